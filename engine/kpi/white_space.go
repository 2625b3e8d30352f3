package kpi

import (
	"slices"

	"rumbo/engine/text"
)

// WhiteSpace is the clients' spend that is not with us.
var WhiteSpace = register(Indicator{
	ID: "white_space", Area: Clients, Order: 21, OnFacts: true, Additive: true, Cuts: slices.Clone(walletDims), Sources: []string{"need_cell", "need", "opportunity"},
	Name:    text.New("Espacio en blanco", "White space"),
	Purpose: text.New("¿Cuánto gastan los clientes con otros, en qué necesidad y producto?", "How much do clients spend with others, on which need and product?"),
	Trap:    text.New("No todo se puede ganar: parte está comprometida con otros, o no encaja con la oferta.", "Not all of it can be won: part is committed to others, or does not fit the offer."),
	Alternatives: []Alternative{{
		ID: "gap", Unit: Money, Timing: Now, Name: text.New("Gasto que no es nuestro", "Spend that is not ours"),
		Formula: text.New("Σ máx(gasto del cliente − lo nuestro, 0), al año, donde se conocen ambos", "Σ max(the client's spend − ours, 0), a year, where both are known"),
		plan: func(in *Input) plan {
			t := in.Facts.wallet(in.Today)
			return counting(&t.Table, walletClass, walletWords, func(p *part) Result {
				n := len(p.rows[in1])
				if n == 0 {
					return unknown(Money, say(noWalletHere))
				}
				r := Result{Figure: p.added(t.white, p.rows[in1]), N: n}
				r.Numerator = r.Figure
				if p.whole {
					r.Steps = []Phrase{say(text.New("Σ de {n} casillas = {value}", "Σ of {n} cells = {value}"), "n", n, "value", r.Figure)}
				}
				return r
			})
		},
	}},
})
