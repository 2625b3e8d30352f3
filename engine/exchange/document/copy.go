package document

import (
	"slices"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/record"
)

// shared are the kinds that a copy does not double where they stand already: what
// holds for the whole company.
var shared = []string{"settings", "stage", "line", "product", "person", "team", "channel", "campaign", "survey", "template_section", "template_field", "template_need"}

// Copy gives the ops that add the document's records that stand as new ones: with IDs of their
// own, so that they no longer have anything to do with where they came from. People, stages, lines
// and products that stand in mine already are used as they are. Named versions are left out, since
// the moments that they name are not of this workspace. rename, if not nil, gives a
// copied account its name.
func Copy(mine *change.State, d Doc, newID func() record.ID, rename func(string) string) []change.Op {
	c := &copier{mine: mine, from: d.State, ids: map[recordKey]record.ID{}, newID: newID, rename: rename}
	c.giveIDs()
	var ops []change.Op
	for _, kind := range c.from.Kinds() {
		if kind == "version" {
			continue
		}
		for _, r := range sortedRows(c.from.Table(kind)) {
			if id, there := c.ids[recordKey{kind, r.ID}]; there && !c.stands(kind, r.ID) {
				ops = append(ops, c.op(kind, id, r))
			}
		}
	}
	return ops
}

type copier struct {
	mine, from *change.State
	ids        map[recordKey]record.ID
	newID      func() record.ID
	rename     func(string) string
}

func sortedRows(t *change.Table) []*change.Row {
	rows := slices.Collect(t.Rows())
	slices.SortFunc(rows, func(a, b *change.Row) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return rows
}

// stands tells whether a record of the company is used as it is here.
func (c *copier) stands(kind string, id record.ID) bool {
	if !slices.Contains(shared, kind) {
		return false
	}
	r := c.mine.Row(kind, id)
	return r != nil && r.Alive()
}

func (c *copier) giveIDs() {
	for _, kind := range c.from.Kinds() {
		for _, r := range sortedRows(c.from.Table(kind)) {
			switch {
			case !r.Alive():
			case kind == "settings" || kind == "template_section" && record.IsBuiltIn(r.ID) || c.stands(kind, r.ID):
				c.ids[recordKey{kind, r.ID}] = r.ID
			default:
				c.ids[recordKey{kind, r.ID}] = c.newID()
			}
		}
	}
	// A section's ID says whose it is.
	for r := range c.from.Table("section").Rows() {
		s := r.Rec.(*record.Section)
		key := recordKey{"section", r.ID}
		if _, there := c.ids[key]; there && r.ID == record.SectionID(s.Account, s.Key) {
			c.ids[key] = record.SectionID(c.ids[recordKey{"account", s.Account}], s.Key)
		}
	}
	// So does that of a value, and which own field it is of.
	for r := range c.from.Table("own_value").Rows() {
		v := r.Rec.(*record.OwnValue)
		key := recordKey{"own_value", r.ID}
		if _, there := c.ids[key]; there && r.ID == record.OwnValueID(v.Account, v.Field) {
			c.ids[key] = record.OwnValueID(c.ids[recordKey{"account", v.Account}], c.to("template_field", v.Field))
		}
	}
	// What an excerpt is of, though it is not in the document itself, gets a new ID too.
	for r := range c.from.Table("block").Rows() {
		if of := r.Rec.(*record.Block).Of; of != "" && r.Alive() && c.ids[recordKey{"block", of}] == "" {
			c.ids[recordKey{"block", of}] = c.newID()
		}
	}
	// The ID of a corrected fact says of which block it is.
	for _, kind := range fact.Kinds() {
		for r := range c.from.Table(kind).Rows() {
			block, row, ok := fact.SplitID(r.ID)
			if to, there := c.ids[recordKey{"block", block}]; ok && there {
				c.ids[recordKey{kind, r.ID}] = fact.RowID(to, row)
			}
		}
	}
}

// to is the ID of a copied record, or of one that stands here; "" for a record that is not in the document.
func (c *copier) to(kind string, old record.ID) record.ID {
	to, there := c.ids[recordKey{kind, old}]
	if !there && c.stands(kind, old) {
		to = old
	}
	return to
}

// list are the copies of several records; those that are not in the document are dropped.
func (c *copier) list(kind string, v record.Value) record.Value {
	old, _ := v.List()
	var ids []record.ID
	for _, id := range old {
		if to := c.to(kind, record.ID(id)); to != "" {
			ids = append(ids, to)
		}
	}
	return record.OfIDs(ids)
}

// op creates the copy of a record; references to what is not in the document are dropped
// unless they are to something that stands here.
func (c *copier) op(kind string, id record.ID, r *change.Row) change.Op {
	k := record.Lookup(kind)
	rec := k.Clone(r.Rec)
	for i, f := range k.Infos() {
		if f.Type == record.TypeList && f.Ref != "" {
			k.Set(rec, i, c.list(f.Ref, k.Get(rec, i)))
		}
		if f.Type != record.TypeRef {
			continue
		}
		old := record.ID(k.Get(rec, i).Text())
		if old == "" {
			continue
		}
		k.Set(rec, i, record.OfText(string(c.to(f.Ref, old))))
	}
	if b, ok := rec.(*record.Block); ok {
		b.Data, b.Of = fact.Remap(b.Kind, b.Data, c.to), c.to("block", b.Of)
	}
	if a, ok := rec.(*record.Account); ok && c.rename != nil {
		a.Name = c.rename(a.Name)
	}
	op := change.Created(kind, id, rec)
	for name, v := range r.Extra() {
		if name == change.Deleted {
			continue
		}
		if op.Extra == nil {
			op.Extra = map[string]record.Value{}
		}
		op.Extra[name] = v
	}
	return op
}
