package forecast

import (
	"math"

	"rumbo/engine/stats"
)

// etsForm names one member of the exponential-smoothing family.
type etsForm struct {
	err    byte // 'A' additive, 'M' multiplicative
	trend  byte // 'N' none, 'A' additive, 'D' additive damped
	season byte // 'N' none, 'A' additive, 'M' multiplicative
}

func (f etsForm) String() string {
	trend := map[byte]string{'N': "N", 'A': "A", 'D': "Ad"}[f.trend]
	return string(f.err) + trend + string(f.season)
}

// etsParams are the smoothing parameters and initial states. Without a trend
// beta, phi and b are 0; a trend that is not damped has phi 1.
type etsParams struct {
	alpha, beta, gamma, phi float64
	l, b                    float64
}

// etsSums is what the likelihoods need of a pass over the data.
type etsSums struct {
	squares  float64 // Σ e²
	relative float64 // Σ (e/μ)²
	logs     float64 // Σ log|μ|
	l, b     float64 // states after the last value
}

// The states of a model with multiplicative errors follow the same recursions
// as those with additive errors, written in the raw error e = y - μ (Hyndman,
// Koehler, Ord & Snyder 2008, tables 2.2 and 2.3): a form needs one filter per
// kind of season, and the kind of error enters only the likelihood.

// etsFilter runs form's recursions over y. season holds the m initial seasonal
// states in the order of y and is updated in place, its element j being the
// latest state for times t with t%m == j. resid, if not nil, receives the
// one-step errors (relative ones for multiplicative errors). ok is false when
// a state leaves the domain of the form.
func etsFilter(form etsForm, p etsParams, y, season, resid []float64) (etsSums, bool) {
	s := etsSums{l: p.l, b: p.b}
	multiplicative := form.err == 'M'
	var ok bool
	switch form.season {
	case 'A':
		ok = s.additiveSeason(p, y, season, resid, multiplicative)
	case 'M':
		ok = s.multiplicativeSeason(p, y, season, resid, multiplicative)
	default:
		ok = s.noSeason(p, y, resid, multiplicative)
	}
	return s, ok && s.squares < math.MaxFloat64
}

// tinyState keeps multiplicative forms from dividing by almost nothing; the
// data are scaled near 1.
const tinyState = 1e-8

func (s *etsSums) noSeason(p etsParams, y, resid []float64, mult bool) bool {
	l, b, squares := s.l, s.b, 0.0
	if !mult && resid == nil {
		for _, v := range y {
			trend := p.phi * b
			mu := l + trend
			e := v - mu
			squares += e * e
			l = mu + p.alpha*e
			b = trend + p.beta*e
		}
		s.l, s.b, s.squares = l, b, squares
		return true
	}
	var prod = 1.0
	for t, v := range y {
		trend := p.phi * b
		mu := l + trend
		e := v - mu
		squares += e * e
		l = mu + p.alpha*e
		b = trend + p.beta*e
		if mult {
			if mu < tinyState {
				return false
			}
			e /= mu
			prod = s.relate(e, mu, prod)
		}
		if resid != nil {
			resid[t] = e
		}
	}
	s.logs += stats.Log(prod)
	s.l, s.b, s.squares = l, b, squares
	return true
}

// relate adds a relative error; the logarithm of μ is taken only when the
// running product threatens to leave the range of numbers.
func (s *etsSums) relate(e, mu, prod float64) float64 {
	s.relative += e * e
	prod *= mu
	if prod > 1e200 || prod < 1e-200 {
		s.logs += stats.Log(prod)
		return 1
	}
	return prod
}

func (s *etsSums) additiveSeason(p etsParams, y, season, resid []float64, mult bool) bool {
	l, b, squares, prod, j := s.l, s.b, 0.0, 1.0, 0
	for t, v := range y {
		trend := p.phi * b
		base := l + trend
		mu := base + season[j]
		e := v - mu
		squares += e * e
		l = base + p.alpha*e
		b = trend + p.beta*e
		season[j] += p.gamma * e
		if j++; j == len(season) {
			j = 0
		}
		if mult {
			if mu < tinyState {
				return false
			}
			e /= mu
			prod = s.relate(e, mu, prod)
		}
		if resid != nil {
			resid[t] = e
		}
	}
	s.logs += stats.Log(prod)
	s.l, s.b, s.squares = l, b, squares
	return true
}

func (s *etsSums) multiplicativeSeason(p etsParams, y, season, resid []float64, mult bool) bool {
	l, b, squares, prod, j := s.l, s.b, 0.0, 1.0, 0
	for t, v := range y {
		trend := p.phi * b
		base := l + trend
		sj := season[j]
		if base < tinyState || sj < tinyState {
			return false
		}
		mu := base * sj
		e := v - mu
		squares += e * e
		es := e / sj
		l = base + p.alpha*es
		b = trend + p.beta*es
		season[j] = sj + p.gamma*e/base
		if j++; j == len(season) {
			j = 0
		}
		if mult {
			e /= mu
			prod = s.relate(e, mu, prod)
		}
		if resid != nil {
			resid[t] = e
		}
	}
	s.logs += stats.Log(prod)
	s.l, s.b, s.squares = l, b, squares
	return true
}

// etsMean writes the point forecasts that follow the states after n values.
func etsMean(form etsForm, phi float64, s etsSums, season []float64, n int, out []float64) {
	l, b := s.l, s.b
	for k := range out {
		b *= phi
		l += b
		out[k] = l
		switch form.season {
		case 'A':
			out[k] += season[(n+k)%len(season)]
		case 'M':
			out[k] *= season[(n+k)%len(season)]
		}
	}
}

// etsSpread writes the standard deviation of the error k+1 steps ahead
// (Hyndman et al. 2008, tables 6.1 and 6.2: classes 1, 2 and 3).
func etsSpread(form etsForm, p etsParams, sigma2 float64, season, mean []float64, n int, out []float64, theta []float64) {
	if form.err == 'A' {
		v, slope := 1.0, 0.0
		pow := 1.0
		for k := range out {
			out[k] = math.Sqrt(sigma2 * v)
			pow *= p.phi
			slope += pow
			c := p.alpha + p.beta*slope
			if form.season == 'A' && (k+1)%len(season) == 0 {
				c += p.gamma
			}
			v += c * c
		}
		return
	}
	m := max(len(season), 1)
	plain := func(k int) float64 { // the mean without a multiplicative season
		if form.season == 'M' {
			return mean[k] / season[(n+k)%m]
		}
		return mean[k]
	}
	for k := range out {
		theta[k] = plain(k) * plain(k)
		slope, pow := 0.0, 1.0
		for j := 1; j <= k; j++ {
			pow *= p.phi
			slope += pow
			c := p.alpha + p.beta*slope
			if form.season == 'A' && j%m == 0 {
				c += p.gamma
			}
			theta[k] += sigma2 * c * c * theta[k-j]
		}
		if form.season == 'M' {
			s := season[(n+k)%m]
			grow := math.Pow(1+p.gamma*p.gamma*sigma2, float64(k/m))
			out[k] = s * math.Sqrt(math.Max(0, theta[k]*(1+sigma2)*grow-plain(k)*plain(k)))
			continue
		}
		out[k] = math.Sqrt(math.Max(0, theta[k]*(1+sigma2)-plain(k)*plain(k)))
	}
}
