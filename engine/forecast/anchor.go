package forecast

import "math"

// Anchor changes values so that they add up to a total that is taken as certain: what is missing, or too much,
// is shared out by the part that each value's error has in that of the sum, which is minimum-trace
// reconciliation with an immutable total (Zhang, Kang, Panagiotelis & Li 2023, European Journal of Operational
// Research 308, with uncorrelated errors). Values below floor (per value) are held there and the others
// carry the rest. variances are of the errors, at least 0; if all are 0 the values share alike. It returns what
// could not be shared because all values were held: 0 unless the total is below the sum of the floors.
func Anchor(values, floor, variances []float64, total float64) (left float64) {
	free := make([]bool, len(values))
	for i := range free {
		free[i] = true
	}
	for range values {
		left = total
		weight, n := 0.0, 0
		for i, v := range values {
			left -= v
			if free[i] {
				weight += variances[i]
				n++
			}
		}
		if n == 0 || math.Abs(left) <= 1e-9*math.Max(1, math.Abs(total)) {
			return left
		}
		held := false
		for i := range values {
			if !free[i] {
				continue
			}
			share := 1 / float64(n)
			if weight > 0 {
				share = variances[i] / weight
			}
			if values[i] += share * left; values[i] < floor[i] {
				values[i], free[i], held = floor[i], false, true
			}
		}
		if !held {
			return 0
		}
	}
	return left
}

// smoothings are the parameters tried by SmoothingErrors.
var smoothings = []float64{.02, .05, .1, .15, .2, .3, .4, .5, .7, .9}

// SmoothingErrors are the errors, one step ahead, of simple exponential smoothing with the parameter that makes
// them least (value minus forecast; the first value has none). They show cheaply, and alike for every
// series of a hierarchy, how large errors are and how they hang together, which is all that reconciliation asks.
func SmoothingErrors(values []float64) []float64 {
	if len(values) < 2 {
		return nil
	}
	var best []float64
	least := math.Inf(1)
	for _, alpha := range smoothings {
		level, sum := values[0], 0.0
		errs := make([]float64, 0, len(values)-1)
		for _, v := range values[1:] {
			e := v - level
			level += alpha * e
			errs = append(errs, e)
			sum += e * e
		}
		if sum < least {
			best, least = errs, sum
		}
	}
	return best
}
