package account

import (
	"testing"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func TestOursIsProposedFromWhatWasInvoicedElseFromWonDeals(t *testing.T) {
	cell := func(need, line, product record.ID, spend float64) *record.NeedCell {
		c := spends(need, line, spend, unknown)
		c.Product = product
		return c
	}
	d := needing(2, cell("n0", "a", "", 300), cell("n1", "a", "", 100), cell("n0", "a", "x", unknown), cell("n1", "b", "", 50))
	d.Deals = []Deal{deal("won", "a", record.StageWon, today-10, 80, 1), deal("too old", "a", record.StageWon, today.AddMonths(-12), 1000, 1)}
	foreign := deal("foreign", "a", record.StageWon, today-1, 0, 1)
	foreign.Rec.Amount = money.New(5, money.Must("EUR"))
	d.Deals = append(d.Deals, foreign)
	sale := func(line, product record.ID, amount float64, ago period.Date) Sale {
		return Sale{On: today - ago, Line: line, Product: product, Amount: dollars(amount)}
	}
	for name, c := range map[string]struct {
		invoiced []Sale
		from     string
		want     map[record.ID]int64
		n        map[record.ID]int
	}{
		"won deals": {nil, "won", map[record.ID]int64{"c0": 6000, "c1": 2000, "c2": 0, "c3": 0}, map[record.ID]int{"c0": 1}},
		"invoiced": {[]Sale{sale("a", "", 60, 1), sale("a", "", 50, 2), sale("a", "", -10, 3), sale("a", "x", 7, 9), sale("b", "y", 0.9, 300), sale("a", "", 1000, 366)}, "revenue",
			map[record.ID]int64{"c0": 7500, "c1": 2500, "c2": 700, "c3": 90}, map[record.ID]int{"c0": 3, "c2": 1, "c3": 1}},
	} {
		got, total := ProposeOurs(d, c.invoiced, env), int64(0)
		for id, want := range c.want {
			p := got[id]
			total += p.Amount.Minor
			if !p.Amount.Known() || p.Amount.Minor != want || p.From != c.from || c.n[id] > 0 && p.N != c.n[id] {
				t.Errorf("%s, %s: %+v, want %d", name, id, p, want)
			}
		}
		if all := map[string]int64{"won deals": 8000, "invoiced": 10790}[name]; total != all {
			t.Errorf("%s: %d are proposed of %d sold", name, total, all)
		}
	}
	if p := ProposeOurs(d, nil, env)["c0"]; p.Foreign != 1 || p.Shared != 2 {
		t.Errorf("what was left out is not counted: %+v", p)
	}
	d.Deals = nil
	if p := ProposeOurs(d, nil, env); len(p) != 0 {
		t.Errorf("nothing was sold that is known of, and that is not zero: %v", p)
	}
	if c := CellsOf(d, env)[0]; c.Ours.Known() {
		t.Error("a proposal was taken unasked")
	}
}
