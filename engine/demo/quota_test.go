package demo_test

import (
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/quota"
	"rumbo/engine/record"
)

// The demonstration's quotas agree, month by month, also those of who moved or came in the year.
func TestQuotasAgree(t *testing.T) {
	today := period.On(2026, 11, 22)
	s := change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: demo.Generate(2026, demo.Company, today, "es")})
	p := quota.Build(s, quota.Question{Year: period.Calendar{}.YearOf(2026), Currency: money.Must("USD"), Day: today, Sells: func(id record.ID) bool {
		x := change.Get(s, record.PersonKind, id)
		return x.Role == "seller" || x.Role == "kam"
	}})
	if faults := p.Faults(); len(faults) > 0 {
		t.Errorf("%+v of %q", faults, p.Nodes[faults[0].Node].Name)
	}
	if len(p.Nodes) < 10 {
		t.Errorf("%d rows", len(p.Nodes))
	}
}
