package quality

import "rumbo/engine/text"

// Open deals whose close date has passed.
var _ = register(Rule{
	ID: "close_past", Order: 10, Severity: Wrong, Kind: "opportunity", Field: "close", Bulk: MoveClose | MarkLost,
	Name: text.New("Abiertas con cierre vencido", "Open with a close date in the past"),
	Why: text.New("Una oportunidad abierta no puede cerrar en el pasado: o se movió la fecha, o ya se perdió.",
		"An open deal cannot close in the past: either the date has moved, or the deal is lost."),
	Do: text.New("Acuerde con el cliente una fecha nueva, o ciérrela como perdida.", "Agree on a new date with the client, or close it as lost."),
	Effect: text.New("Siguen sumando en el pipeline abierto, pero no en la cobertura de lo que resta; las que nadie cierra inflan la tasa de éxito.",
		"They still add to the open pipeline, but not to the coverage of what remains; those nobody closes inflate the win rate."),
	Touches: []string{"open_pipeline", "weighted_pipeline", "coverage", "win_rate", "velocity"},
	Reason:  text.New("Debía cerrar hace {days}", "Was due {days} ago"),
	deal: func(s *Scan, d *deal) (note, bool) {
		return note{n: float64(s.Today - d.rec.Close)}, d.state.Open() && d.state.Dated() && d.rec.Close < s.Today
	},
})
