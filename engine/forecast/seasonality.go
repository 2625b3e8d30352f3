package forecast

import (
	"math"

	"rumbo/engine/stats"
)

// isSeasonal is the autocorrelation test of the M4 benchmarks: is the
// correlation at one season beyond its 90 % limit, given those before it
// (Makridakis, Spiliotis & Assimakopoulos 2020)?
func isSeasonal(y []float64, m int) bool {
	if m < 2 || len(y) < 3*m {
		return false
	}
	sum := 0.0
	for lag := 1; lag < m; lag++ {
		r := stats.AutoCorr(y, lag)
		sum += r * r
	}
	limit := 1.645 * math.Sqrt((1+2*sum)/float64(len(y)))
	return math.Abs(stats.AutoCorr(y, m)) > limit
}

// TestedSeason returns multiplicative seasonal indices by place in the season
// (time t has index t%m) where isSeasonal finds a season, nil otherwise.
func TestedSeason(y []float64, m int) []float64 {
	if !isSeasonal(y, m) {
		return nil
	}
	out := make([]float64, m)
	classicalSeason(y, m, true, make([]float64, len(y)), out)
	return out
}

// adjusted takes a tested season out of y, multiplicative where all values are
// positive and else additive, lets fit forecast what is left, and puts the
// season back on.
func adjusted(w *work, y []float64, m, h int, fit func([]float64) (fitted, error)) (fitted, error) {
	if !isSeasonal(y, m) {
		return fit(y)
	}
	multiplicative := true
	for _, v := range y {
		if v < 10*tinyState {
			multiplicative = false
		}
	}
	index := make([]float64, m)
	classicalSeason(y, m, multiplicative, w.buf(bufDiff, len(y)), index)
	a := w.buf(bufDeseasoned, len(y))
	for t, v := range y {
		if multiplicative {
			a[t] = v / index[t%m]
		} else {
			a[t] = v - index[t%m]
		}
	}
	f, err := fit(a)
	if err != nil {
		return f, err
	}
	for k := range f.mean {
		s := index[(len(y)+k)%m]
		if multiplicative {
			f.mean[k] *= s
			f.sd[k] *= s
		} else {
			f.mean[k] += s
		}
	}
	return f, nil
}

// onAdjusted makes a model without season forecast the adjusted series.
func onAdjusted(inner fitter) fitter {
	return func(w *work, y []float64, m, h int) (fitted, error) {
		return adjusted(w, y, m, h, func(a []float64) (fitted, error) { return inner(w, a, 1, h) })
	}
}
