package document

import (
	"maps"
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/record"
)

// Preview is what a document would bring if it were merged.
type Preview struct {
	SameWorkspace bool
	Kinds         []KindCount // of kinds to which something comes, by name
	Changes       int         // of its history that are not known here
	Conflicts     []Conflict  // that the merge would leave and that are not here yet
}

// KindCount tells what comes to one kind of record.
type KindCount struct {
	Kind                       string
	New, Changed, Deleted, All int // All counts the document's records that stand
}

// Conflict is a field for which both sides have written different values.
type Conflict struct {
	Kind   string
	ID     record.ID
	Title  string // of the record
	Field  string // change.Deleted when one side deleted what the other edited
	Values []Said // what would be shown first
}

// Said is a value with who wrote it and when.
type Said struct {
	Value  record.Value
	Mine   bool // known here before the merge
	Author string
	Millis int64 // since 1970
}

// PreviewOf compares a workspace and its history with a document.
func PreviewOf(workspaceID string, mine *change.State, history change.History, d Doc) Preview {
	coming := d.Into(mine)
	merged, what := change.Merge(mine, coming.State)
	p := Preview{SameWorkspace: workspaceID != "" && workspaceID == d.WorkspaceID}
	counts := map[string]KindCount{}
	for _, kind := range d.State.Kinds() {
		if kind != record.BlockKind.Name {
			counts[kind] = countKind(kind, mine, merged, d.State, what.Rows[kind])
		}
	}
	countFacts(counts, mine, merged, coming.State, what.Rows[record.BlockKind.Name])
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		if n := counts[kind]; n.New+n.Changed+n.Deleted > 0 {
			p.Kinds = append(p.Kinds, n)
		}
	}
	authors := map[change.Stamp]string{}
	for _, c := range history {
		authors[c.At] = c.Author
	}
	for _, c := range coming.History {
		if _, known := authors[c.At]; !known {
			authors[c.At] = c.Author
			p.Changes++
		}
	}
	had := map[fieldKey]change.Conflict{}
	for _, c := range change.Conflicts(mine) {
		had[fieldKey{c.Kind, c.ID, c.Field}] = c
	}
	for _, c := range change.Conflicts(merged) {
		if old, there := had[fieldKey{c.Kind, c.ID, c.Field}]; !there || !sameConflict(old, c) {
			p.Conflicts = append(p.Conflicts, tellConflict(mine, merged, authors, c))
		}
	}
	return p
}

type fieldKey struct {
	kind  string
	id    record.ID
	field string
}

func countKind(kind string, mine, merged, theirs *change.State, rows []*change.Row) KindCount {
	n := KindCount{Kind: kind}
	for r := range theirs.Table(kind).Rows() {
		if r.Alive() {
			n.All++
		}
	}
	k := record.Lookup(kind)
	for _, r := range rows {
		old, now := mine.Row(kind, r.ID), merged.Row(kind, r.ID)
		was := old != nil && old.Alive()
		switch {
		case !was && fact.InBlock(mine, kind, r.ID): // a fact that is here is corrected
			n.Changed++
		case !was && fact.InBlock(merged, kind, r.ID): // counted with its block
		case !was && now.Alive():
			n.New++
		case was && !now.Alive():
			n.Deleted++
		case was && !sameContent(k, old, now):
			n.Changed++
		}
	}
	return n
}

// countFacts adds the facts that come in blocks to what they are.
func countFacts(counts map[string]KindCount, mine, merged, theirs *change.State, rows []*change.Row) {
	add := func(b *change.Row, to func(n *KindCount) *int) {
		rec := b.Rec.(*record.Block)
		n := counts[rec.Kind]
		n.Kind = rec.Kind
		*to(&n) += rec.Rows
		counts[rec.Kind] = n
	}
	for b := range theirs.Table(record.BlockKind.Name).Rows() {
		if b.Alive() {
			add(b, func(n *KindCount) *int { return &n.All })
		}
	}
	for _, b := range rows {
		old, now := mine.Row(record.BlockKind.Name, b.ID), merged.Row(record.BlockKind.Name, b.ID)
		switch was := old != nil && old.Alive(); {
		case !was && now.Alive():
			add(now, func(n *KindCount) *int { return &n.New })
		case was && !now.Alive():
			add(now, func(n *KindCount) *int { return &n.Deleted })
		}
	}
}

// sameContent tells whether two rows show the same.
func sameContent(k record.Any, a, b *change.Row) bool {
	for i := range k.Infos() {
		if k.Get(a.Rec, i) != k.Get(b.Rec, i) {
			return false
		}
	}
	if len(a.Extra()) != len(b.Extra()) {
		return false
	}
	for f, v := range a.Extra() {
		if b.Extra()[f] != v {
			return false
		}
	}
	return true
}

func sameConflict(a, b change.Conflict) bool {
	same := func(x, y change.Rival) bool { return x.Value == y.Value && slices.Equal(x.By, y.By) }
	return same(a.Shown, b.Shown) && slices.EqualFunc(a.Others, b.Others, same)
}

func tellConflict(mine, merged *change.State, authors map[change.Stamp]string, c change.Conflict) Conflict {
	row := merged.Row(c.Kind, c.ID)
	out := Conflict{Kind: c.Kind, ID: c.ID, Field: c.Field, Title: record.Lookup(c.Kind).TitleOf(row.Rec)}
	before := mine.Row(c.Kind, c.ID)
	add := func(v record.Value, by []change.Stamp) {
		if len(by) == 0 {
			return
		}
		last := by[len(by)-1]
		out.Values = append(out.Values, Said{Value: v, Mine: before != nil && before.Seen().Has(last), Author: authors[last], Millis: last.Millis()})
	}
	if c.Field == change.Deleted {
		// One side deleted, the other wrote: the deletion, and the latest write that it did not know of.
		add(c.Shown.Value, c.Shown.By)
		known, _ := change.ParseSeen(c.Shown.Value.Text())
		add(record.Value{}, unknownWrites(row, known))
		return out
	}
	add(c.Shown.Value, c.Shown.By)
	for _, o := range c.Others {
		add(o.Value, o.By)
	}
	return out
}

// unknownWrites are the writes that a deletion did not know of; the latest is last.
func unknownWrites(r *change.Row, known change.Seen) []change.Stamp {
	var out []change.Stamp
	add := func(list []change.Stamp) {
		for _, s := range list {
			if !known.Has(s) {
				out = append(out, s)
			}
		}
	}
	p := r.Parts()
	add(p.Births)
	for _, f := range p.Fields {
		if f.Name == change.Deleted {
			continue
		}
		add(f.By)
		for _, a := range f.Also {
			add(a.By)
		}
	}
	slices.SortFunc(out, change.Stamp.Compare)
	return out
}
