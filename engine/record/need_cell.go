package record

import (
	"math"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// NeedCell is what a client spends a year on one need in one of our business lines or products, and with
// whom. Its ID is NeedCellID, so that two people who fill the same cell meet. An empty amount is unknown, which is not zero.
type NeedCell struct {
	Account     ID
	Need        ID
	Line        ID
	Product     ID           // "" for the line as a whole
	Basis       string       // "price": Spend as it stands; "quantity": Quantity × UnitPrice
	Spend       money.Amount // of the client a year
	Quantity    Opt          // units a year
	UnitPrice   money.Amount
	OursFrom    string       // "given": Ours as it stands; "won": from deals won in the last twelve months
	Ours        money.Amount // of the spend, what is ours
	Competitor  string
	Rival       money.Amount // of the spend, what is the competitor's
	Potential   money.Amount // what we could win a year, if not all that is not ours
	Confidence  string       // "assumed", "confirmed"
	Source      string
	On          period.Date // as of when
	Opportunity ID          // into which the white space was promoted
	Notes       string
}

// NeedCellID names the cell of a need and a line or product.
func NeedCellID(need, column ID) ID { return need + "/" + column }

// Yearly is what the client spends a year, by price or by quantity; unknown if a part of it is.
func (c *NeedCell) Yearly() money.Amount {
	if c.Basis != "quantity" {
		return c.Spend
	}
	minor := math.Round(c.Quantity.V * float64(c.UnitPrice.Minor))
	if !c.Quantity.OK || !c.UnitPrice.Known() || math.IsNaN(minor) || math.Abs(minor) > 1<<53 {
		return money.Amount{}
	}
	return money.New(int64(minor), c.UnitPrice.Currency)
}

// NeedCellKind describes NeedCell.
var NeedCellKind = define(Kind[NeedCell]{
	Name:    "need_cell",
	Label:   text.New("Gasto por necesidad", "Spend on a need"),
	Plural:  text.New("Gastos por necesidad", "Spend on needs"),
	Title:   func(c *NeedCell) string { return c.Competitor },
	Account: func(c *NeedCell) ID { return c.Account },
	Fields: []Field[NeedCell]{
		RefField("account", "account", "Cuenta", "Account", func(c *NeedCell) *ID { return &c.Account }).Must(),
		RefField("need", "need", "Necesidad", "Need", func(c *NeedCell) *ID { return &c.Need }).Must(),
		RefField("line", "line", "Línea de negocio", "Business line", func(c *NeedCell) *ID { return &c.Line }),
		RefField("product", "product", "Producto", "Product", func(c *NeedCell) *ID { return &c.Product }),
		ChoiceField("basis", "Se conoce por", "Known by", func(c *NeedCell) *string { return &c.Basis },
			Opts("price", "precio: el gasto al año", "price: the spend a year"), Opts("quantity", "cantidad × precio unitario", "quantity × unit price")).Must(),
		MoneyField("spend", "Gasto del cliente al año", "Client's spend a year", func(c *NeedCell) *money.Amount { return &c.Spend }).
			Explain("Con todos los proveedores. Vacío significa que no se sabe.", "With all suppliers. Empty means that it is not known."),
		NumberField("quantity", "Cantidad al año", "Quantity a year", func(c *NeedCell) *Opt { return &c.Quantity }).Between(0, 1e12),
		MoneyField("unit_price", "Precio unitario", "Unit price", func(c *NeedCell) *money.Amount { return &c.UnitPrice }),
		ChoiceField("ours_from", "Lo nuestro viene de", "Ours comes from", func(c *NeedCell) *string { return &c.OursFrom },
			Opts("given", "lo que se escribe aquí", "what is written here"), Opts("won", "oportunidades ganadas en doce meses", "deals won in twelve months")).Must(),
		MoneyField("ours", "Lo nuestro al año", "Ours a year", func(c *NeedCell) *money.Amount { return &c.Ours }).
			Explain("Cero si no le vendemos nada; vacío si no se sabe.", "Zero if we sell nothing; empty if it is not known."),
		TextField("competitor", "Competidor", "Competitor", func(c *NeedCell) *string { return &c.Competitor }),
		MoneyField("rival", "Lo del competidor al año", "Competitor's a year", func(c *NeedCell) *money.Amount { return &c.Rival }),
		MoneyField("potential", "Potencial para nosotros al año", "Potential for us a year", func(c *NeedCell) *money.Amount { return &c.Potential }).
			Explain("Lo que se podría ganar, si no es todo el espacio en blanco.", "What could be won, if it is not all the white space."),
		ChoiceField("confidence", "Certeza", "Confidence", func(c *NeedCell) *string { return &c.Confidence },
			Opts("assumed", "supuesto", "assumed"), Opts("confirmed", "confirmado", "confirmed")),
		TextField("source", "De dónde se sabe", "Where it is known from", func(c *NeedCell) *string { return &c.Source }),
		DateField("on", "Al día", "As of", func(c *NeedCell) *period.Date { return &c.On }),
		RefField("opportunity", "opportunity", "Oportunidad", "Opportunity", func(c *NeedCell) *ID { return &c.Opportunity }),
		LongField("notes", "Notas", "Notes", func(c *NeedCell) *string { return &c.Notes }),
	},
	Check: func(c *NeedCell) []Problem {
		for _, x := range []struct {
			field  string
			amount money.Amount
		}{{"spend", c.Spend}, {"unit_price", c.UnitPrice}, {"ours", c.Ours}, {"rival", c.Rival}, {"potential", c.Potential}} {
			if x.amount.Minor < 0 {
				return problem(x.field, "Un gasto no puede ser negativo.", "A spend cannot be negative.")
			}
		}
		return nil
	},
})
