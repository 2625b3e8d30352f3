package pipeline

import (
	"math"

	"rumbo/engine/period"
	"rumbo/engine/stats"
)

// Options says what to simulate. The zero Options have one period: as far as
// the model looks ahead.
type Options struct {
	Draws   int             // 2000
	Seed    uint64          // equal seeds, equal answers
	Periods []period.Period // ascending, not overlapping
	// Booked is what was won already per period, in minor units; it is added.
	Booked []float64
	// Independent leaves out the common shocks, to show what they are worth.
	Independent bool
}

// Distribution is what may come of every period: draw s is one possible future
// over all periods. Amounts are in minor units.
type Distribution struct {
	Periods []period.Period
	Revenue [][]float64 // [period][draw]
	Wins    [][]float64 // [period][draw], number of deals won
	// Deals are the single deals' shares, in the order of their IDs.
	Deals    []Outlook
	Warnings []Warning
}

// Outlook is what one deal brings to every period.
type Outlook struct {
	ID       string
	Chance   []float64 // of being won in the period
	Expected []float64 // mean revenue in the period, in minor units
}

// Quantile is the revenue of a period that is not reached with probability p.
func (d *Distribution) Quantile(period int, p float64) float64 {
	return stats.Quantile(d.Revenue[period], p)
}

// Mean is the expected revenue of a period.
func (d *Distribution) Mean(period int) float64 { return stats.Mean(d.Revenue[period]) }

// Chance is the probability that the period's revenue reaches the target.
func (d *Distribution) Chance(period int, target float64) float64 {
	return reach(d.Revenue[period], target)
}

func reach(draws []float64, target float64) float64 {
	n := 0
	for _, v := range draws {
		if v >= target {
			n++
		}
	}
	return float64(n) / float64(max(1, len(draws)))
}

// simulator is one simulation under way.
type simulator struct {
	model  *Model
	opt    Options
	asOf   Day
	sd     float64 // of a deal's whole shift
	bins   map[string][]uint8
	centre []float64 // per step
	slot   []int16   // period of every day ahead, -1 for none
	change Scenario
}

// Simulate draws the futures of the open deals. Deals whose state is not open
// are left out. Each draw has its own common shock for all deals, and one per
// line of business.
func (m *Model) Simulate(open []State, opt Options) *Distribution {
	return m.simulate(open, opt, Scenario{})
}

func (m *Model) simulate(open []State, opt Options, change Scenario) *Distribution {
	s := m.newSimulator(open, opt, change)
	d := s.empty()
	c := newCurves(m.Config.Steps)
	missing := 0
	for i := range open {
		if open[i].Kind != Open {
			continue
		}
		out := Outlook{ID: open[i].ID, Chance: make([]float64, len(d.Periods)), Expected: make([]float64, len(d.Periods))}
		if !open[i].Amount.Known {
			missing++
		}
		s.deal(&open[i], c, func(draw, slot int, amount float64) {
			d.Revenue[slot][draw] += amount
			d.Wins[slot][draw]++
			out.Chance[slot]++
			out.Expected[slot] += amount
		})
		for p := range out.Chance {
			out.Chance[p] /= float64(s.opt.Draws)
			out.Expected[p] /= float64(s.opt.Draws)
		}
		d.Deals = append(d.Deals, out)
	}
	if missing > 0 {
		d.Warnings = append(d.Warnings, warn(WarnNoAmount, missing))
	}
	return d
}

func (m *Model) newSimulator(open []State, opt Options, change Scenario) *simulator {
	if opt.Draws <= 0 {
		opt.Draws = 2000
	}
	s := &simulator{model: m, opt: opt, asOf: m.AsOf, bins: map[string][]uint8{}, change: change}
	if len(open) > 0 {
		s.asOf = open[0].AsOf
	}
	if len(opt.Periods) == 0 {
		s.opt.Periods = []period.Period{{From: s.asOf + 1, To: s.asOf + 1 + Day(s.horizon())}}
	}
	if !opt.Independent {
		s.sd = math.Hypot(m.Shock, m.GroupShock)
		s.drawShocks(open)
	}
	s.slot = make([]int16, s.horizon()+1)
	for d := range s.slot {
		s.slot[d] = -1
		for p, span := range s.opt.Periods {
			if span.Contains(s.asOf + Day(d)) {
				s.slot[d] = int16(p)
			}
		}
	}
	s.centre = s.findCentre(open)
	return s
}

// horizon is the number of days looked ahead, twice the model's where a
// scenario makes the cycle longer.
func (s *simulator) horizon() int {
	return 2 * s.model.Config.Steps * int(s.model.Config.StepDays)
}

func (s *simulator) empty() *Distribution {
	d := &Distribution{Periods: s.opt.Periods, Warnings: append([]Warning(nil), s.model.Warnings...)}
	for p := range s.opt.Periods {
		revenue, wins := make([]float64, s.opt.Draws), make([]float64, s.opt.Draws)
		if p < len(s.opt.Booked) {
			for i := range revenue {
				revenue[i] = s.opt.Booked[p]
			}
		}
		d.Revenue, d.Wins = append(d.Revenue, revenue), append(d.Wins, wins)
	}
	return d
}

// drawShocks fixes for every draw and group the bin of its shift.
func (s *simulator) drawShocks(open []State) {
	common := normals("market", s.opt.Seed, s.opt.Draws)
	for i := range open {
		g := groupOf(&open[i])
		if s.bins[g] != nil {
			continue
		}
		own := normals("group "+g, s.opt.Seed, s.opt.Draws)
		bins := make([]uint8, s.opt.Draws)
		for k := range bins {
			bins[k] = uint8(shockBin(s.model.Shock*common[k]+s.model.GroupShock*own[k], s.sd))
		}
		s.bins[g] = bins
	}
}

// centreSample bounds the deals that the centre is found on.
const centreSample = 300

// Gauss–Hermite nodes and weights of a standard normal, n = 5.
var (
	hermiteNode   = [5]float64{-2.856970013872806, -1.355626179974266, 0, 1.355626179974266, 2.856970013872806}
	hermiteWeight = [5]float64{.011257411327720, .222075922005613, .533333333333333, .222075922005613, .011257411327720}
)

// findCentre is the shift of all log-odds, per step, that keeps the mean
// number of wins what the model says: shocks to both sides do not cancel on a
// curve, and good ones bring wins forward.
func (s *simulator) findCentre(open []State) []float64 {
	centre := make([]float64, s.model.Config.Steps)
	if s.sd == 0 {
		return centre
	}
	var flat []State
	for _, st := range open {
		if st.Kind == Open {
			flat = append(flat, st)
		}
	}
	var deals []centred
	stride := max(1, (len(flat)+centreSample-1)/centreSample)
	for i := 0; i < len(flat); i += stride {
		d := centred{}
		d.win, d.lose = s.model.hazards(flat[i])
		for k := range d.open {
			d.open[k] = 1
		}
		d.plain = 1
		deals = append(deals, d)
	}
	for j := range centre {
		centre[j] = s.centreStep(deals, j)
	}
	return centre
}

// centred is one deal on the way through the steps: its hazards, and the
// chance that it is still open at every node and without shocks.
type centred struct {
	win, lose []float64
	open      [5]float64
	plain     float64
}

// centreStep finds the shift of one step by bisection and moves the deals past it.
func (s *simulator) centreStep(deals []centred, j int) float64 {
	want := 0.0
	for i := range deals {
		want += deals[i].plain * logistic(deals[i].win[j])
	}
	low, high := -3.0, 3.0
	for range 18 {
		mid, got := (low+high)/2, 0.0
		for k, z := range hermiteNode {
			sum := 0.0
			for i := range deals {
				sum += deals[i].open[k] * logistic(deals[i].win[j]+mid+z*s.sd)
			}
			got += hermiteWeight[k] * sum
		}
		if got > want {
			high = mid
		} else {
			low = mid
		}
	}
	c := (low + high) / 2
	for i := range deals {
		d := &deals[i]
		d.plain *= (1 - logistic(d.win[j])) * (1 - logistic(d.lose[j]))
		for k, z := range hermiteNode {
			shift := c + z*s.sd
			d.open[k] *= (1 - logistic(d.win[j]+shift)) * (1 - logistic(d.lose[j]-shift))
		}
	}
	return c
}

// curves are a deal's cumulated chances of being won, one curve per shock bin.
type curves struct {
	won  [shockBins][]float64
	lost []float64
	done [shockBins]bool
}

func newCurves(steps int) *curves {
	c := &curves{lost: make([]float64, steps)}
	for k := range c.won {
		c.won[k] = make([]float64, steps)
	}
	return c
}

// deal draws the futures of one deal; won is told of every win that falls into
// a period. One number decides whether and when: a better chance wins every
// draw that a worse one wins, and not later.
func (s *simulator) deal(st *State, c *curves, won func(draw, slot int, amount float64)) {
	if forced, ok := s.change.Deals[st.ID]; ok {
		s.forced(st, forced, won)
		return
	}
	win, lose := s.model.hazards(*st)
	c.done = [shockBins]bool{}
	bins := s.bins[groupOf(st)]
	l := newLuck(st.ID, s.opt.Seed)
	step := float64(s.model.Config.StepDays)
	factor := s.change.winFactor()
	for draw := 0; draw < s.opt.Draws; draw++ {
		bin := shockBins / 2
		if bins != nil {
			bin = int(bins[draw])
		}
		curve := c.won[bin]
		if !c.done[bin] {
			accumulate(win, lose, s.centre, shockOf(bin, s.sd), curve, c.lost)
			raise(curve, factor)
			c.done[bin] = true
		}
		u := l.at(draw, 0)
		if u >= curve[len(curve)-1] {
			continue
		}
		j, before := 0, 0.0
		for u >= curve[j] {
			before = curve[j]
			j++
		}
		days := (float64(j) + (u-before)/(curve[j]-before)) * step * s.change.cycleFactor()
		s.book(st, l, draw, days, won)
	}
}

// raise multiplies a curve of chances, never beyond 98 % (or what it was).
func raise(curve []float64, factor float64) {
	last := curve[len(curve)-1]
	if factor == 1 || last <= 0 {
		return
	}
	factor = math.Min(factor, math.Max(1, .98/last))
	for j := range curve {
		curve[j] *= factor
	}
}

// book finds the period and the amount of a win after so many days.
func (s *simulator) book(st *State, l luck, draw int, days float64, won func(draw, slot int, amount float64)) {
	day := int(math.Ceil(days))
	if day >= len(s.slot) || s.slot[day] < 0 {
		return
	}
	amount, _ := s.model.ratios.draw(st.Amount, st.line(), l.at(draw, 1))
	won(draw, int(s.slot[day]), amount*s.change.sizeFactor())
}

// forced books a deal that a scenario takes as won; one taken as lost brings nothing.
func (s *simulator) forced(st *State, f Forced, won func(draw, slot int, amount float64)) {
	day := f.Day
	if !day.Known() {
		day = max(st.Declared, s.asOf+1)
	}
	ahead := int(day - s.asOf)
	if !f.Won || ahead < 0 || ahead >= len(s.slot) || s.slot[ahead] < 0 {
		return
	}
	l := newLuck(st.ID, s.opt.Seed)
	for draw := 0; draw < s.opt.Draws; draw++ {
		amount := float64(f.Amount.Minor)
		if !f.Amount.Known {
			amount, _ = s.model.ratios.draw(st.Amount, st.line(), l.at(draw, 1))
			amount *= s.change.sizeFactor()
		}
		won(draw, int(s.slot[ahead]), amount)
	}
}

func (s *State) line() string {
	if s.deal == nil {
		return ""
	}
	return s.deal.Line
}
