package kpi

import (
	"slices"

	"rumbo/engine/text"
)

// ShareOfWallet is our sales ÷ the clients' spend, where both are known.
var ShareOfWallet = register(Indicator{
	ID: "share_of_wallet", Area: Clients, Order: 20, Better: Higher, OnFacts: true, Cuts: slices.Clone(walletDims), Sources: []string{"need_cell", "need", "opportunity"},
	Name:    text.New("Participación en el gasto", "Share of wallet"),
	Purpose: text.New("De lo que el cliente gasta en lo que podemos venderle, ¿cuánto es nuestro?", "Of what the client spends on what we can sell, how much is ours?"),
	Trap:    text.New("Descansa en lo que los planes de cuenta dicen del gasto: lo desconocido no cuenta como cero, queda fuera.", "It rests on what the account plans say of the spend: what is not known does not count as zero, it is left out."),
	Alternatives: []Alternative{{
		ID: "spend", Unit: Ratio, Timing: Now, Name: text.New("Sobre el gasto conocido", "Over the known spend"),
		Formula: text.New("Σ lo nuestro ÷ Σ gasto del cliente, al año, donde se conocen ambos", "Σ ours ÷ Σ the client's spend, a year, where both are known"),
		plan: func(in *Input) plan {
			t := in.Facts.wallet(in.Today)
			return counting(&t.Table, walletClass, walletWords, func(p *part) Result {
				return p.quotient(p.added(t.ours, p.rows[in1]), p.added(t.spend, p.rows[in1]), Ratio, len(p.rows[in1]), text.New("{a} nuestro ÷ {b} de gasto = {value}", "{a} ours ÷ {b} of spend = {value}"), noWalletHere)
			})
		},
	}},
})
