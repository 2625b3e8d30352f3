package quality

import "rumbo/engine/text"

// Open deals for which nobody has promised anything.
var _ = register(Rule{
	ID: "no_next_step", Order: 50, Severity: Missing, Kind: "opportunity", Field: "next_step", Bulk: MarkLost,
	Name: text.New("Abiertas sin próximo paso", "Open without a next step"),
	Why:  text.New("Lo que no tiene próximo paso no avanza.", "What has no next step does not move."),
	Do:   text.New("Escriba qué sigue y, mejor aún, para cuándo.", "Write down what comes next and, better still, by when."),
	Effect: text.New("No altera ningún indicador: resta confianza a la fecha y a la probabilidad.",
		"It changes no indicator: it makes date and probability less credible."),
	Reason: text.New("Sin próximo paso", "No next step"),
	deal: func(_ *Scan, d *deal) (note, bool) {
		return always(d.state.Open() && d.rec.NextStep == "" && !d.rec.NextDate.Known())
	},
})
