package demo

import (
	"math/rand/v2"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// template makes the plan's template the company's own: two fields that it asks for in every plan, and the needs that
// it looks for. The draws are of a stream of their own.
func (m *maker) template(seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 0x74656d706c617465))
	section := func(key string) record.ID {
		return m.create("template_section", record.BuiltInSection(key), &record.TemplateSection{})
	}
	budget := m.create("template_field", m.id("field", 0), &record.TemplateField{Section: section("client"), Type: record.OwnMoney, Min: record.Some(0), Rank: "V",
		Name: m.say(text.New("Presupuesto de mantenimiento del año", "Maintenance budget this year")),
		Help: m.say(text.New("El que el cliente aprobó, no lo que nos compra.", "What the client has approved, not what it buys from us."))})
	frame := m.create("template_field", m.id("field", 1), &record.TemplateField{Section: section("targets"), Type: record.OwnDate, Required: true, Rank: "V",
		Name: m.say(text.New("Vence el contrato marco", "Frame contract ends"))})
	for i := range m.size.Plans {
		c := &m.clients[i]
		fill := func(field record.ID, v record.OwnValue) {
			v.Account, v.Field = c.id, field
			m.create("own_value", record.OwnValueID(c.id, field), &v)
		}
		if sum := m.amount(180_000+900_000*rng.Float64(), 5_000); i%4 != 3 {
			fill(budget, record.OwnValue{Money: money.New(sum.Minor, m.usd)})
		}
		if ends := workday(m.today + period.Date(40+rng.IntN(700))); i%5 != 2 {
			fill(frame, record.OwnValue{Date: ends})
		}
	}
	rank := ""
	for n, need := range templateNeeds {
		rank = record.RankBetween(rank, "")
		m.create("template_need", m.id("template-need", n), &record.TemplateNeed{Name: m.say(need[0]), Area: m.say(need[1]), Rank: rank})
	}
}

var templateNeeds = [][2]text.Text{
	{text.New("Mantenimiento preventivo", "Preventive maintenance"), text.New("Mantenimiento", "Maintenance")},
	{text.New("Repuestos críticos", "Critical spare parts"), text.New("Mantenimiento", "Maintenance")},
	{text.New("Eficiencia energética", "Energy efficiency"), text.New("Operaciones", "Operations")},
	{text.New("Seguridad de las personas", "People's safety"), text.New("Seguridad", "Safety")},
	{text.New("Capacitación técnica", "Technical training"), text.New("Recursos humanos", "Human resources")},
}
