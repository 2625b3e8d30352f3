//go:build !js || worker

package forecast

import (
	"rumbo/engine/pipeline"
)

// fewJudged is below how many judged deals chances are not compared with what came.
const fewJudged = 40

// mostBins are shown of a way, with twenty deals each at least.
const mostBins = 10

// judged are the chances that ways gave to deals on dates of the past, and whether they were won.
type judged map[string]*verdicts

type verdicts struct {
	chance []float64
	won    []bool
}

// judges are the ways that give every deal a chance of its own, in the order in which they are shown.
var judges = []string{"pipeline", "stages", "naive", "declared", "commit"}

// see adds the deals that were open on a date. Ways that rest on what people declared speak only where that
// is known of half of the deals.
func (j judged) see(h *pipeline.History, open []pipeline.State, m *pipeline.Model, rates *pipeline.Baseline) {
	declared := mostly(open, func(st *pipeline.State) bool { return st.Declared.Known() })
	committed := mostly(open, func(st *pipeline.State) bool { return st.Category != "" })
	for _, st := range open {
		if st.Stage == "" {
			continue
		}
		kind, day, _ := h.ClosedAfter(st.ID, st.AsOf)
		won := kind == pipeline.Won && day <= st.AsOf+measuredDays
		j.add("pipeline", m.Predict(st).WonBy(measuredDays), won)
		j.add("stages", rates.Stage(st), won)
		j.add("naive", rates.Rate, won)
		if declared {
			j.add("declared", rates.Due(st), won)
		}
		if committed {
			j.add("commit", rates.Committed(st), won)
		}
	}
}

func (j judged) add(way string, chance float64, won bool) {
	if j[way] == nil {
		j[way] = &verdicts{}
	}
	j[way].chance, j[way].won = append(j[way].chance, chance), append(j[way].won, won)
}

// calibration compares the ways; nothing where too few deals were judged.
func (j judged) calibration() []Calibrated {
	var out []Calibrated
	for _, way := range judges {
		v := j[way]
		if v == nil || len(v.won) < fewJudged {
			continue
		}
		s := pipeline.Score(v.chance, v.won)
		c := Calibrated{ID: way, N: s.N, Rate: s.Rate, Brier: s.Brier, LogLoss: s.LogLoss, AUC: known(s.AUC)}
		bins := max(2, min(mostBins, len(v.won)/20))
		if way == "naive" {
			bins = 1 // one chance for all; it only moves with the date
		}
		for _, b := range pipeline.Calibration(v.chance, v.won, bins) {
			c.Bins = append(c.Bins, Bin{b.N, b.Mean, b.Rate, b.Low, b.High})
		}
		out = append(out, c)
	}
	return out
}
