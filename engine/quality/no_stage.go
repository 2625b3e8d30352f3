package quality

import "rumbo/engine/text"

// Deals whose stage says nothing.
var _ = register(Rule{
	ID: "no_stage", Order: 5, Severity: Wrong, Kind: "opportunity", Field: "stage",
	Name:    text.New("Sin etapa válida", "Without a valid stage"),
	Why:     text.New("No se sabe si están abiertas, ganadas o perdidas.", "Nobody knows whether they are open, won or lost."),
	Do:      text.New("Elija la etapa.", "Choose the stage."),
	Effect:  text.New("Ningún indicador las cuenta.", "No indicator counts them."),
	Touches: []string{"won_revenue", "open_pipeline", "win_rate", "deals_won"},
	Reason:  text.New("Su etapa ya no existe o no tiene significado", "Its stage is gone or has no meaning"),
	deal: func(_ *Scan, d *deal) (note, bool) {
		return always(!d.state.Open() && !d.state.Closed())
	},
})
