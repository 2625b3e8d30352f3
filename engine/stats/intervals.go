package stats

import (
	"math"
	"math/rand/v2"
	"slices"
)

// usual is the confidence of most intervals; its quantile is computed once.
const usual = 0.95

var usualZ = NormQuantile(0.5 + usual/2.0)

// Wilson returns the score interval of a proportion: k successes of n at the
// given confidence, e.g. 0.95 (Wilson 1927; Brown, Cai & DasGupta 2001). With
// n = 0 nothing is known: 0 to 1.
func Wilson(k, n int, confidence float64) (lo, hi float64) {
	if n <= 0 {
		return 0, 1
	}
	z := usualZ
	if confidence != usual {
		z = NormQuantile(0.5 + confidence/2)
	}
	nf := float64(n)
	p := float64(k) / nf
	centre := p + z*z/(2*nf)
	half := z * math.Sqrt(p*(1-p)/nf+z*z/(4*nf*nf))
	den := 1 + z*z/nf
	return math.Max(0, (centre-half)/den), math.Min(1, (centre+half)/den)
}

// MeanInterval returns the t interval of the mean at the given confidence;
// infinite below two values.
func MeanInterval(x []float64, confidence float64) (lo, hi float64) {
	n := float64(len(x))
	if n < 2 {
		return math.Inf(-1), math.Inf(1)
	}
	half := TQuantile(0.5+confidence/2, n-1) * SD(x) / math.Sqrt(n)
	m := Mean(x)
	return m - half, m + half
}

// NewRand returns a generator that gives the same numbers for the same seed on
// every platform.
func NewRand(seed uint64) *rand.Rand {
	return rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15))
}

// Bootstrap returns the percentile interval of a statistic at the given
// confidence, from rounds resamples of x with replacement (Efron 1979). The
// statistic must not keep or reorder its argument beyond the call; it may sort
// it in place. Infinite below two values.
func Bootstrap(x []float64, stat func([]float64) float64, confidence float64, rounds int, seed uint64) (lo, hi float64) {
	if len(x) < 2 || rounds < 1 {
		return math.Inf(-1), math.Inf(1)
	}
	rng := NewRand(seed)
	sample := make([]float64, len(x))
	values := make([]float64, rounds)
	for r := range values {
		for i := range sample {
			sample[i] = x[rng.IntN(len(x))]
		}
		values[r] = stat(sample)
	}
	slices.Sort(values)
	tail := (1 - confidence) / 2
	return QuantileSorted(values, tail), QuantileSorted(values, 1-tail)
}
