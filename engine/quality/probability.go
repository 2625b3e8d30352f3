package quality

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Open deals whose own probability contradicts the stage in which they stand: nothing or certain, or
// less than the stage before, or more than the stage after has.
var _ = register(Rule{
	ID: "probability", Order: 60, Severity: Doubtful, Kind: "opportunity", Field: "probability",
	Name: text.New("Probabilidad que contradice la etapa", "Probability that contradicts the stage"),
	Why: text.New("Es 0 % o 100 % y sigue abierta, menor que la de la etapa anterior, o mayor que la de la siguiente.",
		"It is 0% or 100% and still open, below that of the stage before, or above that of the stage after."),
	Do:     text.New("Mueva la oportunidad a su etapa, o borre la probabilidad para que valga la de la etapa.", "Move the deal to its stage, or clear the probability so that the stage's holds."),
	Effect: text.New("El pipeline ponderado las pesa mal.", "The weighted pipeline weighs them wrongly."), Touches: []string{"weighted_pipeline"},
	Reason: text.New("{share} en {other}", "{share} in {other}"), OtherKind: "stage",
	deal: func(s *Scan, d *deal) (note, bool) {
		p, own := share(d.rec.Probability)
		if !d.state.Open() || !own {
			return note{}, false
		}
		st := s.stageOf(d)
		return note{n: p, other: st.id}, s.contradicts(p, st.place)
	},
	fix: func(_ *Scan, f Finding) []Write { return one(f, "probability", record.Value{}) },
})

func (s *Scan) contradicts(p float64, place int) bool {
	if p <= 0 || p >= 1 {
		return true
	}
	if place > 0 {
		if before, ok := share(s.open[place-1].rec.Probability); ok && p < before {
			return true
		}
	}
	if place >= 0 && place+1 < len(s.open) {
		if after, ok := share(s.open[place+1].rec.Probability); ok && p > after {
			return true
		}
	}
	return false
}
