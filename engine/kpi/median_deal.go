package kpi

import (
	"slices"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// MedianDeal is the amount that half of the deals won exceed.
var MedianDeal = register(Indicator{
	ID: "median_deal", Area: Results, Order: 6, Better: Higher, WeakBelow: 20,
	Name:    text.New("Venta mediana", "Median deal"),
	Purpose: text.New("¿De qué tamaño es una venta corriente?", "How large is an ordinary deal?"),
	Sources: []string{"opportunity", "stage"},
	Alternatives: []Alternative{{
		ID: "median", Unit: Money,
		Name: text.New("Mediana", "Median"),
		Formula: text.New("Valor central de los montos ganados; con un número par, la media de los dos centrales",
			"Middle one of the amounts won; of an even number, the mean of the two in the middle"),
		plan: func(*Input) plan { return plan{class: wonRevenueClass, finish: medianDeal} },
	}},
})

func medianDeal(p *part) Result {
	x := p.units(p.rows[won])
	if len(x) == 0 {
		return unknown(Money, say(noneWon))
	}
	slices.Sort(x)
	r := Result{Figure: p.units1(stats.QuantileSorted(x, 0.5)), N: len(x), Interval: aroundMedian(x)}
	if p.whole {
		r.Steps = []Phrase{say(text.New("Valor central de {n} montos, de {min} a {max} = {value}", "Middle one of {n} amounts from {min} to {max} = {value}"),
			"n", r.N, "min", p.units1(x[0]), "max", p.units1(x[len(x)-1]), "value", r.Figure)}
	}
	return r
}
