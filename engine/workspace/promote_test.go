package workspace

import (
	"testing"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

var dollar = money.Must("USD")

// needy has an account with a cell of the matrix and a candidate.
func needy(t *testing.T) *desk {
	d := newDesk(t)
	d.must(Create{"team", "t", &record.Team{Name: "T", Region: "North"}})
	d.must(Create{"person", "p", &record.Person{Name: "Pía", Team: "t"}})
	d.must(Create{"line", "l", &record.Line{Name: "Services"}})
	d.must(Create{"product", "x", &record.Product{Name: "Desk", Line: "l"}})
	d.must(Create{"account", "a", &record.Account{Name: "Acme", Owner: "p"}})
	d.must(Create{"need", "n", &record.Need{Account: "a", Name: "Payroll"}})
	d.must(Create{"need_cell", record.NeedCellID("n", "x"), &record.NeedCell{Account: "a", Need: "n", Line: "l", Product: "x", Basis: "price", OursFrom: "given",
		Spend: money.New(90000, dollar), Ours: money.New(0, dollar), Competitor: "Other"}})
	d.must(Create{"candidate", "c", &record.Candidate{Account: "a", Name: "Payroll desk", Status: "open", Line: "l", Value: money.New(500, dollar), Reasons: "They asked."}})
	return d
}

func TestACellBecomesADealInOneChange(t *testing.T) {
	d := needy(t)
	before := len(d.log)
	cell := record.NeedCellID("n", "x")
	d.must(Promote{Kind: "need_cell", ID: cell, Deal: "o", Title: "Payroll · Desk", Amount: money.New(40000, dollar), Close: period.On(2027, 5, 1), Source: "White space"})
	want := record.Opportunity{Name: "Payroll · Desk", Account: "a", Owner: "p", Product: "x", Line: "l", Stage: "stage-prospect", Amount: money.New(40000, dollar),
		Created: period.On(2026, 11, 22), Close: period.On(2027, 5, 1), Source: "White space", Competitor: "Other"}
	if o := Get(d.s, record.OpportunityKind, "o"); *o != want {
		t.Errorf("%+v", o)
	}
	if Get(d.s, record.NeedCellKind, cell).Opportunity != "o" || len(d.s.OfAccount("stage_move", "a")) != 1 || len(d.log) != before+1 {
		t.Error("not linked back, or not in one change")
	}
	if p := d.do(Promote{Kind: "need_cell", ID: cell, Title: "Again", Amount: money.New(1, dollar)}); len(p) != 1 || p[0].Field != "opportunity" {
		t.Errorf("promoted twice: %v", p)
	}
	d.must(Undo{Change: d.log[before]})
	if Get(d.s, record.OpportunityKind, "o") != nil || Get(d.s, record.NeedCellKind, cell).Opportunity != "" || len(d.s.OfAccount("stage_move", "a")) != 0 {
		t.Error("undone by halves")
	}
}

func TestACandidateIsPromotedOnce(t *testing.T) {
	d := needy(t)
	promote := Promote{Kind: "candidate", ID: "c", Deal: "o", Title: "Payroll desk", Amount: money.New(500, dollar)}
	d.must(promote)
	if c := Get(d.s, record.CandidateKind, "c"); c.Status != "promoted" || c.Opportunity != "o" || Get(d.s, record.OpportunityKind, "o").Description != "They asked." {
		t.Errorf("%+v", c)
	}
	promote.Deal = "again"
	if p := d.do(promote); len(p) != 1 || p[0].Field != "opportunity" {
		t.Error(p)
	}
	// What was lost, or deleted, may be tried again.
	d.must(Set{"opportunity", "o", "stage", record.OfText("stage-lost")})
	d.must(promote)
	d.must(Delete{"opportunity", "again"})
	promote.Deal = "third"
	d.must(promote)
	if c := Get(d.s, record.CandidateKind, "c"); c.Opportunity != "third" {
		t.Errorf("%+v", c)
	}
}

func TestWhatCannotBePromoted(t *testing.T) {
	d := needy(t)
	good := Promote{Kind: "candidate", ID: "c", Title: "N", Amount: money.New(500, dollar)}
	for field, spoil := range map[string]func(p *Promote){
		"amount": func(p *Promote) { p.Amount = money.Amount{} }, "name": func(p *Promote) { p.Title = "" }, "": func(p *Promote) { p.ID = "gone" },
	} {
		p := good
		spoil(&p)
		if problems := d.do(p); len(problems) != 1 || problems[0].Field != field {
			t.Errorf("%s: %v", field, problems)
		}
	}
	d.must(Delete{"line", "l"})
	d.must(Delete{"person", "p"})
	d.must(good)
	if o := Get(d.s, record.OpportunityKind, Get(d.s, record.CandidateKind, "c").Opportunity); o.Line != "" || o.Owner != "" {
		t.Errorf("the deal points to what is gone: %+v", o)
	}
}

func TestActionsMustNotWaitForEachOther(t *testing.T) {
	d := newDesk(t)
	for _, id := range []record.ID{"a", "b", "c"} {
		d.must(Create{"action", id, &record.Action{Title: string(id), Status: "todo"}})
	}
	wait := func(id, after record.ID) []record.Problem {
		return d.do(Set{"action", id, "after", record.OfText(string(after))})
	}
	if p := append(wait("b", "a"), wait("c", "b")...); len(p) != 0 {
		t.Fatal(p)
	}
	for id, after := range map[record.ID]record.ID{"a": "c", "b": "c", "c": "c"} {
		if p := wait(id, after); len(p) != 1 || p[0].Field != "after" {
			t.Errorf("%s waits for %s: %v", id, after, p)
		}
	}
	several := func(id record.ID, befores ...record.ID) []record.Problem {
		return d.do(Set{"action", id, "waits", record.OfIDs(befores)})
	}
	d.must(Create{"action", "x", &record.Action{Title: "x", Status: "todo", Waits: []record.ID{"b", "a"}}})
	for _, befores := range [][]record.ID{{"a"}, {"b"}, {"c"}, {"x"}} { // by what older versions wrote and by the list, also mixed
		if p := several("a", befores...); len(p) != 1 || p[0].Field != "waits" {
			t.Errorf("a waits for %v: %v", befores, p)
		}
	}
	if p := several("c", "x", "a"); len(p) != 0 {
		t.Error(p)
	}
	if p := wait("b", "c"); len(p) != 1 {
		t.Error("b waits for c, which waits for x, which waits for b")
	}
	if a := Get(d.s, record.ActionKind, "a"); a.After != "" || len(a.Waits) != 0 {
		t.Error("the loop was kept")
	}
}

func TestTheGapByRegionAndOwner(t *testing.T) {
	d := needy(t)
	d.must(Create{"target", "g", &record.Target{Account: "a", Horizon: "short", From: period.On(2026, 1, 1), To: period.On(2026, 12, 31), Amount: money.New(700, dollar)}})
	for by, key := range map[string]string{"region": "North", "owner": "p", "line": "", "product": "", "year": "2026"} {
		g := d.s.GapBy("a", by, period.On(2026, 11, 22))
		if len(g.Rows) != 1 || g.Rows[0].Key != key || g.Total.Target != 700 {
			t.Errorf("%s: %+v", by, g.Rows)
		}
	}
}
