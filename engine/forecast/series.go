package forecast

import (
	"math"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// Series is a regularly spaced history, oldest value first.
type Series struct {
	// Values in any unit; NaN = missing.
	Values []float64
	// Period is the number of values in one season: 12 for months, 4 for
	// quarters, 52 for weeks, 1 (or 0) for none.
	Period int
	// NonNegative says that the quantity cannot be below zero.
	NonNegative bool
}

// prepared is a series made ready for fitting: gaps filled, values scaled near
// 1 by a power of two (which loses no digit), options checked.
type prepared struct {
	y        []float64
	m        int // seasonal period that the history can support, 1 otherwise
	scale    float64
	trailing int // missing periods between the last value and the first wanted
	want     int // the horizon that was asked for
	horizon  int // trailing + want
	levels   []float64
	nonNeg   bool
	filled   int
	first    int // place of y[0] in the series
	warnings []Warning
	reasons  []text.Text
	progress Progress
	// effect of the regressors on the periods ahead: logarithms of factors
	// where proportional, scaled amounts otherwise; nil for none.
	effect       []float64
	proportional bool
}

// prepare applies the rules for odd input: values that are not finite count as
// missing; leading missing values are dropped; trailing ones lengthen the
// horizon; inner ones are interpolated (see fillGaps).
func prepare(s Series, o Options) (prepared, error) {
	p := prepared{m: max(s.Period, 1), want: o.Horizon, nonNeg: s.NonNegative, progress: o.Progress}
	if o.Horizon < 1 || o.Horizon > MaxHorizon {
		return p, ErrHorizon
	}
	var err error
	if p.levels, err = checkLevels(o.Levels); err != nil {
		return p, err
	}
	if err := checkRegressors(s, o); err != nil {
		return p, err
	}
	if err := p.take(s.Values); err != nil {
		return p, err
	}
	p.horizon = o.Horizon + p.trailing
	if p.m > 1 && len(p.y) < 2*p.m {
		p.m = 1
		p.warnings = append(p.warnings, warnOneSeason())
	}
	if p.filled > 0 {
		fillGaps(p.y, p.m)
		p.warnings = append(p.warnings, warnMissing(p.filled))
	}
	p.scale = powerOfTwoScale(p.y)
	for i := range p.y {
		p.y[i] /= p.scale
	}
	p.regress(o.Regressors, p.first)
	return p, nil
}

// take copies the values between the first and the last observed one.
func (p *prepared) take(values []float64) error {
	const huge = 1e150 // squares must stay finite
	first, last, negative, infinite := -1, -1, 0, false
	for i, v := range values {
		if math.IsNaN(v) {
			continue
		}
		if math.Abs(v) > huge {
			infinite = true
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		if v < 0 {
			negative++
		}
	}
	if first < 0 {
		return ErrEmpty
	}
	p.first = first
	p.y = make([]float64, last-first+1)
	for i, v := range values[first : last+1] {
		if !(math.Abs(v) <= huge) {
			v = math.NaN()
			p.filled++
		}
		p.y[i] = v
	}
	p.trailing = len(values) - 1 - last
	p.note(negative, infinite)
	return nil
}

func (p *prepared) note(negative int, infinite bool) {
	if infinite {
		p.warnings = append(p.warnings, warnInfinite())
	}
	if p.trailing > 0 {
		p.warnings = append(p.warnings, warnTrailing(p.trailing))
	}
	if p.nonNeg && negative > 0 {
		p.warnings = append(p.warnings, warnNegative(negative))
	}
}

// fillGaps replaces NaN between observed values: linearly between the
// neighbours for a series without season; with a season, the same after taking
// the mean of each place in the season away. The ends are always observed.
func fillGaps(y []float64, m int) {
	var season []float64
	if m > 1 {
		season = seasonMeans(y, m)
	}
	at := func(i int) float64 {
		if season == nil {
			return y[i]
		}
		return y[i] - season[i%m]
	}
	for i := 0; i < len(y); i++ {
		if !math.IsNaN(y[i]) {
			continue
		}
		j := i
		for math.IsNaN(y[j]) {
			j++
		}
		a, b := at(i-1), at(j)
		for k := i; k < j; k++ {
			v := a + (b-a)*float64(k-i+1)/float64(j-i+1)
			if season != nil {
				v += season[k%m]
			}
			y[k] = v
		}
		i = j
	}
}

// seasonMeans returns the mean of each place in the season minus the overall
// mean, from observed values; a place never observed gets 0.
func seasonMeans(y []float64, m int) []float64 {
	sum, n := make([]float64, m), make([]float64, m)
	total, count := 0.0, 0.0
	for i, v := range y {
		if !math.IsNaN(v) {
			sum[i%m] += v
			n[i%m]++
			total += v
			count++
		}
	}
	for j := range sum {
		if n[j] > 0 {
			sum[j] = sum[j]/n[j] - total/count
		}
	}
	return sum
}

// powerOfTwoScale returns the power of two next to the mean absolute value,
// 1 for a series of zeros.
func powerOfTwoScale(y []float64) float64 {
	s := 0.0
	for _, v := range y {
		s += math.Abs(v) / float64(len(y))
	}
	if s == 0 {
		return 1
	}
	_, e := math.Frexp(s)
	return math.Ldexp(1, e)
}

func isConstant(y []float64) bool {
	for _, v := range y {
		if v != y[0] {
			return false
		}
	}
	return true
}

// dress turns scaled results into a Forecast in the series' own unit: drops the
// trailing missing periods, keeps quantiles in order and amounts above zero.
func (p *prepared) dress(mean []float64, quantiles [][]float64) Forecast {
	f := Forecast{Mean: p.unscale(mean), Levels: p.levels, Warnings: p.warnings, Reasons: p.reasons}
	f.Quantiles = make([][]float64, len(quantiles))
	for i, q := range quantiles {
		f.Quantiles[i] = p.unscale(q)
	}
	for i := 1; i < len(quantiles); i++ {
		for t, v := range f.Quantiles[i-1] {
			f.Quantiles[i][t] = math.Max(f.Quantiles[i][t], v)
		}
	}
	f.Median = make([]float64, len(f.Mean))
	for t := range f.Median {
		f.Median[t] = f.At(t, 0.5)
	}
	f.Point = f.Median
	if isConstant(p.y) && len(p.y) > 2 {
		f.Warnings = append(f.Warnings, warnConstant())
	}
	return f
}

func (p *prepared) unscale(x []float64) []float64 {
	out := make([]float64, p.want)
	for i := range out {
		out[i] = p.unscaleOne(x[i+p.trailing], i+p.trailing)
	}
	return out
}

// unscaleOne turns the scaled value of a step into the unit of the series.
func (p *prepared) unscaleOne(v float64, step int) float64 {
	switch {
	case p.effect == nil:
	case p.proportional:
		v *= stats.Exp(clamp(p.effect[step], 3))
	default:
		v += p.effect[step]
	}
	if p.nonNeg && !(v > 0) {
		return 0
	}
	return v * p.scale
}
