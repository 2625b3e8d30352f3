package pipeline

import (
	"math"

	"rumbo/engine/period"
	"rumbo/engine/stats"
)

// Way is a way to forecast that a backtest measures.
type Way int

// The ways, the model first.
const (
	ByModel Way = iota
	ByStage
	ByRate
	ByDeclared
	ways
)

// Snapshot is one day of the past on which a forecast was made, and what came.
type Snapshot struct {
	AsOf Day
	Open int // deals open then
	// Wins within the horizon: what came, what each way expected, and the
	// model's 80 % interval.
	Wins      float64
	Expected  [ways]float64
	Low, High float64
	// Amounts of the same, in minor units, over the deals whose amount was
	// known then. AmountMid is the model's P50.
	Amount                         float64
	AmountExpected                 [ways]float64
	AmountLow, AmountMid, AmountHi float64
	AmountDeals                    int
}

// Inside reports whether the wins lay in the model's interval.
func (s Snapshot) Inside() bool { return s.Wins >= s.Low && s.Wins <= s.High }

// AmountInside reports whether the amount lay in the model's interval.
func (s Snapshot) AmountInside() bool { return s.Amount >= s.AmountLow && s.Amount <= s.AmountHi }

// Backtest is how forecasts of the past did.
type Backtest struct {
	Horizon     int32 // days
	Snapshots   []Snapshot
	Scores      [ways]Scores // per deal and snapshot: won within the horizon or not
	Calibration []Bin        // of the model
	// CountError is the mean of |expected − came| ÷ came over the snapshots.
	CountError [ways]float64
	// Coverage and AmountCoverage are the shares of snapshots inside the 80 % interval.
	Coverage, AmountCoverage float64
	Warnings                 []Warning
}

// BacktestOptions sets what a backtest does.
type BacktestOptions struct {
	Horizon int32 // days; 90
	Config  Config
	Draws   int
	Seed    uint64
	// Fixed keeps one model, learned by this day, for all snapshots; unknown
	// learns anew at each, from what was known then.
	Fixed Day
	// Progress is told how many of the days are done; false stops the backtest
	// there, with what is done so far. It may be nil.
	Progress func(done, of int) bool
}

// tuneEvery is how often a backtest searches for penalties anew; in between it
// takes those of the last, earlier search.
const tuneEvery = 4

// minSnapshots is how many snapshots make a coverage worth stating without a warning.
const minSnapshots = 10

// RunBacktest forecasts from each of the days, which must lie a horizon or more
// before the end of what the history knows, and compares with what came.
// Learning sees only what was known on the snapshot's day (or on Fixed).
func RunBacktest(h *History, days []Day, o BacktestOptions) *Backtest {
	if o.Horizon <= 0 {
		o.Horizon = 90
	}
	b := &Backtest{Horizon: o.Horizon}
	var p [ways][]float64
	var y []bool
	var l learner
	for i, day := range days {
		if o.Progress != nil && !o.Progress(i, len(days)) {
			break
		}
		m, base := l.learn(h, i, day, o)
		open := withStage(h.Open(day))
		s := Snapshot{AsOf: day, Open: len(open)}
		for _, st := range open {
			won := h.lines[h.byID[st.ID]].wonWithin(day, o.Horizon)
			y = append(y, won)
			s.Wins += oneIf(won)
			chances := [ways]float64{m.Predict(st).WonBy(float64(o.Horizon)), base.Stage(st), base.Rate, base.Declared(st)}
			for w, v := range chances {
				p[w] = append(p[w], v)
				s.Expected[w] += v
			}
			s.addAmount(h, st, won, chances, m)
		}
		s.simulate(m, open, o)
		b.Snapshots = append(b.Snapshots, s)
	}
	b.summarise(p, y)
	return b
}

// learner is the model and the baseline that a backtest forecasts with.
type learner struct {
	model *Model
	base  *Baseline
}

func (l *learner) learn(h *History, i int, day Day, o BacktestOptions) (*Model, *Baseline) {
	var known *choice
	if o.Fixed.Known() {
		if i > 0 {
			return l.model, l.base
		}
		day = o.Fixed
	} else if i%tuneEvery != 0 {
		known = l.model.chosen
	}
	l.model = fitModel(h, day, o.Config, known)
	l.base = LearnBaseline(h, day, o.Horizon, o.Config)
	return l.model, l.base
}

// withStage leaves out deals that were created but had not entered a stage.
func withStage(open []State) []State {
	kept := open[:0]
	for _, s := range open {
		if s.Stage != "" {
			kept = append(kept, s)
		}
	}
	if len(kept) == 0 {
		return open
	}
	return kept
}

func (s *Snapshot) addAmount(h *History, st State, won bool, chances [ways]float64, m *Model) {
	if !st.Amount.Known {
		return
	}
	s.AmountDeals++
	for w, v := range chances {
		amount := float64(st.Amount.Minor)
		if Way(w) == ByModel {
			amount, _ = m.ratios.expected(st.Amount, st.line())
		}
		s.AmountExpected[w] += v * amount
	}
	if e, ok := h.lines[h.byID[st.ID]].closing(st.AsOf); won && ok {
		s.Amount += float64(e.amount.Minor)
	}
}

// simulate finds the intervals; amounts over the deals whose amount is known.
func (s *Snapshot) simulate(m *Model, open []State, o BacktestOptions) {
	opt := Options{Draws: o.Draws, Seed: o.Seed, Periods: []period.Period{{From: s.AsOf + 1, To: s.AsOf + 1 + Day(o.Horizon)}}}
	d := m.Simulate(open, opt)
	s.Low, s.High = stats.Quantile(d.Wins[0], .1), stats.Quantile(d.Wins[0], .9)
	var known []State
	for _, st := range open {
		if st.Amount.Known {
			known = append(known, st)
		}
	}
	d = m.Simulate(known, opt)
	s.AmountLow, s.AmountMid, s.AmountHi = d.Quantile(0, .1), d.Quantile(0, .5), d.Quantile(0, .9)
}

func (b *Backtest) summarise(p [ways][]float64, y []bool) {
	for w := range p {
		b.Scores[w] = Score(p[w], y)
	}
	b.Calibration = Calibration(p[ByModel], y, 10)
	n := float64(len(b.Snapshots))
	counted := 0.0
	for _, s := range b.Snapshots {
		b.Coverage += oneIf(s.Inside()) / n
		b.AmountCoverage += oneIf(s.AmountInside()) / n
		if s.Wins == 0 {
			continue
		}
		counted++
		for w, e := range s.Expected {
			b.CountError[w] += math.Abs(e-s.Wins) / s.Wins
		}
	}
	for w := range b.CountError {
		b.CountError[w] /= math.Max(1, counted)
	}
	if len(b.Snapshots) < minSnapshots {
		b.Warnings = append(b.Warnings, warn(WarnFewSnapshots, len(b.Snapshots)))
	}
}
