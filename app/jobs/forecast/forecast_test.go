//go:build !js || worker

package forecast

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"sync"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

var today = period.On(2026, 11, 22)

// company is the demonstration's, with what a bench learned from it, shared by the tests.
var company = sync.OnceValue(func() *workspace.Snapshot {
	ops := demo.Generate(1, demo.Company, today, "es")
	return workspace.Of(change.Entry{Change: change.Change{At: on(today), Ops: ops}}.Apply(&change.State{}))
})

var packed = sync.OnceValue(func() Packed { return Pack(company(), untold, today, nil) })

// on is the stamp of a change made at noon of a day.
func on(d period.Date) change.Stamp {
	return change.Stamp{Time: uint64((int64(d-period.On(1970, 1, 1))*86_400_000)+43_200_000) << 16, Replica: 1}
}

// untold is the story of a log that tells nothing, on days of UTC.
var untold = NewStory(nil, func(ms int64) period.Date { return period.FromUnixMilli(ms, 0) }, nil)

var shared = &bench{}

func question() Question {
	return Question{AsOf: today, Calendar: company().Calendar(), Grain: period.Month, Total: Quarter}
}

func ask(t *testing.T, b *bench, q Question) *Answer {
	t.Helper()
	head, err := json.Marshal(header{Key: "demo", Question: q})
	if err != nil {
		t.Fatal(err)
	}
	out, err := b.run(context.Background(), frame(head, packed().bytes), nil)
	if err != nil {
		t.Fatal(err)
	}
	a := &Answer{}
	if err := json.Unmarshal(out, a); err != nil {
		t.Fatal(err)
	}
	return a
}

// wonIn adds up won deals by hand.
func wonIn(p period.Period, holds func(*record.Opportunity) bool) float64 {
	sum := 0.0
	for _, o := range change.All(company().State, record.OpportunityKind) {
		if company().Outcome(o) == record.StageWon && p.Contains(o.Close) && o.Close <= today && holds(o) {
			sum += float64(o.Amount.Minor)
		}
	}
	return sum
}

func all(*record.Opportunity) bool { return true }

func TestPackKeepsDeals(t *testing.T) {
	tab, err := unpack(packed().bytes)
	if err != nil {
		t.Fatal(err)
	}
	moves := map[string]int{}
	for _, m := range change.All(company().State, record.StageMoveKind) {
		moves[string(m.Opportunity)]++
	}
	n := 0
	for _, d := range tab.deals {
		o := workspace.Get(company(), record.OpportunityKind, record.ID(d.ID))
		if o == nil || d.Stage != string(o.Stage) || d.Owner != string(o.Owner) || d.Account != string(o.Account) || d.Line != string(company().LineOf(o)) ||
			d.Created != o.Created || d.close != o.Close || d.Amount.Known != o.Amount.Known() || d.Amount.Minor != o.Amount.Minor || len(d.Moves) < moves[d.ID] || len(d.Moves) > moves[d.ID]+1 {
			t.Fatalf("%+v is not %+v", d, o)
		}
		n++
	}
	if n != change.Count(company().State, record.OpportunityKind) {
		t.Error(n, "deals")
	}
	if packed().Last > today || today-packed().Last > 10 {
		t.Error("the last thing happened on", packed().Last)
	}
}

func TestDamagedTableIsRefused(t *testing.T) {
	b := packed().bytes
	for _, n := range []int{0, 1, len(b) / 2, len(b) - 1} {
		if _, err := unpack(b[:n]); err == nil {
			t.Error("accepted when cut to", n)
		}
	}
	for i := 0; i < len(b); i += 97 { // must end, whatever it says
		bad := append([]byte(nil), b...)
		bad[i] ^= 0xff
		_, _ = unpack(bad)
	}
}

// What is won, what the stages bring, new deals and the adjustment are the expected total, and what
// is won is what the records say.
func TestPartsMakeTheTotal(t *testing.T) {
	for _, span := range []Span{Month, Quarter, NextQuarter, Year} {
		q := question()
		q.Total = span
		a := ask(t, shared, q)
		p := span.Of(q.Calendar, today+1)
		if a.Total.Period != p || a.Total.Won != wonIn(p, all) {
			t.Errorf("%s: %v won %v, by hand %v", span, a.Total.Period, a.Total.Won, wonIn(p, all))
		}
		sum := a.Total.Won + a.Total.Fresh + a.Total.Adjust
		for _, s := range a.Total.Stages {
			sum += s.Expected
		}
		if math.Abs(sum-a.Total.Whole.Mean) > 1e-6*a.Total.Whole.Mean {
			t.Errorf("%s: the parts make %v, the total is %v", span, sum, a.Total.Whole.Mean)
		}
		w := a.Total.Whole
		if !(a.Total.Won <= w.P10 && w.P10 <= w.P25 && w.P25 <= w.P50 && w.P50 <= w.P75 && w.P75 <= w.P90) {
			t.Errorf("%s: %+v", span, w)
		}
	}
}

// The running period is never among those that are over, and what is over is what the records say.
func TestPictureByGrain(t *testing.T) {
	for _, g := range []period.Grain{period.Week, period.Month, period.Quarter} {
		q := question()
		q.Grain = g
		a := ask(t, shared, q)
		for _, p := range a.Past {
			if p.Period.To > today+1 || p.Period.Grain != g || p.Won != wonIn(p.Period, all) {
				t.Errorf("%+v, by hand %v", p, wonIn(p.Period, all))
			}
		}
		running := q.Calendar.Of(g, today+1)
		if a.Ahead[0].Period != running || len(a.Ahead) != stepsAhead[g] {
			t.Errorf("ahead are %d, the first %v", len(a.Ahead), a.Ahead[0].Period)
		}
		for _, x := range a.Ahead {
			if x.Won > x.Whole.P10+1e-6 || x.Whole.P10 > x.Whole.P90 {
				t.Errorf("%+v", x)
			}
		}
	}
}

// A quarter in the picture is the total of the quarter, whatever the picture's grain.
func TestQuartersAreTheirMonths(t *testing.T) {
	q := question()
	q.Grain, q.Total = period.Quarter, NextQuarter
	a := ask(t, shared, q)
	if a.Ahead[1].Period != a.Total.Period || a.Ahead[1].Whole != a.Total.Whole {
		t.Errorf("the picture says %+v, the total %+v", a.Ahead[1], a.Total.Whole)
	}
}

func TestScopesAddUp(t *testing.T) {
	whole := ask(t, shared, question())
	sum, stages := 0.0, 0
	for _, l := range company().Lines() {
		q := question()
		q.Scope = Scope{"line", string(l.ID)}
		a := ask(t, shared, q)
		sum += a.Total.Won
		stages += a.Open
	}
	if sum != whole.Total.Won || stages != whole.Open {
		t.Errorf("the lines have %v and %d open deals, the company %v and %d", sum, stages, whole.Total.Won, whole.Open)
	}
	q := question()
	q.Scope = Scope{"account", "nobody"}
	if a := ask(t, shared, q); !a.Empty {
		t.Error("an account without deals is not empty")
	}
}

func TestTheSameQuestionHasTheSameAnswer(t *testing.T) {
	q := question()
	q.Target = 2e8
	if a, b := ask(t, shared, q), ask(t, &bench{}, q); !reflect.DeepEqual(a, b) {
		t.Error("another worker answers otherwise")
	}
}

func TestWhatIfs(t *testing.T) {
	q := question()
	q.Target = 2.4e8
	q.Scenarios = []WhatIf{{}, {WinRate: .2}, {WinRate: -.2}, {DealSize: .1}, {NewDeals: .5}, {Hires: 4, HireFrom: today}}
	q.Total = NextQuarter
	a := ask(t, shared, q)
	if len(a.Scenarios) != 7 {
		t.Fatal(len(a.Scenarios))
	}
	s := a.Scenarios[1:]
	if math.Abs(s[0].Diff) > 1e-6 || math.Abs(s[0].P50-a.Scenarios[0].P50) > 1e-6 || math.Abs(s[0].P50-a.Total.Whole.P50) > 1 {
		t.Errorf("changing nothing changes %+v", s[0])
	}
	if s[1].Diff <= 0 || s[2].Diff >= 0 || s[3].Diff <= 0 || s[4].Diff <= 0 || s[5].Diff <= 0 || s[1].Chance < s[2].Chance {
		t.Errorf("%+v", s)
	}
}

// A single deal taken as won brings its amount less what was expected of it; taken as lost it takes that away.
func TestSingleDeals(t *testing.T) {
	q := question()
	q.Total = Year
	first := ask(t, shared, q).Total.Matter[0]
	q.Scenarios = []WhatIf{{Won: []string{first.ID}}, {Lost: []string{first.ID}}, {Won: []string{"gone"}}}
	s := ask(t, shared, q).Scenarios[1:]
	if !(s[0].Diff > 0 && s[1].Diff < 0) || math.Abs(s[0].Diff-s[1].Diff-first.Amount) > .2*first.Amount {
		t.Errorf("%+v of a deal of %v", s, first.Amount)
	}
	if s[2].Diff != 0 {
		t.Error("a deal that is gone changes", s[2].Diff)
	}
}

// A chance is the share of futures that reach the target: certain for what is won, out of reach for the sky.
func TestChanceOfTheTarget(t *testing.T) {
	q := question()
	q.Target = ask(t, shared, q).Total.Won
	if c := ask(t, shared, q).Total.Chance; c != 1 {
		t.Error(c)
	}
	q.Target = 1e12
	if c := ask(t, shared, q).Total.Chance; c != 0 {
		t.Error(c)
	}
	q.Target = ask(t, shared, question()).Total.Whole.P50
	if c := ask(t, shared, q).Total.Chance; math.Abs(c-.5) > .02 {
		t.Error(c)
	}
}

func TestMeasuredOnThePast(t *testing.T) {
	a := ask(t, shared, question())
	if len(a.Given) != origins {
		t.Fatal(len(a.Given))
	}
	for _, g := range a.Given {
		first := question().Calendar.Of(period.Month, g.On+1)
		if want := wonIn(period.Period{From: g.On + 1, To: question().Calendar.Next(first, measured).From}, all); g.Came != want {
			t.Errorf("on %v came %v, by hand %v", g.On, g.Came, want)
		}
	}
	miss, size := 0.0, 0.0
	for _, g := range a.Given {
		miss += math.Abs(g.P50 - g.Came)
		size += g.Came
	}
	if m := a.Total.Ways[0].Measured; m.N != origins || math.Abs(m.WAPE-miss/size) > 1e-9 {
		t.Errorf("%+v, by hand %v", m, miss/size)
	}
}

// Forecasts of the past know nothing of what came later: other amounts after the first date do
// not change what was said on it.
func TestPastForecastsDoNotSeeTheFuture(t *testing.T) {
	before := ask(t, shared, question()).Given[0]
	tab, err := unpack(packed().bytes)
	if err != nil {
		t.Fatal(err)
	}
	for i := range tab.deals {
		if d := &tab.deals[i]; won(d) && d.OutcomeDay > before.On {
			d.Amount.Minor *= 10
		}
	}
	b := &bench{tab: tab, all: map[period.Date]*learned{}}
	a, err := b.answer(&task{ctx: context.Background()}, question())
	if err != nil {
		t.Fatal(err)
	}
	after := a.Given[0]
	if after.P10 != before.P10 || after.P50 != before.P50 || after.P90 != before.P90 {
		t.Errorf("said %+v, then %+v", before, after)
	}
	if after.Came <= before.Came {
		t.Error("the later amounts did not change")
	}
}

func TestStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	head, _ := json.Marshal(header{Key: "stopped", Question: question()})
	steps := 0
	_, err := (&bench{}).run(ctx, frame(head, packed().bytes), func(int, int) {
		if steps++; steps == 2 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestLacksTheDeals(t *testing.T) {
	head, _ := json.Marshal(header{Key: "never sent", Question: question()})
	if out, err := (&bench{}).run(context.Background(), frame(head, nil), nil); out != nil || err != nil {
		t.Error(out, err)
	}
	if _, err := (&bench{}).run(context.Background(), []byte{9, 0}, nil); err == nil {
		t.Error("a broken question is answered")
	}
}

func TestAsOf(t *testing.T) {
	cal := period.Calendar{}
	for _, c := range []struct {
		last, want period.Date
		stale      bool
	}{
		{0, today, false}, {today, today, false}, {today - 60, today, false}, {period.On(2017, 12, 12), period.On(2017, 12, 31), true},
	} {
		if day, stale := AsOf(c.last, today, cal); day != c.want || stale != c.stale {
			t.Error(c.last, day, stale)
		}
	}
}

// With few months the answer says so, and gives the pipeline's word all the same.
func TestShortHistory(t *testing.T) {
	ops := demo.Generate(2, demo.Size{People: 12, Accounts: 40, Plans: 1, Deals: 120, Months: 6}, today, "es")
	s := workspace.Of(change.Entry{Change: change.Change{At: on(today), Ops: ops}}.Apply(&change.State{}))
	head, _ := json.Marshal(header{Key: "young", Question: question()})
	out, err := (&bench{}).run(context.Background(), frame(head, Pack(s, untold, today, nil).bytes), nil)
	if err != nil {
		t.Fatal(err)
	}
	a := &Answer{}
	if err := json.Unmarshal(out, a); err != nil {
		t.Fatal(err)
	}
	if !a.Short || a.Empty || a.Total.Whole.P90 <= a.Total.Whole.P10 {
		t.Errorf("short %v, empty %v, %+v", a.Short, a.Empty, a.Total.Whole)
	}
}
