package kpi

import (
	"math"
	"sync/atomic"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// confidence of all intervals.
const confidence = 0.95

var weakText = text.New("Dato débil: n = {n}; con menos de {min} el azar pesa demasiado.", "Weak number: n = {n}; below {min} chance weighs too much.")

var (
	wilsonText  = text.New("Wilson, 95 %", "Wilson, 95%")
	meanText    = text.New("t de Student sobre la media, 95 %", "Student's t on the mean, 95%")
	medianText  = text.New("estadísticos de orden sobre la mediana, 95 %", "order statistics on the median, 95%")
	ratioText   = text.New("t de Student sobre la razón linealizada, 95 %", "Student's t on the linearised ratio, 95%")
	productText = text.New("t de Student sobre el logaritmo linealizado, 95 %", "Student's t on the linearised logarithm, 95%")
)

func interval(lo, hi float64, method text.Text) Interval {
	if math.IsNaN(lo) || math.IsNaN(hi) || math.IsInf(lo, 0) || math.IsInf(hi, 0) {
		return Interval{}
	}
	return Interval{Known: true, Low: lo, High: hi, Confidence: confidence, Method: method}
}

// quantiles of Student's t, kept once computed: groupings ask for the same few over and over.
var quantiles [1024]atomic.Uint64

// student is the two-sided quantile at the confidence for nu ≥ 1 degrees of freedom.
func student(nu int) float64 {
	if nu >= len(quantiles) {
		return stats.TQuantile(0.5+confidence/2, float64(nu))
	}
	if bits := quantiles[nu].Load(); bits != 0 {
		return math.Float64frombits(bits)
	}
	q := stats.TQuantile(0.5+confidence/2, float64(nu))
	quantiles[nu].Store(math.Float64bits(q))
	return q
}

// wilson is the interval of k successes of n.
func wilson(k, n int) Interval {
	if n == 0 {
		return Interval{}
	}
	lo, hi := stats.Wilson(k, n, confidence)
	if k == 0 { // exactly; rounding leaves a trace
		lo = 0
	}
	if k == n {
		hi = 1
	}
	return interval(lo, hi, wilsonText)
}

// aroundMean is the t interval of the mean.
func aroundMean(x []float64) Interval {
	n := len(x)
	if n < 2 {
		return Interval{}
	}
	m, half := stats.Mean(x), student(n-1)*stats.SD(x)/math.Sqrt(float64(n))
	return interval(m-half, m+half, meanText)
}

// aroundMedian is the distribution-free interval of the median from order statistics: the
// narrowest symmetric pair whose binomial coverage is at least the confidence (Conover, Practical
// Nonparametric Statistics, 3.2). It is what a bootstrap of the median tends to, without its noise. Below six values there is none.
func aroundMedian(sorted []float64) Interval {
	n := len(sorted)
	k := medianRank(n)
	if k < 1 {
		return Interval{}
	}
	return interval(sorted[k-1], sorted[n-k], medianText)
}

// medianRank is the largest k with P(B < k) ≤ (1 − confidence) / 2 for B binomial (n, ½); 0 if there is none.
func medianRank(n int) int {
	tail := (1 - confidence) / 2
	if n > 1000 { // the normal approximation with continuity correction is off by less than one rank
		return int(math.Floor((float64(n)+1)/2 + stats.NormQuantile(tail)*math.Sqrt(float64(n))/2))
	}
	term := math.Exp2(-float64(n))
	if term == 0 {
		return int(math.Floor((float64(n)+1)/2 + stats.NormQuantile(tail)*math.Sqrt(float64(n))/2))
	}
	below, k := 0.0, 0
	for ; k <= n/2; k++ {
		if below+term > tail {
			break
		}
		below += term
		term *= float64(n-k) / float64(k+1)
	}
	return k
}

// aroundRatio is the interval of Σy / Σx by linearisation (Cochran, Sampling
// Techniques, 6.4), held within [lo, hi].
func aroundRatio(y, x []float64, lo, hi float64) Interval {
	n := float64(len(x))
	sx := stats.Sum(x)
	if n < 2 || sx == 0 {
		return Interval{}
	}
	r := stats.Sum(y) / sx
	ss := 0.0
	for i := range x {
		e := y[i] - r*x[i]
		ss += e * e
	}
	se := math.Sqrt(n/(n-1)*ss) / math.Abs(sx)
	half := student(int(n)-1) * se
	return interval(math.Max(lo, r-half), math.Min(hi, r+half), ratioText)
}

// aroundProduct is the interval of a positive product or quotient of sums over the same n deals, from
// the influence of each deal on its logarithm, which sum to zero.
func aroundProduct(v float64, influence []float64) Interval {
	n := float64(len(influence))
	if n < 2 || v <= 0 {
		return Interval{}
	}
	ss := 0.0
	for _, e := range influence {
		ss += e * e
	}
	half := student(int(n)-1) * math.Sqrt(n/(n-1)*ss)
	return interval(v*math.Exp(-half), v*math.Exp(half), productText)
}
