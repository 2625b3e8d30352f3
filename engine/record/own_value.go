package record

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// OwnValue is what one account's plan holds in an own field. It is a record of its own, so that nothing that becomes of the
// field changes it. Its ID is OwnValueID, so that two people who fill the same field meet. Only the slot of the field's
// type is used.
type OwnValue struct {
	Account ID
	Field   ID     // template_field
	Text    string // text, long text, choice
	Number  Opt
	Percent Opt // 0…1
	Money   money.Amount
	Date    period.Date
	Person  ID
}

// OwnValueID names the value of an account's own field.
func OwnValueID(account, field ID) ID { return account + "/" + field }

// OwnSlot is the field of OwnValue that holds the values of a type of own field.
func OwnSlot(kind string) string {
	switch kind {
	case OwnNumber, OwnPercent, OwnMoney, OwnDate, OwnPerson:
		return kind
	}
	return "text"
}

// OwnValueKind describes OwnValue.
var OwnValueKind = define(Kind[OwnValue]{
	Name:    "own_value",
	Label:   text.New("Campo propio", "Own field"),
	Plural:  text.New("Campos propios", "Own fields"),
	Title:   func(*OwnValue) string { return "" },
	Account: func(v *OwnValue) ID { return v.Account },
	Fields: []Field[OwnValue]{
		RefField("account", "account", "Cuenta", "Account", func(v *OwnValue) *ID { return &v.Account }).Must(),
		RefField("field", "template_field", "Campo", "Field", func(v *OwnValue) *ID { return &v.Field }).Must(),
		LongField("text", "Texto", "Text", func(v *OwnValue) *string { return &v.Text }),
		NumberField("number", "Número", "Number", func(v *OwnValue) *Opt { return &v.Number }),
		PercentField("percent", "Porcentaje", "Percentage", func(v *OwnValue) *Opt { return &v.Percent }),
		MoneyField("money", "Monto", "Amount", func(v *OwnValue) *money.Amount { return &v.Money }),
		DateField("date", "Fecha", "Date", func(v *OwnValue) *period.Date { return &v.Date }),
		RefField("person", "person", "Persona", "Person", func(v *OwnValue) *ID { return &v.Person }),
	},
})

// Slot is what the value holds for a type of own field; null if nothing.
func (v *OwnValue) Slot(kind string) Value { return OwnValueKind.Value(v, OwnSlot(kind)) }

// Filled tells whether the value holds anything, of whatever type.
func (v *OwnValue) Filled() bool {
	return v.Text != "" || v.Number.OK || v.Percent.OK || v.Money.Known() || v.Date.Known() || v.Person != ""
}
