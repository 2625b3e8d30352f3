package stats

import "math"

// BinomialQuantile is the smallest k with P(X ≤ k) ≥ p for X binomial (n, w), 0 ≤ w ≤ 1 and 0 < p < 1. From a variance of
// 1,000 on it is the normal approximation with continuity correction, which is then off by less than one.
func BinomialQuantile(n int, w, p float64) int {
	switch {
	case n <= 0 || w <= 0:
		return 0
	case w >= 1:
		return n
	}
	mean, sd := float64(n)*w, math.Sqrt(float64(n)*w*(1-w))
	if sd*sd > 1000 {
		return min(n, max(0, int(math.Ceil(mean+NormQuantile(p)*sd-0.5))))
	}
	from := max(0, int(mean-10*sd)) // below lies less than 1e-20
	all, _ := math.Lgamma(float64(n) + 1)
	sum := 0.0
	for k := from; k < n; k++ {
		a, _ := math.Lgamma(float64(k) + 1)
		b, _ := math.Lgamma(float64(n-k) + 1)
		if sum += math.Exp(all - a - b + float64(k)*math.Log(w) + float64(n-k)*math.Log1p(-w)); sum >= p {
			return k
		}
	}
	return n
}
