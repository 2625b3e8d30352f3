package forecast

import (
	"math"
	"testing"
)

func near(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tol) {
		t.Errorf("%s = %.8g, want %.8g ± %g", what, got, want, tol)
	}
}

// oil is annual oil production in Saudi Arabia, 1996-2013, million tonnes
// (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, section 7.1).
var oil = []float64{445.3641, 453.1950, 454.4096, 422.3789, 456.0371, 440.3866, 425.1944, 486.2052, 500.4291, 521.2759, 508.9476, 488.8889, 509.8706, 456.7229, 473.8166, 525.9509, 549.8338, 542.3405}

// The book fits alpha 0.8339 and forecasts 542.68.
func TestSimpleSmoothingAsPublished(t *testing.T) {
	f, err := sesModel.fit(newWork(), oil, 1, 3)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "alpha", f.params[0].Value, 0.8339, 0.005)
	for k := range f.mean {
		near(t, "forecast", f.mean[k], 542.68, 0.05)
	}
}

func TestNaiveMethodsByHand(t *testing.T) {
	w := newWork()
	f, _ := fitNaive(w, []float64{1, 3, 2, 4}, 1, 2) // differences 2, -1, 2
	near(t, "naive", f.mean[1], 4, 0)
	near(t, "naive sd", f.sd[1], math.Sqrt(3*2), 1e-12)
	f, _ = fitSeasonalNaive(w, []float64{1, 2, 3, 5, 5, 8}, 2, 5) // lag-2 differences 2, 3, 2, 3
	for k, want := range []float64{5, 8, 5, 8, 5} {
		near(t, "seasonal naive", f.mean[k], want, 0)
	}
	near(t, "seasonal naive sd", f.sd[2], math.Sqrt(26.0/4*2), 1e-12)
	f, _ = fitDrift(w, []float64{2, 5, 4, 8}, 1, 2) // slope 2
	near(t, "drift", f.mean[1], 12, 1e-12)
	near(t, "drift sd", f.sd[1], math.Sqrt((1+9+4)/2.0*2*(1+2.0/3)), 1e-12)
}

// On a line the optimised theta follows it, and the plain theta follows half.
func TestThetaOnALine(t *testing.T) {
	y := make([]float64, 30)
	for i := range y {
		y[i] = 1 + 0.02*float64(i)
	}
	f, _ := fitPlainTheta(newWork(), y, 1, 10)
	near(t, "optimised theta", f.mean[9], 1+0.02*39, 0.005)
	f, _ = fitTheta(newWork(), y, 1, 10)
	near(t, "theta", f.mean[9]-f.mean[0], 9*0.01, 1e-9)
}

// With theta = 1 the line has no weight and the model is simple smoothing.
func TestThetaOneIsSimpleSmoothing(t *testing.T) {
	s := thetaState{level: 2, decay: 1, a: 5, b: 7}
	level := 2.0
	for _, y := range []float64{3, 1, 4, 1, 5} {
		near(t, "one step", s.next(0.3, 0), level, 1e-12)
		s.take(y, 0.3, false)
		level += 0.3 * (y - level)
	}
}

// The dynamic line after t values is the regression line through them.
func TestDynamicThetaTracksTheRegressionLine(t *testing.T) {
	y := []float64{3, 1, 4, 1, 5, 9, 2, 6}
	s := thetaState{decay: 1}
	for _, v := range y {
		s.take(v, 0.5, true)
	}
	before, slope, _ := line(y)
	near(t, "intercept", s.a, before, 1e-12)
	near(t, "slope", s.b, slope, 1e-12)
}

// A level with an exact season is taken apart exactly; on a line the two inner
// loops leave about a hundredth of the season in the trend's ends.
func TestSTLOnExactSeasons(t *testing.T) {
	season := []float64{5, -2, -4, 1}
	for _, c := range []struct{ slope, tol float64 }{{0, 1e-9}, {0.5, 0.06}} {
		y := make([]float64, 48)
		for i := range y {
			y[i] = 10 + c.slope*float64(i) + season[i%4]
		}
		p := stlDecompose(newWork(), y, 4, stlWindow)
		for i := range y {
			near(t, "trend", p.trend[i], 10+c.slope*float64(i), c.tol)
			near(t, "season", p.season[i], season[i%4], c.tol)
		}
		s, _ := seasonalStrength(y, p)
		near(t, "strength of season", s, 1, 1e-3)
	}
}

func TestClassicalSeasonIsExactOnARegularSeries(t *testing.T) {
	season := []float64{1.2, 0.9, 0.7, 1.2}
	y := make([]float64, 40)
	for i := range y {
		y[i] = 8 * season[i%4]
	}
	out := make([]float64, 4)
	classicalSeason(y, 4, true, make([]float64, 40), out)
	for j, v := range out {
		near(t, "index", v, season[j], 1e-12)
	}
}

// Six units every third period are two a period; SBA takes alpha/2 of it away.
func TestIntermittentModelsOnARegularDemand(t *testing.T) {
	y := make([]float64, 60)
	for i := 2; i < len(y); i += 3 {
		y[i] = 6
	}
	w := newWork()
	rate, _ := crostonPass(y, 0.1, 1)
	near(t, "croston", rate, 2, 1e-9)
	rate, _ = crostonPass(y, 0.1, 0.95)
	near(t, "sba", rate, 1.9, 1e-9)
	f, _ := adidaModel.fit(w, y, 1, 2)
	near(t, "adida", f.mean[1], 2, 1e-6)
	ones := []float64{1, 1, 1, 1, 1, 1, 1, 1}
	f, _ = fitTSB(w, ones, 1, 1)
	near(t, "tsb", f.mean[0], 1, 1e-12)
}

// Demand that stopped: TSB falls, Croston does not.
func TestTSBForgetsADeadDemand(t *testing.T) {
	y := make([]float64, 60)
	for i := range 20 {
		y[i] = 4
	}
	w := newWork()
	tsb, _ := fitTSB(w, y, 1, 1)
	croston, _ := fitCroston(w, y, 1, 1)
	if !(tsb.mean[0] < 0.1 && croston.mean[0] > 1) {
		t.Errorf("tsb %.3f, croston %.3f", tsb.mean[0], croston.mean[0])
	}
}

// KPSS of a straight line of n values is large, of an alternating one small:
// the closed form of S_t for 1,-1,1,-1… is 1,0,1,0…
func TestKPSS(t *testing.T) {
	alternating, rising := make([]float64, 16), make([]float64, 60)
	for i := range alternating {
		alternating[i] = float64(1 - 2*(i%2))
	}
	for i := range rising {
		rising[i] = float64(i)
	}
	near(t, "alternating", kpss(alternating), 8.0/16/16, 1e-12) // 3·4/13 < 1: no lags
	if k := kpss(rising); k < kpssLimit {
		t.Errorf("a line counts as level-stationary: %.3f", k)
	}
	if d := differences(rising, nil); d != 1 {
		t.Errorf("a line needs %d differences, want 1", d)
	}
}

// The forecast variances of table 6.1 for AAN with alpha 0.5, beta 0.1.
func TestSpreadOfAdditiveTrend(t *testing.T) {
	out := make([]float64, 3)
	etsSpread(etsForm{'A', 'A', 'N'}, etsParams{alpha: 0.5, beta: 0.1, phi: 1}, 1, nil, nil, 0, out, nil)
	for k, want := range []float64{1, 1 + 0.36, 1 + 0.36 + 0.49} {
		near(t, "variance", out[k]*out[k], want, 1e-12)
	}
}

// AR(1) with coefficient 0.8: variances 1, 1.64, 2.0496.
func TestPsiSpreadOfAR1(t *testing.T) {
	a := arimaPoly{ar: []lagTerm{{1, 0.8}}}
	out := make([]float64, 3)
	a.psiSpread(a.withDifferences(1, 0, 0), 1, out)
	for k, want := range []float64{1, 1.64, 2.0496} {
		near(t, "variance", out[k]*out[k], want, 1e-12)
	}
}

// The stability region of complex smoothing contains the ordinary choice and
// not twice it.
func TestCESRegion(t *testing.T) {
	if !stableCES(1.3, 1) || stableCES(2.6, 1) || stableCES(0.5, 1) {
		t.Error("stability region of complex smoothing is wrong")
	}
}

func TestAccuracyByHand(t *testing.T) {
	f := Forecast{Point: []float64{110, 90}, Levels: []float64{0.025, 0.975},
		Quantiles: [][]float64{{100, 80}, {120, 100}}}
	var tally Tally
	tally.Add(&f, []float64{100, 120}, Scale{Abs: 10, Square: 200})
	a := tally.Accuracy()
	near(t, "sMAPE", a.SMAPE, (200*10/210.0+200*30/210.0)/2, 1e-12)
	near(t, "MASE", a.MASE, 2, 1e-12)
	near(t, "RMSSE", a.RMSSE, math.Sqrt((100+900)/2/200.0), 1e-12)
	near(t, "WAPE", a.WAPE, 40.0/220, 1e-12)
	near(t, "bias", a.Bias, -20.0/220, 1e-12)
	near(t, "coverage", a.Cov95, 0.5, 0)
	near(t, "MSIS", a.MSIS, (2+(2+40*2))/2.0, 1e-12) // width 2 scaled; missed by 2 scaled, times 2/0.05
}
