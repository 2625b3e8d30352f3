package record

import "rumbo/engine/text"

// What a stage means for the deal that stands in it.
const (
	StageOpen = "open"
	StageWon  = "won"
	StageLost = "lost"
)

// Stage is one step of the sales process.
type Stage struct {
	Name        string
	Outcome     string // StageOpen, StageWon or StageLost
	Probability Opt    // of winning, 0…1; of open stages
	Qualified   bool   // whether deals here count as qualified pipeline
	Rank        string
}

// StageKind describes Stage.
var StageKind = define(Kind[Stage]{
	Name:   "stage",
	Label:  text.New("Etapa", "Stage"),
	Plural: text.New("Etapas", "Stages"),
	Fields: []Field[Stage]{
		TextField("name", "Nombre", "Name", func(s *Stage) *string { return &s.Name }).Must(),
		ChoiceField("outcome", "Significado", "Meaning", func(s *Stage) *string { return &s.Outcome },
			Opts(StageOpen, "abierta", "open"), Opts(StageWon, "ganada", "won"), Opts(StageLost, "perdida", "lost")).Must(),
		PercentField("probability", "Probabilidad", "Probability", func(s *Stage) *Opt { return &s.Probability }).
			Explain("Parte de las oportunidades de esta etapa que se ganan.", "Share of the deals in this stage that are won."),
		BoolField("qualified", "Calificada", "Qualified", func(s *Stage) *bool { return &s.Qualified }).
			Explain("Cuenta en la cobertura del pipeline.", "Counts towards pipeline coverage."),
		RankField(func(s *Stage) *string { return &s.Rank }),
	},
})
