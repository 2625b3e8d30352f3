package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Contact is a person at the client, present or wanted.
type Contact struct {
	Account     ID
	Name        string
	Position    string
	Area        string
	Email       string
	Phone       string
	ReportsTo   ID     // contact
	Role        string // in the decision
	Influence   string // "high", "medium", "low"
	Closeness   string // "close", "known", "distant", "none"
	Stance      string // "promoter", "neutral", "detractor"
	Assumed     bool   // whether role and stance are a guess
	Owner       ID     // person who keeps the relationship
	EveryDays   int    // promised contact at least every so many days
	LastContact period.Date
	Light       string      // override of the traffic light: "green", "amber", "red"; "" follows the rule
	LightReason string      // why it is overridden
	LightUntil  period.Date // until when
	Notes       string
	ExternalID  string
}

// ContactKind describes Contact.
var ContactKind = define(Kind[Contact]{
	Name:    "contact",
	Label:   text.New("Contacto", "Contact"),
	Plural:  text.New("Contactos", "Contacts"),
	Title:   func(c *Contact) string { return c.Name },
	Account: func(c *Contact) ID { return c.Account },
	Fields: []Field[Contact]{
		RefField("account", "account", "Cuenta", "Account", func(c *Contact) *ID { return &c.Account }).Must(),
		TextField("name", "Nombre", "Name", func(c *Contact) *string { return &c.Name }).Must(),
		TextField("position", "Cargo", "Position", func(c *Contact) *string { return &c.Position }),
		TextField("area", "Área", "Area", func(c *Contact) *string { return &c.Area }),
		MailField("email", "Correo", "E-mail", func(c *Contact) *string { return &c.Email }),
		TextField("phone", "Teléfono", "Phone", func(c *Contact) *string { return &c.Phone }),
		RefField("reports_to", "contact", "Depende de", "Reports to", func(c *Contact) *ID { return &c.ReportsTo }),
		ChoiceField("role", "Rol en la decisión", "Decision role", func(c *Contact) *string { return &c.Role },
			Opts("economic", "Decisor económico", "Economic buyer"), Opts("user", "Usuario", "User buyer"),
			Opts("technical", "Evaluador técnico", "Technical buyer"), Opts("coach", "Aliado interno", "Coach"),
			Opts("gatekeeper", "Filtro de acceso", "Gatekeeper"), Opts("influencer", "Influenciador", "Influencer")).Hidden(),
		ChoiceField("influence", "Influencia", "Influence", func(c *Contact) *string { return &c.Influence },
			Opts("high", "alta", "high"), Opts("medium", "media", "medium"), Opts("low", "baja", "low")).Hidden(),
		ChoiceField("closeness", "Cercanía", "Closeness", func(c *Contact) *string { return &c.Closeness },
			Opts("close", "cercana", "close"), Opts("known", "conocida", "known"), Opts("distant", "distante", "distant"),
			Opts("none", "sin relación", "no relationship")).Hidden(),
		ChoiceField("stance", "Postura", "Stance", func(c *Contact) *string { return &c.Stance },
			Opts("promoter", "promotor", "promoter"), Opts("neutral", "neutral", "neutral"), Opts("detractor", "detractor", "detractor")).Hidden(),
		BoolField("assumed", "Es un supuesto", "Assumed", func(c *Contact) *bool { return &c.Assumed }),
		RefField("owner", "person", "Quién cuida la relación", "Relationship owner", func(c *Contact) *ID { return &c.Owner }),
		IntField("every_days", "Contacto prometido cada (días)", "Promised contact every (days)", func(c *Contact) *int { return &c.EveryDays }).Between(0, 3650),
		DateField("last_contact", "Último contacto", "Last contact", func(c *Contact) *period.Date { return &c.LastContact }),
		ChoiceField("light", "Semáforo fijado a mano", "Light set by hand", func(c *Contact) *string { return &c.Light },
			Opts("green", "cercano", "close"), Opts("amber", "en riesgo", "at risk"), Opts("red", "crítico", "critical")).Hidden(),
		TextField("light_reason", "Motivo", "Reason", func(c *Contact) *string { return &c.LightReason }).Hidden(),
		DateField("light_until", "Vale hasta", "Holds until", func(c *Contact) *period.Date { return &c.LightUntil }),
		LongField("notes", "Notas", "Notes", func(c *Contact) *string { return &c.Notes }).Hidden(),
		TextField("external_id", "Identificador externo", "External ID", func(c *Contact) *string { return &c.ExternalID }),
	},
	Check: func(c *Contact) []Problem {
		if c.Light != "" && c.LightReason == "" {
			return problem("light_reason", "Escriba por qué fija el semáforo a mano.", "Write why you set the light by hand.")
		}
		return nil
	},
})
