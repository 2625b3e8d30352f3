package kpi

import "rumbo/engine/text"

// delays is the table of the times that an open deal's close was put off.
type delays struct {
	Table
	of   []PastDelay
	days []int32
}

func (f *Facts) delays() *delays {
	p, none := f.past(noDelays)
	n := len(p.Delays)
	if n == 0 {
		return &delays{Table: pastTable(0, none)}
	}
	return stored(f.ofPast, "delays", func() *delays {
		t := &delays{Table: pastTable(n, none), of: p.Delays}
		f.ofDeals(&t.Table, p, func(i int) int32 { return p.Delays[i].Deal })
		t.days = fill32(n, func(i int) int32 { return p.Delays[i].Days })
		for i, d := range p.Delays {
			t.when[i] = d.On
		}
		t.settle()
		return t
	})
}

// PushCount is how often the close of deals was put off.
var PushCount = register(Indicator{
	ID: "push_count", Area: Pipeline, Order: 13, Better: Lower, OnFacts: true, Cuts: dealDims, Sources: []string{"opportunity", "stage", "stage_move"},
	Name:    text.New("Cierres aplazados", "Close dates put off"),
	Purpose: text.New("¿Cuántas veces se corre la fecha de cierre?", "How often is the close date put off?"),
	Trap:    text.New("Una oportunidad que se aplaza una y otra vez rara vez se gana; pero corregir una fecha imposible es buena práctica.", "A deal put off again and again is seldom won; but correcting an impossible date is good practice."),
	Alternatives: []Alternative{{
		ID: "times", Unit: Count, Timing: AtDate, Name: text.New("Veces", "Times"),
		Formula: text.New("veces que la fecha de cierre de una oportunidad abierta pasó a ser posterior", "times that an open deal's close date moved later"),
		plan: func(in *Input) plan {
			t := in.Facts.delays()
			return counting(&t.Table, always, delayWords, howMany(text.New("Veces que se aplazó un cierre = {value}", "Times that a close was put off = {value}")))
		},
	}, {
		ID: "deals", Unit: Count, Timing: AtDate, Name: text.New("Oportunidades", "Deals"),
		Formula: text.New("oportunidades abiertas cuya fecha de cierre pasó a ser posterior al menos una vez", "open deals whose close date moved later at least once"),
		plan: func(in *Input) plan {
			t := in.Facts.delays()
			return counting(&t.Table, always, delayWords, t.deals)
		},
	}, {
		ID: "days", Unit: Days, Timing: AtDate, Name: text.New("Días (mediana)", "Days (median)"),
		Formula: text.New("Mediana de los días que se corre un cierre cada vez", "Median days by which a close is moved each time"),
		plan: func(in *Input) plan {
			t := in.Facts.delays()
			return counting(&t.Table, always, delayWords, func(p *part) Result {
				return p.median(t.days, Days, text.New("Valor central de {n} veces, de {min} a {max} = {value}", "Middle one of {n} times of {min} to {max} = {value}"), noDelayHere)
			})
		},
	}},
})

var (
	delayWords  = map[class]text.Text{in1: text.New("Veces que se aplazó su cierre", "Times that their close was put off")}
	noDelayHere = text.New("En este período y alcance no consta que se haya aplazado un cierre.", "No close is recorded to have been put off in this period and scope.")
)

// deals counts each deal once; the rows of a cell are in the order of deals.
func (t *delays) deals(p *part) Result {
	n, last := 0, int32(-1)
	for _, r := range p.rows[in1] {
		if d := t.of[r].Deal; d != last {
			n, last = n+1, d
		}
	}
	r := Result{Figure: count(n), Numerator: count(n), N: n}
	if p.whole {
		r.Steps = []Phrase{say(text.New("{value} oportunidades, aplazadas {times} veces en total", "{value} deals, put off {times} times in all"), "value", r.Figure, "times", len(p.rows[in1]))}
	}
	return r
}
