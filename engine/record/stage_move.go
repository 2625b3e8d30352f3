package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// StageMove says that a deal entered a stage on a day. The moves of a deal are its stage history.
type StageMove struct {
	Opportunity ID
	Account     ID // of the deal, so that a plan carries its history
	Stage       ID
	On          period.Date
}

// StageMoveKind describes StageMove.
var StageMoveKind = define(Kind[StageMove]{
	Name:    "stage_move",
	Label:   text.New("Cambio de etapa", "Stage change"),
	Plural:  text.New("Cambios de etapa", "Stage changes"),
	Account: func(m *StageMove) ID { return m.Account },
	Title:   func(m *StageMove) string { return m.On.String() },
	Fields: []Field[StageMove]{
		RefField("opportunity", "opportunity", "Oportunidad", "Opportunity", func(m *StageMove) *ID { return &m.Opportunity }).Must(),
		RefField("account", "account", "Cuenta", "Account", func(m *StageMove) *ID { return &m.Account }),
		RefField("stage", "stage", "Etapa", "Stage", func(m *StageMove) *ID { return &m.Stage }).Must(),
		DateField("on", "Desde", "Since", func(m *StageMove) *period.Date { return &m.On }).Must(),
	},
})
