package kpi

import (
	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// evaluations is the table of evaluations as they were kept.
type evaluations struct {
	Table
	score []float64
}

// What the State of an evaluation says.
const evaluated State = 1

var noEvaluations = text.New("Todavía no se ha evaluado a nadie.", "Nobody has been evaluated yet.")

func (f *Facts) evaluations() *evaluations {
	if f == nil {
		return &evaluations{Table: newTable("evaluation", noEvaluations)}
	}
	return lazily(f, "evaluations", func() *evaluations {
		t := &evaluations{Table: newTable("evaluation", noEvaluations)}
		var ids, who []record.ID
		for id, e := range change.All(f.state, record.EvaluationKind) {
			ids, who = append(ids, id), append(who, e.Person)
			t.when, t.score, t.state = append(t.when, e.To), append(t.score, e.Score.V), append(t.state, flag(e.Score.OK, evaluated))
		}
		t.id = func(row int32) record.ID { return ids[row] }
		t.people(f.deals, fromIDs(len(ids), f.deals.person, func(i int) record.ID { return who[i] }))
		t.settle()
		return t
	})
}

// EvaluationScore is the mean score of balanced evaluations.
var EvaluationScore = register(Indicator{
	ID: "evaluation_score", Area: Productivity, Order: 9, Better: Higher, OnFacts: true, WeakBelow: 3, Cuts: peopleDims, Sources: []string{"evaluation"},
	Name:    text.New("Evaluación equilibrada", "Balanced evaluation"),
	Purpose: text.New("¿Cómo le va a cada quien, mirando resultados, avance, calidad, voz del cliente y capacidad?", "How is everybody doing, looking at results, progress, quality, the client's voice and capability?"),
	Trap:    text.New("Cada evaluación se guardó con los números y pesos de su día; entre roles con pesos distintos se compara con cuidado.", "Each evaluation was kept with the numbers and weights of its day; between roles of different weights compare with care."),
	Alternatives: []Alternative{{
		ID: "mean", Unit: Score, Timing: AtDate, Name: text.New("Media de las evaluaciones", "Mean of the evaluations"),
		Formula: text.New("Media de los puntajes de las evaluaciones cuyo período terminó en este; cada uno es Σ peso × puntaje de sus líneas", "Mean of the scores of the evaluations whose period ended in this one; each is Σ weight × score of its lines"),
		plan: func(in *Input) plan {
			t := in.Facts.evaluations()
			return counting(&t.Table, whetherOr(evaluated, out1), map[class]text.Text{in1: text.New("Evaluaciones con puntaje", "Evaluations with a score"), out1: text.New("Sin puntaje: ninguna línea tenía datos", "Without a score: no line had data")}, t.mean)
		},
	}},
})

func (t *evaluations) mean(p *part) Result {
	x := p.memo.room(len(p.rows[in1]))
	for i, r := range p.rows[in1] {
		x[i] = t.score[r]
	}
	if len(x) == 0 {
		return unknown(Score, say(text.New("En este período y alcance no se evaluó a nadie.", "Nobody was evaluated in this period and scope.")))
	}
	return p.scores(x, stats.Mean, aroundMean, text.New("{sum} puntos ÷ {n} evaluaciones = {value}", "{sum} points ÷ {n} evaluations = {value}"))
}
