package forecast

import (
	"errors"
	"math"

	"rumbo/engine/stats"
)

// The exact Gaussian likelihood of a stationary ARMA by the Kalman filter in
// its Chandrasekhar form: from a stationary start the covariance changes by a
// matrix of rank one at each step, so that a step costs O(r) instead of O(r²)
// (Morf, Sidhu & Kailath 1974, IEEE Trans. Automatic Control 19; Mélard 1984,
// Applied Statistics 33, algorithm AS 197). The state has r = max(p, q+1)
// elements in Harvey's form: y_t = first element of x_t,
// x_{t+1}[i] = ar[i] y_t + x_t[i+1] + ma[i-1] e_{t+1}.

// kalman holds the buffers of the filter.
type kalman struct {
	r                      int
	phi, theta             []float64 // dense coefficients, 1 … r
	state, gain, low, next []float64
	gamma, psi, system     []float64
	inflation              float64 // of the squares of the last residuals: the geometric mean of F
}

var errNotStationary = errors.New("forecast: autocovariances do not exist")

// residuals filters w and writes standardised errors v/√F times the geometric
// mean of √F, so that n log of their sum of squares is, up to constants, minus
// twice the log-likelihood. The final state stays in k.state.
func (k *kalman) residuals(a *arimaPoly, w, out []float64) float64 {
	if k.start(a) != nil {
		return math.Inf(1)
	}
	r := k.r
	f, change := k.gain[r], -1/k.gain[r] // variance of the first error, and M
	logs, prod := 0.0, 1.0
	for t, value := range w {
		v := value - a.constant - k.state[0]
		out[t] = v / math.Sqrt(f)
		if prod *= f; prod > 1e200 || prod < 1e-200 {
			logs += stats.Log(prod)
			prod = 1
		}
		k.advance(v / f)
		f, change = k.recurse(f, change)
		if !(f > 0) {
			return math.Inf(1)
		}
	}
	logs += stats.Log(prod)
	k.inflation = stats.Exp(logs / float64(len(w)))
	scale := math.Sqrt(k.inflation)
	sum := 0.0
	for t := range out[:len(w)] {
		out[t] *= scale
		sum += out[t] * out[t]
	}
	return sum
}

// advance moves the state one step given the standardised innovation v/F.
func (k *kalman) advance(u float64) {
	y := k.state[0]
	r := k.r
	for i := 0; i < r; i++ {
		s := k.phi[i] * y
		if i+1 < r {
			s += k.state[i+1]
		}
		k.next[i] = s + k.gain[i]*u
	}
	k.state, k.next = k.next, k.state
}

// recurse updates gain, low and the scalars F and M. Once the change is
// negligible the filter is steady and nothing moves.
func (k *kalman) recurse(f, change float64) (float64, float64) {
	z := k.low[0]
	r := k.r
	if z*z*math.Abs(change) < 1e-14*f {
		steady := true
		for i := 1; i < r; i++ {
			if k.low[i]*k.low[i]*math.Abs(change) >= 1e-14*f {
				steady = false
				break
			}
		}
		if steady {
			return f, change
		}
	}
	newF := f + z*z*change
	if !(newF > 0) {
		return newF, change
	}
	// T·low first, needed by both.
	for i := 0; i < r; i++ {
		s := k.phi[i] * z
		if i+1 < r {
			s += k.low[i+1]
		}
		k.next[i] = s
	}
	for i := 0; i < r; i++ {
		k.gain[i] += k.next[i] * change * z
		k.low[i] = k.next[i] - k.gain[i]*z/newF
	}
	return newF, change + change*change*z*z/f
}

// start sets the stationary initial covariance: all that the recursions need of
// it is its first column, Cov(x, y), and the gain T·(first column).
func (k *kalman) start(a *arimaPoly) error {
	p, q := maxLag(a.ar), maxLag(a.ma)
	r := max(p, q+1)
	k.r = r
	k.phi, k.theta = stats.Grow(k.phi, r+1), stats.Grow(k.theta, r+1)
	k.state, k.next = stats.Grow(k.state, r), stats.Grow(k.next, r)
	k.gain, k.low = stats.Grow(k.gain, r+1), stats.Grow(k.low, r)
	clear(k.phi)
	clear(k.theta)
	clear(k.state)
	for _, term := range a.ar {
		k.phi[term.lag-1] += term.coef
	}
	k.theta[0] = 1
	for _, term := range a.ma {
		k.theta[term.lag] += term.coef
	}
	if err := k.autocovariances(p, q); err != nil {
		return err
	}
	col := k.next // Cov(x_i, y), i = 0 … r-1
	for i := range col {
		s := 0.0
		for j := i; j < p; j++ {
			s += k.phi[j] * k.gamma[j-i+1]
		}
		for j := i; j <= q; j++ {
			s += k.theta[j] * k.psi[j-i]
		}
		col[i] = s
	}
	f := k.gamma[0]
	if !(f > 0) || math.IsInf(f, 0) {
		return errNotStationary
	}
	for i := 0; i < r; i++ {
		s := k.phi[i] * col[0]
		if i+1 < r {
			s += col[i+1]
		}
		k.gain[i], k.low[i] = s, s
	}
	k.gain[r] = f
	return nil
}

// autocovariances solves γ_k - Σ φ_j γ_{|k-j|} = Σ_{j≥k} θ_j ψ_{j-k} for unit
// innovations, k = 0 … p, and extends to r (Brockwell & Davis 1991, 3.3).
func (k *kalman) autocovariances(p, q int) error {
	k.psi = stats.Grow(k.psi, q+1)
	for j := range k.psi {
		s := k.theta[j]
		for i := 1; i <= min(j, p); i++ {
			s += k.phi[i-1] * k.psi[j-i]
		}
		k.psi[j] = s
	}
	n := p + 1
	k.gamma, k.system = stats.Grow(k.gamma, max(n, k.r+1)), stats.Grow(k.system, n*n)
	clear(k.system)
	clear(k.gamma)
	for i := range n {
		k.system[i*n+i]++
		for j := 1; j <= p; j++ {
			if c := k.phi[j-1]; c != 0 {
				k.system[i*n+abs(i-j)] -= c
			}
		}
		for j := i; j <= q; j++ {
			k.gamma[i] += k.theta[j] * k.psi[j-i]
		}
	}
	if stats.Solve(k.system, n, k.gamma[:n]) != nil {
		return errNotStationary
	}
	return nil
}

func abs(i int) int {
	if i < 0 {
		return -i
	}
	return i
}

// forecast writes the next values of w that the final state implies.
func (k *kalman) forecast(a *arimaPoly, out []float64) {
	clear(k.next)
	for i := range out {
		out[i] = a.constant + k.state[0]
		k.advance(0)
	}
}
