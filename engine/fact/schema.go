package fact

import (
	"slices"

	"rumbo/engine/record"
)

// store says how a column is kept in memory.
type store uint8

const (
	inCodes   store = iota // int32 codes of texts or IDs
	inChoices              // uint8 codes of options
	inDates
	inInts
	inAmounts
	inNumbers
	inFlags
	inBlock // only in the block's bytes: long or distinct texts
	stores
)

// Column is one field of a fact kind as a column.
type Column struct {
	record.FieldInfo
	Form   Form
	number int // in the schema
	field  int // in the kind
	store  store
	slot   int // among the columns of its store
}

// Schema is a fact kind: its columns are its record kind's fields, said there once.
type Schema struct {
	Kind    record.Any
	Columns []Column
	Date    int // number of the column by which a fact belongs to a period
	slots   [stores]int
	index   map[string]int
}

var schemas = map[string]*Schema{}

// The fact kinds. Texts by which rows are counted or grouped are kept as codes; other texts
// stay in the block's bytes.
var (
	Activity    = define(record.ActivityKind.Any())
	MailEvent   = define(record.MailEventKind.Any(), "message", "thread")
	LeadEvent   = define(record.LeadEventKind.Any())
	RevenueLine = define(record.RevenueLineKind.Any(), "document")
)

func define(k record.Any, coded ...string) *Schema {
	s := &Schema{Kind: k, index: map[string]int{}, Date: -1}
	for i, f := range k.Infos() {
		if f.Name == "removed" { // of single records only
			continue
		}
		c := Column{FieldInfo: f, Form: formOf(f.Type), number: len(s.Columns), field: i, store: storeOf(f.Type)}
		if slices.Contains(coded, f.Name) {
			c.store = inCodes
		}
		c.slot = s.slots[c.store]
		s.slots[c.store]++
		s.index[f.Name] = len(s.Columns)
		if f.Name == "on" {
			s.Date = len(s.Columns)
		}
		s.Columns = append(s.Columns, c)
	}
	schemas[k.KindName()] = s
	return s
}

// Of finds the schema of a kind; nil if the kind is no fact.
func Of(kind string) *Schema { return schemas[kind] }

// Kinds lists the fact kinds by name.
func Kinds() []string {
	var out []string
	for k := range schemas {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func (s *Schema) column(name string) *Column {
	i, ok := s.index[name]
	if !ok {
		panic("fact: " + s.Kind.KindName() + " has no column " + name)
	}
	return &s.Columns[i]
}

func formOf(t record.Type) Form {
	switch t {
	case record.TypeBool:
		return FormFlags
	case record.TypeInt:
		return FormInts
	case record.TypeNumber, record.TypePercent:
		return FormNumbers
	case record.TypeMoney:
		return FormAmounts
	case record.TypeDate:
		return FormDates
	}
	return FormTexts
}

func storeOf(t record.Type) store {
	switch t {
	case record.TypeRef:
		return inCodes
	case record.TypeChoice:
		return inChoices
	case record.TypeDate:
		return inDates
	case record.TypeInt:
		return inInts
	case record.TypeMoney:
		return inAmounts
	case record.TypeNumber, record.TypePercent:
		return inNumbers
	case record.TypeBool:
		return inFlags
	}
	return inBlock
}
