package record

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Lead is somebody who might buy, before there is a deal.
type Lead struct {
	Name        string
	Company     string
	Title       string
	Email       string
	Phone       string
	Country     string
	Sector      string
	Channel     ID // of the first touch
	LastChannel ID // of the last touch, where it differs
	Campaign    ID
	Owner       ID // person
	Created     period.Date
	Status      string
	Changed     period.Date // when it got its status
	Account     ID          // once it is a client's
	Contact     ID
	Opportunity ID // that came of it
	Expected    money.Amount
	Cost        money.Amount
	Reason      string // for which it was discarded or lost
	Notes       string
	ExternalID  string
}

// Values of Lead.Status; "" means new.
const (
	LeadNew        = "new"
	LeadInterested = "interested"
	LeadQualified  = "qualified"
	LeadWon        = "won"
	LeadLost       = "lost"
	LeadDiscarded  = "discarded"
)

// LeadKind describes Lead.
var LeadKind = define(Kind[Lead]{
	Name:    "lead",
	Label:   text.New("Prospecto", "Lead"),
	Plural:  text.New("Prospectos", "Leads"),
	Account: func(l *Lead) ID { return l.Account },
	Title: func(l *Lead) string {
		if l.Name == "" {
			return l.Company
		}
		return l.Name
	},
	Fields: []Field[Lead]{
		TextField("name", "Nombre", "Name", func(l *Lead) *string { return &l.Name }),
		TextField("company", "Empresa", "Company", func(l *Lead) *string { return &l.Company }),
		ChoiceField("status", "Estado", "Status", func(l *Lead) *string { return &l.Status },
			Opts(LeadNew, "nuevo", "new"), Opts(LeadInterested, "interesado", "interested"), Opts(LeadQualified, "calificado", "qualified"),
			Opts(LeadWon, "ganado", "won"), Opts(LeadLost, "perdido", "lost"), Opts(LeadDiscarded, "descartado", "discarded")).
			Explain("Vacío significa nuevo.", "Empty means new."),
		DateField("changed", "Estado desde", "Status since", func(l *Lead) *period.Date { return &l.Changed }),
		DateField("created", "Creado", "Created", func(l *Lead) *period.Date { return &l.Created }).Must(),
		RefField("owner", "person", "Responsable", "Owner", func(l *Lead) *ID { return &l.Owner }),
		RefField("channel", "channel", "Canal del primer contacto", "First-touch channel", func(l *Lead) *ID { return &l.Channel }),
		RefField("last_channel", "channel", "Canal del último contacto", "Last-touch channel", func(l *Lead) *ID { return &l.LastChannel }),
		RefField("campaign", "campaign", "Campaña", "Campaign", func(l *Lead) *ID { return &l.Campaign }),
		MoneyField("expected", "Valor esperado", "Expected value", func(l *Lead) *money.Amount { return &l.Expected }),
		MoneyField("cost", "Costo", "Cost", func(l *Lead) *money.Amount { return &l.Cost }),
		TextField("title", "Cargo", "Job title", func(l *Lead) *string { return &l.Title }),
		MailField("email", "Correo", "E-mail", func(l *Lead) *string { return &l.Email }),
		TextField("phone", "Teléfono", "Phone", func(l *Lead) *string { return &l.Phone }),
		TextField("country", "País", "Country", func(l *Lead) *string { return &l.Country }),
		TextField("sector", "Sector", "Industry", func(l *Lead) *string { return &l.Sector }),
		RefField("account", "account", "Cuenta", "Account", func(l *Lead) *ID { return &l.Account }),
		RefField("contact", "contact", "Contacto", "Contact", func(l *Lead) *ID { return &l.Contact }),
		RefField("opportunity", "opportunity", "Oportunidad", "Opportunity", func(l *Lead) *ID { return &l.Opportunity }),
		TextField("reason", "Motivo", "Reason", func(l *Lead) *string { return &l.Reason }),
		LongField("notes", "Notas", "Notes", func(l *Lead) *string { return &l.Notes }),
		TextField("external_id", "Identificador externo", "External ID", func(l *Lead) *string { return &l.ExternalID }),
	},
	Check: func(l *Lead) []Problem {
		switch {
		case l.Name == "" && l.Company == "":
			return problem("name", "Escriba el nombre de la persona o de la empresa.", "Write the name of the person or of the company.")
		case backwards(l.Created, l.Changed):
			return problem("changed", "El estado es anterior a la creación.", "The status is from before the creation.")
		case negative(l.Cost):
			return problem("cost", "El costo no puede ser negativo.", "The cost cannot be negative.")
		case negative(l.Expected):
			return problem("expected", "El valor esperado no puede ser negativo.", "The expected value cannot be negative.")
		}
		return nil
	},
})
