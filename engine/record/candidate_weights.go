package record

import "rumbo/engine/text"

// TheCandidateWeights is the ID of the workspace's one record of weights.
const TheCandidateWeights ID = "candidate_weights"

// CandidateWeights say how much each side of a candidate opportunity counts; only their proportion matters.
type CandidateWeights struct {
	Value       Opt // 0…100 each
	Fit         Opt
	Feasibility Opt
	Competition Opt
}

// DefaultCandidateWeights hold until somebody sets others.
func DefaultCandidateWeights() CandidateWeights {
	return CandidateWeights{Value: Some(30), Fit: Some(30), Feasibility: Some(25), Competition: Some(15)}
}

// CandidateWeightsKind describes CandidateWeights.
var CandidateWeightsKind = define(Kind[CandidateWeights]{
	Name:   "candidate_weights",
	Label:  text.New("Pesos de las candidatas", "Candidate weights"),
	Plural: text.New("Pesos de las candidatas", "Candidate weights"),
	Title:  func(*CandidateWeights) string { return "" },
	Fields: []Field[CandidateWeights]{
		NumberField("value", "Valor", "Value", func(w *CandidateWeights) *Opt { return &w.Value }).Between(0, 100),
		NumberField("fit", "Ajuste con la iniciativa y su prioridad", "Fit with the initiative and its priority", func(w *CandidateWeights) *Opt { return &w.Fit }).Between(0, 100),
		NumberField("feasibility", "Viabilidad de nuestra oferta", "Feasibility of our offer", func(w *CandidateWeights) *Opt { return &w.Feasibility }).Between(0, 100),
		NumberField("competition", "Competencia", "Competition", func(w *CandidateWeights) *Opt { return &w.Competition }).Between(0, 100),
	},
})
