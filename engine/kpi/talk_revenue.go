package kpi

import "rumbo/engine/text"

// RevenuePerTalk is won revenue ÷ live conversations by telephone.
var RevenuePerTalk = register(Indicator{
	ID: "revenue_per_talk", Area: Outreach, Order: 6, Better: Higher, OnFacts: true, WeakBelow: 30, Cuts: effortDims, Sources: []string{"opportunity", "activity"},
	Name:    text.New("Ventas por conversación", "Sales per conversation"),
	Purpose: text.New("¿Cuánto se vende por cada conversación por teléfono?", "How much is sold for each conversation by telephone?"),
	Trap:    text.New("Las llamadas de hoy son ventas de mañana, y no toda venta viene de una llamada.", "Today's calls are tomorrow's sales, and not every sale comes from a call."),
	Alternatives: []Alternative{{ID: "won", Unit: Money, Timing: AtDate, Name: text.New("Ganado por conversación en vivo", "Won per live conversation"),
		Formula: text.New("Σ ganado ÷ conversaciones en vivo", "Σ won ÷ live conversations"),
		plan: func(in *Input) plan {
			e := in.Facts.efforts()
			return e.against(func(s State) class {
				if s&effTalk == 0 {
					return skip
				}
				return in1
			}, func(p *part) Result {
				n := len(p.rows[in1])
				return p.quotient(p.added(e.amount, p.rows[in2]), count(n), Money, n, text.New("{a} ÷ {b} conversaciones = {value}", "{a} ÷ {b} conversations = {value}"),
					text.New("No hay conversaciones por teléfono en este período y alcance.", "There are no conversations by telephone in this period and scope."))
			})
		}}},
})
