package workspace

import (
	"testing"

	"rumbo/engine/account"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// What a plan must not hold is refused, and the field named beside which it is said; nothing of what stood there is lost.
func TestBadInputToAPlanIsRefusedBesideItsField(t *testing.T) {
	d := organisation(t)
	d.must(Create{"opportunity", "deal", &record.Opportunity{Account: "a", Name: "Plant", Stage: d.s.Stages()[0].ID, Created: period.On(2026, 1, 1), Probability: record.Some(0.4)}})
	d.must(Create{"review", "rev", &record.Review{Account: "a", Kind: "internal", On: period.On(2026, 11, 20), Status: "planned", Minutes: "As agreed."}})
	d.must(Create{"need", "n", &record.Need{Account: "a", Name: "Payroll"}})
	d.must(Create{"need_cell", "n/l", &record.NeedCell{Account: "a", Need: "n", Basis: "price", OursFrom: "given", Spend: money.New(100, d.s.Currency())}})
	for name, c := range map[string]struct {
		cmd   Command
		field string
	}{
		"a loop in reporting lines":          {Set{"contact", "top", "reports_to", record.OfText("end")}, "reports_to"},
		"reporting to oneself":               {Set{"contact", "end", "reports_to", record.OfText("end")}, "reports_to"},
		"reporting to nobody known":          {Set{"contact", "end", "reports_to", record.OfText("ghost")}, "reports_to"},
		"a percentage over 100":              {Set{"opportunity", "deal", "probability", record.OfFloat(1.01)}, "probability"},
		"a percentage under 0":               {Set{"opportunity", "deal", "probability", record.OfFloat(-0.01)}, "probability"},
		"a review with nobody present":       {Set{"review", "rev", "status", record.OfText("held")}, "present"},
		"a review before the one it follows": {Set{"review", "rev", "next", record.OfDate(period.On(2026, 11, 20))}, "next"},
		"a negative spend":                   {Set{"need_cell", "n/l", "spend", record.OfMoney(money.New(-1, d.s.Currency()))}, "spend"},
		"a light set without a reason":       {Set{"contact", "end", "light", record.OfText("green")}, "light_reason"},
		"a promise of less than no days":     {Set{"contact", "end", "every_days", record.OfInt(-1)}, "every_days"},
		"an initiative that ends too soon":   {SetAll{{"initiative", "ini", "start", record.OfDate(period.On(2026, 5, 1))}, {"initiative", "ini", "end", record.OfDate(period.On(2026, 4, 30))}}, "end"},
	} {
		before, log := d.s, len(d.log)
		if p := d.do(c.cmd); len(p) != 1 || p[0].Field != c.field {
			t.Errorf("%s: %v", name, p)
		}
		if d.s != before || len(d.log) != log {
			t.Errorf("%s: something was written", name)
		}
	}
	if o := Get(d.s, record.OpportunityKind, "deal"); o.Probability != record.Some(0.4) {
		t.Error(o.Probability)
	}
}

// Ours over the client's spend may be right, the spend being an estimate: it is kept, and flagged beside the field.
func TestOursOverTheClientsSpendIsKeptAndFlagged(t *testing.T) {
	d := organisation(t)
	d.must(Create{"need", "n", &record.Need{Account: "a", Name: "Payroll"}})
	code := d.s.Currency()
	d.must(Create{"need_cell", "n/l", &record.NeedCell{Account: "a", Need: "n", Basis: "price", OursFrom: "given", Spend: money.New(100, code)}})
	d.must(Set{"need_cell", "n/l", "ours", record.OfMoney(money.New(101, code))})
	cells := account.CellsOf(d.s.Plan("a"), d.s.Rules(period.On(2026, 11, 22)))
	if len(cells) != 1 || len(cells[0].Flags) != 1 || cells[0].Flags[0].Field != "ours" || cells[0].Ours.Minor != 101 || cells[0].White.Minor != 0 {
		t.Errorf("%+v", cells)
	}
}
