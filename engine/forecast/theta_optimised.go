package forecast

import (
	"math"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

const fiorucci = "Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler (2016), Models for optimising the theta method and their relationship to state space models, Int. J. Forecasting 32"

var thetaRanges = []Param{
	{"alpha", 0.1, 0.99, text.Text{ES: "memoria del nivel", EN: "memory of the level"}},
	{"theta", 1, maxTheta, text.Text{ES: "cuánta tendencia de fondo se sigue: 1 nada, sin tope toda", EN: "how much of the underlying trend is followed: 1 none, unbounded all"}},
}

const maxTheta = 1e5

var optimisedThetaModel = register(Model{
	ID:   "theta_optimised",
	Name: text.Text{ES: "Theta optimizado", EN: "Optimised theta"},
	About: text.Text{
		ES: "Theta que ajusta a la serie cuánta tendencia seguir.",
		EN: "Theta that fits to the series how much trend to follow.",
	},
	Paper: fiorucci + ", eq. 2.10-2.14 (OTM)", Params: thetaRanges, MinLength: 5,
	fit: onAdjusted(fitPlainTheta),
})

var dynamicThetaModel = register(Model{
	ID:   "theta_dynamic",
	Name: text.Text{ES: "Theta optimizado dinámico", EN: "Dynamic optimised theta"},
	About: text.Text{
		ES: "Theta optimizado cuya tendencia de fondo se vuelve a medir con cada dato.",
		EN: "Optimised theta whose underlying trend is measured again with every value.",
	},
	Paper: fiorucci + ", eq. 3.1-3.5 (DOTM)", Params: thetaRanges, MinLength: 5,
	fit: onAdjusted(func(w *work, y []float64, _, h int) (fitted, error) {
		return fitThetaLines(w, y, h, true)
	}),
})

// thetaState is the state of the dynamic model after t values.
type thetaState struct {
	level, mean, a, b, decay float64 // decay = (1-alpha)^t
	t                        float64
}

// next returns the one-step forecast.
func (s *thetaState) next(alpha, weight float64) float64 {
	return s.level + weight*(s.decay*s.a+(1-s.decay*(1-alpha))/alpha*s.b)
}

// take updates the state with a value; with a static line a and b stay.
func (s *thetaState) take(y, alpha float64, dynamic bool) {
	s.level = alpha*y + (1-alpha)*s.level
	s.decay *= 1 - alpha
	s.t++
	if !dynamic {
		return
	}
	if s.t > 1 {
		s.b = ((s.t-2)*s.b + 6*(y-s.mean)/s.t) / (s.t + 1)
	}
	s.mean += (y - s.mean) / s.t
	s.a = s.mean - s.b*(s.t+1)/2
}

// fitThetaLines estimates level, alpha and theta by least squares of the
// one-step errors; the dynamic model leaves out the first two, which it
// forecasts without a line.
func fitThetaLines(w *work, y []float64, h int, dynamic bool) (fitted, error) {
	n := len(y)
	if n < 5 {
		return fitNaive(w, y, 1, h)
	}
	before, slope, _ := line(y)
	skip := 0
	if dynamic {
		skip = 2
	}
	run := func(x []float64) (thetaState, float64) {
		s := thetaState{level: x[0], decay: 1}
		if !dynamic {
			s.a, s.b = before, slope
		}
		alpha, weight := x[1], 1-stats.Exp(-x[2])
		sum := 0.0
		for t, v := range y {
			if t >= skip {
				e := v - s.next(alpha, weight)
				sum += e * e
			}
			s.take(v, alpha, dynamic)
		}
		return s, sum
	}
	objective := func(x []float64) float64 {
		if x[1] < 0.1 || x[1] > 0.99 || x[2] < 0 || x[2] > stats.Log(maxTheta) {
			return math.Inf(1)
		}
		_, sum := run(x)
		return sum
	}
	x := [3]float64{y[0] / 2, 0.5, math.Ln2} // theta = 2, searched by its logarithm
	step := [3]float64{0.2*math.Abs(y[0]) + 0.05, 0.2, 0.7}
	w.simplex.MaxEvals, w.simplex.Tol = 200, 1e-7
	best, _ := w.simplex.Minimize(objective, x[:], step[:])
	s, _ := run(x[:])
	return thetaForecast(s, x[1], x[2], best/math.Max(1, float64(n-skip-3)), h, dynamic), nil
}

func thetaForecast(s thetaState, alpha, logTheta, sigma2 float64, h int, dynamic bool) fitted {
	f := newFitted(h)
	weight := 1 - stats.Exp(-logTheta)
	for k := range f.mean {
		f.mean[k] = s.next(alpha, weight)
		s.take(f.mean[k], alpha, dynamic)
		f.sd[k] = math.Sqrt(sigma2 * (1 + float64(k)*alpha*alpha))
	}
	f.params = []Value{{"alpha", alpha}, {"theta", stats.Exp(logTheta)}}
	return f
}
