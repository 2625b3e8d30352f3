package account

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Template is the plan as the company wants it: the program's sections as it named, hid and ordered them, its own sections, and
// its own fields. A nil Template is the program's, as it comes.
type Template struct {
	Sections []TemplateSection // in order, hidden ones included
	Needs    []Item[record.TemplateNeed]
}

// TemplateSection is one section of the template.
type TemplateSection struct {
	Key     string // of the program's section, or the ID of the company's own
	Section        // of the program; of an own section only Key, Title and Help
	Own     bool
	Hidden  bool
	Gone    bool   // the company's own, and deleted: plans may still hold something in it
	Group   string // "" is the program's choice
	Rank    string // "" is the program's choice
	Renamed bool   // has a name of the company
	Dropped []string
	Fields  []TemplateField // in order, hidden ones included
}

// TemplateField is an own field of a section.
type TemplateField struct {
	ID   record.ID
	Rec  *record.TemplateField
	Gone bool // was deleted; plans may still hold something in it
}

// Shown tells whether the field is asked for in plans.
func (f TemplateField) Shown() bool { return !f.Gone && !f.Rec.Hidden }

// ID is that of the section's record, whether it is there or not.
func (s *TemplateSection) ID() record.ID { return record.TemplateSectionID(s.Key, s.Own) }

// Asks tells whether the section asks for one of its elements.
func (s *TemplateSection) Asks(element string) bool { return !slices.Contains(s.Dropped, element) }

// Shown are the fields that plans ask for.
func (s *TemplateSection) Shown() (out []TemplateField) {
	for _, f := range s.Fields {
		if f.Shown() {
			out = append(out, f)
		}
	}
	return out
}

// TemplateOf reads the workspace's template.
func TemplateOf(s *change.State) *Template {
	t := &Template{}
	for _, x := range sections {
		t.Sections = append(t.Sections, TemplateSection{Key: x.Key, Section: x})
	}
	var own []TemplateSection
	for r := range s.Table(record.TemplateSectionKind.Name).Rows() {
		rec, x := r.Rec.(*record.TemplateSection), t.find(record.SectionKeyOf(r.ID))
		switch {
		case rec.Own && r.Alive():
			own = append(own, ownSection(r.ID, rec))
		case rec.Own:
			gone := ownSection(r.ID, rec)
			gone.Gone, gone.Hidden = true, true
			own = append(own, gone)
		case x != nil && r.Alive():
			x.settle(rec)
		}
	}
	slices.SortFunc(own, func(a, b TemplateSection) int {
		return cmp.Or(strings.Compare(a.Rank, b.Rank), strings.Compare(a.Key, b.Key))
	})
	t.Sections = append(t.Sections, own...)
	t.addFields(s)
	for id, n := range change.All(s, record.TemplateNeedKind) {
		t.Needs = append(t.Needs, Item[record.TemplateNeed]{ID: id, Rec: n})
	}
	slices.SortFunc(t.Needs, func(a, b Item[record.TemplateNeed]) int {
		return cmp.Or(strings.Compare(a.Rec.Rank, b.Rec.Rank), strings.Compare(string(a.ID), string(b.ID)))
	})
	return t
}

func ownSection(id record.ID, rec *record.TemplateSection) TemplateSection {
	s := TemplateSection{Key: string(id), Own: true, Group: "business", Section: Section{Key: string(id), Title: text.New(rec.Title, rec.Title)}}
	s.settle(rec)
	return s
}

// settle applies what the company has decided.
func (s *TemplateSection) settle(rec *record.TemplateSection) {
	if t := strings.TrimSpace(rec.Title); t != "" {
		s.Title, s.Renamed = text.New(t, t), true
	}
	if h := strings.TrimSpace(rec.Help); h != "" {
		s.Help = text.New(h, h)
	}
	s.Hidden, s.Rank, s.Dropped = rec.Hidden, rec.Rank, rec.Dropped
	if rec.Group != "" {
		s.Group = rec.Group
	}
}

// addFields puts the own fields into their sections; one whose section is gone is left out, as are its values.
func (t *Template) addFields(s *change.State) {
	for r := range s.Table(record.TemplateFieldKind.Name).Rows() {
		f := TemplateField{ID: r.ID, Rec: r.Rec.(*record.TemplateField), Gone: !r.Alive()}
		if x := t.find(record.SectionKeyOf(f.Rec.Section)); x != nil && f.Rec.Name != "" {
			x.Fields = append(x.Fields, f)
		}
	}
	for i := range t.Sections {
		slices.SortFunc(t.Sections[i].Fields, func(a, b TemplateField) int {
			return cmp.Or(strings.Compare(a.Rec.Rank, b.Rec.Rank), strings.Compare(string(a.ID), string(b.ID)))
		})
	}
}

func (t *Template) find(key string) *TemplateSection {
	for i := range t.Sections {
		if t.Sections[i].Key == key {
			return &t.Sections[i]
		}
	}
	return nil
}

// plain is the program's template.
var plain = sync.OnceValue(func() *Template { return TemplateOf(&change.State{}) })

// or is the template, or the program's where there is none.
func (t *Template) or() *Template {
	if t == nil {
		return plain()
	}
	return t
}

// Find gives the section of a key; false if there is none.
func (t *Template) Find(key string) (TemplateSection, bool) {
	if x := t.or().find(key); x != nil {
		return *x, true
	}
	return TemplateSection{}, false
}

// Field gives an own field with its section; false if there is none of that ID.
func (t *Template) Field(id record.ID) (TemplateField, TemplateSection, bool) {
	for _, s := range t.or().Sections {
		for _, f := range s.Fields {
			if f.ID == id {
				return f, s, true
			}
		}
	}
	return TemplateField{}, TemplateSection{}, false
}

// Own is what an account's plan holds in an own field; nil if nothing.
func (d *Data) Own(field record.ID) *record.OwnValue {
	for _, v := range List(d, record.OwnValueKind) {
		if v.Rec.Field == field && v.Rec.Filled() {
			return v.Rec
		}
	}
	return nil
}

// Completeness tells how far one section of a plan is filled: the elements that are asked for, and its required fields.
func (s *TemplateSection) Completeness(d *Data, env Env) Complete {
	parts := s.parts(d, env, make([]Complete, 0, len(s.Elements)))
	return Complete{Key: s.Key, Label: s.Title, Share: meanShare(parts), Elements: parts}
}

// parts appends what the section asks for and how far each is filled.
func (s *TemplateSection) parts(d *Data, env Env, parts []Complete) []Complete {
	for _, e := range s.Elements {
		if !s.Asks(e.Key) {
			continue
		}
		have, want := e.Count(d, env)
		if want <= 0 {
			continue
		}
		have = min(max(have, 0), want)
		parts = append(parts, Complete{Key: e.Key, Label: e.Label, Have: have, Want: want, Share: float64(have) / float64(want)})
	}
	for _, f := range s.Shown() {
		if !f.Rec.Required {
			continue
		}
		have := 0
		if v := d.Own(f.ID); v != nil && !v.Slot(f.Rec.Type).IsNull() {
			have = 1
		}
		parts = append(parts, Complete{Key: string(f.ID), Label: text.New(f.Rec.Name, f.Rec.Name), Have: have, Want: 1, Share: float64(have)})
	}
	return parts
}

// Counts tells whether the section has a part in how complete the plan is: it is shown and asks for something.
func (s *TemplateSection) Counts() bool {
	if s.Hidden {
		return false
	}
	return slices.ContainsFunc(s.Elements, func(e Element) bool { return s.Asks(e.Key) }) ||
		slices.ContainsFunc(s.Fields, func(f TemplateField) bool { return f.Shown() && f.Rec.Required })
}
