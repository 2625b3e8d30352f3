package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// TheTiering is the ID of the one Tiering of a workspace.
const TheTiering ID = "tiering"

// Tiering says from which score on an account gets which tier, what a plan of each tier takes, and by when all are to have one.
type Tiering struct {
	Strategic      Opt // score, 0…100, from which on
	Focus          Opt
	StrategicHours Opt // a month that the plan of one account takes
	FocusHours     Opt
	PlanShare      Opt // of a manager's hours that plans may take
	Start          period.Date
	Whole          period.Date // when all strategic accounts are to have a plan
}

// TieringKind describes Tiering.
var TieringKind = define(Kind[Tiering]{
	Name:   "tiering",
	Label:  text.New("Reglas de selección", "Selection rules"),
	Plural: text.New("Reglas de selección", "Selection rules"),
	Title:  func(*Tiering) string { return "" },
	Fields: []Field[Tiering]{
		NumberField("strategic", "Estratégica desde (puntos)", "Strategic from (points)", func(t *Tiering) *Opt { return &t.Strategic }).Between(0, 100),
		NumberField("focus", "Foco desde (puntos)", "Focus from (points)", func(t *Tiering) *Opt { return &t.Focus }).Between(0, 100),
		NumberField("strategic_hours", "Horas al mes por cuenta estratégica", "Hours a month per strategic account", func(t *Tiering) *Opt { return &t.StrategicHours }).Between(0, 700),
		NumberField("focus_hours", "Horas al mes por cuenta de foco", "Hours a month per focus account", func(t *Tiering) *Opt { return &t.FocusHours }).Between(0, 700),
		PercentField("plan_share", "Parte de la jornada para planes", "Share of working time for plans", func(t *Tiering) *Opt { return &t.PlanShare }),
		DateField("start", "Inicio del despliegue", "Roll-out begins", func(t *Tiering) *period.Date { return &t.Start }),
		DateField("whole", "Cobertura del 100 % el", "100 % coverage on", func(t *Tiering) *period.Date { return &t.Whole }),
	},
	Check: func(t *Tiering) []Problem {
		switch {
		case t.Strategic.OK && t.Focus.OK && t.Focus.V > t.Strategic.V:
			return problem("focus", "Foco no puede pedir más puntos que estratégica.", "Focus cannot ask for more points than strategic.")
		case t.Whole.Known() && t.Whole < t.Start:
			return problem("whole", "Termina antes de comenzar.", "It ends before it starts.")
		}
		return nil
	},
})

// Selection is a decision on which accounts are in which tier: dated, with who decided and why.
type Selection struct {
	On        period.Date
	By        string
	Why       string
	Strategic []ID
	Focus     []ID
	Weights   []string // criteria with their weights and thresholds as they were, in words
}

// SelectionKind describes Selection.
var SelectionKind = define(Kind[Selection]{
	Name:   "selection",
	Label:  text.New("Selección de cuentas", "Account selection"),
	Plural: text.New("Selecciones de cuentas", "Account selections"),
	Title:  func(s *Selection) string { return s.On.String() },
	Fields: []Field[Selection]{
		DateField("on", "Fecha", "Date", func(s *Selection) *period.Date { return &s.On }).Must(),
		TextField("by", "Quién decidió", "Who decided", func(s *Selection) *string { return &s.By }).Must(),
		LongField("why", "Por qué", "Why", func(s *Selection) *string { return &s.Why }).Must(),
		RefsField("strategic", "account", "Estratégicas", "Strategic", func(s *Selection) *[]ID { return &s.Strategic }),
		RefsField("focus", "account", "Foco", "Focus", func(s *Selection) *[]ID { return &s.Focus }),
		ListField("weights", "Con estas reglas", "By these rules", func(s *Selection) *[]string { return &s.Weights }),
	},
})
