package workspace

import (
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/record"
)

func (d *desk) noConflicts() {
	d.t.Helper()
	if c := change.Conflicts(d.s.State); len(c) > 0 {
		d.t.Errorf("one person alone is in conflict with himself: %+v", c)
	}
}

func TestASectionIsWrittenAgainAfterItsBeginningWasUndone(t *testing.T) {
	d := newDesk(t)
	d.must(Create{"account", "a", &record.Account{Name: "A"}})
	d.must(Write{"a", "strategy", "first"})
	d.must(Undo{Change: d.log[len(d.log)-1]})
	d.must(Write{"a", "strategy", "second"})
	id := record.SectionID("a", "strategy")
	if s := Get(d.s, record.SectionKind, id); s == nil || s.Body != "second" {
		t.Fatal(s)
	}
	d.noConflicts()
	d.must(Undo{Change: d.log[len(d.log)-1]})
	if Get(d.s, record.SectionKind, id) != nil {
		t.Error("undo left it standing")
	}
}

func TestARecordIsCreatedAgainUnderItsID(t *testing.T) {
	d := newDesk(t)
	d.must(Create{"account", "a", &record.Account{Name: "A", Sector: "x"}})
	d.must(Delete{"account", "a"})
	d.must(Create{"account", "a", &record.Account{Name: "B"}})
	if a := Get(d.s, record.AccountKind, "a"); a == nil || a.Name != "B" || a.Sector != "" {
		t.Errorf("%+v", a)
	}
	d.noConflicts()
}

func TestAnOldFaultDoesNotStopAnEditElsewhere(t *testing.T) {
	d := newDesk(t)
	d.must(Import{Creates: []change.Op{change.Created("account", "a", &record.Account{Name: "A", Tier: "gold"})}})
	d.must(Set{"account", "a", "city", record.OfText("Lima")})
	if p := d.do(Set{"account", "a", "tier", record.OfText("silver")}); len(p) != 1 {
		t.Error("a new fault passed", p)
	}
	if p := d.do(Set{"account", "a", "name", record.Value{}}); len(p) != 1 {
		t.Error("a new fault passed", p)
	}
}

func TestADealsHistoryMovesWithIt(t *testing.T) {
	d := newDesk(t)
	d.must(Create{"account", "a", &record.Account{Name: "A"}})
	d.must(Create{"account", "b", &record.Account{Name: "B"}})
	d.must(Create{"opportunity", "o", &record.Opportunity{Name: "Deal", Account: "a", Stage: "stage-prospect", Amount: money.New(1, money.Must("USD"))}})
	d.must(Set{"opportunity", "o", "stage", record.OfText("stage-qualify")})
	d.must(Set{"opportunity", "o", "account", record.OfText("b")})
	d.must(Delete{"account", "a"})
	if Get(d.s, record.OpportunityKind, "o") == nil || len(d.s.OfAccount("stage_move", "b")) != 2 {
		t.Errorf("the deal has %d moves left", len(d.s.OfAccount("stage_move", "b")))
	}
}
