package kpi

import "rumbo/engine/text"

// DealsWon counts deals won, by close date; also those without an amount.
var DealsWon = register(Indicator{
	ID: "deals_won", Area: Results, Order: 2, Better: Higher, Additive: true,
	Name:    text.New("Ventas ganadas", "Deals won"),
	Purpose: text.New("¿Cuántas ventas se cerraron?", "How many deals were won?"),
	Sources: []string{"opportunity", "stage"},
	Alternatives: []Alternative{{
		ID: "closed", Unit: Count,
		Name:    text.New("Por fecha de cierre", "By close date"),
		Formula: text.New("Número de oportunidades ganadas", "Number of deals won"),
		plan: func(*Input) plan {
			return plan{
				class: dealsWonClass,
				finish: func(p *part) Result {
					n := len(p.rows[won])
					r := Result{Figure: count(n), Numerator: count(n), N: n}
					if p.whole {
						r.Steps = []Phrase{say(text.New("Ventas ganadas en el período = {value}", "Deals won in the period = {value}"), "value", r.Figure)}
					}
					return r
				},
			}
		},
	}},
})

// dealsWonClass counts deals won, also without an amount.
func dealsWonClass(s State) class {
	switch {
	case s&outcomeMask == 0:
		return outNoStage
	case !s.Won():
		return skip
	case !s.Dated():
		return outNoClose
	}
	return won
}
