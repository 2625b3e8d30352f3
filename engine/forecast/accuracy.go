package forecast

import (
	"math"
	"slices"
)

// Accuracy measures forecasts against what happened, by their Point. Ratios without anything under them are NaN.
type Accuracy struct {
	N       int     // forecast values compared
	Origins int     // forecasts made
	SMAPE   float64 // mean of 200 |y-f| / (|y|+|f|), 0/0 = 0; percent
	MASE    float64 // mean absolute error ÷ in-sample mean |y_t - y_{t-m}| (Hyndman & Koehler 2006)
	RMSSE   float64 // root mean squared error ÷ in-sample root mean (y_t - y_{t-m})²
	WAPE    float64 // Σ|y-f| ÷ Σ|y|
	Bias    float64 // Σ(f-y) ÷ Σ|y|
	MSIS    float64 // mean scaled interval score at 95 % (Gneiting & Raftery 2007)
	CRPS    float64 // continuous ranked probability score from the quantiles, in the unit of the series
	Cov80   float64 // share of values within the 80 % interval
	Cov95   float64 // share of values within the 95 % interval
}

// Scale is what scaled errors are divided by.
type Scale struct{ Abs, Square float64 }

// SeasonalScale returns the in-sample mean absolute and mean squared error of
// the seasonal naive forecast; missing values are skipped.
func SeasonalScale(history []float64, period int) Scale {
	m := max(period, 1)
	var s Scale
	n := 0.0
	for i := m; i < len(history); i++ {
		d := history[i] - history[i-m]
		if math.IsNaN(d) {
			continue
		}
		s.Abs += math.Abs(d)
		s.Square += d * d
		n++
	}
	return Scale{s.Abs / n, s.Square / n}
}

// Tally gathers comparisons into an Accuracy.
type Tally struct {
	n, scaled, origins, bounded         float64
	smape, abs, actual, bias            float64
	mase, rmsse, msis, crps, in80, in95 float64
}

// Add compares one forecast with the values that came, as many as are given; a
// missing value (NaN) is skipped.
func (t *Tally) Add(f *Forecast, actual []float64, scale Scale) {
	t.origins++
	for k := range min(len(actual), len(f.Point)) {
		y := actual[k]
		if math.IsNaN(y) {
			continue
		}
		t.point(y, f.Point[k], scale)
		t.interval(f, k, y, scale)
	}
}

func (t *Tally) point(y, f float64, scale Scale) {
	t.n++
	e := math.Abs(y - f)
	if d := math.Abs(y) + math.Abs(f); d > 0 {
		t.smape += 200 * e / d
	}
	t.abs += e
	t.actual += math.Abs(y)
	t.bias += f - y
	if scale.Abs > 0 {
		t.scaled++
		t.mase += e / scale.Abs
		t.rmsse += e * e / scale.Square
	}
}

func (t *Tally) interval(f *Forecast, k int, y float64, scale Scale) {
	if len(f.Levels) < 2 {
		return
	}
	t.bounded++
	lo, hi := f.At(k, 0.025), f.At(k, 0.975)
	if y >= lo && y <= hi {
		t.in95++
	}
	if y >= f.At(k, 0.1) && y <= f.At(k, 0.9) {
		t.in80++
	}
	if scale.Abs > 0 {
		t.msis += IntervalScore(lo, hi, y, 0.05) / scale.Abs
	}
	t.crps += f.crps(k, y)
}

// IntervalScore is the width of an interval that leaves out a share alpha, plus
// 2/alpha times the distance by which y is missed.
func IntervalScore(lo, hi, y, alpha float64) float64 {
	return hi - lo + 2/alpha*(math.Max(lo-y, 0)+math.Max(y-hi, 0))
}

// crps integrates twice the quantile loss over the levels by the trapezoid
// rule, extended flat to 0 and 1 (Gneiting & Ranjan 2011).
func (f *Forecast) crps(k int, y float64) float64 {
	loss := func(i int) float64 {
		q, p := f.Quantiles[i][k], f.Levels[i]
		if y < q {
			return 2 * (1 - p) * (q - y)
		}
		return 2 * p * (y - q)
	}
	last := len(f.Levels) - 1
	total := loss(0)*f.Levels[0]/2 + loss(last)*(1-f.Levels[last])/2
	for i := 1; i <= last; i++ {
		total += (loss(i) + loss(i-1)) / 2 * (f.Levels[i] - f.Levels[i-1])
	}
	return total
}

// Accuracy returns the measures of all comparisons so far.
func (t *Tally) Accuracy() Accuracy {
	return Accuracy{
		N: int(t.n), Origins: int(t.origins),
		SMAPE: t.smape / t.n,
		MASE:  t.mase / t.scaled,
		RMSSE: math.Sqrt(t.rmsse / t.scaled),
		WAPE:  t.abs / t.actual,
		Bias:  t.bias / t.actual,
		MSIS:  t.msis / t.scaled,
		CRPS:  t.crps / t.bounded,
		Cov80: t.in80 / t.bounded,
		Cov95: t.in95 / t.bounded,
	}
}

// Given is a forecast as it was given, kept to be compared with what came.
type Given struct {
	// Origin is the number of values that were known.
	Origin   int
	Forecast Forecast
}

// Track compares forecasts given in the past with the values of the series up
// to now: each with those of its periods that have come, scaled by the history
// that it had.
func Track(s Series, given []Given) Accuracy {
	var t Tally
	for i := range given {
		g := &given[i]
		if g.Origin <= 0 || g.Origin >= len(s.Values) {
			continue
		}
		t.Add(&g.Forecast, s.Values[g.Origin:], SeasonalScale(s.Values[:g.Origin], s.Period))
	}
	return t.Accuracy()
}

// ByStep splits Track by the number of periods ahead: element k measures the
// forecasts k+1 periods ahead.
func ByStep(s Series, given []Given) []Accuracy {
	var tallies []Tally
	for i := range given {
		g := &given[i]
		scale := SeasonalScale(s.Values[:g.Origin], s.Period)
		for k := range min(len(g.Forecast.Mean), len(s.Values)-g.Origin) {
			if k == len(tallies) {
				tallies = append(tallies, Tally{})
			}
			one := g.Forecast.step(k)
			tallies[k].Add(&one, s.Values[g.Origin+k:g.Origin+k+1], scale)
		}
	}
	out := make([]Accuracy, len(tallies))
	for k := range out {
		out[k] = tallies[k].Accuracy()
	}
	return out
}

// step is the forecast of period k alone.
func (f *Forecast) step(k int) Forecast {
	one := Forecast{Mean: f.Mean[k : k+1], Point: f.Point[k : k+1], Levels: f.Levels}
	for _, q := range f.Quantiles {
		one.Quantiles = append(one.Quantiles, q[k:k+1])
	}
	return one
}

// BestFirst orders model IDs by MASE, the lowest first, NaN last, ties by ID.
func BestFirst(accuracy map[string]Accuracy) []string {
	ids := make([]string, 0, len(accuracy))
	for id := range accuracy {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		x, y := accuracy[a].MASE, accuracy[b].MASE
		switch {
		case x < y || math.IsNaN(y) && !math.IsNaN(x):
			return -1
		case y < x || math.IsNaN(x) && !math.IsNaN(y):
			return 1
		case a < b:
			return -1
		}
		return 1
	})
	return ids
}

// StepErrors returns, for each forecast given, the error (what came less the
// point) the given number of periods ahead (1 = the first): the errors that
// reconciliation weighs nodes by. NaN where the value has not come.
func StepErrors(s Series, given []Given, ahead int) []float64 {
	out := make([]float64, len(given))
	for i := range given {
		at := given[i].Origin + ahead - 1
		out[i] = math.NaN()
		if at < len(s.Values) && ahead <= len(given[i].Forecast.Point) {
			out[i] = s.Values[at] - given[i].Forecast.Point[ahead-1]
		}
	}
	return out
}
