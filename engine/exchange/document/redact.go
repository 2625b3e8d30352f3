package document

import (
	"slices"
	"strconv"

	"rumbo/engine/change"
	"rumbo/engine/exchange/document/redaction"
	"rumbo/engine/record"
)

// Redact makes the copy of an account's plan: state, its one change, and the account's new ID. at is the moment of the copy.
func Redact(s *change.State, account record.ID, r redaction.Choice, at change.Stamp) (*change.State, change.History, record.ID) {
	plan, _ := PlanOf(s, nil, account)
	kept := map[string][]*change.Row{}
	for _, kind := range plan.Kinds() {
		for row := range plan.Table(kind).Rows() {
			if row.Alive() && holds(r, kind, row) && !offTemplate(plan, kind, row) {
				kept[kind] = append(kept[kind], row)
			}
		}
	}
	n := 0
	newID := func() record.ID {
		n++
		return record.ID("copy-" + at.String() + "-" + strconv.Itoa(n))
	}
	ops := Copy(&change.State{}, Doc{State: change.StateOf(kept)}, newID, nil)
	for i := range ops {
		ops[i] = strip(r, ops[i])
	}
	ops = referred(ops)
	c := change.Change{At: at, Label: "copy", Ops: ops}
	var id record.ID
	for _, op := range ops {
		if op.Kind == "account" {
			id = op.ID
		}
	}
	return change.Apply(&change.State{}, c), change.History{c}, id
}

// holds tells whether a record is in the copy before what nothing refers to is taken out.
func holds(r redaction.Choice, kind string, row *change.Row) bool {
	switch _, context := redaction.ContextFields[kind]; {
	case kind == "account" || context:
		return true
	case kind == "section":
		return slices.Contains(r.Sections, row.Rec.(*record.Section).Key)
	}
	return slices.Contains(r.Kinds, kind)
}

// offTemplate tells values of own fields that the template does not show: they are no part of the plan that others see.
func offTemplate(s *change.State, kind string, row *change.Row) bool {
	v, own := row.Rec.(*record.OwnValue)
	if !own || kind != "own_value" {
		return false
	}
	f := change.Get(s, record.TemplateFieldKind, v.Field)
	if f == nil || f.Hidden {
		return true
	}
	section := change.Get(s, record.TemplateSectionKind, f.Section)
	return section != nil && section.Hidden
}

// strip empties what the copy does not hold, fields that this program does not know included.
func strip(r redaction.Choice, op change.Op) change.Op {
	k := record.Lookup(op.Kind)
	for i, f := range k.Infos() {
		if !r.Keeps(op.Kind, f) {
			k.Set(op.New, i, record.Value{})
		}
	}
	return change.Created(op.Kind, op.ID, op.New)
}

// referred takes out people, products, lines, teams and stages that nothing in the copy speaks of.
func referred(ops []change.Op) []change.Op {
	for {
		used := map[recordKey]bool{}
		for _, op := range ops {
			k := record.Lookup(op.Kind)
			for i, f := range k.Infos() {
				switch {
				case f.Type == record.TypeRef:
					used[recordKey{f.Ref, record.ID(k.Get(op.New, i).Text())}] = true
				case f.Type == record.TypeList && f.Ref != "":
					list, _ := k.Get(op.New, i).List()
					for _, id := range list {
						used[recordKey{f.Ref, record.ID(id)}] = true
					}
				}
			}
		}
		left := slices.DeleteFunc(slices.Clone(ops), func(op change.Op) bool {
			_, context := redaction.ContextFields[op.Kind]
			return context && op.Kind != "settings" && !used[recordKey{op.Kind, op.ID}]
		})
		if len(left) == len(ops) {
			return ops
		}
		ops = left
	}
}
