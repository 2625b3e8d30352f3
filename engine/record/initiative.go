package record

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Initiative is something that the client has set out to do, and puts money and people behind.
type Initiative struct {
	Account       ID
	Name          string
	Goal          string
	Priority      string // "high", "medium", "low"
	Sponsor       ID     // contact
	Status        string // "planned", "running", "paused", "done", "cancelled"
	Start         period.Date
	End           period.Date // last day, included
	Budget        money.Amount
	Contacts      []ID
	Opportunities []ID
	Source        string
	Notes         string
	Rank          string
}

// Current reports whether the initiative may still be helped: it is neither done nor cancelled.
func (i *Initiative) Current() bool { return i.Status != "done" && i.Status != "cancelled" }

// InitiativeKind describes Initiative.
var InitiativeKind = define(Kind[Initiative]{
	Name:    "initiative",
	Label:   text.New("Iniciativa del cliente", "Client initiative"),
	Plural:  text.New("Iniciativas del cliente", "Client initiatives"),
	Title:   func(i *Initiative) string { return i.Name },
	Account: func(i *Initiative) ID { return i.Account },
	Fields: []Field[Initiative]{
		RefField("account", "account", "Cuenta", "Account", func(i *Initiative) *ID { return &i.Account }).Must(),
		TextField("name", "Iniciativa", "Initiative", func(i *Initiative) *string { return &i.Name }).Must(),
		LongField("goal", "Qué busca lograr", "What it is to achieve", func(i *Initiative) *string { return &i.Goal }),
		ChoiceField("priority", "Prioridad para el cliente", "Client's priority", func(i *Initiative) *string { return &i.Priority }, priorities()...),
		ChoiceField("status", "Estado", "Status", func(i *Initiative) *string { return &i.Status },
			Opts("planned", "prevista", "planned"), Opts("running", "en marcha", "running"), Opts("paused", "en pausa", "paused"),
			Opts("done", "terminada", "finished"), Opts("cancelled", "cancelada", "cancelled")).Must(),
		RefField("sponsor", "contact", "Patrocinador", "Sponsor", func(i *Initiative) *ID { return &i.Sponsor }),
		DateField("start", "Comienza", "Starts", func(i *Initiative) *period.Date { return &i.Start }),
		DateField("end", "Termina", "Ends", func(i *Initiative) *period.Date { return &i.End }),
		MoneyField("budget", "Presupuesto", "Budget", func(i *Initiative) *money.Amount { return &i.Budget }),
		RefsField("contacts", "contact", "Contactos", "Contacts", func(i *Initiative) *[]ID { return &i.Contacts }),
		RefsField("opportunities", "opportunity", "Oportunidades", "Deals", func(i *Initiative) *[]ID { return &i.Opportunities }),
		TextField("source", "De dónde se sabe", "Where it is known from", func(i *Initiative) *string { return &i.Source }),
		LongField("notes", "Notas", "Notes", func(i *Initiative) *string { return &i.Notes }),
		RankField(func(i *Initiative) *string { return &i.Rank }),
	},
	Check: func(i *Initiative) []Problem {
		switch {
		case i.Start.Known() && i.End.Known() && i.End < i.Start:
			return problem("end", "Termina antes de comenzar.", "It ends before it starts.")
		case i.Budget.Minor < 0:
			return problem("budget", "Un presupuesto no puede ser negativo.", "A budget cannot be negative.")
		}
		return nil
	},
})
