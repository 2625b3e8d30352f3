package kpi

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// SellerRevenue is won revenue credited to salespeople ÷ their full-time months.
var SellerRevenue = register(Indicator{
	ID: "revenue_per_seller", Area: Productivity, Order: 1, Better: Higher,
	Name:    text.New("Ingresos por vendedor", "Revenue per salesperson"),
	Purpose: text.New("¿Cuánto vende una persona?", "How much does one person sell?"),
	Trap: text.New("Mide resultado, no esfuerzo; con ventas grandes y escasas, un mes dice poco.",
		"It measures results, not effort; with few large deals one month says little."),
	Sources: []string{"opportunity", "stage", "person"},
	Cuts:    []Dim{ByPerson, ByTeam},
	Alternatives: []Alternative{{
		ID: "fte_month", Unit: MoneyPerMonth, Name: text.New("Por persona-mes a jornada completa", "Per full-time person-month"),
		Formula: text.New("Σ ganado por vendedores ÷ sus meses a jornada completa", "Σ won by salespeople ÷ their full-time months"),
		plan: func(in *Input) plan {
			return plan{class: sellerClass, finish: func(p *part) Result { return sellerRevenue(p, false) }, also: sellerCells(in.Deals)}
		},
	}, {
		ID: "headcount", Unit: MoneyPerHead, Name: text.New("Por persona", "Per head"),
		Formula: text.New("Σ ganado por vendedores ÷ número medio de vendedores del período", "Σ won by salespeople ÷ average number of salespeople in the period"),
		plan: func(in *Input) plan {
			return plan{class: sellerClass, finish: func(p *part) Result { return sellerRevenue(p, true) }, also: sellerCells(in.Deals)}
		},
	}},
})

// sellerClass counts revenue whose owner is a salesperson.
func sellerClass(s State) class {
	c := wonRevenueClass(s)
	if c == won && !s.BySeller() {
		return outNoSeller
	}
	return c
}

func sellerRevenue(p *part, heads bool) Result {
	unit := p.def.Unit
	e, _, ok := p.sellers()
	if !ok || e.months <= 0 {
		return unknown(unit, say(text.New("En este período y alcance nadie vendía.", "Nobody was selling in this period and scope.")))
	}
	r := p.total(p.Deals.Amount, p.rows[won])
	if !r.Known {
		return r
	}
	base, word := number(e.months, Months), text.New("personas-mes", "person-months")
	if heads {
		base, word = number(e.heads, Count), text.New("personas", "people")
	}
	r.Denominator, r.N = base, len(e.ids)
	r.Figure = worth(float64(r.Numerator.Minor)/base.Value, p.Deals.Currency, unit)
	r.Counted = []Group{{Role: "person", Text: text.New("Vendedores", "Salespeople"), Of: record.PersonKind.Name, IDs: e.ids}}
	if e.undated > 0 {
		r.Warnings = append(r.Warnings, say(text.New("{n} personas sin fecha de ingreso cuentan por todo el período.",
			"{n} people without a start date count for the whole period."), "n", e.undated))
	}
	if p.whole {
		r.Steps = []Phrase{say(text.New("{won} ÷ {base} {word} = {value}", "{won} ÷ {base} {word} = {value}"),
			"won", r.Numerator, "base", base, "word", word, "value", r.Figure)}
	}
	return r
}
