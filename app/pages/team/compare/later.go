package compare

import (
	"time"

	"rumbo/app/browser"
	"rumbo/app/page"
	"rumbo/engine/compare"
	"rumbo/engine/pace"
)

// piece works something out, giving way, and gives what takes it over.
type piece func(give *pace.Pace) (take func())

// later is what a drawing found missing: it is worked out one after the other, while the page goes on answering.
type later struct {
	asked map[string]bool
	queue []piece
	busy  bool
	drawn time.Time
}

// redraw is how often answers that came are drawn.
const redraw = 300 * time.Millisecond

// missing asks for a piece, once for a question; over few deals it is there at once.
func (v *view) missing(key string, f piece) {
	if !v.many {
		f(nil)()
		return
	}
	if v.later.asked[key] {
		return
	}
	v.later.asked[key] = true
	v.later.queue = append(v.later.queue, f)
	if !v.later.busy {
		v.later.busy = true
		v.next()
	}
}

func (v *view) next() {
	l := &v.later
	if len(l.queue) == 0 {
		l.busy = false
		return
	}
	f, q := l.queue[0], v.about
	l.queue = l.queue[1:]
	page.Async(v.P.Env, func() (func(), error) { return f(browser.Pace()), nil }, func(take func(), _ error) {
		if v.about == q {
			take()
		}
		if len(l.queue) == 0 || time.Since(l.drawn) > redraw {
			l.drawn = time.Now()
			v.P.Env.Host.Refresh()
		}
		v.next()
	})
}

// mixesOf tells in what somebody's deals are others; false while that is not known yet.
func (v *view) mixesOf(id string) ([]compare.Mix, bool) {
	if _, ready := v.mixes[id]; !ready {
		in, dim := v.input(), v.about.dim
		v.missing("mix "+id, func(give *pace.Pace) func() {
			m := compare.Mixes(in, dim, id, give)
			return func() { v.mixes[id] = m }
		})
	}
	m, ready := v.mixes[id]
	return m, ready
}

// factorsOf takes somebody's result apart; false while that is not done yet.
func (v *view) factorsOf(id string) (compare.Factors, bool) {
	if _, ready := v.factors[id]; !ready {
		in := v.within(id)
		v.missing("factors "+id, func(give *pace.Pace) func() {
			f := compare.FactorsOf(in, give)
			return func() { v.factors[id] = f }
		})
	}
	f, ready := v.factors[id]
	return f, ready
}
