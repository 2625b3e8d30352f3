package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Survey is what clients are asked.
type Survey struct {
	Name      string
	Type      string // "nps", "csat", "expectation", "own"
	Question  string // answered with the score
	Expects   bool   // also asks what the client had expected
	Questions []string
	Intro     string
	From, To  period.Date // days on which it is open; To included
	Archived  bool
}

// Types of Survey.
const (
	SurveyNPS         = "nps"
	SurveyCSAT        = "csat"
	SurveyExpectation = "expectation"
	SurveyOwn         = "own"
)

// Scale gives the lowest and the highest score of the survey's questions: 0–10 for the
// recommendation (Reichheld 2003), 1–5 for satisfaction, 1–10 for all others.
func (s *Survey) Scale() (low, high float64) {
	switch s.Type {
	case SurveyNPS:
		return 0, 10
	case SurveyCSAT:
		return 1, 5
	}
	return 1, 10
}

// SurveyKind describes Survey.
var SurveyKind = define(Kind[Survey]{
	Name:   "survey",
	Label:  text.New("Encuesta", "Survey"),
	Plural: text.New("Encuestas", "Surveys"),
	Fields: []Field[Survey]{
		TextField("name", "Nombre", "Name", func(s *Survey) *string { return &s.Name }).Must(),
		ChoiceField("type", "Tipo", "Type", func(s *Survey) *string { return &s.Type },
			Opts(SurveyNPS, "Recomendación (NPS, 0 a 10)", "Recommendation (NPS, 0 to 10)"), Opts(SurveyCSAT, "Satisfacción (CSAT, 1 a 5)", "Satisfaction (CSAT, 1 to 5)"),
			Opts(SurveyExpectation, "Expectativa cumplida (1 a 10)", "Expectation met (1 to 10)"), Opts(SurveyOwn, "Preguntas propias (1 a 10)", "Own questions (1 to 10)")).Must(),
		TextField("question", "Pregunta principal", "Main question", func(s *Survey) *string { return &s.Question }),
		BoolField("expects", "Pregunta también qué esperaba el cliente", "Also asks what the client expected", func(s *Survey) *bool { return &s.Expects }),
		ListField("questions", "Otras preguntas", "Further questions", func(s *Survey) *[]string { return &s.Questions }),
		LongField("intro", "Presentación", "Introduction", func(s *Survey) *string { return &s.Intro }),
		DateField("from", "Abierta desde", "Open from", func(s *Survey) *period.Date { return &s.From }),
		DateField("to", "Abierta hasta", "Open to", func(s *Survey) *period.Date { return &s.To }),
		BoolField("archived", "Archivada", "Archived", func(s *Survey) *bool { return &s.Archived }),
	},
	Check: func(s *Survey) []Problem {
		switch {
		case backwards(s.From, s.To):
			return problem("to", "Termina antes de comenzar.", "It ends before it starts.")
		case s.Type == SurveyOwn && len(s.Questions) == 0:
			return problem("questions", "Escriba al menos una pregunta.", "Write at least one question.")
		}
		return nil
	},
})
