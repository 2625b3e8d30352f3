//go:build !js || worker

package forecast

import (
	"rumbo/engine/period"
	"rumbo/engine/pipeline"
	"rumbo/engine/stats"
)

// span is where the months of the total lie among those ahead, and what was won before them.
type span struct {
	period   period.Period
	from, to int
	before   float64 // won in months of the total that are over
}

func (c *caster) span() span { return c.spanOf(c.q.Total.Of(c.q.Calendar, c.l.asOf+1)) }

func (c *caster) spanOf(p period.Period) span {
	s := span{period: p}
	s.before = c.sales.wonIn(period.Period{From: s.period.From, To: min(s.period.To, c.sales.first.From)})
	for k, p := range c.periods {
		if p.From < s.period.From {
			s.from = k + 1
		}
		if p.To <= s.period.To {
			s.to = k + 1
		}
	}
	return s
}

// weight is the pipeline's weight in the total: that of its months by what the pipeline expects.
func (c *caster) weight(s span) float64 {
	if c.series == nil {
		return 1
	}
	sum, all := 0.0, 0.0
	for k := s.from; k < s.to; k++ {
		v := stats.Mean(c.base.Total[k]) + 1
		sum += c.weights[k] * v
		all += v
	}
	return sum / all
}

// plus adds the same to all draws.
func plus(draws []float64, v float64) []float64 {
	for i := range draws {
		draws[i] += v
	}
	return draws
}

// draws of the total: by the pipeline, by the history (nil if it says nothing), and together. Sums are
// made draw by draw, since quantiles do not add up.
func (c *caster) totals(s span) (deals, series, both []float64) {
	deals = plus(sumOver(c.base.Total, s.from, s.to), s.before)
	if c.series == nil {
		return deals, nil, deals
	}
	series = plus(sumOver(c.series, s.from, s.to), s.before)
	return deals, series, join(deals, series, c.weight(s))
}

func (c *caster) total() Total {
	s := c.span()
	deals, series, both := c.totals(s)
	t := Total{Period: s.period, Won: c.sales.wonIn(s.period), Whole: rangeOf(both), Weight: c.weight(s)}
	t.Stages = c.pieces(s)
	t.Fresh = stats.Mean(sumOver(c.base.New.Revenue, s.from, s.to))
	t.Adjust = t.Whole.Mean - stats.Mean(deals)
	t.Budget, t.Stretch = stats.Quantile(both, .5), stats.Quantile(both, 1-stretched)
	if t.Target = c.q.Target; t.Target > 0 {
		t.Chance = share(both, t.Target)
	}
	t.Ways = c.ways(s, deals, series, both)
	t.Matter = c.matter(s, t)
	return t
}

func share(draws []float64, target float64) float64 {
	n := 0
	for _, v := range draws {
		if v >= target {
			n++
		}
	}
	return float64(n) / float64(len(draws))
}

// pieces are what the open deals are expected to bring to the total, by stage in process order.
func (c *caster) pieces(s span) []Piece {
	stage := map[string]*Piece{}
	var out []Piece
	for _, st := range c.l.history.Stages {
		if st.Kind == pipeline.Open {
			out = append(out, Piece{Stage: st.ID})
		}
	}
	out = append(out, Piece{}) // those whose stage is not known
	for i := range out {
		stage[out[i].Stage] = &out[i]
	}
	of := map[string]string{}
	for _, st := range c.s.open {
		p := stage[st.Stage]
		if p == nil {
			p = stage[""]
		}
		of[st.ID] = p.Stage
		p.Deals++
		if st.Amount.Known {
			p.Priced++
			p.Amount += float64(st.Amount.Minor)
		}
	}
	for _, d := range c.base.InHand.Deals {
		for k := s.from; k < s.to; k++ {
			stage[of[d.ID]].Expected += d.Expected[k]
		}
	}
	if out[len(out)-1].Deals == 0 {
		out = out[:len(out)-1]
	}
	return out
}

// ways are the forecasts side by side, the one shown first.
func (c *caster) ways(s span, deals, series, both []float64) []Way {
	one := func(id string, draws []float64) Way {
		r := rangeOf(draws)
		return Way{ID: id, Mean: r.P50, Range: &r, Measured: c.s.track.ways[id]}
	}
	out := []Way{one("together", both), one("pipeline", deals)}
	if series != nil {
		out = append(out, one("history", series))
	}
	booked := s.before
	repeat := s.before
	declared := 0.0
	for k := s.from; k < s.to; k++ {
		booked += c.options.Booked[k]
		repeat += c.options.Booked[k]
		if k == 0 {
			repeat += c.sales.late * c.sales.usual()
		} else {
			repeat += c.sales.usual()
		}
	}
	for _, v := range c.weighted()[s.from:s.to] {
		declared += v
	}
	days := int32(s.period.To - 1 - c.l.asOf)
	ahead := stageWeighted(c.l.history, c.s.open, c.l.asOf, days, c.s.meanWon(c.l.asOf))
	if s.from > 0 { // only what comes after the months before
		before := int32(c.periods[s.from].From - 1 - c.l.asOf)
		ahead -= stageWeighted(c.l.history, c.s.open, c.l.asOf, before, c.s.meanWon(c.l.asOf))
	}
	out = append(out, Way{ID: "stages", Mean: booked + ahead, Measured: c.s.track.ways["stages"]})
	if len(c.sales.dated.Values) > 0 {
		out = append(out, Way{ID: "repeat", Mean: repeat, Measured: c.s.track.ways["repeat"]})
	}
	if c.weighable() > 0 {
		out = append(out, Way{ID: "declared", Mean: booked + declared, Measured: c.s.track.ways["declared"]})
	}
	if c.count((*deal).isCommitted) > 0 {
		out = append(out, Way{ID: "commit", Mean: booked + stats.Sum(c.committed()[s.from:s.to]), Measured: c.s.track.ways["commit"]})
	}
	return out
}

// mostDeciders are shown.
const mostDeciders = 12

// matter ranks the open deals on which the total depends.
func (c *caster) matter(s span, t Total) []Decider {
	rest := period.Period{From: c.options.Periods[s.from].From, To: s.period.To}
	o := pipeline.Options{Draws: c.draws, Seed: seed, Periods: []period.Period{rest}, Booked: []float64{t.Won}}
	d := c.l.model.Simulate(c.s.open, o)
	// The deals in hand have to bring what is missing after all else that is expected.
	target := t.Target - (t.Whole.Mean - d.Mean(0))
	states := make(map[string]pipeline.State, len(c.s.open))
	for _, st := range c.s.open {
		states[st.ID] = st
	}
	var out []Decider
	for _, w := range c.l.model.Matter(d, c.s.open, o, 0, target, mostDeciders) {
		st := states[w.ID]
		x := Decider{ID: w.ID, Chance: w.Chance, Expected: w.Expected, Share: w.Share, Swing: w.Swing, IfWon: w.IfWon, IfNot: w.IfNot,
			Amount: float64(st.Amount.Minor), AmountKnown: st.Amount.Known}
		for _, r := range c.l.model.Reasons(st, c.l.history.Stages, 4) {
			x.Reasons = append(x.Reasons, Reason{r.Text, r.LogOdds > 0})
		}
		out = append(out, x)
	}
	return out
}

// compare runs the what-ifs on the same draws. What a scenario changes in the pipeline's word changes the
// forecast by as much: the history of sales knows nothing of it.
func (c *caster) compare(t Total) []Compared {
	if len(c.q.Scenarios) == 0 {
		return nil
	}
	s := c.span()
	_, _, both := c.totals(s)
	before := sumOver(c.base.Total, s.from, s.to)
	names, runs := []string{""}, []*pipeline.Forecast{{Total: [][]float64{both}}}
	for _, sc := range c.q.Scenarios {
		run := c.l.model.Run(c.s.open, c.s.business, c.options, c.scenario(sc))
		changed := sumOver(run.Total, s.from, s.to)
		for i := range changed {
			changed[i] += both[i] - before[i]
		}
		names, runs = append(names, sc.Name), append(runs, &pipeline.Forecast{Total: [][]float64{changed}})
	}
	var out []Compared
	for _, r := range pipeline.Compare(names, runs, 0, t.Target) {
		out = append(out, Compared{r.Name, r.Low, r.Mid, r.Top, r.Chance, r.Diff, r.DiffLow, r.DiffTop})
	}
	return out
}

// rampMonths is how long a person who joins takes to bring as many deals as the others.
const rampMonths = 4

// scenario puts a what-if into the pipeline's terms.
func (c *caster) scenario(w WhatIf) pipeline.Scenario {
	out := pipeline.Scenario{Name: w.Name, WinRate: 1 + w.WinRate, DealSize: 1 + w.DealSize, Cycle: 1 + w.Cycle, NewDeals: 1 + w.NewDeals}
	for _, id := range w.Lost {
		out.Deals = force(out.Deals, id, false)
	}
	for _, id := range w.Won {
		out.Deals = force(out.Deals, id, true)
	}
	if w.Hires > 0 {
		from := w.HireFrom
		if !from.Known() {
			from = c.l.asOf + 1
		}
		out.Hires = []pipeline.Hire{{From: from, RampMonths: rampMonths, PerMonth: float64(w.Hires) * c.perSeller()}}
	}
	return out
}

func force(all map[string]pipeline.Forced, id string, won bool) map[string]pipeline.Forced {
	if all == nil {
		all = map[string]pipeline.Forced{}
	}
	all[id] = pipeline.Forced{Won: won}
	return all
}

// perSeller is how many new deals a month one of those brings who brought any in the last year.
func (c *caster) perSeller() float64 {
	who := map[string]bool{}
	for _, d := range c.s.deals {
		if d.Owner != "" && d.Created > c.l.asOf-365 && d.Created <= c.l.asOf {
			who[d.Owner] = true
		}
	}
	return c.s.business.PerMonth / float64(max(1, len(who)))
}
