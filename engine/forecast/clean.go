package forecast

import (
	"math"
	"slices"

	"rumbo/engine/stats"
)

// Rules for odd values. An outlier is one value alone that stands farther from
// the smooth course of its neighbours (and the season) than outlierLimit robust
// standard deviations; it is drawn in to outlierKept of them. A level shift
// is a jump between two neighbours of more than shiftLimit robust standard
// deviations of all such steps after which the level stays; it is reported,
// and the models, which follow levels, are left to it. The last two values are
// never called outliers: they may be the start of something new.
const (
	outlierLimit = 6.0
	outlierKept  = 3.0
	shiftLimit   = 6.0
	leastToClean = 12
)

// clean applies the rules to the prepared values; to the logarithms of a
// positive seasonal series, whose season mostly grows with the level and would
// else look like outliers.
func (p *prepared) clean(w *work) {
	n := len(p.y)
	if n < leastToClean || p.m > 1 && n < 3*p.m {
		return
	}
	y := p.y
	var logs []float64
	if p.m > 1 {
		if logs = w.logarithms(p.y); logs != nil {
			y = slices.Clone(logs)
		}
	}
	a := withoutSeason(w, y, p.m)
	course := course(y, a)
	rest := make([]float64, n)
	for t, v := range y {
		rest[t] = v - course[t]
	}
	if ago := levelShift(a); ago > 0 {
		p.warnings = append(p.warnings, warnShift(ago))
	}
	spread := stats.MAD(rest)
	if !(spread > 0) {
		return
	}
	found := 0
	for t := range n - 2 {
		alone := (t == 0 || math.Abs(rest[t-1]) < outlierLimit/2*spread) && math.Abs(rest[t+1]) < outlierLimit/2*spread
		if alone && math.Abs(rest[t]) > outlierLimit*spread {
			y[t] = course[t] + math.Copysign(outlierKept*spread, rest[t])
			p.y[t] = y[t]
			if logs != nil {
				p.y[t] = stats.Exp(y[t])
			}
			found++
		}
	}
	if found > 0 {
		p.warnings = append(p.warnings, warnOutliers(found))
	}
}

// course is the smooth path of the values: running medians of five of the
// seasonally adjusted values, with the season put back.
func course(y, a []float64) []float64 {
	n := len(y)
	out := make([]float64, n)
	var five [5]float64
	for t := range n {
		lo := max(0, min(t-2, n-5))
		copy(five[:], a[lo:lo+5])
		slices.Sort(five[:])
		out[t] = five[2] + y[t] - a[t]
	}
	return out
}

// withoutSeason returns the values less the season that their medians show:
// medians, since the outliers must not be in the season.
func withoutSeason(w *work, y []float64, m int) []float64 {
	a := slices.Clone(y)
	if m < 2 || len(a) < 3*m {
		return a
	}
	trend := w.decompose(y, m).trend
	var place []float64
	for j := range m {
		place = place[:0]
		for t := j; t < len(a); t += m {
			place = append(place, y[t]-trend[t])
		}
		mid := stats.Median(place)
		for t := j; t < len(a); t += m {
			a[t] -= mid
		}
	}
	return a
}

// levelShift returns how many periods ago the level jumped, 0 for never: the
// latest jump that at least four values on both sides confirm.
func levelShift(a []float64) int {
	n := len(a)
	steps := make([]float64, n-1)
	for t := range steps {
		steps[t] = a[t+1] - a[t]
	}
	spread := stats.MAD(steps)
	if !(spread > 0) {
		spread = 1e-9
	}
	const side = 4
	for t := n - 1 - side; t >= side-1; t-- {
		if math.Abs(steps[t]) <= shiftLimit*spread {
			continue
		}
		before, after := stats.Median(a[t-side+1:t+1]), stats.Median(a[t+1:t+1+side])
		if jump := after - before; math.Abs(jump) > 0.7*math.Abs(steps[t]) && jump*steps[t] > 0 {
			return n - 1 - t
		}
	}
	return 0
}
