package demo

import (
	"fmt"
	"math/rand/v2"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/selection"
	"rumbo/engine/text"
)

// selection is how the company chose its accounts: criteria, what the team thinks of each account, the rules, and the decision of
// nearly a year ago. It throws its own dice, so that the rest stays as it is.
func (m *maker) selection(seed uint64) {
	was := m.rng
	defer func() { m.rng = was }()
	m.rng = rand.New(rand.NewPCG(seed, 0x73656c65))
	year := workday(m.today - period.Date(m.between(320, 340)))
	decision := record.Selection{On: year, By: m.head(), Why: m.say(selectionWhy)}
	for i, c := range selection.Proposed(m.lang) {
		id := m.create("criterion", m.id("criterion", i), &c)
		decision.Weights = append(decision.Weights, fmt.Sprintf("%s: %g", c.Name, c.Weight.V))
		if c.Source != "manual" {
			continue
		}
		for j := range m.clients {
			a := &m.clients[j]
			best := map[string]int{"strategic": 5, "focus": 4, "standard": 3}[a.tier]
			m.create("criterion_score", record.ScoreID(a.id, id), &record.CriterionScore{Account: a.id, Criterion: id, Score: m.between(best-2, best), On: year - period.Date(m.between(3, 20))})
		}
	}
	for i := range m.clients {
		switch a := &m.clients[i]; a.tier {
		case "strategic":
			decision.Strategic = append(decision.Strategic, a.id)
		case "focus":
			decision.Focus = append(decision.Focus, a.id)
		}
	}
	m.create("tiering", record.TheTiering, &record.Tiering{Strategic: record.Some(60), Focus: record.Some(45), StrategicHours: record.Some(10), FocusHours: record.Some(3),
		PlanShare: record.Some(0.3), Start: m.year.From.AddMonths(-6), Whole: m.year.To - 1})
	m.create("selection", m.id("selection", 0), &decision)
}

// head is the name of who is at the top.
func (m *maker) head() string {
	for _, o := range m.ops {
		if p, ok := o.New.(*record.Person); ok && o.ID == m.staff[0].id {
			return p.Name
		}
	}
	return ""
}

var selectionWhy = text.New("Donde ya nos conocen y queda gasto por ganar. Dos cuentas grandes quedaron fuera: compran solo por precio.",
	"Where we are known already and there is spend left to win. Two large accounts stayed out: they buy by price alone.")
