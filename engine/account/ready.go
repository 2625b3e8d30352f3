package account

import (
	"slices"
	"strings"

	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Ready is a template that is ready-made for a line of trade: what its account plans usually hold besides the program's
// sections. One is one file that calls offer.
type Ready struct {
	Key      string // stable: what is applied is named by it, so that two people who apply the same one meet
	Name     text.Text
	Lead     text.Text // one sentence: for whom it is
	Sections []ReadySection
	Fields   []ReadyField
	Needs    []ReadyNeed
}

// ReadySection is a section to be added, or, of the program's, how it is to be called and what it need not hold.
type ReadySection struct {
	Key     string
	Own     bool
	Title   text.Text
	Help    text.Text
	Group   string
	Dropped []string
}

// ReadyField is an own field to be added.
type ReadyField struct {
	Section  string // key of a section of the program or of this template
	Key      string
	Name     text.Text
	Type     string
	Options  []text.Text
	Required bool
	Help     text.Text
	Min, Max record.Opt
}

// ReadyNeed is a functional need of the matrix of needs and products.
type ReadyNeed struct {
	Name, Area text.Text
}

var readies []Ready

// offer registers a ready-made template at start.
func offer(r Ready) Ready {
	readies = append(readies, r)
	slices.SortFunc(readies, func(a, b Ready) int { return strings.Compare(a.Key, b.Key) })
	return r
}

// ReadyTemplates are those on offer.
func ReadyTemplates() []Ready { return slices.Clone(readies) }

// ReadyOf gives the ready-made template of a key.
func ReadyOf(key string) (Ready, bool) {
	i := slices.IndexFunc(readies, func(r Ready) bool { return r.Key == key })
	if i < 0 {
		return Ready{}, false
	}
	return readies[i], true
}

// Own tells whether a key is of a section that the template itself adds.
func (r Ready) Own(key string) bool {
	return slices.ContainsFunc(r.Sections, func(s ReadySection) bool { return s.Own && s.Key == key })
}

// SectionKey is the key by which plans know a section of the template.
func (r Ready) SectionKey(key string) string {
	if r.Own(key) {
		return string(r.id(key))
	}
	return key
}

// FieldID and NeedID name what the template adds.
func (r Ready) FieldID(key string) record.ID { return r.id(key) }

// NeedID names a need that the template adds.
func (r Ready) NeedID(n ReadyNeed) record.ID {
	return r.id("need-" + strings.Join(strings.Fields(strings.ToLower(n.Name.EN)), "-"))
}

func (r Ready) id(key string) record.ID { return record.ID("ready-" + r.Key + "-" + key) }

// a field, a required one, and one of choices, for the tables of the templates.
func asks(section, key, kind, es, en string) ReadyField {
	return ReadyField{Section: section, Key: key, Type: kind, Name: text.New(es, en)}
}

func (f ReadyField) must() ReadyField { f.Required = true; return f }

func (f ReadyField) why(es, en string) ReadyField { f.Help = text.New(es, en); return f }

func (f ReadyField) from(low, high float64) ReadyField {
	f.Min, f.Max = record.Some(low), record.Some(high)
	return f
}

func (f ReadyField) least(low float64) ReadyField { f.Min = record.Some(low); return f }

func (f ReadyField) of(options ...text.Text) ReadyField { f.Options = options; return f }

func need(es, en, areaES, areaEN string) ReadyNeed {
	return ReadyNeed{text.New(es, en), text.New(areaES, areaEN)}
}
