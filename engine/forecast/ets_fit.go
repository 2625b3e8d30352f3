package forecast

import (
	"math"

	"rumbo/engine/stats"
)

// etsFit is one fitted member of the family.
type etsFit struct {
	form   etsForm
	par    etsParams
	aicc   float64
	sigma2 float64
	end    etsSums
	season []float64 // states after the last value
}

// etsStart holds what the fits of all forms to one series share.
type etsStart struct {
	y        []float64
	m        int
	positive bool
	additive []float64  // initial seasonal indices
	ratio    []float64  // the same, multiplicative
	level    [3]float64 // by kind of season: mean of the first values
	l, b     [3]float64 // the same: line through the first values
	adjusted []float64
}

var seasonKinds = [3]byte{'N', 'A', 'M'}

func kindOf(season byte) int {
	switch season {
	case 'A':
		return 1
	case 'M':
		return 2
	}
	return 0
}

// newEtsStart computes initial states as R's ets does: seasonal indices from
// the classical decomposition, level and trend from a line through the first
// max(10, 2m) seasonally adjusted values.
func newEtsStart(w *work, y []float64, m int) *etsStart {
	s := &etsStart{y: y, m: m, positive: true, adjusted: w.buf(bufAdjusted, len(y))}
	for _, v := range y {
		if v < tinyState*10 {
			s.positive = false
		}
	}
	if m > 1 {
		both := make([]float64, 2*m)
		s.additive, s.ratio = both[:m], both[m:]
		trend := w.buf(bufDiff, len(y))
		classicalSeason(y, m, false, trend, s.additive)
		classicalSeason(y, m, true, trend, s.ratio)
	}
	for k, season := range seasonKinds {
		if season != 'N' && m < 2 || season == 'M' && !s.positive {
			continue
		}
		s.startLine(k, season)
	}
	return s
}

func (s *etsStart) startLine(k int, season byte) {
	n := min(max(10, 2*s.m), len(s.y))
	a := s.adjusted[:n]
	copy(a, s.y)
	for t := range a {
		switch season {
		case 'A':
			a[t] -= s.additive[t%s.m]
		case 'M':
			a[t] /= s.ratio[t%s.m]
		}
	}
	s.l[k], s.b[k], s.level[k] = line(a)
}

// line fits a line through equally spaced values: the value before the first
// one, the slope, and the mean.
func line(a []float64) (before, slope, mean float64) {
	n := float64(len(a))
	var sy, sty float64
	for t, v := range a {
		sy += v
		sty += v * (float64(t+1) - (n+1)/2)
	}
	mean = sy / n
	if n > 1 {
		slope = sty / (n * (n*n - 1) / 12)
	}
	return mean - slope*(n+1)/2, slope, mean
}

// etsCount is the number of estimated values: smoothing parameters, initial
// states and the variance.
func etsCount(form etsForm, m int) int {
	k := 3 // alpha, level, variance
	switch form.trend {
	case 'A':
		k += 2
	case 'D':
		k += 3
	}
	if form.season != 'N' {
		k += m
	}
	return k
}

// Ranges of the parameters: the usual region, within which the family is
// forecastable (Hyndman et al. 2008, chapter 10): beta < alpha, gamma < 1-alpha.
const (
	etsLow, etsHigh = 1e-4, 0.9999
	phiLow, phiHigh = 0.8, 0.98
)

// vector layout for the optimiser: alpha, level, then beta, trend, phi, gamma as present.
func (f etsForm) unpack(x []float64) (etsParams, bool) {
	p := etsParams{alpha: x[0], l: x[1]}
	i := 2
	ok := p.alpha >= etsLow && p.alpha <= etsHigh
	if f.trend != 'N' {
		p.beta, p.b, p.phi = x[i], x[i+1], 1
		i += 2
		ok = ok && p.beta >= etsLow && p.beta <= p.alpha
		if f.trend == 'D' {
			p.phi = x[i]
			i++
			ok = ok && p.phi >= phiLow && p.phi <= phiHigh
		}
	}
	if f.season != 'N' {
		p.gamma = x[i]
		ok = ok && p.gamma >= etsLow && p.gamma <= 1-p.alpha
	}
	return p, ok
}

func (f etsForm) pack(p etsParams, x []float64) []float64 {
	x = append(x[:0], p.alpha, p.l)
	if f.trend != 'N' {
		x = append(x, p.beta, p.b)
		if f.trend == 'D' {
			x = append(x, p.phi)
		}
	}
	if f.season != 'N' {
		x = append(x, p.gamma)
	}
	return x
}

// first returns the starting point of the search.
func (s *etsStart) first(form etsForm) etsParams {
	k := kindOf(form.season)
	p := etsParams{alpha: 0.3, l: s.level[k]}
	if form.trend != 'N' {
		p.l, p.b, p.beta, p.phi = s.l[k], s.b[k], 0.05, 1
		if form.trend == 'D' {
			p.phi = 0.95
			p.beta = 0.1
		}
	}
	if form.season != 'N' {
		p.gamma = 0.05
		p.alpha = 0.2
	}
	return p
}

// search minimises minus twice the log-likelihood of the form from the
// parameters given.
func (s *etsStart) search(w *work, form etsForm, from etsParams, evals int) (etsParams, float64) {
	n := float64(len(s.y))
	season := w.buf(bufSeason, s.m)
	init := s.indices(form.season)
	objective := func(x []float64) float64 {
		p, ok := form.unpack(x)
		if !ok {
			return math.Inf(1)
		}
		if init != nil {
			copy(season, init)
		}
		sums, ok := etsFilter(form, p, s.y, season, nil)
		if !ok {
			return math.Inf(1)
		}
		if form.err == 'M' {
			return n*stats.Log(sums.relative+1e-300) + 2*sums.logs
		}
		return n * stats.Log(sums.squares+1e-300)
	}
	var xs, steps [6]float64
	x := form.pack(from, xs[:0])
	unit := 0.1*math.Abs(from.l) + 0.01
	move := form.pack(etsParams{alpha: 0.2, l: unit, beta: 0.1, b: 0.1*math.Abs(from.b) + 0.01*unit, phi: -0.05, gamma: 0.1}, steps[:0])
	if from.alpha > 0.6 {
		move[0] = -0.2
	}
	if evals <= secondEffort {
		for i := range move {
			move[i] *= 0.3
		}
	}
	w.simplex.MaxEvals, w.simplex.Tol = evals*len(x), 1e-6
	best, _ := w.simplex.Minimize(objective, x, move)
	p, _ := form.unpack(x)
	return p, best
}

func (s *etsStart) indices(season byte) []float64 {
	switch season {
	case 'A':
		return s.additive
	case 'M':
		return s.ratio
	}
	return nil
}

// fitForm fits one form and fills what its forecasts need.
func (s *etsStart) fitForm(w *work, form etsForm, from etsParams, evals int) (etsFit, bool) {
	p, lik := s.search(w, form, from, evals)
	f := etsFit{form: form, par: p}
	if math.IsInf(lik, 0) {
		return f, false
	}
	n, k := float64(len(s.y)), float64(etsCount(form, s.m))
	f.aicc = lik + 2*k
	if n > k+1 {
		f.aicc += 2 * k * (k + 1) / (n - k - 1)
	} else {
		f.aicc = math.Inf(1)
	}
	if init := s.indices(form.season); init != nil {
		f.season = append([]float64(nil), init...)
	}
	var ok bool
	f.end, ok = etsFilter(form, p, s.y, f.season, nil)
	free := math.Max(n-k+1, math.Max(1, n/3))
	f.sigma2 = f.end.squares / free
	if form.err == 'M' {
		f.sigma2 = f.end.relative / free
	}
	return f, ok
}

// forecast turns a fit into point forecasts and spreads.
func (f *etsFit) forecast(w *work, n, h int) fitted {
	out := newFitted(h)
	etsMean(f.form, f.par.phi, f.end, f.season, n, out.mean)
	etsSpread(f.form, f.par, f.sigma2, f.season, out.mean, n, out.sd, w.buf(bufTheta, h))
	out.aicc = f.aicc
	out.params = []Value{{"alpha", f.par.alpha}}
	if f.form.trend != 'N' {
		out.params = append(out.params, Value{"beta", f.par.beta}, Value{"phi", f.par.phi})
	}
	if f.form.season != 'N' {
		out.params = append(out.params, Value{"gamma", f.par.gamma})
	}
	return out
}
