package document

import (
	"bytes"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/exchange/document/redaction"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// The copy holds none of the words of what was left out: every text of every field that is not kept is searched in its bytes.
func TestARedactedCopyHoldsNothingOfWhatWasLeftOut(t *testing.T) {
	s := change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: 5 << 16, Replica: 3}, Author: "Ana Secreta", Ops: demo.Generate(7, demo.Company, period.On(2026, 3, 9), "es")})
	var account record.ID
	for id, a := range change.All(s, record.AccountKind) {
		if a.Planned && (account == "" || id < account) {
			account = id
		}
	}
	s = change.Apply(s, change.Change{At: change.Stamp{Time: 6 << 16, Replica: 3}, Ops: []change.Op{change.Edit(s, "account", account, map[string]record.Value{"name": record.OfText("Nombre nuevo"), "description": record.OfText("descripción reservada zzz")})}})
	r := redaction.Choice{Kinds: []string{"contact", "action", "appointment"}, Sections: []string{"client"}}
	state, history, id := Redact(s, account, r, change.Stamp{Time: 9 << 16, Replica: 77})
	if a := change.Get(state, record.AccountKind, id); a == nil || a.Name != "Nombre nuevo" || a.Description != "" || len(history) != 1 {
		t.Fatalf("%+v", a)
	}
	var out bytes.Buffer
	if err := Export(&out, Doc{Scope: Plan, Account: id, WorkspaceName: "copia", State: state, History: history, ExportedAt: 1}); err != nil {
		t.Fatal(err)
	}
	said := out.String()
	if strings.Contains(said, "Ana Secreta") || strings.Contains(said, string(account)+`"`) || strings.Contains(said, "demo-") {
		t.Error("an author or an ID of ours is in the copy")
	}
	kept := map[string]bool{}
	for _, kind := range state.Kinds() {
		k := record.Lookup(kind)
		for row := range state.Table(kind).Rows() {
			for i := range k.Infos() {
				kept[k.Get(row.Rec, i).Text()] = true
			}
		}
	}
	checked := 0
	for _, kind := range s.Kinds() {
		k := record.Lookup(kind)
		for row := range s.Table(kind).Rows() {
			for i, f := range k.Infos() {
				v := k.Get(row.Rec, i).Text()
				if (f.Type == record.TypeText || f.Type == record.TypeLong) && len([]rune(v)) >= 12 && !kept[v] && !partOf(v, kept) {
					checked++
					if strings.Contains(said, v) {
						t.Fatalf("%s.%s %q is in the copy", kind, f.Name, v)
					}
				}
			}
		}
	}
	if checked < 500 {
		t.Fatalf("only %d texts looked for", checked)
	}
	back, problems := Read(out.Bytes(), 2, nil)
	if _, refused := Refused(problems); refused || back.Account != id {
		t.Fatal(problems)
	}
	for _, c := range change.All(state, record.ContactKind) {
		if c.Light != "" || c.Stance != "" || c.Notes != "" || c.Owner != "" || c.Name == "" {
			t.Fatalf("%+v", c)
		}
	}
}

// partOf tells whether a text stands in one that is rightly kept.
func partOf(v string, kept map[string]bool) bool {
	for k := range kept {
		if strings.Contains(k, v) {
			return true
		}
	}
	return false
}

// With amounts and opinions, they are there; a copy merged into our own workspace touches nothing of ours.
func TestACopyIsApartFromOurs(t *testing.T) {
	s := change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: 5 << 16, Replica: 3}, Ops: demo.Generate(7, demo.Company, period.On(2026, 3, 9), "es")})
	var account record.ID
	for id, a := range change.All(s, record.AccountKind) {
		if a.Planned && (account == "" || id < account) {
			account = id
		}
	}
	state, history, id := Redact(s, account, redaction.Choice{Kinds: []string{"contact"}, Private: true}, change.Stamp{Time: 9 << 16, Replica: 77})
	stances := 0
	for _, c := range change.All(state, record.ContactKind) {
		if c.Stance != "" {
			stances++
		}
	}
	if stances == 0 {
		t.Error("opinions were asked for and are not there")
	}
	merged, m := change.Merge(s, Doc{Scope: Plan, Account: id, State: state, History: history}.Into(s).State)
	if len(change.Conflicts(merged)) != len(change.Conflicts(s)) {
		t.Error("the copy conflicts with ours", m)
	}
	for id := range change.All(s, record.ContactKind) {
		if state.Row("contact", id) != nil {
			t.Fatal("a contact of ours has the same ID in the copy")
		}
	}
}

// Own fields go along if they are chosen, with no more of the template than makes them readable; those that are hidden never do.
func TestRedactedOwnFields(t *testing.T) {
	made := change.Created
	d := newDesk(2, "Luis")
	d.did(made("account", "a", &record.Account{Name: "Acme"}),
		made("template_section", record.BuiltInSection("needs"), &record.TemplateSection{Title: "Lo que necesita", Help: "ayuda interna"}),
		made("template_section", "off", &record.TemplateSection{Own: true, Title: "Sección oculta", Hidden: true}),
		made("template_field", "f", &record.TemplateField{Section: record.BuiltInSection("needs"), Name: "Visible", Type: record.OwnText, Help: "no es para el cliente"}),
		made("template_field", "g", &record.TemplateField{Section: record.BuiltInSection("needs"), Name: "Escondido", Type: record.OwnText, Hidden: true}),
		made("template_field", "h", &record.TemplateField{Section: "off", Name: "De la oculta", Type: record.OwnText}),
		made("own_value", "a/f", &record.OwnValue{Account: "a", Field: "f", Text: "valor que se ve"}),
		made("own_value", "a/g", &record.OwnValue{Account: "a", Field: "g", Text: "valor escondido"}),
		made("own_value", "a/h", &record.OwnValue{Account: "a", Field: "h", Text: "valor de la oculta"}))
	for _, kinds := range [][]string{{"own_value"}, nil} {
		state, history, id := Redact(d.state, "a", redaction.Choice{Kinds: kinds, Private: true}, change.Stamp{Time: 9 << 40, Replica: 77})
		said := string(export(t, Doc{Scope: Plan, Account: id, State: state, History: history, ExportedAt: 1}))
		for word, want := range map[string]bool{"valor que se ve": kinds != nil, "Visible": kinds != nil, "Lo que necesita": kinds != nil, "valor escondido": false, "Escondido": false,
			"valor de la oculta": false, "Sección oculta": false, "ayuda interna": false, "no es para el cliente": false} {
			if strings.Contains(said, word) != want {
				t.Errorf("%v: %q in the copy: %v", kinds, word, !want)
			}
		}
	}
}
