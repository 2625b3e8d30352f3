package kpi_test

import (
	"math"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// small is a workspace of few records that a person can reckon with.
func small(recs map[string]map[record.ID]any) *kpi.Deals {
	ops := []change.Op{
		change.Created("stage", "open", &record.Stage{Name: "Open", Outcome: record.StageOpen, Probability: record.Some(0.25), Qualified: true}),
		change.Created("stage", "won", &record.Stage{Name: "Won", Outcome: record.StageWon}),
		change.Created("stage", "lost", &record.Stage{Name: "Lost", Outcome: record.StageLost}),
	}
	for kind, of := range recs {
		for id, rec := range of {
			ops = append(ops, change.Created(kind, id, rec))
		}
	}
	return kpi.Build(change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: ops}))
}

func dollars(n int64) money.Amount { return money.New(n*100, usd) }

func quarter(y, q int) period.Period {
	return period.Period{From: period.On(y, 1, 1).AddMonths(3 * (q - 1)), To: period.On(y, 1, 1).AddMonths(3 * q), Grain: period.Quarter}
}

// Two sellers, one of them half time and from mid-February on: 3 + 0.5 × (14/28 + 1) person-months.
func TestRevenuePerSalesperson(t *testing.T) {
	d := small(map[string]map[record.ID]any{
		"person": {
			"ana":  &record.Person{Name: "Ana", Role: "seller", Start: period.On(2020, 1, 1)},
			"beto": &record.Person{Name: "Beto", Role: "kam", Start: period.On(2026, 2, 15), FTE: record.Some(0.5)},
			"jefe": &record.Person{Name: "Jefe", Role: "manager"},
		},
		"opportunity": {
			"1": &record.Opportunity{Name: "1", Owner: "ana", Stage: "won", Close: period.On(2026, 1, 5), Amount: dollars(300)},
			"2": &record.Opportunity{Name: "2", Owner: "beto", Stage: "won", Close: period.On(2026, 3, 5), Amount: dollars(150)},
			"3": &record.Opportunity{Name: "3", Owner: "jefe", Stage: "won", Close: period.On(2026, 3, 5), Amount: dollars(9000)},
		},
	})
	in := kpi.Input{Deals: d, Period: quarter(2026, 1), Today: period.On(2026, 6, 1)}
	r := kpi.SellerRevenue.Compute(in)
	if math.Abs(r.Denominator.Value-3.75) > 1e-12 || r.Minor != 12000 || r.N != 2 || r.CountOut() != 1 {
		t.Errorf("%+v ÷ %v person-months, n %d, %d left out", r.Figure, r.Denominator.Value, r.N, r.CountOut())
	}
	in.Today = period.On(2026, 1, 31) // only January has happened, and Beto has not begun
	if r := kpi.SellerRevenue.Compute(in); r.Denominator.Value != 1 {
		t.Errorf("%v person-months by the end of January", r.Denominator.Value)
	}
	cells := kpi.SellerRevenue.By(in, kpi.By(kpi.ByPerson))
	if len(cells) != 3 {
		t.Errorf("%d cells", len(cells))
	}
}

// A month's own target goes before the year's, which counts for the other days; the company's own goes before the people's.
func TestWhichTargetCounts(t *testing.T) {
	year := func(y int) (period.Date, period.Date) { return period.On(y, 1, 1), period.On(y, 12, 31) }
	from, to := year(2026)
	targets := map[record.ID]any{
		"ana-year": &record.Target{Person: "ana", From: from, To: to, Amount: dollars(26100)},
		"ana-jan":  &record.Target{Person: "ana", From: from, To: period.On(2026, 1, 31), Amount: dollars(500)},
		"beto":     &record.Target{Person: "beto", From: from, To: to, Amount: dollars(5220)},
		"euros":    &record.Target{Person: "beto", From: from, To: to, Amount: money.New(100, eur)},
	}
	recs := map[string]map[record.ID]any{
		"person": {"ana": &record.Person{Name: "Ana", Role: "seller", Team: "n"}, "beto": &record.Person{Name: "Beto", Role: "seller"}},
		"team":   {"n": &record.Team{Name: "North"}},
		"target": targets,
		"opportunity": {
			"1": &record.Opportunity{Name: "1", Owner: "ana", Stage: "won", Close: period.On(2026, 1, 5), Amount: dollars(1000)},
			"2": &record.Opportunity{Name: "2", Owner: "ana", Stage: "open", Close: period.On(2026, 3, 5), Amount: dollars(4000)},
		},
	}
	in := kpi.Input{Deals: small(recs), Period: quarter(2026, 1), Today: period.On(2026, 2, 1)}
	for _, c := range []struct {
		scope kpi.Scope
		want  int64 // dollars to be won in the quarter of 64 working days, 42 of them after January, of the year's 261
	}{
		{nil, 500 + 42*100 + 64*20},
		{kpi.Scope{kpi.Only(kpi.ByPerson, "ana")}, 500 + 42*100},
		{kpi.Scope{kpi.Only(kpi.ByTeam, "n")}, 500 + 42*100},
		{kpi.Scope{kpi.Only(kpi.ByPerson, "beto")}, 64 * 20},
		{kpi.Scope{kpi.Only(kpi.ByProduct, "x")}, 0},
	} {
		in.Scope = c.scope
		r := kpi.Attainment.Compute(in)
		if r.Known != (c.want > 0) || r.Known && r.Denominator.Minor != c.want*100 {
			t.Errorf("%v: target %v, want %d", c.scope, r.Denominator, c.want)
		}
	}
	in.Scope = nil
	if r := kpi.Coverage.Compute(in); !r.Known || math.Abs(r.Value-4000.0/(5980-1000)) > 1e-12 {
		t.Errorf("coverage %v", r.Value)
	}
	targets["company"] = &record.Target{From: from, To: to, Amount: dollars(261000)}
	in.Deals = small(recs)
	if r := kpi.Attainment.Compute(in); r.Denominator.Minor != 64*1000*100 {
		t.Errorf("with a target of its own the company has %v", r.Denominator)
	}
}

// A period that is not over is compared with as many days of the earlier ones.
func TestCompareToDate(t *testing.T) {
	deals := map[record.ID]any{}
	for i, close := range []period.Date{period.On(2026, 4, 3), period.On(2026, 1, 3), period.On(2026, 2, 28), period.On(2025, 4, 2), period.On(2025, 6, 1)} {
		deals[record.ID(rune('a'+i))] = &record.Opportunity{Name: "x", Stage: "won", Close: close, Amount: dollars(int64(100 + i))}
	}
	in := kpi.Input{Deals: small(map[string]map[record.ID]any{"opportunity": deals}), Period: quarter(2026, 2), Today: period.On(2026, 4, 10)}
	c := kpi.WonRevenue.Compare(in)
	if !c.ToDate || c.Now.Value != 100 || c.Before.Result.Value != 101 || c.Year.Result.Value != 103 || c.Before.Difference.Minor != -100 || c.Before.Good != -1 {
		t.Errorf("%+v", c)
	}
	in.Today = period.On(2026, 7, 1)
	if c := kpi.WonRevenue.Compare(in); c.ToDate || c.Before.Result.Value != 203 || c.Year.Result.Value != 207 {
		t.Errorf("%+v", c)
	}
}

// Amounts of another currency are never added.
func TestOtherCurrencies(t *testing.T) {
	in := kpi.Input{Deals: small(map[string]map[record.ID]any{"opportunity": {
		"1": &record.Opportunity{Name: "1", Stage: "won", Close: today, Amount: dollars(10)},
		"2": &record.Opportunity{Name: "2", Stage: "won", Close: today, Amount: money.New(99, eur)},
	}}), Today: today}
	r := kpi.WonRevenue.Compute(in)
	if r.Minor != 1000 || r.N != 1 || len(r.LeftOut) != 1 || r.LeftOut[0].Role != "other_currency" {
		t.Errorf("%+v", r)
	}
}

// Lost deals without amounts make the rate by value unknown; without any loss it is 100 %.
func TestWinRateByValueIsNeverFalselyFull(t *testing.T) {
	deals := map[record.ID]any{"1": &record.Opportunity{Name: "1", Stage: "won", Close: today, Amount: dollars(10)}}
	in := kpi.Input{Deals: small(map[string]map[record.ID]any{"opportunity": deals}), Today: today}
	if r := kpi.WinRateValue.Compute(in); !r.Known || r.Value != 1 || r.Interval.Low > 0.5 || !r.Weak {
		t.Errorf("%+v", r)
	}
	deals["2"] = &record.Opportunity{Name: "2", Stage: "lost", Close: today, Amount: dollars(0)}
	in.Deals = small(map[string]map[record.ID]any{"opportunity": deals})
	if r := kpi.WinRateValue.Compute(in); r.Known {
		t.Errorf("%+v", r)
	}
}
