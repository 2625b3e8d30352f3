package evaluation

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

var usd = money.Must("USD")

// firm is two sellers in the first quarter of 2026. Ana wins 4 of 8 and Ben none of 2; Ana is rated by two, Ben by one;
// clients have not been asked.
type firm struct {
	ops []change.Op
	n   int
}

func (f *firm) add(kind string, id record.ID, rec any) {
	f.ops = append(f.ops, change.Created(kind, id, rec))
}

func (f *firm) deal(owner, account record.ID, stage record.ID, on period.Date) {
	f.n++
	f.add("opportunity", record.ID(fmt.Sprint("d", f.n)), &record.Opportunity{Name: "d", Owner: owner, Account: account, Stage: stage, Created: on - 30, Close: on, Amount: money.New(1000_00, usd)})
}

func (f *firm) line(id record.ID, l record.ScorecardLine) {
	l.Role = "seller"
	f.add("scorecard_line", id, &l)
}

func newFirm() *firm {
	f := &firm{}
	f.add("stage", "won", &record.Stage{Name: "Won", Outcome: record.StageWon, Rank: "c"})
	f.add("stage", "lost", &record.Stage{Name: "Lost", Outcome: record.StageLost, Rank: "d"})
	f.add("role", "seller", &record.Role{Name: "Seller"})
	f.add("person", "boss", &record.Person{Name: "Boss", Role: "manager"})
	f.add("person", "ana", &record.Person{Name: "Ana", Role: "seller", Team: "t", Start: period.On(2020, 1, 1)})
	f.add("person", "ben", &record.Person{Name: "Ben", Role: "seller", Team: "t", Start: period.On(2026, 2, 1)})
	f.add("team", "t", &record.Team{Name: "T"})
	f.add("account", "acme", &record.Account{Name: "Acme"})
	f.add("account", "bolt", &record.Account{Name: "Bolt"})
	f.add("qualitative", "q", &record.Qualitative{Name: "Listening", Levels: []string{"a", "b", "c", "d", "e"}})
	for i := range 8 {
		stage := record.ID("won")
		if i >= 4 {
			stage = "lost"
		}
		f.deal("ana", "acme", stage, period.On(2026, 2, 1+i))
	}
	f.deal("ben", "bolt", "lost", period.On(2026, 3, 2))
	f.deal("ben", "bolt", "lost", period.On(2026, 3, 3))
	f.line("l1", record.ScorecardLine{Indicator: "deals_won", Dimension: "final", Weight: record.Some(40), Minimum: record.Some(4), Target: record.Some(12), Excellent: record.Some(20), Per: record.PerYear, Rank: "a"})
	f.line("l2", record.ScorecardLine{Indicator: "win_rate", Dimension: "quality", Weight: record.Some(20), Minimum: record.Some(0.2), Target: record.Some(0.4), Excellent: record.Some(0.6), Rank: "b"})
	f.line("l3", record.ScorecardLine{Indicator: "csat", Dimension: "voice", Weight: record.Some(10), Minimum: record.Some(0.5), Target: record.Some(0.7), Excellent: record.Some(0.9), Rank: "c"})
	f.line("l4", record.ScorecardLine{Quality: "q", Dimension: "capability", Weight: record.Some(30), Minimum: record.Some(1), Target: record.Some(4), Excellent: record.Some(5), Rank: "d"})
	rate := func(id, who, by record.ID, level int, on period.Date) {
		f.add("rating", id, &record.Rating{Person: who, Indicator: "listening ", Level: level, By: by, On: on, Evidence: "what was seen"})
	}
	rate("r0", "ana", "boss", 1, period.On(2025, 11, 1)) // replaced by r1
	rate("r1", "ana", "boss", 3, period.On(2026, 3, 1))
	rate("r2", "ana", "ben", 4, period.On(2026, 3, 2))
	rate("r3", "ana", "ana", 5, period.On(2025, 3, 31)) // older than a year on the last day
	rate("r4", "ana", "boss", 5, period.On(2026, 4, 1)) // after the period
	rate("r5", "ben", "boss", 2, period.On(2026, 3, 1))
	return f
}

func (f *firm) question() Question {
	s := change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: f.ops})
	d := kpi.Build(s)
	facts := kpi.NewFacts(s, d, nil)
	return Question{State: s, In: kpi.Input{Deals: d, Facts: facts, Period: period.Period{From: period.On(2026, 1, 1), To: period.On(2026, 4, 1), Grain: period.Quarter}, Today: period.On(2026, 12, 1)}}
}

func near(t *testing.T, what string, got record.Opt, want float64) {
	t.Helper()
	if !got.OK || math.Abs(got.V-want) > 1e-9 {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// By hand: 4 won of 1–3–5 (a quarter of 4–12–20): 80 + 20·1/2 = 90; 4 of 8 won = 0.5 of 0.2–0.4–0.6: 90; levels 3 and 4 hold, mean
// 3.5 of 1–4–5: 80·2.5/3 = 66.67; satisfaction has no answers. (40·90 + 20·90 + 30·66.67) ÷ 90 = 82.22.
func TestAnEvaluationByHand(t *testing.T) {
	c := Of(newFirm().question(), Subject{Person: "ana"})
	for i, want := range []float64{90, 90, -1, 80 * 2.5 / 3} {
		if want < 0 {
			if c.Lines[i].Score.OK || c.Lines[i].Why.Empty() || c.Lines[i].Share != 0 {
				t.Errorf("a line without data counts: %+v", c.Lines[i].Score)
			}
			continue
		}
		near(t, c.Lines[i].Name.EN, c.Lines[i].Score, want)
	}
	near(t, "total", c.Total.Score, (40*90+20*90+30*80*2.5/3)/90)
	near(t, "covered", record.Some(c.Total.Covered), 0.9)
	near(t, "shares", record.Some(c.Lines[0].Share+c.Lines[1].Share+c.Lines[3].Share), 1)
	if len(c.Total.Dimensions) != 4 || c.Total.Dimensions[0].ID != "final" || len(c.Lines[3].Ratings) != 2 || c.Lines[3].Result.N != 2 {
		t.Errorf("%+v", c.Total.Dimensions)
	}
	l := locale.For("en")
	if s := c.Lines[0].Steps(); s[1].In(l) != "80 + 20 × (4 − 3) ÷ (5 − 3) = 90" {
		t.Errorf("%q", s[1].In(l))
	}
	if s := c.Total.Steps[0].In(l); s != "Final results: 90 × 40 ÷ 90 = 40" {
		t.Errorf("%q", s)
	}
}

// Ratios of a team are ratios of sums: 4 of 10, not the mean of a half and nothing; what adds up is expected of the time
// that its people were there: three months and two.
func TestATeamIsMeasuredAsOne(t *testing.T) {
	q := newFirm().question()
	c := Of(q, Subject{Team: "t", Role: "seller"})
	if len(c.People) != 2 {
		t.Fatal(c.People)
	}
	near(t, "win rate", c.Lines[1].Score, 80)
	near(t, "expected", c.Lines[0].Range.Target, 12*5.0/12)
	near(t, "deals", c.Lines[0].Score, 80*(4-4*5.0/12)/(8*5.0/12))
	near(t, "levels", record.Some(c.Lines[3].Result.Value), 3) // 3, 4 and 2 of three raters
	if all := Of(q, Subject{Role: "seller"}); len(all.People) != 2 || Of(q, Subject{Role: "kam"}).Total.Score.OK {
		t.Error("a role's people")
	}
}

// A range of one's own replaces the scorecard's; a client with its own is judged by it, with the weight of its records.
func TestOwnRanges(t *testing.T) {
	f := newFirm()
	f.add("scorecard_range", "x", &record.ScorecardRange{Line: "l1", Person: "ana", Minimum: record.Some(4), Target: record.Some(8), Excellent: record.Some(12), Reason: "half the time in training"})
	f.add("scorecard_range", "y", &record.ScorecardRange{Line: "l2", Account: "acme", Minimum: record.Some(0.4), Target: record.Some(0.8), Excellent: record.Some(0.9), Reason: "a framework contract"})
	f.deal("ana", "bolt", "won", period.On(2026, 3, 20))
	f.deal("ana", "bolt", "won", period.On(2026, 3, 21))
	c := Of(f.question(), Subject{Person: "ana"})
	near(t, "own range", c.Lines[0].Score, 100) // 6 of 1–2–3
	// at acme 4 of 8 = 0.5 of 0.4–0.8: 20; elsewhere 2 of 2: 100; (8·20 + 2·100) ÷ 10 = 36
	if l := c.Lines[1]; len(l.Clients) != 1 || l.Rest == nil {
		t.Fatalf("%+v", l)
	}
	near(t, "at the client", c.Lines[1].Clients[0].Score, 20)
	near(t, "the line", c.Lines[1].Score, 36)
	if c.Lines[0].Reason == "" || c.Lines[1].Clients[0].Reason == "" {
		t.Error("the reason is lost")
	}
	if b := Of(f.question(), Subject{Person: "ben"}); b.Lines[0].Reason != "" {
		t.Error("Ana's range is Ben's")
	}
}

func TestKeptIsWhatItWas(t *testing.T) {
	c := Of(newFirm().question(), Subject{Person: "ana"})
	e, lines := c.Freeze(locale.For("es"))
	near(t, "score", e.Score, c.Total.Score.V)
	back, total := Kept(lines)
	near(t, "read again", total.Score, c.Total.Score.V)
	for i := range back {
		if back[i].Result.Value != c.Lines[i].Result.Value || back[i].Band != c.Lines[i].Band || back[i].Result.Unit != c.Lines[i].Result.Unit || math.Abs(back[i].Points-c.Lines[i].Points) > 1e-12 {
			t.Errorf("%+v", back[i])
		}
	}
	if e.From != period.On(2026, 1, 1) || e.To != period.On(2026, 3, 31) || lines[2].Score.OK || lines[2].Note == "" {
		t.Errorf("%+v %+v", e, lines[2])
	}
	for u := kpi.Count; u.Label().EN != ""; u++ {
		if unitNames[u] == "" || UnitOf(unitNames[u]) != u {
			t.Errorf("%s has no name of its own", u.Label().EN)
		}
		if u == kpi.PerMonth {
			break
		}
	}
}

// Whatever the weights, ranges and values: scores lie between 0 and 100, the points of lines and of dimensions each sum to
// the total, and a better rating never makes less of it.
func TestTheArithmeticAddsUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		n := 1 + rng.IntN(9)
		lines := make([]Line, n)
		for i := range lines {
			lines[i] = Line{Rec: &record.ScorecardLine{Dimension: record.Dimensions[rng.IntN(5)].Value}, Weight: float64(rng.IntN(4) * rng.IntN(30))}
			if rng.IntN(4) > 0 {
				lines[i].Score = record.Some(100 * rng.Float64())
			}
		}
		t0 := total(lines)
		points, shares, dims := 0.0, 0.0, 0.0
		for _, l := range lines {
			points, shares = points+l.Points, shares+l.Share
		}
		for _, d := range t0.Dimensions {
			dims += d.Points
		}
		if !t0.Score.OK {
			if points != 0 || shares != 0 {
				t.Fatal("points without a total")
			}
			continue
		}
		if t0.Score.V < 0 || t0.Score.V > 100 || math.Abs(points-t0.Score.V) > 1e-9 || math.Abs(dims-t0.Score.V) > 1e-9 || math.Abs(shares-1) > 1e-9 {
			t.Fatalf("%v: lines %v, dimensions %v, shares %v", t0.Score, points, dims, shares)
		}
		i := rng.IntN(n)
		lines[i].Score.V = math.Min(100, lines[i].Score.V+10)
		if t1 := total(lines); t1.Score.V < t0.Score.V-1e-9 {
			t.Fatalf("better, and less of it: %v after %v", t1.Score, t0.Score)
		}
	}
}

func TestNormalised(t *testing.T) {
	if got := Normalised([]float64{1, 1, 1}); got[0] != 34 || got[1] != 33 || got[2] != 33 {
		t.Error(got)
	}
	if got := Normalised([]float64{0, 0}); got[0] != 0 || got[1] != 0 {
		t.Error(got)
	}
	rng := rand.New(rand.NewPCG(7, 8))
	for range 500 {
		w := make([]float64, 1+rng.IntN(12))
		sum := 0.0
		for i := range w {
			w[i] = float64(rng.IntN(1000)) / 7
			sum += w[i]
		}
		if sum == 0 {
			continue
		}
		all := 0.0
		for i, v := range Normalised(w) {
			all += v
			if math.Abs(v-100*w[i]/sum) > 1 || v != math.Trunc(v) {
				t.Fatalf("%v of %v", v, 100*w[i]/sum)
			}
		}
		if all != 100 {
			t.Fatalf("%v sums to %v", w, all)
		}
	}
}

// Two with the same final result: what differs more than chance is named, what does not is not.
func TestTwoWithTheSameResult(t *testing.T) {
	f := newFirm()
	f.ops[5].New.(*record.Person).Start = period.On(2020, 1, 1) // Ben, as long as Ana
	for i := range 4 {
		f.deal("ben", "bolt", "won", period.On(2026, 3, 10+i))
	}
	for i := range 34 {
		f.deal("ben", "bolt", "lost", period.On(2026, 3, 1+i%20))
	}
	q := f.question()
	a, b := Of(q, Subject{Person: "ana"}), Of(q, Subject{Person: "ben"})
	p := Two(q, &a, &b)
	if !p.Same {
		t.Errorf("finals %v and %v", p.FinalA, p.FinalB)
	}
	if p.Lines[0].Apart || !p.Lines[1].Apart || p.Lines[1].Ahead != 1 || p.Lines[3].Apart {
		t.Errorf("%+v", p.Lines)
	}
}

// What people do is counted in the month and for the person to whom it belongs; months in which somebody was not there all of it do
// not count, and the month that runs is left out.
func TestMonthsOfPartialResults(t *testing.T) {
	f := newFirm()
	f.add("milestone", "m1", &record.Milestone{Opportunity: "d1", Name: "Pilot", Owner: "ana", Reached: period.On(2026, 1, 15)})
	f.add("milestone", "m2", &record.Milestone{Opportunity: "d9", Name: "Pilot", Owner: "ben"})
	q := f.question()
	q.In.Today, q.In.Facts = period.On(2026, 4, 10), nil
	o := Ahead(q, true, ResultDeals, nil)
	if len(o.Months) != 3 || o.Months[2].From != period.On(2026, 3, 1) || len(o.People) != 2 {
		t.Fatalf("%v %v", o.Months, o.People)
	}
	for i, id := range o.People {
		switch id {
		case "ana":
			if o.Results[i][0] != 0 || o.Results[i][1] != 4 || o.Results[i][2] != 0 {
				t.Errorf("Ana won %v", o.Results[i])
			}
		case "ben": // since the first of February
			if !math.IsNaN(o.Results[i][0]) || o.Results[i][1] != 0 {
				t.Errorf("Ben won %v", o.Results[i])
			}
		}
	}
	for _, l := range o.Leads {
		if !l.Few() || l.Found {
			t.Errorf("%s: three months tell something", l.Name.EN)
		}
	}
	s := Steps(q)
	if len(s) != 1 || s[0].Won != 1 || s[0].Reached != 1 || s[0].Never != 1 || s[0].WonWithout != 0 || s[0].Apart {
		t.Errorf("%+v", s)
	}
}

// An objective of a person or of an account for a line's indicator is that one's own range; what the scorecard gives holds before it.
func TestObjectivesCountAsOwnRanges(t *testing.T) {
	f := newFirm()
	f.add("objective", "o1", &record.Objective{Statement: "Growth", Indicator: "deals_won", Person: "ana", Each: record.EachMonth, Minimum: record.Some(1), Target: record.Some(2), Excellent: record.Some(3)})
	f.add("objective", "o2", &record.Objective{Statement: "Framework contract", Indicator: "win_rate", Account: "acme", Each: record.EachYear, Minimum: record.Some(0.4), Target: record.Some(0.8), Excellent: record.Some(0.9)})
	f.add("objective", "o3", &record.Objective{Statement: "Over", Indicator: "win_rate", Account: "acme", To: period.On(2025, 12, 31), Minimum: record.Some(0.1), Target: record.Some(0.2)})
	c := Of(f.question(), Subject{Person: "ana"})
	near(t, "a month's range over a quarter", c.Lines[0].Range.Target, 6)
	if c.Lines[0].Reason != "Growth" || len(c.Lines[1].Clients) != 1 {
		t.Fatalf("%+v", c.Lines[1].Clients)
	}
	near(t, "the client's own", c.Lines[1].Score, 20) // all of Ana's deals are the client's: 0.5 of 0.4–0.8
	f.add("scorecard_range", "x", &record.ScorecardRange{Line: "l1", Person: "ana", Minimum: record.Some(4), Target: record.Some(8), Excellent: record.Some(12), Reason: "in training"})
	if c := Of(f.question(), Subject{Person: "ana"}); c.Lines[0].Reason != "in training" {
		t.Errorf("%q", c.Lines[0].Reason)
	}
}

// What people made is measured like any other.
func TestAnOwnMetricInAScorecard(t *testing.T) {
	f := newFirm()
	f.add("metric", "mine", &record.Metric{Name: "Won deals of mine", Top: "won", TopHow: "count", Better: record.BetterHigher})
	f.line("l5", record.ScorecardLine{Indicator: "mine", Dimension: "partial", Weight: record.Some(10), Minimum: record.Some(0), Target: record.Some(8), Per: record.PerQuarter, Rank: "e"})
	q := f.question()
	for _, with := range []bool{false, true} {
		if with {
			q.Book = kpi.NewBook(q.State)
		}
		for _, l := range Of(q, Subject{Person: "ana"}).Lines {
			if l.Rec.Indicator == "mine" && l.Result.Known != with {
				t.Errorf("%v: %+v %s", with, l.Result.Figure, l.Why.In(locale.For("en")))
			}
		}
	}
}
