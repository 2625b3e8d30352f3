package forecast

import (
	"math"
	"testing"

	"rumbo/engine/stats"
)

// plainKalman is the textbook filter with full matrices, to check the fast one.
func plainKalman(phi, theta, w []float64) float64 {
	r := max(len(phi), len(theta)+1)
	T, R := make([]float64, r*r), make([]float64, r)
	for i, v := range phi {
		T[i*r] = v
	}
	for i := range r - 1 {
		T[i*r+i+1] = 1
	}
	R[0] = 1
	copy(R[1:], theta)
	P := make([]float64, r*r)
	step := func(P []float64) []float64 {
		out := make([]float64, r*r)
		for i := range r {
			for j := range r {
				s := R[i] * R[j]
				for a := range r {
					for b := range r {
						s += T[i*r+a] * P[a*r+b] * T[j*r+b]
					}
				}
				out[i*r+j] = s
			}
		}
		return out
	}
	for range 3000 { // the stationary covariance as a limit
		P = step(P)
	}
	x := make([]float64, r)
	sum, logs := 0.0, 0.0
	for _, y := range w {
		f, v := P[0], y-x[0]
		sum += v * v / f
		logs += math.Log(f)
		g := make([]float64, r)
		for i := range r {
			g[i] = P[i*r] / f
		}
		Q := make([]float64, r*r)
		for i := range r {
			for j := range r {
				Q[i*r+j] = P[i*r+j] - g[i]*g[j]*f
			}
		}
		xn := make([]float64, r)
		for i := range r {
			for j := range r {
				xn[i] += T[i*r+j] * (x[j] + g[j]*v)
			}
		}
		x, P = xn, step(Q)
	}
	n := float64(len(w))
	return sum * math.Exp(logs/n)
}

func TestFastFilterAgreesWithTheTextbookFilter(t *testing.T) {
	rng := stats.NewRand(3)
	w := make([]float64, 40)
	for i := range w {
		w[i] = rng.NormFloat64()
	}
	for _, c := range []struct {
		o arimaOrder
		x []float64
	}{
		{arimaOrder{p: 1}, []float64{0.8}},
		{arimaOrder{q: 1}, []float64{-0.6}},
		{arimaOrder{p: 2, q: 1}, []float64{0.9, -0.4, 0.5}},
		{arimaOrder{p: 1, q: 2, sp: 1, sq: 1}, []float64{0.5, 0.4, -0.3, 0.2, 0.6}},
	} {
		var a arimaPoly
		a.expand(c.o, 4, c.x)
		phi, theta := make([]float64, maxLag(a.ar)), make([]float64, maxLag(a.ma))
		for _, term := range a.ar {
			phi[term.lag-1] += term.coef
		}
		for _, term := range a.ma {
			theta[term.lag-1] += term.coef
		}
		var k kalman
		got := k.residuals(&a, w, make([]float64, len(w)))
		want := plainKalman(phi, theta, w)
		if math.Abs(got-want) > 1e-6*want {
			t.Errorf("%+v: %.10g, want %.10g", c.o, got, want)
		}
	}
}

// lakeHuron is R's LakeHuron: yearly level in feet, 1875-1972.
var lakeHuron = []float64{580.38, 581.86, 580.97, 580.80, 579.79, 580.39, 580.42, 580.82, 581.40, 581.32, 581.44, 581.68, 581.17, 580.53, 580.01, 579.91, 579.14, 579.16, 579.55, 579.67, 578.44, 578.24, 579.10, 579.09, 579.35, 578.82, 579.32, 579.01, 579.00, 579.80, 579.83, 579.72, 579.89, 580.01, 579.37, 578.69, 578.19, 578.67, 579.55, 578.92, 578.09, 579.37, 580.13, 580.14, 579.51, 579.24, 578.66, 578.86, 578.05, 577.79, 576.75, 576.75, 577.82, 578.64, 580.58, 579.48, 577.38, 576.90, 576.94, 576.24, 576.84, 576.85, 576.90, 577.79, 578.18, 577.51, 577.23, 578.42, 579.61, 579.05, 579.26, 579.22, 579.38, 579.10, 577.95, 578.12, 579.75, 580.85, 580.41, 579.96, 579.61, 578.76, 578.18, 577.21, 577.13, 579.10, 578.25, 577.91, 576.89, 575.96, 576.80, 577.68, 578.38, 578.52, 579.74, 579.31, 579.89, 579.96}

// R: arima(LakeHuron, order = c(2,0,0)) gives ar1 1.0436, ar2 -0.2495,
// intercept 579.0473, sigma^2 0.4788, log likelihood -103.63.
func TestExactLikelihoodOnLakeHuron(t *testing.T) {
	o := arimaOrder{p: 2, constant: true}
	var k kalman
	var a arimaPoly
	x := []float64{0.5, 0, 579}
	g := stats.GaussNewton{MaxSteps: 100, Tol: 1e-14}
	n := float64(len(lakeHuron))
	sum := g.Minimize(func(x, out []float64) float64 {
		a.expand(o, 1, x)
		return k.residuals(&a, lakeHuron, out)
	}, x, len(lakeHuron))
	a.expand(o, 1, x)
	loglik := -n / 2 * (math.Log(2*math.Pi) + 1 + math.Log(sum/n))
	for _, c := range []struct {
		name           string
		got, want, tol float64
	}{
		{"ar1", a.ar[0].coef, 1.0436, 2e-3}, {"ar2", a.ar[1].coef, -0.2495, 2e-3},
		{"mean", a.constant, 579.0473, 5e-3}, {"log likelihood", loglik, -103.63, 6e-3},
	} {
		if math.Abs(c.got-c.want) > c.tol {
			t.Errorf("%s = %.5f, want %.5f", c.name, c.got, c.want)
		}
	}
}

// lh is R's series of 48 luteinizing hormone levels. R's help of predict.Arima
// forecasts it by arima(lh, order = c(3,0,0)).
var lh = []float64{2.4, 2.4, 2.4, 2.2, 2.1, 1.5, 2.3, 2.3, 2.5, 2.0, 1.9, 1.7, 2.2, 1.8, 3.2, 3.2, 2.7, 2.2, 2.2, 1.9, 1.9, 1.8, 2.7, 3.0, 2.3, 2.0, 2.0, 2.9, 2.9, 2.7, 2.7, 2.3, 2.6, 2.4, 1.8, 1.7, 1.5, 1.4, 2.1, 3.3, 3.5, 3.5, 3.1, 2.6, 2.1, 3.4, 3.0, 2.9}

func TestForecastOfAR3AsR(t *testing.T) {
	s := &arimaSearch{w: newWork(), y: lh, z: lh, m: 1, scale: 1, best: arimaOrder{p: 3, constant: true}}
	s.x[0], s.x[3] = 0.5, 2.4
	for range 5 { // each call continues from the estimate before
		s.finish(3)
	}
	f := s.finish(3)
	for k, want := range []float64{2.460173, 2.270829, 2.198597} {
		near(t, "forecast", f.mean[k], want, 2e-3)
	}
	// R divides by n, this package by n less the parameters: 48/44.
	near(t, "standard error", f.sd[0]*math.Sqrt(44.0/48), 0.4226823, 1e-3)
	near(t, "standard error", f.sd[1]*math.Sqrt(44.0/48), 0.5029332, 1e-3)
}
