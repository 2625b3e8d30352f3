package pipeline

import (
	"fmt"
	"math"
	"testing"

	"rumbo/engine/period"
	"rumbo/engine/stats"
)

func quarter(from Day) []period.Period { return []period.Period{{From: from + 1, To: from + 91}} }

// Without common shocks and with amounts that stay as they are, the mean and
// the variance are those of independent yes-or-no deals.
func TestIndependentDealsByFormula(t *testing.T) {
	h, m, asOf := fitWorld(t, 11, 600, .5)
	m.ratios = &amountRatios{bands: []ratioBand{{ratios: []float64{1}, mean: 1}}}
	open := h.Open(asOf)
	opt := Options{Draws: 8000, Seed: 5, Periods: quarter(asOf), Independent: true}
	d := m.Simulate(open, opt)
	mean, variance, wins := 0.0, 0.0, 0.0
	for _, s := range open {
		p, a := m.Predict(s).WonBy(90), float64(s.Amount.Minor)
		mean += p * a
		variance += p * (1 - p) * a * a
		wins += p
	}
	if got := d.Mean(0); math.Abs(got/mean-1) > .03 {
		t.Errorf("mean %.0f, want %.0f", got, mean)
	}
	if got := stats.SD(d.Revenue[0]); math.Abs(got/math.Sqrt(variance)-1) > .04 {
		t.Errorf("standard deviation %.0f, want %.0f", got, math.Sqrt(variance))
	}
	if got := stats.Mean(d.Wins[0]); math.Abs(got/wins-1) > .02 {
		t.Errorf("wins %.2f, want %.2f", got, wins)
	}
}

func TestMoreShockIsWiderAroundTheSameMean(t *testing.T) {
	h, m, asOf := fitWorld(t, 12, 900, .5)
	open := h.Open(asOf)
	opt := Options{Draws: 4000, Seed: 5, Periods: quarter(asOf)}
	m.GroupShock = 0
	var means, widths []float64
	for _, shock := range []float64{0, .3, .6, 1} {
		m.Shock = shock
		d := m.Simulate(open, opt)
		means = append(means, stats.Mean(d.Wins[0]))
		widths = append(widths, stats.Quantile(d.Wins[0], .9)-stats.Quantile(d.Wins[0], .1))
	}
	for i := 1; i < len(widths); i++ {
		if widths[i] <= widths[i-1] {
			t.Errorf("widths %v do not grow with the shock", widths)
		}
		if math.Abs(means[i]/means[0]-1) > .02 {
			t.Errorf("means %v move with the shock", means)
		}
	}
}

func TestQuantilesNestAndChanceFalls(t *testing.T) {
	h, m, asOf := fitWorld(t, 13, 500, .5)
	d := m.Simulate(h.Open(asOf), Options{Seed: 2, Periods: quarter(asOf), Booked: []float64{1e6}})
	last := 0.0
	for _, p := range []float64{.05, .1, .25, .5, .75, .9, .95} {
		q := d.Quantile(0, p)
		if q < last || q < 1e6 {
			t.Errorf("P%.0f is %.0f after %.0f; booked 1e6", 100*p, q, last)
		}
		last = q
		if c := d.Chance(0, q); math.Abs(c-(1-p)) > .01 {
			t.Errorf("P%.0f is reached with probability %v", 100*p, c)
		}
	}
}

// Periods side by side hold what the whole holds, draw by draw.
func TestPeriodsAddUp(t *testing.T) {
	h, m, asOf := fitWorld(t, 14, 500, .5)
	open := h.Open(asOf)
	whole := m.Simulate(open, Options{Seed: 2, Periods: []period.Period{{From: asOf + 1, To: asOf + 91}}})
	parts := m.Simulate(open, Options{Seed: 2, Periods: []period.Period{{From: asOf + 1, To: asOf + 31}, {From: asOf + 31, To: asOf + 61}, {From: asOf + 61, To: asOf + 91}}})
	for s, v := range whole.Revenue[0] {
		if sum := parts.Revenue[0][s] + parts.Revenue[1][s] + parts.Revenue[2][s]; math.Abs(sum-v) > 1e-6*(1+v) {
			t.Fatalf("draw %d: parts %v, whole %v", s, sum, v)
		}
	}
}

func TestScenarios(t *testing.T) {
	h, m, asOf := fitWorld(t, 15, 600, .5)
	open := h.Open(asOf)
	b := LearnBusiness(h, asOf)
	opt := Options{Draws: 1000, Seed: 9, Periods: quarter(asOf)}
	base := m.Run(open, b, opt, Scenario{})
	if same := m.Run(open, b, opt, Scenario{Name: "same", WinRate: 1, DealSize: 1, Cycle: 1, NewDeals: 1}); fmt.Sprint(same.Total) != fmt.Sprint(base.Total) {
		t.Error("a scenario that changes nothing changes something")
	}
	double := m.Run(open, b, opt, Scenario{DealSize: 2})
	better := m.Run(open, b, opt, Scenario{WinRate: 1.05})
	slower := m.Run(open, b, opt, Scenario{Cycle: 1.5})
	hires := m.Run(open, b, opt, Scenario{Hires: []Hire{{From: asOf, RampMonths: 2, PerMonth: 20}}})
	for s, v := range base.Total[0] {
		if math.Abs(double.Total[0][s]-2*v) > 1e-6*(1+v) {
			t.Fatalf("draw %d: %v at double size, was %v", s, double.Total[0][s], v)
		}
		if better.InHand.Wins[0][s] < base.InHand.Wins[0][s] {
			t.Fatalf("draw %d: fewer wins at a better win rate", s)
		}
		if slower.InHand.Wins[0][s] > base.InHand.Wins[0][s] {
			t.Fatalf("draw %d: more wins in the quarter at a longer cycle", s)
		}
		if hires.New.Wins[0][s] < base.New.Wins[0][s] {
			t.Fatalf("draw %d: fewer new wins with more people", s)
		}
	}
	if r := stats.Mean(better.InHand.Wins[0]) / stats.Mean(base.InHand.Wins[0]); math.Abs(r-1.05) > .015 {
		t.Errorf("wins grow by %v at a win rate × 1.05", r)
	}
	c := Compare([]string{"base", "double"}, []*Forecast{base, double}, 0, 1e6)
	if c[0].Diff != 0 || c[0].DiffTop != 0 || math.Abs(c[1].Diff/stats.Mean(base.Total[0])-1) > 1e-9 || c[1].Chance < c[0].Chance {
		t.Errorf("compared: %+v", c)
	}
}

func TestForcedDeals(t *testing.T) {
	h, m, asOf := fitWorld(t, 16, 300, .5)
	open := h.Open(asOf)
	opt := Options{Draws: 500, Seed: 9, Periods: quarter(asOf)}
	base := m.Simulate(open, opt)
	id := open[0].ID
	in := m.Run(open, nil, opt, Scenario{Deals: map[string]Forced{id: {Won: true, Day: asOf + 10, Amount: Cents(1000)}}})
	out := m.Run(open, nil, opt, Scenario{Deals: map[string]Forced{id: {}}})
	without := m.Simulate(open[1:], opt)
	for s := range base.Revenue[0] {
		// The centre of the shocks is found on the deals, so that leaving one
		// out may move a chance in the fourth digit: compare the forced ones.
		if d := in.Total[0][s] - out.Total[0][s]; math.Abs(d-1000) > 1e-6 {
			t.Fatalf("draw %d: won for 1000 or lost differ by %v", s, d)
		}
	}
	if a, b := stats.Mean(out.Total[0]), stats.Mean(without.Revenue[0]); math.Abs(a/b-1) > .02 {
		t.Errorf("taken as lost %v, left out %v", a, b)
	}
	if in.InHand.Deals[0].Chance[0] != 1 || out.InHand.Deals[0].Chance[0] != 0 {
		t.Errorf("forced chances %+v, %+v", in.InHand.Deals[0], out.InHand.Deals[0])
	}
}

func TestDealsThatMatter(t *testing.T) {
	h, m, asOf := fitWorld(t, 17, 400, .5)
	open := h.Open(asOf)
	opt := Options{Draws: 3000, Seed: 4, Periods: quarter(asOf), Independent: true}
	d := m.Simulate(open, opt)
	target := d.Quantile(0, .6)
	all := m.Matter(d, open, opt, 0, target, 1000)
	sum := 0.0
	for i, w := range all {
		sum += w.Share
		if i > 0 && w.Share > all[i-1].Share {
			t.Fatal("not in order")
		}
	}
	if len(all) == len(open) && math.Abs(sum-1) > 1e-9 {
		t.Errorf("shares add up to %v", sum)
	}
	top := all[0]
	if top.IfWon <= top.IfNot || top.Swing <= 0 {
		t.Errorf("winning the deal that matters most does not help: %+v", top)
	}
	s, _ := h.State(top.ID, asOf)
	if math.Abs(top.Swing/float64(s.Amount.Minor)-1) > .25 {
		t.Errorf("independent deal of %d swings the total by %.0f", s.Amount.Minor, top.Swing)
	}
}

func TestUnknownAmountsTakeThoseOfTheWon(t *testing.T) {
	h, m, asOf := fitWorld(t, 18, 500, .5)
	open := h.Open(asOf)
	for i := range open {
		open[i].Amount = Money{}
	}
	d := m.Simulate(open, Options{Seed: 1, Periods: quarter(asOf)})
	if codes(d.Warnings)[WarnNoAmount] != len(open) {
		t.Errorf("warnings %+v of %d deals", d.Warnings, len(open))
	}
	perWin := stats.Mean(d.Revenue[0]) / stats.Mean(d.Wins[0])
	if want := mean(m.ratios.won); math.Abs(perWin/want-1) > .25 {
		t.Errorf("%.0f per win, won deals were worth %.0f", perWin, want)
	}
}

func TestLuckIsEven(t *testing.T) {
	var bins [20]float64
	sum, cross := 0.0, 0.0
	const n = 40000
	l := newLuck("x", 1)
	for s := range n {
		u, v := l.at(s, 0), l.at(s, 1)
		bins[int(u*20)]++
		sum += u
		cross += (u - .5) * (v - .5)
	}
	chi2 := 0.0
	for _, c := range bins {
		chi2 += (c - n/20) * (c - n/20) / (n / 20)
	}
	if chi2 > 45 { // 99.9 % point of χ² with 19 degrees of freedom is 43.8
		t.Errorf("χ² %v", chi2)
	}
	if math.Abs(sum/n-.5) > .005 || math.Abs(cross/n*12) > .02 {
		t.Errorf("mean %v, correlation of two numbers of a draw %v", sum/n, cross/n*12)
	}
}
