package forecast

import (
	"math"

	"rumbo/engine/stats"
)

// arimaOrder is ARIMA(p,d,q)(P,D,Q)[m], with a mean (d+D = 0) or drift
// (d+D = 1) where constant.
type arimaOrder struct {
	p, d, q, sp, sd, sq int
	constant            bool
}

func (o arimaOrder) count() int {
	k := o.p + o.q + o.sp + o.sq
	if o.constant {
		k++
	}
	return k
}

// lagTerm is one coefficient of an expanded polynomial.
type lagTerm struct {
	lag  int
	coef float64
}

// arimaPoly holds the expanded polynomials of one parameter vector:
// w_t = Σ ar.coef w_{t-lag} + e_t + Σ ma.coef e_{t-lag}.
type arimaPoly struct {
	ar, ma   []lagTerm
	store    [2][72]lagTerm
	constant float64
	// edge is the largest partial autocorrelation of any factor: near 1 the
	// model is close to not stationary or not invertible.
	edge float64
}

// maxLag returns the largest lag of the terms, 0 for none.
func maxLag(terms []lagTerm) int {
	if len(terms) == 0 {
		return 0
	}
	return terms[len(terms)-1].lag
}

// expand turns optimiser parameters into polynomials. Each factor is given by
// its partial autocorrelations through tanh, so that every real vector is
// stationary and invertible (Monahan 1984, Biometrika 71).
func (a *arimaPoly) expand(o arimaOrder, m int, x []float64) {
	var ar, sar, ma, sma [8]float64
	a.edge = 0
	at := 0
	take := func(k int, out []float64) {
		partial := x[at : at+k]
		at += k
		a.durbin(partial, out)
	}
	take(o.p, ar[:])
	take(o.sp, sar[:])
	take(o.q, ma[:])
	take(o.sq, sma[:])
	a.constant = 0
	if o.constant {
		a.constant = x[at]
	}
	a.ar = multiply(a.store[0][:0], ar[:o.p], sar[:o.sp], m, 1)
	a.ma = multiply(a.store[1][:0], ma[:o.q], sma[:o.sq], m, -1)
}

// durbin turns partial autocorrelations into AR coefficients.
func (a *arimaPoly) durbin(x, out []float64) {
	var prev [8]float64
	for k, v := range x {
		r := 0.998 * stats.Tanh(v)
		a.edge = math.Max(a.edge, math.Abs(r))
		copy(prev[:k], out[:k])
		for j := range k {
			out[j] = prev[j] - r*prev[k-1-j]
		}
		out[k] = r
	}
}

// multiply expands (1 - Σ a_i B^i)(1 - Σ s_j B^{jm}) into the terms of
// 1 - polynomial, times sign: 1 for AR; -1 for MA, whose factors are
// 1 - Σ so that e's coefficients come out negated.
func multiply(terms []lagTerm, a, s []float64, m int, sign float64) []lagTerm {
	for i, v := range a {
		terms = append(terms, lagTerm{i + 1, sign * v})
	}
	for j, u := range s {
		terms = append(terms, lagTerm{(j + 1) * m, sign * u})
		for i, v := range a {
			terms = append(terms, lagTerm{(j+1)*m + i + 1, -sign * u * v})
		}
	}
	return terms
}

// residuals runs the conditional recursion with zeros before the sample and
// returns the sum of squares.
func (a *arimaPoly) residuals(w, out []float64) float64 {
	sum := 0.0
	warm := min(max(maxLag(a.ar), maxLag(a.ma)), len(w))
	for t := range warm {
		e := w[t] - a.constant
		for _, term := range a.ar {
			if t >= term.lag {
				e -= term.coef * (w[t-term.lag] - a.constant)
			}
		}
		for _, term := range a.ma {
			if t >= term.lag {
				e -= term.coef * out[t-term.lag]
			}
		}
		out[t] = e
		sum += e * e
	}
	shift := a.constant
	for _, term := range a.ar {
		shift -= term.coef * a.constant
	}
	for t := warm; t < len(w); t++ {
		e := w[t] - shift
		for _, term := range a.ar {
			e -= term.coef * w[t-term.lag]
		}
		for _, term := range a.ma {
			e -= term.coef * out[t-term.lag]
		}
		out[t] = e
		sum += e * e
	}
	return sum
}

// difference applies (1-B)^d (1-B^m)^D to y, writing into out; it returns the
// shortened series.
func difference(y []float64, m, d, sd int, out []float64) []float64 {
	out = append(out[:0], y...)
	for range sd {
		for t := len(out) - 1; t >= m; t-- {
			out[t] -= out[t-m]
		}
		out = out[m:]
	}
	for range d {
		for t := len(out) - 1; t >= 1; t-- {
			out[t] -= out[t-1]
		}
		out = out[1:]
	}
	return out
}

// withDifferences returns the coefficients c of y_t = Σ c_i y_{t-i} + … that
// φ*(B)(1-B)^d(1-B^m)^D implies, c[0] unused.
func (a *arimaPoly) withDifferences(m, d, sd int) []float64 {
	size := maxLag(a.ar) + d + sd*m
	c := make([]float64, size+1)
	c[0] = 1
	for _, term := range a.ar {
		c[term.lag] -= term.coef
	}
	times := func(lag int) {
		for i := size; i >= lag; i-- {
			c[i] -= c[i-lag]
		}
	}
	for range d {
		times(1)
	}
	for range sd {
		times(m)
	}
	for i := range c {
		c[i] = -c[i]
	}
	return c
}

// psiSpread writes the standard deviations of the errors 1 … h steps ahead:
// σ² Σ ψ² (Box, Jenkins & Reinsel, Time Series Analysis, section 5.2).
func (a *arimaPoly) psiSpread(c []float64, sigma2 float64, out []float64) {
	psi := make([]float64, len(out))
	v := 0.0
	for k := range out {
		s := 0.0
		if k == 0 {
			s = 1
		}
		for _, term := range a.ma {
			if term.lag == k {
				s += term.coef
			}
		}
		for i := 1; i < len(c) && i <= k; i++ {
			s += c[i] * psi[k-i]
		}
		psi[k] = s
		v += s * s
		out[k] = math.Sqrt(sigma2 * v)
	}
}
