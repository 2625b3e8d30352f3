package forecast

import (
	"math"
	"testing"

	"rumbo/engine/stats"
)

// company: 0 = total of 1 and 2; 1 = total of leaves 3 and 4; 2 a leaf.
func company(t *testing.T) *Hierarchy {
	t.Helper()
	h, err := NewHierarchy([]Node{{"company", []int{1, 2}}, {"line", []int{3, 4}}, {"b", nil}, {"a1", nil}, {"a2", nil}})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// Two leaves and their total with equal error variances: least squares spreads
// a gap of 3 as 1 to each (Hyndman et al. 2011, Computational Statistics & Data
// Analysis 55).
func TestMinTraceIsLeastSquaresForEqualVariances(t *testing.T) {
	h, err := NewHierarchy([]Node{{"total", []int{1, 2}}, {"a", nil}, {"b", nil}})
	if err != nil {
		t.Fatal(err)
	}
	errs := [][]float64{{1, 1, -1, -1, 1, 1, -1, -1}, {1, -1, 1, -1, 1, -1, 1, -1}, {1, -1, -1, 1, 1, -1, -1, 1}}
	g, err := h.Weights(MinTrace, errs)
	if err != nil {
		t.Fatal(err)
	}
	out := make([]float64, 3)
	h.Reconcile(g, []float64{18, 10, 5}, out)
	for i, want := range []float64{17, 11, 6} {
		near(t, "reconciled", out[i], want, 1e-9)
	}
}

func TestCoherentForecastsStayAsTheyAre(t *testing.T) {
	h := company(t)
	rng := stats.NewRand(2)
	errs := make([][]float64, 5)
	for i := range errs {
		errs[i] = make([]float64, 20)
		for k := range errs[i] {
			errs[i][k] = rng.NormFloat64() * float64(i+1)
		}
	}
	for _, r := range []Reconciliation{BottomUp, MinTrace} {
		g, err := h.Weights(r, errs)
		if err != nil {
			t.Fatal(err)
		}
		base := []float64{60, 30, 30, 10, 20}
		out := make([]float64, 5)
		h.Reconcile(g, base, out)
		for i := range out {
			near(t, "coherent", out[i], base[i], 1e-8)
		}
		h.Reconcile(g, []float64{80, 30, 25, 12, 20}, out)
		near(t, "sum of company", out[0], out[1]+out[2], 1e-9)
		near(t, "sum of line", out[1], out[3]+out[4], 1e-9)
	}
}

// A leaf whose errors are small is moved less than one whose errors are large.
func TestMinTraceTrustsTheReliable(t *testing.T) {
	h, _ := NewHierarchy([]Node{{"total", []int{1, 2}}, {"sure", nil}, {"unsure", nil}})
	rng := stats.NewRand(4)
	errs := make([][]float64, 3)
	for i, sd := range []float64{1, 0.1, 3} {
		errs[i] = make([]float64, 60)
		for k := range errs[i] {
			errs[i][k] = sd * rng.NormFloat64()
		}
	}
	g, _ := h.Weights(MinTrace, errs)
	out := make([]float64, 3)
	h.Reconcile(g, []float64{20, 5, 5}, out)
	if math.Abs(out[1]-5) > 0.3 || out[2] < 12 {
		t.Errorf("reconciled to %v", out)
	}
}

func TestReconciledPathsAddUp(t *testing.T) {
	h := company(t)
	base := make([]Forecast, 5)
	for i, level := range []float64{100, 55, 50, 20, 30} {
		y := make([]float64, 40)
		rng := stats.NewRand(uint64(i))
		for k := range y {
			y[k] = level + rng.NormFloat64()*3
		}
		f, err := Make(Series{Values: y, NonNegative: true}, Options{Horizon: 4})
		if err != nil {
			t.Fatal(err)
		}
		base[i] = f
	}
	out, err := h.ReconcileAll(base, nil, MinTrace, 400, 9)
	if err != nil {
		t.Fatal(err)
	}
	for k := range 4 {
		near(t, "company", out[0].Mean[k], out[1].Mean[k]+out[2].Mean[k], 1e-9)
		near(t, "line", out[1].Mean[k], out[3].Mean[k]+out[4].Mean[k], 1e-9)
	}
	for i := range out {
		checkForecast(t, &out[i], 4, true)
	}
}

func TestBadHierarchies(t *testing.T) {
	for _, nodes := range [][]Node{{{"a", []int{0}}}, {{"a", []int{1}}, {"b", []int{0}}}, {{"a", []int{7}}}} {
		if _, err := NewHierarchy(nodes); err != ErrHierarchy {
			t.Errorf("%v: %v", nodes, err)
		}
	}
}

// For a random walk the total of h steps has variance σ² Σ j² = h(h+1)(2h+1)/6 σ².
func TestTotalOfARandomWalk(t *testing.T) {
	const h = 6
	f := Forecast{Levels: []float64{0.025, 0.5, 0.975}, Mean: make([]float64, h), Quantiles: make([][]float64, 3)}
	for i, z := range []float64{-1.959964, 0, 1.959964} {
		f.Quantiles[i] = make([]float64, h)
		for k := range h {
			f.Quantiles[i][k] = z * math.Sqrt(float64(k+1))
		}
	}
	_, q := f.Total(0, h, 20000, 3)
	near(t, "upper limit of the total", q[2], 1.959964*math.Sqrt(91), 0.06*18.7)
}
