package record

import (
	"fmt"
	"slices"
	"sort"

	"rumbo/engine/text"
)

// Kind describes one kind of record, whose Go struct is T. A kind is one file
// that calls define; nothing else has to be touched to add it.
type Kind[T any] struct {
	Name   string // stable, in stored data and files
	Label  text.Text
	Plural text.Text
	// Fields in the order in which a person reads them. A field that leaves the
	// program stays readable: its values survive as unknown fields.
	Fields []Field[T]
	// Check refuses what no single field's rule can see; it may be nil.
	Check func(*T) []Problem
	// Title is what a person calls the record; nil means its first text field.
	Title func(*T) string
	// Account tells to which account the record belongs, so that a plan can be
	// handed over alone; nil if to none.
	Account func(*T) ID
	// Migrations bring the fields written by version i+1 to version i+2. Each
	// gets the fields that a change or a record holds, which may be only some.
	Migrations []func(map[string]Value)

	index map[string]int
}

// Any is a Kind whose Go type is not known: what the change log, files and generic screens use.
// Records pass as pointers in an any; a record that is in a workspace is never modified.
type Any interface {
	KindName() string
	Version() int // 1 + number of migrations
	Labels() (one, many text.Text)
	Infos() []FieldInfo
	Info(field string) (FieldInfo, bool)
	New() any
	Slab(n int) []any // n new records in one piece of memory
	Clone(any) any
	Get(rec any, field int) Value
	Set(rec any, field int, v Value) bool
	Field(name string) int // -1 if unknown
	Migrate(fields map[string]Value, from int)
	Validate(rec any) []Problem
	TitleOf(rec any) string
	AccountOf(rec any) ID
	OfAccounts() bool // whether its records belong to accounts
}

var registry = map[string]Any{}

// define registers a kind at start; a kind defined twice is a mistake in the program.
func define[T any](k Kind[T]) *Kind[T] {
	k.index = make(map[string]int, len(k.Fields))
	for i, f := range k.Fields {
		if _, twice := k.index[f.Name]; twice {
			panic("record: field " + f.Name + " twice in " + k.Name)
		}
		k.index[f.Name] = i
	}
	if _, twice := registry[k.Name]; twice {
		panic("record: kind " + k.Name + " twice")
	}
	registry[k.Name] = &k
	return &k
}

// Lookup finds a kind; of a name that this program does not know it gives a
// kind without fields, so that records of newer programs are kept whole.
func Lookup(name string) Any {
	if k, ok := registry[name]; ok {
		return k
	}
	return &Kind[struct{}]{Name: name, Label: text.New(name, name), Plural: text.New(name, name)}
}

// Known reports whether this program has the kind.
func Known(name string) bool { return registry[name] != nil }

// Kinds gives all kinds by name.
func Kinds() []Any {
	names := make([]string, 0, len(registry))
	for n := range registry {
		names = append(names, n)
	}
	sort.Strings(names)
	all := make([]Any, len(names))
	for i, n := range names {
		all[i] = registry[n]
	}
	return all
}

// KindName is the kind's stable name.
func (k *Kind[T]) KindName() string { return k.Name }

// Version is that of the fields as this program writes them.
func (k *Kind[T]) Version() int { return 1 + len(k.Migrations) }

// Labels gives the kind's name in words, for one and for many.
func (k *Kind[T]) Labels() (one, many text.Text) { return k.Label, k.Plural }

// Infos describes the fields, in order.
func (k *Kind[T]) Infos() []FieldInfo {
	out := make([]FieldInfo, len(k.Fields))
	for i, f := range k.Fields {
		out[i] = f.FieldInfo
	}
	return out
}

// Info describes one field.
func (k *Kind[T]) Info(field string) (FieldInfo, bool) {
	if i := k.Field(field); i >= 0 {
		return k.Fields[i].FieldInfo, true
	}
	return FieldInfo{}, false
}

// New makes an empty record.
func (k *Kind[T]) New() any { return new(T) }

// Slab makes n empty records in one piece of memory.
func (k *Kind[T]) Slab(n int) []any {
	slab, out := make([]T, n), make([]any, n)
	for i := range slab {
		out[i] = &slab[i]
	}
	return out
}

// Clone copies a record; lists inside are never modified in place, so a shallow copy is enough.
func (k *Kind[T]) Clone(rec any) any {
	c := *rec.(*T)
	return &c
}

// Get reads a field by its number in Infos.
func (k *Kind[T]) Get(rec any, field int) Value { return k.Fields[field].get(rec.(*T)) }

// Set writes a field; false if the value is of another type. Only for records not yet in a workspace.
func (k *Kind[T]) Set(rec any, field int, v Value) bool { return k.Fields[field].set(rec.(*T), v) }

// Field finds a field's number; -1 if there is none of that name.
func (k *Kind[T]) Field(name string) int {
	if i, ok := k.index[name]; ok {
		return i
	}
	return -1
}

// Migrate brings fields written by an older version up to this one.
func (k *Kind[T]) Migrate(fields map[string]Value, from int) {
	for v := max(from, 1); v < k.Version(); v++ {
		k.Migrations[v-1](fields)
	}
}

// TitleOf is what a person calls the record.
func (k *Kind[T]) TitleOf(rec any) string {
	if k.Title != nil {
		return k.Title(rec.(*T))
	}
	i := slices.IndexFunc(k.Fields, func(f Field[T]) bool { return f.Type == TypeText })
	if i < 0 {
		return ""
	}
	return k.Get(rec, i).Text()
}

// AccountOf is the account that the record belongs to, "" if none.
func (k *Kind[T]) AccountOf(rec any) ID {
	if k.Account == nil {
		return ""
	}
	return k.Account(rec.(*T))
}

// OfAccounts tells whether records of the kind belong to accounts.
func (k *Kind[T]) OfAccounts() bool { return k.Account != nil }

// Value reads one field of a record by name.
func (k *Kind[T]) Value(rec *T, field string) Value {
	i := k.Field(field)
	if i < 0 {
		panic(fmt.Sprintf("record: %s has no field %s", k.Name, field))
	}
	return k.Fields[i].get(rec)
}
