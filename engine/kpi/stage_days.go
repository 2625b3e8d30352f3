package kpi

import (
	"slices"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// StageDays is how long deals stand in a stage.
var StageDays = register(Indicator{
	ID: "stage_days", Area: Pipeline, Order: 11, Better: Lower, OnFacts: true, WeakBelow: 20, Cuts: stageDims, Sources: []string{"opportunity", "stage", "stage_move"},
	Name:    text.New("Tiempo en la etapa", "Time in stage"),
	Purpose: text.New("¿Dónde se detiene el pipeline?", "Where does the pipeline stand still?"),
	Trap: text.New("Solo ve las estadías que terminaron: lo que lleva meses atascado todavía no cuenta.",
		"It sees only stays that are over: what has been stuck for months does not count yet."),
	Alternatives: []Alternative{
		stageDays("median", text.New("Mediana", "Median"), text.New("Mediana de los días en la etapa, todas las visitas de una oportunidad juntas", "Median days in the stage, all visits of a deal together"), middle, aroundMedian),
		stageDays("mean", text.New("Media", "Mean"), text.New("Media de los días en la etapa, todas las visitas de una oportunidad juntas", "Mean days in the stage, all visits of a deal together"), stats.Mean, aroundMean),
	},
})

// stageDays makes one definition; stat and around get the days in ascending order.
func stageDays(id string, name, formula text.Text, stat func([]float64) float64, around func([]float64) Interval) Alternative {
	return Alternative{ID: id, Unit: Days, Timing: AtCreated, Name: name, Formula: formula, plan: func(in *Input) plan {
		t := in.Facts.stays()
		return counting(&t.Table, whetherOr(stayOver, out1), map[class]text.Text{in1: text.New("Dejaron la etapa", "Left the stage"), out1: text.New("Siguen en la etapa, o la saltaron", "Still in the stage, or skipped it")},
			func(p *part) Result { return t.stay(p, stat, around) })
	}}
}

func (t *stays) stay(p *part, stat func([]float64) float64, around func([]float64) Interval) Result {
	x := fill(p.memo.room(len(p.rows[in1])), t.days, p.rows[in1])
	if len(x) == 0 {
		return unknown(Days, say(noStayHere))
	}
	slices.Sort(x)
	r := Result{Figure: number(stat(x), Days), Numerator: number(stats.Sum(x), Days), Denominator: count(len(x)), N: len(x), Interval: around(x)}
	if p.whole {
		r.Beside = []Named{{text.New("Media", "Mean"), number(stats.Mean(x), Days)}, {text.New("Mediana", "Median"), number(middle(x), Days)}, {text.New("Nueve de diez hasta", "Nine of ten up to"), number(stats.QuantileSorted(x, 0.9), Days)}}
		r.Steps = []Phrase{say(text.New("{n} estadías de {min} a {max}: {name} = {value}", "{n} stays of {min} to {max}: {name} = {value}"),
			"n", r.N, "min", number(x[0], Days), "max", number(x[len(x)-1], Days), "name", p.def.Name, "value", r.Figure)}
	}
	return r
}
