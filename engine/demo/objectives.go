package demo

import (
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// goal is an objective as this company has set it.
type goal struct {
	indicator      string
	what, why      text.Text
	each, reviewed string
	low, aim, top  float64
	owner          int                     // among the staff
	of             func(*record.Objective) // whose; nil for the company's
	next           period.Date             // days from today
	said           text.Text               // at the last review
	money          bool
}

// objectives ties some indicators to what this company wants to achieve, and makes two metrics of its own. It draws no chances.
func (m *maker) objectives() {
	calls, strategic := m.id("metric", 0), m.id("metric", 1)
	m.create("metric", calls, &record.Metric{Name: m.say(text.New("Conversaciones por venta ganada", "Conversations per deal won")), Top: "conversations", Bottom: "won", Better: record.BetterLower, WeakBelow: 10,
		Purpose: m.say(text.New("¿Cuántas conversaciones por teléfono cuesta una venta?", "How many conversations by telephone does a deal cost?")), Unit: m.say(text.New("conversaciones", "conversations"))})
	m.create("metric", strategic, &record.Metric{Name: m.say(text.New("Ventas grandes", "Large deals")), Top: "won", TopIf: []string{"amount at_least 100000 USD"}, Bottom: "won", BottomIf: []string{"amount at_least 0 USD"},
		Scale: record.ScalePercent, Better: record.BetterHigher, WeakBelow: 20,
		Purpose: m.say(text.New("De cada cien ventas, ¿cuántas superan los 100.000?", "Of each hundred deals won, how many are of 100,000 or more?"))})
	n := 0
	for _, g := range m.aims(calls) {
		o := &record.Objective{Statement: m.say(g.what), Why: m.say(g.why), Indicator: g.indicator, Each: g.each, Reviewed: g.reviewed, Owner: m.staff[g.owner].id,
			Minimum: record.Some(g.low), Target: record.Some(g.aim), Excellent: record.Some(g.top), From: m.year.From - 365, Next: m.today + g.next}
		if g.money {
			o.Currency = m.usd.String()
		}
		if g.of != nil {
			g.of(o)
		}
		id := m.create("objective", m.id("objective", n), o)
		if said := m.say(g.said); said != "" {
			m.create("objective_review", m.id("look", n), &record.ObjectiveReview{Objective: id, On: m.today - 35, By: o.Owner, Text: said})
		}
		n++
	}
}

func (m *maker) aims(calls record.ID) []goal {
	client := m.clients[0].id
	return []goal{
		{indicator: "won_revenue", each: record.EachYear, reviewed: record.EachMonth, low: 7_500_000, aim: 9_500_000, top: 11_000_000, money: true, owner: 0, next: 9,
			what: text.New("Crecer un 8 % sin sumar vendedores", "Grow by 8% without more salespeople"), why: text.New("Es el presupuesto aprobado por el directorio.", "It is the budget that the board approved."),
			said: text.New("Vamos detrás del ritmo: dos cierres grandes pasaron al trimestre siguiente.", "We are behind pace: two large deals moved to the next quarter.")},
		{indicator: "win_rate", each: record.EachQuarter, reviewed: record.EachQuarter, low: 0.3, aim: 0.4, top: 0.48, owner: 0, next: -4,
			what: text.New("Perseguir menos y ganar más", "Pursue less and win more"), why: text.New("El año pasado ganamos cuatro de cada diez.", "Last year we won four of ten.")},
		{indicator: "win_rate", each: record.EachYear, reviewed: record.EachQuarter, low: 0.35, aim: 0.5, top: 0.65, owner: 1, next: 30, of: func(o *record.Objective) { o.Account = client },
			what: text.New("Ser la primera opción de nuestro mayor cliente", "Be our largest client's first choice"), why: text.New("Con este cliente tenemos contrato marco: la exigencia es mayor.", "We have a framework agreement with this client: more is asked.")},
		{indicator: "sales_cycle", each: record.EachQuarter, reviewed: record.EachQuarter, low: 90, aim: 70, top: 55, owner: 2, next: 20,
			what: text.New("Decidir antes, con el cliente en la mesa", "Decide sooner, with the client at the table"), why: text.New("Cada semana de más cuesta una de cada diez oportunidades.", "Each week more costs one deal of ten."),
			said: text.New("La mediana baja donde hay plan conjunto de cierre.", "The median falls where there is a joint plan to close.")},
		{indicator: "connect_rate", each: record.EachMonth, reviewed: record.EachMonth, low: 0.25, aim: 0.33, top: 0.4, owner: 3, next: 5,
			what: text.New("Llamar cuando el cliente puede hablar", "Call when the client can speak"), why: text.New("Por debajo de una de cada cuatro, las listas están viejas.", "Below one of four, the lists are out of date.")},
		{indicator: "csat", each: record.EachQuarter, reviewed: record.EachQuarter, low: 0.75, aim: 0.85, top: 0.95, owner: 1, next: 44,
			what: text.New("Clientes que nos volverían a elegir", "Clients who would choose us again"), why: text.New("Las renovaciones caen bajo el 75 %.", "Renewals fall below 75%.")},
		{indicator: "gross_retention", each: record.EachYear, reviewed: record.EachQuarter, low: 0.7, aim: 0.85, top: 0.95, owner: 0, next: 12,
			what: text.New("No perder lo que ya facturamos", "Not to lose what we invoice already"), why: text.New("Recuperar un cliente cuesta cinco veces lo que cuidarlo.", "Winning a client back costs five times what keeping it does.")},
		{indicator: string(calls), each: record.EachQuarter, reviewed: record.EachQuarter, low: 12, aim: 8, top: 5, owner: 3, next: 60,
			what: text.New("Conversar mejor, no más", "Speak better, not more"), why: text.New("Los mejores dos vendedores cierran con la mitad de conversaciones.", "The best two close with half the conversations.")},
	}
}
