package quality

import "rumbo/engine/text"

// Open deals with neither a probability of their own nor one of their stage.
var _ = register(Rule{
	ID: "no_probability", Order: 61, Severity: Missing, Kind: "opportunity", Field: "probability",
	Name:    text.New("Abiertas sin probabilidad", "Open without a probability"),
	Why:     text.New("Ni la oportunidad ni su etapa dicen cuánto cabe esperar.", "Neither the deal nor its stage says how much may be expected."),
	Do:      text.New("Ponga la probabilidad de la etapa en Ajustes: vale para todas sus oportunidades.", "Enter the stage's probability in Settings: it holds for all its deals."),
	Effect:  text.New("El pipeline ponderado no las suma.", "The weighted pipeline does not add them."),
	Touches: []string{"weighted_pipeline"},
	Reason:  text.New("Sin probabilidad", "No probability"),
	deal:    func(_ *Scan, d *deal) (note, bool) { return always(d.state.Open() && !d.state.Probable()) },
})
