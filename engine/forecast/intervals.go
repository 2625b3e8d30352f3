package forecast

import (
	"math"

	"rumbo/engine/stats"
)

// calibrationOrigins is how many past forecasts a single model is checked with.
const calibrationOrigins = 5

// calibrate replaces the spread that the model's theory gives by one that held
// out of sample: the model is refitted on shorter histories, and at each step
// ahead the spread is multiplied by the root mean square of error / spread. Few
// errors are shrunk towards the theory: by priorErrors at a step towards the
// ratio of all steps, and that by the same number towards 1.
func calibrate(w *work, m Model, p prepared, fit *fitted) {
	const priorErrors = 4.0
	h := p.horizon
	sum, count := make([]float64, h), make([]float64, h)
	for _, n := range origins(len(p.y), p.m, h, calibrationOrigins) {
		past, err := m.fit(w, p.y[:n], p.m, min(h, len(p.y)-n))
		if err != nil || n < m.MinLength {
			continue
		}
		for k, v := range past.mean {
			z := (p.y[n+k] - v) / past.sd[k]
			if past.sd[k] > 0 && !math.IsNaN(z) {
				sum[k] += math.Min(z*z, 25) // one odd month must not decide
				count[k]++
			}
		}
	}
	all := (stats.Sum(sum) + priorErrors) / (stats.Sum(count) + priorErrors)
	for k := range fit.sd {
		fit.sd[k] *= math.Sqrt((sum[k] + priorErrors*all) / (count[k] + priorErrors))
		if k > 0 {
			fit.sd[k] = math.Max(fit.sd[k], fit.sd[k-1])
		}
	}
}

// origins returns the lengths of up to count shorter histories, the latest
// first, that leave at least two seasons (or four values) to fit and one value
// to check.
func origins(n, m, h, count int) []int {
	least := max(4, 2*m+1)
	step := max(1, min(h, (n-least)/count))
	var at []int
	for o := n - step; o >= least && len(at) < count; o -= step {
		at = append(at, o)
	}
	return at
}

// tailFreedom is the degrees of freedom of the Student distribution that
// carries a single model's spread to its quantiles: heavier tails than the
// normal, since the spread itself is estimated.
const tailFreedom = 8

// studentQuantiles spreads the levels around the mean. The fewer values the
// history has the heavier the tails: with n values n-1 degrees of freedom, at
// most tailFreedom, where the distribution is brought to the variance of sd.
func studentQuantiles(f fitted, n int, levels []float64) [][]float64 {
	freedom, unit := float64(max(1, n-1)), 1.0
	if freedom >= tailFreedom {
		freedom, unit = tailFreedom, math.Sqrt((tailFreedom-2.0)/tailFreedom)
	}
	q := make([][]float64, len(levels))
	for i, level := range levels {
		z := stats.TQuantile(level, freedom) * unit
		q[i] = make([]float64, len(f.mean))
		for k, v := range f.mean {
			q[i][k] = v + z*f.sd[k]
		}
	}
	return q
}
