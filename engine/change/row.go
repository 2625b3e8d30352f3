package change

import (
	"slices"
	"sort"

	"rumbo/engine/record"
)

// Row is a record in a State: what it says, and which writes it has seen. Immutable.
type Row struct {
	ID   record.ID
	Rec  any   // pointer to the kind's struct; never modified
	born Stamp // its creation; zero if only edits of it are known
	more *more // nil for a record that nobody touched since
}

// more is what only edited records need.
type more struct {
	births []Stamp // when created on several replicas: all creations; else nil
	seen   Seen    // every write to this record that is known here
	fields []field // those written since the creation, sorted by name
	extra  map[string]record.Value
}

// field is a register: the value shown is in Rec (or extra), also holds those
// that were written without knowing of it.
type field struct {
	name string
	dots []Stamp // the writes that say what is shown, sorted
	also []Rival
}

// Rival is a value written at the same time as another, without either author knowing.
type Rival struct {
	Value record.Value
	By    []Stamp // the writes that say so, sorted
}

// Births are the creations of the record, usually one.
func (r *Row) Births() []Stamp {
	if r.more != nil && r.more.births != nil {
		return r.more.births
	}
	if r.born == (Stamp{}) {
		return nil
	}
	return []Stamp{r.born}
}

// Seen are all writes to the record that are known here.
func (r *Row) Seen() Seen {
	if r.more != nil {
		return r.more.seen
	}
	return Seen{r.born}
}

// has reports whether a write is known, without allocating.
func (r *Row) has(s Stamp) bool {
	if r.more != nil {
		return r.more.seen.Has(s)
	}
	return s.Replica == r.born.Replica && s.Time <= r.born.Time
}

// Value reads a field by name, also one that this program does not know.
func (r *Row) Value(k record.Any, name string) record.Value {
	if i := k.Field(name); i >= 0 {
		return k.Get(r.Rec, i)
	}
	if r.more == nil {
		return record.Value{}
	}
	return r.more.extra[name]
}

// Extra are the fields that this program does not know; not to be modified.
func (r *Row) Extra() map[string]record.Value {
	if r.more == nil {
		return nil
	}
	return r.more.extra
}

// register gives the field's register; for a field not written since, the creation's.
func (r *Row) register(name string) field {
	if r.more != nil {
		if i, ok := slices.BinarySearchFunc(r.more.fields, name, func(f field, n string) int { return cmpString(f.name, n) }); ok {
			return r.more.fields[i]
		}
	}
	return field{name: name, dots: r.Births()}
}

func cmpString(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Last is the latest write to a field.
func (r *Row) Last(name string) Stamp {
	dots := r.register(name).dots
	if len(dots) == 0 {
		return Stamp{}
	}
	return dots[len(dots)-1]
}

// Touched is the latest write to any field of the record.
func (r *Row) Touched() Stamp {
	var last Stamp
	for _, s := range r.Seen() {
		if last.Before(s) {
			last = s
		}
	}
	return last
}

// Alive reports whether the record stands: it was not deleted, or somebody who
// did not know of the deletion has written to it since.
func (r *Row) Alive() bool {
	if r.more == nil || r.more.extra[Deleted].IsNull() {
		return true
	}
	return r.editedAfterDeletion()
}

func (r *Row) editedAfterDeletion() bool {
	known, err := ParseSeen(r.more.extra[Deleted].Text())
	if err != nil {
		return true // not ours to interpret: keep the record
	}
	for _, b := range r.Births() {
		if !known.Has(b) {
			return true
		}
	}
	for _, f := range r.more.fields {
		if f.name == Deleted {
			continue
		}
		if slices.ContainsFunc(f.dots, func(s Stamp) bool { return !known.Has(s) }) {
			return true
		}
		for _, a := range f.also {
			if slices.ContainsFunc(a.By, func(s Stamp) bool { return !known.Has(s) }) {
				return true
			}
		}
	}
	return false
}

// write is the row after one change's patches (at is not yet in seen); known is what its author had seen at most.
func (r *Row) write(k record.Any, at Stamp, patches []Patch, known Seen) *Row {
	out := r.edit(k)
	for _, p := range patches {
		regs := drop(r.entries(k, p.Field), p.Over)
		out.put(k, p.Field, merge1(regs, Rival{p.To, []Stamp{at}}))
	}
	out.more.seen = out.more.seen.after(at, known)
	return out
}

// edit is a copy whose own parts may be modified until it is shared.
func (r *Row) edit(k record.Any) *Row {
	out := &Row{ID: r.ID, Rec: k.Clone(r.Rec), born: r.born, more: &more{}}
	if r.more != nil {
		*out.more = *r.more
		out.more.fields = slices.Clone(r.more.fields)
	} else {
		out.more.seen = r.Seen()
		if r.born == (Stamp{}) {
			out.more.seen = nil
		}
	}
	return out
}

// entries are all values of a field with their writes; the shown one is last.
func (r *Row) entries(k record.Any, name string) []Rival {
	f := r.register(name)
	out := slices.Clone(f.also)
	if len(f.dots) > 0 {
		out = append(out, Rival{r.Value(k, name), f.dots})
	}
	return out
}

// put stores a field's values; entries must not be empty. The one with the latest write is shown.
func (r *Row) put(k record.Any, name string, entries []Rival) {
	sort.Slice(entries, func(i, j int) bool { return last(entries[i].By).Before(last(entries[j].By)) })
	top := entries[len(entries)-1]
	f := field{name: name, dots: top.By, also: entries[:len(entries)-1]}
	if len(f.also) == 0 {
		f.also = nil
	}
	if i := k.Field(name); i >= 0 {
		if !k.Set(r.Rec, i, top.Value) {
			k.Set(r.Rec, i, record.Value{})
		}
	} else {
		r.more.extra = withExtra(r.more.extra, name, top.Value)
	}
	i, there := slices.BinarySearchFunc(r.more.fields, name, func(f field, n string) int { return cmpString(f.name, n) })
	plain := f.also == nil && slices.Equal(f.dots, r.Births())
	switch {
	case there && plain:
		r.more.fields = slices.Delete(r.more.fields, i, i+1)
	case there:
		r.more.fields[i] = f
	case !plain:
		r.more.fields = slices.Insert(r.more.fields, i, f)
	}
}

func last(s []Stamp) Stamp { return s[len(s)-1] }

// drop removes writes from entries; an entry without writes is gone.
func drop(entries []Rival, gone []Stamp) []Rival {
	var out []Rival
	for _, e := range entries {
		by := slices.DeleteFunc(slices.Clone(e.By), func(s Stamp) bool { return slices.Contains(gone, s) })
		if len(by) > 0 {
			out = append(out, Rival{e.Value, by})
		}
	}
	return out
}

// merge1 adds an entry; equal values share one.
func merge1(entries []Rival, e Rival) []Rival {
	for i := range entries {
		if entries[i].Value == e.Value {
			by := entries[i].By
			for _, s := range e.By {
				by = addStamp(by, s)
			}
			entries[i].By = by
			return entries
		}
	}
	return append(entries, e)
}
