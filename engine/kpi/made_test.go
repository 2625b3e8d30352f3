package kpi_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

var usd, eur = money.Must("USD"), money.Must("EUR")

var today = period.On(2026, 9, 17)

// made is a workspace with every fault that real ones have: deals without amount, dates, account, owner or
// stage, in another currency, closing before they open, due in the past.
func made(n int, seed uint64) *change.State {
	rng := rand.New(rand.NewPCG(seed, 1))
	var ops []change.Op
	add := func(kind string, id record.ID, rec any) record.ID {
		ops = append(ops, change.Created(kind, id, rec))
		return id
	}
	for i, st := range []record.Stage{
		{Name: "Prospect", Outcome: record.StageOpen, Probability: record.Some(0.1)},
		{Name: "Proposal", Outcome: record.StageOpen, Probability: record.Some(0.375), Qualified: true},
		{Name: "Verbal", Outcome: record.StageOpen, Qualified: true},
		{Name: "Won", Outcome: record.StageWon}, {Name: "Lost", Outcome: record.StageLost}, {Name: "?"},
	} {
		add("stage", record.ID(fmt.Sprint("s", i)), &st)
	}
	pick := func(prefix string, of int, none float64) record.ID {
		if rng.Float64() < none {
			return ""
		}
		return record.ID(fmt.Sprint(prefix, rng.IntN(of)))
	}
	people, accounts := 12+n/500, 30+n/20
	for i := range 4 {
		add("team", record.ID(fmt.Sprint("t", i)), &record.Team{Name: fmt.Sprint("Team ", i)})
		add("line", record.ID(fmt.Sprint("l", i)), &record.Line{Name: fmt.Sprint("Line ", i)})
	}
	for i := range 9 {
		add("product", record.ID(fmt.Sprint("r", i)), &record.Product{Name: fmt.Sprint("Product ", i), Line: pick("l", 4, 0.2)})
	}
	for i := range accounts {
		add("account", record.ID(fmt.Sprint("a", i)), &record.Account{Name: fmt.Sprint("Account ", i),
			Sector: string(pick("sector ", 5, 0.1)), Country: string(pick("country ", 3, 0.3)), Tier: []string{"", "strategic", "focus"}[rng.IntN(3)]})
	}
	for i := range people {
		p := &record.Person{Name: fmt.Sprint("Person ", i), Role: []string{"seller", "kam", "manager"}[rng.IntN(3)], Team: pick("t", 4, 0.1)}
		if rng.IntN(2) == 0 {
			p.Start = period.On(2024, 1, 1) + period.Date(rng.IntN(900))
		}
		if rng.IntN(5) == 0 {
			p.End = period.On(2026, 1, 1) + period.Date(rng.IntN(200))
		}
		if rng.IntN(4) == 0 {
			p.FTE = record.Some(0.5)
		}
		add("person", record.ID(fmt.Sprint("p", i)), p)
	}
	for i := range n {
		add("opportunity", record.ID(fmt.Sprint("o", i)), madeDeal(rng, i, people, accounts, pick))
	}
	madeTargets(rng, people, add)
	return change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: ops})
}

// madeDeal is one deal, with its faults.
func madeDeal(rng *rand.Rand, i, people, accounts int, pick func(string, int, float64) record.ID) *record.Opportunity {
	o := &record.Opportunity{Name: fmt.Sprint("Deal ", i), Account: pick("a", accounts, 0.1), Owner: pick("p", people+2, 0.03),
		Product: pick("r", 9, 0.1), Line: pick("l", 4, 0.7), Stage: []record.ID{"s0", "s1", "s2", "s3", "s3", "s3", "s4", "s4", "s5", "gone"}[madeStage(rng)],
		Type: string(pick("type ", 3, 0.2)), Source: string(pick("source ", 6, 0.2))}
	if rng.IntN(15) > 0 {
		o.Amount = money.New(rng.Int64N(5_000_000), usd)
	}
	switch rng.IntN(40) {
	case 0:
		o.Amount = money.New(rng.Int64N(5_000_000), eur)
	case 1:
		o.Amount = money.New(0, usd)
	}
	if rng.IntN(20) > 0 {
		o.Created = period.On(2024, 1, 1) + period.Date(rng.IntN(960))
	}
	if rng.IntN(20) > 0 {
		o.Close = period.On(2024, 2, 1) + period.Date(rng.IntN(1100))
		if o.Created != 0 && rng.IntN(30) > 0 {
			o.Close = o.Created + period.Date(rng.IntN(150))
		}
	}
	if rng.IntN(5) == 0 {
		o.Probability = record.Some(float64(rng.IntN(101)) / 100)
	}
	return o
}

// madeStage makes faulty stages rare.
func madeStage(rng *rand.Rand) int {
	if rng.IntN(50) > 0 {
		return rng.IntN(8)
	}
	return rng.IntN(10)
}

func madeTargets(rng *rand.Rand, people int, add func(string, record.ID, any) record.ID) {
	year := func(y int) (from, to period.Date) { return period.On(y, 1, 1), period.On(y, 12, 31) }
	for y := 2024; y <= 2026; y++ {
		from, to := year(y)
		add("target", record.ID(fmt.Sprint("g", y)), &record.Target{From: from, To: to, Amount: money.New(900_000_000, usd)})
		for i := range people - 3 {
			add("target", record.ID(fmt.Sprint("g", y, "p", i)), &record.Target{Person: record.ID(fmt.Sprint("p", i)), From: from, To: to,
				Amount: money.New(1+rng.Int64N(90_000_000), usd)})
		}
		for i := range 3 {
			add("target", record.ID(fmt.Sprint("g", y, "l", i)), &record.Target{Line: record.ID(fmt.Sprint("l", i)), From: from, To: to, Amount: money.New(200_000_000, usd)})
		}
	}
	for i := range people - 5 {
		add("target", record.ID(fmt.Sprint("gd", i)), &record.Target{Person: record.ID(fmt.Sprint("p", i)), From: period.On(2026, 1, 1), To: period.On(2026, 12, 31),
			Measure: record.MeasureDeals, Deals: 1 + rng.IntN(300)})
		if i%3 == 0 { // changed while it runs; some of the changes do not hold yet
			add("target", record.ID(fmt.Sprint("gs", i)), &record.Target{Person: record.ID(fmt.Sprint("p", i)), From: period.On(2026, 1, 1), To: period.On(2026, 12, 31),
				Amount: money.New(1+rng.Int64N(90_000_000), usd), Since: period.On(2026, 7, 1) + period.Date(rng.IntN(150))})
		}
	}
	add("target", "gdc", &record.Target{From: period.On(2026, 1, 1), To: period.On(2026, 12, 31), Measure: record.MeasureDeals, Deals: 2000})
	add("target", "gx", &record.Target{Person: "p0", From: period.On(2026, 2, 1), To: period.On(2026, 2, 28), Amount: money.New(5_000_000, usd)})
	add("target", "ge", &record.Target{Person: "p0", From: period.On(2026, 3, 1), To: period.On(2026, 3, 31), Amount: money.New(5_000_000, eur)})
}

func madeInput(t testing.TB, n int, seed uint64) kpi.Input {
	t.Helper()
	return kpi.Input{Deals: kpi.Build(made(n, seed)), Today: today}
}

// months of the years that the made workspace covers.
func months() []period.Period {
	var cal period.Calendar
	return cal.Cut(period.Period{From: period.On(2024, 1, 1), To: period.On(2028, 1, 1)}, period.Month)
}

// every goes over each indicator and definition.
func every(t *testing.T, f func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative)) {
	for _, i := range kpi.All() {
		if i.OnFacts { // see facts_test.go
			continue
		}
		for n := range i.Alternatives {
			if i.Alternatives[n].OnPast {
				continue
			}
			t.Run(i.ID+"/"+i.Alternatives[n].ID, func(t *testing.T) { f(t, i, &i.Alternatives[n]) })
		}
	}
}
