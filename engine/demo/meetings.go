package demo

import (
	"rumbo/engine/agenda"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// meetings put the reviews of a strategic account into the calendar, with those that were held.
func (m *maker) meetings(i int) {
	c := &m.clients[i]
	owner := m.staff[c.owner].id
	put := func(n int, kind, clock string, minutes, daysAgo int, choice string, contacts []record.ID) record.ID {
		start := workday(m.today - period.Date(daysAgo))
		a := &record.Appointment{Account: c.id, Kind: kind, Start: start, Time: clock, Minutes: minutes, Rule: agenda.Rule(choice, start),
			People: []record.ID{owner, m.staff[0].id}, Contacts: contacts}
		for _, o := range record.Meetings {
			if o.Value == kind {
				a.Title = sentence(m.say(o.Label))
			}
		}
		return m.create("appointment", m.id("appointment", 4*i+n), a)
	}
	put(0, "pipeline", "09:00", 45, 84+i, "fortnightly", nil)
	plan := put(1, "internal", "15:30", 90, 95+3*i, []string{"monthly-weekday", "bimonthly"}[i%2], nil)
	put(2, "client", "11:00", 60, 60+5*i, "quarterly", c.contacts[:min(2, len(c.contacts))])
	for n, ago := range []int{95 + 3*i, 33 + 2*i} {
		if i == 2 && n == 1 {
			continue // a plan whose last review is long ago
		}
		m.review(2*i+n, i, plan, workday(m.today-period.Date(ago)))
	}
}

// review is one that was held, with its agenda and its minutes.
func (m *maker) review(n, i int, plan record.ID, day period.Date) {
	c := &m.clients[i]
	present := []record.ID{m.staff[c.owner].id}
	if n%3 != 0 {
		present = append(present, m.staff[0].id)
	}
	id := m.create("review", m.id("review", n), &record.Review{Account: c.id, Appointment: plan, Kind: "internal", On: day, Status: "held",
		Present: present, Invited: []record.ID{m.staff[c.owner].id, m.staff[0].id}, Sponsor: n%3 == 1, Minutes: m.say(reviewMinutes[n%len(reviewMinutes)].With("c", c.name))})
	rank := ""
	for k, p := range reviewPoints {
		rank = record.RankBetween(rank, "")
		m.create("review_item", m.id("review-item", 10*n+k), &record.ReviewItem{Account: c.id, Review: id, Title: m.say(p.title), View: p.view,
			Minutes: p.minutes, Owner: present[k%len(present)], Decision: m.say(p.decision), Rank: rank})
	}
}

// sentence begins with a capital letter.
func sentence(s string) string {
	for i, r := range s {
		if i == 0 && r >= 'a' && r <= 'z' {
			return string(r-32) + s[1:]
		}
	}
	return s
}

var reviewMinutes = []text.Text{
	text.New("Se repasó la brecha de {c} y quién la cierra. Se acordó visitar a la gerencia de finanzas antes de fin de mes y no ofrecer descuentos hasta conocer el presupuesto.",
		"The gap of {c} was gone through, and who closes it. It was agreed to see the finance management before the end of the month, and to offer no discounts until the budget is known."),
	text.New("{c} reordena sus prioridades: primero continuidad, después analítica. Se cambia el orden de nuestras propuestas y se pide una reunión con el patrocinador.",
		"{c} reorders its priorities: continuity first, analytics next. The order of our proposals changes, and a meeting with the sponsor is asked for."),
}

var reviewPoints = []struct {
	title, decision text.Text
	view            string
	minutes         int
}{
	{text.New("Brecha de corto plazo y qué la cierra", "Short-term gap, and what closes it"), text.New("Priorizar las dos ventas más avanzadas.", "Put the two most advanced deals first."), "tactical", 20},
	{text.New("Acciones atrasadas", "Late actions"), text.New("Reasignar una; el resto, para esta semana.", "Reassign one; the rest, this week."), "tactical", 15},
	{text.New("Prioridades e iniciativas del cliente", "The client's priorities and initiatives"), text.New("Pedir la presentación a inversionistas.", "Ask for the investor presentation."), "strategic", 25},
	{text.New("Relaciones: a quién acercar", "Relationships: whom to get closer to"), text.New("Presentar a nuestro gerente técnico.", "Introduce our technical manager."), "strategic", 20},
}
