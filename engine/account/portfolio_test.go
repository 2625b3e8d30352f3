package account_test

import (
	"testing"

	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

var (
	today = period.On(2026, 11, 22)
	usd   = money.Must("USD")
	env   = account.Env{Today: today, Currency: usd}
)

func TestThePortfolioAgreesWithTheAccounts(t *testing.T) {
	at := change.Stamp{Time: 5 << 16, Replica: 3}
	s := change.Apply(&change.State{}, change.Change{At: at, Ops: demo.Generate(1, demo.Company, today, "en")})
	lines := []record.ID{"demo-line-1", "demo-line-2", "demo-line-3", "demo-line-4"}
	all := account.Portfolio(s, lines, env)
	if len(all) != 40 {
		t.Fatal(len(all))
	}
	open, won := money.New(0, usd), money.New(0, usd)
	for _, x := range all {
		open.Minor += x.Open.Minor
		won.Minor += x.WonThisYear.Minor
		one := account.SummaryOf(account.Gather(s, x.ID), lines, env)
		if one.Health.Score != x.Health.Score || one.Open != x.Open || one.Short != x.Short || one.Plan.Share != x.Plan.Share || x.LastEdit != at || !x.LastActivity.Known() {
			t.Errorf("%s: alone %+v, in the portfolio %+v", x.Account.Name, one.Health, x.Health)
		}
		if x.Account.Tier == "strategic" && (x.Plan.Share < 0.8 || !x.Health.Known || !x.HasTarget) {
			t.Errorf("%s: plan %v %v", x.Account.Name, x.Plan.Share, x.Plan.Missing())
		}
	}
	wantOpen, wantWon := money.New(0, usd), money.New(0, usd)
	for _, o := range change.All(s, record.OpportunityKind) {
		switch st := change.Get(s, record.StageKind, o.Stage); {
		case !o.Amount.Known():
		case st.Outcome == record.StageOpen:
			wantOpen.Minor += o.Amount.Minor
		case st.Outcome == record.StageWon && o.Close.String() >= "2026-01-01":
			wantWon.Minor += o.Amount.Minor
		}
	}
	if open != wantOpen || won != wantWon {
		t.Errorf("open %v of %v, won %v of %v", open, wantOpen, won, wantWon)
	}
	if account.Gather(s, "nobody") != nil {
		t.Error("an account that is not there")
	}
}

func BenchmarkPortfolio100k(b *testing.B) {
	s := change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: 5 << 16, Replica: 3}, Ops: demo.Generate(1, demo.Large(100_000), today, "en")})
	for b.Loop() {
		account.Portfolio(s, []record.ID{"demo-line-1", "demo-line-2", "demo-line-3", "demo-line-4"}, env)
	}
}
