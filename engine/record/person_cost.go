package record

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// PersonCost says what an hour of somebody's work costs, from a day on until the next such record.
type PersonCost struct {
	Person ID
	From   period.Date
	Hour   money.Amount
	Notes  string
}

// PersonCostKind describes PersonCost.
var PersonCostKind = define(Kind[PersonCost]{
	Name:   "person_cost",
	Label:  text.New("Costo de una persona", "Person's cost"),
	Plural: text.New("Costos de personas", "People's costs"),
	Title:  func(c *PersonCost) string { return c.From.String() },
	Fields: []Field[PersonCost]{
		RefField("person", "person", "Persona", "Person", func(c *PersonCost) *ID { return &c.Person }).Must(),
		DateField("from", "Desde", "From", func(c *PersonCost) *period.Date { return &c.From }).Must(),
		MoneyField("hour", "Costo por hora", "Cost per hour", func(c *PersonCost) *money.Amount { return &c.Hour }).Must(),
		TextField("notes", "Notas", "Notes", func(c *PersonCost) *string { return &c.Notes }),
	},
	Check: func(c *PersonCost) []Problem {
		if negative(c.Hour) {
			return problem("hour", "El costo no puede ser negativo.", "The cost cannot be negative.")
		}
		return nil
	},
})
