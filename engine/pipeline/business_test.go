package pipeline

import (
	"fmt"
	"math"
	"testing"

	"rumbo/engine/period"
	"rumbo/engine/stats"
)

// Cumulative incidence by hand: four deals, won in step 0, lost in step 1, won
// in step 2, and one still open in step 3: 1/4 at once, then of the 3/4 left
// one of three is lost, and of the half left one of two is won.
func TestIncidenceByHand(t *testing.T) {
	deals := []Deal{
		{ID: "a", Created: 1000, Outcome: Won, OutcomeDay: 1003},
		{ID: "b", Created: 1000, Outcome: Lost, OutcomeDay: 1020},
		{ID: "c", Created: 1000, Outcome: Won, OutcomeDay: 1040},
		{ID: "d", Created: 1000},
	}
	h := NewHistory(worldStages, deals, 1050)
	got := incidence(h, 1050, 15)
	for k, want := range []float64{.25, .25, .5, .5} {
		if math.Abs(got[k]-want) > 1e-12 {
			t.Errorf("by step %d: %v, want %v", k, got[k], want)
		}
	}
}

func TestPoissonQuantiles(t *testing.T) {
	// P(X ≤ k) for mean 3: .0498 .1991 .4232 .6472 .8153 .9161.
	for _, c := range []struct {
		u    float64
		want int
	}{{.04, 0}, {.06, 1}, {.19, 1}, {.21, 2}, {.64, 3}, {.66, 4}, {.91, 5}} {
		if n := poisson(3, c.u); n != c.want {
			t.Errorf("u = %v: %d, want %d", c.u, n, c.want)
		}
	}
	for _, mean := range []float64{.2, 5, 60, 500} {
		sum, square := 0.0, 0.0
		const n = 5000
		for i := range n {
			v := float64(poisson(mean, (float64(i)+.5)/n))
			sum += v / n
			square += v * v / n
		}
		if math.Abs(sum/mean-1) > .02 || math.Abs((square-sum*sum)/mean-1) > .05 {
			t.Errorf("mean %v: %v with variance %v", mean, sum, square-sum*sum)
		}
	}
}

// Steady arrivals: ten deals a month, half of them won after 20 days for 100.
func steady() []Deal {
	var deals []Deal
	for i := range 240 {
		d := Deal{ID: fmt.Sprintf("s%03d", i), Created: 10000 + Day(float64(i)*month/10), Amount: Cents(100), Outcome: Lost}
		d.OutcomeDay = d.Created + 20
		if i%2 == 0 {
			d.Outcome = Won
		}
		deals = append(deals, d)
	}
	return deals
}

func TestNewBusinessOfASteadyWorld(t *testing.T) {
	asOf := Day(10731)
	h := NewHistory(worldStages, steady(), asOf)
	b := LearnBusiness(h, asOf)
	if math.Abs(b.PerMonth-10) > .3 || b.Months != 12 || math.Abs(b.Conversion()-.5) > .03 {
		t.Fatalf("%d months, %.2f per month, conversion %.3f", b.Months, b.PerMonth, b.Conversion())
	}
	m := Fit(h, asOf, Config{})
	next := asOf + 1
	year := []period.Period{{From: next, To: next + 61}, {From: next + 61, To: next + 122}}
	f := m.Run(nil, b, Options{Draws: 4000, Seed: 3, Periods: year}, Scenario{})
	// The second two months are in full swing: 20 new deals, half won for 100.
	if got := stats.Mean(f.New.Revenue[1]); math.Abs(got/1000-1) > .05 {
		t.Errorf("second period %.0f, want 1000", got)
	}
	// In the first, the wins of the last 20 days are still to come.
	if got := stats.Mean(f.New.Revenue[0]); math.Abs(got/(1000*41./61)-1) > .08 {
		t.Errorf("first period %.0f, want about %.0f", got, 1000*41./61)
	}
	if f.InHand.Mean(0) != 0 || math.Abs(f.Quantile(1, .5)-stats.Median(f.New.Revenue[1])) > 1e-9 {
		t.Error("the total is not in hand and new together")
	}
}

func TestJoin(t *testing.T) {
	draws := [][]float64{{5, 1, 3, 2, 4}}
	alone := Join(draws, nil, nil)
	if fmt.Sprint(alone.Total) != fmt.Sprint(draws) || alone.Weight[0] != 1 {
		t.Errorf("without a series: %+v", alone)
	}
	shifted := Join(draws, [][]float64{{11, 12, 13, 14, 15}}, []float64{.25})
	// Two forecasts of one shape, ten apart: the middle one lies 7.5 above.
	if got := shifted.Quantile(0, .5); math.Abs(got-10.5) > 1e-9 {
		t.Errorf("median %v, want 10.5", got)
	}
	for i, v := range shifted.Total[0] {
		for j, u := range shifted.Total[0] {
			if (draws[0][i] < draws[0][j]) != (v < u) {
				t.Fatal("a draw lost its rank")
			}
		}
	}
}

func TestWeights(t *testing.T) {
	w := Weights(Errors{}, 5)
	if math.Abs(w[0]-.7) > 1e-12 || math.Abs(w[3]-.3) > 1e-12 || math.Abs(w[4]-.3) > 1e-12 {
		t.Errorf("without errors %v", w)
	}
	// Four errors each, the pipeline's three times the series': its share of
	// trust is 1/10 by evidence, and (4 × 0.1 + 4 × 0.7) / 8 with the start.
	w = Weights(Errors{Pipeline: [][]float64{{3, -3, 3, -3}}, Series: [][]float64{{1, 1, -1, -1}}}, 1)
	if math.Abs(w[0]-.4) > 1e-12 {
		t.Errorf("weight %v, want .4", w[0])
	}
}

func TestFromQuantiles(t *testing.T) {
	levels := []float64{.1, .5, .9}
	draws := FromQuantiles(levels, []float64{10, 20, 40}, 10001)
	for i, p := range levels {
		if got := stats.Quantile(draws, p); math.Abs(got-[]float64{10, 20, 40}[i]) > .02 {
			t.Errorf("P%.0f is %v", 100*p, got)
		}
	}
	if one := FromQuantiles([]float64{.5}, []float64{7}, 3); fmt.Sprint(one) != "[7 7 7]" {
		t.Errorf("of one quantile %v", one)
	}
}

func TestProposals(t *testing.T) {
	draws := make([]float64, 101)
	for i := range draws {
		draws[i] = float64(i)
	}
	p := Propose("", draws, .35)
	if p.Budget != 50 || math.Abs(p.Challenging-65) > 1e-9 {
		t.Errorf("%+v, want 50 and 65", p)
	}
	h, m, asOf := fitWorld(t, 21, 500, .5)
	open := h.Open(asOf)
	b := LearnBusiness(h, asOf)
	opt := Options{Draws: 1000, Seed: 9, Periods: quarter(asOf)}
	parts := map[string][]float64{}
	for owner, draws := range m.Parts(h, open, b, opt, Scenario{}, func(d *Deal) string { return d.Owner }) {
		parts[owner] = draws[0]
	}
	whole, each := ProposeParts(parts, .35)
	total := m.Run(open, b, opt, Scenario{}).Total[0]
	if want := stats.Quantile(total, .5); math.Abs(whole.Budget/want-1) > 1e-9 {
		t.Errorf("the parts' whole is %v, the run's %v", whole.Budget, want)
	}
	budget, challenge := 0.0, 0.0
	for _, e := range each {
		budget += e.Budget
		challenge += e.Challenging
	}
	if len(each) != 6 || math.Abs(budget/whole.Budget-1) > 1e-9 || math.Abs(challenge/whole.Challenging-1) > 1e-9 || whole.Challenging <= whole.Budget {
		t.Errorf("%d parts with %v and %v, whole %+v", len(each), budget, challenge, whole)
	}
}
