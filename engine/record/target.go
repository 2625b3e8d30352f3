package record

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// What a target is counted in.
const (
	MeasureRevenue = "revenue" // won revenue; also what "" means
	MeasureDeals   = "deals"   // number of deals won
)

// Target is what is to be won in a stretch of days, of an account, a line, a person, a team or the whole.
// The target of a person, a team or the company is their quota. A target that is changed while it
// runs is not written over: a new one with the day from which it holds takes its place (see package quota).
type Target struct {
	Name    string
	Account ID
	Line    ID
	Product ID
	Person  ID
	Team    ID
	Horizon string      // "short", "medium", "long"
	From    period.Date // first day
	To      period.Date // last day, included
	Measure string      // MeasureRevenue or MeasureDeals; "" means revenue
	Amount  money.Amount
	Deals   int         // instead of Amount where the measure is deals
	Since   period.Date // from which day on it holds; unknown: from the beginning
	Reason  string      // of the change, where Since is known
	Notes   string
}

// Period is the closed-open stretch of days.
func (t *Target) Period() period.Period { return period.Period{From: t.From, To: t.To + 1} }

// InDeals reports whether the target counts deals rather than money.
func (t *Target) InDeals() bool { return t.Measure == MeasureDeals }

// TargetKind describes Target.
var TargetKind = define(Kind[Target]{
	Name:    "target",
	Label:   text.New("Objetivo", "Target"),
	Plural:  text.New("Objetivos", "Targets"),
	Account: func(t *Target) ID { return t.Account },
	Fields: []Field[Target]{
		TextField("name", "Nombre", "Name", func(t *Target) *string { return &t.Name }),
		RefField("account", "account", "Cuenta", "Account", func(t *Target) *ID { return &t.Account }),
		RefField("line", "line", "Línea de negocio", "Business line", func(t *Target) *ID { return &t.Line }),
		RefField("product", "product", "Producto", "Product", func(t *Target) *ID { return &t.Product }),
		RefField("person", "person", "Persona", "Person", func(t *Target) *ID { return &t.Person }),
		RefField("team", "team", "Equipo", "Team", func(t *Target) *ID { return &t.Team }),
		ChoiceField("horizon", "Plazo", "Horizon", func(t *Target) *string { return &t.Horizon },
			Opts("short", "corto plazo", "short term"), Opts("medium", "mediano plazo", "medium term"), Opts("long", "largo plazo", "long term")),
		DateField("from", "Desde", "From", func(t *Target) *period.Date { return &t.From }).Must(),
		DateField("to", "Hasta", "To", func(t *Target) *period.Date { return &t.To }).Must(),
		MoneyField("amount", "Monto", "Amount", func(t *Target) *money.Amount { return &t.Amount }),
		ChoiceField("measure", "Se mide en", "Measured in", func(t *Target) *string { return &t.Measure },
			Opts(MeasureRevenue, "ingresos ganados", "won revenue"), Opts(MeasureDeals, "ventas ganadas", "deals won")),
		IntField("deals", "Ventas", "Deals", func(t *Target) *int { return &t.Deals }).
			Explain("En lugar del monto, si el objetivo se mide en ventas ganadas.", "Instead of the amount, where the target is measured in deals won."),
		DateField("since", "Rige desde", "Holds since", func(t *Target) *period.Date { return &t.Since }).
			Explain("Si queda vacía, desde el comienzo. De dos objetivos para lo mismo rige el más reciente.",
				"Left empty, from the beginning. Of two targets for the same, the later one holds."),
		TextField("reason", "Motivo del cambio", "Reason for the change", func(t *Target) *string { return &t.Reason }),
		LongField("notes", "Notas", "Notes", func(t *Target) *string { return &t.Notes }),
	},
	Check: func(t *Target) []Problem {
		switch {
		case t.From.Known() && t.To.Known() && t.To < t.From:
			return problem("to", "Termina antes de comenzar.", "It ends before it starts.")
		case !t.InDeals() && !t.Amount.Known():
			return problem("amount", "Falta este dato.", "This is missing.")
		case t.Amount.Minor < 0:
			return problem("amount", "Un objetivo no puede ser negativo.", "A target cannot be negative.")
		case t.Deals < 0:
			return problem("deals", "Un objetivo no puede ser negativo.", "A target cannot be negative.")
		}
		return nil
	},
})
