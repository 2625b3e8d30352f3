package record

import "rumbo/engine/text"

// The dimensions of a balanced evaluation, in order.
const (
	DimensionFinal      = "final"
	DimensionPartial    = "partial"
	DimensionQuality    = "quality"
	DimensionVoice      = "voice"
	DimensionCapability = "capability"
)

// Dimensions are what a scorecard's lines speak of.
var Dimensions = []Option{Opts(DimensionFinal, "Resultados finales", "Final results"), Opts(DimensionPartial, "Resultados parciales", "Partial results"),
	Opts(DimensionQuality, "Calidad", "Quality"), Opts(DimensionVoice, "Voz del cliente", "Client's voice"), Opts(DimensionCapability, "Capacidad", "Capability")}

// Stretches for which the range of an indicator that adds up is meant.
const (
	PerMonth   = "month"
	PerQuarter = "quarter"
	PerYear    = "year"
)

var stretches = []Option{Opts(PerMonth, "por mes", "a month"), Opts(PerQuarter, "por trimestre", "a quarter"), Opts(PerYear, "por año", "a year")}

// ScorecardLine is one thing by which a role is measured: an indicator or a qualitative one, with its weight and
// the range in which it is expected.
type ScorecardLine struct {
	Role      ID
	Indicator string // ID of a counted indicator; "" for a qualitative one
	Quality   ID     // qualitative indicator
	Dimension string
	Weight    Opt // of 100
	// Minimum, Target and Excellent are in the indicator's own size: an amount in whole units of the workspace's currency, a
	// percentage as 0…1, a level as 1…k.
	Minimum, Target, Excellent Opt
	Per                        string // what the range of an indicator that adds up is meant for: of one person and so long; "" means a year
	Rank                       string
}

// ScorecardLineKind describes ScorecardLine.
var ScorecardLineKind = define(Kind[ScorecardLine]{
	Name:   "scorecard_line",
	Label:  text.New("Línea de evaluación", "Scorecard line"),
	Plural: text.New("Líneas de evaluación", "Scorecard lines"),
	Title:  func(l *ScorecardLine) string { return l.Indicator },
	Fields: []Field[ScorecardLine]{
		RefField("role", "role", "Rol", "Role", func(l *ScorecardLine) *ID { return &l.Role }).Must(),
		TextField("indicator", "Indicador", "Indicator", func(l *ScorecardLine) *string { return &l.Indicator }),
		RefField("quality", "qualitative", "Indicador cualitativo", "Qualitative indicator", func(l *ScorecardLine) *ID { return &l.Quality }),
		ChoiceField("dimension", "Dimensión", "Dimension", func(l *ScorecardLine) *string { return &l.Dimension }, Dimensions...).Must(),
		NumberField("weight", "Peso", "Weight", func(l *ScorecardLine) *Opt { return &l.Weight }).Between(0, 100),
		NumberField("minimum", "Mínimo", "Minimum", func(l *ScorecardLine) *Opt { return &l.Minimum }),
		NumberField("target", "Meta", "Target", func(l *ScorecardLine) *Opt { return &l.Target }),
		NumberField("excellent", "Excelente", "Excellent", func(l *ScorecardLine) *Opt { return &l.Excellent }),
		ChoiceField("per", "Rango por", "Range for", func(l *ScorecardLine) *string { return &l.Per }, stretches...),
		RankField(func(l *ScorecardLine) *string { return &l.Rank }),
	},
	Check: func(l *ScorecardLine) []Problem {
		switch {
		case l.Indicator == "" && l.Quality == "":
			return problem("indicator", "Elija qué se mide.", "Choose what is measured.")
		case l.Indicator != "" && l.Quality != "":
			return problem("quality", "Una línea mide una sola cosa.", "A line measures one thing.")
		}
		return CheckRange(l.Minimum, l.Target, l.Excellent)
	},
})
