package score

import (
	"math"

	"rumbo/engine/forecast"
)

// Naive2 is the benchmark of the M competitions: the last value of the series
// seasonally adjusted by classical multiplicative decomposition, where a 90 %
// autocorrelation test finds a season, else of the series itself (Makridakis,
// Spiliotis & Assimakopoulos 2020, Int. J. Forecasting 36).
func Naive2(train []float64, m, h int) *forecast.Forecast {
	index := forecast.TestedSeason(train, m)
	n := len(train)
	f := &forecast.Forecast{Mean: make([]float64, h)}
	for k := range f.Mean {
		f.Mean[k] = train[n-1]
		if index != nil {
			f.Mean[k] *= index[(n+k)%m] / index[(n-1)%m]
		}
		if math.IsNaN(f.Mean[k]) || math.IsInf(f.Mean[k], 0) {
			f.Mean[k] = train[n-1]
		}
	}
	f.Point = f.Mean
	return f
}
