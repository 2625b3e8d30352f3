package forecast

import (
	"math"
	"testing"
)

// Series without noise whose continuation is known: a straight line with a
// season, a path of constant growth with a season, a damped path, a level.
func straight(t int) float64 { return 3 + 0.04*float64(t) + []float64{0.5, -0.2, -0.4, 0.1}[t%4] }
func growing(t int) float64 {
	return math.Exp(0.02*float64(t)) * []float64{1.2, 0.9, 0.8, 1.1}[t%4]
}
func fading(t int) float64 { return 2 + 1.5*(1-math.Pow(0.9, float64(t))) }
func seasonOnly(t int) float64 {
	return 3 + []float64{0.5, -0.2, -0.4, 0.1}[t%4]
}
func sparse(t int) float64 {
	if t%3 == 2 {
		return 6
	}
	return 0
}

// continuations gives for every registered model a series that its equations
// continue without error, and the largest relative error allowed. Wanting an
// entry here for each model is what keeps a new one from coming unchecked.
var continuations = map[string]struct {
	path   func(int) float64
	period int
	tol    float64
	rate   float64 // constant expected instead of the path, if not 0
}{
	"naive":           {func(int) float64 { return 7 }, 1, 1e-12, 0},
	"seasonal_naive":  {seasonOnly, 4, 1e-12, 0},
	"drift":           {func(t int) float64 { return 1 + 0.1*float64(t) }, 1, 1e-9, 0},
	"ses":             {func(t int) float64 { return 7 }, 1, 1e-3, 0},
	"damped":          {fading, 1, 0.01, 0},
	"ets":             {straight, 4, 0.01, 0},
	"theta":           {func(t int) float64 { return 7 }, 1, 1e-3, 0},
	"theta_optimised": {func(t int) float64 { return 1 + 0.02*float64(t) }, 1, 0.01, 0},
	"theta_dynamic":   {func(t int) float64 { return 1 + 0.02*float64(t) }, 1, 0.03, 0},
	"arima":           {straight, 4, 1e-9, 0},
	"ces":             {seasonOnly, 4, 0.01, 0},
	"stl_ets":         {straight, 4, 0.02, 0},
	"stl_ets_log":     {growing, 4, 0.03, 0},
	"stl_theta":       {straight, 4, 0.02, 0},
	"stl_theta_log":   {growing, 4, 0.03, 0},
	"stl_ces_log":     {growing, 4, 0.09, 0},
	"stl_damped_log":  {growing, 4, 0.05, 0},
	"stl_drift_log":   {growing, 4, 0.02, 0},
	"croston":         {sparse, 1, 1e-6, 2},
	"sba":             {sparse, 1, 0.26, 2}, // 1 - alpha/2 of the rate, alpha at most 0.5
	"tsb":             {sparse, 1, 0.05, 2},
	"adida":           {sparse, 1, 1e-6, 2},
	"imapa":           {sparse, 1, 0.15, 2},
}

func TestEveryModelContinuesItsOwnPath(t *testing.T) {
	const n, h = 60, 6
	for _, m := range Models() {
		c, ok := continuations[m.ID]
		if !ok {
			t.Errorf("%s has no known continuation to be checked against", m.ID)
			continue
		}
		y := make([]float64, n)
		for i := range y {
			y[i] = c.path(i)
		}
		f, err := m.fit(newWork(), y, c.period, h)
		if err != nil {
			t.Errorf("%s: %v", m.ID, err)
			continue
		}
		for k, got := range f.mean {
			want := c.path(n + k)
			if c.rate != 0 {
				want = c.rate
			}
			if !(math.Abs(got-want) <= c.tol*math.Abs(want)) {
				t.Errorf("%s, step %d: %.6g, want %.6g within %g of it", m.ID, k+1, got, want, c.tol)
			}
		}
	}
}
