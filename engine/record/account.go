package record

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Account is a client or a company that one wants as a client.
type Account struct {
	Name          string
	Sector        string
	Country       string
	City          string
	Website       string
	Phone         string
	Employees     int
	AnnualRevenue money.Amount // of the client, a year
	Founded       int          // year
	Owner         ID           // person
	Parent        ID           // account
	Tier          string       // "strategic", "focus", "standard"
	Planned       bool         // whether it is in the account-planning process
	PlannedSince  period.Date  // from when on; 0 if not noted
	PlannedUntil  period.Date  // the last day, of an account that left the process
	Description   string
	ExternalID    string
}

// AccountKind describes Account.
var AccountKind = define(Kind[Account]{
	Name:   "account",
	Label:  text.New("Cuenta", "Account"),
	Plural: text.New("Cuentas", "Accounts"),
	Fields: []Field[Account]{
		TextField("name", "Nombre", "Name", func(a *Account) *string { return &a.Name }).Must(),
		ChoiceField("tier", "Nivel", "Tier", func(a *Account) *string { return &a.Tier },
			Opts("strategic", "Estratégica", "Strategic"), Opts("focus", "Foco", "Focus"), Opts("standard", "Estándar", "Standard")),
		BoolField("planned", "Con plan de cuenta", "Has an account plan", func(a *Account) *bool { return &a.Planned }),
		DateField("planned_since", "En el proceso desde", "In the process since", func(a *Account) *period.Date { return &a.PlannedSince }),
		DateField("planned_until", "En el proceso hasta", "In the process until", func(a *Account) *period.Date { return &a.PlannedUntil }),
		TextField("sector", "Sector", "Industry", func(a *Account) *string { return &a.Sector }),
		RefField("owner", "person", "Responsable", "Owner", func(a *Account) *ID { return &a.Owner }),
		TextField("country", "País", "Country", func(a *Account) *string { return &a.Country }),
		TextField("city", "Ciudad", "City", func(a *Account) *string { return &a.City }),
		LinkField("website", "Sitio web", "Website", func(a *Account) *string { return &a.Website }),
		TextField("phone", "Teléfono", "Phone", func(a *Account) *string { return &a.Phone }),
		IntField("employees", "Empleados", "Employees", func(a *Account) *int { return &a.Employees }).Between(0, 10_000_000),
		MoneyField("annual_revenue", "Ventas anuales del cliente", "Client's annual revenue", func(a *Account) *money.Amount { return &a.AnnualRevenue }).Open(),
		IntField("founded", "Año de fundación", "Founded", func(a *Account) *int { return &a.Founded }).Between(1000, 2200),
		RefField("parent", "account", "Casa matriz", "Parent account", func(a *Account) *ID { return &a.Parent }),
		LongField("description", "Descripción", "Description", func(a *Account) *string { return &a.Description }),
		TextField("external_id", "Identificador externo", "External ID", func(a *Account) *string { return &a.ExternalID }),
	},
	Check: func(a *Account) []Problem {
		if a.PlannedUntil.Known() && a.PlannedUntil < a.PlannedSince {
			return problem("planned_until", "Sale del proceso antes de entrar.", "It leaves the process before it enters.")
		}
		return nil
	},
})
