package record

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Opportunity is a deal, open or closed.
type Opportunity struct {
	Name        string
	Account     ID
	Owner       ID // person
	Product     ID
	Line        ID
	Stage       ID
	Amount      money.Amount
	Probability Opt    // set by a person; unknown follows the stage
	Forecast    string // what its owner says of it, see Forecast…; "" for nothing
	Created     period.Date
	Close       period.Date // expected while open, actual once won or lost
	NextStep    string
	NextDate    period.Date
	Type        string // new business, renewal ...: as the company calls it
	Source      string // lead source
	Competitor  string
	LostReason  string
	Description string
	Changed     period.Date // last change that the source system knew of
	ExternalID  string
}

// Forecast categories, as CRMs have them: what a seller says of an open deal.
const (
	ForecastPipeline = "pipeline"
	ForecastBest     = "best_case"
	ForecastCommit   = "commit"
	ForecastOmitted  = "omitted"
)

// OpportunityKind describes Opportunity.
var OpportunityKind = define(Kind[Opportunity]{
	Name:    "opportunity",
	Label:   text.New("Oportunidad", "Opportunity"),
	Plural:  text.New("Oportunidades", "Opportunities"),
	Account: func(o *Opportunity) ID { return o.Account },
	Fields: []Field[Opportunity]{
		TextField("name", "Nombre", "Name", func(o *Opportunity) *string { return &o.Name }).Must(),
		RefField("account", "account", "Cuenta", "Account", func(o *Opportunity) *ID { return &o.Account }),
		RefField("owner", "person", "Responsable", "Owner", func(o *Opportunity) *ID { return &o.Owner }),
		RefField("product", "product", "Producto", "Product", func(o *Opportunity) *ID { return &o.Product }),
		RefField("line", "line", "Línea de negocio", "Business line", func(o *Opportunity) *ID { return &o.Line }),
		RefField("stage", "stage", "Etapa", "Stage", func(o *Opportunity) *ID { return &o.Stage }).Must(),
		MoneyField("amount", "Monto", "Amount", func(o *Opportunity) *money.Amount { return &o.Amount }),
		PercentField("probability", "Probabilidad", "Probability", func(o *Opportunity) *Opt { return &o.Probability }).
			Explain("Si queda vacía vale la de la etapa.", "Left empty, the stage's holds."),
		ChoiceField("forecast", "Categoría de pronóstico", "Forecast category", func(o *Opportunity) *string { return &o.Forecast },
			Opts(ForecastPipeline, "En curso", "Pipeline"), Opts(ForecastBest, "Mejor caso", "Best case"),
			Opts(ForecastCommit, "Comprometido", "Commit"), Opts(ForecastOmitted, "Fuera del pronóstico", "Omitted")).
			Explain("Lo que el responsable dice del negocio: «comprometido» es el que da por ganado en su fecha.",
				"What its owner says of the deal: “commit” is one taken to be won on its date."),
		DateField("created", "Creada", "Created", func(o *Opportunity) *period.Date { return &o.Created }),
		DateField("close", "Cierre", "Close date", func(o *Opportunity) *period.Date { return &o.Close }),
		TextField("next_step", "Próximo paso", "Next step", func(o *Opportunity) *string { return &o.NextStep }),
		DateField("next_date", "Fecha del próximo paso", "Next step date", func(o *Opportunity) *period.Date { return &o.NextDate }),
		TextField("type", "Tipo", "Type", func(o *Opportunity) *string { return &o.Type }),
		TextField("source", "Origen", "Lead source", func(o *Opportunity) *string { return &o.Source }),
		TextField("competitor", "Competidor", "Competitor", func(o *Opportunity) *string { return &o.Competitor }),
		TextField("lost_reason", "Motivo de pérdida", "Lost reason", func(o *Opportunity) *string { return &o.LostReason }),
		LongField("description", "Descripción", "Description", func(o *Opportunity) *string { return &o.Description }),
		DateField("changed", "Último cambio en el origen", "Last change at the source", func(o *Opportunity) *period.Date { return &o.Changed }),
		TextField("external_id", "Identificador externo", "External ID", func(o *Opportunity) *string { return &o.ExternalID }),
	},
})
