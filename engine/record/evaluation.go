package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Evaluation is how somebody was evaluated for a period: as it was on the day, whatever has become of the numbers
// since. Its lines are records of their own.
type Evaluation struct {
	Person   ID
	Role     string // the role's name as it was
	From     period.Date
	To       period.Date // last day, included
	On       period.Date
	By       ID     // person
	Author   string // of the change, where By is not known
	Score    Opt    // 0…100; unknown where no line had data
	Covered  Opt    // share of the weights whose lines had data
	Comments string
	Steps    []ID // actions that were agreed
}

// Period is the closed-open stretch of days.
func (e *Evaluation) Period() period.Period { return period.Period{From: e.From, To: e.To + 1} }

// EvaluationKind describes Evaluation.
var EvaluationKind = define(Kind[Evaluation]{
	Name:   "evaluation",
	Label:  text.New("Evaluación", "Evaluation"),
	Plural: text.New("Evaluaciones", "Evaluations"),
	Title:  func(e *Evaluation) string { return e.On.String() },
	Fields: []Field[Evaluation]{
		RefField("person", "person", "Persona", "Person", func(e *Evaluation) *ID { return &e.Person }).Must(),
		TextField("role", "Rol", "Role", func(e *Evaluation) *string { return &e.Role }),
		DateField("from", "Desde", "From", func(e *Evaluation) *period.Date { return &e.From }).Must(),
		DateField("to", "Hasta", "To", func(e *Evaluation) *period.Date { return &e.To }).Must(),
		DateField("on", "Fecha", "Date", func(e *Evaluation) *period.Date { return &e.On }).Must(),
		RefField("by", "person", "Evaluado por", "Evaluated by", func(e *Evaluation) *ID { return &e.By }),
		TextField("author", "Registrado por", "Recorded by", func(e *Evaluation) *string { return &e.Author }),
		NumberField("score", "Puntaje", "Score", func(e *Evaluation) *Opt { return &e.Score }).Between(0, 100).Hidden(),
		PercentField("covered", "Peso con datos", "Weight with data", func(e *Evaluation) *Opt { return &e.Covered }),
		LongField("comments", "Comentarios", "Comments", func(e *Evaluation) *string { return &e.Comments }).Hidden(),
		RefsField("steps", "action", "Próximos pasos acordados", "Next steps agreed", func(e *Evaluation) *[]ID { return &e.Steps }),
	},
	Check: func(e *Evaluation) []Problem {
		if backwards(e.From, e.To) {
			return problem("to", "Termina antes de comenzar.", "It ends before it starts.")
		}
		return nil
	},
})

// EvaluationLine is one line of an evaluation as it was.
type EvaluationLine struct {
	Evaluation                 ID
	Dimension                  string
	Name                       string
	Indicator                  string // ID of the indicator, or of the qualitative one
	Unit                       string // stable name of the value's unit
	Value, Low, High           Opt
	N                          int
	Minimum, Target, Excellent Opt
	Weight                     Opt // as the scorecard gives it
	Score                      Opt // 0…100; unknown: without data, left out of the total
	Note                       string
	Rank                       string
}

// EvaluationLineKind describes EvaluationLine.
var EvaluationLineKind = define(Kind[EvaluationLine]{
	Name:   "evaluation_line",
	Label:  text.New("Línea de una evaluación", "Line of an evaluation"),
	Plural: text.New("Líneas de evaluaciones", "Lines of evaluations"),
	Title:  func(l *EvaluationLine) string { return l.Name },
	Fields: []Field[EvaluationLine]{
		RefField("evaluation", "evaluation", "Evaluación", "Evaluation", func(l *EvaluationLine) *ID { return &l.Evaluation }).Must(),
		ChoiceField("dimension", "Dimensión", "Dimension", func(l *EvaluationLine) *string { return &l.Dimension }, Dimensions...).Must(),
		TextField("name", "Indicador", "Indicator", func(l *EvaluationLine) *string { return &l.Name }).Must(),
		TextField("indicator", "Identificador", "Identifier", func(l *EvaluationLine) *string { return &l.Indicator }),
		TextField("unit", "Unidad", "Unit", func(l *EvaluationLine) *string { return &l.Unit }),
		NumberField("value", "Valor", "Value", func(l *EvaluationLine) *Opt { return &l.Value }).Hidden(),
		NumberField("low", "Desde (95 %)", "From (95%)", func(l *EvaluationLine) *Opt { return &l.Low }).Hidden(),
		NumberField("high", "Hasta (95 %)", "To (95%)", func(l *EvaluationLine) *Opt { return &l.High }).Hidden(),
		IntField("n", "Registros", "Records", func(l *EvaluationLine) *int { return &l.N }),
		NumberField("minimum", "Mínimo", "Minimum", func(l *EvaluationLine) *Opt { return &l.Minimum }),
		NumberField("target", "Meta", "Target", func(l *EvaluationLine) *Opt { return &l.Target }),
		NumberField("excellent", "Excelente", "Excellent", func(l *EvaluationLine) *Opt { return &l.Excellent }),
		NumberField("weight", "Peso", "Weight", func(l *EvaluationLine) *Opt { return &l.Weight }).Between(0, 100),
		NumberField("score", "Puntaje", "Score", func(l *EvaluationLine) *Opt { return &l.Score }).Between(0, 100).Hidden(),
		LongField("note", "Nota", "Note", func(l *EvaluationLine) *string { return &l.Note }).Hidden(),
		RankField(func(l *EvaluationLine) *string { return &l.Rank }),
	},
})
