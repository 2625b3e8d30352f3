package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// SurveyForm is one form that was sent: who was asked what, and when. Its ID is the form's, so that the answer that comes back
// is known by it.
type SurveyForm struct {
	Survey  ID
	Account ID
	Contact ID
	Person  ID // who is evaluated
	On      period.Date
}

// AnswerTo is the ID of the answer to a form: there is one, however often the form comes back.
func AnswerTo(form ID) ID { return "answer-" + form }

// SurveyFormKind describes SurveyForm.
var SurveyFormKind = define(Kind[SurveyForm]{
	Name:    "survey_form",
	Label:   text.New("Encuesta enviada", "Survey sent"),
	Plural:  text.New("Encuestas enviadas", "Surveys sent"),
	Account: func(f *SurveyForm) ID { return f.Account },
	Title:   func(f *SurveyForm) string { return f.On.String() },
	Fields: []Field[SurveyForm]{
		RefField("survey", "survey", "Encuesta", "Survey", func(f *SurveyForm) *ID { return &f.Survey }).Must(),
		RefField("account", "account", "Cuenta", "Account", func(f *SurveyForm) *ID { return &f.Account }),
		RefField("contact", "contact", "Contacto", "Contact", func(f *SurveyForm) *ID { return &f.Contact }),
		RefField("person", "person", "Persona evaluada", "Person evaluated", func(f *SurveyForm) *ID { return &f.Person }),
		DateField("on", "Enviada", "Sent", func(f *SurveyForm) *period.Date { return &f.On }).Must(),
	},
})
