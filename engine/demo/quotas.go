package demo

import (
	"math"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// quotas gives every seller who is here an amount for this fiscal year, month by month, and the teams and the
// company the sums of those.
func (m *maker) quotas() {
	year := period.Calendar{}.FiscalYear(m.today)
	usual, n := 0.0, 0
	for i := range m.staff {
		if m.staff[i].won[year-1] > 0 {
			usual += m.staff[i].won[year-1]
			n++
		}
	}
	if usual /= float64(max(n, 1)); usual == 0 {
		usual = 400_000
	}
	teams, total := map[record.ID]*byMonth{}, &byMonth{}
	for _, i := range m.sellers() {
		s := &m.staff[i]
		base := 0.6*usual + 0.4*s.won[year-1]
		if s.start > m.year.From { // the part of the year in which the person is here
			base *= float64(m.year.To-s.start) / float64(m.year.Days())
		}
		a := m.amount(math.Max(base*1.12, 20_000), 5_000)
		months := m.months(a, s.start)
		m.monthly("person", record.Target{Person: s.id}, months)
		for team, part := range m.teams(i, months) {
			if teams[team] == nil {
				teams[team] = &byMonth{}
			}
			teams[team].add(part)
		}
		total.add(months)
	}
	for i := range teamNames {
		if sum := teams[m.id("team", i)]; sum != nil {
			m.monthly("team", record.Target{Team: m.id("team", i)}, *sum)
		}
	}
	m.monthly("company", record.Target{Name: m.say(text.New("Objetivo de la empresa", "Company target"))}, *total)
}

// target creates a target of this fiscal year unless it says otherwise.
func (m *maker) target(what string, t *record.Target) {
	if t.From == 0 {
		t.From, t.To = m.year.From, m.year.To-1
	}
	m.create("target", m.id("target-"+what, m.targets), t)
	m.targets++
}
