package kpi

import (
	"slices"

	"rumbo/engine/text"
)

// WinRateValue is the share of the amount decided that was won: Σ won ÷ (Σ won + Σ lost).
var WinRateValue = register(Indicator{
	ID: "win_rate_value", Area: Results, Order: 4, Better: Higher, WeakBelow: 30,
	Name:    text.New("Tasa de éxito en monto", "Win rate by value"),
	Purpose: text.New("De cada cien de monto decidido, ¿cuántos se ganan?", "Of each hundred in amount decided, how many are won?"),
	Trap: text.New("Muchos CRM ponen en cero el monto de lo perdido: entonces no se puede calcular, y nunca es 100 %.",
		"Many CRMs set the amount of a lost deal to zero: then it cannot be computed, and is never 100%."),
	Sources: []string{"opportunity", "stage"},
	Alternatives: []Alternative{{
		ID: "closed", Unit: Ratio,
		Name:    text.New("Por fecha de cierre", "By close date"),
		Formula: text.New("Σ ganado ÷ (Σ ganado + Σ perdido), lo perdido a su último monto", "Σ won ÷ (Σ won + Σ lost), lost deals at their last amount"),
		plan:    func(*Input) plan { return plan{class: valuedClass, finish: winRateValue} },
	}},
})

// lostShareNeeded is the share of lost deals that must carry an amount for the rate to mean something.
const lostShareNeeded = 0.9

func valuedClass(s State) class {
	switch {
	case s&outcomeMask == 0:
		return outNoStage
	case s.Open():
		return outOpen
	case !s.Dated():
		return outNoClose
	case s.Won():
		return priced(s, won)
	case s.Foreign():
		return outForeign
	case !s.Worth():
		return outLostWorthless
	}
	return lost
}

func winRateValue(p *part) Result {
	w, l, bare := p.rows[won], p.rows[lost], p.rows[outLostWorthless]
	if len(w)+len(l)+len(bare) == 0 {
		return unknown(Ratio, say(noneDecided))
	}
	if n := len(l) + len(bare); float64(len(l)) < lostShareNeeded*float64(n) {
		return unknown(Ratio, say(text.New("No se puede calcular: {bare} de {n} oportunidades perdidas no tienen monto.",
			"It cannot be computed: {bare} of {n} lost deals carry no amount."), "bare", len(bare), "n", n))
	}
	wonSum, ok1 := sum(p.Deals.Amount, w)
	lostSum, ok2 := sum(p.Deals.Amount, l)
	if !ok1 || !ok2 || wonSum < 0 || lostSum < 0 || wonSum+lostSum <= 0 {
		return unknown(Ratio, say(text.New("Los montos suman cero o menos.", "The amounts add up to zero or less.")))
	}
	cur := p.Deals.Currency
	r := Result{Figure: number(float64(wonSum)/float64(wonSum+lostSum), Ratio), N: len(w) + len(l),
		Numerator: amount(wonSum, cur), Denominator: amount(wonSum+lostSum, cur)}
	wins := append(slices.Clone(p.units(w)), make([]float64, len(l))...)
	all := append(slices.Clone(wins[:len(w)]), p.units(l)...)
	r.Interval = aroundRatio(wins, all, 0, 1)
	if len(l) == 0 || len(w) == 0 { // no variation to learn from: the count's interval says how much is unknown
		r.Interval = wilson(len(w), r.N)
	}
	if len(bare) > 0 {
		r.Warnings = append(r.Warnings, say(text.New("{n} perdidas sin monto quedan fuera: la tasa real es algo más baja.",
			"{n} lost deals without an amount are left out: the true rate is somewhat lower."), "n", len(bare)))
	}
	if p.whole {
		r.Steps = []Phrase{say(text.New("{won} ganado ÷ ({won} ganado + {lost} perdido) = {value}", "{won} won ÷ ({won} won + {lost} lost) = {value}"),
			"won", r.Numerator, "lost", amount(lostSum, cur), "value", r.Figure)}
	}
	return r
}
