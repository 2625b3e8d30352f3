//go:build !js || worker

package forecast

import (
	"context"
	"encoding/json"
	"errors"
	"sync"

	"rumbo/app/worker"
	"rumbo/engine/period"
	"rumbo/engine/pipeline"
)

// Register makes the job known to the program that it is linked into.
func Register() { worker.Register(job, (&bench{}).run) }

// bench is the worker's side. It keeps the deals of one revision and what it learned from them.
type bench struct {
	mu  sync.Mutex
	key string
	all map[period.Date]*learned // by the day on which the forecast stands
	tab *table
}

// run answers nothing when it lacks the deals.
func (b *bench) run(ctx context.Context, in []byte, progress func(done, total int)) ([]byte, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	head, packed, ok := unframe(in)
	var h header
	if !ok || json.Unmarshal(head, &h) != nil {
		return nil, errors.New("forecast: bad question")
	}
	if b.tab == nil || b.key != h.Key {
		if len(packed) == 0 {
			return nil, nil
		}
		t, err := unpack(packed)
		if err != nil {
			return nil, err
		}
		b.tab, b.key, b.all = t, h.Key, map[period.Date]*learned{}
	}
	t := &task{ctx: ctx, tell: progress}
	var a any
	var err error
	switch {
	case h.Between != nil:
		a, err = b.move(t, *h.Between)
	case h.Lives != nil:
		return b.lives(t, *h.Lives)
	case h.By != "":
		a, err = b.divide(t, h.Question, h.By)
	default:
		a, err = b.answer(t, h.Question)
	}
	if err != nil {
		return nil, err
	}
	return json.Marshal(a)
}

// task is a computation that can be stopped and tells how far it is.
type task struct {
	ctx         context.Context
	tell        func(done, total int)
	done, total int
}

// step counts one piece of work and says whether to go on.
func (t *task) step() error {
	t.done++
	if t.tell != nil {
		t.tell(min(t.done, t.total), t.total)
	}
	return t.ctx.Err()
}

// learned is what holds for all scopes on a day: the deals in order and the chances learned from them.
type learned struct {
	asOf    period.Date
	history *pipeline.History
	model   *pipeline.Model
	past    map[period.Date]*pipeline.Model // as they would have been learned then
	scopes  map[Scope]*scoped
}

// Rows that the chances are learned from: more make them hardly better and the wait longer.
const (
	rowsNow  = 12000
	rowsPast = 5000
)

// learn orders the deals and learns from them, once a day of the forecast.
func (b *bench) learn(t *task, q Question) (*learned, error) {
	if l := b.all[q.AsOf]; l != nil {
		return l, nil
	}
	deals := make([]pipeline.Deal, len(b.tab.deals))
	for i := range b.tab.deals {
		deals[i] = b.tab.deals[i].Deal
	}
	l := &learned{asOf: q.AsOf, past: map[period.Date]*pipeline.Model{}, scopes: map[Scope]*scoped{}}
	l.history = pipeline.NewHistory(b.tab.stages, deals, q.AsOf)
	if err := t.step(); err != nil {
		return nil, err
	}
	l.model = pipeline.Fit(l.history, q.AsOf, pipeline.Config{MaxRows: rowsNow})
	b.all[q.AsOf] = l
	return l, t.step()
}

// holds reports whether a deal belongs to the scope.
func (s Scope) holds(d *deal) bool {
	switch s.Kind {
	case "line":
		return d.Line == s.ID
	case "team":
		return d.team == s.ID
	case "person":
		return d.Owner == s.ID
	case "account":
		return d.Account == s.ID
	}
	return true
}

func unframe(in []byte) (head, table []byte, ok bool) {
	if len(in) < 4 {
		return nil, nil, false
	}
	n := int(in[0]) | int(in[1])<<8 | int(in[2])<<16 | int(in[3])<<24
	if n < 0 || n > len(in)-4 {
		return nil, nil, false
	}
	return in[4 : 4+n], in[4+n:], true
}
