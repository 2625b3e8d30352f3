package workspace

import (
	"fmt"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// desk does commands one after the other as a person would.
type desk struct {
	t     *testing.T
	s     *Snapshot
	clock *change.Clock
	n     int
	log   []change.Change
}

func newDesk(t *testing.T) *desk {
	d := &desk{t: t, s: Empty(), clock: change.NewClock(7)}
	d.must(Start{Settings: record.DefaultSettings(), Lang: "es"})
	return d
}

func (d *desk) do(cmd Command) []record.Problem {
	after, c, problems := Apply(d.s, cmd, Env{At: d.clock.Tick(1e12), Today: period.On(2026, 11, 22), Author: "Ana",
		NewID: func() record.ID { d.n++; return record.ID(fmt.Sprint("n", d.n)) }})
	d.s = after
	if len(c.Ops) > 0 {
		d.log = append(d.log, c)
	}
	return problems
}

func (d *desk) must(cmd Command) {
	d.t.Helper()
	if p := d.do(cmd); len(p) > 0 {
		d.t.Fatalf("%s: %v", cmd.Name(), p)
	}
}

func TestStartGivesAProcess(t *testing.T) {
	d := newDesk(t)
	stages := d.s.Stages()
	if len(stages) != 6 || stages[0].Rec.Name != "Prospección" || stages[5].Rec.Outcome != record.StageLost {
		t.Error(stages)
	}
}

func TestMovingADealKeepsItsHistory(t *testing.T) {
	d := newDesk(t)
	d.must(Create{"account", "a", &record.Account{Name: "Acme"}})
	d.must(Create{"opportunity", "o", &record.Opportunity{Name: "Deal", Account: "a", Stage: "stage-prospect", Amount: money.New(100, money.Must("USD"))}})
	d.must(Set{"opportunity", "o", "stage", record.OfText("stage-won")})
	o := Get(d.s, record.OpportunityKind, "o")
	if d.s.Outcome(o) != record.StageWon || o.Close != period.On(2026, 11, 22) || o.Created != o.Close {
		t.Errorf("%+v", o)
	}
	if moves := d.s.OfAccount("stage_move", "a"); len(moves) != 2 {
		t.Errorf("the history holds %d moves", len(moves))
	}
	d.must(Undo{Change: d.log[len(d.log)-1]})
	o = Get(d.s, record.OpportunityKind, "o")
	if d.s.Outcome(o) != record.StageOpen || o.Close != 0 || len(d.s.OfAccount("stage_move", "a")) != 1 {
		t.Errorf("undo left %+v", o)
	}
	d.must(Undo{Change: d.log[len(d.log)-1], Redo: true})
	if d.s.Outcome(Get(d.s, record.OpportunityKind, "o")) != record.StageWon {
		t.Error("redo did nothing")
	}
}

func TestRefusals(t *testing.T) {
	d := newDesk(t)
	d.must(Create{"account", "a", &record.Account{Name: "A"}})
	d.must(Create{"account", "b", &record.Account{Name: "B", Parent: "a"}})
	for _, c := range []struct {
		cmd   Command
		field string
	}{
		{Set{"account", "a", "name", record.Value{}}, "name"},
		{Set{"account", "a", "parent", record.OfText("b")}, "parent"},
		{Set{"account", "a", "parent", record.OfText("zz")}, "parent"},
		{Set{"account", "a", "employees", record.OfText("many")}, "employees"},
		{Set{"account", "zz", "name", record.OfText("Z")}, ""},
		{Create{"contact", "", &record.Contact{Name: "C", Account: "zz"}}, "account"},
		{SetAll{{"account", "b", "name", record.OfText("fine")}, {"account", "a", "tier", record.OfText("gold")}}, "tier"},
	} {
		before := d.s
		p := d.do(c.cmd)
		if len(p) != 1 || p[0].Field != c.field || d.s != before {
			t.Errorf("%v: %v", c.cmd, p)
		}
	}
}

func TestDeletingAnAccountTakesWhatBelongsToItAndUndoBringsItBack(t *testing.T) {
	d := newDesk(t)
	d.must(Create{"account", "a", &record.Account{Name: "A"}})
	d.must(Create{"contact", "c", &record.Contact{Name: "C", Account: "a"}})
	d.must(Write{"a", "strategy", "Crecer"})
	d.must(Delete{"account", "a"})
	if change.Count(d.s.State, record.ContactKind)+change.Count(d.s.State, record.SectionKind)+change.Count(d.s.State, record.AccountKind) != 0 {
		t.Error("something is left")
	}
	d.must(Undo{Change: d.log[len(d.log)-1]})
	if Get(d.s, record.ContactKind, "c") == nil || Get(d.s, record.SectionKind, record.SectionID("a", "strategy")).Body != "Crecer" {
		t.Error("something did not come back")
	}
}

func TestRestoreAVersionOfOneAccountOnly(t *testing.T) {
	d := newDesk(t)
	d.must(Create{"account", "a", &record.Account{Name: "A"}})
	d.must(Create{"account", "b", &record.Account{Name: "B"}})
	d.must(SaveVersion{Account: "a", Title: "Before"})
	d.must(Set{"account", "a", "name", record.OfText("A2")})
	d.must(Set{"account", "b", "name", record.OfText("B2")})
	var v *record.Version
	for _, r := range List(d.s, record.VersionKind, func(a, b *record.Version) bool { return a.Name < b.Name }) {
		v = r.Rec
	}
	seen, err := change.ParseSeen(v.Seen)
	if err != nil {
		t.Fatal(err)
	}
	then := change.History(d.log).Fold(&change.State{}, seen)
	d.must(RestoreTo{Account: "a", Then: then})
	if Get(d.s, record.AccountKind, "a").Name != "A" || Get(d.s, record.AccountKind, "b").Name != "B2" {
		t.Error("restored too little or too much")
	}
}

func TestViewsFollowChanges(t *testing.T) {
	d := newDesk(t)
	old := d.s
	if len(d.s.Lines()) != 0 {
		t.Fatal("a new workspace has lines")
	}
	d.must(Create{"line", "l", &record.Line{Name: "Services", Rank: "V"}})
	if len(d.s.Lines()) != 1 || len(old.Lines()) != 0 {
		t.Error("a view was not computed anew, or reached back")
	}
	stages := d.s.Stages()
	d.must(Create{"line", "m", &record.Line{Name: "More", Rank: "W"}})
	if &stages[0] != &d.s.Stages()[0] {
		t.Error("a view of other kinds was computed again")
	}
}
