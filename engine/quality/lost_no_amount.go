package quality

import "rumbo/engine/text"

// Lost deals whose amount was set to nothing, as many systems do.
var _ = register(Rule{
	ID: "lost_no_amount", Order: 90, Severity: Missing, Kind: "opportunity", Field: "amount",
	Name: text.New("Perdidas sin monto", "Lost without an amount"),
	Why:  text.New("Muchos sistemas ponen en cero lo perdido: deja de verse cuánto se perdió.", "Many systems set lost deals to zero: how much was lost can no longer be seen."),
	Do:   text.New("Ponga el último monto que se conversó; para lo venidero, no lo borre al cerrar.", "Enter the last amount discussed; from now on, do not erase it when closing."),
	Effect: text.New("La tasa de éxito en monto las deja fuera; si son muchas, no se puede calcular.",
		"The win rate by value leaves them out; if they are many, it cannot be computed."),
	Touches: []string{"win_rate_value"},
	Reason:  text.New("Perdida sin monto", "Lost without an amount"),
	deal: func(_ *Scan, d *deal) (note, bool) {
		return always(d.state.Lost() && !d.state.Worth() && !d.state.Foreign())
	},
})
