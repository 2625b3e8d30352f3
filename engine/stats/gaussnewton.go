package stats

import "math"

// GaussNewton minimises the sum of squares of residuals by the
// Levenberg–Marquardt method with forward differences (Marquardt 1963). The
// zero value is ready; reusing one avoids allocations.
type GaussNewton struct {
	// MaxSteps bounds the accepted and rejected steps; 0 means 15.
	MaxSteps int
	// Tol stops at a relative gain below it; 0 means 1e-6.
	Tol float64

	jac, base, trial, normal, rhs, step []float64
}

// Minimize searches from x for residuals of length n and leaves the best point
// in x. residuals fills its second argument and returns the sum of squares,
// +Inf or NaN outside the domain.
func (g *GaussNewton) Minimize(residuals func(x, out []float64) float64, x []float64, n int) float64 {
	d := len(x)
	g.base, g.trial = Grow(g.base, n), Grow(g.trial, n)
	best := finite(residuals(x, g.base))
	if d == 0 || math.IsInf(best, 0) {
		return best
	}
	g.jac, g.normal = Grow(g.jac, d*n), Grow(g.normal, 2*d*d)
	g.rhs, g.step = Grow(g.rhs, 2*d), Grow(g.step, d)
	steps, tol := g.MaxSteps, g.Tol
	if steps == 0 {
		steps = 15
	}
	if tol == 0 {
		tol = 1e-6
	}
	damping, fresh := 1e-3, false
	for range steps {
		if !fresh {
			g.linearise(residuals, x, n)
			fresh = true
		}
		sum, ok := g.attempt(residuals, x, n, damping)
		if !ok || !(sum < best) {
			if damping *= 10; damping > 1e8 {
				break
			}
			continue
		}
		for j := range x {
			x[j] += g.step[j]
		}
		gain := best - sum
		best, fresh = sum, false
		g.base, g.trial = g.trial, g.base
		damping = math.Max(damping/10, 1e-9)
		if gain <= tol*best {
			break
		}
	}
	return best
}

// linearise fills the normal equations at x.
func (g *GaussNewton) linearise(residuals func(x, out []float64) float64, x []float64, n int) {
	d := len(x)
	for j := range d {
		col := g.jac[j*n : j*n+n]
		eps := 1e-5 * math.Max(1, math.Abs(x[j]))
		keep := x[j]
		x[j] += eps
		residuals(x, col)
		x[j] = keep
		for t := range col {
			col[t] = (col[t] - g.base[t]) / eps
		}
	}
	for i := range d {
		a := g.jac[i*n : i*n+n]
		for j := 0; j <= i; j++ {
			b := g.jac[j*n : j*n+n]
			s := 0.0
			for t, v := range a {
				s += v * b[t]
			}
			g.normal[i*d+j], g.normal[j*d+i] = s, s
		}
		s := 0.0
		for t, v := range a {
			s += v * g.base[t]
		}
		g.rhs[i] = -s
	}
}

// attempt solves for a damped step and evaluates it.
func (g *GaussNewton) attempt(residuals func(x, out []float64) float64, x []float64, n int, damping float64) (float64, bool) {
	d := len(x)
	a, b := g.normal[d*d:2*d*d], g.rhs[d:2*d]
	copy(a, g.normal[:d*d])
	copy(b, g.rhs[:d])
	for j := range d {
		a[j*d+j] += damping*a[j*d+j] + 1e-12
	}
	if Cholesky(a, d) != nil {
		return 0, false
	}
	CholeskySolve(a, d, b)
	copy(g.step, b)
	for j := range x {
		x[j] += g.step[j]
	}
	sum := finite(residuals(x, g.trial))
	for j := range x {
		x[j] -= g.step[j]
	}
	return sum, true
}
