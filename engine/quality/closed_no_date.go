package quality

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Closed deals with no close date.
var _ = register(Rule{
	ID: "closed_no_date", Order: 30, Severity: Missing, Kind: "opportunity", Field: "close",
	Name: text.New("Cerradas sin fecha de cierre", "Closed without a close date"),
	Why:  text.New("Una venta sin fecha no pertenece a ningún período.", "A sale without a date belongs to no period."),
	Do:   text.New("Ponga el día en que se ganó o se perdió; si hay historia por etapas, se propone ese día.", "Enter the day it was won or lost; where there is a stage history, that day is proposed."),
	Effect: text.New("Ningún período las cuenta: faltan en las ventas, la tasa de éxito y el ciclo.",
		"No period counts them: sales, win rate and cycle lack them."),
	Touches: []string{"won_revenue", "deals_won", "win_rate", "sales_cycle", "attainment"},
	Reason:  text.New("Sin fecha de cierre", "No close date"),
	deal:    func(_ *Scan, d *deal) (note, bool) { return always(d.state.Closed() && !d.state.Dated()) },
	fix:     closedOn,
})

// closedOn is the day on which the stage history says that the deal was closed.
func closedOn(s *Scan, f Finding) []Write {
	to, on := s.history.lastTo[f.Row], s.history.last[f.Row]
	if to < 0 || s.codes.Codes[f.Row] != to || !on.Known() || on < s.Deals.Created[f.Row] || on == s.Deals.Close[f.Row] {
		return nil
	}
	return one(f, "close", record.OfDate(on))
}
