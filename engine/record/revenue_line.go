package record

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// RevenueLine is one line of what was invoiced: a fact, of which there are many.
type RevenueLine struct {
	Account     ID
	On          period.Date
	Amount      money.Amount // below zero for a credit note
	Margin      money.Amount // of the amount, in its currency
	Quantity    Opt
	Line        ID
	Product     ID
	Person      ID
	Opportunity ID
	Document    string // number of the invoice
	ExternalID  string
	Removed     bool
}

// RevenueLineKind describes RevenueLine.
var RevenueLineKind = define(Kind[RevenueLine]{
	Name:    "revenue_line",
	Label:   text.New("Línea de ingreso", "Revenue line"),
	Plural:  text.New("Líneas de ingreso", "Revenue lines"),
	Account: func(l *RevenueLine) ID { return l.Account },
	Title:   func(l *RevenueLine) string { return l.Document },
	Fields: []Field[RevenueLine]{
		RefField("account", "account", "Cuenta", "Account", func(l *RevenueLine) *ID { return &l.Account }).Must(),
		DateField("on", "Fecha", "Date", func(l *RevenueLine) *period.Date { return &l.On }).Must(),
		MoneyField("amount", "Monto", "Amount", func(l *RevenueLine) *money.Amount { return &l.Amount }).Must(),
		MoneyField("margin", "Margen", "Margin", func(l *RevenueLine) *money.Amount { return &l.Margin }),
		NumberField("quantity", "Cantidad", "Quantity", func(l *RevenueLine) *Opt { return &l.Quantity }),
		RefField("line", "line", "Línea de negocio", "Business line", func(l *RevenueLine) *ID { return &l.Line }),
		RefField("product", "product", "Producto", "Product", func(l *RevenueLine) *ID { return &l.Product }),
		RefField("person", "person", "Persona", "Person", func(l *RevenueLine) *ID { return &l.Person }),
		RefField("opportunity", "opportunity", "Oportunidad", "Opportunity", func(l *RevenueLine) *ID { return &l.Opportunity }),
		TextField("document", "Documento", "Document", func(l *RevenueLine) *string { return &l.Document }),
		TextField("external_id", "Identificador externo", "External ID", func(l *RevenueLine) *string { return &l.ExternalID }),
		removedField(func(l *RevenueLine) *bool { return &l.Removed }),
	},
	Check: func(l *RevenueLine) []Problem {
		if l.Margin.Known() && l.Amount.Known() && l.Margin.Currency != l.Amount.Currency {
			return problem("margin", "El margen debe estar en la moneda del monto.", "The margin must be in the amount's currency.")
		}
		return nil
	},
})
