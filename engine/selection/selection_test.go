package selection

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

var env = account.Env{Today: period.On(2026, time.November, 22), Currency: money.Must("USD")}

func world(recs map[string]map[record.ID]any) map[record.ID]*account.Data {
	s := &change.State{}
	c := change.Change{At: change.NewClock(1).Tick(1)}
	for kind, list := range recs {
		for id, r := range list {
			c.Ops = append(c.Ops, change.Created(kind, id, r))
		}
	}
	return account.GatherAll(change.Apply(s, c), nil)
}

func four() map[record.ID]*account.Data {
	usd := money.Must("USD")
	return world(map[string]map[record.ID]any{
		"account": {"a": &record.Account{Name: "A", AnnualRevenue: money.New(4, usd), Employees: 10}, "b": &record.Account{Name: "B", AnnualRevenue: money.New(3, usd), Employees: 10},
			"c": &record.Account{Name: "C", AnnualRevenue: money.New(2, usd)}, "d": &record.Account{Name: "D"}},
		"criterion_score": {record.ScoreID("a", "fit"): &record.CriterionScore{Account: "a", Criterion: "fit", Score: 5}, record.ScoreID("b", "fit"): &record.CriterionScore{Account: "b", Criterion: "fit", Score: 1}},
	})
}

func criteria(fit, size float64) []Criterion {
	return []Criterion{
		{ID: "fit", Rec: &record.Criterion{Name: "Fit", Axis: "attractiveness", Source: "manual", Weight: record.Some(fit)}},
		{ID: "size", Rec: &record.Criterion{Name: "Size", Axis: "position", Source: "size", Weight: record.Some(size)}},
	}
}

// By hand: of three known sizes the mid-ranks are 5/6, 3/6, 1/6, so scores 13/3, 3, 5/3. A: (30·100 + 70·250/3)/100.
func TestScoresByHand(t *testing.T) {
	s := Of(four(), criteria(30, 70), record.Tiering{}, nil, env)
	if s.All[0].ID != "a" || math.Abs(s.All[0].Score-(30+70*(13.0/3-1)/4)) > 1e-9 || s.All[0].Tier != "strategic" {
		t.Errorf("%+v", s.All[0])
	}
	if b := s.All[1]; b.ID != "b" || math.Abs(b.Score-35) > 1e-9 || b.Tier != "standard" || b.Position.V != 50 || b.Attraction.V != 0 {
		t.Errorf("%+v", b)
	}
	if c := s.All[2]; c.ID != "c" || math.Abs(c.Coverage-0.7) > 1e-9 || c.Attraction.OK {
		t.Errorf("%+v", c)
	}
	if d := s.All[3]; d.ID != "d" || d.Known || d.Tier != "" {
		t.Errorf("%+v", d)
	}
	// equal values share a rank: both get the middle
	tie := Of(four(), []Criterion{{ID: "e", Rec: &record.Criterion{Axis: "position", Source: "employees", Weight: record.Some(1)}}}, record.Tiering{}, nil, env)
	if tie.All[0].Marks[0].Score != 3 || tie.All[1].Marks[0].Score != 3 || tie.All[2].Marks[0].Known {
		t.Errorf("%+v", tie.All)
	}
}

// What is known of less than half of the weights gets no tier.
func TestTooLittleKnown(t *testing.T) {
	s := Of(four(), criteria(80, 20), record.Tiering{}, nil, env)
	for _, c := range s.All {
		if c.ID == "c" && (c.Tier != "" || !c.Known) {
			t.Errorf("%+v", c)
		}
	}
}

// The same weights, all doubled, change nothing; what Shifts say is what a new count with that weight says.
func TestShiftsAgreeWithANewCount(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 40 {
		fit, size := 1+99*rng.Float64(), 1+99*rng.Float64()
		a, b := Of(four(), criteria(fit, size), record.Tiering{}, nil, env), Of(four(), criteria(fit/2, size/2), record.Tiering{}, nil, env)
		for i := range a.All {
			if a.All[i].ID != b.All[i].ID || math.Abs(a.All[i].Score-b.All[i].Score) > 1e-9 {
				t.Fatal("weights are not relative")
			}
		}
		for _, s := range a.Shifts() {
			w := []float64{fit, size}
			w[s.Criterion] *= s.Factor
			moved := map[record.ID]string{}
			for _, m := range s.Moved {
				moved[m.ID] = m.To
			}
			for _, c := range Of(four(), criteria(w[0], w[1]), record.Tiering{}, nil, env).All {
				was := ""
				for _, x := range a.All {
					if x.ID == c.ID {
						was = x.Tier
					}
				}
				if to, ok := moved[c.ID]; ok != (was != c.Tier) || ok && to != c.Tier {
					t.Fatalf("%v: %s from %q to %q, said %q", s, c.ID, was, c.Tier, to)
				}
			}
		}
	}
}

func TestScope(t *testing.T) {
	all := world(map[string]map[record.ID]any{"account": {
		"a": &record.Account{Name: "A", Tier: "strategic", Owner: "p", Planned: true, PlannedSince: env.Today.AddMonths(-5)},
		"b": &record.Account{Name: "B", Tier: "strategic", Owner: "p"},
		"c": &record.Account{Name: "C", Tier: "focus", Owner: "q", Planned: true},
		"d": &record.Account{Name: "D", Tier: "strategic", Planned: true}}})
	loads := Loads(all, record.Tiering{}, map[record.ID]float64{"p": 20})
	if p := loads[0]; p.Person != "p" || p.Needs != 48 || math.Abs(p.Has.V-20*52/12.0*0.5) > 1e-9 || !p.Over() || p.Plans != 1 {
		t.Errorf("%+v", p)
	}
	if len(loads) != 3 || loads[2].Person != "q" || loads[2].Has.OK || loads[2].Over() {
		t.Errorf("%+v", loads)
	}
	rules := record.Tiering{Start: env.Today.AddMonths(-6), Whole: env.Today.AddMonths(6)}
	c := CoverageOf(all, rules, env.Today)
	if c.Strategic != 3 || c.Planned != 2 || c.Undated != 1 || math.Abs(c.Share().V-2.0/3) > 1e-9 {
		t.Errorf("%+v", c)
	}
	last := c.Course[len(c.Course)-1]
	if c.Course[0].Had.V != 0 || last.Had.OK || last.Should.V < 2.5 || last.Should.V > 3 {
		t.Errorf("%+v", c.Course)
	}
	for i := 1; i < len(c.Course); i++ {
		if c.Course[i].Had.OK && c.Course[i].Had.V < c.Course[i-1].Had.V {
			t.Error("coverage of the past falls")
		}
	}
}

func TestProposedCriteria(t *testing.T) {
	for _, lang := range []string{"es", "en"} {
		sum := 0.0
		for _, c := range Proposed(lang) {
			if p := record.CriterionKind.Validate(&c); len(p) > 0 {
				t.Error(p)
			}
			sum += c.Weight.V
		}
		if sum != 100 {
			t.Error(sum)
		}
	}
}
