package document

import (
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

// begun are the kinds whose records every workspace begins with, under the same IDs: the currency and
// the probabilities of one company say nothing about those of another.
var begun = []string{"settings", "stage"}

// Into is the document as what merges into a workspace. Settings and stages that both have, but
// that each made for itself, stay as they are here: merging them by their IDs would let the other's currency,
// fiscal year or probabilities stand in their place. Deals of the document then stand in the stages of here. For the same reason
// another company's plan brings of its template only the fields in which it holds something. Excerpts of facts that are here whole bring nothing.
func (d Doc) Into(mine *change.State) change.Handover {
	apart := map[recordKey]bool{}
	for _, kind := range begun {
		for r := range d.State.Table(kind).Rows() {
			if m := mine.Row(kind, r.ID); m != nil && m.Alive() && bornApart(m, r) {
				apart[recordKey{kind, r.ID}] = true
			}
		}
	}
	d.foreignTemplate(apart)
	d.held(mine, apart)
	h := d.Handover()
	if len(apart) == 0 {
		return h
	}
	rows := map[string][]*change.Row{}
	for _, kind := range d.State.Kinds() {
		for r := range d.State.Table(kind).Rows() {
			if !apart[recordKey{kind, r.ID}] {
				rows[kind] = append(rows[kind], r)
			}
		}
	}
	h.State, _, _ = change.StateFrom(d.State.Seen(), rows)
	h.History = nil
	for _, c := range d.History {
		if c = c.Only(func(o change.Op) bool { return !apart[recordKey{o.Kind, o.ID}] }); len(c.Ops) > 0 {
			h.History = append(h.History, c)
		}
	}
	return h
}

// held adds the excerpts of blocks that are here whole.
func (d Doc) held(mine *change.State, apart map[recordKey]bool) {
	kind := record.BlockKind.Name
	for r := range d.State.Table(kind).Rows() {
		if of := r.Rec.(*record.Block).Of; of != "" && mine.Row(kind, of) != nil {
			apart[recordKey{kind, r.ID}] = true
		}
	}
}

// foreignTemplate adds what stays behind of the template of a plan that comes from another company.
func (d Doc) foreignTemplate(apart map[recordKey]bool) {
	if d.Scope != Plan || !apart[recordKey{"settings", record.TheSettings}] {
		return
	}
	needed := map[record.ID]bool{}
	for r := range d.State.Table("own_value").Rows() {
		if v := r.Rec.(*record.OwnValue); v.Filled() {
			needed[v.Field] = true
			if f := d.State.Row("template_field", v.Field); f != nil {
				needed[f.Rec.(*record.TemplateField).Section] = true
			}
		}
	}
	for _, kind := range []string{"template_section", "template_field", "template_need"} {
		for r := range d.State.Table(kind).Rows() {
			if !needed[r.ID] || kind == "template_section" && record.IsBuiltIn(r.ID) {
				apart[recordKey{kind, r.ID}] = true
			}
		}
	}
}

// bornApart tells rows that have no creation in common: not copies of one record.
func bornApart(a, b *change.Row) bool {
	x, y := a.Births(), b.Births()
	common := slices.ContainsFunc(x, func(s change.Stamp) bool { return slices.Contains(y, s) })
	return len(x) > 0 && len(y) > 0 && !common
}
