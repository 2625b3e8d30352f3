package document

import (
	"fmt"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

// desk makes changes one after the other.
type desk struct {
	*device
	author string
}

func newDesk(replica uint64, author string) *desk { return &desk{newDevice(replica, nil), author} }

func (d *desk) did(ops ...change.Op) {
	d.wall += 1000
	c := change.Change{At: d.clock.Tick(d.wall), Author: d.author, Label: "edit", Ops: ops}
	d.state = change.Apply(d.state, c)
	d.history = append(d.history, c)
}

func (d *desk) set(kind string, id record.ID, field string, v record.Value) {
	d.did(change.Edit(d.state, kind, id, map[string]record.Value{field: v}))
}

// twoAccounts is a workspace with two accounts and what belongs to them.
func twoAccounts() *desk {
	d := newDesk(1, "Ana")
	made := func(kind string, id record.ID, rec any) change.Op { return change.Created(kind, id, rec) }
	d.did(made("settings", record.TheSettings, &record.Settings{Company: "Norte", Currency: "USD"}),
		made("stage", "s1", &record.Stage{Name: "Open", Outcome: record.StageOpen}), made("stage", "s2", &record.Stage{Name: "Won", Outcome: record.StageWon}),
		made("line", "l1", &record.Line{Name: "Services"}), made("line", "l2", &record.Line{Name: "Secret line"}),
		made("team", "t1", &record.Team{Name: "North", Manager: "p2"}),
		made("person", "p1", &record.Person{Name: "Luis", Team: "t1"}), made("person", "p2", &record.Person{Name: "Eva"}), made("person", "p3", &record.Person{Name: "Secret person"}),
		made("product", "x1", &record.Product{Name: "Audit", Line: "l1"}))
	for _, a := range []record.ID{"a", "b"} {
		owner := record.ID("p1")
		name := "Acme"
		if a == "b" {
			owner, name = "p3", "Secret account"
		}
		d.did(made("account", a, &record.Account{Name: name, Owner: owner, Parent: map[record.ID]record.ID{"a": "b"}[a]}),
			made("contact", a+"-c", &record.Contact{Account: a, Name: name + " contact"}),
			made("contact", a+"-gone", &record.Contact{Account: a, Name: name + " gone"}),
			made("opportunity", a+"-o", &record.Opportunity{Account: a, Name: name + " deal", Stage: "s1", Product: "x1"}),
			made("stage_move", a+"-m", &record.StageMove{Opportunity: a + "-o", Stage: "s1", On: 739000}),
			made("note", a+"-n", &record.Note{Opportunity: a + "-o", Text: name + " note"}),
			made("section", record.SectionID(a, "strategy"), &record.Section{Account: a, Key: "strategy", Body: name + " strategy"}),
			made("version", a+"-v", &record.Version{Account: a, Name: "First", Seen: d.state.Seen().String()}))
	}
	d.did(change.Delete(d.state, "contact", "a-gone"), change.Delete(d.state, "contact", "b-gone"))
	return d
}

func TestAPlanHoldsItsAccountAndNothingOfOthers(t *testing.T) {
	d := twoAccounts()
	d.set("account", "a", "city", record.OfText("Lima"))
	d.set("account", "b", "city", record.OfText("Secret city"))
	doc := d.doc()
	doc.Scope, doc.Account = Plan, "a"
	doc.State, doc.History = PlanOf(d.state, d.history, "a")
	file := string(export(t, doc))
	if strings.Contains(file, "Secret") {
		t.Error("something of another account is in the plan:\n" + file)
	}
	back := mustRead(t, []byte(file))
	for kind, ids := range map[string][]record.ID{"account": {"a"}, "contact": {"a-c", "a-gone"}, "opportunity": {"a-o"}, "stage_move": {"a-m"}, "note": {"a-n"},
		"section": {"a/strategy"}, "version": {"a-v"}, "stage": {"s1", "s2"}, "line": {"l1"}, "product": {"x1"}, "person": {"p1", "p2"}, "team": {"t1"}, "settings": {"settings"}} {
		if n := back.State.Table(kind).Len(); n != len(ids) {
			t.Errorf("%d of %s, want %v", n, kind, ids)
		}
		for _, id := range ids {
			if back.State.Row(kind, id) == nil {
				t.Errorf("%s %s is missing", kind, id)
			}
		}
	}
	merged, what := change.Merge(d.state, back.State)
	if len(what.Rows) != 0 || dump(merged) != dump(d.state) {
		t.Error("one's own plan brings something back")
	}
}

func TestThePreviewTellsWhatComesAndWhatCollides(t *testing.T) {
	mine := twoAccounts()
	theirs := newDesk(2, "Bruno")
	theirs.take(mine.doc())
	theirs.wall = mine.wall + 500
	mine.set("account", "a", "city", record.OfText("Lima"))
	mine.set("account", "a", "sector", record.OfText("Minería"))
	mine.did(change.Delete(mine.state, "note", "a-n"))
	theirs.set("account", "a", "city", record.OfText("Quito"))
	theirs.set("account", "a", "phone", record.OfText("1"))
	theirs.set("note", "a-n", "text", record.OfText("new"))
	theirs.did(change.Delete(theirs.state, "contact", "b-c"))
	theirs.did(change.Created("contact", "new", &record.Contact{Account: "a", Name: "New"}))
	p := PreviewOf("w", mine.state, mine.history, mustRead(t, export(t, theirs.doc())))
	if !p.SameWorkspace || p.Changes != 5 {
		t.Errorf("%+v", p)
	}
	want := []KindCount{{"account", 0, 1, 0, 2}, {"contact", 1, 0, 1, 2}, {"note", 1, 0, 0, 2}}
	if fmt.Sprint(p.Kinds) != fmt.Sprint(want) {
		t.Errorf("%+v", p.Kinds)
	}
	if len(p.Conflicts) != 2 {
		t.Fatalf("%+v", p.Conflicts)
	}
	city, note := p.Conflicts[0], p.Conflicts[1]
	if city.Field != "city" || city.Title != "Acme" || len(city.Values) != 2 {
		t.Errorf("%+v", city)
	}
	for _, v := range city.Values {
		mineSays := v.Value == record.OfText("Lima")
		if v.Mine != mineSays || v.Author != map[bool]string{true: "Ana", false: "Bruno"}[mineSays] || v.Millis < wallStart {
			t.Errorf("%+v", v)
		}
	}
	if note.Field != change.Deleted || len(note.Values) != 2 || !note.Values[0].Mine || note.Values[0].Author != "Ana" || note.Values[1].Mine || note.Values[1].Author != "Bruno" {
		t.Errorf("%+v", note)
	}
	merged, _ := change.Merge(mine.state, theirs.state)
	if again := PreviewOf("w", merged, mine.history.Union(theirs.history), theirs.doc()); len(again.Kinds)+len(again.Conflicts)+again.Changes != 0 {
		t.Errorf("what is here already comes again: %+v", again)
	}
	if PreviewOf("other", mine.state, mine.history, theirs.doc()).SameWorkspace {
		t.Error("another workspace is taken for the same")
	}
}

func TestACopyIsIndependent(t *testing.T) {
	d := twoAccounts()
	doc := d.doc()
	n := 0
	newID := func() record.ID { n++; return record.ID(fmt.Sprint("new-", n)) }
	for name, mine := range map[string]*desk{"into itself": d, "into an empty one": newDesk(9, "Eva")} {
		before := mine.state
		ops := Copy(mine.state, doc, newID, func(s string) string { return s + " (copy)" })
		mine.did(ops...)
		_, again := change.Merge(mine.state, doc.State)
		delete(again.Changed, "settings") // there is one in every workspace
		if len(again.Changed) > 0 {
			t.Errorf("%s: the copy still has to do with its origin", name)
		}
		checkCopy(t, name, before, mine.state)
	}
}

func checkCopy(t *testing.T, name string, before, after *change.State) {
	t.Helper()
	found := 0
	for id, a := range change.All(after, record.AccountKind) {
		if change.Get(before, record.AccountKind, id) != nil {
			continue
		}
		found++
		if !strings.HasSuffix(a.Name, " (copy)") || change.Get(after, record.PersonKind, a.Owner) == nil {
			t.Errorf("%s: %+v", name, a)
		}
		if a.Parent != "" && change.Get(before, record.AccountKind, a.Parent) != nil {
			t.Errorf("%s: the copy hangs on the original", name)
		}
		if s := change.Get(after, record.SectionKind, record.SectionID(id, "strategy")); s == nil || s.Account != id {
			t.Errorf("%s: the section did not come along", name)
		}
	}
	if found != 2 {
		t.Errorf("%s: %d accounts", name, found)
	}
	for id, o := range change.All(after, record.OpportunityKind) {
		if change.Get(before, record.OpportunityKind, id) == nil && (change.Get(after, record.AccountKind, o.Account) == nil || change.Get(before, record.AccountKind, o.Account) != nil ||
			change.Get(after, record.StageKind, o.Stage) == nil || change.Get(after, record.ProductKind, o.Product) == nil) {
			t.Errorf("%s: %+v", name, o)
		}
	}
	if len(before.Kinds()) > 0 && change.Count(after, record.PersonKind) != 3 {
		t.Errorf("%s: people were doubled", name)
	}
	if change.Count(after, record.ContactKind) != change.Count(before, record.ContactKind)+2 || change.Count(after, record.VersionKind) != change.Count(before, record.VersionKind) {
		t.Errorf("%s: what was deleted, or a version, was copied", name)
	}
}

// What a damaged log lost stays known as lost in the file: a third person who takes the file can still get it
// from the whole copy.
func TestALossIsToldToWhoeverTakesTheFile(t *testing.T) {
	ana := newDesk(1, "Ana")
	ana.did(change.Created("account", "a", &record.Account{Name: "A"}))
	begin := ana.state
	ana.set("account", "a", "name", record.OfText("B"))
	lost := ana.history[len(ana.history)-1].At
	ana.set("account", "a", "city", record.OfText("Lima"))
	later := ana.history[len(ana.history)-1]

	broken := newDesk(2, "Luis")
	broken.state = change.Apply(begin.Missing(lost), later)
	d, problems := Read(export(t, broken.doc()), now, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if d.State.Seen().Has(lost) || d.State.Row("account", "a").Seen().Has(lost) {
		t.Error("the file claims to know what was lost")
	}
	merged, _ := change.Merge(d.State, ana.state)
	if a := change.Get(merged, record.AccountKind, "a"); a.Name != "B" || a.City != "Lima" || len(change.Conflicts(merged)) > 0 {
		t.Errorf("merged: %+v", a)
	}
}

// A plan alone brings the template that its own fields need; another company's brings only the fields that hold something.
func TestAPlanCarriesItsOwnFields(t *testing.T) {
	made := change.Created
	theirs := newDesk(2, "Luis")
	theirs.wall += 1_000_000
	theirs.did(made("settings", record.TheSettings, &record.Settings{Company: "Theirs", Currency: "USD"}),
		made("account", "a", &record.Account{Name: "Acme"}), made("account", "b", &record.Account{Name: "Beta"}),
		made("template_section", "risks", &record.TemplateSection{Own: true, Title: "Risks"}),
		made("template_section", record.BuiltInSection("needs"), &record.TemplateSection{Hidden: true}),
		made("template_field", "f", &record.TemplateField{Section: "risks", Name: "Main risk", Type: record.OwnText}),
		made("template_field", "g", &record.TemplateField{Section: record.BuiltInSection("needs"), Name: "Empty", Type: record.OwnText}),
		made("own_value", record.OwnValueID("a", "f"), &record.OwnValue{Account: "a", Field: "f", Text: "Currency"}),
		made("own_value", record.OwnValueID("b", "f"), &record.OwnValue{Account: "b", Field: "f", Text: "Secret"}))
	state, history := PlanOf(theirs.state, theirs.history, "a")
	if change.Get(state, record.OwnValueKind, "a/f") == nil || change.Get(state, record.OwnValueKind, "b/f") != nil ||
		change.Get(state, record.TemplateFieldKind, "g") == nil || change.Get(state, record.TemplateSectionKind, "risks") == nil {
		t.Fatal("the plan does not hold what it should")
	}
	doc := Doc{Scope: Plan, Account: "a", WorkspaceID: "theirs", State: state, History: history}
	mine := newDesk(1, "Ana")
	mine.did(made("settings", record.TheSettings, &record.Settings{Company: "Ours", Currency: "CLP"}))
	merged, _ := change.Merge(mine.state, doc.Into(mine.state).State)
	if v := change.Get(merged, record.OwnValueKind, "a/f"); v == nil || v.Text != "Currency" || change.Get(merged, record.TemplateFieldKind, "f") == nil || change.Get(merged, record.TemplateSectionKind, "risks") == nil {
		t.Error("what the plan holds did not come")
	}
	if change.Get(merged, record.TemplateSectionKind, record.BuiltInSection("needs")) != nil || change.Get(merged, record.TemplateFieldKind, "g") != nil {
		t.Error("their template stands in ours")
	}
	n := 0
	mine.did(Copy(mine.state, doc, func() record.ID { n++; return record.ID(fmt.Sprint("new-", n)) }, nil)...)
	for id, v := range change.All(mine.state, record.OwnValueKind) {
		if id != record.OwnValueID(v.Account, v.Field) || change.Get(mine.state, record.AccountKind, v.Account) == nil || change.Get(mine.state, record.TemplateFieldKind, v.Field) == nil {
			t.Errorf("%s: %+v", id, v)
		}
	}
}
