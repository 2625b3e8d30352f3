package forecast

import (
	"math"

	"rumbo/engine/text"
)

const etsPaper = "Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, tables 2.2, 2.3, 6.1 and 6.2; Hyndman, Koehler, Snyder & Grose (2002), Int. J. Forecasting 18"

var etsRanges = []Param{
	{"alpha", etsLow, etsHigh, text.Text{ES: "memoria del nivel: cerca de 1 sigue al último valor", EN: "memory of the level: near 1 it follows the last value"}},
	{"beta", etsLow, etsHigh, text.Text{ES: "memoria de la tendencia, menor que alpha", EN: "memory of the trend, below alpha"}},
	{"phi", phiLow, 1, text.Text{ES: "cuánto conserva la tendencia en cada paso", EN: "how much of the trend each step keeps"}},
	{"gamma", etsLow, etsHigh, text.Text{ES: "memoria de la estacionalidad, menor que 1 - alpha", EN: "memory of the season, below 1 - alpha"}},
}

var etsModel = register(Model{
	ID:   "ets",
	Name: text.Text{ES: "Suavizado exponencial", EN: "Exponential smoothing"},
	About: text.Text{
		ES: "Nivel, tendencia y estacionalidad que se actualizan con cada dato; la forma se elige por el criterio AICc.",
		EN: "Level, trend and season, updated with every value; the form is chosen by the AICc criterion.",
	},
	Paper: etsPaper, Params: etsRanges, MinLength: 4,
	fit: fitETS,
})

var sesModel = register(Model{
	ID:    "ses",
	Name:  text.Text{ES: "Suavizado exponencial simple", EN: "Simple exponential smoothing"},
	About: text.Text{ES: "Un nivel que se mueve, sin tendencia, sobre la serie desestacionalizada.", EN: "A level that moves, without trend, on the seasonally adjusted series."},
	Paper: etsPaper + " (form ANN)", Params: etsRanges[:1], MinLength: 3,
	fit: onAdjusted(func(w *work, y []float64, m, h int) (fitted, error) {
		return fitOneForm(w, y, h, etsForm{'A', 'N', 'N'})
	}),
})

var dampedModel = register(Model{
	ID:    "damped",
	Name:  text.Text{ES: "Tendencia amortiguada", EN: "Damped trend"},
	About: text.Text{ES: "Nivel y tendencia que se apaga con el tiempo, sobre la serie desestacionalizada.", EN: "A level and a trend that fades with time, on the seasonally adjusted series."},
	Paper: etsPaper + " (form AAdN); Gardner & McKenzie (1985), Management Science 31", Params: etsRanges[:3], MinLength: 5,
	fit: onAdjusted(func(w *work, y []float64, m, h int) (fitted, error) {
		return fitOneForm(w, y, h, etsForm{'A', 'D', 'N'})
	}),
})

func fitOneForm(w *work, y []float64, h int, form etsForm) (fitted, error) {
	if len(y) < 3 {
		return fitNaive(w, y, 1, h)
	}
	s := newEtsStart(w, y, 1)
	f, ok := s.fitForm(w, form, s.first(form), 80)
	if !ok {
		return fitted{}, errShort
	}
	return f.forecast(w, len(y), h), nil
}

// maxEtsPeriod is the longest season that the family is fitted with: beyond it
// the seasonal states outnumber what a history can teach.
const maxEtsPeriod = 24

func fitETS(w *work, y []float64, m, h int) (fitted, error) {
	if m > maxEtsPeriod {
		m = 1
	}
	best, ok := bestETS(w, y, m)
	if !ok {
		return fitNaive(w, y, m, h)
	}
	return best.forecast(w, len(y), h), nil
}

// Evaluations of the likelihood per parameter, for a fresh start and for one
// next to the optimum.
const (
	firstEffort  = 40
	secondEffort = 18
)

// bestETS fits the forms that R's ets considers (no multiplicative trend, no
// additive error with multiplicative season) and keeps the lowest AICc.
func bestETS(w *work, y []float64, m int) (etsFit, bool) {
	var best etsFit
	found := false
	s := newEtsStart(w, y, m)
	for _, season := range seasonKinds {
		if season != 'N' && m < 2 || season == 'M' && !s.positive {
			continue
		}
		for _, trend := range [3]byte{'N', 'A', 'D'} {
			from, effort := s.first(etsForm{'A', trend, season}), firstEffort
			for _, err := range [2]byte{'A', 'M'} {
				if err == 'A' && season == 'M' || err == 'M' && !s.positive {
					continue
				}
				form := etsForm{err, trend, season}
				if len(y) <= etsCount(form, m)+1 {
					continue
				}
				f, ok := s.fitForm(w, form, from, effort)
				if ok && !math.IsNaN(f.aicc) && (!found || f.aicc < best.aicc) {
					best, found = f, true
				}
				if ok {
					// The other kind of error has nearly the same optimum.
					from, effort = f.par, secondEffort
				}
			}
		}
	}
	return best, found
}
