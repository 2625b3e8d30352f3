package kpi

import "rumbo/engine/text"

// WeightedPipeline is Σ round(amount × probability) over open deals: rounded once a deal,
// so that parts always add up to the whole.
var WeightedPipeline = register(Indicator{
	ID: "weighted_pipeline", Area: Pipeline, Order: 2, Better: Higher, Additive: true,
	Name:    text.New("Pipeline ponderado", "Weighted pipeline"),
	Purpose: text.New("¿Cuánto cabe esperar de lo que está en juego?", "How much may be expected of what is in play?"),
	Trap: text.New("Vale lo que valgan las probabilidades: compárelas con la historia de cada etapa.",
		"It is worth what the probabilities are worth: compare them with each stage's history."),
	Sources: []string{"opportunity", "stage"},
	Alternatives: []Alternative{{
		ID: "now", Unit: Money, Timing: Now, Name: allOpen,
		Formula: text.New("Σ redondeo(monto × probabilidad), la de la oportunidad o la de su etapa", "Σ round(amount × probability), the deal's own or its stage's"),
		plan:    func(*Input) plan { return plan{class: openClass(probable, false), finish: weightedPipeline} },
	}, {
		ID: "due", Unit: Money, Timing: AtClose, Name: dueOpen,
		Formula: text.New("Σ redondeo(monto × probabilidad) de las que cierran en el período", "Σ round(amount × probability) of those due in the period"),
		plan:    func(*Input) plan { return plan{class: openClass(probable, true), finish: weightedPipeline} },
	}},
})

// probable counts deals with an amount and a probability.
func probable(s State, as class) class {
	if c := priced(s, as); c != as {
		return c
	}
	if !s.Probable() {
		return outNoProb
	}
	return as
}

func weightedPipeline(p *part) Result {
	r := p.total(p.Deals.Weighted, p.rows[open])
	r.Warnings = p.overdue()
	gross, ok := sum(p.Deals.Amount, p.rows[open])
	if ok {
		r.Denominator = amount(gross, p.Deals.Currency)
	}
	zero := 0
	for _, row := range p.rows[open] {
		if p.Deals.Weighted[row] == 0 && p.Deals.Amount[row] != 0 {
			zero++
		}
	}
	if zero > 0 {
		r.Warnings = append(r.Warnings, say(text.New("{n} oportunidades con monto tienen probabilidad cero: no aportan nada.",
			"{n} deals with an amount have a probability of zero: they add nothing."), "n", zero))
	}
	if p.whole && r.Known {
		if gross > 0 {
			r.Beside = []Named{{text.New("Del pipeline abierto", "Of the open pipeline"), number(float64(r.Minor)/float64(gross), Ratio)}}
		}
		r.Steps = []Phrase{say(text.New("Suma de monto × probabilidad de {n} oportunidades, de {gross} en total = {value}",
			"Sum of amount × probability of {n} deals, of {gross} in all = {value}"), "n", r.N, "gross", r.Denominator, "value", r.Figure)}
	}
	return r
}
