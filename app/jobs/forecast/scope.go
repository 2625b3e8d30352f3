//go:build !js || worker

package forecast

import (
	engine "rumbo/engine/forecast"
	"rumbo/engine/period"
	"rumbo/engine/pipeline"
	"rumbo/engine/text"
)

// scoped is what holds for a part of the company on a day.
type scoped struct {
	deals    []*deal
	history  *pipeline.History
	open     []pipeline.State
	business *pipeline.Business
	entries  []engine.Entry
	warnings []text.Text
	months   *sales
	track    *track
	weights  []float64 // of the pipeline's word, by month ahead
}

func won(d *deal) bool { return d.Outcome == pipeline.Won }

// monthsAhead is how far the months are forecast; the picture shows twelve.
const monthsAhead = 18

// in prepares a scope: its deals, its sales by month, and how the ways did on them.
func (b *bench) in(t *task, l *learned, q Question) (*scoped, error) {
	if s := l.scopes[q.Scope]; s != nil {
		return s, nil
	}
	s := &scoped{}
	var deals []pipeline.Deal
	for i := range b.tab.deals {
		if d := &b.tab.deals[i]; q.Scope.holds(d) {
			s.deals = append(s.deals, d)
			deals = append(deals, d.Deal)
		}
	}
	s.history = l.history
	if len(deals) < len(b.tab.deals) {
		s.history = pipeline.NewHistory(b.tab.stages, deals, l.asOf)
	}
	s.open = s.history.Open(l.asOf)
	s.business = pipeline.LearnBusiness(s.history, l.asOf)
	s.entries, s.warnings = b.tab.entries(q.Scope)
	var err error
	if s.months, err = newSales(s.entries, q.Calendar, period.Month, 0, l.asOf, monthsAhead, t.goOn); err != nil {
		return nil, err
	}
	if err = t.step(); err != nil {
		return nil, err
	}
	if s.track, err = b.measure(t, l, s); err != nil {
		return nil, err
	}
	s.weights = pipeline.Weights(s.track.errors, monthsAhead)
	l.scopes[q.Scope] = s
	return s, nil
}

// goOn lets the fits of a series be stopped.
func (t *task) goOn(int, int) bool {
	if t.tell != nil {
		t.tell(min(t.done, t.total), t.total)
	}
	return t.ctx.Err() == nil
}
