package kpi

import (
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// What the State of a form that was sent says.
const replied State = 1

var noForms = text.New("Todavía no se ha enviado ninguna encuesta.", "No survey has been sent yet.")

// forms is the table of surveys that were sent as files; its people are those who are evaluated.
func (f *Facts) forms() *Table {
	if f == nil {
		t := newTable("survey_form", noForms)
		return &t
	}
	return lazily(f, "forms", func() *Table {
		out := newTable("survey_form", noForms)
		t := &out
		var ids []record.ID
		var list []*record.SurveyForm
		for id, s := range change.All(f.state, record.SurveyFormKind) {
			ids, list = append(ids, id), append(list, s)
			t.when, t.state = append(t.when, s.On), append(t.state, flag(change.Get(f.state, record.SurveyAnswerKind, record.AnswerTo(id)) != nil, replied))
		}
		n := len(ids)
		t.id = func(row int32) record.ID { return ids[row] }
		t.people(f.deals, fromIDs(n, f.deals.person, func(i int) record.ID { return list[i].Person }))
		t.clients(f.deals, fromIDs(n, f.deals.account, func(i int) record.ID { return list[i].Account }))
		t.makers[BySurvey] = fromIDs(n, named(f.state, record.SurveyKind, func(s *record.Survey) string { return s.Name }), func(i int) record.ID { return list[i].Survey })
		t.settle()
		return t
	})
}

// SurveyResponse is forms answered ÷ forms sent, by the day on which they were sent.
var SurveyResponse = register(Indicator{
	ID: "survey_response", Area: Clients, Order: 13, Better: Higher, OnFacts: true, WeakBelow: 30, Cuts: slices.Clone(voiceDims), Sources: []string{"survey_form", "survey_answer", "survey"},
	Name:    text.New("Respuesta a encuestas", "Survey response"),
	Purpose: text.New("De las encuestas que se envían, ¿cuántas vuelven?", "Of the surveys that are sent, how many come back?"),
	Trap: text.New("Las enviadas hace poco todavía pueden volver. Lo contestado en este dispositivo o importado no se envió, y no cuenta.",
		"Those sent lately may still come back. What was answered on this device or imported was not sent, and does not count."),
	Alternatives: []Alternative{{
		ID: "sent", Unit: Ratio, Timing: AtDate, Name: text.New("Por fecha de envío", "By date sent"),
		Formula: text.New("encuestas respondidas ÷ encuestas enviadas", "surveys answered ÷ surveys sent"),
		plan: func(in *Input) plan {
			return counting(in.Facts.forms(), whether(replied), map[class]text.Text{in1: text.New("Respondidas", "Answered"), in2: text.New("Sin respuesta todavía", "Not answered yet")},
				share(text.New("{k} ÷ {n} enviadas = {value}", "{k} ÷ {n} sent = {value}"), text.New("En este período y alcance no se envió ninguna encuesta.", "No survey was sent in this period and scope.")))
		},
	}},
})
