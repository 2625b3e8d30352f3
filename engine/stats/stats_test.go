package stats

import (
	"math"
	"slices"
	"testing"
)

func near(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tol) {
		t.Errorf("%s = %.12g, want %.12g", what, got, want)
	}
}

// Expected values: R 4 (qnorm, pt, qt, quantile, mad), and published tables.
func TestDistributions(t *testing.T) {
	near(t, "NormQuantile(.975)", NormQuantile(0.975), 1.959963984540054, 1e-12)
	near(t, "NormQuantile(.001)", NormQuantile(0.001), -3.090232306167813, 1e-12)
	near(t, "NormCDF(1.96)", NormCDF(1.96), 0.9750021048517795, 1e-14)
	near(t, "NormPDF(0)", NormPDF(0), 0.3989422804014327, 1e-15)
	near(t, "TQuantile(.975,1)", TQuantile(0.975, 1), 12.706204736432095, 1e-9)
	near(t, "TQuantile(.975,2)", TQuantile(0.975, 2), 0.95*math.Sqrt(2/0.0975), 1e-12) // closed form
	near(t, "TQuantile(.975,10)", TQuantile(0.975, 10), 2.228138852, 1e-9)
	near(t, "TQuantile(.9,5)", TQuantile(0.9, 5), 1.475884048824481, 1e-11)
	near(t, "TQuantile(.5,5)", TQuantile(0.5, 5), 0, 0)
	near(t, "TCDF(2,5)", TCDF(2, 5), 0.9490302605850709, 1e-12)
	// Cauchy: the closed form of one degree of freedom.
	near(t, "TCDF(3,1)", TCDF(3, 1), 0.5+math.Atan(3)/math.Pi, 1e-13)
	// I_x(2,3) = x²(6 - 8x + 3x²).
	near(t, "RegIncBeta", RegIncBeta(0.4, 2, 3), 0.4*0.4*(6-3.2+0.48), 1e-14)
}

func TestMoments(t *testing.T) {
	x := []float64{2, 4, 4, 4, 5, 5, 7, 9}
	near(t, "Mean", Mean(x), 5, 0)
	near(t, "Var", Var(x), 32.0/7, 1e-14)
	near(t, "Var far from zero", Var([]float64{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}), 30, 1e-6)
	ten := []float64{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}
	near(t, "Quantile .25", Quantile(ten, 0.25), 3.25, 1e-14)
	near(t, "Quantile 1", Quantile(ten, 1), 10, 0)
	near(t, "Median", Median(ten), 5.5, 0)
	near(t, "MAD", MAD([]float64{1, 1, 2, 2, 4, 6, 9}), 1.482602218505602, 1e-14)
	near(t, "AutoCorr", AutoCorr([]float64{1, 2, 3, 4, 5}, 1), 0.4, 1e-14)
	for name, v := range map[string]float64{"Mean": Mean(nil), "Var": Var(x[:1]), "Quantile": Quantile(nil, 0.5)} {
		if !math.IsNaN(v) {
			t.Errorf("%s of too few values = %v, want NaN", name, v)
		}
	}
}

func TestIntervals(t *testing.T) {
	lo, hi := Wilson(8, 10, 0.95) // Newcombe 1998 gives 0.4902 to 0.9433
	near(t, "Wilson low", lo, 0.4901625, 1e-6)
	near(t, "Wilson high", hi, 0.9433178, 1e-6)
	lo, hi = Wilson(0, 0, 0.95)
	near(t, "Wilson of nothing", hi-lo, 1, 0)
	// R sleep data, group 1: t.test gives -0.5297804 to 2.0297804.
	lo, hi = MeanInterval([]float64{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2}, 0.95)
	near(t, "t low", lo, -0.5297804, 1e-6)
	near(t, "t high", hi, 2.0297804, 1e-6)
	x := make([]float64, 200)
	for i := range x {
		x[i] = NormQuantile((float64(i) + 0.5) / 200)
	}
	lo, hi = Bootstrap(x, Mean, 0.95, 2000, 7)
	near(t, "bootstrap low", lo, -1.96/math.Sqrt(200), 0.02)
	near(t, "bootstrap high", hi, 1.96/math.Sqrt(200), 0.02)
	again, _ := Bootstrap(x, Mean, 0.95, 2000, 7)
	if again != lo {
		t.Error("the same seed gave another interval")
	}
}

func TestSimplexFindsRosenbrocksValley(t *testing.T) {
	f := func(p []float64) float64 {
		a, b := 1-p[0], p[1]-p[0]*p[0]
		return a*a + 100*b*b
	}
	x := []float64{-1.2, 1}
	s := Simplex{MaxEvals: 1000, Tol: 1e-14}
	best, evals := s.Minimize(f, x, []float64{0.1, 0.1})
	near(t, "minimum", best, 0, 1e-10)
	near(t, "x", x[0], 1, 1e-4)
	near(t, "y", x[1], 1, 1e-4)
	if evals > 1010 {
		t.Errorf("%d evaluations exceed the limit", evals)
	}
}

func TestLinearAlgebra(t *testing.T) {
	a := []float64{4, 12, -16, 12, 37, -43, -16, -43, 98} // L = 2; 6 1; -8 5 3
	if err := Cholesky(a, 3); err != nil {
		t.Fatal(err)
	}
	want := []float64{2, 6, 1, -8, 5, 3}
	if got := []float64{a[0], a[3], a[4], a[6], a[7], a[8]}; !slices.Equal(got, want) {
		t.Errorf("Cholesky = %v, want %v", got, want)
	}
	b := []float64{4 + 24 - 48, 12 + 74 - 129, -16 - 86 + 294}
	CholeskySolve(a, 3, b)
	for i, v := range b {
		near(t, "CholeskySolve", v, float64(i+1), 1e-10)
	}
	if Cholesky([]float64{1, 2, 2, 1}, 2) == nil {
		t.Error("an indefinite matrix was factored")
	}
	// Anscombe's first set: intercept 3.0001, slope 0.5001, residual SS 13.76269.
	xs := []float64{10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5}
	y := []float64{8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68}
	x := make([]float64, 0, 22)
	for _, v := range xs {
		x = append(x, 1, v)
	}
	coef, err := LeastSquares(x, 11, 2, y)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "intercept", coef[0], 3.000090909, 1e-8)
	near(t, "slope", coef[1], 0.500090909, 1e-8)
	rss := 0.0
	for _, v := range y[2:] {
		rss += v * v
	}
	near(t, "rss", rss, 13.76269, 1e-5)
	if _, err := LeastSquares([]float64{1, 2, 2, 4, 3, 6}, 3, 2, []float64{1, 2, 3}); err == nil {
		t.Error("collinear columns were solved")
	}
	s := []float64{0, 2, 1, 3}
	if err := Solve(s, 2, []float64{1, 2}); err != nil {
		t.Error(err)
	}
	d := []float64{1, 2, 3}
	Tridiagonal([]float64{0, 1, 1}, []float64{4, 4, 4}, []float64{1, 1, 0}, d)
	for i, v := range []float64{4*d[0] + d[1], d[0] + 4*d[1] + d[2], d[1] + 4*d[2]} {
		near(t, "Tridiagonal", v, float64(i+1), 1e-12)
	}
}

func TestLoessKeepsLines(t *testing.T) {
	y := make([]float64, 20)
	for i := range y {
		y[i] = 3 + 2*float64(i)
	}
	out := make([]float64, 24)
	Loess(y, nil, 7, 1, -2, out)
	for i, v := range out {
		near(t, "line", v, 3+2*float64(i-2), 1e-9)
	}
	// Degree 0, span 3: the end points have tricube weight (1-0.999³…) ≈ 0, so the value itself stays.
	Loess([]float64{0, 9, 0}, nil, 3, 0, 1, out[:1])
	near(t, "local constant", out[0], 9, 0.1)
}

// A decay without noise: y = 2.5 exp(-0.7 t).
func TestGaussNewtonRecoversACurve(t *testing.T) {
	var g GaussNewton
	x := []float64{1, -0.1}
	sum := g.Minimize(func(p, out []float64) float64 {
		s := 0.0
		for i := range out {
			u := float64(i) / 4
			out[i] = p[0]*math.Exp(p[1]*u) - 2.5*math.Exp(-0.7*u)
			s += out[i] * out[i]
		}
		return s
	}, x, 12)
	near(t, "residual", sum, 0, 1e-12)
	near(t, "amplitude", x[0], 2.5, 1e-6)
	near(t, "rate", x[1], -0.7, 1e-6)
	// Outside its domain it stays where it is.
	x = []float64{3}
	if v := g.Minimize(func(p, out []float64) float64 { return math.NaN() }, x, 2); !math.IsInf(v, 1) || x[0] != 3 {
		t.Errorf("minimum %v at %v", v, x)
	}
}
