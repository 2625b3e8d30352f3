package quality

import "rumbo/engine/text"

// Deals that close before they were created.
var _ = register(Rule{
	ID: "backwards", Order: 20, Severity: Wrong, Kind: "opportunity", Field: "close",
	Name: text.New("Cierran antes de su creación", "Close before they were created"),
	Why:  text.New("Una de las dos fechas está mal; a menudo el día y el mes se leyeron al revés.", "One of the two dates is wrong; often day and month were read the wrong way round."),
	Do:   text.New("Corrija la fecha de cierre; si hay historia por etapas, se propone ese día.", "Correct the close date; where there is a stage history, that day is proposed."),
	Effect: text.New("El ciclo de venta y la velocidad las dejan fuera, y pueden estar en un período que no es el suyo.",
		"Sales cycle and velocity leave them out, and they may stand in the wrong period."),
	Touches: []string{"sales_cycle", "velocity", "won_revenue"},
	Reason:  text.New("Cierra {days} antes de su creación, el {on}", "Closes {days} before its creation on {on}"),
	deal: func(_ *Scan, d *deal) (note, bool) {
		return note{n: float64(d.rec.Created - d.rec.Close), on: d.rec.Created}, d.state.Backwards()
	},
	fix: func(s *Scan, f Finding) []Write {
		if !s.Deals.State[f.Row].Closed() {
			return nil
		}
		return closedOn(s, f)
	},
})
