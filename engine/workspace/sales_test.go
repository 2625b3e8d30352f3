package workspace

import (
	"testing"

	"rumbo/engine/account"
	"rumbo/engine/fact"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func TestTheLedgerReadsBlocksAndHandMadeLines(t *testing.T) {
	d := newDesk(t)
	usd := money.Must("USD")
	d.must(CreateAll{{"line", "l", &record.Line{Name: "L"}}, {"product", "p", &record.Product{Name: "P", Line: "l"}}, {"account", "a", &record.Account{Name: "A"}}, {"account", "b", &record.Account{Name: "B"}}})
	if got := d.s.Ledger("a"); len(got.Invoiced) != 0 || got.InvoicedSince.Known() || d.s.Plan("a").Bills {
		t.Errorf("%+v", got)
	}
	on := period.On(2025, 3, 4)
	d.must(Create{"revenue_line", "hand", &record.RevenueLine{Account: "a", On: on, Amount: money.New(500, usd), Margin: money.New(100, usd), Product: "p"}})
	b := fact.NewBuilder(fact.RevenueLine, "file")
	b.Add(&record.RevenueLine{Account: "a", On: on + 40, Amount: money.New(700, usd), Line: "l"})
	b.Add(&record.RevenueLine{Account: "b", On: on - 10, Amount: money.New(900, usd)})
	d.must(Import{Creates: b.Ops()})
	l := d.s.Ledger("a")
	if len(l.Invoiced) != 2 || l.InvoicedSince != on-10 || !d.s.Plan("a").Bills || !d.s.Plan("b").Bills {
		t.Fatalf("%+v", l)
	}
	s := account.SalesOf(d.s.Plan("a"), l, account.SalesView{Grain: period.Year, Periods: 2}, account.Env{Today: on + 60, Currency: usd})
	if len(s.Rows) != 1 || s.Rows[0].Key != "l" || s.Rows[0].All.Minor != 1200 || s.Rows[0].All.MarginN != 1 {
		t.Errorf("%+v", s.Rows)
	}
}
