package kpi

import "rumbo/engine/text"

var (
	allOpen = text.New("Todas las abiertas hoy", "All open today")
	dueOpen = text.New("Las que cierran en el período", "Those due in the period")
)

// OpenPipeline is the sum of the amounts of open deals.
var OpenPipeline = register(Indicator{
	ID: "open_pipeline", Area: Pipeline, Order: 1, Better: Higher, Additive: true,
	Name:    text.New("Pipeline abierto", "Open pipeline"),
	Purpose: text.New("¿Cuánto hay en juego?", "How much is in play?"),
	Trap:    text.New("No es un pronóstico: buena parte se perderá.", "It is not a forecast: a good part of it will be lost."),
	Sources: []string{"opportunity", "stage"},
	Alternatives: []Alternative{{
		ID: "now", Unit: Money, Timing: Now, Name: allOpen,
		Formula: text.New("Σ monto de las oportunidades abiertas", "Σ amount of open deals"),
		plan:    func(*Input) plan { return plan{class: openClass(priced, false), finish: openPipeline} },
	}, {
		ID: "due", Unit: Money, Timing: AtClose, Name: dueOpen,
		Formula: text.New("Σ monto de las oportunidades abiertas cuyo cierre se espera en el período", "Σ amount of open deals expected to close in the period"),
		plan:    func(*Input) plan { return plan{class: openClass(priced, true), finish: openPipeline} },
	}},
})

// openClass counts open deals that a rule lets through; with due, only those with a close date.
func openClass(rule func(State, class) class, due bool) func(State) class {
	return func(s State) class {
		switch {
		case s&outcomeMask == 0:
			return outNoStage
		case !s.Open():
			return skip
		case due && !s.Dated():
			return outNoClose
		}
		return rule(s, open)
	}
}

func openPipeline(p *part) Result {
	r := p.total(p.Deals.Amount, p.rows[open])
	r.Warnings = p.overdue()
	if p.whole && r.Known {
		r.Steps = []Phrase{say(text.New("Suma de {n} oportunidades abiertas = {value}", "Sum of {n} open deals = {value}"), "n", r.N, "value", r.Figure)}
	}
	return r
}

// overdue warns of open deals whose close date is past.
func (p *part) overdue() []Phrase {
	n := 0
	var minor int64
	for _, r := range p.rows[open] {
		if c := p.Deals.Close[r]; c != 0 && c < p.Today {
			n++
			minor += p.Deals.Amount[r]
		}
	}
	if n == 0 {
		return nil
	}
	return []Phrase{say(text.New("{n} de las abiertas ({amount}) debían cerrar antes de hoy.", "{n} of the open deals ({amount}) were due before today."),
		"n", n, "amount", amount(minor, p.Deals.Currency))}
}
