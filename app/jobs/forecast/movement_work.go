//go:build !js || worker

package forecast

import (
	"rumbo/engine/period"
	"rumbo/engine/pipeline"
)

// oldest is how many deals of a stage are named.
const oldest = 50

// recorded orders the deals of a scope with what is first known of them holding since their creation.
func (b *bench) recorded(t *task, s Scope, today period.Date) (*pipeline.History, error) {
	var deals []pipeline.Deal
	for i := range b.tab.deals {
		if s.holds(&b.tab.deals[i]) {
			deals = append(deals, b.tab.deals[i].Deal)
		}
	}
	if err := t.step(); err != nil {
		return nil, err
	}
	deals = pipeline.Recorded(deals)
	if err := t.step(); err != nil {
		return nil, err
	}
	h := pipeline.NewHistory(b.tab.stages, deals, today)
	return h, t.step()
}

// move answers how the pipeline went.
func (b *bench) move(t *task, q Between) (*Moved, error) {
	t.total = 5
	h, err := b.recorded(t, q.Scope, q.Today)
	if err != nil {
		return nil, err
	}
	m := h.Movement(q.From, q.To, q.Due)
	if err := t.step(); err != nil {
		return nil, err
	}
	out := &Moved{Start: m.Start, End: m.End, StartN: m.StartN, EndN: m.EndN, Sum: m.Flow, Count: m.Counts, DueN: m.Slips.Due, DueSum: m.Slips.DueAmount,
		SlippedN: len(m.Slips.Slipped), SlippedSum: m.Slips.Amount, WonAtClose: m.WonAtClose, Fresh: m.Between, FreshSum: m.BetweenAmount,
		Elsewhere: m.Elsewhere, ElseSum: m.ElsewhereAmount, NoAmount: m.NoAmount, Assumed: m.Assumed}
	for _, c := range m.Changes {
		out.Changes = append(out.Changes, Changed{c.ID, Flow(c.Flow), Amount(c.Before), Amount(c.After), c.Delta, c.Due, c.DueAfter, int(c.Pushes)})
	}
	slipped := map[string]bool{}
	for _, s := range m.Slips.Slipped {
		slipped[s.ID] = true
	}
	for _, p := range m.Pushes {
		out.Pushes = append(out.Pushes, Pushed{p.ID, int(p.Times), int(p.Ever), p.From, p.To, Amount(p.Amount), p.Open, slipped[p.ID]})
	}
	for _, s := range h.Ageing(q.To) {
		a := StageAge{Stage: s.Stage.ID, Stays: s.Stays, Median: s.Median, P90: s.P90, Count: s.Count}
		for _, d := range s.Deals {
			if d.Over == pipeline.AgeExtreme && len(a.Oldest) < oldest {
				a.Oldest = append(a.Oldest, Aged{d.ID, int(d.Days), Amount(d.Amount)})
			}
		}
		out.Ages = append(out.Ages, a)
	}
	return out, t.step()
}
