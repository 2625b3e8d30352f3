package workspace

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Start fills a new workspace with its settings and a sales process to begin with.
type Start struct {
	Settings record.Settings
	Lang     string // of the stages' names
}

// Name of the command.
func (Start) Name() string { return "start" }

// firstStages are a plain B2B process; the probabilities are a start to be
// replaced by what the workspace's own history shows.
var firstStages = []struct {
	id        record.ID
	name      text.Text
	outcome   string
	prob      float64
	qualified bool
}{
	{"stage-prospect", text.New("Prospección", "Prospecting"), record.StageOpen, 0.10, false},
	{"stage-qualify", text.New("Calificación", "Qualification"), record.StageOpen, 0.20, true},
	{"stage-proposal", text.New("Propuesta", "Proposal"), record.StageOpen, 0.50, true},
	{"stage-negotiate", text.New("Negociación", "Negotiation"), record.StageOpen, 0.75, true},
	{"stage-won", text.New("Ganada", "Won"), record.StageWon, 1, false},
	{"stage-lost", text.New("Perdida", "Lost"), record.StageLost, 0, false},
}

// Do creates the settings and the stages.
func (c Start) Do(tx *Tx) {
	settings := c.Settings
	tx.Create("settings", record.TheSettings, &settings)
	rank := ""
	for _, f := range firstStages {
		rank = record.RankBetween(rank, "")
		st := &record.Stage{Name: f.name.In(c.Lang), Outcome: f.outcome, Qualified: f.qualified, Rank: rank}
		if f.outcome == record.StageOpen {
			st.Probability = record.Some(f.prob)
		}
		tx.Create("stage", f.id, st)
	}
}
