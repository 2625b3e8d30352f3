package facts

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/components/ui"
	"rumbo/engine/fact"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// slow is from how many facts on the page is not kept waiting for a search.
const slow = 15_000

// found is what the list shows: rows of a set, or rows that were taken away.
type found struct {
	asked question // the latest
	done  question // whose answer this is
	set   *fact.Set
	rows  []int32
	gone  []record.ID
	busy  bool
}

// question is all that an answer depends on.
type question struct {
	set   *fact.Set
	route string
}

// query reads the route.
func (f *facts) query(s sheet) fact.Query {
	r, snap := f.P.Route, f.P.Env.Snap()
	q := fact.Query{Words: r.Get("q"), Fold: ui.Fold, Is: map[string]string{}, By: r.Get("by"), Desc: r.Get("desc") != "",
		Name: func(kind string, id record.ID) string { return snap.Title(kind, id) }}
	if q.By == "" {
		q.Desc = true
	}
	q.Within = period.Period{From: day(r.Get("from"))}
	if to := day(r.Get("to")); to.Known() {
		q.Within.To = to + 1
	}
	for _, name := range f.narrowing(s) {
		switch v := r.Get(name); v {
		case "":
		case nothing:
			q.Is[name] = ""
		default:
			q.Is[name] = v
		}
	}
	switch r.Get("origin") {
	case byHand:
		q.Origin = fact.ByHand
	case imported:
		q.Origin = fact.Imported
	case corrected:
		q.Origin = fact.Corrected
	}
	return q
}

// search answers what the route asks; over many facts it does so while the page goes on, and the earlier answer stays in sight.
func (f *facts) search() {
	s, snap := f.sheet(), f.P.Env.Snap()
	set := snap.Facts(s.kind)
	ask := question{set, string(f.P.Route.With("page", "").With("open", ""))}
	if f.found.asked == ask {
		return
	}
	f.found.asked = ask
	if f.P.Route.Get("origin") == removed {
		f.found.set, f.found.rows, f.found.gone, f.found.busy, f.found.done = set, nil, fact.Removed(snap.State, s.kind), false, ask
		return
	}
	q := f.query(s)
	take := func(rows []int32) {
		f.found.set, f.found.rows, f.found.gone, f.found.busy, f.found.done = set, rows, nil, false, ask
	}
	if set.Len < slow {
		take(set.Select(q, nil))
		return
	}
	f.found.busy = true
	env := f.P.Env
	env.Ctx.Async(func() {
		rows := selectPaced(set, q, browser.Pace())
		env.Ctx.Dispatch(func(app.Context) {
			if f.found.asked == ask {
				take(rows)
				env.Host.Refresh()
			}
		})
	})
}

func selectPaced(set *fact.Set, q fact.Query, p *pace.Pace) []int32 {
	p.Now()
	return set.Select(q, p)
}

// total is how many there are.
func (x *found) total() int { return len(x.rows) + len(x.gone) }

// at is the page of the route, from 0, and the last one where it says too much.
func (f *facts) at() int {
	n, _ := strconv.Atoi(f.P.Route.Get("page"))
	return max(0, min(n-1, (f.found.total()-1)/perPage))
}
