package account

import (
	"cmp"
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Team are the people who work on an account on a day, and those who no longer or not yet do.
type Team struct {
	Now, Else []Item[record.AccountMember]
	Missing   []string // roles that every account needs and nobody has: record.RoleLead, record.RoleSponsor
}

// TeamOf tells who works on the account: ours before partners, each as the account's people put them in order.
func TeamOf(d *Data, today period.Date) Team {
	var t Team
	list := ByRank(List(d, record.AccountMemberKind), func(m *record.AccountMember) string { return m.Rank })
	slices.SortStableFunc(list, func(a, b Item[record.AccountMember]) int { return cmp.Compare(a.Rec.Side, b.Rec.Side) })
	has := map[string]bool{}
	for _, m := range list {
		if !m.Rec.Holds(today) {
			t.Else = append(t.Else, m)
			continue
		}
		t.Now = append(t.Now, m)
		has[m.Rec.Role] = true
	}
	for _, role := range []string{record.RoleLead, record.RoleSponsor} {
		if !has[role] {
			t.Missing = append(t.Missing, role)
		}
	}
	return t
}

// Uncovered are the contacts who matter and whom nobody of the team looks after.
func (t Team) Uncovered(d *Data) (out []Item[record.Contact]) {
	covered := map[record.ID]bool{}
	for _, m := range t.Now {
		for _, c := range m.Rec.Contacts {
			covered[c] = true
		}
	}
	for _, c := range d.Contacts {
		if Important(c.Rec) && !covered[c.ID] {
			out = append(out, c)
		}
	}
	return out
}
