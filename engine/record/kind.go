package record

import (
	"fmt"
	"reflect"
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

	forgetful *kind // the same, for those who do not know T
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
	Slab(n int) []any                      // n new records in one piece of memory
	Fill(n int, give func(i int, rec any)) // the same, given one by one
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

// kind is a Kind that has forgotten T: its records pass as any. It does all that need not be compiled anew for each
// kind. Kind does not embed it, since that would give every one of them all of its methods.
type kind struct {
	name       string
	one, many  text.Text
	fields     []*field
	index      map[string]int
	migrations []func(map[string]Value)
	list       reflect.Type        // []T
	check      func(any) []Problem // each of these three may be nil
	title      func(any) string
	account    func(any) ID
}

var registry = map[string]Any{}

// define registers a kind at start; a kind defined twice is a mistake in the program.
func define[T any](k Kind[T]) *Kind[T] {
	k.forgetful = forget(&k)
	k.forgetful.register()
	return &k
}

func forget[T any](k *Kind[T]) *kind {
	out := &kind{name: k.Name, one: k.Label, many: k.Plural, fields: k.Fields, migrations: k.Migrations, list: reflect.TypeFor[[]T]()}
	if check := k.Check; check != nil {
		out.check = func(rec any) []Problem { return check(rec.(*T)) }
	}
	if title := k.Title; title != nil {
		out.title = func(rec any) string { return title(rec.(*T)) }
	}
	if account := k.Account; account != nil {
		out.account = func(rec any) ID { return account(rec.(*T)) }
	}
	return out
}

// Any is the kind for those who do not know T.
func (k *Kind[T]) Any() Any { return k.forgetful }

// Info describes one field.
func (k *Kind[T]) Info(field string) (FieldInfo, bool) { return k.forgetful.Info(field) }

// Value reads one field of a record by name.
func (k *Kind[T]) Value(rec *T, field string) Value { return k.forgetful.value(rec, field) }

// Validate checks every field's own rule and then the kind's.
func (k *Kind[T]) Validate(rec *T) []Problem { return k.forgetful.Validate(rec) }

func (k *kind) register() {
	k.index = make(map[string]int, len(k.fields))
	for i, f := range k.fields {
		if _, twice := k.index[f.Name]; twice {
			panic("record: field " + f.Name + " twice in " + k.name)
		}
		k.index[f.Name] = i
	}
	if _, twice := registry[k.name]; twice {
		panic("record: kind " + k.name + " twice")
	}
	registry[k.name] = k
}

// Lookup finds a kind; of a name that this program does not know it gives a
// kind without fields, so that records of newer programs are kept whole.
func Lookup(name string) Any {
	if k, ok := registry[name]; ok {
		return k
	}
	return forget(&Kind[struct{}]{Name: name, Label: text.Same(name), Plural: text.Same(name)})
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
func (k *kind) KindName() string { return k.name }

// Version is that of the fields as this program writes them.
func (k *kind) Version() int { return 1 + len(k.migrations) }

// Labels gives the kind's name in words, for one and for many.
func (k *kind) Labels() (one, many text.Text) { return k.one, k.many }

// Infos describes the fields, in order.
func (k *kind) Infos() []FieldInfo {
	out := make([]FieldInfo, len(k.fields))
	for i, f := range k.fields {
		out[i] = f.FieldInfo
	}
	return out
}

// Info describes one field.
func (k *kind) Info(field string) (FieldInfo, bool) {
	if i := k.Field(field); i >= 0 {
		return k.fields[i].FieldInfo, true
	}
	return FieldInfo{}, false
}

// New makes an empty record.
func (k *kind) New() any { return reflect.New(k.list.Elem()).Interface() }

// Slab makes n empty records in one piece of memory.
func (k *kind) Slab(n int) []any {
	out := make([]any, n)
	k.Fill(n, func(i int, rec any) { out[i] = rec })
	return out
}

// Fill makes n empty records in one piece of memory and gives them one by one.
func (k *kind) Fill(n int, give func(i int, rec any)) {
	slab := reflect.MakeSlice(k.list, n, n)
	for i := range n {
		give(i, slab.Index(i).Addr().Interface())
	}
}

// Clone copies a record; lists inside are never modified in place, so a shallow copy is enough.
func (k *kind) Clone(rec any) any {
	c := reflect.New(k.list.Elem())
	c.Elem().Set(reflect.ValueOf(rec).Elem())
	return c.Interface()
}

// Get reads a field by its number in Infos.
func (k *kind) Get(rec any, field int) Value { return k.fields[field].get(rec) }

// Set writes a field; false if the value is of another type. Only for records not yet in a workspace.
func (k *kind) Set(rec any, field int, v Value) bool { return k.fields[field].set(rec, v) }

// Field finds a field's number; -1 if there is none of that name.
func (k *kind) Field(name string) int {
	if i, ok := k.index[name]; ok {
		return i
	}
	return -1
}

// Migrate brings fields written by an older version up to this one.
func (k *kind) Migrate(fields map[string]Value, from int) {
	for v := max(from, 1); v < k.Version(); v++ {
		k.migrations[v-1](fields)
	}
}

// TitleOf is what a person calls the record.
func (k *kind) TitleOf(rec any) string {
	if k.title != nil {
		return k.title(rec)
	}
	i := slices.IndexFunc(k.fields, func(f *field) bool { return f.Type == TypeText })
	if i < 0 {
		return ""
	}
	return k.Get(rec, i).Text()
}

// AccountOf is the account that the record belongs to, "" if none.
func (k *kind) AccountOf(rec any) ID {
	if k.account == nil {
		return ""
	}
	return k.account(rec)
}

// OfAccounts tells whether records of the kind belong to accounts.
func (k *kind) OfAccounts() bool { return k.account != nil }

func (k *kind) value(rec any, field string) Value {
	i := k.Field(field)
	if i < 0 {
		panic(fmt.Sprintf("record: %s has no field %s", k.name, field))
	}
	return k.Get(rec, i)
}
