package forecast

import (
	"math"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

var arimaModel = register(Model{
	ID:   "arima",
	Name: text.Text{ES: "ARIMA", EN: "ARIMA"},
	About: text.Text{
		ES: "Relación de cada valor con los anteriores y sus errores, con diferencias y estacionalidad; el orden se busca paso a paso.",
		EN: "How each value follows from earlier ones and their errors, with differences and season; the order is searched step by step.",
	},
	Paper: "Hyndman & Khandakar (2008), J. Statistical Software 27(3), section 3; Box, Jenkins & Reinsel, Time Series Analysis; likelihood as Mélard (1984), Applied Statistics 33",
	Params: []Param{
		{"p", 0, maxOrder, text.Text{ES: "valores anteriores", EN: "earlier values"}},
		{"d", 0, 2, text.Text{ES: "diferencias", EN: "differences"}},
		{"q", 0, maxOrder, text.Text{ES: "errores anteriores", EN: "earlier errors"}},
		{"P", 0, maxSeasonalOrder, text.Text{ES: "valores de temporadas anteriores", EN: "values of earlier seasons"}},
		{"D", 0, 1, text.Text{ES: "diferencias estacionales", EN: "seasonal differences"}},
		{"Q", 0, maxSeasonalOrder, text.Text{ES: "errores de temporadas anteriores", EN: "errors of earlier seasons"}},
	},
	MinLength: 6,
	fit:       fitARIMA,
})

// Orders are bounded lower than Hyndman & Khandakar's 5 and 2: higher ones are
// seldom chosen and cost time in a browser.
const (
	maxOrder         = 4
	maxSeasonalOrder = 1
	maxArimaModels   = 40
	// edgeLimit keeps out models whose roots are next to the unit circle, as
	// auto.arima does.
	edgeLimit = 0.985
)

// arimaSearch is the state of one order search.
type arimaSearch struct {
	w      *work
	y, z   []float64 // data, differenced data
	m      int
	scale  float64 // standard deviation of z
	start  float64 // mean of z
	tried  map[arimaOrder]bool
	best   arimaOrder
	aicc   float64
	x      [12]float64
	models int
	poly   arimaPoly
}

func fitARIMA(w *work, y []float64, m, h int) (fitted, error) {
	n := len(y)
	if n < 6 || isConstant(y) {
		return fitNaive(w, y, m, h)
	}
	if m > maxEtsPeriod || n < 2*m+5 {
		m = 1
	}
	sd := 0
	if m > 1 {
		if season, _ := seasonalStrength(y, w.decompose(y, m)); season > 0.64 {
			sd = 1
		}
	}
	z := difference(y, m, 0, sd, w.buf(bufArima, n))
	d := differences(z, w.buf(bufDiff, n))
	z = difference(z, 1, d, 0, z)
	s := &arimaSearch{w: w, y: y, z: z, m: m, aicc: math.Inf(1), tried: map[arimaOrder]bool{}}
	s.start, s.scale = stats.Mean(z), stats.SD(z)
	if !(s.scale > 1e-9) {
		return s.exact(d, sd, h), nil
	}
	for i := range z {
		z[i] /= s.scale
	}
	s.start /= s.scale
	s.search(d, sd)
	if math.IsInf(s.aicc, 0) {
		return fitDrift(w, y, m, h)
	}
	return s.finish(h), nil
}

// search walks from four starting orders to neighbours while the criterion
// falls.
func (s *arimaSearch) search(d, sd int) {
	o := arimaOrder{d: d, sd: sd, constant: d+sd <= 1}
	seasonal := 0
	if s.m > 1 {
		seasonal = 1
	}
	for _, c := range [4][4]int{{2, 2, seasonal, seasonal}, {0, 0, 0, 0}, {1, 0, seasonal, 0}, {0, 1, 0, seasonal}} {
		o.p, o.q, o.sp, o.sq = c[0], c[1], c[2], c[3]
		s.try(o)
	}
	if o.constant {
		s.try(arimaOrder{d: d, sd: sd})
	}
	steps := [...][4]int{{0, 0, -1, 0}, {0, 0, 0, -1}, {0, 0, 1, 0}, {0, 0, 0, 1}, {0, 0, -1, -1}, {0, 0, 1, 1}, {0, 0, -1, 1}, {0, 0, 1, -1},
		{-1, 0, 0, 0}, {0, -1, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0}, {-1, -1, 0, 0}, {1, 1, 0, 0}, {-1, 1, 0, 0}, {1, -1, 0, 0}}
	for moved := true; moved && s.models < maxArimaModels; {
		moved = false
		from := s.best
		for _, c := range steps {
			o := from
			o.p, o.q, o.sp, o.sq = o.p+c[0], o.q+c[1], o.sp+c[2], o.sq+c[3]
			if s.try(o) {
				moved = true
				break
			}
		}
		if !moved && d+sd <= 1 {
			from.constant = !from.constant
			moved = s.try(from)
		}
	}
}

// try fits an order by conditional least squares and keeps it if its
// criterion is the lowest so far.
func (s *arimaSearch) try(o arimaOrder) bool {
	if o.p < 0 || o.q < 0 || o.sp < 0 || o.sq < 0 || o.p > maxOrder || o.q > maxOrder ||
		o.sp > maxSeasonalOrder || o.sq > maxSeasonalOrder || s.m < 2 && o.sp+o.sq > 0 ||
		s.tried[o] || s.models >= maxArimaModels {
		return false
	}
	s.tried[o] = true
	n, k := float64(len(s.z)), float64(o.count()+1)
	if n-k-1 < 2 {
		return false
	}
	s.models++
	var x [12]float64
	s.guess(o, &x)
	s.w.newton.MaxSteps, s.w.newton.Tol = 8, 1e-4
	sum := s.w.newton.Minimize(func(x, out []float64) float64 {
		s.poly.expand(o, s.m, x)
		return s.poly.residuals(s.z, out)
	}, x[:o.count()], len(s.z))
	s.poly.expand(o, s.m, x[:o.count()])
	aicc := n*stats.Log(sum/n+1e-300) + 2*k + 2*k*(k+1)/(n-k-1)
	if !(aicc < s.aicc) || s.poly.edge > edgeLimit {
		return false
	}
	s.best, s.aicc, s.x = o, aicc, x
	return true
}

// guess starts from the best model so far where parts of it are shared, from
// small values elsewhere.
func (s *arimaSearch) guess(o arimaOrder, x *[12]float64) {
	b := s.best
	known := !math.IsInf(s.aicc, 0)
	at, from := 0, 0
	fill := func(k, have int) {
		for i := range k {
			x[at] = 0.1
			if known {
				x[at] = 0
				if i < have {
					x[at] = math.Min(math.Max(s.x[from+i], -1.5), 1.5)
				}
			}
			at++
		}
		from += have
	}
	fill(o.p, b.p)
	fill(o.sp, b.sp)
	fill(o.q, b.q)
	fill(o.sq, b.sq)
	if o.constant {
		x[at] = s.start
	}
}

// finish estimates the chosen order by exact likelihood, started from the
// conditional estimate, and forecasts from the filter's last state.
func (s *arimaSearch) finish(h int) fitted {
	o, n := s.best, len(s.z)
	x := s.x[:o.count()]
	filter := &s.w.kalman
	s.w.newton.MaxSteps, s.w.newton.Tol = 6, 1e-4
	exact := func(x, out []float64) float64 {
		s.poly.expand(o, s.m, x)
		return filter.residuals(&s.poly, s.z, out)
	}
	s.w.newton.Minimize(exact, x, n)
	resid := s.w.buf(bufResid, n)
	sum := exact(x, resid)
	if math.IsInf(sum, 0) {
		f, _ := fitDrift(s.w, s.y, s.m, h)
		return f
	}
	f := newFitted(h)
	filter.forecast(&s.poly, f.mean)
	sigma2 := sum / filter.inflation / math.Max(float64(n-o.count()), 1) * s.scale * s.scale
	for k := range f.mean {
		f.mean[k] *= s.scale
	}
	s.integrate(f.mean)
	s.poly.psiSpread(s.poly.withDifferences(s.m, o.d, o.sd), sigma2, f.sd)
	k := float64(o.count() + 1)
	f.aicc = float64(n)*stats.Log(sum/float64(n)) + 2*k + 2*k*(k+1)/(float64(n)-k-1)
	f.params = []Value{{"p", float64(o.p)}, {"d", float64(o.d)}, {"q", float64(o.q)},
		{"P", float64(o.sp)}, {"D", float64(o.sd)}, {"Q", float64(o.sq)}}
	return f
}

// exact forecasts a series whose differences are constant: they stay so.
func (s *arimaSearch) exact(d, sd, h int) fitted {
	s.best = arimaOrder{d: d, sd: sd, constant: true}
	f := newFitted(h)
	for k := range f.mean {
		f.mean[k] = s.start
	}
	s.integrate(f.mean)
	var p arimaPoly
	p.psiSpread(p.withDifferences(s.m, d, sd), s.scale*s.scale+1e-18, f.sd)
	return f
}

// integrate turns forecasts of the differenced series into forecasts of y.
func (s *arimaSearch) integrate(mean []float64) {
	none := arimaPoly{}
	c := none.withDifferences(s.m, s.best.d, s.best.sd)
	n := len(s.y)
	for k := range mean {
		for i := 1; i < len(c); i++ {
			if c[i] == 0 {
				continue
			}
			if k >= i {
				mean[k] += c[i] * mean[k-i]
			} else {
				mean[k] += c[i] * s.y[n+k-i]
			}
		}
	}
}
