package record

import (
	"strconv"

	"rumbo/engine/period"
	"rumbo/engine/text"
)

// SurveyAnswer is what one client said on one day.
type SurveyAnswer struct {
	Survey     ID
	Account    ID
	Contact    ID
	Person     ID // who is evaluated
	On         period.Date
	Score      Opt      // on the survey's scale
	Expected   Opt      // what the client had expected, on the same scale
	Scores     []string // of the further questions, in their order; "" where not answered
	Comment    string
	ExternalID string
}

// Further gives the score of the i-th further question.
func (a *SurveyAnswer) Further(i int) Opt {
	if i < 0 || i >= len(a.Scores) || a.Scores[i] == "" {
		return Opt{}
	}
	v, err := strconv.ParseFloat(a.Scores[i], 64)
	return Opt{V: v, OK: err == nil}
}

// SurveyAnswerKind describes SurveyAnswer.
var SurveyAnswerKind = define(Kind[SurveyAnswer]{
	Name:    "survey_answer",
	Label:   text.New("Respuesta de cliente", "Client's answer"),
	Plural:  text.New("Respuestas de clientes", "Clients' answers"),
	Account: func(a *SurveyAnswer) ID { return a.Account },
	Title:   func(a *SurveyAnswer) string { return a.On.String() },
	Fields: []Field[SurveyAnswer]{
		RefField("survey", "survey", "Encuesta", "Survey", func(a *SurveyAnswer) *ID { return &a.Survey }).Must(),
		RefField("account", "account", "Cuenta", "Account", func(a *SurveyAnswer) *ID { return &a.Account }),
		RefField("contact", "contact", "Contacto", "Contact", func(a *SurveyAnswer) *ID { return &a.Contact }),
		RefField("person", "person", "Persona evaluada", "Person evaluated", func(a *SurveyAnswer) *ID { return &a.Person }),
		DateField("on", "Fecha", "Date", func(a *SurveyAnswer) *period.Date { return &a.On }).Must(),
		NumberField("score", "Puntaje", "Score", func(a *SurveyAnswer) *Opt { return &a.Score }).Between(0, 10),
		NumberField("expected", "Lo que el cliente esperaba", "What the client expected", func(a *SurveyAnswer) *Opt { return &a.Expected }).Between(0, 10),
		ListField("scores", "Otros puntajes", "Further scores", func(a *SurveyAnswer) *[]string { return &a.Scores }),
		LongField("comment", "Comentario", "Comment", func(a *SurveyAnswer) *string { return &a.Comment }),
		TextField("external_id", "Identificador externo", "External ID", func(a *SurveyAnswer) *string { return &a.ExternalID }),
	},
	Check: func(a *SurveyAnswer) []Problem {
		any := a.Score.OK || a.Comment != ""
		for i := range a.Scores {
			v := a.Further(i)
			if a.Scores[i] != "" && (!v.OK || !(v.V >= 0 && v.V <= 10)) {
				return problem("scores", "Cada puntaje debe ser un número entre 0 y 10.", "Each score must be a number between 0 and 10.")
			}
			any = any || v.OK
		}
		if !any {
			return problem("score", "Falta el puntaje o un comentario.", "A score or a comment is missing.")
		}
		return nil
	},
})
