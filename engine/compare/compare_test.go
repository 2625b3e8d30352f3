package compare_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/compare"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/pipeline"
	"rumbo/engine/record"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > within {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// By hand: k/n = 8/10, 2/10, 5/10. The mean is 0.5; S = 10·0.09·2 = 1.8; free = 30 − 10 − 2 = 18; the variance between is
// (1.8 − 2·0.25)/18 = 0.072222; a + b = 0.25/0.072222 − 1 = 2.461538; (8 + 1.230769)/12.461538 = 0.740741.
func TestRatesByHand(t *testing.T) {
	e := compare.Rates([]int{8, 2, 5, 0}, []int{10, 10, 10, 0})
	near(t, "the first", e[0].Value, 0.7407407407, 1e-9)
	near(t, "the second", e[1].Value, 0.2592592593, 1e-9)
	near(t, "the third", e[2].Value, 0.5, 1e-12)
	near(t, "its weight", e[0].Weight, 10/12.4615384615, 1e-9)
	if e[3].Known || !(e[0].Low < e[0].Value && e[0].Value < e[0].High) {
		t.Errorf("%+v", e)
	}
	// beta(1, 3) has the quantiles 1 − (1−p)^(1/3)
	one := compare.Rates([]int{0}, []int{2})
	if !one[0].Known || one[0].High > 0.9 {
		t.Errorf("%+v", one)
	}
}

// Three deals out of three are drawn far towards the rest.
func TestThreeDealsAreNotBest(t *testing.T) {
	e := compare.Rates([]int{3, 120, 90, 60, 100}, []int{3, 200, 200, 200, 200})
	if e[0].Raw != 1 || e[0].Value > 0.6 || e[0].High-e[0].Low < e[1].High-e[1].Low {
		t.Errorf("%+v", e[0])
	}
	if e[0].Value >= e[1].Value {
		t.Errorf("three of three (%v) stand above 120 of 200 (%v)", e[0].Value, e[1].Value)
	}
}

// By hand: groups {1, 3}, {5, 7}, {9, 11}: within = 6/3 = 2, between = (64/2 − 2)/2 = 15, B = 15/16; 2 + (6−2)/16 = 2.25.
func TestMeansByHand(t *testing.T) {
	e := compare.Means([][]float64{{1, 3}, {5, 7}, {9, 11}, {}})
	near(t, "weight", e[0].Weight, 15.0/16, 1e-12)
	near(t, "the first", e[0].Value, 2.25, 1e-12)
	near(t, "the third", e[2].Value, 9.75, 1e-12)
	if e[3].Known {
		t.Error("an estimate of nothing")
	}
	same := compare.Means([][]float64{{1, 9}, {2, 8}, {4, 6}})
	near(t, "equal groups", same[0].Value, 5, 1e-12)
}

// Fisher's table of the lady tasting tea: 4 of 4 given 4 of 8; P = 1/70, mid-p two-sided 1/70.
func TestExactTests(t *testing.T) {
	near(t, "tea", compare.RateTest(4, 4, 4, 8), 1.0/70, 1e-12)
	near(t, "a coin", compare.CountTest(5, 5, 0.5), 1.0/32, 1e-12)
	near(t, "the middle", compare.CountTest(2, 4, 0.5), 1, 1e-12)
	if !math.IsNaN(compare.RateTest(0, 0, 1, 2)) || !math.IsNaN(compare.CountTest(1, 3, 1)) {
		t.Error("a test of nothing")
	}
	// U = 0 of 16 with no ties: z = (8 − 0.5)/√12
	p := compare.RankTests([][]float64{{1, 2, 3, 4}, {5, 6, 7, 8}, {}})
	near(t, "ranks", p[0], 2*(1-0.98481), 1e-4)
	near(t, "the other side", p[1], p[0], 1e-12)
	// mid-ranks: {1, 2, 2, 3} and {2, 4, 5, 6} have rank sums 12 and 24; U = 2; the variance is 16/12·(9 − 24/56)
	near(t, "ties", compare.RankTests([][]float64{{1, 2, 2, 3}, {2, 4, 5, 6}})[0], 2*(1-0.948123), 1e-4)
}

// Benjamini and Hochberg's own example (1995, table 1): of fifteen, the first four are found.
func TestDiscoveries(t *testing.T) {
	p := []float64{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1}
	n := 0
	for i, found := range compare.Discoveries(append(p, math.NaN())) {
		if found {
			n++
			if i > 3 {
				t.Errorf("%d found", i)
			}
		}
	}
	if n != 4 {
		t.Errorf("%d found", n)
	}
}

// Where all are alike, hardly ever anybody is named: of 1,000 companies whose twelve people sell alike at most
// 5 % and some, and not never, have somebody who stands out.
func TestNobodyStandsOutByChance(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	rates, ranks := 0, 0
	const rounds = 1000
	for range rounds {
		k, n := make([]int, 12), make([]int, 12)
		all, of := 0, 0
		groups := make([][]float64, 12)
		for i := range k {
			n[i] = 10 + rng.IntN(120)
			for range n[i] {
				if rng.Float64() < 0.35 {
					k[i]++
					groups[i] = append(groups[i], math.Exp(rng.NormFloat64()))
				}
			}
			all, of = all+k[i], of+n[i]
		}
		p := make([]float64, 12)
		for i := range k {
			p[i] = compare.RateTest(k[i], n[i], all, of)
		}
		q := compare.RankTests(groups)
		rates += some(compare.Discoveries(p))
		ranks += some(compare.Discoveries(q))
	}
	// the standard error of a share of 5 % over 1,000 rounds is 0.7 %
	for what, n := range map[string]int{"rates": rates, "ranks": ranks} {
		if share := float64(n) / rounds; share > 0.07 || share < 0.02 {
			t.Errorf("%s: somebody stands out in %.1f %% of companies of equals", what, 100*share)
		}
	}
}

func some(found []bool) int {
	for _, f := range found {
		if f {
			return 1
		}
	}
	return 0
}

var usd = money.Must("USD")

// company has one seller who wins far less and loses deals late, among equals.
func company(t *testing.T, moves bool) (*change.State, kpi.Input, []string) {
	t.Helper()
	rng := rand.New(rand.NewPCG(3, 4))
	var ops []change.Op
	add := func(kind string, id record.ID, rec any) { ops = append(ops, change.Created(kind, id, rec)) }
	for i, name := range []string{"Lead", "Proposal"} {
		add("stage", record.ID(fmt.Sprint("s", i)), &record.Stage{Name: name, Outcome: record.StageOpen, Qualified: i == 1, Rank: string(rune('a' + i))})
	}
	add("stage", "won", &record.Stage{Name: "Won", Outcome: record.StageWon, Rank: "c"})
	add("stage", "lost", &record.Stage{Name: "Lost", Outcome: record.StageLost, Rank: "d"})
	var people []string
	for i := range 6 {
		people = append(people, fmt.Sprint("p", i))
		add("person", record.ID(people[i]), &record.Person{Name: people[i], Role: "seller"})
		for n := range 80 {
			id := record.ID(fmt.Sprint(people[i], "-", n))
			born := period.On(2026, 1, 1) + period.Date(rng.IntN(100))
			rate, wait := 0.5, 10
			if i == 0 {
				rate, wait = 0.15, 40
			}
			stage := record.ID("lost")
			if rng.Float64() < rate {
				stage = "won"
			}
			asked := born + 5
			end := asked + period.Date(wait+rng.IntN(10))
			add("opportunity", id, &record.Opportunity{Name: string(id), Owner: record.ID(people[i]), Stage: stage, Created: born, Close: end, Amount: money.New(1000_00, usd)})
			if moves {
				for k, m := range []record.StageMove{{Stage: "s0", On: born}, {Stage: "s1", On: asked}, {Stage: stage, On: end}} {
					m.Opportunity = id
					add("stage_move", id+record.ID(fmt.Sprint("-", k)), &m)
				}
			}
		}
	}
	s := change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: ops})
	cal := period.Calendar{}
	in := kpi.Input{Deals: kpi.Build(s), Period: cal.YearOf(2026), Today: period.On(2026, 12, 1)}
	in.Facts = kpi.NewFacts(s, in.Deals, nil).Tell(past(t, s, in.Today))
	return s, in, people
}

// past replays the deals with their changes of stage.
func past(t *testing.T, s *change.State, today period.Date) *kpi.Past {
	t.Helper()
	stages := pipeline.Stages{{ID: "s0"}, {ID: "s1", Rank: 1}, {ID: "won", Kind: pipeline.Won}, {ID: "lost", Kind: pipeline.Lost}}
	moves := map[record.ID][]pipeline.Move{}
	for _, m := range change.All(s, record.StageMoveKind) {
		moves[m.Opportunity] = append(moves[m.Opportunity], pipeline.Move{Day: m.On, Stage: string(m.Stage)})
	}
	var deals []pipeline.Deal
	for id, o := range change.All(s, record.OpportunityKind) {
		deals = append(deals, pipeline.Deal{ID: string(id), Created: o.Created, Outcome: stages.Find(string(o.Stage)).Kind, OutcomeDay: o.Close, Moves: moves[id]})
	}
	past := kpi.NewPast(stages)
	if err := pipeline.Lives(stages, slices.Values(deals), today, period.Calendar{}, func(l pipeline.Life) error { past.Add(l); return nil }); err != nil {
		t.Fatal(err)
	}
	return past
}

func TestWhoStandsOutAndWhere(t *testing.T) {
	_, in, people := company(t, true)
	among := compare.Peers(kpi.WinRate, in, kpi.ByPerson, people, nil)
	for i, p := range among.Peers {
		if (p.Standing == compare.Below) != (i == 0) {
			t.Errorf("%s: %v", p.ID, p.Standing.Label().EN)
		}
	}
	passage := compare.Passages(in, kpi.ByPerson, people, nil)
	for id, list := range passage.By {
		if list[0].Stuck || list[1].Stuck != (id == "p0") {
			t.Errorf("%s is stuck: %v %v", id, list[0].Stuck, list[1].Stuck)
		}
		if list[0].Entered != 80 || list[0].Passed != 80 || list[1].Entered != 80 {
			t.Errorf("%s: %+v", id, list)
		}
	}
	if _, in, people := company(t, false); compare.Passages(in, kpi.ByPerson, people, nil).Known {
		t.Error("it knows the way of deals without a history")
	}
}

// Two results are taken apart exactly.
func TestCausesSumUp(t *testing.T) {
	a := compare.Factors{Known: true, Revenue: 600, Decided: 40, Won: 20, WinRate: 0.5, Size: 30}
	b := compare.Factors{Known: true, Revenue: 600, Decided: 20, Won: 6, WinRate: 0.3, Size: 100}
	sum := 0.0
	for _, c := range compare.Causes(a, b) {
		sum += c.Share
	}
	near(t, "the causes of equal results", sum, 0, 1e-12)
	if !compare.SameResult(a, b) || compare.Causes(a, b)[0].Name.EN != "deal size" {
		t.Errorf("%+v", compare.Causes(a, b))
	}
}

// Who gets half the deals of the others is named; who is new is not, for their time is counted.
func TestTooFewDeals(t *testing.T) {
	s, in, people := company(t, true)
	ops := []change.Op{}
	for n := range 60 {
		ops = append(ops, change.Delete(s, "opportunity", record.ID(fmt.Sprint("p5-", n))))
	}
	s = change.Apply(s, change.Change{At: change.Stamp{Replica: 1, Time: 2 << 16}, Ops: ops})
	in.Deals = kpi.Build(s)
	for id, x := range compare.Inflows(s, in, people, nil) {
		if x.TooFew != (id == "p5") {
			t.Errorf("%s: %+v", id, x)
		}
	}
}

// The tails that are summed are those of the whole distribution, added up term by term.
func TestExactTestsAgainstTheWholeSum(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 1))
	lg := func(n, k int) float64 {
		a, _ := math.Lgamma(float64(n + 1))
		b, _ := math.Lgamma(float64(k + 1))
		c, _ := math.Lgamma(float64(n - k + 1))
		return a - b - c
	}
	whole := func(k, lo, hi int, log func(x int) float64) float64 {
		below, above := 0.0, 0.0
		for x := lo; x <= hi; x++ {
			p := math.Exp(log(x))
			switch {
			case x < k:
				below += p
			case x > k:
				above += p
			default:
				below, above = below+p/2, above+p/2
			}
		}
		return min(1, 2*min(below, above))
	}
	for range 3000 {
		of := 2 + rng.IntN(400)
		n, all := 1+rng.IntN(of-1), rng.IntN(of+1)
		lo, hi := max(0, n-(of-all)), min(n, all)
		k := lo + rng.IntN(hi-lo+1)
		want := whole(k, lo, hi, func(x int) float64 { return lg(all, x) + lg(of-all, n-x) - lg(of, n) })
		if got := compare.RateTest(k, n, all, of); math.Abs(got-want) > 1e-9 {
			t.Fatalf("RateTest(%d, %d, %d, %d) = %v, the sum of all is %v", k, n, all, of, got, want)
		}
		share := 0.001 + 0.998*rng.Float64()
		k = rng.IntN(of + 1)
		want = whole(k, 0, of, func(x int) float64 {
			return lg(of, x) + float64(x)*math.Log(share) + float64(of-x)*math.Log1p(-share)
		})
		if got := compare.CountTest(k, of, share); math.Abs(got-want) > 1e-9 {
			t.Fatalf("CountTest(%d, %d, %v) = %v, the sum of all is %v", k, of, share, got, want)
		}
	}
}
