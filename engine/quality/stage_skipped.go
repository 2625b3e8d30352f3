package quality

import "rumbo/engine/text"

// Open and won deals that passed over a stage of the process.
var _ = register(Rule{
	ID: "stage_skipped", Order: 80, Severity: Doubtful, Kind: "opportunity", Field: "stage",
	Name: text.New("Se saltaron una etapa", "Passed over a stage"),
	Why:  text.New("Saltarse etapas es vender sin un paso del proceso, o anotarlo tarde.", "Passing over stages is selling without a step of the process, or noting it late."),
	Do:   text.New("Compruebe que el paso se dio; si se salta siempre, quizá la etapa sobra.", "Check that the step was taken; if it is always passed over, the stage may not be needed."),
	Effect: text.New("No altera ningún total: las conversiones entre etapas se ven peor o mejor de lo que son.",
		"It changes no total: conversions between stages look worse or better than they are."),
	Reason: text.New("Pasó por alto «{other}» el {on}", "Passed over “{other}” on {on}"), OtherKind: "stage",
	deal: func(s *Scan, d *deal) (note, bool) {
		at := s.history.skipped[d.row]
		if at == 0 || int(at) > len(s.open) || d.state.Lost() {
			return note{}, false
		}
		return note{other: s.open[at-1].id, on: s.history.jumped[d.row]}, true
	},
})
