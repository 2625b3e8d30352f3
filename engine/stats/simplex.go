package stats

import "math"

// Simplex minimises a function of several variables without derivatives
// (Nelder & Mead 1965, with the dimension-adapted steps of Gao & Han 2012).
// The zero value is ready; reusing one avoids allocations.
type Simplex struct {
	// MaxEvals bounds the calls of the function; 0 means 200 per dimension.
	MaxEvals int
	// Tol stops when the spread of function values over the simplex is below
	// Tol × (|best| + Tol); 0 means 1e-8.
	Tol float64

	points []float64 // (d+1) × d
	values []float64
	work   []float64 // centroid and three trial points
}

// Minimize searches from x with initial steps of the given sizes and leaves the
// best point in x. f may return +Inf outside its domain; NaN counts as +Inf.
func (s *Simplex) Minimize(f func([]float64) float64, x, step []float64) (best float64, evals int) {
	d := len(x)
	if d == 0 {
		return f(x), 1
	}
	s.reset(f, x, step)
	evals = d + 1
	limit, tol := s.MaxEvals, s.Tol
	if limit == 0 {
		limit = 200 * d
	}
	if tol == 0 {
		tol = 1e-8
	}
	for evals < limit {
		lo, hi, second := s.extremes()
		if s.values[hi]-s.values[lo] <= tol*(math.Abs(s.values[lo])+tol) {
			break
		}
		evals += s.iterate(f, d, lo, hi, second)
	}
	lo, _, _ := s.extremes()
	copy(x, s.points[lo*d:lo*d+d])
	return s.values[lo], evals
}

func (s *Simplex) reset(f func([]float64) float64, x, step []float64) {
	d := len(x)
	s.points = Grow(s.points, (d+1)*d)
	s.values = Grow(s.values, d+1)
	s.work = Grow(s.work, 4*d)
	for i := 0; i <= d; i++ {
		p := s.points[i*d : i*d+d]
		copy(p, x)
		if i > 0 {
			p[i-1] += step[i-1]
		}
		s.values[i] = finite(f(p))
	}
}

func (s *Simplex) extremes() (lo, hi, second int) {
	lo, hi = 0, 0
	for i, v := range s.values {
		if v < s.values[lo] {
			lo = i
		}
		if v >= s.values[hi] {
			hi = i
		}
	}
	second = lo
	for i, v := range s.values {
		if i != hi && v >= s.values[second] {
			second = i
		}
	}
	return lo, hi, second
}

func (s *Simplex) iterate(f func([]float64) float64, d, lo, hi, second int) int {
	df := float64(d)
	expand, contract, shrink := 2.0, 0.5, 0.5
	if d > 1 {
		expand, contract, shrink = 1+2/df, 0.75-1/(2*df), 1-1/df
	}
	c, r, e := s.work[:d], s.work[d:2*d], s.work[2*d:3*d]
	s.centroid(c, d, hi)
	worst := s.points[hi*d : hi*d+d]
	fr := s.trial(f, r, c, worst, -1)
	switch {
	case fr < s.values[lo]:
		if fe := s.trial(f, e, c, worst, -expand); fe < fr {
			s.accept(worst, e, hi, fe)
		} else {
			s.accept(worst, r, hi, fr)
		}
		return 2
	case fr < s.values[second]:
		s.accept(worst, r, hi, fr)
		return 1
	}
	k := contract
	if fr < s.values[hi] {
		k = -contract
	}
	if fc := s.trial(f, e, c, worst, k); fc < math.Min(fr, s.values[hi]) {
		s.accept(worst, e, hi, fc)
		return 2
	}
	best := s.points[lo*d : lo*d+d]
	for i := range s.values {
		if i == lo {
			continue
		}
		p := s.points[i*d : i*d+d]
		for j := range p {
			p[j] = best[j] + shrink*(p[j]-best[j])
		}
		s.values[i] = finite(f(p))
	}
	return 2 + d
}

func (s *Simplex) centroid(c []float64, d, skip int) {
	clear(c)
	for i := 0; i <= d; i++ {
		if i == skip {
			continue
		}
		for j, v := range s.points[i*d : i*d+d] {
			c[j] += v / float64(d)
		}
	}
}

// trial puts c + k (worst - c) into p and returns the function there.
func (s *Simplex) trial(f func([]float64) float64, p, c, worst []float64, k float64) float64 {
	for j := range p {
		p[j] = c[j] + k*(worst[j]-c[j])
	}
	return finite(f(p))
}

func (s *Simplex) accept(worst, p []float64, hi int, v float64) {
	copy(worst, p)
	s.values[hi] = v
}

func finite(v float64) float64 {
	if math.IsNaN(v) {
		return math.Inf(1)
	}
	return v
}

// Grow returns a slice of length n, reusing buf's storage where it is large
// enough. The contents are unspecified.
func Grow(buf []float64, n int) []float64 {
	if cap(buf) >= n {
		return buf[:n]
	}
	return make([]float64, n, n+n/2)
}
