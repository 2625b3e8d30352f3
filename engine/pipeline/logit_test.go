package pipeline

import (
	"math"
	"testing"

	"rumbo/engine/stats"
)

// fitDense is a fit of dense columns behind an intercept with free choice of penalty.
func fitDense(columns [][]float64, y []float64, penalty float64) []float64 {
	x := newSparse(1 + len(columns))
	w, rows := make([]float64, len(y)), make([]int32, len(y))
	for i := range y {
		x.add(0, 1)
		for j, c := range columns {
			x.add(j+1, c[i])
		}
		x.end()
		w[i], rows[i] = 1, int32(i)
	}
	pen := make([]float64, x.cols)
	for j := range pen {
		pen[j] = penalty
	}
	pen[0] = 1e-9
	var s logit
	return s.fit(x, y, w, rows, pen, nil)
}

// Launch temperatures and O-ring failures of the space shuttle: Dalal, Fowlkes
// & Hoadley, JASA 84 (1989). The maximum likelihood estimates are 15.0429 and
// −0.2322 in every textbook since.
func TestLogitShuttle(t *testing.T) {
	temp := []float64{66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58}
	fail := []float64{0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1}
	b := fitDense([][]float64{temp}, fail, 1e-9)
	if math.Abs(b[0]-15.0429) > 1e-3 || math.Abs(b[1]+0.2322) > 1e-4 {
		t.Errorf("got %.4f %.4f, want 15.0429 -0.2322", b[0], b[1])
	}
}

// With a penalty, the maximum is the one that a search without derivatives finds.
func TestLogitPenaltyAgainstSimplex(t *testing.T) {
	rng := stats.NewRand(3)
	cols := [][]float64{make([]float64, 60), make([]float64, 60)}
	y := make([]float64, 60)
	for i := range y {
		cols[0][i], cols[1][i] = rng.NormFloat64(), rng.NormFloat64()
		y[i] = oneIf(rng.Float64() < logistic(cols[0][i]-.5*cols[1][i]))
	}
	got := fitDense(cols, y, 4)
	want := []float64{0, 0, 0}
	simplex := stats.Simplex{MaxEvals: 20000, Tol: 1e-14}
	simplex.Minimize(func(b []float64) float64 {
		f := 2 * (b[1]*b[1] + b[2]*b[2])
		for i := range y {
			eta := b[0] + b[1]*cols[0][i] + b[2]*cols[1][i]
			f += log1pExp(eta) - y[i]*eta
		}
		return f
	}, want, []float64{1, 1, 1})
	for j := range want {
		if math.Abs(got[j]-want[j]) > 1e-4 {
			t.Errorf("column %d: %.6f, the simplex finds %.6f", j, got[j], want[j])
		}
	}
}

// Perfectly separated data have no finite maximum without a penalty; with one
// the fit ends and stays finite.
func TestLogitSeparated(t *testing.T) {
	b := fitDense([][]float64{{-2, -1, 1, 2}}, []float64{0, 0, 1, 1}, .1)
	for j, v := range b {
		if math.IsNaN(v) || math.Abs(v) > 20 {
			t.Errorf("column %d is %v", j, v)
		}
	}
	if b[1] <= 0 {
		t.Errorf("slope %v, want positive", b[1])
	}
}

func TestStrongerPenaltyShrinks(t *testing.T) {
	x := []float64{-2, -1, 0, 1, 2, 3}
	y := []float64{0, 0, 1, 0, 1, 1}
	last := math.Inf(1)
	for _, penalty := range []float64{.01, .1, 1, 10, 100} {
		b := fitDense([][]float64{x}, y, penalty)
		if b[1] >= last || b[1] < 0 {
			t.Errorf("penalty %v: slope %v after %v", penalty, b[1], last)
		}
		last = b[1]
	}
}
