package kpi

import (
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Pace is won to date ÷ what should have been won to date.
var Pace = register(Indicator{
	ID: "pace", Area: Quota, Order: 2, Better: Higher,
	Name:    text.New("Ritmo frente al objetivo", "Pace against quota"),
	Purpose: text.New("¿Se va donde se debería ir hoy?", "Are we where we should be today?"),
	Sources: []string{"opportunity", "stage", "target"},
	Cuts:    targetDims,
	Alternatives: []Alternative{{
		ID: "linear", Unit: Ratio, Name: text.New("Parejo por día hábil", "Even by working day"),
		Formula: text.New("ganado a la fecha ÷ (objetivo × días hábiles transcurridos ÷ días hábiles del período); lunes a viernes, hoy incluido",
			"won to date ÷ (target × working days elapsed ÷ working days of the period); Monday to Friday, today included"),
		plan: func(in *Input) plan {
			return plan{class: wonRevenueClass, finish: func(p *part) Result { return pace(p, linearShare) }, also: targetCells(in.Deals)}
		},
	}, {
		ID: "season", Unit: Ratio, Name: text.New("Según la curva del año anterior", "By last year's curve"),
		Formula: text.New("ganado a la fecha ÷ (objetivo × parte que a igual fecha del año anterior se había ganado)",
			"won to date ÷ (target × share that had been won by the same day of the year before)"),
		plan: func(in *Input) plan {
			return plan{class: wonRevenueClass, finish: func(p *part) Result { return pace(p, seasonShare) }, also: targetCells(in.Deals)}
		},
	}, {
		ID: "deals", Unit: Ratio, Name: text.New("En número de ventas, parejo por día hábil", "By number of deals, even by working day"), deals: true,
		Formula: text.New("ventas ganadas a la fecha ÷ (ventas del objetivo × días hábiles transcurridos ÷ días hábiles del período)",
			"deals won to date ÷ (deals of the target × working days elapsed ÷ working days of the period)"),
		plan: func(in *Input) plan {
			return plan{class: dealsWonClass, finish: func(p *part) Result { return pace(p, linearShare) }, also: targetCells(in.Deals)}
		},
	}},
})

func pace(p *part, shareOf func(*part, period.Date) (float64, []Group, Phrase)) Result {
	q, why := p.quotaOf()
	if !why.Empty() {
		return unknown(Ratio, why)
	}
	to := p.period.To
	if p.Today != 0 && p.Today+1 < to {
		to = p.Today + 1
	}
	if to <= p.period.From {
		return unknown(Ratio, say(afterText))
	}
	share, curve, why := shareOf(p, to)
	if !why.Empty() {
		return unknown(Ratio, why)
	}
	rows := p.rows[won][:0:0]
	for _, r := range p.rows[won] {
		if p.Deals.Close[r] < to {
			rows = append(rows, r)
		}
	}
	p.rows[won] = rows
	r := p.wonTowards(rows)
	if !r.Known {
		return unknown(Ratio, r.Why)
	}
	expected := float64(q.minor) * share
	r.Figure, r.Denominator = number(p.size(r.Numerator)/expected, Ratio), p.asked(expected)
	if !r.Known {
		r.Why = say(text.New("A esta fecha no se esperaba nada todavía.", "Nothing was expected yet by this day."))
	}
	r.Counted, r.Warnings = append([]Group{q.group()}, curve...), q.warnings()
	if p.whole && r.Known {
		gap := p.asked(p.size(r.Numerator) - p.size(r.Denominator))
		r.Beside = []Named{{text.New("Debería ir", "Should be at"), r.Denominator}, {text.New("Diferencia", "Difference"), gap}}
		r.Steps = []Phrase{
			say(text.New("Objetivo {target} × {share} transcurrido = {expected}", "Target {target} × {share} elapsed = {expected}"),
				"target", p.asked(float64(q.minor)), "share", number(share, Ratio), "expected", r.Denominator),
			say(text.New("{won} ganado ÷ {expected} = {value}", "{won} won ÷ {expected} = {value}"), "won", r.Numerator, "expected", r.Denominator, "value", r.Figure)}
	}
	return r
}

// linearShare is the share of the period's working days that lie before to.
func linearShare(p *part, to period.Date) (float64, []Group, Phrase) {
	return float64(p.Deals.Work.Days(p.period.From, to)) / float64(max(1, p.Deals.Work.Days(p.period.From, p.period.To))), nil, Phrase{}
}

// seasonShare is the share of last year's same period that had been won by the same day, and its deals.
func seasonShare(p *part, to period.Date) (float64, []Group, Phrase) {
	before := p.Calendar.YearBefore(p.period)
	until := min(before.To, before.From+(to-p.period.From))
	var rows []int32
	all, byThen := int64(0), int64(0)
	for _, r := range p.wonEver() {
		if c := p.Deals.Close[r]; before.Contains(c) {
			rows = append(rows, r)
			all += p.Deals.Amount[r]
			if c < until {
				byThen += p.Deals.Amount[r]
			}
		}
	}
	if all <= 0 {
		return 0, nil, say(text.New("Sin ventas en el mismo período del año anterior no hay curva que seguir.",
			"Without sales in the same period of the year before there is no curve to follow."))
	}
	g := Group{Role: "last_year", Of: record.OpportunityKind.Name, Rows: rows,
		Text: text.New("Ganadas en el mismo período del año anterior", "Won in the same period of the year before")}
	return float64(byThen) / float64(all), []Group{g}, Phrase{}
}
