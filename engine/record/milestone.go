package record

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Milestone is a partial result on the way to a long deal.
type Milestone struct {
	Opportunity ID
	Account     ID // of the deal, so that a plan carries it
	Name        string
	Owner       ID // person
	Due         period.Date
	Reached     period.Date
	Value       money.Amount // what reaching it is worth
	Notes       string
	Rank        string
}

// MilestoneKind describes Milestone.
var MilestoneKind = define(Kind[Milestone]{
	Name:    "milestone",
	Label:   text.New("Hito", "Milestone"),
	Plural:  text.New("Hitos", "Milestones"),
	Account: func(m *Milestone) ID { return m.Account },
	Fields: []Field[Milestone]{
		TextField("name", "Hito", "Milestone", func(m *Milestone) *string { return &m.Name }).Must(),
		RefField("opportunity", "opportunity", "Oportunidad", "Opportunity", func(m *Milestone) *ID { return &m.Opportunity }).Must(),
		RefField("account", "account", "Cuenta", "Account", func(m *Milestone) *ID { return &m.Account }),
		RefField("owner", "person", "Responsable", "Owner", func(m *Milestone) *ID { return &m.Owner }),
		DateField("due", "Vence", "Due", func(m *Milestone) *period.Date { return &m.Due }),
		DateField("reached", "Alcanzado", "Reached", func(m *Milestone) *period.Date { return &m.Reached }),
		MoneyField("value", "Valor", "Value", func(m *Milestone) *money.Amount { return &m.Value }),
		LongField("notes", "Notas", "Notes", func(m *Milestone) *string { return &m.Notes }),
		RankField(func(m *Milestone) *string { return &m.Rank }),
	},
	Check: func(m *Milestone) []Problem {
		if negative(m.Value) {
			return problem("value", "El valor no puede ser negativo.", "The value cannot be negative.")
		}
		return nil
	},
})
