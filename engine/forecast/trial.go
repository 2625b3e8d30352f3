package forecast

import (
	"math"

	"rumbo/engine/stats"
)

// trials is how many times the members are tried on the past of a series: more
// often without a season, where they are quick to fit.
func trials(m int) int {
	if m == 1 {
		return 3
	}
	return 1
}

// trial adds how the members would have done on the last values of the series:
// they are fitted to shorter histories and compared with what came. For each
// member it gives the logarithm of its mean absolute error over that of all, 0
// where the history is too short for a trial. The full family of exponential
// smoothing sits it out, since it costs as much as all the others together.
// What was forecast and what came is kept in e.Past.
func (p *prepared) trial(w *work, e *Evidence, x []float64) []float64 {
	n := len(p.y)
	h := min(p.horizon, max(4, p.m), n/4)
	count := trials(p.m)
	sums := make([]float64, len(members))
	held := 0
	for i := range count {
		cut := n - h - i*max(1, h/2)
		if cut < max(8, 2*p.m+2) {
			break
		}
		held++
		past := Past{Actual: p.y[cut : cut+h], Mean: make([][]float64, len(members)), SD: make([][]float64, len(members))}
		for k, m := range members {
			if m.ID == etsModel.ID {
				continue
			}
			f, err := m.fit(w, p.y[:cut], p.m, h)
			if err != nil || !usable(f) {
				f, _ = fitNaive(w, p.y[:cut], p.m, h)
			}
			past.Mean[k], past.SD[k] = f.mean, f.sd
			for t, v := range f.mean {
				sums[k] += math.Abs(p.y[cut+t] - v)
			}
		}
		e.Past = append(e.Past, past)
	}
	x = append(x, float64(held)/float64(count))
	all := 0.0
	for _, v := range sums {
		all += v / float64(len(members)-1)
	}
	for k, v := range sums {
		if held == 0 || !(all > 0) || members[k].ID == etsModel.ID {
			x = append(x, 0)
			continue
		}
		x = append(x, clamp(stats.Log((v+1e-3*all)/all), 2))
	}
	return x
}
