package kpi

import "rumbo/engine/text"

// WinRate is the share of deals won among those decided (formula: won / (won + lost)).
var WinRate = register(Indicator{
	ID: "win_rate", Area: Results, Order: 3, Better: Higher, WeakBelow: 30,
	Name:    text.New("Tasa de éxito", "Win rate"),
	Purpose: text.New("De cada cien oportunidades decididas, ¿cuántas se ganan?", "Of each hundred deals decided, how many are won?"),
	Trap: text.New("Las perdidas que nadie cierra la inflan: revise las oportunidades abiertas y vencidas.",
		"Losses that nobody closes inflate it: look at the open deals that are past their date."),
	Sources: []string{"opportunity", "stage"},
	Alternatives: []Alternative{{
		ID: "closed", Unit: Ratio,
		Name:    text.New("Por fecha de cierre", "By close date"),
		Formula: text.New("ganadas ÷ (ganadas + perdidas), cerradas en el período", "won ÷ (won + lost), closed in the period"),
		plan:    func(*Input) plan { return plan{class: decidedAt(State.Dated, outNoClose), finish: winRate} },
	}, {
		ID: "cohort", Unit: Ratio, Timing: AtCreated,
		Name:    text.New("Por fecha de creación (cohorte)", "By creation date (cohort)"),
		Formula: text.New("ganadas ÷ (ganadas + perdidas), de las creadas en el período", "won ÷ (won + lost), of those created in the period"),
		plan:    func(*Input) plan { return plan{class: decidedAt(State.Born, outNoCreated), finish: cohortRate} },
	}},
})

// decidedAt counts won and lost deals whose date is known and leaves open ones out.
func decidedAt(known func(State) bool, without class) func(State) class {
	return func(s State) class {
		switch {
		case s&outcomeMask == 0:
			return outNoStage
		case s.Open():
			return outOpen
		case !known(s):
			return without
		case s.Won():
			return won
		}
		return lost
	}
}

var noneDecided = text.New("No hay oportunidades ganadas ni perdidas.", "No deals were won or lost.")

func winRate(p *part) Result {
	w, l := len(p.rows[won]), len(p.rows[lost])
	if w+l == 0 {
		return unknown(Ratio, say(noneDecided))
	}
	r := Result{Figure: number(float64(w)/float64(w+l), Ratio), Numerator: count(w), Denominator: count(w + l), N: w + l, Interval: wilson(w, w+l)}
	if p.whole {
		r.Steps = []Phrase{say(text.New("{won} ganadas ÷ ({won} ganadas + {lost} perdidas) = {value}", "{won} won ÷ ({won} won + {lost} lost) = {value}"),
			"won", w, "lost", l, "value", r.Figure)}
	}
	return r
}

// cohortRate is the win rate of a cohort with the share of it that is still open.
func cohortRate(p *part) Result {
	r := winRate(p)
	decided := len(p.rows[won]) + len(p.rows[lost])
	if all := decided + len(p.rows[outOpen]); all > 0 {
		share := number(float64(len(p.rows[outOpen]))/float64(all), Ratio)
		r.Beside = append(r.Beside, Named{text.New("Todavía abiertas", "Still open"), share})
		if share.Value > 0.2 {
			r.Warnings = append(r.Warnings, say(text.New("El {share} de la cohorte sigue abierto: la tasa puede cambiar.",
				"{share} of the cohort is still open: the rate may change."), "share", share))
		}
	}
	return r
}
