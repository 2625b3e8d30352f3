package compare

import (
	"math"

	"rumbo/engine/kpi"
	"rumbo/engine/stats"
)

// Two is the two-sided p-value that two results differ by chance alone; not a number where that cannot be told. Rates are tested
// exactly (see RateTest), counts as Poisson rates over their exposure (see CountTest), medians and means of deals by ranks (see
// RankTests); whatever else has an interval by the normal approximation from its width.
func Two(ind *kpi.Indicator, d *kpi.Deals, a, b kpi.Result, exposureA, exposureB float64) float64 {
	if !a.Known || !b.Known {
		return math.NaN()
	}
	if ind != nil {
		switch {
		case a.Unit == kpi.Ratio && a.Numerator.Unit == kpi.Count && b.Numerator.Unit == kpi.Count && a.Numerator.Known && b.Numerator.Known && whole(a) && whole(b):
			k, n := int(a.Numerator.Value), int(a.Denominator.Value)
			return RateTest(k, n, k+int(b.Numerator.Value), n+int(b.Denominator.Value))
		case ind.Additive && a.Unit == kpi.Count && exposureA > 0 && exposureB > 0:
			return CountTest(int(a.Value), int(a.Value)+int(b.Value), exposureA/(exposureA+exposureB))
		case values(ind) != nil && d != nil:
			return RankTests([][]float64{deals(ind, d, a), deals(ind, d, b)})[0]
		}
	}
	if !a.Interval.Known || !b.Interval.Known {
		return math.NaN()
	}
	half := stats.NormQuantile(0.975)
	se := math.Hypot((a.Interval.High-a.Interval.Low)/2/half, (b.Interval.High-b.Interval.Low)/2/half)
	if se <= 0 {
		return math.NaN()
	}
	return min(1, 2*(1-stats.NormCDF(math.Abs(a.Value-b.Value)/se)))
}

// whole reports whether a ratio is cases of cases.
func whole(r kpi.Result) bool {
	return r.Denominator.Known && r.Denominator.Unit == kpi.Count && r.Numerator.Value <= r.Denominator.Value
}

// deals are the values that an average or a median was made of.
func deals(ind *kpi.Indicator, d *kpi.Deals, r kpi.Result) []float64 {
	of := values(ind)
	var out []float64
	for _, g := range r.Counted {
		for _, row := range g.Rows {
			out = append(out, of(d, row))
		}
	}
	return out
}
