package kpi

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// WonRevenue is the sum of the amounts of deals won, by close date.
var WonRevenue = register(Indicator{
	ID: "won_revenue", Area: Results, Order: 1, Better: Higher, Additive: true,
	Name:    text.New("Ingresos ganados", "Won revenue"),
	Purpose: text.New("¿Cuánto se vendió?", "How much was sold?"),
	Trap:    text.New("Es el monto de las ventas cerradas, no la facturación ni el margen.", "It is the amount of deals closed, not what was invoiced and not margin."),
	Sources: []string{"opportunity", "stage"},
	Alternatives: []Alternative{{
		ID: "closed", Unit: Money,
		Name:    text.New("Por fecha de cierre", "By close date"),
		Formula: text.New("Σ monto de las oportunidades ganadas", "Σ amount of deals won"),
		plan: func(*Input) plan {
			return plan{class: wonRevenueClass, finish: wonRevenue}
		},
	}},
})

func wonRevenueClass(s State) class {
	if s&outcomeMask == 0 {
		return outNoStage
	}
	if !s.Won() {
		return skip
	}
	if !s.Dated() {
		return outNoClose
	}
	return priced(s, won)
}

func wonRevenue(p *part) Result {
	r := p.total(p.Deals.Amount, p.rows[won])
	if p.whole && r.Known {
		r.Steps = []Phrase{say(text.New("Suma de {n} ventas ganadas = {value}", "Sum of {n} deals won = {value}"), "n", r.N, "value", r.Figure)}
	}
	return r
}

// total is the sum of an amount column over rows, as a result. Where deals are there and none of
// them can be counted, the sum is not zero but unknown.
func (p *part) total(col []int64, rows []int32) Result {
	if out := p.uncountable(); len(rows) == 0 && out != skip {
		return unknown(p.def.Unit, say(text.New("Ninguna se puede contar. {why}: {n}", "None can be counted. {why}: {n}"),
			"why", classInfo[out].text, "n", len(p.rows[out])))
	}
	minor, ok := sum(col, rows)
	if !ok {
		return unknown(p.def.Unit, say(text.New("La suma es demasiado grande.", "The sum is too large.")))
	}
	f := amount(minor, p.Deals.Currency)
	return Result{Figure: f, Numerator: f, N: len(rows)}
}

// uncountable is the commonest fault for which deals of the cell are left out; skip if none
// has any. Deals without a date belong to no period, so they make none unknown.
func (p *part) uncountable() class {
	worst := skip
	for _, c := range []class{outNoAmount, outForeign, outNoProb, outNoClose} {
		if c == outNoClose && p.period != (period.Period{}) {
			continue
		}
		if n := len(p.rows[c]); n > 0 && (worst == skip || n > len(p.rows[worst])) {
			worst = c
		}
	}
	return worst
}
