package record

import "rumbo/engine/text"

// Qualitative is something that no record counts and that somebody judges: its levels are described before
// anybody is rated, so that two who rate mean the same.
type Qualitative struct {
	Name   string
	About  string
	Levels []string // what is seen at level 1, 2, …; the first is the lowest
	Rank   string
}

// Levels that a qualitative indicator may have.
const (
	LeastLevels = 2
	MostLevels  = 10
)

// QualitativeKind describes Qualitative.
var QualitativeKind = define(Kind[Qualitative]{
	Name:   "qualitative",
	Label:  text.New("Indicador cualitativo", "Qualitative indicator"),
	Plural: text.New("Indicadores cualitativos", "Qualitative indicators"),
	Fields: []Field[Qualitative]{
		TextField("name", "Indicador cualitativo", "Qualitative indicator", func(q *Qualitative) *string { return &q.Name }).Must(),
		LongField("about", "De qué trata", "What it is about", func(q *Qualitative) *string { return &q.About }),
		ListField("levels", "Niveles", "Levels", func(q *Qualitative) *[]string { return &q.Levels }).
			Explain("Una línea por nivel, del más bajo al más alto: qué se observa en quien está ahí.", "A line for each level, the lowest first: what is seen of somebody who is there."),
		RankField(func(q *Qualitative) *string { return &q.Rank }),
	},
	Check: func(q *Qualitative) []Problem {
		if n := len(q.Levels); n < LeastLevels || n > MostLevels {
			return problem("levels", "Describa entre 2 y 10 niveles, uno por línea: quien valora tiene que saber qué es cada uno.",
				"Describe 2 to 10 levels, a line each: who rates has to know what each one is.")
		}
		return nil
	},
})
