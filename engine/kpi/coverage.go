package kpi

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Coverage is open qualified pipeline due in the period ÷ target still to be won.
var Coverage = register(Indicator{
	ID: "coverage", Area: Pipeline, Order: 3, Better: Higher,
	Name:    text.New("Cobertura del pipeline", "Pipeline coverage"),
	Purpose: text.New("¿Alcanza lo que está en juego para llegar al objetivo?", "Is what is in play enough to reach the target?"),
	Trap: text.New("La cobertura necesaria no es siempre 3: es 1 ÷ tasa de éxito.",
		"The coverage needed is not always 3: it is 1 ÷ win rate."),
	Sources: []string{"opportunity", "stage", "target"},
	Cuts:    targetDims,
	Alternatives: []Alternative{{
		ID: "remaining", Unit: Times, Name: text.New("Sobre lo que falta", "Over what is still to be won"),
		Formula: text.New("abierto calificado que cierra en el período ÷ (objetivo − ganado)", "open qualified due in the period ÷ (target − won)"),
		plan:    func(in *Input) plan { return coveragePlan(in, true) },
	}, {
		ID: "full", Unit: Times, Name: text.New("Sobre el objetivo completo", "Over the full target"),
		Formula: text.New("abierto calificado que cierra en el período ÷ objetivo", "open qualified due in the period ÷ target"),
		plan:    func(in *Input) plan { return coveragePlan(in, false) },
	}},
})

// targetDims are the dimensions by which targets are set.
var targetDims = []Dim{ByPerson, ByTeam, ByLine, ByAccount}

func coveragePlan(in *Input, remaining bool) plan {
	return plan{class: coverageClass, finish: func(p *part) Result { return coverage(p, remaining) }, also: targetCells(in.Deals)}
}

// coverageClass counts open qualified deals and, towards the target, won ones.
func coverageClass(s State) class {
	switch {
	case s&outcomeMask == 0:
		return outNoStage
	case s.Lost():
		return skip
	case s.Won():
		return wonRevenueClass(s)
	case !s.Dated():
		return outNoClose
	case !s.Qualified():
		return outUnqualified
	}
	return priced(s, open)
}

func coverage(p *part, remaining bool) Result {
	q, why := p.quotaOf()
	if !why.Empty() {
		return unknown(Times, why)
	}
	cur := p.Deals.Currency
	due, _ := sum(p.Deals.Amount, p.rows[open])
	wonSum, _ := sum(p.Deals.Amount, p.rows[won])
	base := q.minor
	if remaining {
		base -= wonSum
	}
	r := Result{Numerator: amount(due, cur), Denominator: amount(base, cur), N: len(p.rows[open])}
	if base <= 0 {
		r.Figure, r.Why = Figure{Unit: Times}, say(text.New("El objetivo ya está cumplido: {won} de {target}.", "The target is already reached: {won} of {target}."),
			"won", amount(wonSum, cur), "target", amount(q.minor, cur))
	} else {
		r.Figure = number(float64(due)/float64(base), Times)
	}
	r.Warnings = append(p.overdue(), q.warnings()...)
	r.Counted = []Group{q.group()}
	if p.whole && r.Known {
		r.Steps = []Phrase{say(text.New("Objetivo {target} ({level}) − ganado {won} = {base}", "Target {target} ({level}) − won {won} = {base}"),
			"target", amount(q.minor, cur), "level", q.level, "won", amount(wonSum, cur), "base", amount(q.minor-wonSum, cur)),
			say(text.New("{due} en {n} oportunidades ÷ {base} = {value}", "{due} in {n} deals ÷ {base} = {value}"),
				"due", r.Numerator, "n", r.N, "base", r.Denominator, "value", r.Figure)}
		p.coverageNeeded(&r)
	}
	return r
}

// coverageNeeded puts 1 ÷ win rate beside the coverage: that of the year before today, else of all time.
func (p *part) coverageNeeded(r *Result) {
	in := Input{Deals: p.Deals, Scope: p.scope(), Today: p.Today, Calendar: p.Calendar}
	if p.Today != 0 {
		in.Period = period.Period{From: p.Today.AddMonths(-12) + 1, To: p.Today + 1}
	}
	rate := WinRate.Compute(in)
	if !rate.Known || rate.Weak {
		in.Period = period.Period{}
		rate = WinRate.Compute(in)
	}
	if !rate.Known || rate.Value == 0 {
		return
	}
	needed := number(1/rate.Value, Times)
	r.Beside = append(r.Beside, Named{text.New("Cobertura necesaria", "Coverage needed"), needed}, Named{WinRate.Name, rate.Figure})
	r.Steps = append(r.Steps, say(text.New("Necesaria: 1 ÷ {rate} = {needed} (n = {n})", "Needed: 1 ÷ {rate} = {needed} (n = {n})"),
		"rate", rate.Figure, "needed", needed, "n", rate.N))
}
