package change

import (
	"slices"

	"rumbo/engine/pace"
	"rumbo/engine/record"
)

// Merged tells what a merge brought.
type Merged struct {
	New     map[string]int // records of each kind that were not there
	Changed map[string]int // records of each kind that say something else now
	Rows    map[string][]*Row
}

// Merge is the state that holds everything of both. The rows that differ from a's are
// told, so that only those need to be kept.
func Merge(a, b *State) (*State, Merged) { return MergePaced(a, b, nil) }

// MergePaced is Merge that gives way between pieces.
func MergePaced(a, b *State, p *pace.Pace) (*State, Merged) {
	m := Merged{map[string]int{}, map[string]int{}, map[string][]*Row{}}
	e := a.edit()
	for _, kind := range b.Kinds() {
		bt := b.Table(kind)
		e.of(kind).grow(bt.Len())
		for r := range bt.Rows() {
			p.Step()
			old := e.of(kind).t.Row(r.ID)
			now := r
			switch {
			case old == nil:
				m.New[kind]++
			case old.knowsAll(r):
				continue
			default:
				now = mergeRows(bt.kind, old, r)
				m.Changed[kind]++
			}
			e.of(kind).put(now)
			m.Rows[kind] = append(m.Rows[kind], now)
		}
	}
	seen := a.seen.Union(b.seen)
	for _, x := range a.seen.missing() {
		seen = seen.Without(x) // b may hold a part of the workspace only
	}
	return e.done(seen), m
}

// StateOf makes a state of rows, as they come from a file.
func StateOf(rows map[string][]*Row) *State { return StateOfPaced(rows, nil) }

// StateOfPaced is StateOf that gives way between pieces.
func StateOfPaced(rows map[string][]*Row, p *pace.Pace) *State {
	e := (&State{}).edit()
	var seen Seen
	for kind, list := range rows {
		e.of(kind).grow(len(list))
		for _, r := range list {
			p.Step()
			e.of(kind).put(r)
			if r.more == nil {
				if !seen.Has(r.born) {
					seen = seen.With(r.born)
				}
				continue
			}
			seen = seen.Union(r.more.seen)
		}
	}
	return e.done(seen)
}

// knowsAll reports whether nothing of o is news. A row whose creation could not be read has gaps that
// its clock does not show, so it never knows all.
func (r *Row) knowsAll(o *Row) bool { return len(r.Births()) > 0 && r.Seen().Holds(o.Seen()) }

// mergeRows joins two copies of a record.
func mergeRows(k record.Any, a, b *Row) *Row {
	if a.knowsAll(b) {
		return a
	}
	if b.knowsAll(a) {
		return b
	}
	births := a.Births()
	for _, s := range b.Births() {
		births = addStamp(births, s)
	}
	out := a.edit(k)
	out.more.births, out.more.fields, out.more.extra = nil, nil, nil
	if len(births) > 0 {
		out.born = births[0]
	}
	if len(births) > 1 {
		out.more.births = births
	}
	out.more.seen = a.Seen().Union(b.Seen())
	for _, name := range fieldNames(k, a, b) {
		if entries := mergeEntries(k, a, b, name); len(entries) > 0 {
			out.put(k, name, entries)
		}
	}
	return out
}

// mergeEntries keeps a write that both have, and one that only one side has unless
// the other has seen it and so replaced it.
func mergeEntries(k record.Any, a, b *Row, name string) []Rival {
	ea, eb := a.entries(k, name), b.entries(k, name)
	if len(ea) == 0 || len(eb) == 0 { // one has only edits of other fields: it did not replace anything here
		return append(ea, eb...)
	}
	var out []Rival
	keep := func(mine []Rival, other *Row, theirs []Rival) {
		for _, e := range mine {
			by := slices.DeleteFunc(slices.Clone(e.By), func(s Stamp) bool {
				return other.has(s) && !writtenIn(theirs, s)
			})
			if len(by) > 0 {
				out = merge1(out, Rival{e.Value, by})
			}
		}
	}
	keep(ea, b, eb)
	keep(eb, a, ea)
	return out
}

func writtenIn(entries []Rival, s Stamp) bool {
	return slices.ContainsFunc(entries, func(e Rival) bool { return slices.Contains(e.By, s) })
}

// fieldNames are all fields that either row may say something about.
func fieldNames(k record.Any, rows ...*Row) []string {
	var names []string
	for _, f := range k.Infos() {
		names = append(names, f.Name)
	}
	known := len(names)
	for _, r := range rows {
		if r.more == nil {
			continue
		}
		for f := range r.more.extra {
			names = append(names, f)
		}
		for _, f := range r.more.fields {
			if k.Field(f.name) < 0 {
				names = append(names, f.name)
			}
		}
	}
	slices.Sort(names[known:])
	return slices.Compact(names)
}

// Conflict is a field for which people have written different values without
// knowing of each other. Field is Deleted when one deleted what another edited.
type Conflict struct {
	Kind   string
	ID     record.ID
	Field  string
	Shown  Rival
	Others []Rival // latest first
}

// Conflicts lists what waits for a person to settle, by kind, in order of arrival.
func Conflicts(s *State) []Conflict {
	var out []Conflict
	for _, kind := range s.Kinds() {
		t := s.Table(kind)
		for r := range t.Rows() {
			if r.more != nil {
				out = append(out, r.conflicts(t.kind)...)
			}
		}
	}
	return out
}

func (r *Row) conflicts(k record.Any) []Conflict {
	gone := r.more.extra[Deleted]
	if !gone.IsNull() && r.editedAfterDeletion() {
		f := r.register(Deleted)
		return []Conflict{{k.KindName(), r.ID, Deleted, Rival{gone, f.dots}, f.also}}
	}
	if !gone.IsNull() {
		return nil
	}
	var out []Conflict
	for _, f := range r.more.fields {
		if len(f.also) == 0 {
			continue
		}
		others := slices.Clone(f.also)
		slices.Reverse(others)
		out = append(out, Conflict{k.KindName(), r.ID, f.name, Rival{r.Value(k, f.name), f.dots}, others})
	}
	return out
}
