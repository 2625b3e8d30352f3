package workspace

import (
	"maps"

	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// takeBack does the ops that take something back. What somebody has written to since stays, and so does what
// that refers to or is made of: a deal that was worked on keeps its account and the way through its stages.
// told hears of every record that stays; it may be nil.
func (tx *Tx) takeBack(ops []change.Op, kept []change.Kept, told func([]change.Kept)) {
	tx.Lenient()
	ops, kept = tx.spare(ops, kept)
	if len(ops) == 0 && len(kept) > 0 {
		tx.Refuse(overwritten(kept[0]))
		return
	}
	if told != nil {
		told(kept)
	}
	for _, op := range ops {
		tx.Op(op)
	}
}

// spare leaves out the deletions of what is needed by records that stay.
func (tx *Tx) spare(ops []change.Op, kept []change.Kept) ([]change.Op, []change.Kept) {
	gone := map[key]bool{}
	for _, op := range ops {
		if op.Deletes() {
			gone[key{op.Kind, op.ID}] = true
		}
	}
	if len(gone) == 0 {
		return ops, kept
	}
	kept = append(kept, tx.usedAccounts(gone, kept)...)
	if len(kept) == 0 {
		return ops, nil
	}
	tx.keepNeeded(gone, kept)
	var out []change.Op
	for _, op := range ops {
		if !op.Deletes() || gone[key{op.Kind, op.ID}] {
			out = append(out, op)
		}
	}
	return out, kept
}

// usedAccounts are the accounts among those to go for which somebody has made something else since.
func (tx *Tx) usedAccounts(gone map[key]bool, kept []change.Kept) (out []change.Kept) {
	known := maps.Clone(gone)
	for _, k := range kept {
		known[key{k.Kind, k.ID}] = true
	}
	for k := range gone {
		if k.kind == "account" && tx.owns(k.id, known) {
			out = append(out, change.Kept{Kind: k.kind, ID: k.id})
		}
	}
	return out
}

func (tx *Tx) owns(account record.ID, besides map[key]bool) bool {
	for _, kind := range tx.Kinds() {
		for _, id := range tx.OfAccount(kind, account) {
			if r := tx.Row(kind, id); kind != "account" && !besides[key{kind, id}] && r != nil && r.Alive() {
				return true
			}
		}
	}
	return false
}

// keepNeeded strikes from gone what the kept records refer to, and the steps of deals that stay.
func (tx *Tx) keepNeeded(gone map[key]bool, kept []change.Kept) {
	var list []key
	deals := map[record.ID]bool{}
	stay := func(k key) {
		list = append(list, k)
		delete(gone, k)
		if k.kind == "opportunity" {
			deals[k.id] = true
		}
	}
	follow := func() {
		for len(list) > 0 {
			k := list[len(list)-1]
			list = list[:len(list)-1]
			for _, to := range tx.refs(k) {
				if gone[to] {
					stay(to)
				}
			}
		}
	}
	for _, k := range kept {
		stay(key{k.Kind, k.ID})
	}
	follow()
	for k := range gone {
		if m := Get(tx.Snapshot, record.StageMoveKind, k.id); k.kind == "stage_move" && m != nil && deals[m.Opportunity] {
			stay(k)
		}
	}
	follow()
}

// refs are the records that one refers to.
func (tx *Tx) refs(from key) (out []key) {
	r := tx.Row(from.kind, from.id)
	if r == nil {
		return nil
	}
	k := record.Lookup(from.kind)
	for i, f := range k.Infos() {
		if f.Type == record.TypeRef {
			if id := record.ID(k.Get(r.Rec, i).Text()); id != "" {
				out = append(out, key{f.Ref, id})
			}
		}
	}
	return out
}

func overwritten(k change.Kept) record.Problem {
	return record.Problem{Kind: k.Kind, ID: k.ID, Field: k.Field,
		Text: text.New("No se puede deshacer: alguien cambió lo mismo después.", "This cannot be undone: somebody has changed the same since.")}
}
