package forecast

import (
	"math"
	"slices"
	"testing"

	"rumbo/engine/stats"
)

// history is a made-up series with trend, season and noise.
func history(n, m int, seed uint64) []float64 {
	rng := stats.NewRand(seed)
	y := make([]float64, n)
	for t := range y {
		y[t] = 200 + 0.8*float64(t) + 8*rng.NormFloat64()
		if m > 1 {
			y[t] += 40 * math.Sin(2*math.Pi*float64(t)/float64(m))
		}
	}
	return y
}

// Every registered model keeps the contract.
func TestEveryModelKeepsTheContract(t *testing.T) {
	all := Models()
	if !slices.IsSortedFunc(all, func(a, b Model) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	}) {
		t.Error("Models is not sorted by ID")
	}
	for _, m := range all {
		t.Run(m.ID, func(t *testing.T) {
			for _, words := range []string{m.Name.ES, m.Name.EN, m.About.ES, m.About.EN, m.Paper} {
				if words == "" {
					t.Error("a text is missing")
				}
			}
			for _, p := range m.Params {
				if p.Name == "" || p.Text.ES == "" || p.Text.EN == "" || !(p.Low <= p.High) {
					t.Errorf("parameter %+v is not documented", p)
				}
			}
			for _, n := range []int{1, 2, 3, 5, 9, 24, 30, 61, 100} {
				s := Series{Values: history(n, 12, uint64(n)), Period: 12, NonNegative: true}
				checkContract(t, m.Forecast, s)
			}
		})
	}
}

func checkContract(t *testing.T, method Method, s Series) {
	t.Helper()
	const h = 7
	o := Options{Horizon: h}
	f, err := method(s, o)
	if err != nil {
		t.Fatalf("n=%d: %v", len(s.Values), err)
	}
	checkForecast(t, &f, h, s.NonNegative)
	again, _ := method(s, o)
	if !slices.Equal(f.Mean, again.Mean) || !slices.Equal(f.Quantiles[0], again.Quantiles[0]) {
		t.Errorf("n=%d: the same call gave another answer", len(s.Values))
	}
}

func checkForecast(t *testing.T, f *Forecast, h int, nonNegative bool) {
	t.Helper()
	if len(f.Mean) != h || len(f.Median) != h || len(f.Quantiles) != len(f.Levels) || f.Model == "" {
		t.Fatalf("misshapen forecast: %d means, %d medians, %d quantiles, model %q", len(f.Mean), len(f.Median), len(f.Quantiles), f.Model)
	}
	for k := range h {
		for i, q := range f.Quantiles {
			if math.IsNaN(q[k]) || math.IsInf(q[k], 0) || nonNegative && q[k] < 0 {
				t.Fatalf("quantile %v of step %d = %v", f.Levels[i], k, q[k])
			}
			if i > 0 && q[k] < f.Quantiles[i-1][k] {
				t.Fatalf("quantiles cross at step %d", k)
			}
		}
		if math.IsNaN(f.Mean[k]) || math.IsInf(f.Mean[k], 0) || nonNegative && f.Mean[k] < 0 {
			t.Fatalf("mean of step %d = %v", k, f.Mean[k])
		}
	}
	for _, w := range f.Warnings {
		if w.Code == "" || w.Text.ES == "" || w.Text.EN == "" {
			t.Errorf("warning %+v lacks words", w)
		}
	}
}
