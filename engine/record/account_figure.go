package record

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// AccountFigure is one reading of a financial indicator of an account, as of a day. Which field holds the value
// follows from its unit; the others are empty.
type AccountFigure struct {
	Account ID
	Measure string
	Name    string // of a measure of one's own
	Unit    string // UnitDays …; of the usual measures it is known
	Days    Opt
	Amount  money.Amount
	Share   Opt // 0…1; a margin may be below zero
	Number  Opt
	On      period.Date
	Source  string
	Detail  string // which report, which page
	Notes   string
}

// Units of an AccountFigure.
const (
	UnitDays   = "days"
	UnitMoney  = "money"
	UnitShare  = "share"
	UnitNumber = "number"
)

// MeasureOwn is a measure that the company names itself.
const MeasureOwn = "own"

// usualUnits are those of the measures that everybody knows.
var usualUnits = map[string]string{"payment_days": UnitDays, "overdue": UnitMoney, "receivable": UnitMoney, "credit": UnitMoney, "margin": UnitShare, "cost_to_serve": UnitMoney, "discount": UnitShare}

// UnitOf is the unit in which a reading is told.
func (f *AccountFigure) UnitOf() string {
	if u := usualUnits[f.Measure]; u != "" {
		return u
	}
	return f.Unit
}

// Key tells the readings of one measure from those of others.
func (f *AccountFigure) Key() string {
	if f.Measure == MeasureOwn {
		return MeasureOwn + " " + f.Name + " " + f.Unit
	}
	return f.Measure
}

// ValueField names the field that holds the value, "" while the unit is not known.
func (f *AccountFigure) ValueField() string {
	return map[string]string{UnitDays: "days", UnitMoney: "amount", UnitShare: "share", UnitNumber: "number"}[f.UnitOf()]
}

// AccountFigureKind describes AccountFigure.
var AccountFigureKind = define(Kind[AccountFigure]{
	Name:    "account_figure",
	Label:   text.New("Indicador financiero de la cuenta", "Account's financial indicator"),
	Plural:  text.New("Indicadores financieros de la cuenta", "Account's financial indicators"),
	Title:   func(f *AccountFigure) string { return f.Name },
	Account: func(f *AccountFigure) ID { return f.Account },
	Fields: []Field[AccountFigure]{
		RefField("account", "account", "Cuenta", "Account", func(f *AccountFigure) *ID { return &f.Account }).Must(),
		ChoiceField("measure", "Indicador", "Indicator", func(f *AccountFigure) *string { return &f.Measure },
			Opts("payment_days", "Días de pago", "Days to pay"), Opts("overdue", "Monto vencido", "Overdue amount"), Opts("receivable", "Por cobrar", "Receivable"),
			Opts("credit", "Línea de crédito", "Credit limit"), Opts("margin", "Margen", "Margin"), Opts("cost_to_serve", "Costo de atender al año", "Cost to serve a year"),
			Opts("discount", "Descuento medio", "Average discount"), Opts(MeasureOwn, "Otro, propio", "Another, our own")).Must(),
		TextField("name", "Nombre del indicador", "Name of the indicator", func(f *AccountFigure) *string { return &f.Name }),
		ChoiceField("unit", "Unidad", "Unit", func(f *AccountFigure) *string { return &f.Unit },
			Opts(UnitDays, "días", "days"), Opts(UnitMoney, "monto", "amount"), Opts(UnitShare, "porcentaje", "percent"), Opts(UnitNumber, "número", "number")),
		NumberField("days", "Días", "Days", func(f *AccountFigure) *Opt { return &f.Days }).Between(0, 3650).Hidden(),
		MoneyField("amount", "Monto", "Amount", func(f *AccountFigure) *money.Amount { return &f.Amount }),
		PercentField("share", "Porcentaje", "Percent", func(f *AccountFigure) *Opt { return &f.Share }).Between(-1, 1).Hidden(),
		NumberField("number", "Valor", "Value", func(f *AccountFigure) *Opt { return &f.Number }).Hidden(),
		DateField("on", "Al día", "As of", func(f *AccountFigure) *period.Date { return &f.On }).Must(),
		ChoiceField("source", "Fuente", "Source", func(f *AccountFigure) *string { return &f.Source },
			Opts("accounting", "nuestra contabilidad", "our accounting"), Opts("contract", "contrato", "contract"), Opts("client", "el cliente", "the client"),
			Opts("bureau", "informe comercial", "credit report"), Opts("estimate", "estimación propia", "our estimate")),
		TextField("detail", "Informe o documento", "Report or document", func(f *AccountFigure) *string { return &f.Detail }),
		LongField("notes", "Notas", "Notes", func(f *AccountFigure) *string { return &f.Notes }).Hidden(),
	},
})
