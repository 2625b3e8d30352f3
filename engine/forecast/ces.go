package forecast

import (
	"math"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

var cesModel = register(Model{
	ID:   "ces",
	Name: text.Text{ES: "Suavizado exponencial complejo", EN: "Complex exponential smoothing"},
	About: text.Text{
		ES: "Suavizado que no separa nivel y tendencia: los sigue juntos como un número complejo.",
		EN: "Smoothing that does not tell level from trend: it follows both as one complex number.",
	},
	Paper: "Svetunkov, Kourentzes & Ord (2022), Complex exponential smoothing, Naval Research Logistics 69, eq. 8, 22 and 24",
	Params: []Param{
		{"a0", 0, 2.5, text.Text{ES: "parte real del suavizado", EN: "real part of the smoothing"}},
		{"a1", 0, 2, text.Text{ES: "parte imaginaria del suavizado", EN: "imaginary part of the smoothing"}},
		{"b", 0, 1, text.Text{ES: "memoria de la estacionalidad", EN: "memory of the season"}},
	},
	MinLength: 5,
	fit:       fitCES,
})

// cesState is the complex level and, in the partial form, a real season.
type cesState struct{ level, potential float64 }

type cesRun struct {
	y      []float64
	init   []float64 // seasonal indices, nil without season
	season []float64
}

// pass runs the recursions over y in the given direction and returns the sum
// of squared one-step errors.
func (c *cesRun) pass(s *cesState, a0, a1, b float64, backwards bool) float64 {
	n, m := len(c.y), len(c.season)
	sum := 0.0
	l, p := s.level, s.potential
	j := 0
	if backwards && m > 0 {
		j = (n - 1) % m
	}
	for i := range n {
		t := i
		if backwards {
			t = n - 1 - i
		}
		e := c.y[t] - l
		if m > 0 {
			e -= c.season[j]
			c.season[j] += b * e
			if backwards {
				if j--; j < 0 {
					j = m - 1
				}
			} else if j++; j == m {
				j = 0
			}
		}
		sum += e * e
		l, p = l-(1-a1)*p+(a0-a1)*e, l+(1-a0)*p+(a0+a1)*e
	}
	s.level, s.potential = l, p
	return sum
}

// errors runs forward, backward and forward again: the initial states come
// from backcasting.
func (c *cesRun) errors(a0, a1, b float64) (cesState, float64) {
	copy(c.season, c.init)
	k := min(len(c.y), max(10, len(c.init)))
	level := 0.0
	for t, v := range c.y[:k] {
		if c.init != nil {
			v -= c.init[t%len(c.init)]
		}
		level += v / float64(k)
	}
	s := cesState{level, level / 1.1}
	c.pass(&s, a0, a1, b, false)
	c.pass(&s, a0, a1, b, true)
	sum := c.pass(&s, a0, a1, b, false)
	return s, sum
}

// stableCES is the stability region of the simple form (eq. 12).
func stableCES(a0, a1 float64) bool {
	u, v := a0-2.5, a0-0.5
	return u*u+a1*a1 > 1.25 && v*v+(a1-1)*(a1-1) > 0.25 && (a0-1.5)*(a0-1.5)+(a1-0.5)*(a1-0.5) < 1.5
}

type cesFit struct {
	x      [3]float64
	state  cesState
	season []float64
	sum    float64
	aicc   float64
}

func (c *cesRun) fit(w *work) cesFit {
	d := 2
	if c.init != nil {
		d = 3
	}
	x := [3]float64{1.3, 1, 0.1}
	step := [3]float64{0.2, -0.1, 0.1}
	w.simplex.MaxEvals, w.simplex.Tol = 50*d, 1e-6
	w.simplex.Minimize(func(x []float64) float64 {
		b := 0.0
		if len(x) == 3 {
			b = x[2]
		}
		if !stableCES(x[0], x[1]) || b < 0 || b > 1 {
			return math.Inf(1)
		}
		_, sum := c.errors(x[0], x[1], b)
		return sum
	}, x[:d], step[:d])
	if d == 2 {
		x[2] = 0
	}
	f := cesFit{x: x}
	f.state, f.sum = c.errors(x[0], x[1], x[2])
	f.season = append([]float64(nil), c.season...)
	n, k := float64(len(c.y)), float64(d+3)
	if c.init != nil {
		k += float64(len(c.init))
	}
	f.aicc = n*stats.Log(f.sum/n+1e-300) + 2*k + 2*k*(k+1)/math.Max(n-k-1, 0.5)
	return f
}

func fitCES(w *work, y []float64, m, h int) (fitted, error) {
	n := len(y)
	if n < 5 {
		return fitNaive(w, y, m, h)
	}
	plain := cesRun{y: y}
	best := plain.fit(w)
	if m > 1 && m <= maxEtsPeriod && n >= 2*m {
		index := make([]float64, m)
		classicalSeason(y, m, false, w.buf(bufDiff, n), index)
		seasonal := cesRun{y: y, init: index, season: w.buf(bufSeason, m)}
		if f := seasonal.fit(w); f.aicc < best.aicc {
			best = f
		}
	}
	out := best.forecast(n, h)
	lo, hi := y[0], y[0]
	for _, v := range y {
		lo, hi = math.Min(lo, v), math.Max(hi, v)
	}
	for _, v := range out.mean {
		if !(math.Abs(v-(lo+hi)/2) <= 3*(hi-lo)+1e-9) { // a path that explodes is no forecast
			return fitNaive(w, y, m, h)
		}
	}
	return out, nil
}

func (f *cesFit) forecast(n, h int) fitted {
	out := newFitted(h)
	a0, a1, b := f.x[0], f.x[1], f.x[2]
	s, m := f.state, len(f.season)
	sigma2 := f.sum / math.Max(1, float64(n-3))
	r := cesState{a0 - a1, a0 + a1} // response to one unit of error
	v := 1.0
	for k := range out.mean {
		out.mean[k] = s.level
		if m > 0 {
			out.mean[k] += f.season[(n+k)%m]
		}
		s = cesState{s.level - (1-a1)*s.potential, s.level + (1-a0)*s.potential}
		out.sd[k] = math.Sqrt(sigma2 * v)
		c := r.level
		if m > 0 && (k+1)%m == 0 {
			c += b
		}
		v += c * c
		r = cesState{r.level - (1-a1)*r.potential, r.level + (1-a0)*r.potential}
	}
	out.aicc = f.aicc
	out.params = []Value{{"a0", a0}, {"a1", a1}, {"b", b}}
	return out
}
