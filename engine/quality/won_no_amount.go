package quality

import "rumbo/engine/text"

// Won deals with no amount.
var _ = register(Rule{
	ID: "won_no_amount", Order: 16, Severity: Missing, Kind: "opportunity", Field: "amount",
	Name:    text.New("Ganadas sin monto", "Won without an amount"),
	Why:     text.New("Una venta sin monto no suma a ningún resultado.", "A sale without an amount adds to no result."),
	Do:      text.New("Ponga lo que se vendió.", "Enter what was sold."),
	Effect:  text.New("Las ventas ganadas, la venta media y el cumplimiento no las suman.", "Won revenue, average deal and attainment do not add them."),
	Touches: []string{"won_revenue", "average_deal", "median_deal", "revenue_per_seller", "attainment", "win_rate_value"},
	Reason:  text.New("Sin monto", "No amount"),
	deal: func(_ *Scan, d *deal) (note, bool) {
		return always(d.state.Won() && !d.state.Worth() && !d.state.Foreign())
	},
})
