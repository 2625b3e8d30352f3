package forecast

import (
	"math"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

var naiveModel = register(Model{
	ID:   "naive",
	Name: text.Text{ES: "Último valor", EN: "Last value"},
	About: text.Text{
		ES: "Repite el último valor conocido. La vara mínima que todo pronóstico debe superar.",
		EN: "Repeats the last known value. The least that any forecast must beat.",
	},
	Paper:     "Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., sections 5.2 and 5.5",
	MinLength: 1,
	fit:       fitNaive,
})

// fitNaive is the random walk: error variance h σ², σ² from the differences.
func fitNaive(_ *work, y []float64, m, h int) (fitted, error) {
	n := len(y)
	f := newFitted(h)
	s := 0.0
	for i := 1; i < n; i++ {
		d := y[i] - y[i-1]
		s += d * d
	}
	sigma := math.Abs(y[n-1]) // with one value the error is assumed as large as the value
	if n > 1 {
		sigma = math.Sqrt(s / float64(n-1))
	}
	for k := range f.mean {
		f.mean[k] = y[n-1]
		f.sd[k] = sigma * math.Sqrt(float64(k+1))
	}
	return f, nil
}

var seasonalNaiveModel = register(Model{
	ID:   "seasonal_naive",
	Name: text.Text{ES: "Misma temporada anterior", EN: "Same season last time"},
	About: text.Text{
		ES: "Repite el valor del mismo mes (o trimestre, o semana) de la temporada anterior.",
		EN: "Repeats the value of the same month (or quarter, or week) of the season before.",
	},
	Paper:     "Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., sections 5.2 and 5.5",
	MinLength: 2,
	fit:       fitSeasonalNaive,
})

// fitSeasonalNaive has error variance (k+1) σ², k whole seasons ahead.
func fitSeasonalNaive(w *work, y []float64, m, h int) (fitted, error) {
	n := len(y)
	if m < 2 || n <= m {
		return fitNaive(w, y, m, h)
	}
	f := newFitted(h)
	s := 0.0
	for i := m; i < n; i++ {
		d := y[i] - y[i-m]
		s += d * d
	}
	sigma := math.Sqrt(s / float64(n-m))
	for k := range f.mean {
		f.mean[k] = y[n-m+k%m]
		f.sd[k] = sigma * math.Sqrt(float64(k/m+1))
	}
	return f, nil
}

var driftModel = register(Model{
	ID:   "drift",
	Name: text.Text{ES: "Último valor con tendencia media", EN: "Last value with average trend"},
	About: text.Text{
		ES: "Sigue la recta que une el primer valor con el último, sobre la serie desestacionalizada.",
		EN: "Follows the line from the first value to the last, on the seasonally adjusted series.",
	},
	Paper:     "Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., sections 5.2 and 5.5",
	MinLength: 3,
	fit:       onAdjusted(fitDrift),
})

// fitDrift is the random walk with drift: error variance h σ² (1 + h/(n-1)).
func fitDrift(w *work, y []float64, m, h int) (fitted, error) {
	n := len(y)
	if n < 3 {
		return fitNaive(w, y, m, h)
	}
	f := newFitted(h)
	d := w.buf(bufDiff, n-1)
	for i := range d {
		d[i] = y[i+1] - y[i]
	}
	slope, sigma := stats.Mean(d), stats.SD(d)
	for k := range f.mean {
		step := float64(k + 1)
		f.mean[k] = y[n-1] + slope*step
		f.sd[k] = sigma * math.Sqrt(step*(1+step/float64(n-1)))
	}
	f.params = []Value{{"slope", slope}}
	return f, nil
}

func newFitted(h int) fitted {
	both := make([]float64, 2*h)
	return fitted{mean: both[:h:h], sd: both[h:]}
}
