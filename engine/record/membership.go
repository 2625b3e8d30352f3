package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Membership says that somebody was in a team for some time. The memberships of a team are its
// history; where a person has none, Person.Team holds for all time.
type Membership struct {
	Person ID
	Team   ID
	From   period.Date // unknown: since ever
	To     period.Date // last day, included; unknown: until today
}

// Holds reports whether the person was in the team on the day.
func (m *Membership) Holds(on period.Date) bool {
	return (!m.From.Known() || m.From <= on) && (!m.To.Known() || on <= m.To)
}

// MembershipKind describes Membership.
var MembershipKind = define(Kind[Membership]{
	Name:   "membership",
	Label:  text.New("Pertenencia a un equipo", "Team membership"),
	Plural: text.New("Pertenencias a equipos", "Team memberships"),
	Title:  func(m *Membership) string { return m.From.String() },
	Fields: []Field[Membership]{
		RefField("person", "person", "Persona", "Person", func(m *Membership) *ID { return &m.Person }).Must(),
		RefField("team", "team", "Equipo", "Team", func(m *Membership) *ID { return &m.Team }).Must(),
		DateField("from", "Desde", "From", func(m *Membership) *period.Date { return &m.From }),
		DateField("to", "Hasta", "To", func(m *Membership) *period.Date { return &m.To }),
	},
	Check: func(m *Membership) []Problem {
		if backwards(m.From, m.To) {
			return problem("to", "Termina antes de comenzar.", "It ends before it starts.")
		}
		return nil
	},
})
