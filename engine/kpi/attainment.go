package kpi

import (
	"slices"

	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Attainment is Σ won credited ÷ Σ target.
var Attainment = register(Indicator{
	ID: "attainment", Area: Quota, Order: 1, Better: Higher,
	Name:    text.New("Cumplimiento del objetivo", "Quota attainment"),
	Purpose: text.New("¿Qué parte del objetivo está ganada?", "What part of the target has been won?"),
	Trap:    text.New("A mitad del período no dice si se va bien: para eso está el ritmo.", "Midway it does not tell whether one is on course: pace does."),
	Sources: []string{"opportunity", "stage", "target"},
	Cuts:    targetDims,
	Alternatives: []Alternative{{
		ID: "value", Unit: Ratio, Name: text.New("En monto", "By value"),
		Formula: text.New("Σ ganado en el período ÷ Σ objetivo del período", "Σ won in the period ÷ Σ target of the period"),
		plan: func(in *Input) plan {
			return plan{class: wonRevenueClass, finish: attainment, also: targetCells(in.Deals)}
		},
	}, {
		ID: "deals", Unit: Ratio, Name: text.New("En número de ventas", "By number of deals"), deals: true,
		Formula: text.New("ventas ganadas en el período ÷ ventas que pide el objetivo del período", "deals won in the period ÷ deals that the period's target asks for"),
		plan: func(in *Input) plan {
			return plan{class: dealsWonClass, finish: attainment, also: targetCells(in.Deals)}
		},
	}, {
		ID: "people", Unit: Ratio, Name: text.New("Personas que cumplen", "People who reach it"),
		Formula: text.New("personas con lo ganado ≥ su objetivo ÷ personas con objetivo", "people with won ≥ their target ÷ people with a target"),
		plan: func(in *Input) plan {
			return plan{class: wonRevenueClass, finish: attainingPeople, also: targetCells(in.Deals)}
		},
	}},
})

func attainment(p *part) Result {
	q, why := p.quotaOf()
	if !why.Empty() {
		return unknown(Ratio, why)
	}
	r := p.wonTowards(p.rows[won])
	if !r.Known {
		return r
	}
	r.Denominator = p.asked(float64(q.minor))
	r.Figure = number(p.size(r.Numerator)/float64(q.minor), Ratio)
	r.Counted = []Group{q.group()}
	r.Warnings = q.warnings()
	if p.whole {
		r.Steps = []Phrase{say(text.New("{won} ganado ÷ {target} ({level}) = {value}", "{won} won ÷ {target} ({level}) = {value}"),
			"won", r.Numerator, "target", r.Denominator, "level", q.level, "value", r.Figure)}
	}
	return r
}

// wonTowards is what counts towards the target: amounts, or deals.
func (p *part) wonTowards(rows []int32) Result {
	if !p.def.deals {
		return p.total(p.Deals.Amount, rows)
	}
	f := count(len(rows))
	return Result{Figure: f, Numerator: f, N: len(rows)}
}

// asked is a part of a target, in minor units or deals, as a figure.
func (p *part) asked(v float64) Figure {
	if p.def.deals {
		return number(v, Count)
	}
	return worth(v, p.Deals.Currency, Money)
}

// size is a figure in the units of targets: minor units, or deals.
func (p *part) size(f Figure) float64 {
	if p.def.deals {
		return f.Value
	}
	return float64(f.Minor)
}

// attainingPeople is the share of people with a target who have won at least as much.
func attainingPeople(p *part) Result {
	if _, why := p.quotaOf(); !why.Empty() {
		return unknown(Ratio, why)
	}
	codes := p.Deals.Column(ByPerson).Codes
	sums := make([]int64, len(p.Deals.Column(ByPerson).Values))
	for _, r := range p.rows[won] {
		if codes[r] >= 0 {
			sums[codes[r]] += p.Deals.Amount[r]
		}
	}
	var reached, all []record.ID
	for i := range p.Deals.People {
		x := &p.Deals.People[i]
		if !p.passes(ByPerson, string(x.ID)) || !p.inTeam(x) {
			continue
		}
		one := *p
		one.keys = append(slices.Clone(p.keys), Key{Dim: ByPerson, Value: Value{ID: string(x.ID)}})
		q, why := one.quotaOf()
		if !why.Empty() {
			continue
		}
		all = append(all, x.ID)
		if sums[i] >= q.minor {
			reached = append(reached, x.ID)
		}
	}
	if len(all) == 0 {
		return unknown(Ratio, say(text.New("Nadie tiene un objetivo propio en este período.", "Nobody has a target of their own in this period.")))
	}
	r := Result{Figure: number(float64(len(reached))/float64(len(all)), Ratio), Numerator: count(len(reached)), Denominator: count(len(all)), N: len(all),
		Counted: []Group{{Role: "person", Text: text.New("Personas con objetivo", "People with a target"), Of: record.PersonKind.Name, IDs: all}}}
	if p.whole {
		r.Steps = []Phrase{say(text.New("{k} de {n} personas = {value}", "{k} of {n} people = {value}"), "k", len(reached), "n", len(all), "value", r.Figure)}
	}
	return r
}
