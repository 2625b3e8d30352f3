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
	Alternatives: []Alternative{{
		ID: "mean", Unit: Score, Timing: Now, Name: text.New("Media por cuenta", "Mean by account"),
		Formula: text.New("Media de la salud de las cuentas, de 0 a 100 cada una: "+account.HealthFormula.ES, "Mean of the accounts' health, from 0 to 100 each: "+account.HealthFormula.EN),
		plan: func(in *Input) plan {
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
				out1: text.New("De ninguna parte se sabe nada", "Nothing is known of any part")}, t.mean)
		},
	}},
})

func (t *healths) mean(p *part) Result {
	x := append(values(t.score, p.rows[in1]), values(t.score, p.rows[in2])...)
	if len(x) == 0 {
		return unknown(Score, say(text.New("De ninguna cuenta de este alcance se conoce la salud.", "Of no account in this scope the health is known.")))
	}
	slices.Sort(x)
	r := Result{Figure: number(stats.Mean(x), Score), Numerator: number(stats.Sum(x), Score), Denominator: count(len(x)), N: len(x), Interval: aroundMean(x)}
	if p.whole {
		r.Beside = []Named{{text.New("La más baja", "Lowest"), number(x[0], Score)}, {text.New("La más alta", "Highest"), number(x[len(x)-1], Score)}}
		r.Steps = []Phrase{say(text.New("{sum} puntos ÷ {n} cuentas = {value}", "{sum} points ÷ {n} accounts = {value}"), "sum", r.Numerator, "n", len(x), "value", r.Figure)}
	}
	return r
}
