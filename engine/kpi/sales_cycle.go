package kpi

import (
	"slices"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// SalesCycle is the days from a deal's creation to its close.
var SalesCycle = register(Indicator{
	ID: "sales_cycle", Area: Results, Order: 7, Better: Lower, WeakBelow: 20,
	Name:    text.New("Ciclo de venta", "Sales cycle"),
	Purpose: text.New("¿Cuánto tarda una venta?", "How long does a sale take?"),
	Trap: text.New("Solo ve lo que ya cerró: en una empresa que crece, los ciclos largos aún no aparecen.",
		"It sees only what has closed: in a growing company the long cycles have not shown yet."),
	Sources: []string{"opportunity", "stage", "stage_move"},
	Alternatives: []Alternative{
		cycle("won_mean", text.New("Ganadas, media", "Won, mean"),
			text.New("Media de los días de creación a cierre de las ventas ganadas", "Mean days from creation to close of deals won"), false, stats.Mean, aroundMean),
		cycle("won_median", text.New("Ganadas, mediana", "Won, median"),
			text.New("Mediana de los días de creación a cierre de las ventas ganadas", "Median days from creation to close of deals won"), false, middle, aroundMedian),
		cycle("closed_mean", text.New("Todas las cerradas, media", "All closed, mean"),
			text.New("Media de los días de creación a cierre de ganadas y perdidas", "Mean days from creation to close of won and lost deals"), true, stats.Mean, aroundMean),
		cycle("closed_median", text.New("Todas las cerradas, mediana", "All closed, median"),
			text.New("Mediana de los días de creación a cierre de ganadas y perdidas", "Median days from creation to close of won and lost deals"), true, middle, aroundMedian),
		qualifiedCycle("qualified_mean", text.New("Ganadas, desde que se califican, media", "Won, since qualified, mean"),
			text.New("Media de los días desde la primera etapa calificada hasta el cierre de las ventas ganadas", "Mean days from the first qualified stage to the close of deals won"), stats.Mean, aroundMean),
		qualifiedCycle("qualified_median", text.New("Ganadas, desde que se califican, mediana", "Won, since qualified, median"),
			text.New("Mediana de los días desde la primera etapa calificada hasta el cierre de las ventas ganadas", "Median days from the first qualified stage to the close of deals won"), middle, aroundMedian),
	},
})

func middle(sorted []float64) float64 { return stats.QuantileSorted(sorted, 0.5) }

// cycle makes one definition; stat and around get the days in ascending order.
func cycle(id string, name, formula text.Text, lostToo bool, stat func([]float64) float64, around func([]float64) Interval) Alternative {
	class := func(s State) class {
		switch {
		case s&outcomeMask == 0:
			return outNoStage
		case s.Open():
			return outOpen
		case s.Lost() && !lostToo:
			return outLost
		case !s.Dated():
			return outNoClose
		case !s.Born():
			return outNoCreated
		case s.Backwards():
			return outBackwards
		case s.Lost():
			return lost
		}
		return won
	}
	finish := func(p *part) Result { return cycleResult(p, stat, around) }
	return Alternative{ID: id, Name: name, Formula: formula, Unit: Days, plan: func(*Input) plan { return plan{class: class, finish: finish} }}
}

func cycleResult(p *part, stat func([]float64) float64, around func([]float64) Interval) Result {
	r := p.cycleOf(p.days(p.rows[won], p.rows[lost]...), stat, around)
	if n := len(p.rows[outBackwards]); n > 0 && r.Known {
		r.Warnings = append(r.Warnings, say(text.New("{n} oportunidades cierran antes de su creación: revise el formato de las fechas.",
			"{n} deals close before they were created: check the form of the dates."), "n", n))
	}
	return r
}

// cycleOf sums up cycles in days.
func (p *part) cycleOf(x []float64, stat func([]float64) float64, around func([]float64) Interval) Result {
	if len(x) == 0 {
		return unknown(Days, say(text.New("No hay oportunidades cerradas con ambas fechas.", "No closed deals have both dates.")))
	}
	slices.Sort(x)
	r := Result{Figure: number(stat(x), Days), N: len(x), Numerator: number(stats.Sum(x), Days), Denominator: count(len(x)), Interval: around(x)}
	if p.whole {
		r.Beside = []Named{
			{text.New("Media", "Mean"), number(stats.Mean(x), Days)}, {text.New("Mediana", "Median"), number(middle(x), Days)},
			{text.New("La más corta", "Shortest"), number(x[0], Days)}, {text.New("La más larga", "Longest"), number(x[len(x)-1], Days)},
		}
		r.Steps = []Phrase{say(text.New("{n} ciclos de {min} a {max}, {sum} en total: {name} = {value}", "{n} cycles of {min} to {max}, {sum} in all: {name} = {value}"),
			"n", r.N, "min", number(x[0], Days), "max", number(x[len(x)-1], Days), "sum", r.Numerator, "name", p.def.Name, "value", r.Figure)}
	}
	return r
}

// days are the cycles of rows whose dates are known; see room.
func (p *part) days(first []int32, more ...int32) []float64 {
	out := p.memo.room(len(first) + len(more))
	for i, r := range first {
		out[i] = float64(p.Deals.Close[r] - p.Deals.Created[r])
	}
	for i, r := range more {
		out[len(first)+i] = float64(p.Deals.Close[r] - p.Deals.Created[r])
	}
	return out
}
