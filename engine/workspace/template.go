package workspace

import (
	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// templateKinds are what the template is made of.
var templateKinds = []string{"template_section", "template_field", "template_need"}

// Template is the company's template of plans.
func (s *Snapshot) Template() *account.Template {
	return Derive(s, "template", templateKinds, func(s *Snapshot) *account.Template { return account.TemplateOf(s.State) })
}

// FieldHeld counts the plans that hold something in an own field, whether it is shown or not.
func (s *Snapshot) FieldHeld(field record.ID) int { return len(s.ownHeld()[field]) }

// ownHeld are the accounts whose plans hold something, by own field.
func (s *Snapshot) ownHeld() map[record.ID]map[record.ID]bool {
	return Derive(s, "own values by field", []string{"own_value", "account"}, func(s *Snapshot) map[record.ID]map[record.ID]bool {
		out := map[record.ID]map[record.ID]bool{}
		for _, v := range change.All(s.State, record.OwnValueKind) {
			if !v.Filled() || Get(s, record.AccountKind, v.Account) == nil {
				continue
			}
			if out[v.Field] == nil {
				out[v.Field] = map[record.ID]bool{}
			}
			out[v.Field][v.Account] = true
		}
		return out
	})
}

// SectionHeld counts the plans that hold something in a section: its text, its records, its own fields.
func (s *Snapshot) SectionHeld(key string) int {
	t, ok := s.Template().Find(key)
	if !ok {
		return 0
	}
	in := map[record.ID]bool{}
	for _, f := range t.Fields {
		for a := range s.ownHeld()[f.ID] {
			in[a] = true
		}
	}
	for a := range change.All(s.State, record.AccountKind) {
		if in[a] {
			continue
		}
		if x := Get(s, record.SectionKind, record.SectionID(a, key)); x != nil && x.Body != "" {
			in[a] = true
		}
		for _, kind := range t.Kinds {
			in[a] = in[a] || len(s.OfAccount(kind, a)) > 0
		}
		if !in[a] {
			delete(in, a)
		}
	}
	return len(in)
}

// SettleSection writes one setting of a section of the template.
type SettleSection struct {
	Key   string
	Own   bool
	Field string // of template_section
	Value record.Value
}

// Name of the command.
func (SettleSection) Name() string { return "edit" }

// Do writes the setting.
func (c SettleSection) Do(tx *Tx) {
	id := tx.section(c.Key, c.Own)
	tx.Set("template_section", id, c.Field, c.Value)
}

// section is the record about a section of the template, made if there is none yet.
func (tx *Tx) section(name string, own bool) record.ID {
	id := record.TemplateSectionID(name, own)
	if r := tx.Row("template_section", id); r == nil && !own {
		if _, pending := tx.at[key{"template_section", id}]; !pending {
			tx.Create("template_section", id, &record.TemplateSection{})
		}
	}
	return id
}

// Spot is where a section of the template goes.
type Spot struct {
	Key   string
	Own   bool
	Group string
}

// Arrange puts sections of the template in order, each in its group.
type Arrange []Spot

// Name of the command.
func (Arrange) Name() string { return "edit" }

// Do writes the ranks that differ.
func (c Arrange) Do(tx *Tx) {
	rank := ""
	for _, s := range c {
		rank = record.RankBetween(rank, "")
		id := tx.section(s.Key, s.Own)
		tx.Set("template_section", id, "group", record.OfText(s.Group))
		tx.Set("template_section", id, "rank", record.OfText(rank))
	}
}

// AddField adds an own field to a section.
type AddField struct {
	ID  record.ID // of the new field; "" gets a new one
	Key string    // of the section
	Own bool      // whether the section is the company's
	Rec record.TemplateField
}

// Name of the command.
func (AddField) Name() string { return "create" }

// Do adds it after the others.
func (c AddField) Do(tx *Tx) {
	f := c.Rec
	f.Section = tx.section(c.Key, c.Own)
	if f.Rank == "" {
		f.Rank = record.RankBetween(tx.lastFieldRank(c.Key), "")
	}
	tx.Create("template_field", c.ID, &f)
}

func (tx *Tx) lastFieldRank(key string) string {
	last := ""
	if s, ok := tx.Template().Find(key); ok {
		for _, f := range s.Fields {
			last = max(last, f.Rec.Rank)
		}
	}
	return last
}

// ShowField asks for an own field again that was hidden or deleted; what plans hold in it is there.
type ShowField struct{ ID record.ID }

// Name of the command.
func (ShowField) Name() string { return "restore" }

// Do shows the field.
func (c ShowField) Do(tx *Tx) {
	if r := tx.Row("template_field", c.ID); r == nil {
		tx.standing("template_field", c.ID)
		return
	}
	tx.Set("template_field", c.ID, "hidden", record.Value{})
}

// Fill writes what an account's plan holds in an own field.
type Fill struct {
	Account, Field record.ID
	Value          record.Value // of the field's type
}

// Name of the command.
func (Fill) Name() string { return "write" }

// Do writes the value.
func (c Fill) Do(tx *Tx) {
	f, _, ok := tx.Template().Field(c.Field)
	if !ok || f.Gone {
		tx.standing("template_field", c.Field)
		return
	}
	id, slot := record.OwnValueID(c.Account, c.Field), record.OwnSlot(f.Rec.Type)
	if tx.Row("own_value", id) == nil {
		if c.Value.IsNull() {
			return
		}
		tx.Create("own_value", id, &record.OwnValue{Account: c.Account, Field: c.Field})
	}
	tx.Set("own_value", id, slot, c.Value)
}

// TakeNeeds adds the needs of the template that an account's plan does not have yet.
type TakeNeeds struct{ Account record.ID }

// Name of the command.
func (TakeNeeds) Name() string { return "create" }

// Do adds them after the plan's own.
func (c TakeNeeds) Do(tx *Tx) {
	rank := ""
	for _, id := range tx.OfAccount("need", c.Account) {
		rank = max(rank, Get(tx.Snapshot, record.NeedKind, id).Rank)
	}
	for _, n := range tx.NeedsToTake(c.Account) {
		rank = record.RankBetween(rank, "")
		tx.Create("need", "", &record.Need{Account: c.Account, Name: n.Name, Area: n.Area, Rank: rank})
	}
}

// NeedsToTake are the template's needs that an account's plan does not have by name.
func (s *Snapshot) NeedsToTake(id record.ID) (out []*record.TemplateNeed) {
	have := map[string]bool{}
	for _, n := range s.OfAccount("need", id) {
		have[folded(Get(s, record.NeedKind, n).Name)] = true
	}
	for _, n := range s.Template().Needs {
		if !have[folded(n.Rec.Name)] {
			out = append(out, n.Rec)
		}
	}
	return out
}

// leavesTemplate prepares the deletion of a part of the template: of a section its fields go, too. What plans hold something in is
// not deleted but hidden.
func (tx *Tx) leavesTemplate(kind string, id record.ID) bool {
	held := 0
	switch kind {
	case "template_field":
		held = tx.FieldHeld(id)
	case "template_section":
		held = tx.SectionHeld(record.SectionKeyOf(id))
	}
	if held > 0 {
		tx.Refuse(record.Problem{Kind: kind, ID: id,
			Text: text.New("Hay datos en {n} planes: ocúltelo en lugar de eliminarlo.", "{n} plans hold something here: hide it instead of deleting it.").With("n", held)})
		return false
	}
	if kind == "template_section" {
		for f, rec := range change.All(tx.State, record.TemplateFieldKind) {
			if rec.Section == id {
				tx.Delete("template_field", f)
			}
		}
	}
	return true
}
