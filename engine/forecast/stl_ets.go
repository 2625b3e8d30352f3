package forecast

import (
	"math"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

const stlPaper = "Cleveland, Cleveland, McRae & Terpenning (1990), J. Official Statistics 6; Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 5.7"

const logPaper = "; logarithms as Box & Cox (1964), J. Royal Statistical Society B 26, with lambda 0"

// stlWindow is the span of the seasonal smoother in seasons, R's default for
// one seasonal period.
const stlWindow = 11

// Decomposition models take the season apart, forecast the rest with a model
// without season and repeat the last season.
var (
	_ = registerSTL("stl_ets", text.New("Descomposición y suavizado", "Decomposition and smoothing"), etsRanges[:3], fitETS, false)

	stlLogModel = registerSTL("stl_ets_log", text.New("Descomposición y suavizado en logaritmos", "Decomposition and smoothing on logs"), etsRanges[:3], fitETS, true)

	stlThetaModel = registerSTL("stl_theta", text.New("Descomposición y theta", "Decomposition and theta"), thetaRanges, fitPlainTheta, false)

	stlThetaLogModel = registerSTL("stl_theta_log", text.New("Descomposición y theta en logaritmos", "Decomposition and theta on logs"), thetaRanges, fitPlainTheta, true)

	stlCESLogModel = registerSTL("stl_ces_log", text.New("Descomposición y suavizado complejo en logaritmos", "Decomposition and complex smoothing on logs"), nil, fitCES, true)

	stlDampedLogModel = registerSTL("stl_damped_log", text.New("Descomposición y tendencia amortiguada en logaritmos", "Decomposition and damped trend on logs"), etsRanges[:3], fitPlainDamped, true)

	stlDriftLogModel = registerSTL("stl_drift_log", text.New("Descomposición y crecimiento medio", "Decomposition and average growth"), nil, fitDrift, true)
)

func registerSTL(id string, name text.Text, params []Param, inner fitter, logs bool) Model {
	m := Model{
		ID: id, Name: name, Params: params, Paper: stlPaper, MinLength: 5,
		About: text.New(
			"Separa la estacionalidad, pronostica el resto y repite la última temporada.",
			"Takes the season apart, forecasts the rest and repeats the last season."),
		fit: onSTL(inner),
	}
	if logs {
		m.Paper += logPaper
		m.About = text.New(
			"Sobre logaritmos: separa la estacionalidad, pronostica el resto y repite la última temporada; para lo que crece en proporción.",
			"On logarithms: takes the season apart, forecasts the rest and repeats the last season; for what grows in proportion.")
		m.fit = onLogs(m.fit)
	}
	return register(m)
}

func fitPlainTheta(w *work, y []float64, _, h int) (fitted, error) {
	return fitThetaLines(w, y, h, false)
}

func fitPlainDamped(w *work, y []float64, _, h int) (fitted, error) {
	return fitOneForm(w, y, h, etsForm{'A', 'D', 'N'})
}

// onSTL makes a model without season forecast y less its season; without a
// season that two whole ones show, it is the model itself.
func onSTL(inner fitter) fitter {
	return func(w *work, y []float64, m, h int) (fitted, error) {
		n := len(y)
		if m < 2 || n < 2*m {
			return inner(w, y, 1, h)
		}
		season := w.decompose(y, m).season
		a := w.buf(bufDeseasoned, n)
		for t, v := range y {
			a[t] = v - season[t]
		}
		f, err := inner(w, a, 1, h)
		if err != nil {
			return f, err
		}
		for k := range f.mean {
			f.mean[k] += season[n-m+k%m]
		}
		return f, nil
	}
}

// onLogs makes a model forecast logarithms; its point forecast is the median of
// the log-normal, as R's forecasts with lambda = 0 are. Where a value is not
// positive the plain model answers.
func onLogs(inner fitter) fitter {
	return func(w *work, y []float64, m, h int) (fitted, error) {
		logs := w.logarithms(y)
		if logs == nil {
			return inner(w, y, m, h)
		}
		f, err := inner(w, logs, m, h)
		if err != nil {
			return f, err
		}
		top := 0.0
		for _, v := range y {
			top = math.Max(top, v)
		}
		for k, v := range f.mean {
			f.mean[k] = math.Min(stats.Exp(v), 1e3*top) // an explosion of logarithms is no forecast
			f.sd[k] = f.mean[k] * math.Sqrt(math.Expm1(math.Min(f.sd[k]*f.sd[k], 4)))
		}
		return f, nil
	}
}
