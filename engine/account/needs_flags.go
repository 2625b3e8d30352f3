package account

import (
	"rumbo/engine/money"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// flags are what does not fit together in a cell. They are said beside the field and do not stand in the way: an
// estimate of the spend may be older than what we know of our own sales.
func (c SpendCell) flags(env Env) []record.Problem {
	var out []record.Problem
	flag := func(field, es, en string) {
		out = append(out, record.Problem{Kind: "need_cell", ID: c.ID, Field: field, Text: text.New(es, en)})
	}
	spend := "spend"
	if c.Rec.Basis == "quantity" {
		spend = "quantity"
		if c.Rec.Quantity.OK != c.Rec.UnitPrice.Known() {
			flag("quantity", "Falta la cantidad o el precio: el gasto no se conoce.", "Quantity or price is missing: the spend is not known.")
		}
	}
	both := c.Spend.Known() && c.Ours.Known()
	switch {
	case both && c.Ours.Minor > c.Spend.Minor:
		flag("ours", "Es más que todo el gasto del cliente: revise uno de los dos.", "This is more than all the client spends: check one of the two.")
	case both && c.Rival.Known() && c.Ours.Minor+c.Rival.Minor > c.Spend.Minor:
		flag("rival", "Con lo nuestro suma más que todo el gasto del cliente.", "With ours it is more than all the client spends.")
	case !c.Ours.Known() && c.Spend.Known() && c.Rival.Known() && c.Rival.Minor > c.Spend.Minor:
		flag("rival", "Es más que todo el gasto del cliente.", "This is more than all the client spends.")
	}
	if c.White.Known() && c.Potential.Known() && c.Potential.Minor > c.White.Minor {
		flag("potential", "Es más que el gasto que hoy no es nuestro: diga en las notas por qué crecería.", "This is more than the spend that is not ours today: say in the notes why it would grow.")
	}
	if c.Rec.Confidence == "confirmed" && c.Rec.Source == "" {
		flag("source", "Está confirmado, pero no dice por quién.", "It is confirmed, but not by whom.")
	}
	for _, x := range []struct {
		field  string
		amount money.Amount
	}{{spend, c.Rec.Yearly()}, {"ours", c.Rec.Ours}, {"rival", c.Rec.Rival}, {"potential", c.Rec.Potential}} {
		if x.amount.Known() && x.amount.Currency != env.Currency {
			flag(x.field, "Está en otra moneda: no se suma.", "It is in another currency: it is not added up.")
		}
	}
	return out
}
