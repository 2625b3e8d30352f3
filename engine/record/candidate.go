package record

import (
	"rumbo/engine/money"
	"rumbo/engine/text"
)

// Candidate is a possible opportunity that is being judged before anybody works on it.
type Candidate struct {
	Account     ID
	Name        string
	Line        ID
	Product     ID
	Need        ID
	Initiative  ID
	Value       money.Amount // a year
	Fit         string       // with the initiative, "1"…"5"
	Feasibility string       // of our offer, "1"…"5"
	Competition string       // how clear the way is, "1"…"5"; 5 is best
	Horizon     string       // "short", "medium", "long"
	Competitor  string
	Status      string // "open", "promoted", "dropped"
	Opportunity ID     // into which it was promoted
	Reasons     string
	Rank        string
}

// CandidateKind describes Candidate. The scales stand in the words of their steps.
var CandidateKind = define(Kind[Candidate]{
	Name:    "candidate",
	Label:   text.New("Oportunidad candidata", "Candidate opportunity"),
	Plural:  text.New("Oportunidades candidatas", "Candidate opportunities"),
	Title:   func(c *Candidate) string { return c.Name },
	Account: func(c *Candidate) ID { return c.Account },
	Fields: []Field[Candidate]{
		RefField("account", "account", "Cuenta", "Account", func(c *Candidate) *ID { return &c.Account }).Must(),
		TextField("name", "Oportunidad", "Opportunity", func(c *Candidate) *string { return &c.Name }).Must(),
		MoneyField("value", "Valor", "Value", func(c *Candidate) *money.Amount { return &c.Value }),
		RefField("initiative", "initiative", "Iniciativa que ayuda", "Initiative it helps", func(c *Candidate) *ID { return &c.Initiative }),
		ChoiceField("fit", "Ajuste con la iniciativa", "Fit with the initiative", func(c *Candidate) *string { return &c.Fit },
			Opts("1", "1 · no se relaciona", "1 · not related"), Opts("2", "2 · la toca de lejos", "2 · touches it from afar"), Opts("3", "3 · ayuda en parte", "3 · helps in part"),
			Opts("4", "4 · la acelera", "4 · speeds it up"), Opts("5", "5 · sin esto no se logra", "5 · it fails without this")),
		ChoiceField("feasibility", "Viabilidad de nuestra oferta", "Feasibility of our offer", func(c *Candidate) *string { return &c.Feasibility },
			Opts("1", "1 · no existe todavía", "1 · does not exist yet"), Opts("2", "2 · habría que desarrollarla", "2 · would have to be developed"), Opts("3", "3 · requiere un aliado o adaptación", "3 · needs a partner or adapting"),
			Opts("4", "4 · lista, con pocos casos", "4 · ready, few references"), Opts("5", "5 · lista y probada en el sector", "5 · ready and proven in the industry")),
		ChoiceField("competition", "Competencia", "Competition", func(c *Candidate) *string { return &c.Competition },
			Opts("1", "1 · otro tiene contrato vigente", "1 · another holds the contract"), Opts("2", "2 · otro es el preferido", "2 · another is preferred"), Opts("3", "3 · pareja", "3 · even"),
			Opts("4", "4 · somos los preferidos", "4 · we are preferred"), Opts("5", "5 · nadie más compite", "5 · nobody else competes")),
		ChoiceField("horizon", "Plazo", "Horizon", func(c *Candidate) *string { return &c.Horizon },
			Opts("short", "corto plazo", "short term"), Opts("medium", "mediano plazo", "medium term"), Opts("long", "largo plazo", "long term")),
		RefField("line", "line", "Línea de negocio", "Business line", func(c *Candidate) *ID { return &c.Line }),
		RefField("product", "product", "Producto", "Product", func(c *Candidate) *ID { return &c.Product }),
		RefField("need", "need", "Necesidad", "Need", func(c *Candidate) *ID { return &c.Need }),
		TextField("competitor", "Competidor", "Competitor", func(c *Candidate) *string { return &c.Competitor }),
		ChoiceField("status", "Estado", "Status", func(c *Candidate) *string { return &c.Status },
			Opts("open", "en análisis", "under analysis"), Opts("promoted", "en el pipeline", "in the pipeline"), Opts("dropped", "descartada", "dropped")).Must(),
		RefField("opportunity", "opportunity", "Oportunidad del pipeline", "Deal in the pipeline", func(c *Candidate) *ID { return &c.Opportunity }),
		LongField("reasons", "Razones", "Reasons", func(c *Candidate) *string { return &c.Reasons }),
		RankField(func(c *Candidate) *string { return &c.Rank }),
	},
	Check: func(c *Candidate) []Problem {
		if c.Value.Minor < 0 {
			return problem("value", "Un valor no puede ser negativo.", "A value cannot be negative.")
		}
		return nil
	},
})
