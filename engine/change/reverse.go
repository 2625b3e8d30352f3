package change

import (
	"slices"

	"rumbo/engine/pace"
	"rumbo/engine/record"
)

// Kept is a write that could not be taken back because somebody has written to the field since.
type Kept struct {
	Kind  string
	ID    record.ID
	Field string
}

// Reverse gives the ops that take a change back, as far as its writes are still
// what is shown, and tells which are not. A write counts as the change's own, too, if it was made by
// a change that own knows: the undoing of later changes brings the earlier value back. own may be nil.
func Reverse(s *State, c Change, own func(Stamp) bool) (ops []Op, kept []Kept) {
	ours := func(at Stamp) bool { return at == c.At || own != nil && own(at) }
	for i := len(c.Ops) - 1; i >= 0; i-- {
		op := c.Ops[i]
		r := s.Row(op.Kind, op.ID)
		if r == nil {
			continue
		}
		if op.New != nil {
			if !r.Alive() {
				continue
			}
			if !r.onlyBy(ours) {
				kept = append(kept, Kept{op.Kind, op.ID, ""})
				continue
			}
			ops = append(ops, Delete(s, op.Kind, op.ID))
			continue
		}
		back, not := r.reverse(s, op, ours)
		kept = append(kept, not...)
		if len(back.Patches) > 0 {
			ops = append(ops, back)
		}
	}
	return ops, kept
}

func (r *Row) reverse(s *State, op Op, ours func(Stamp) bool) (back Op, kept []Kept) {
	k := record.Lookup(op.Kind)
	back = Op{Kind: op.Kind, ID: op.ID}
	for _, p := range op.Patches {
		reg := r.register(p.Field)
		undeletes := p.Field == Deleted && !p.From.IsNull()
		switch {
		case !r.Alive() && p.Field != Deleted, // to write to it would bring it back
			len(reg.also) > 0, !all(reg.dots, ours),
			undeletes && !r.onlyBy(knownTo(p.From, ours)):
			kept = append(kept, Kept{op.Kind, op.ID, p.Field})
		case undeletes: // to take a restoration back is to delete again, knowing what is known now
			return Delete(s, op.Kind, op.ID), nil // and nothing else: to write to it would bring it back
		default:
			back.Patches = append(back.Patches, r.patch(k, p.Field, p.From))
		}
	}
	return back, kept
}

// knownTo adds the writes that an earlier deletion knew of.
func knownTo(deletion record.Value, ours func(Stamp) bool) func(Stamp) bool {
	known, err := ParseSeen(deletion.Text())
	return func(s Stamp) bool { return err == nil && known.Has(s) || ours(s) }
}

// onlyBy reports whether all that the record says comes from the writes that ours knows.
func (r *Row) onlyBy(ours func(Stamp) bool) bool {
	if !all(r.Births(), ours) {
		return false
	}
	if r.more == nil {
		return true
	}
	for _, f := range r.more.fields {
		if !all(f.dots, ours) || len(f.also) > 0 {
			return false
		}
	}
	return true
}

func all(list []Stamp, ok func(Stamp) bool) bool {
	return !slices.ContainsFunc(list, func(s Stamp) bool { return !ok(s) })
}

// patch writes a field over everything that is known of it.
func (r *Row) patch(k record.Any, field string, to record.Value) Patch {
	var over []Stamp
	for _, e := range r.entries(k, field) {
		for _, s := range e.By {
			over = addStamp(over, s)
		}
	}
	return Patch{Field: field, From: r.Value(k, field), To: to, Over: over}
}

// Edit gives the op that writes fields of a record; nil patches if all say so
// already and nothing is in conflict. The record must be in the state.
func Edit(s *State, kind string, id record.ID, fields map[string]record.Value) Op {
	r, k := s.Row(kind, id), record.Lookup(kind)
	op := Op{Kind: kind, ID: id}
	if r == nil {
		return op
	}
	for name, v := range fields {
		if r.Value(k, name) == v && len(r.register(name).also) == 0 {
			continue
		}
		op.Patches = append(op.Patches, r.patch(k, name, v))
	}
	sortPatches(op.Patches)
	return op
}

// Delete gives the op that removes a record. The record must be in the state.
func Delete(s *State, kind string, id record.ID) Op {
	r, k := s.Row(kind, id), record.Lookup(kind)
	if r == nil {
		return Op{Kind: kind, ID: id}
	}
	p := r.patch(k, Deleted, record.OfText(r.Seen().String()))
	return Op{Kind: kind, ID: id, Patches: []Patch{p}}
}

// Restore gives the op that brings a deleted record back.
func Restore(s *State, kind string, id record.ID) Op {
	return Edit(s, kind, id, map[string]record.Value{Deleted: {}})
}

// Diff gives the ops that make what is shown in from look as it does in to, for
// the records that keep lets through. Applied to from's latest descendant,
// they restore an older moment.
func Diff(from, to *State, keep func(kind string, id record.ID, r *Row) bool) []Op {
	return DiffPaced(nil, from, to, keep)
}

// DiffPaced is Diff that gives way between pieces.
func DiffPaced(p *pace.Pace, from, to *State, keep func(kind string, id record.ID, r *Row) bool) []Op {
	var ops []Op
	for _, kind := range from.Kinds() {
		for r := range from.Table(kind).Rows() {
			p.Step()
			other := to.Row(kind, r.ID)
			if r.Alive() && (other == nil || !other.Alive()) && keep(kind, r.ID, r) {
				ops = append(ops, Delete(from, kind, r.ID))
			}
		}
	}
	for _, kind := range to.Kinds() {
		k := record.Lookup(kind)
		for r := range to.Table(kind).Rows() {
			p.Step()
			if !r.Alive() || !keep(kind, r.ID, r) {
				continue
			}
			if op := diffRow(from, k, r); op.New != nil || len(op.Patches) > 0 {
				ops = append(ops, op)
			}
		}
	}
	return ops
}

func diffRow(from *State, k record.Any, want *Row) Op {
	kind := k.KindName()
	have := from.Row(kind, want.ID)
	if have == nil {
		return Op{Kind: kind, ID: want.ID, New: want.Rec, Extra: withExtra(want.Extra(), Deleted, record.Value{})}
	}
	fields := map[string]record.Value{}
	for _, name := range fieldNames(k, have, want) {
		v := want.Value(k, name)
		settled := len(have.register(name).also) > 0 && len(want.register(name).also) == 0
		if name != Deleted && (v != have.Value(k, name) || settled) {
			fields[name] = v
		}
	}
	if !have.Alive() {
		fields[Deleted] = record.Value{}
	}
	return Edit(from, kind, want.ID, fields)
}

func sortPatches(p []Patch) {
	slices.SortFunc(p, func(a, b Patch) int { return cmpString(a.Field, b.Field) })
}
