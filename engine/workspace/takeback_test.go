package workspace

import (
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

// An import is taken back after some of it was worked on: what was edited stays with all that it needs,
// whatever else was made for an account keeps that account, and all of it is told.
func TestAnImportTakenBackSparesWhatWasWorkedOn(t *testing.T) {
	d := newDesk(t)
	account := func(id record.ID) change.Op {
		return change.Created("account", id, &record.Account{Name: "Account " + string(id)})
	}
	deal := func(id, of record.ID) change.Op {
		return change.Created("opportunity", id, &record.Opportunity{Name: "Deal " + string(id), Account: of, Product: "p", Stage: "stage-proposal"})
	}
	move := func(id, of, account record.ID) change.Op {
		return change.Created("stage_move", id, &record.StageMove{Opportunity: of, Account: account, Stage: "stage-proposal"})
	}
	d.must(Import{Creates: []change.Op{account("a"), account("b"), account("c"), deal("da", "a"), deal("db", "b"), move("ma", "da", "a"), move("mb", "db", "b"),
		change.Created("product", "p", &record.Product{Name: "P"}), change.Created("product", "q", &record.Product{Name: "Q"})}})
	imported := d.log[len(d.log)-1]
	d.must(Set{"opportunity", "da", "next_step", record.OfText("Call")})
	d.must(Create{"action", "todo", &record.Action{Account: "c", Title: "Write", Status: "todo"}})

	var told []change.Kept
	d.must(Undo{Change: imported, Kept: func(k []change.Kept) { told = k }})
	stands := func(kind string, id record.ID) bool { r := d.s.Row(kind, id); return r != nil && r.Alive() }
	for _, k := range []key{{"opportunity", "da"}, {"account", "a"}, {"stage_move", "ma"}, {"product", "p"}, {"account", "c"}, {"action", "todo"}} {
		if !stands(k.kind, k.id) {
			t.Errorf("%s %s is gone", k.kind, k.id)
		}
	}
	for _, k := range []key{{"opportunity", "db"}, {"account", "b"}, {"stage_move", "mb"}, {"product", "q"}} {
		if stands(k.kind, k.id) {
			t.Errorf("%s %s is still there", k.kind, k.id)
		}
	}
	names := map[record.ID]bool{}
	for _, k := range told {
		names[k.ID] = true
	}
	if len(names) != 2 || !names["da"] || !names["c"] {
		t.Errorf("told: %v", told)
	}
}
