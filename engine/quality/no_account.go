package quality

import "rumbo/engine/text"

// Deals that belong to no account.
var _ = register(Rule{
	ID: "no_account", Order: 42, Severity: Missing, Kind: "opportunity", Field: "account",
	Name:    text.New("Sin cuenta", "Without an account"),
	Why:     text.New("No aparecen en el plan ni en la historia de ningún cliente.", "They appear in no client's plan or history."),
	Do:      text.New("Elija la cuenta.", "Choose the account."),
	Effect:  text.New("La concentración de clientes y todo lo que se agrupa por cuenta las dejan fuera.", "Client concentration and all that is grouped by account leave them out."),
	Touches: []string{"concentration"},
	Reason:  text.New("Sin cuenta, o la cuenta ya no existe", "No account, or the account is gone"),
	deal: func(s *Scan, d *deal) (note, bool) {
		return always(!s.clientThere(d))
	},
})
