package stats

import (
	"errors"
	"math"
)

// ErrSingular says that a system of equations has no unique solution.
var ErrSingular = errors.New("stats: singular system")

// Cholesky factors the symmetric positive definite n × n matrix a (row-major)
// in place: its lower triangle becomes L with a = L Lᵀ.
func Cholesky(a []float64, n int) error {
	for j := range n {
		d := a[j*n+j]
		for k := range j {
			d -= a[j*n+k] * a[j*n+k]
		}
		if !(d > 0) {
			return ErrSingular
		}
		d = math.Sqrt(d)
		a[j*n+j] = d
		for i := j + 1; i < n; i++ {
			s := a[i*n+j]
			for k := range j {
				s -= a[i*n+k] * a[j*n+k]
			}
			a[i*n+j] = s / d
		}
	}
	return nil
}

// CholeskySolve solves L Lᵀ x = b in place of b, with L from Cholesky.
func CholeskySolve(l []float64, n int, b []float64) {
	for i := range n {
		s := b[i]
		for k := range i {
			s -= l[i*n+k] * b[k]
		}
		b[i] = s / l[i*n+i]
	}
	for i := n - 1; i >= 0; i-- {
		s := b[i]
		for k := i + 1; k < n; k++ {
			s -= l[k*n+i] * b[k]
		}
		b[i] = s / l[i*n+i]
	}
}

// LeastSquares returns the coefficients that minimise |y - X b|², for X of
// rows × cols in row-major order, by Householder QR. X and y are overwritten;
// afterwards y[cols:] has the length of the residual.
func LeastSquares(x []float64, rows, cols int, y []float64) ([]float64, error) {
	if rows < cols {
		return nil, ErrSingular
	}
	for k := range cols {
		if err := reflect(x, rows, cols, k, y); err != nil {
			return nil, err
		}
	}
	b := make([]float64, cols)
	for i := cols - 1; i >= 0; i-- {
		s := y[i]
		for j := i + 1; j < cols; j++ {
			s -= x[i*cols+j] * b[j]
		}
		b[i] = s / x[i*cols+i]
	}
	return b, nil
}

// reflect zeroes column k of x below the diagonal.
func reflect(x []float64, rows, cols, k int, y []float64) error {
	norm, scale := 0.0, 0.0
	for i := 0; i < rows; i++ {
		v := x[i*cols+k]
		scale += v * v
		if i >= k {
			norm += v * v
		}
	}
	if !(norm > 1e-22*scale) || norm == 0 {
		return ErrSingular
	}
	norm = math.Sqrt(norm)
	if x[k*cols+k] > 0 {
		norm = -norm
	}
	pivot := x[k*cols+k] - norm
	beta := -1 / (norm * pivot) // 2 / |v|² for v = column - norm e
	x[k*cols+k] = pivot
	for j := k + 1; j < cols; j++ {
		s := 0.0
		for i := k; i < rows; i++ {
			s += x[i*cols+k] * x[i*cols+j]
		}
		s *= beta
		for i := k; i < rows; i++ {
			x[i*cols+j] -= s * x[i*cols+k]
		}
	}
	s := 0.0
	for i := k; i < rows; i++ {
		s += x[i*cols+k] * y[i]
	}
	s *= beta
	for i := k; i < rows; i++ {
		y[i] -= s * x[i*cols+k]
	}
	x[k*cols+k] = norm
	return nil
}

// Solve solves the n × n system a x = b by elimination with partial pivoting;
// a and b are overwritten, b becomes x.
func Solve(a []float64, n int, b []float64) error {
	for k := range n {
		p := k
		for i := k + 1; i < n; i++ {
			if math.Abs(a[i*n+k]) > math.Abs(a[p*n+k]) {
				p = i
			}
		}
		if !(math.Abs(a[p*n+k]) > 0) {
			return ErrSingular
		}
		if p != k {
			for j := k; j < n; j++ {
				a[p*n+j], a[k*n+j] = a[k*n+j], a[p*n+j]
			}
			b[p], b[k] = b[k], b[p]
		}
		for i := k + 1; i < n; i++ {
			f := a[i*n+k] / a[k*n+k]
			if f == 0 {
				continue
			}
			for j := k + 1; j < n; j++ {
				a[i*n+j] -= f * a[k*n+j]
			}
			b[i] -= f * b[k]
		}
	}
	for i := n - 1; i >= 0; i-- {
		s := b[i]
		for j := i + 1; j < n; j++ {
			s -= a[i*n+j] * b[j]
		}
		b[i] = s / a[i*n+i]
	}
	return nil
}

// Tridiagonal solves the system with the given lower, main and upper diagonals
// (lower[0] and the last of upper are unused) in place of b. upper and diag are
// overwritten. It does not pivot: meant for diagonally dominant systems.
func Tridiagonal(lower, diag, upper, b []float64) {
	n := len(b)
	for i := 1; i < n; i++ {
		f := lower[i] / diag[i-1]
		diag[i] -= f * upper[i-1]
		b[i] -= f * b[i-1]
	}
	for i := n - 1; i >= 0; i-- {
		if i < n-1 {
			b[i] -= upper[i] * b[i+1]
		}
		b[i] /= diag[i]
	}
}
