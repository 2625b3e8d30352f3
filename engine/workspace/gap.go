package workspace

import (
	"rumbo/engine/account"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// GapBy is an account's targets against its pipeline by a view (see account.Views), rows in the order in which the
// workspace lists them.
func (s *Snapshot) GapBy(id record.ID, by string, today period.Date) account.Gap {
	return account.GapBy(s.Plan(id), s.Cut(by), s.Rules(today))
}

// Cut is a view of targets and pipeline with its rows in order: lines by rank, products and people by name.
func (s *Snapshot) Cut(by string) account.Cut {
	cut := account.Cut{By: by, Region: s.region}
	switch by {
	case "line":
		for _, id := range s.LineIDs() {
			cut.Order = append(cut.Order, string(id))
		}
	case "product":
		for _, p := range List(s, record.ProductKind, func(a, b *record.Product) bool { return a.Name < b.Name }) {
			cut.Order = append(cut.Order, string(p.ID))
		}
	case "owner":
		for _, p := range List(s, record.PersonKind, func(a, b *record.Person) bool { return a.Name < b.Name }) {
			cut.Order = append(cut.Order, string(p.ID))
		}
	}
	return cut
}

// region is that of a team, or of a person's team.
func (s *Snapshot) region(person, team record.ID) string {
	if team == "" {
		if p := Get(s, record.PersonKind, person); p != nil {
			team = p.Team
		}
	}
	if t := Get(s, record.TeamKind, team); t != nil {
		return t.Region
	}
	return ""
}
