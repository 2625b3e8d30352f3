package kpi

import (
	"math"
	"slices"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// LeadFairness is how unevenly leads are dealt among those who sell: the Gini index of what each gets for a fair part.
var LeadFairness = register(Indicator{
	ID: "lead_fairness", Area: Leads, Order: 12, Better: Lower, OnFacts: true, WeakBelow: 30, Cuts: slices.DeleteFunc(slices.Clone(leadDims), func(d Dim) bool { return d == ByPerson }), Sources: []string{"lead", "person", "settings"},
	Name:    text.New("Desigualdad del reparto de prospectos", "Unevenness of lead distribution"),
	Purpose: text.New("¿Se reparten los prospectos según el tiempo de cada quien?", "Are leads dealt according to everybody's time?"),
	Trap:    text.New("También un reparto a ciegas es desigual: lo que importa es si lo es más que por azar. Repartir por zona o por oficio puede ser desigual con razón.", "A blind deal is uneven, too: what matters is whether it is more so than by chance. To deal by region or by trade may be uneven for a reason."),
	Alternatives: []Alternative{
		fairness("time", text.New("Por tiempo de trabajo", "By working time"), text.New("Gini de prospectos por día de trabajo: 0 % es que cada quien recibe según su tiempo, 100 % que uno los recibe todos", "Gini of leads by working day: 0% is that all get leads by their time, 100% that one gets all"),
			func(h *hand, i int) (got, part float64) { return float64(h.leads[i]), h.days[i] }),
		fairness("equal", text.New("Por persona", "By person"), text.New("Gini de prospectos por persona que vende, todas con parte igual", "Gini of leads by person who sells, all with an equal part"),
			func(h *hand, i int) (got, part float64) { return float64(h.leads[i]), 1 }),
		fairness("worth", text.New("Por valor esperado", "By expected value"), text.New("Gini del valor esperado de los prospectos (esperado × tasa a la que se gana su franja) por día de trabajo", "Gini of the leads' expected value (expected × rate at which their band is won) by working day"),
			func(h *hand, i int) (got, part float64) { return stats.Sum(h.worths[i]), h.days[i] }),
	},
})

// fairness makes one definition: share is what a person got, and for what part.
func fairness(id string, name, formula text.Text, share func(h *hand, person int) (got, part float64)) Alternative {
	return Alternative{ID: id, Unit: Ratio, Timing: AtDate, Name: name, Formula: formula, plan: func(in *Input) plan {
		t := in.Facts.leads(in.Today, false)
		rule := func(s State) class {
			if s&leadCampaign != 0 {
				return skip
			}
			return in1
		}
		return counting(&t.Table, rule, map[class]text.Text{in1: text.New("Prospectos de quienes venden", "Leads of those who sell"), out1: text.New("De nadie, o de quien no vende o no trabajaba entonces", "Owned by nobody, or by somebody who does not sell or was not there")},
			func(p *part) Result { return t.fairness(p, share) })
	}}
}

func (t *leads) fairness(p *part, share func(h *hand, person int) (got, part float64)) Result {
	in := *p.Input
	in.Period, in.Scope = p.period, p.scope()
	h := in.hand(t)
	dealt := func(row int32) bool {
		code := in.Deals.who(string(t.list[row].Owner))
		return code >= 0 && h.days[code] > 0
	}
	rows := p.rows[in1]
	p.rows[in1], p.rows[out1] = nil, nil
	for _, r := range rows {
		if dealt(r) {
			p.rows[in1] = append(p.rows[in1], r)
		} else {
			p.rows[out1] = append(p.rows[out1], r)
		}
	}
	var got, parts []float64
	for i, days := range h.days {
		if days > 0 {
			g, w := share(&h, i)
			got, parts = append(got, g), append(parts, w)
		}
	}
	if len(got) < 2 || stats.Sum(got) <= 0 {
		return unknown(Ratio, say(text.New("Hacen falta prospectos y al menos dos personas que vendan.", "It takes leads and at least two people who sell.")))
	}
	r := Result{Figure: number(Gini(got, parts), Ratio), N: len(p.rows[in1])}
	if p.whole {
		chance := number(giniByChance(h.all, parts), Ratio)
		r.Beside = []Named{{text.New("Personas", "People"), count(len(got))}, {text.New("A ciegas, en 95 de 100 casos hasta", "Dealt blindly, in 95 of 100 cases up to"), chance}}
		r.Steps = []Phrase{say(text.New("Gini de {n} prospectos entre {people} personas = {value}", "Gini of {n} leads among {people} people = {value}"), "n", r.N, "people", len(got), "value", r.Figure)}
	}
	return r
}

// Gini is the index of unevenness of what is got for a part, 0…1: Σ Σ |got[i]·part[j] − got[j]·part[i]| ÷ (2 · Σ got · Σ part), after
// Gini (1912) with weights. Both must be of one length, not negative, and not all 0.
func Gini(got, part []float64) float64 {
	sum := 0.0
	for i := range got {
		for j := range got {
			sum += math.Abs(got[i]*part[j] - got[j]*part[i])
		}
	}
	return sum / (2 * stats.Sum(got) * stats.Sum(part))
}

// Rounds of a blind deal, and up to how many leads each is dealt one by one; of more their numbers are drawn as normal ones.
const (
	blindRounds = 400
	dealtSingly = 2000
)

// giniByChance is below which the index lies in 95 of 100 blind deals of n leads, each going to somebody with the chance
// of their part.
func giniByChance(n int, part []float64) float64 {
	rng, whole := stats.NewRand(blindRounds), stats.Sum(part)
	upTo := make([]float64, len(part))
	for i, sum := 0, 0.0; i < len(part); i++ {
		sum += part[i] / whole
		upTo[i] = sum
	}
	all, got := make([]float64, blindRounds), make([]float64, len(part))
	for round := range all {
		clear(got)
		if n <= dealtSingly {
			for range n {
				x := rng.Float64()
				at, _ := slices.BinarySearch(upTo, x)
				got[min(at, len(got)-1)]++
			}
		} else {
			for i, w := range part {
				mean := float64(n) * w / whole
				got[i] = math.Max(0, mean+math.Sqrt(mean*(1-w/whole))*rng.NormFloat64())
			}
		}
		all[round] = Gini(got, part)
	}
	slices.Sort(all)
	return stats.QuantileSorted(all, 0.95)
}
