package kpi

import (
	"slices"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// AverageDeal is won revenue per deal won: Σ won ÷ number won.
var AverageDeal = register(Indicator{
	ID: "average_deal", Area: Results, Order: 5, Better: Higher, WeakBelow: 20,
	Name:    text.New("Venta media", "Average deal"),
	Purpose: text.New("¿De qué tamaño es una venta?", "How large is a deal?"),
	Trap:    text.New("Unas pocas ventas grandes la mueven: mire también la mediana.", "A few large deals move it: look at the median too."),
	Sources: []string{"opportunity", "stage"},
	Alternatives: []Alternative{{
		ID: "mean", Unit: Money,
		Name:    text.New("Media", "Mean"),
		Formula: text.New("Σ ganado ÷ número de ventas ganadas con monto", "Σ won ÷ number of deals won with an amount"),
		plan:    func(*Input) plan { return plan{class: wonRevenueClass, finish: averageDeal} },
	}},
})

var noneWon = text.New("No hay ventas ganadas con monto.", "No deals with an amount were won.")

func averageDeal(p *part) Result {
	r := p.total(p.Deals.Amount, p.rows[won])
	if !r.Known {
		return r
	}
	if r.N == 0 {
		return unknown(Money, say(noneWon))
	}
	r.Denominator = count(r.N)
	r.Figure = worth(float64(r.Numerator.Minor)/float64(r.N), p.Deals.Currency, Money)
	x := p.units(p.rows[won])
	r.Interval = aroundMean(x)
	if p.whole {
		slices.Sort(x)
		r.Beside = []Named{{MedianDeal.Name, p.units1(stats.QuantileSorted(x, 0.5))}}
		r.Steps = []Phrase{say(text.New("{won} ÷ {n} ventas = {value}", "{won} ÷ {n} deals = {value}"), "won", r.Numerator, "n", r.N, "value", r.Figure)}
	}
	return r
}

// units1 is an amount given in whole currency units.
func (p *part) units1(v float64) Figure {
	return worth(v*float64(p.Deals.Currency.Factor()), p.Deals.Currency, Money)
}
