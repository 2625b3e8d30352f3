package pipeline

import (
	"math"

	"rumbo/engine/stats"
)

// Scenario is a what-if: changes to what the model and the history say. The
// zero Scenario changes nothing.
type Scenario struct {
	Name string
	// WinRate multiplies every chance of winning (none beyond 98 %), DealSize
	// every amount, and Cycle the time to close (at most 2); 0 and 1 change
	// nothing.
	WinRate, DealSize, Cycle float64
	// NewDeals multiplies the new deals per month that are still to come.
	NewDeals float64
	Hires    []Hire
	Deals    map[string]Forced
}

// Hire is people who bring new deals of their own, from a day on and after a
// ramp over which they grow evenly to their full number.
type Hire struct {
	From       Day
	RampMonths float64
	PerMonth   float64 // new deals per month of all of them, once ramped up
}

// Forced takes one open deal as won or as lost.
type Forced struct {
	Won    bool
	Day    Day   // unknown: its declared date
	Amount Money // unknown: as drawn from its present amount
}

func orOne(x float64) float64 {
	if x <= 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return 1
	}
	return x
}

func (c Scenario) winFactor() float64   { return orOne(c.WinRate) }
func (c Scenario) sizeFactor() float64  { return orOne(c.DealSize) }
func (c Scenario) cycleFactor() float64 { return math.Min(2, orOne(c.Cycle)) }
func (c Scenario) newFactor() float64   { return orOne(c.NewDeals) }

// Forecast is deals in hand and business still to come, on the same draws.
type Forecast struct {
	InHand *Distribution
	New    *Distribution // nil without a Business
	// Total is the sum of both, per period and draw, in minor units.
	Total [][]float64
}

// Quantile is the total of a period that is not reached with probability p.
func (f *Forecast) Quantile(slot int, p float64) float64 { return stats.Quantile(f.Total[slot], p) }

// Chance is the probability that the total of a period reaches the target.
func (f *Forecast) Chance(slot int, target float64) float64 { return reach(f.Total[slot], target) }

// Run forecasts under a scenario: the open deals, and the new business when b
// is not nil. What is new comes after today only, so nothing counts twice.
func (m *Model) Run(open []State, b *Business, opt Options, c Scenario) *Forecast {
	f := &Forecast{InHand: m.simulate(open, opt, c)}
	opt.Periods = f.InHand.Periods
	if b != nil {
		f.New = b.simulate(m, opt, c)
	}
	for p := range f.InHand.Periods {
		sum := append([]float64(nil), f.InHand.Revenue[p]...)
		if f.New != nil {
			for s, v := range f.New.Revenue[p] {
				sum[s] += v
			}
		}
		f.Total = append(f.Total, sum)
	}
	return f
}

// Comparison sets one scenario beside the base, draw by draw, for a period.
type Comparison struct {
	Name          string
	Low, Mid, Top float64 // P10, P50, P90 of the total, in minor units
	Chance        float64 // of reaching the target
	// Mean difference to the base and its P10 and P90 over the same draws.
	Diff, DiffLow, DiffTop float64
}

// Compare sets scenarios side by side for one period; the first is the base.
func Compare(names []string, runs []*Forecast, slot int, target float64) []Comparison {
	var out []Comparison
	for i, f := range runs {
		c := Comparison{Name: names[i], Low: f.Quantile(slot, .1), Mid: f.Quantile(slot, .5), Top: f.Quantile(slot, .9), Chance: f.Chance(slot, target)}
		diff := make([]float64, len(f.Total[slot]))
		for s, v := range f.Total[slot] {
			diff[s] = v - runs[0].Total[slot][s]
		}
		c.Diff, c.DiffLow, c.DiffTop = stats.Mean(diff), stats.Quantile(diff, .1), stats.Quantile(diff, .9)
		out = append(out, c)
	}
	return out
}
