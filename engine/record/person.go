package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Person is somebody of one's own company.
type Person struct {
	Name       string
	Email      string
	Role       string // "seller", "kam", "operations", "manager", "other"; see OwnRole
	Team       ID
	Manager    ID // person
	Start, End period.Date
	FTE        Opt // share of a full working time, 0…1; unknown counts as 1
	ExternalID string
	OwnRole    ID // role whose scorecard is theirs instead of that of Role
}

// RoleID is the role by whose scorecard the person is measured, "" for none.
func (p *Person) RoleID() ID {
	if p.OwnRole != "" {
		return p.OwnRole
	}
	return ID(p.Role)
}

// PersonKind describes Person.
var PersonKind = define(Kind[Person]{
	Name:   "person",
	Label:  text.New("Persona", "Person"),
	Plural: text.New("Personas", "People"),
	Fields: []Field[Person]{
		TextField("name", "Nombre", "Name", func(p *Person) *string { return &p.Name }).Must(),
		MailField("email", "Correo", "E-mail", func(p *Person) *string { return &p.Email }),
		ChoiceField("role", "Rol", "Role", func(p *Person) *string { return &p.Role },
			Opts("seller", "Vendedor de nuevo negocio", "New-business seller"), Opts("kam", "Gestor de cuentas clave", "Key-account manager"),
			Opts("operations", "Profesional de operaciones", "Operations professional"), Opts("manager", "Jefatura de ventas", "Sales manager"),
			Opts("other", "Otro", "Other")),
		RefField("team", "team", "Equipo", "Team", func(p *Person) *ID { return &p.Team }),
		RefField("manager", "person", "Jefatura", "Manager", func(p *Person) *ID { return &p.Manager }),
		DateField("start", "Ingreso", "Start date", func(p *Person) *period.Date { return &p.Start }),
		DateField("end", "Salida", "End date", func(p *Person) *period.Date { return &p.End }),
		PercentField("fte", "Jornada", "Working time", func(p *Person) *Opt { return &p.FTE }),
		TextField("external_id", "Identificador externo", "External ID", func(p *Person) *string { return &p.ExternalID }),
		RefField("own_role", "role", "Rol propio de la empresa", "Role of the company's own", func(p *Person) *ID { return &p.OwnRole }).
			Explain("Si lo tiene, se evalúa con él y no con el rol de la lista.", "If there is one, its scorecard holds and not that of the role in the list."),
	},
	Check: func(p *Person) []Problem {
		if p.Start.Known() && p.End.Known() && p.End < p.Start {
			return problem("end", "La salida es anterior al ingreso.", "The end is before the start.")
		}
		return nil
	},
})
