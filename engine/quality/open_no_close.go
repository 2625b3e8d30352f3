package quality

import "rumbo/engine/text"

// Open deals with no close date: no period is theirs.
var _ = register(Rule{
	ID: "open_no_close", Order: 35, Severity: Missing, Kind: "opportunity", Field: "close", Bulk: MoveClose | MarkLost,
	Name: text.New("Abiertas sin fecha de cierre", "Open without a close date"),
	Why:  text.New("Sin fecha no se sabe en qué período contar con la venta.", "Without a date nobody knows in which period to count on the sale."),
	Do:   text.New("Ponga la fecha en que el cliente piensa decidir.", "Enter the day on which the client means to decide."),
	Effect: text.New("No entran en la cobertura ni en el pronóstico de ningún período.",
		"They enter neither the coverage nor the forecast of any period."),
	Touches: []string{"coverage", "open_pipeline", "weighted_pipeline"},
	Reason:  text.New("Sin fecha de cierre", "No close date"),
	deal:    func(_ *Scan, d *deal) (note, bool) { return always(d.state.Open() && !d.state.Dated()) },
})
