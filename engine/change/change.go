package change

import (
	"sort"

	"rumbo/engine/record"
)

// Change is what one person did at one moment, to any number of records. Immutable.
type Change struct {
	At     Stamp
	Author string // name of the person
	Label  string // name of the command, for the history's words
	Ops    []Op
}

// Op is what a change does to one record: create it, or write some of its fields.
type Op struct {
	Kind string
	ID   record.ID
	// New is the record as created (a pointer to its kind's struct), nil for an edit.
	New any
	// Extra are fields of New that this program does not know.
	Extra map[string]record.Value
	// Patches are the writes of an edit, one a field.
	Patches []Patch
}

// Patch is one write to one field.
type Patch struct {
	Field    string
	From, To record.Value
	Over     []Stamp // the writes that this one replaces: those its author saw
}

// Deleted is the field that every record has besides its own: null while the record
// stands, else the text of the Seen set of writes that the deletion knew of.
const Deleted = "~deleted"

// Created makes an Op that creates a record.
func Created(kind string, id record.ID, rec any) Op { return Op{Kind: kind, ID: id, New: rec} }

// Deletes reports whether the op removes its record.
func (o Op) Deletes() bool {
	for _, p := range o.Patches {
		if p.Field == Deleted {
			return !p.To.IsNull()
		}
	}
	return false
}

// Touches tells how many records of each kind the change creates, edits and deletes.
func (c Change) Touches() (created, edited, deleted int) {
	for _, o := range c.Ops {
		switch {
		case o.New != nil:
			created++
		case o.Deletes():
			deleted++
		default:
			edited++
		}
	}
	return created, edited, deleted
}

// Only is the change with just the ops that keep lets through.
func (c Change) Only(keep func(Op) bool) Change {
	var ops []Op
	for _, o := range c.Ops {
		if keep(o) {
			ops = append(ops, o)
		}
	}
	c.Ops = ops
	return c
}

// Squash joins changes that one replica made one after the other into one that
// has the last one's stamp and the same effect on what a person sees. The
// changes must be in order and must not have been handed to anybody yet.
func Squash(changes ...Change) Change {
	if len(changes) == 0 {
		return Change{}
	}
	last := changes[len(changes)-1]
	out := Change{At: last.At, Author: last.Author, Label: changes[0].Label}
	at := map[opKey]int{}
	mine := map[Stamp]bool{}
	for _, c := range changes {
		for _, o := range c.Ops {
			k := opKey{o.Kind, o.ID}
			i, there := at[k]
			if !there {
				at[k] = len(out.Ops)
				out.Ops = append(out.Ops, o)
				continue
			}
			out.Ops[i] = out.Ops[i].then(o, mine)
		}
		mine[c.At] = true
	}
	for i := range out.Ops {
		out.Ops[i].knowOwn(last.At)
	}
	return out
}

// knowOwn makes a deletion know of the writes that were squashed into its change.
func (o *Op) knowOwn(at Stamp) {
	with := func(v record.Value) record.Value {
		known, err := ParseSeen(v.Text())
		if v.IsNull() || err != nil {
			return v
		}
		return record.OfText(known.With(at).String())
	}
	if v, there := o.Extra[Deleted]; there {
		o.Extra = withExtra(o.Extra, Deleted, with(v))
	}
	for i, p := range o.Patches {
		if p.Field == Deleted && !p.To.IsNull() {
			o.Patches = append([]Patch(nil), o.Patches...)
			o.Patches[i].To = with(p.To)
		}
	}
}

type opKey struct {
	kind string
	id   record.ID
}

// then is the op followed by another of the same record.
func (o Op) then(next Op, mine map[Stamp]bool) Op {
	if next.New != nil { // created again after its deletion: the later one tells all
		return next
	}
	if o.New != nil && !next.Deletes() {
		return o.newWith(next.Patches)
	}
	if o.New != nil { // made and unmade at once: nothing is left to tell
		return Op{Kind: o.Kind, ID: o.ID, New: o.New, Extra: map[string]record.Value{Deleted: next.value(Deleted)}}
	}
	patches := append([]Patch(nil), o.Patches...)
	for _, p := range next.Patches {
		i := sort.Search(len(patches), func(i int) bool { return patches[i].Field >= p.Field })
		if i < len(patches) && patches[i].Field == p.Field {
			over := append([]Stamp(nil), patches[i].Over...)
			for _, s := range p.Over {
				if !mine[s] {
					over = addStamp(over, s)
				}
			}
			patches[i].To, patches[i].Over = p.To, over
			continue
		}
		patches = append(patches, Patch{})
		copy(patches[i+1:], patches[i:])
		patches[i] = p
	}
	return Op{Kind: o.Kind, ID: o.ID, Patches: patches}
}

func (o Op) value(field string) record.Value {
	for _, p := range o.Patches {
		if p.Field == field {
			return p.To
		}
	}
	return record.Value{}
}

// newWith is the creation with later writes already in it.
func (o Op) newWith(patches []Patch) Op {
	k := record.Lookup(o.Kind)
	rec := k.Clone(o.New)
	extra := o.Extra
	for _, p := range patches {
		if i := k.Field(p.Field); i >= 0 {
			k.Set(rec, i, p.To)
		} else {
			extra = withExtra(extra, p.Field, p.To)
		}
	}
	return Op{Kind: o.Kind, ID: o.ID, New: rec, Extra: extra}
}

func withExtra(m map[string]record.Value, field string, v record.Value) map[string]record.Value {
	out := make(map[string]record.Value, len(m)+1)
	for f, x := range m {
		out[f] = x
	}
	if v.IsNull() {
		delete(out, field)
	} else {
		out[field] = v
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// addStamp adds to a small set sorted by Compare, in new memory.
func addStamp(set []Stamp, s Stamp) []Stamp {
	i := sort.Search(len(set), func(i int) bool { return !set[i].Before(s) })
	if i < len(set) && set[i] == s {
		return set
	}
	out := make([]Stamp, 0, len(set)+1)
	return append(append(append(out, set[:i]...), s), set[i:]...)
}
