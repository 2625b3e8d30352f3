package change

import (
	"slices"

	"rumbo/engine/record"
)

// Parts are what a row remembers besides its record, laid open for other written forms
// than the binary one. Not to be modified.
type Parts struct {
	Births []Stamp // creations, usually one, sorted
	Seen   Seen    // every write to the record that is known
	Fields []Register
	Extra  map[string]record.Value // fields that this program does not know, and Deleted
}

// Register is a field that was written since the record's creation.
type Register struct {
	Name string
	By   []Stamp // the writes that say what is shown, sorted
	Also []Rival // what was written without knowing of it, earliest first
}

// Plain gives the record's creation, and whether that is all that is known of it:
// nobody has written to it since, and it has no unknown fields.
func (r *Row) Plain() (Stamp, bool) { return r.born, r.more == nil }

// Parts lays the row open.
func (r *Row) Parts() Parts {
	p := Parts{Births: r.Births(), Seen: r.Seen()}
	if r.more == nil {
		return p
	}
	p.Extra = r.more.extra
	for _, f := range r.more.fields {
		p.Fields = append(p.Fields, Register{f.name, f.dots, f.also})
	}
	return p
}

// RowOf puts a row together; false if the parts contradict each other.
func RowOf(id record.ID, rec any, p Parts) (*Row, bool) {
	r := &Row{ID: id, Rec: rec}
	if len(p.Births) > 0 {
		r.born = p.Births[0]
	}
	if len(p.Births) == 1 && len(p.Fields) == 0 && len(p.Extra) == 0 && len(p.Seen) == 1 && p.Seen[0] == r.born {
		return r, true
	}
	r.more = &more{seen: p.Seen, extra: p.Extra}
	if len(p.Extra) == 0 {
		r.more.extra = nil
	}
	if len(p.Births) > 1 {
		r.more.births = p.Births
	}
	for _, f := range p.Fields {
		if len(f.Also) > 0 || !slices.Equal(f.By, p.Births) {
			r.more.fields = append(r.more.fields, field{f.Name, f.By, f.Also})
		}
	}
	return r, p.agree() && r.more.sound()
}

// agree checks that all writes are in order and among those seen.
func (p Parts) agree() bool {
	if !p.Seen.sound() {
		return false
	}
	known := func(list []Stamp) bool {
		for i, s := range list {
			if !p.Seen.Has(s) || i > 0 && !list[i-1].Before(s) {
				return false
			}
		}
		return true
	}
	if len(p.Seen) == 0 || !known(p.Births) {
		return false
	}
	for _, f := range p.Fields {
		if len(f.By) == 0 || !known(f.By) {
			return false
		}
		for i, a := range f.Also {
			if len(a.By) == 0 || !known(a.By) || !last(a.By).Before(last(f.By)) || i > 0 && !last(f.Also[i-1].By).Before(last(a.By)) {
				return false
			}
		}
	}
	return true
}

// StateFrom makes a state of rows and of the changes that have reached it; seen must hold
// all that the rows have seen. A record that comes twice is told by its kind and ID.
func StateFrom(seen Seen, rows map[string][]*Row) (s *State, twiceKind string, twice record.ID) {
	e := (&State{}).edit()
	for kind, list := range rows {
		ed := e.of(kind)
		ed.grow(len(list))
		for i, r := range list {
			if ed.put(r); ed.t.n != i+1 {
				return &State{}, kind, r.ID
			}
		}
	}
	return e.done(seen), "", ""
}

// MigratePatches brings writes made by an older version of a kind up to date.
func MigratePatches(k record.Any, patches []Patch, version int) []Patch {
	return migratePatches(k, patches, version)
}

// SortPatches puts an op's writes into the order in which an op holds them.
func SortPatches(patches []Patch) { sortPatches(patches) }
