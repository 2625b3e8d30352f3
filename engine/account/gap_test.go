package account

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

var (
	usd = money.Must("USD")
	env = Env{Today: today, Calendar: period.Calendar{FiscalStart: time.January, WeekStart: time.Monday}, Currency: usd}
)

func dollars(n float64) money.Amount { a, _ := money.FromFloat(n, usd); return a }

func target(line record.ID, horizon string, from, to period.Date, amount float64) Item[record.Target] {
	return Item[record.Target]{"", &record.Target{Line: line, Horizon: horizon, From: from, To: to, Amount: dollars(amount)}}
}

func deal(id, line record.ID, outcome string, close period.Date, amount, probability float64) Deal {
	return Deal{Item[record.Opportunity]{id, &record.Opportunity{Amount: dollars(amount), Close: close}}, line, outcome, record.Some(probability)}
}

func action(line record.ID, horizon string, due period.Date, closes float64, status string, of record.ID) Item[record.Action] {
	return Item[record.Action]{"", &record.Action{Line: line, Horizon: horizon, Due: due, Closes: dollars(closes), Status: status, Opportunity: of}}
}

var jan, dec = period.On(2026, 1, 1), period.On(2026, 12, 31)

// anAccount has one of everything that counts and of everything that does not.
func anAccount() *Data {
	return &Data{
		Targets: []Item[record.Target]{
			target("a", "short", jan, dec, 1000), target("b", "short", jan, dec, 500), target("a", "", period.On(2027, 1, 1), period.On(2027, 12, 31), 2000),
			target("a", "short", period.On(2025, 1, 1), period.On(2025, 12, 31), 9999),
			target("", "long", period.On(2028, 1, 1), period.On(2029, 12, 31), 300),
		},
		Deals: []Deal{
			deal("won", "a", record.StageWon, period.On(2026, 3, 1), 300, 1),
			deal("won before", "a", record.StageWon, period.On(2025, 3, 1), 5000, 1),
			deal("late", "a", record.StageOpen, period.On(2026, 5, 1), 100, 0.333), // its date has passed: expected today
			deal("open", "b", record.StageOpen, dec, 400, 0.5),
			deal("next year", "a", record.StageOpen, period.On(2027, 6, 1), 1000, 0.25),
			deal("no line", "", record.StageOpen, dec, 10.01, 0.5),
			deal("far", "a", record.StageOpen, period.On(2035, 1, 1), 77, 0.5),
			deal("lost", "a", record.StageLost, period.On(2026, 3, 1), 800, 0),
			{Item[record.Opportunity]{"other money", &record.Opportunity{Amount: money.New(5, money.Must("CLP")), Close: dec}}, "a", record.StageOpen, record.Some(0.5)},
			{Item[record.Opportunity]{"no amount", &record.Opportunity{Close: dec}}, "a", record.StageOpen, record.Some(0.5)},
			{Item[record.Opportunity]{"no date", &record.Opportunity{Amount: dollars(5)}}, "a", record.StageOpen, record.Some(0.5)},
			{Item[record.Opportunity]{"no chance", &record.Opportunity{Amount: dollars(5), Close: dec}}, "a", record.StageOpen, record.Opt{}},
			{Item[record.Opportunity]{"no stage", &record.Opportunity{Amount: dollars(5), Close: dec}}, "a", "", record.Some(1)},
		},
		Actions: []Item[record.Action]{
			action("a", "short", dec, 150, "todo", ""), action("a", "", period.On(2027, 2, 1), 60, "doing", ""),
			action("a", "short", dec, 1, "done", ""), action("b", "short", dec, 2, "todo", "open"), action("b", "short", dec, 25, "todo", "lost"),
		},
	}
}

func TestTheGapOfAnAccount(t *testing.T) {
	g := GapOf(anAccount(), []record.ID{"b", "a", "c"}, env)
	want := map[string]Figures{
		"b short":  {Target: 50000, Open: 40000, Probable: 40000, Weighted: 20000, Actions: 2500, Gap: 30000, Left: 27500, Deals: 1},
		"a short":  {Target: 100000, Won: 30000, Open: 10000, Weighted: 3330, Actions: 15000, Gap: 66670, Left: 51670, Deals: 1},
		"a medium": {Target: 200000, Open: 100000, Weighted: 25000, Actions: 6000, Gap: 175000, Left: 169000, Deals: 1},
		" short":   {Open: 1001, Probable: 1001, Weighted: 501, Gap: -501, Left: -501, Deals: 1},
		" long":    {Target: 30000, Gap: 30000, Left: 30000},
	}
	n := 0
	for _, r := range g.Rows {
		for h, f := range r.Horizons {
			n++
			if w := want[r.Key+" "+h]; f != w {
				t.Errorf("%q %s: %+v, want %+v", r.Key, h, f, w)
			}
		}
	}
	if n != len(want) || g.Rows[0].Key != "b" || g.Rows[2].Key != "" {
		t.Errorf("%+v", g.Rows)
	}
	left := leftOut(g)
	for _, reason := range []string{"in another currency", "open without a close date", "open without a probability", "outside the targets' periods", "targets of earlier fiscal years", "without a known stage", "without an amount"} {
		if left[reason] != 1 {
			t.Errorf("%s: %d", reason, left[reason])
		}
	}
	if len(left) != 7 {
		t.Error(left)
	}
	if p := g.Periods["short"]; p.From != jan || p.To != dec+1 {
		t.Error(p)
	}
}

func leftOut(g Gap) map[string]int {
	out := map[string]int{}
	for _, l := range g.LeftOut {
		out[l.Reason.EN] = l.N
	}
	return out
}

// Over random accounts: parts add up to totals to the cent, in whatever order things come, every
// deal counts at most once, and what is counted plus what is left out is all there is.
func TestThePartsOfTheGapAddUp(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 1))
		d := randomAccount(rng)
		g := GapOf(d, []record.ID{"a", "b"}, env)
		var rows, horizons Figures
		for _, r := range g.Rows {
			var sum Figures
			for _, f := range r.Horizons {
				sum.add(f)
				if f.Gap != f.Target-f.Won-f.Weighted || f.Left != f.Gap-f.Actions || f.Weighted < 0 || f.Weighted > f.Open {
					t.Fatalf("seed %d: %+v", seed, f)
				}
			}
			if sum != r.Total {
				t.Fatalf("seed %d: row %q %+v, its parts %+v", seed, r.Key, r.Total, sum)
			}
			rows.add(r.Total)
		}
		for _, f := range g.Horizons {
			horizons.add(f)
		}
		if rows != g.Total || horizons != g.Total || g.Total.Gap != g.Total.Target-g.Total.Won-g.Total.Weighted {
			t.Fatalf("seed %d: rows %+v, horizons %+v, total %+v", seed, rows, horizons, g.Total)
		}
		open, counted := 0, g.Total.Deals
		for _, x := range d.Deals {
			if x.Outcome == record.StageOpen {
				open++
			}
		}
		if counted > open {
			t.Fatalf("seed %d: %d deals of %d", seed, counted, open)
		}
		rng.Shuffle(len(d.Deals), func(i, j int) { d.Deals[i], d.Deals[j] = d.Deals[j], d.Deals[i] })
		rng.Shuffle(len(d.Targets), func(i, j int) { d.Targets[i], d.Targets[j] = d.Targets[j], d.Targets[i] })
		if again := GapOf(d, []record.ID{"a", "b"}, env); fmt.Sprint(again) != fmt.Sprint(g) {
			t.Fatalf("seed %d: the order matters", seed)
		}
	}
}

func randomAccount(rng *rand.Rand) *Data {
	d := &Data{}
	line := func() record.ID { return []record.ID{"a", "b", "gone", ""}[rng.IntN(4)] }
	day := func() period.Date { return today + period.Date(rng.IntN(2000)-500) }
	horizon := func() string { return []string{"short", "medium", "long", ""}[rng.IntN(4)] }
	for range rng.IntN(8) {
		from := day()
		d.Targets = append(d.Targets, target(line(), horizon(), from, from+period.Date(rng.IntN(700)), float64(rng.IntN(1e7))/100))
	}
	for i := range rng.IntN(40) {
		outcome := []string{record.StageOpen, record.StageWon, record.StageLost}[rng.IntN(3)]
		d.Deals = append(d.Deals, deal(record.ID(fmt.Sprint(i)), line(), outcome, day(), float64(rng.IntN(1e7))/100, float64(rng.IntN(10001))/10000))
	}
	for range rng.IntN(10) {
		d.Actions = append(d.Actions, action(line(), horizon(), day(), float64(rng.IntN(1e6))/100, []string{"todo", "done"}[rng.IntN(2)], record.ID(fmt.Sprint(rng.IntN(60)))))
	}
	return d
}
