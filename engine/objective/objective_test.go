package objective_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/objective"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/scorecard"
)

var usd = money.Must("USD")

func day(m time.Month, d int) period.Date { return period.On(2026, m, d) }

// made is a small company: three wins, one loss, and objectives.
func made(objectives map[record.ID]*record.Objective) (*change.State, kpi.Input) {
	ops := []change.Op{
		change.Created("stage", "won", &record.Stage{Name: "Won", Outcome: record.StageWon}),
		change.Created("stage", "lost", &record.Stage{Name: "Lost", Outcome: record.StageLost}),
		change.Created("person", "ana", &record.Person{Name: "Ana", Role: "seller"}),
		change.Created("account", "acme", &record.Account{Name: "Acme"}),
	}
	for id, o := range map[record.ID]*record.Opportunity{
		"1": {Name: "1", Stage: "won", Owner: "ana", Account: "acme", Close: day(7, 3), Amount: money.New(100_00, usd)},
		"2": {Name: "2", Stage: "won", Owner: "ana", Close: day(8, 3), Amount: money.New(200_00, usd)},
		"3": {Name: "3", Stage: "won", Close: day(2, 3), Amount: money.New(50_00, usd)},
		"4": {Name: "4", Stage: "lost", Account: "acme", Close: day(8, 9), Amount: money.New(1_00, usd)},
	} {
		ops = append(ops, change.Created("opportunity", id, o))
	}
	for id, o := range objectives {
		ops = append(ops, change.Created("objective", id, o))
	}
	s := change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: ops})
	return s, kpi.Input{Deals: kpi.Build(s), Today: day(8, 14), Period: period.Period{From: day(1, 1), To: period.On(2027, 1, 1), Grain: period.Year}}
}

func some(v float64) record.Opt { return record.Some(v) }

func TestLook(t *testing.T) {
	state, in := made(map[record.ID]*record.Objective{
		"a": {Statement: "Grow", Indicator: "won_revenue", Each: record.EachQuarter, Minimum: some(200), Target: some(600), Excellent: some(900), Next: day(8, 1)},
	})
	s := objective.Look(objective.All(state)[0], kpi.WonRevenue, in)
	// 300 of 600 within the third quarter, of whose 66 working days 33 are over
	if s.Result.Value != 300 || s.Band != scorecard.BelowTarget || math.Abs(s.Score.V-20) > 1e-9 || math.Abs(s.Pace.V-1) > 1e-9 || !s.Due {
		t.Errorf("value %v, band %v, score %v, pace %v, due %v", s.Result.Value, s.Band.Label().EN, s.Score, s.Pace, s.Due)
	}
	if n := len(s.Points); n != 8 || s.Points[5].Result.Value != 50 || s.Points[7].Result.Value != 300 {
		t.Errorf("trend of %d", n)
	}
	in.Today = day(12, 1)
	if in.Period.To = day(4, 1); objective.Look(s.Entry, kpi.WonRevenue, in).Result.Value != 50 {
		t.Error("it is not measured as of the chosen period's end")
	}
}

func TestWhichObjectiveHolds(t *testing.T) {
	state, in := made(map[record.ID]*record.Objective{
		"company": {Statement: "Win more", Indicator: "win_rate", Minimum: some(.2), Target: some(.4)},
		"client":  {Statement: "Win at Acme", Indicator: "win_rate", Account: "acme", Minimum: some(.5), Target: some(.7)},
		"old":     {Statement: "Once", Indicator: "win_rate", Person: "ana", To: day(1, 1), Target: some(.1)},
		"sum":     {Statement: "Sell", Indicator: "won_revenue", Target: some(1)},
	})
	all := objective.All(state)
	for _, c := range []struct {
		ind   *kpi.Indicator
		scope kpi.Scope
		want  record.ID
	}{
		{kpi.WinRate, nil, "company"}, {kpi.WinRate, kpi.Scope{kpi.Only(kpi.ByAccount, "acme")}, "client"}, {kpi.WinRate, kpi.Scope{kpi.Only(kpi.ByPerson, "ana")}, "company"},
		{kpi.WonRevenue, nil, "sum"}, {kpi.WonRevenue, kpi.Scope{kpi.Only(kpi.ByPerson, "ana")}, ""}, {kpi.AverageDeal, nil, ""},
	} {
		got, ok := objective.For(all, c.ind, c.scope, in.Today)
		if got.ID != c.want || ok != (c.want != "") {
			t.Errorf("%s %v: %q, want %q", c.ind.ID, c.scope, got.ID, c.want)
		}
	}
	acme, _ := objective.For(all, kpi.WinRate, kpi.Scope{kpi.Only(kpi.ByAccount, "acme")}, in.Today)
	if s := objective.Look(acme, kpi.WinRate, in); s.Result.Value != .5 || s.Band != scorecard.BelowTarget {
		t.Errorf("at Acme %v is %v", s.Result.Value, s.Band.Label().EN)
	}
	if len(objective.Of(state, "win_rate")) != 3 {
		t.Error("the objectives of an indicator")
	}
}

func TestARangeInAnotherCurrencyIsNotApplied(t *testing.T) {
	state, in := made(map[record.ID]*record.Objective{"a": {Statement: "Grow", Indicator: "won_revenue", Minimum: some(1), Target: some(2), Currency: "EUR"}})
	s := objective.Look(objective.All(state)[0], kpi.WonRevenue, in)
	if s.Band != scorecard.NoBand || s.Score.OK || s.Pace.OK || !strings.Contains(s.Why.EN, "EUR") {
		t.Errorf("band %v, score %v: %v", s.Band.Label().EN, s.Score, s.Why.EN)
	}
}
