package kpi

import "rumbo/engine/text"

// DealsCreated counts the deals that were opened, whatever became of them.
var DealsCreated = register(Indicator{
	ID: "deals_created", Area: Pipeline, Order: 0, Better: Higher, Additive: true,
	Name:    text.New("Oportunidades creadas", "Deals created"),
	Purpose: text.New("¿Entra trabajo nuevo suficiente?", "Does enough new work come in?"),
	Trap:    text.New("Contar lo creado premia crear: mire también cuánto de ello se gana.", "Counting what is created rewards creating: look at how much of it is won, too."),
	Sources: []string{"opportunity"},
	Alternatives: []Alternative{{
		ID: "created", Unit: Count, Timing: AtCreated,
		Name:    text.New("Por fecha de creación", "By creation date"),
		Formula: text.New("Número de oportunidades creadas", "Number of deals created"),
		plan: func(*Input) plan {
			class := func(s State) class {
				if !s.Born() {
					return outNoCreated
				}
				return created
			}
			return plan{class: class, finish: func(p *part) Result {
				n := len(p.rows[created])
				r := Result{Figure: count(n), Numerator: count(n), N: n}
				if p.whole {
					r.Steps = []Phrase{say(text.New("Oportunidades creadas en el período = {value}", "Deals created in the period = {value}"), "value", r.Figure)}
				}
				return r
			}}
		},
	}},
})
