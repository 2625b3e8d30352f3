package change

import (
	"maps"
	"slices"

	"rumbo/engine/pace"
	"rumbo/engine/record"
)

// State is all records at a moment. Immutable; the zero State is empty.
type State struct {
	tables map[string]*Table
	seen   Seen
}

// Table gives the rows of a kind; an empty table if there are none.
func (s *State) Table(kind string) *Table {
	if t, ok := s.tables[kind]; ok {
		return t
	}
	return newTable(kind)
}

// Known gives the rows of a kind, nil if there are none.
func (s *State) Known(kind string) *Table { return s.tables[kind] }

// Kinds lists the kinds that have rows, sorted.
func (s *State) Kinds() []string { return slices.Sorted(maps.Keys(s.tables)) }

// Seen are all changes that have reached the state.
func (s *State) Seen() Seen { return s.seen }

// Row finds a record's row, also of a deleted one; nil if there is none.
func (s *State) Row(kind string, id record.ID) *Row { return s.Table(kind).Row(id) }

// Get finds a record that stands; nil if there is none.
func Get[T any](s *State, k *record.Kind[T], id record.ID) *T {
	r := s.Table(k.Name).Row(id)
	if r == nil || !r.Alive() {
		return nil
	}
	return r.Rec.(*T)
}

// All goes over the records of a kind that stand. Records must not be modified.
func All[T any](s *State, k *record.Kind[T]) func(yield func(record.ID, *T) bool) {
	return func(yield func(record.ID, *T) bool) {
		for r := range s.Table(k.Name).Rows() {
			if r.Alive() && !yield(r.ID, r.Rec.(*T)) {
				return
			}
		}
	}
}

// Count counts the records of a kind that stand.
func Count[T any](s *State, k *record.Kind[T]) int {
	n := 0
	for range All(s, k) {
		n++
	}
	return n
}

// editing is a state under construction.
type editing struct {
	base *State
	eds  map[string]*editor
}

func (s *State) edit() *editing { return &editing{s, map[string]*editor{}} }

func (e *editing) of(kind string) *editor {
	ed, ok := e.eds[kind]
	if !ok {
		ed = e.base.Table(kind).editor()
		e.eds[kind] = ed
	}
	return ed
}

func (e *editing) done(seen Seen) *State {
	out := &State{tables: maps.Clone(e.base.tables), seen: seen}
	if out.tables == nil {
		out.tables = map[string]*Table{}
	}
	for k, ed := range e.eds {
		out.tables[k] = ed.done()
	}
	return out
}

// Missing is the state whose log lost that change: what its replica writes from then on does not claim
// to know it, so that a copy that still holds the change can bring it back.
func (s *State) Missing(x Stamp) *State { return &State{tables: s.tables, seen: s.seen.Without(x)} }

// Apply is the state after a change. A change that is there already changes nothing.
func Apply(s *State, c Change) *State { return ApplyPaced(s, c, nil) }

// ApplyPaced is Apply that gives way between pieces.
func ApplyPaced(s *State, c Change, p *pace.Pace) *State {
	e := s.edit()
	seen := s.seen.With(c.At)
	perKind := map[string]int{}
	for i := range c.Ops {
		perKind[c.Ops[i].Kind]++
	}
	for k, n := range perKind {
		e.of(k).grow(n)
	}
	for i := range c.Ops {
		p.Step()
		op := &c.Ops[i]
		ed := e.of(op.Kind)
		if r := applyOp(ed.t.kind, ed.t.Row(op.ID), c.At, op, seen); r != nil {
			ed.put(r)
		}
	}
	return e.done(seen)
}

// applyOp gives the new row, or nil if the op is known already.
func applyOp(k record.Any, old *Row, at Stamp, op *Op, known Seen) *Row {
	if old != nil && old.has(at) && (op.New == nil || len(old.Births()) > 0) {
		return nil
	}
	if op.New != nil {
		fresh := &Row{ID: op.ID, Rec: op.New, born: at}
		if len(op.Extra) > 0 {
			fresh.more = &more{seen: Seen{at}, extra: op.Extra}
		}
		if old == nil {
			return fresh
		}
		return mergeRows(k, old, fresh)
	}
	if old == nil {
		// The creation is not known (its log entry could not be read): keep the edit.
		old = &Row{ID: op.ID, Rec: k.New(), more: &more{}}
	}
	return old.write(k, at, op.Patches, known)
}
