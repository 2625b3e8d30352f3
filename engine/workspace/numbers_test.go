package workspace

import (
	"testing"

	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/record"
)

func TestNumbersFollowChangesAndLookBack(t *testing.T) {
	d := newDesk(t)
	usd := money.Must("USD")
	for _, id := range []record.ID{"o", "q"} {
		d.must(Create{"opportunity", id, &record.Opportunity{Name: "Deal", Stage: "stage-prospect", Amount: money.New(100, usd)}})
		d.must(MoveStage{Deal: id, Stage: "stage-won"})
	}
	ask := func(s *Snapshot) int64 { return kpi.WonRevenue.Compute(kpi.Input{Deals: s.Deals()}).Minor }
	before := d.s
	if ask(before) != 200 {
		t.Fatal(ask(before))
	}
	if first := before.Deals(); before.Deals() != first {
		t.Error("columns are made anew for the same revision")
	}
	d.must(Set{"opportunity", "o", "amount", record.OfMoney(money.New(250, usd))})
	if ask(d.s) != 350 || ask(before) != 200 {
		t.Errorf("after the edit %d, before it %d", ask(d.s), ask(before))
	}
	d.must(Delete{"opportunity", "o"})
	if ask(d.s) != 100 {
		t.Errorf("after the deletion %d", ask(d.s))
	}
	d.must(Undo{Change: d.log[len(d.log)-1]})
	if ask(d.s) != 350 {
		t.Errorf("after the undo %d", ask(d.s))
	}
}
