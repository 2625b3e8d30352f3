package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// The stretches of time over which an objective is measured, and after which it is looked at.
const (
	EachMonth   = "month"
	EachQuarter = "quarter"
	EachYear    = "year"
)

var eachOptions = []Option{Opts(EachMonth, "cada mes", "every month"), Opts(EachQuarter, "cada trimestre", "every quarter"), Opts(EachYear, "cada año", "every year")}

// Objective ties an indicator to what is to be achieved: it makes a metric a KPI. It is of the whole company, or of one team,
// person, account or line.
type Objective struct {
	Statement   string // what for
	Indicator   string // of package kpi; of an own metric its ID
	Alternative string // definition, "" for the default
	Owner       ID     // person
	Team        ID
	Person      ID
	Account     ID
	Line        ID
	// The range in which results may fall, in the natural size of the indicator's figures: a share from 0 to 1, an amount in
	// whole units of Currency.
	Minimum, Target, Excellent Opt
	Currency                   string // of ranges of amounts
	Each                       string // period of measure
	From, To                   period.Date
	Reviewed                   string // cadence of reviews
	Next                       period.Date
	Why                        string // why these numbers
}

// ObjectiveKind describes Objective.
var ObjectiveKind = define(Kind[Objective]{
	Name:    "objective",
	Label:   text.New("Objetivo de un indicador", "Objective of an indicator"),
	Plural:  text.New("Objetivos de indicadores", "Objectives of indicators"),
	Account: func(o *Objective) ID { return o.Account },
	Fields: []Field[Objective]{
		TextField("statement", "Para qué", "What for", func(o *Objective) *string { return &o.Statement }).Must(),
		TextField("indicator", "Indicador", "Indicator", func(o *Objective) *string { return &o.Indicator }).Must(),
		TextField("alternative", "Definición", "Definition", func(o *Objective) *string { return &o.Alternative }),
		RefField("owner", "person", "Responsable", "Owner", func(o *Objective) *ID { return &o.Owner }),
		RefField("team", "team", "Equipo", "Team", func(o *Objective) *ID { return &o.Team }),
		RefField("person", "person", "Persona", "Person", func(o *Objective) *ID { return &o.Person }),
		RefField("account", "account", "Cuenta", "Account", func(o *Objective) *ID { return &o.Account }),
		RefField("line", "line", "Línea de negocio", "Business line", func(o *Objective) *ID { return &o.Line }),
		NumberField("minimum", "Mínimo", "Minimum", func(o *Objective) *Opt { return &o.Minimum }),
		NumberField("target", "Meta", "Target", func(o *Objective) *Opt { return &o.Target }),
		NumberField("excellent", "Excelente", "Excellent", func(o *Objective) *Opt { return &o.Excellent }),
		TextField("currency", "Moneda", "Currency", func(o *Objective) *string { return &o.Currency }),
		ChoiceField("each", "Se mide", "Measured", func(o *Objective) *string { return &o.Each }, eachOptions...),
		DateField("from", "Desde", "From", func(o *Objective) *period.Date { return &o.From }),
		DateField("to", "Hasta", "Until", func(o *Objective) *period.Date { return &o.To }),
		ChoiceField("reviewed", "Se revisa", "Reviewed", func(o *Objective) *string { return &o.Reviewed }, eachOptions...),
		DateField("next", "Próxima revisión", "Next review", func(o *Objective) *period.Date { return &o.Next }),
		LongField("why", "Por qué estos valores", "Why these values", func(o *Objective) *string { return &o.Why }),
	},
	Check: checkObjective,
})

func checkObjective(o *Objective) []Problem {
	out := CheckRange(o.Minimum, o.Target, o.Excellent)
	if backwards(o.From, o.To) {
		out = append(out, problem("to", "Termina antes de comenzar.", "It ends before it starts.")...)
	}
	set := 0
	for _, id := range []ID{o.Team, o.Person, o.Account, o.Line} {
		if id != "" {
			set++
		}
	}
	if set > 1 {
		out = append(out, problem("", "Un objetivo es de un solo equipo, persona, cuenta o línea.", "An objective is of one team, person, account or line.")...)
	}
	return out
}

// ObjectiveReview is a look at an objective: what the number was, and what was said about it.
type ObjectiveReview struct {
	Objective ID
	On        period.Date
	By        ID  // person
	Value     Opt // of the indicator then, in its natural size
	Text      string
}

// ObjectiveReviewKind describes ObjectiveReview.
var ObjectiveReviewKind = define(Kind[ObjectiveReview]{
	Name:   "objective_review",
	Label:  text.New("Revisión de un objetivo", "Review of an objective"),
	Plural: text.New("Revisiones de objetivos", "Reviews of objectives"),
	Title:  func(r *ObjectiveReview) string { return r.On.String() },
	Fields: []Field[ObjectiveReview]{
		RefField("objective", "objective", "Objetivo", "Objective", func(r *ObjectiveReview) *ID { return &r.Objective }).Must(),
		DateField("on", "Fecha", "Date", func(r *ObjectiveReview) *period.Date { return &r.On }).Must(),
		RefField("by", "person", "Quién", "Who", func(r *ObjectiveReview) *ID { return &r.By }),
		NumberField("value", "Valor", "Value", func(r *ObjectiveReview) *Opt { return &r.Value }),
		LongField("text", "Nota", "Note", func(r *ObjectiveReview) *string { return &r.Text }).Must(),
	},
})
