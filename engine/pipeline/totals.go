package pipeline

import (
	"rumbo/engine/period"
	"rumbo/engine/stats"
)

// TotalSnapshot is a forecast of all revenue made on a day of the past, deals
// in hand and new business together, and what came. Minor units, per period.
type TotalSnapshot struct {
	AsOf           Day
	Periods        []period.Period
	Actual         []float64
	Low, Mid, High []float64 // P10, P50, P90
}

// BacktestTotals forecasts from each of the days the periods that ahead gives
// for it (the same number for all days, over before the history ends), learning
// only from what was known on the day. Its errors weigh the pipeline against a
// forecast from past sales: see Weights.
func BacktestTotals(h *History, days []Day, ahead func(asOf Day) []period.Period, o BacktestOptions) []TotalSnapshot {
	var out []TotalSnapshot
	var l learner
	o.Fixed = 0
	for i, day := range days {
		if o.Progress != nil && !o.Progress(i, len(days)) {
			break
		}
		m, _ := l.learn(h, i, day, o)
		s := TotalSnapshot{AsOf: day, Periods: ahead(day)}
		f := m.Run(h.Open(day), LearnBusiness(h, day), Options{Draws: o.Draws, Seed: o.Seed, Periods: s.Periods}, Scenario{})
		s.Actual = h.WonRevenue(s.Periods)
		for k := range s.Periods {
			draws := f.Total[k]
			s.Low = append(s.Low, stats.Quantile(draws, .1))
			s.Mid = append(s.Mid, stats.Quantile(draws, .5))
			s.High = append(s.High, stats.Quantile(draws, .9))
		}
		out = append(out, s)
	}
	return out
}

// WonRevenue is what was won per period, in minor units: the first winning of
// every deal counts; one without an amount counts as 0.
func (h *History) WonRevenue(periods []period.Period) []float64 {
	out := make([]float64, len(periods))
	for i := range h.lines {
		t := &h.lines[i]
		e, ok := t.closing(t.created - 1)
		if !ok || e.kind != Won {
			continue
		}
		for k, p := range periods {
			if p.Contains(e.day) {
				out[k] += float64(e.amount.Minor)
			}
		}
	}
	return out
}

// TotalErrors are forecast (P50) minus actual per period ahead, as Weights wants them.
func TotalErrors(snapshots []TotalSnapshot) [][]float64 {
	var out [][]float64
	for _, s := range snapshots {
		for k := range s.Mid {
			if k == len(out) {
				out = append(out, nil)
			}
			out[k] = append(out[k], s.Mid[k]-s.Actual[k])
		}
	}
	return out
}
