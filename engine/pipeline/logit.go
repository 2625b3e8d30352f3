package pipeline

import (
	"math"

	"rumbo/engine/stats"
)

// sparse is a matrix of rows that hold few values each: row i lies in
// [from[i], from[i+1]) of col and val, columns ascending.
type sparse struct {
	cols int
	from []int32
	col  []int32
	val  []float64
}

func newSparse(cols int) *sparse { return &sparse{cols: cols, from: []int32{0}} }

// add appends a value to the row that end closes; zeros are left out.
func (m *sparse) add(col int, v float64) {
	if v != 0 {
		m.col = append(m.col, int32(col))
		m.val = append(m.val, v)
	}
}

func (m *sparse) end() { m.from = append(m.from, int32(len(m.col))) }

func (m *sparse) dot(i int, beta []float64) float64 {
	sum := 0.0
	for k := m.from[i]; k < m.from[i+1]; k++ {
		sum += m.val[k] * beta[m.col[k]]
	}
	return sum
}

func logistic(x float64) float64 {
	if x >= 0 {
		return 1 / (1 + math.Exp(-x))
	}
	e := math.Exp(x)
	return e / (1 + e)
}

// log1pExp is log(1 + exp(x)) without overflow.
func log1pExp(x float64) float64 {
	if x > 0 {
		return x + math.Log1p(math.Exp(-x))
	}
	return math.Log1p(math.Exp(x))
}

// logit fits P(y = 1) = logistic(X b) by maximising
//
//	Σ w_i [y_i η_i − log(1 + e^η_i)] − ½ Σ penalty_j b_j²
//
// (ridge logistic regression: le Cessie & van Houwelingen, Applied Statistics
// 41, 1992) with Newton's method and step halving. Every penalty must be
// positive, which makes the maximum unique and finite.
type logit struct {
	hess, grad, step, beta []float64
	eta                    []float64 // of the rows, at the last point whose objective was asked for
}

const logitMaxIter = 40

// fit uses the rows listed; start may be nil. The result is the solver's own
// slice only until the next call; it is copied before it is returned.
func (s *logit) fit(x *sparse, y, w []float64, rows []int32, penalty, start []float64) []float64 {
	p := x.cols
	s.hess, s.grad, s.step = stats.Grow(s.hess, p*p), stats.Grow(s.grad, p), stats.Grow(s.step, p)
	beta := make([]float64, p)
	copy(beta, start)
	trial := stats.Grow(s.beta, p)
	s.beta = trial
	old := s.objective(x, y, w, rows, penalty, beta)
	for iter := 0; iter < logitMaxIter; iter++ {
		s.derive(x, y, w, rows, penalty, beta)
		copy(s.step, s.grad)
		if stats.Cholesky(s.hess, p) != nil {
			break
		}
		stats.CholeskySolve(s.hess, p, s.step)
		gain := 0.0
		for j, g := range s.grad {
			gain += g * s.step[j]
		}
		if gain < 1e-9*(1+math.Abs(old)) {
			break
		}
		size, now := 1.0, old
		for half := 0; half < 30; half++ {
			for j := range trial {
				trial[j] = beta[j] + size*s.step[j]
			}
			if now = s.objective(x, y, w, rows, penalty, trial); now >= old {
				break
			}
			size /= 2
		}
		if now < old {
			break
		}
		copy(beta, trial)
		old = now
	}
	return beta
}

// objective is the penalised log-likelihood.
func (s *logit) objective(x *sparse, y, w []float64, rows []int32, penalty, beta []float64) float64 {
	sum := 0.0
	s.eta = stats.Grow(s.eta, len(rows))
	for k, i := range rows {
		eta := x.dot(int(i), beta)
		s.eta[k] = eta
		sum += w[i] * (y[i]*eta - log1pExp(eta))
	}
	for j, b := range beta {
		sum -= penalty[j] * b * b / 2
	}
	return sum
}

// derive fills the gradient and the negative Hessian (lower triangle and its
// mirror) at the point whose objective was asked for last.
func (s *logit) derive(x *sparse, y, w []float64, rows []int32, penalty, beta []float64) {
	p := x.cols
	clear(s.hess)
	for j, b := range beta {
		s.grad[j] = -penalty[j] * b
		s.hess[j*p+j] = penalty[j]
	}
	for k, i := range rows {
		mu := logistic(s.eta[k])
		r, v := w[i]*(y[i]-mu), w[i]*mu*(1-mu)
		from, to := x.from[i], x.from[i+1]
		col, val := x.col[from:to], x.val[from:to]
		for a, ca := range col {
			va := val[a]
			s.grad[ca] += r * va
			va *= v
			line := s.hess[int(ca)*p : int(ca)*p+p]
			for b := 0; b <= a; b++ {
				line[col[b]] += va * val[b]
			}
		}
	}
	for a := 0; a < p; a++ {
		for b := 0; b < a; b++ {
			s.hess[b*p+a] = s.hess[a*p+b]
		}
	}
}
