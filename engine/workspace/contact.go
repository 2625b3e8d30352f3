package workspace

import (
	"slices"

	"rumbo/engine/record"
)

// leaveOrganisation lets a contact go without taking others along: who reported to them reports to whom they
// reported to, lines of influence and notes on the relationship go with them, and activities go on without them. Other records
// that name them stay as they are.
func (tx *Tx) leaveOrganisation(id record.ID) {
	gone := Get(tx.Snapshot, record.ContactKind, id)
	up := gone.ReportsTo
	if up == id {
		up = ""
	}
	for _, other := range tx.OfAccount("contact", gone.Account) {
		if c := Get(tx.Snapshot, record.ContactKind, other); c != nil && other != id && c.ReportsTo == id {
			to := up
			if to == other { // two who report to each other, as an import may bring
				to = ""
			}
			tx.Set("contact", other, "reports_to", record.OfText(string(to)))
		}
	}
	for _, kind := range []string{"influence", "relation", "relation_goal"} {
		k := record.Lookup(kind)
		for _, other := range tx.OfAccount(kind, gone.Account) {
			if refersTo(k, tx.Row(kind, other).Rec, "contact", id) {
				tx.Delete(kind, other)
			}
		}
	}
	for _, other := range tx.OfAccount("planned_activity", gone.Account) {
		a := Get(tx.Snapshot, record.PlannedActivityKind, other)
		if rest := without(a.Contacts, id); len(rest) < len(a.Contacts) {
			tx.Set("planned_activity", other, "contacts", record.OfIDs(rest))
		}
	}
}

// without is a list of IDs less one.
func without(list []record.ID, id record.ID) []record.ID {
	return slices.DeleteFunc(slices.Clone(list), func(x record.ID) bool { return x == id })
}

// refersTo reports whether a field of the record points to another.
func refersTo(k record.Any, rec any, kind string, id record.ID) bool {
	for i, f := range k.Infos() {
		if f.Ref != kind {
			continue
		}
		v := k.Get(rec, i)
		list, _ := v.List()
		if f.Type == record.TypeRef && v.Text() == string(id) || f.Type == record.TypeList && slices.Contains(list, string(id)) {
			return true
		}
	}
	return false
}

// Named counts the records that name another one, by kind: what deleting it touches.
func (s *Snapshot) Named(kind string, id record.ID) map[string]int {
	out := map[string]int{}
	row := s.Row(kind, id)
	if row == nil {
		return out
	}
	account := AccountOf(kind, id, row.Rec)
	for _, other := range s.Kinds() {
		k := record.Lookup(other)
		if !k.OfAccounts() || !slices.ContainsFunc(k.Infos(), func(f record.FieldInfo) bool { return f.Ref == kind }) {
			continue
		}
		for _, at := range s.OfAccount(other, account) {
			if refersTo(k, s.Row(other, at).Rec, kind, id) {
				out[other]++
			}
		}
	}
	return out
}
