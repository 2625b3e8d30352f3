package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// CriterionScore is the team's judgement of an account by a criterion. Its ID is ScoreID, so that two people who
// judge the same meet.
type CriterionScore struct {
	Account   ID
	Criterion ID
	Score     int // 1…5; 0 if not judged
	Why       string
	On        period.Date
}

// ScoreID names the score of an account by a criterion.
func ScoreID(account, criterion ID) ID { return account + "/" + criterion }

// CriterionScoreKind describes CriterionScore.
var CriterionScoreKind = define(Kind[CriterionScore]{
	Name:    "criterion_score",
	Label:   text.New("Puntaje", "Score"),
	Plural:  text.New("Puntajes de selección", "Selection scores"),
	Title:   func(s *CriterionScore) string { return s.Why },
	Account: func(s *CriterionScore) ID { return s.Account },
	Fields: []Field[CriterionScore]{
		RefField("account", "account", "Cuenta", "Account", func(s *CriterionScore) *ID { return &s.Account }).Must(),
		RefField("criterion", "criterion", "Criterio", "Criterion", func(s *CriterionScore) *ID { return &s.Criterion }).Must(),
		IntField("score", "Puntaje (1 a 5)", "Score (1 to 5)", func(s *CriterionScore) *int { return &s.Score }).Between(0, 5),
		TextField("why", "Por qué", "Why", func(s *CriterionScore) *string { return &s.Why }),
		DateField("on", "Fecha", "Date", func(s *CriterionScore) *period.Date { return &s.On }),
	},
})
