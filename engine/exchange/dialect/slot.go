package dialect

import (
	"slices"

	"rumbo/engine/text"
)

// Entity is the kind of record that a file holds, by its name in package record.
type Entity string

// The entities that are imported.
const (
	Account     Entity = "account"
	Person      Entity = "person" // a colleague: seller, user, owner
	Product     Entity = "product"
	Opportunity Entity = "opportunity"
	Contact     Entity = "contact" // a person at the client
	Lead        Entity = "lead"

	// Facts, of which there are many.
	Activity     Entity = "activity"
	MailEvent    Entity = "mail_event"
	LeadEvent    Entity = "lead_event"
	RevenueLine  Entity = "revenue_line"
	SurveyAnswer Entity = "survey_answer"
)

// Entities lists all entities in the order in which they are imported: what is
// referred to comes first.
func Entities() []Entity {
	return []Entity{Person, Account, Product, Contact, Opportunity, Lead, Activity, MailEvent, LeadEvent, RevenueLine, SurveyAnswer}
}

// Fact reports whether rows of the entity are facts: added and corrected, referred to by nothing.
func (e Entity) Fact() bool {
	switch e {
	case Activity, MailEvent, LeadEvent, RevenueLine, SurveyAnswer:
		return true
	}
	return false
}

var entityNames = map[Entity]text.Text{
	Account: text.New("Cuentas", "Accounts"), Person: text.New("Personas", "People"), Product: text.New("Productos", "Products"),
	Opportunity: text.New("Oportunidades", "Opportunities"), Contact: text.New("Contactos", "Contacts"),
	Lead: text.New("Prospectos", "Leads"), Activity: text.New("Actividades", "Activities"), MailEvent: text.New("Eventos de correo", "Mail events"),
	LeadEvent: text.New("Señales de interés", "Engagement events"), RevenueLine: text.New("Líneas de ingreso", "Revenue lines"),
	SurveyAnswer: text.New("Respuestas de clientes", "Clients' answers"),
}

// Label names the entity in the plural.
func (e Entity) Label() text.Text { return entityNames[e] }

// Type says how the cells of a slot are read.
type Type uint8

// The types of slots.
const (
	Words    Type = iota // text
	Date                 // a day
	Money                // an amount
	Number               // a number
	Percent              // 0…1 or 0…100
	Flag                 // yes or no
	Duration             // a length of time: 12, 1:30, 00:12:30
	RefName              // another record by its name
	RefID                // another record by the source's identifier
	RefMail              // a person by e-mail
)

// Slot is a place that a column may be mapped to. Most are fields of the record
// of the same name; the others help to fill fields: a flag that tells a won deal,
// a first name, the identifier of an owner.
type Slot struct {
	Name  string
	Type  Type
	Ref   Entity // of RefName, RefID and RefMail
	Label text.Text
	// Weight is how much a column for this slot says about the entity, 1…4.
	Weight int
	// Field is the record's field that the slot fills or helps to fill.
	Field string
}

func slot(name string, t Type, weight int, es, en string) Slot {
	return Slot{Name: name, Type: t, Weight: weight, Label: text.New(es, en), Field: name}
}

func (s Slot) to(e Entity) Slot          { s.Ref = e; return s }
func (s Slot) filling(field string) Slot { s.Field = field; return s }

var slots = map[Entity][]Slot{
	Account: {
		slot("external_id", Words, 2, "Identificador en el origen", "Identifier at the source"),
		slot("name", Words, 3, "Nombre", "Name"),
		slot("sector", Words, 3, "Sector", "Industry"),
		slot("country", Words, 2, "País", "Country"),
		slot("city", Words, 1, "Ciudad", "City"),
		slot("website", Words, 2, "Sitio web", "Website"),
		slot("phone", Words, 1, "Teléfono", "Phone"),
		slot("employees", Number, 3, "Empleados", "Employees"),
		slot("annual_revenue", Money, 3, "Ventas anuales del cliente", "Client's annual revenue"),
		slot("currency", Words, 1, "Moneda", "Currency").filling("annual_revenue"),
		slot("founded", Number, 2, "Año de fundación", "Founded"),
		slot("owner", RefName, 1, "Responsable", "Owner").to(Person),
		slot("owner_id", RefID, 1, "Responsable (identificador)", "Owner (identifier)").to(Person).filling("owner"),
		slot("owner_email", RefMail, 1, "Responsable (correo)", "Owner (e-mail)").to(Person).filling("owner"),
		slot("parent", RefName, 2, "Casa matriz", "Parent account").to(Account),
		slot("parent_id", RefID, 2, "Casa matriz (identificador)", "Parent account (identifier)").to(Account).filling("parent"),
		slot("tier", Words, 1, "Nivel", "Tier"),
		slot("description", Words, 1, "Descripción", "Description"),
	},
	Person: {
		slot("external_id", Words, 2, "Identificador en el origen", "Identifier at the source"),
		slot("name", Words, 3, "Nombre", "Name"),
		slot("first_name", Words, 1, "Nombre de pila", "First name").filling("name"),
		slot("last_name", Words, 1, "Apellido", "Last name").filling("name"),
		slot("email", Words, 2, "Correo", "E-mail"),
		slot("role", Words, 2, "Rol", "Role"),
		slot("team", RefName, 3, "Equipo", "Team").to("team"),
		slot("manager", RefName, 3, "Jefatura", "Manager").to(Person),
		slot("manager_id", RefID, 3, "Jefatura (identificador)", "Manager (identifier)").to(Person).filling("manager"),
		slot("start", Date, 2, "Ingreso", "Start date"),
		slot("end", Date, 2, "Salida", "End date"),
		slot("fte", Percent, 2, "Jornada", "Working time"),
	},
	Product: {
		slot("external_id", Words, 2, "Identificador en el origen", "Identifier at the source"),
		slot("name", Words, 3, "Nombre", "Name"),
		slot("code", Words, 3, "Código", "Code"),
		slot("family", Words, 3, "Familia", "Family"),
		slot("line", RefName, 1, "Línea de negocio", "Business line").to("line"),
		slot("list_price", Money, 4, "Precio de lista", "List price"),
		slot("currency", Words, 1, "Moneda", "Currency").filling("list_price"),
	},
	Contact: {
		slot("external_id", Words, 2, "Identificador en el origen", "Identifier at the source"),
		slot("name", Words, 3, "Nombre", "Name"),
		slot("first_name", Words, 2, "Nombre de pila", "First name").filling("name"),
		slot("last_name", Words, 2, "Apellido", "Last name").filling("name"),
		slot("account", RefName, 2, "Cuenta", "Account").to(Account),
		slot("account_id", RefID, 2, "Cuenta (identificador)", "Account (identifier)").to(Account).filling("account"),
		slot("email", Words, 2, "Correo", "E-mail"),
		slot("phone", Words, 2, "Teléfono", "Phone"),
		slot("position", Words, 3, "Cargo", "Position"),
		slot("area", Words, 2, "Área", "Area"),
		slot("owner", RefName, 1, "Quién cuida la relación", "Relationship owner").to(Person),
		slot("owner_id", RefID, 1, "Quién cuida la relación (identificador)", "Relationship owner (identifier)").to(Person).filling("owner"),
		slot("owner_email", RefMail, 1, "Quién cuida la relación (correo)", "Relationship owner (e-mail)").to(Person).filling("owner"),
		slot("last_contact", Date, 2, "Último contacto", "Last contact"),
		slot("notes", Words, 1, "Notas", "Notes"),
	},
	Opportunity: {
		slot("external_id", Words, 3, "Identificador en el origen", "Identifier at the source"),
		slot("name", Words, 3, "Nombre", "Name"),
		slot("account", RefName, 2, "Cuenta", "Account").to(Account),
		slot("account_id", RefID, 2, "Cuenta (identificador)", "Account (identifier)").to(Account).filling("account"),
		slot("owner", RefName, 2, "Responsable", "Owner").to(Person),
		slot("owner_id", RefID, 2, "Responsable (identificador)", "Owner (identifier)").to(Person).filling("owner"),
		slot("owner_email", RefMail, 1, "Responsable (correo)", "Owner (e-mail)").to(Person).filling("owner"),
		slot("product", RefName, 2, "Producto", "Product").to(Product),
		slot("product_id", RefID, 1, "Producto (identificador)", "Product (identifier)").to(Product).filling("product"),
		slot("line", RefName, 1, "Línea de negocio", "Business line").to("line"),
		slot("stage", Words, 4, "Etapa", "Stage"),
		slot("outcome", Words, 2, "Estado (abierta, ganada, perdida)", "Status (open, won, lost)").filling("stage"),
		slot("is_won", Flag, 3, "¿Ganada?", "Won?").filling("stage"),
		slot("is_closed", Flag, 3, "¿Cerrada?", "Closed?").filling("stage"),
		slot("is_lost", Flag, 3, "¿Perdida?", "Lost?").filling("stage"),
		slot("amount", Money, 4, "Monto", "Amount"),
		slot("amount_won", Money, 2, "Monto real al cierre", "Actual amount at close").filling("amount"),
		slot("currency", Words, 1, "Moneda", "Currency").filling("amount"),
		slot("probability", Percent, 2, "Probabilidad", "Probability"),
		slot("forecast", Words, 3, "Categoría de pronóstico", "Forecast category"),
		slot("created", Date, 2, "Creada", "Created"),
		slot("close", Date, 3, "Cierre", "Close date"),
		slot("closed_on", Date, 2, "Cierre real", "Actual close date").filling("close"),
		slot("won_on", Date, 2, "Ganada el", "Won on").filling("close"),
		slot("lost_on", Date, 2, "Perdida el", "Lost on").filling("close"),
		slot("next_step", Words, 2, "Próximo paso", "Next step"),
		slot("next_date", Date, 1, "Fecha del próximo paso", "Next step date"),
		slot("type", Words, 1, "Tipo", "Type"),
		slot("source", Words, 2, "Origen", "Lead source"),
		slot("competitor", Words, 2, "Competidor", "Competitor"),
		slot("lost_reason", Words, 3, "Motivo de pérdida", "Lost reason"),
		slot("description", Words, 1, "Descripción", "Description"),
		slot("changed", Date, 1, "Último cambio en el origen", "Last change at the source"),
	},
}

// Slots lists what a column of an entity may be mapped to, in the order of reading.
func Slots(e Entity) []Slot { return slots[e] }

// FindSlot gives a slot of an entity by name.
func FindSlot(e Entity, name string) (Slot, bool) {
	i := slices.IndexFunc(slots[e], func(s Slot) bool { return s.Name == name })
	if i < 0 {
		return Slot{}, false
	}
	return slots[e][i], true
}
