package kpi

import (
	"slices"

	"rumbo/engine/account"
	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// AccountHealth is the mean of the accounts' health, 0…100 each; see account.Health.
var AccountHealth = register(Indicator{
	ID: "account_health", Area: Clients, Order: 23, Better: Higher, OnFacts: true, WeakBelow: 5, Cuts: slices.Clone(ownDims), Sources: []string{"account", "contact", "opportunity", "action", "review"},
	Name:    text.New("Salud de las cuentas", "Account health"),
	Purpose: text.New("¿Cómo están nuestras cuentas?", "How are our accounts doing?"),
	Trap:    text.New("Una media esconde a las enfermas: mire también la más baja y la lista.", "A mean hides the ailing ones: look at the lowest, too, and at the list."),
	Alternatives: []Alternative{
		healthOf("mean", text.New("Media", "Mean"), text.New("Media de la salud de las cuentas, de 0 a 100 cada una: ", "Mean of the accounts' health, from 0 to 100 each: "), stats.Mean, aroundMean),
		healthOf("median", text.New("Mediana", "Median"), text.New("Mediana de la salud de las cuentas, de 0 a 100 cada una: ", "Median of the accounts' health, from 0 to 100 each: "), middle, aroundMedian),
	},
})

// healthOf makes one definition; stat and around get the scores in ascending order.
func healthOf(id string, name, formula text.Text, stat func([]float64) float64, around func([]float64) Interval) Alternative {
	formula = text.New(formula.ES+account.HealthFormula.ES, formula.EN+account.HealthFormula.EN)
	return Alternative{ID: id, Unit: Score, Timing: Now, Name: name, Formula: formula, plan: func(in *Input) plan {
		t := in.Facts.healths(in.Today)
		rule := func(s State) class {
			switch {
			case s&healthKnown == 0:
				return out1
			case s&healthWeak != 0:
				return in2
			}
			return in1
		}
		return counting(&t.Table, rule, map[class]text.Text{in1: text.New("Con salud conocida", "With a known health"), in2: text.New("Con salud débil: pocas partes conocidas", "With a weak health: few parts known"),
			out1: text.New("De ninguna parte se sabe nada", "Nothing is known of any part")}, func(p *part) Result { return t.sum(p, stat, around) })
	}}
}

// sum puts the scores of a cell together.
func (t *healths) sum(p *part, stat func([]float64) float64, around func([]float64) Interval) Result {
	x := append(values(t.score, p.rows[in1]), values(t.score, p.rows[in2])...)
	if len(x) == 0 {
		return unknown(Score, say(text.New("De ninguna cuenta de este alcance se conoce la salud.", "Of no account in this scope the health is known.")))
	}
	return p.scores(x, stat, around, text.New("{n} cuentas, {sum} puntos en total: {name} = {value}", "{n} accounts, {sum} points in all: {name} = {value}"))
}
