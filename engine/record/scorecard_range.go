package record

import "rumbo/engine/text"

// ScorecardRange is what is expected of one person, or at one client, instead of what a line of the role's
// scorecard says of everybody.
type ScorecardRange struct {
	Line                       ID
	Person                     ID // "" means everybody of the role
	Account                    ID // "" means wherever
	Minimum, Target, Excellent Opt
	Reason                     string
}

// ScorecardRangeKind describes ScorecardRange.
var ScorecardRangeKind = define(Kind[ScorecardRange]{
	Name:   "scorecard_range",
	Label:  text.New("Rango propio", "Range of its own"),
	Plural: text.New("Rangos propios", "Ranges of their own"),
	Title:  func(r *ScorecardRange) string { return r.Reason },
	Fields: []Field[ScorecardRange]{
		RefField("line", "scorecard_line", "Línea", "Line", func(r *ScorecardRange) *ID { return &r.Line }).Must(),
		RefField("person", "person", "Persona", "Person", func(r *ScorecardRange) *ID { return &r.Person }),
		RefField("account", "account", "Cliente", "Client", func(r *ScorecardRange) *ID { return &r.Account }),
		NumberField("minimum", "Mínimo", "Minimum", func(r *ScorecardRange) *Opt { return &r.Minimum }).Must(),
		NumberField("target", "Meta", "Target", func(r *ScorecardRange) *Opt { return &r.Target }).Must(),
		NumberField("excellent", "Excelente", "Excellent", func(r *ScorecardRange) *Opt { return &r.Excellent }).Must(),
		TextField("reason", "Por qué es otro", "Why it is another", func(r *ScorecardRange) *string { return &r.Reason }).Must(),
	},
	Check: func(r *ScorecardRange) []Problem {
		if r.Person == "" && r.Account == "" {
			return problem("person", "Diga de quién es: de una persona, de un cliente o de ambos.", "Say whose it is: a person's, a client's, or both.")
		}
		return CheckRange(r.Minimum, r.Target, r.Excellent)
	},
})
