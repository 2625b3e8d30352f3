package kpi

import (
	"slices"

	"rumbo/engine/text"
)

// Penetration is the share of the needs on which clients spend in which we sell.
var Penetration = register(Indicator{
	ID: "penetration", Area: Clients, Order: 22, Better: Higher, OnFacts: true, WeakBelow: 20, Cuts: slices.Clone(walletDims), Sources: []string{"need_cell", "need", "opportunity"},
	Name:    text.New("Penetración", "Penetration"),
	Purpose: text.New("¿En cuántas de las necesidades del cliente estamos?", "In how many of the client's needs are we?"),
	Trap:    text.New("Cuenta presencia, no monto: una venta pequeña vale lo mismo que una grande.", "It counts presence, not money: a small sale weighs as much as a large one."),
	Alternatives: []Alternative{{
		ID: "cells", Unit: Ratio, Timing: Now, Name: text.New("Por necesidad y producto", "By need and product"),
		Formula: text.New("casillas en que vendemos ÷ casillas en que el cliente gasta y se sabe si vendemos", "cells in which we sell ÷ cells in which the client spends and it is known whether we sell"),
		plan: func(in *Input) plan {
			t := in.Facts.wallet(in.Today)
			rule := func(s State) class {
				switch {
				case s&cellBuys == 0:
					return out1
				case s&cellOurs == 0:
					return out2
				case s&cellSold != 0:
					return in1
				}
				return in2
			}
			return counting(&t.Table, rule, map[class]text.Text{in1: text.New("Vendemos", "We sell"), in2: text.New("Solo otros venden", "Only others sell"),
				out1: text.New("El cliente no gasta en ello, o no se sabe", "The client spends nothing on it, or it is not known"), out2: walletWords[out2]},
				share(text.New("{k} ÷ {n} casillas = {value}", "{k} ÷ {n} cells = {value}"), noWalletHere))
		},
	}},
})
