package forecast

import (
	"math"

	"rumbo/engine/text"
)

var thetaModel = register(Model{
	ID:   "theta",
	Name: text.Text{ES: "Theta", EN: "Theta"},
	About: text.Text{
		ES: "Suavizado simple más la mitad de la tendencia de fondo, sobre la serie desestacionalizada.",
		EN: "Simple smoothing plus half of the underlying trend, on the seasonally adjusted series.",
	},
	Paper:     "Assimakopoulos & Nikolopoulos (2000), Int. J. Forecasting 16; Hyndman & Billah (2003), Int. J. Forecasting 19, eq. 5 and 9",
	Params:    etsRanges[:1],
	MinLength: 4,
	fit:       fitTheta,
})

// fitTheta is simple exponential smoothing with a drift of half the slope of
// the regression line, on the adjusted series (Hyndman & Billah, eq. 9).
func fitTheta(w *work, y []float64, m, h int) (fitted, error) {
	return adjusted(w, y, m, h, func(a []float64) (fitted, error) {
		start := newEtsStart(w, a, 1)
		form := etsForm{'A', 'N', 'N'}
		f, ok := start.fitForm(w, form, start.first(form), 60)
		if !ok {
			return fitted{}, errShort
		}
		out := f.forecast(w, len(a), h)
		_, slope, _ := line(a)
		alpha := math.Max(f.par.alpha, 1e-6)
		past := (1 - math.Pow(1-alpha, float64(len(a)))) / alpha
		for k := range out.mean {
			out.mean[k] += slope / 2 * (float64(k) + past)
		}
		return out, nil
	})
}
