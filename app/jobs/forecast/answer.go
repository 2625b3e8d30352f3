//go:build !js || worker

package forecast

import (
	engine "rumbo/engine/forecast"
	"rumbo/engine/period"
	"rumbo/engine/pipeline"
	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// Draws of a forecast; fewer where thousands of deals are open, since then chance averages out.
const (
	draws     = 2000
	fewDraws  = 800
	manyOpen  = 1500
	stretched = .35 // how often a challenging target is reached
	shownPast = 36  // periods of history in the picture at most
	seed      = 20261122
)

// stepsAhead is how many periods the picture goes ahead.
var stepsAhead = map[period.Grain]int{period.Week: 13, period.Month: 12, period.Quarter: 5}

// answer brings everything together.
func (b *bench) answer(t *task, q Question) (*Answer, error) {
	if stepsAhead[q.Grain] == 0 {
		q.Grain = period.Month
	}
	t.total = 4 + origins
	l, err := b.learn(t, q)
	if err != nil {
		return nil, err
	}
	s, err := b.in(t, l, q)
	if err != nil {
		return nil, err
	}
	c := newCaster(q, l, s)
	a := &Answer{AsOf: l.asOf, Open: len(s.open), Learned: l.model.Learned(), Closed: l.model.Deals,
		PerMonth: s.business.PerMonth, Convert: s.business.Conversion(), Given: s.track.given}
	a.Empty = len(s.open) == 0 && len(s.entries) == 0
	a.Short = len(s.months.dated.Values) < short
	if a.Empty {
		return a, nil
	}
	c.prepare(s.months)
	a.Total = c.total()
	a.Scenarios = c.compare(a.Total)
	if err := t.step(); err != nil {
		return nil, err
	}
	a.History = c.aboutHistory()
	a.Overdue, a.Weighable, a.Committed = c.overdue(), c.weighable(), c.count((*deal).isCommitted)
	a.Calibration, a.CalibrationDays = s.track.judged.calibration(), measuredDays
	a.Warnings = c.warnings()
	switch q.Grain {
	case period.Quarter:
		a.Past, a.Ahead = c.quarters()
		return a, t.step()
	case period.Week:
		fine, err := newSales(s.entries, q.Calendar, q.Grain, 0, l.asOf, stepsAhead[q.Grain], t.goOn)
		if err != nil {
			return nil, err
		}
		c.prepare(fine)
	}
	a.Past, a.Ahead = c.picture()
	return a, t.step()
}

// divide answers for the parts of the total.
func (b *bench) divide(t *task, q Question, by string) (*Parts, error) {
	t.total = 4 + origins
	l, err := b.learn(t, q)
	if err != nil {
		return nil, err
	}
	s, err := b.in(t, l, q)
	if err != nil || len(s.open) == 0 && len(s.entries) == 0 {
		return &Parts{By: by}, err
	}
	c := newCaster(q, l, s)
	c.prepare(s.months)
	t.done = 0
	return c.parts(t, by)
}

// caster forecasts the periods of one grain.
type caster struct {
	q     Question
	l     *learned
	s     *scoped
	draws int

	sales   *sales
	periods []period.Period // whole
	options pipeline.Options
	base    *pipeline.Forecast // of the pipeline, under no what-if
	series  [][]float64        // of the history; nil if it says nothing
	weights []float64
}

func newCaster(q Question, l *learned, s *scoped) *caster {
	c := &caster{q: q, l: l, s: s, draws: draws}
	if len(s.open) > manyOpen {
		c.draws = fewDraws
	}
	return c
}

// prepare simulates the periods of the sales' grain.
func (c *caster) prepare(m *sales) {
	steps := stepsAhead[m.grain]
	if m.grain == period.Month {
		steps = monthsAhead
	}
	c.sales, c.periods, c.weights = m, nil, nil
	c.options = pipeline.Options{Draws: c.draws, Seed: seed}
	for k := range steps {
		p := c.q.Calendar.Next(m.first, k)
		c.periods = append(c.periods, p)
		rest := p
		if rest.From <= c.l.asOf {
			rest = period.Period{From: c.l.asOf + 1, To: p.To}
		}
		c.options.Periods = append(c.options.Periods, rest)
		c.options.Booked = append(c.options.Booked, m.wonIn(p))
		c.weights = append(c.weights, c.weightAt(p))
	}
	c.base = c.l.model.Run(c.s.open, c.s.business, c.options, pipeline.Scenario{})
	c.series = m.futures(c.draws, seed)
}

// weightAt is the pipeline's weight in a period: that of the months ahead in whose days it lies.
func (c *caster) weightAt(p period.Period) float64 {
	month := func(d period.Date) int {
		return max(0, min(len(c.s.weights)-1, int(float64(d-c.l.asOf)/30.44)))
	}
	return stats.Mean(c.s.weights[month(p.From) : month(p.To-1)+1])
}

// whole are the draws of a period in whole, of both ways together.
func (c *caster) whole(k int) []float64 {
	if c.series == nil {
		return c.base.Total[k]
	}
	return join(c.base.Total[k], c.series[k], c.weights[k])
}

// quarters are the sums of their months, draw by draw, so that both pictures say the same.
func (c *caster) quarters() ([]Past, []Ahead) {
	var past []Past
	d, err := engine.Aggregate(c.sales.entries, c.q.Calendar, period.Quarter, 0, c.l.asOf+1)
	if err == nil {
		for i := max(0, len(d.Values)-shownPast); i < len(d.Values); i++ {
			past = append(past, Past{d.Periods[i], d.Values[i]})
		}
	}
	weighted, committed := c.weighted(), c.committed()
	first := c.q.Calendar.Of(period.Quarter, c.l.asOf+1)
	var ahead []Ahead
	for k := range stepsAhead[period.Quarter] {
		s := c.spanOf(c.q.Calendar.Next(first, k))
		_, _, both := c.totals(s)
		ahead = append(ahead, Ahead{Period: s.period, Won: c.sales.wonIn(s.period), Whole: rangeOf(both), Weight: c.weight(s),
			Weighted: stats.Sum(weighted[s.from:s.to]), Commit: c.sales.wonIn(s.period) + stats.Sum(committed[s.from:s.to])})
	}
	return past, ahead
}

func (c *caster) picture() ([]Past, []Ahead) {
	var past []Past
	d := c.sales.dated
	for i := max(0, len(d.Values)-shownPast); i < len(d.Values); i++ {
		past = append(past, Past{d.Periods[i], d.Values[i]})
	}
	weighted, committed := c.weighted(), c.committed()
	var ahead []Ahead
	for k, p := range c.periods[:stepsAhead[c.sales.grain]] {
		a := Ahead{Period: p, Won: c.options.Booked[k], Whole: rangeOf(c.whole(k)), Weight: c.weights[k], Weighted: weighted[k],
			Commit: c.options.Booked[k] + committed[k]}
		if c.series == nil {
			a.Weight = 1
		}
		ahead = append(ahead, a)
	}
	return past, ahead
}

// weighted is the open amount times its probability by period of the expected close; what is overdue
// stands in the first. It is what a spreadsheet says of the open deals.
func (c *caster) weighted() []float64 { return c.byClose(c.spreadsheet) }

// committed is the amount of the open deals that sellers commit to, likewise.
func (c *caster) committed() []float64 {
	return c.byClose(func(d *deal) (float64, bool) {
		return float64(d.Amount.Minor), d.isCommitted() && d.Amount.Known && d.close.Known()
	})
}

// isCommitted reports whether the deal is open and its owner commits to it.
func (d *deal) isCommitted() bool {
	return d.Outcome == pipeline.Open && d.Category == pipeline.Committed
}

func (c *caster) byClose(worth func(*deal) (float64, bool)) []float64 {
	out := make([]float64, len(c.periods))
	for _, d := range c.s.deals {
		v, ok := worth(d)
		for k, p := range c.periods {
			if ok && (p.Contains(d.close) || k == 0 && d.close < p.From) {
				out[k] += v
			}
		}
	}
	return out
}

// spreadsheet is an open deal's amount times its probability; false without either or a date.
func (c *caster) spreadsheet(d *deal) (float64, bool) {
	if d.Outcome != pipeline.Open || !d.Amount.Known || !d.close.Known() {
		return 0, false
	}
	p := d.chance
	if p < 0 {
		p = c.l.history.Stages.Find(d.Stage).Prob
	}
	return p * float64(d.Amount.Minor), p >= 0
}

// count is the number of deals of the scope of which something holds.
func (c *caster) count(holds func(*deal) bool) int {
	n := 0
	for _, d := range c.s.deals {
		if holds(d) {
			n++
		}
	}
	return n
}

func (c *caster) weighable() int {
	return c.count(func(d *deal) bool {
		_, ok := c.spreadsheet(d)
		return ok
	})
}

func (c *caster) overdue() int {
	return c.count(func(d *deal) bool { return d.Outcome == pipeline.Open && d.close.Known() && d.close <= c.l.asOf })
}

func (c *caster) aboutHistory() History {
	m := c.s.months
	h := History{Months: len(m.dated.Values), Late: m.late}
	if !m.known {
		return h
	}
	h.Reasons = m.ahead.Reasons
	for _, p := range m.ahead.Parts {
		if model, ok := engine.Lookup(p.Model); ok {
			h.Parts = append(h.Parts, Part{model.Name, p.Weight})
		}
	}
	a := c.s.track.history
	if h.N = a.N; a.N > 0 {
		h.WAPE, h.MASE, h.Bias, h.Cov80 = known(a.WAPE), known(a.MASE), known(a.Bias), known(a.Cov80)
	}
	return h
}

// warnings say everything weak, each once.
func (c *caster) warnings() []text.Text {
	var out []text.Text
	seen := map[text.Text]bool{}
	add := func(t text.Text) {
		if !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	for _, w := range c.s.months.dated.Warnings {
		add(w.Text)
	}
	if c.s.months.known {
		for _, w := range c.s.months.ahead.Warnings {
			add(w.Text)
		}
	}
	for _, w := range c.s.warnings {
		add(w)
	}
	for _, list := range [][]pipeline.Warning{c.s.history.Warnings, c.l.model.Warnings, c.base.InHand.Warnings} {
		for _, w := range list {
			add(w.Text)
		}
	}
	return out
}
