package stats

import (
	"math"
	"slices"
)

// Sum returns the total of x, 0 for none.
func Sum(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s
}

// Mean returns the arithmetic mean of x, NaN for none.
func Mean(x []float64) float64 {
	if len(x) == 0 {
		return math.NaN()
	}
	return Sum(x) / float64(len(x))
}

// Var returns the unbiased sample variance (divisor n-1), NaN below two values.
func Var(x []float64) float64 {
	if len(x) < 2 {
		return math.NaN()
	}
	m := Mean(x)
	s, c := 0.0, 0.0
	for _, v := range x {
		d := v - m
		s += d * d
		c += d
	}
	n := float64(len(x))
	return (s - c*c/n) / (n - 1) // the second term cancels the mean's rounding
}

// SD returns the sample standard deviation, NaN below two values.
func SD(x []float64) float64 { return math.Sqrt(Var(x)) }

// Quantile returns the p-quantile of x, p in [0,1], interpolating linearly
// between order statistics (Hyndman & Fan 1996, type 7: the default of R and
// of spreadsheets). x is left as it was. NaN for no values.
func Quantile(x []float64, p float64) float64 {
	s := slices.Clone(x)
	slices.Sort(s)
	return QuantileSorted(s, p)
}

// QuantileSorted is Quantile for values that are already ascending.
func QuantileSorted(sorted []float64, p float64) float64 {
	n := len(sorted)
	if n == 0 || math.IsNaN(p) {
		return math.NaN()
	}
	at := math.Min(math.Max(p, 0), 1) * float64(n-1)
	lo := int(at)
	if lo >= n-1 {
		return sorted[n-1]
	}
	f := at - float64(lo)
	return sorted[lo] + f*(sorted[lo+1]-sorted[lo])
}

// Median returns the middle value of x, NaN for none.
func Median(x []float64) float64 { return Quantile(x, 0.5) }

// MAD returns the median absolute deviation from the median, multiplied by
// 1.4826 so that it estimates the standard deviation of normal data.
func MAD(x []float64) float64 {
	m := Median(x)
	d := make([]float64, len(x))
	for i, v := range x {
		d[i] = math.Abs(v - m)
	}
	return 1.482602218505602 * Median(d)
}

// AutoCorr returns the sample autocorrelation of x at the lag, with the
// overall mean and divisor n, as usual; 0 for a constant or too short x.
func AutoCorr(x []float64, lag int) float64 {
	if lag <= 0 || lag >= len(x) {
		return 0
	}
	m := Mean(x)
	num, den := 0.0, 0.0
	for i, v := range x {
		d := v - m
		den += d * d
		if i >= lag {
			num += d * (x[i-lag] - m)
		}
	}
	if den <= 0 {
		return 0
	}
	return num / den
}
