package record

import "rumbo/engine/text"

// How an own metric is scaled.
const (
	ScalePlain    = "plain" // also what "" means
	ScalePercent  = "percent"
	ScaleThousand = "thousand" // per 1,000
)

// Which direction of an own metric is good; "" is neither.
const (
	BetterHigher = "higher"
	BetterLower  = "lower"
)

// Metric is an indicator that people made from what can be counted: one number, or one divided by another.
// What Top and Bottom, their Hows and their conditions may say is defined by package kpi: a basis ("won"), an indicator
// ("indicator:win_rate") or another own metric ("metric:" and its ID); how it is taken ("count", "amount"); and
// conditions such as "line is <id>|<id>" or "amount at_least 5000 USD".
type Metric struct {
	Name      string
	Purpose   string // the question that it answers
	Top       string
	TopHow    string
	TopIf     []string
	Bottom    string // "" for a metric that is not a quotient
	BottomHow string
	BottomIf  []string
	Scale     string
	Unit      string // in words, where the number alone does not say it
	Better    string
	WeakBelow int
}

// MetricKind describes Metric.
var MetricKind = define(Kind[Metric]{
	Name:   "metric",
	Label:  text.New("Métrica propia", "Own metric"),
	Plural: text.New("Métricas propias", "Own metrics"),
	Fields: []Field[Metric]{
		TextField("name", "Nombre", "Name", func(m *Metric) *string { return &m.Name }).Must(),
		LongField("purpose", "Pregunta que responde", "Question that it answers", func(m *Metric) *string { return &m.Purpose }),
		TextField("top", "Qué se cuenta", "What is counted", func(m *Metric) *string { return &m.Top }).Must(),
		TextField("top_how", "Cómo se toma", "How it is taken", func(m *Metric) *string { return &m.TopHow }),
		ListField("top_if", "Solo si", "Only if", func(m *Metric) *[]string { return &m.TopIf }),
		TextField("bottom", "Se divide entre", "Divided by", func(m *Metric) *string { return &m.Bottom }),
		TextField("bottom_how", "Cómo se toma el divisor", "How the divisor is taken", func(m *Metric) *string { return &m.BottomHow }),
		ListField("bottom_if", "El divisor, solo si", "The divisor, only if", func(m *Metric) *[]string { return &m.BottomIf }),
		ChoiceField("scale", "Se expresa", "Expressed", func(m *Metric) *string { return &m.Scale },
			Opts(ScalePlain, "como número", "as a number"), Opts(ScalePercent, "en porcentaje (× 100)", "as a percentage (× 100)"), Opts(ScaleThousand, "por cada 1.000", "per 1,000")),
		TextField("unit", "Unidad", "Unit", func(m *Metric) *string { return &m.Unit }).UpTo(40),
		ChoiceField("better", "Qué es mejor", "What is better", func(m *Metric) *string { return &m.Better },
			Opts(BetterHigher, "más alto", "higher"), Opts(BetterLower, "más bajo", "lower")),
		IntField("weak_below", "Dato débil con menos de", "Weak below this many records", func(m *Metric) *int { return &m.WeakBelow }).Between(0, 10_000),
	},
	Check: func(m *Metric) []Problem {
		if m.Scale == ScalePercent && m.Bottom == "" {
			return problem("scale", "Un porcentaje necesita un divisor.", "A percentage needs something to be divided by.")
		}
		return nil
	},
})
