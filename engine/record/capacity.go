package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Capacity says how many hours a week somebody has for clients, from a day on until the next such record.
type Capacity struct {
	Person ID
	From   period.Date
	Hours  Opt // a week
	Notes  string
}

// CapacityKind describes Capacity.
var CapacityKind = define(Kind[Capacity]{
	Name:   "capacity",
	Label:  text.New("Capacidad", "Capacity"),
	Plural: text.New("Capacidades", "Capacities"),
	Title:  func(c *Capacity) string { return c.From.String() },
	Fields: []Field[Capacity]{
		RefField("person", "person", "Persona", "Person", func(c *Capacity) *ID { return &c.Person }).Must(),
		DateField("from", "Desde", "From", func(c *Capacity) *period.Date { return &c.From }).Must(),
		NumberField("hours", "Horas por semana", "Hours a week", func(c *Capacity) *Opt { return &c.Hours }).Must().Between(0, 168),
		TextField("notes", "Notas", "Notes", func(c *Capacity) *string { return &c.Notes }),
	},
})
