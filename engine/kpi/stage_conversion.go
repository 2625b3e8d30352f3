package kpi

import "rumbo/engine/text"

// StageConversion is the share of the deals that came to a stage which went on from it.
var StageConversion = register(Indicator{
	ID: "stage_conversion", Area: Pipeline, Order: 10, Better: Higher, OnFacts: true, WeakBelow: 20, Cuts: stageDims, Sources: []string{"opportunity", "stage", "stage_move"},
	Name:    text.New("Conversión por etapa", "Stage conversion"),
	Purpose: text.New("De lo que llega a cada etapa, ¿cuánto sigue adelante?", "Of what comes to each stage, how much goes on?"),
	Trap: text.New("De una cosecha reciente, mucho está todavía en camino: su conversión aún sube. Todas las etapas juntas dan el paso medio, no la tasa de éxito.",
		"Of a recent cohort much is still on its way: its conversion will yet rise. All stages together give the mean passage, not the win rate."),
	Alternatives: []Alternative{{
		ID: "cohort", Unit: Ratio, Timing: AtCreated, Name: text.New("Por cosecha", "By cohort"),
		Formula: text.New("oportunidades que siguieron a una etapa posterior o se ganaron ÷ oportunidades que llegaron a la etapa (saltada cuenta como pasada)", "deals that went on to a later stage or were won ÷ deals that came to the stage (one skipped counts as passed)"),
		plan:    func(in *Input) plan { return stayPlan(in, in3) },
	}, {
		ID: "decided", Unit: Ratio, Timing: AtCreated, Name: text.New("Solo lo decidido en la etapa", "Only what was decided in the stage"),
		Formula: text.New("oportunidades que siguieron ÷ (las que siguieron + las que se perdieron en la etapa)", "deals that went on ÷ (those that went on + those lost in the stage)"),
		plan:    func(in *Input) plan { return stayPlan(in, out1) },
	}, {
		ID: "passage", Unit: Ratio, Timing: AtCreated, Name: text.New("Por pasos", "By passage"),
		Formula: text.New("salidas hacia adelante ÷ salidas de la etapa (una oportunidad puede salir varias veces)", "exits forward ÷ exits from the stage (a deal may leave several times)"),
		plan: func(in *Input) plan {
			t := in.Facts.stays()
			return counting(&t.Table, exitClass, map[class]text.Text{in1: text.New("Salieron solo hacia adelante", "Left only forward"), in2: text.New("Salieron hacia atrás o se perdieron, al menos una vez", "Went back or were lost, at least once"),
				out1: text.New("Todavía en la etapa, o la saltaron", "Still in the stage, or skipped it")}, t.passage)
		},
	}},
})

// stayPlan counts deals; open says what those are that stand in the stage still.
func stayPlan(in *Input, open class) plan {
	t := in.Facts.stays()
	rule := func(s State) class {
		switch {
		case s&stayPassed != 0:
			return in1
		case s&stayLost != 0:
			return in2
		}
		return open
	}
	return counting(&t.Table, rule, map[class]text.Text{in1: stayPassedText, in2: stayLostText, open: stayOpenText}, stayShare)
}

func stayShare(p *part) Result {
	k, n := len(p.rows[in1]), len(p.rows[in1])+len(p.rows[in2])+len(p.rows[in3])
	if n == 0 {
		return unknown(Ratio, say(noStayHere))
	}
	r := portion(k, n)
	if p.whole {
		r.Beside = []Named{{text.New("Perdidas", "Lost"), number(float64(len(p.rows[in2]))/float64(n), Ratio)}}
		if open := len(p.rows[in3]); open > 0 {
			r.Beside = append(r.Beside, Named{stayOpenText, number(float64(open)/float64(n), Ratio)})
		}
		r.Steps = []Phrase{say(text.New("{k} siguieron ÷ {n} llegaron = {value}", "{k} went on ÷ {n} came = {value}"), "k", k, "n", n, "value", r.Figure)}
	}
	return r
}

func exitClass(s State) class {
	switch {
	case s&stayLeft == 0:
		return out1
	case s&stayAhead != 0:
		return in1
	}
	return in2
}

// passage counts exits.
func (t *stays) passage(p *part) Result {
	k, n := tally(t.forward, p.rows[in1], p.rows[in2]), tally(t.exits, p.rows[in1], p.rows[in2])
	if n == 0 {
		return unknown(Ratio, say(noStayHere))
	}
	r := portion(k, n)
	if p.whole {
		r.Steps = []Phrase{say(text.New("{k} salidas hacia adelante ÷ {n} salidas = {value}", "{k} exits forward ÷ {n} exits = {value}"), "k", k, "n", n, "value", r.Figure)}
	}
	return r
}
