package forecast

import "math"

// classicalSeason estimates seasonal indices by the classical decomposition: a
// centred moving average over one season for the trend, the mean deviation (or
// ratio) of each place in the season, normalised to sum 0 (or mean 1). out[j]
// belongs to times t with t%m == j. It needs two seasons; a shorter series gives
// neutral indices. trend is a buffer of length n.
func classicalSeason(y []float64, m int, multiplicative bool, trend, out []float64) {
	n := len(y)
	neutral := 0.0
	if multiplicative {
		neutral = 1
	}
	half := m / 2
	sum := 0.0
	width := 2*half + 1
	for t := range min(width, n) {
		sum += y[t]
	}
	for t := half; t < n-half; t++ {
		s := sum
		if m%2 == 0 { // the two ends count half
			s -= 0.5 * (y[t-half] + y[t+half])
		}
		trend[t] = s / float64(m)
		if t+half+1 < n {
			sum += y[t+half+1] - y[t-half]
		}
	}
	total := 0.0
	for j := range out {
		s, c := 0.0, 0.0
		for t := j; t < n-half; t += m {
			if t < half {
				continue
			}
			if !multiplicative {
				s += y[t] - trend[t]
				c++
			} else if math.Abs(trend[t]) > tinyState {
				s += y[t] / trend[t]
				c++
			}
		}
		out[j] = neutral
		if c > 0 {
			out[j] = s / c
		}
		total += out[j]
	}
	normalise(out, total, multiplicative)
}

func normalise(out []float64, total float64, multiplicative bool) {
	mean := total / float64(len(out))
	for j := range out {
		if !multiplicative {
			out[j] -= mean
		} else if mean > tinyState {
			out[j] = math.Max(out[j]/mean, 0.01)
		} else {
			out[j] = 1
		}
	}
}
