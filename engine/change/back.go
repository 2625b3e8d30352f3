package change

import (
	"slices"

	"rumbo/engine/record"
)

// Back gives the ops that take back what turned before into after, a descendant of it: a merge,
// which is no change with an author here. As with Reverse, only what still stands as after left it is
// taken back; what somebody has written since stays and is told. own knows writes that count as
// after's own, those of undone changes; it may be nil.
func Back(now, before, after *State, own func(Stamp) bool) (ops []Op, kept []Kept) {
	for _, kind := range after.Kinds() {
		for x, y := range Differing(before.Table(kind), after.Table(kind)) {
			if y == nil || now.Row(kind, y.ID) == nil {
				continue
			}
			op, not := backRow(now, kind, x, y, own)
			kept = append(kept, not...)
			if len(op.Patches) > 0 {
				ops = append(ops, op)
			}
		}
	}
	return ops, kept
}

// backRow takes one record from y back to x, which is nil if it was not there.
func backRow(now *State, kind string, x, y *Row, own func(Stamp) bool) (Op, []Kept) {
	k, cur := record.Lookup(kind), now.Row(kind, y.ID)
	op := Op{Kind: kind, ID: y.ID}
	was, is := x != nil && x.Alive(), cur.Alive()
	switch {
	case is != y.Alive(): // deleted or brought back by somebody since
		if was != is {
			return op, []Kept{{kind, y.ID, Deleted}}
		}
		return op, nil
	case !was && !is:
		return op, nil
	case !was:
		for _, name := range fieldNames(k, cur, y) {
			if !cur.standsAs(y, name, own) {
				return op, []Kept{{kind, y.ID, name}}
			}
		}
		return Delete(now, kind, y.ID), nil
	}
	var kept []Kept
	for _, name := range fieldNames(k, x, y) {
		v := x.Value(k, name)
		same := v == y.Value(k, name) && len(y.register(name).also) <= len(x.register(name).also)
		switch {
		case name == Deleted, same:
		case !cur.standsAs(y, name, own):
			kept = append(kept, Kept{kind, y.ID, name})
		default:
			op.Patches = append(op.Patches, cur.patch(k, name, v))
		}
	}
	if !is {
		op.Patches = append(op.Patches, cur.patch(k, Deleted, record.Value{}))
	}
	sortPatches(op.Patches)
	return op, kept
}

// standsAs reports whether nobody but own has written to the field since y.
func (r *Row) standsAs(y *Row, name string, own func(Stamp) bool) bool {
	mine, theirs := r.register(name), y.register(name)
	known := func(s Stamp) bool { return y.has(s) || own != nil && own(s) }
	if len(mine.also) > len(theirs.also) {
		return false
	}
	for _, a := range mine.also {
		if !all(a.By, known) {
			return false
		}
	}
	return all(mine.dots, known) || slices.Equal(mine.dots, theirs.dots)
}
