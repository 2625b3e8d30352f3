package pipeline

// Simpler ways to judge an open deal, set beside the model so that one sees
// which to trust.

// Baseline is what plain counting says of winning within a horizon, from
// snapshots whose horizon was over.
type Baseline struct {
	Horizon int32 // days
	// Rate is the share of all open deals that were won within the horizon.
	Rate float64
	// ByStage is the same for the deals that stood in a stage.
	ByStage map[string]float64
	N       int
}

// LearnBaseline counts over the same snapshots that Fit learns from.
func LearnBaseline(h *History, asOf Day, horizon int32, c Config) *Baseline {
	c = c.filled()
	b := &Baseline{Horizon: horizon, ByStage: map[string]float64{}}
	won, all := map[string]float64{}, map[string]float64{}
	total := 0.0
	for _, mark := range h.landmarks(asOf, c) {
		if mark+Day(horizon) > asOf {
			continue
		}
		for i := range h.lines {
			t := &h.lines[i]
			s, ok := t.state(mark)
			if !ok || s.Kind != Open || s.Stage == "" {
				continue
			}
			y := oneIf(t.wonWithin(mark, horizon))
			b.N++
			total += y
			won[s.Stage] += y
			all[s.Stage]++
		}
	}
	if b.N == 0 {
		b.Rate = .3
		return b
	}
	b.Rate = total / float64(b.N)
	for _, stage := range sortedKeys(all) {
		// One deal of average fortune keeps a rare stage off 0 and 1.
		b.ByStage[stage] = (won[stage] + b.Rate) / (all[stage] + 1)
	}
	return b
}

func (t *timeline) wonWithin(mark Day, horizon int32) bool {
	e, ok := t.closing(mark)
	return ok && e.kind == Won && e.day <= mark+Day(horizon)
}

// Stage is the stage's rate, or the whole's for a stage never seen.
func (b *Baseline) Stage(s State) float64 {
	if r, ok := b.ByStage[s.Stage]; ok {
		return r
	}
	return b.Rate
}

// Declared takes the close date at its word: a deal declared to close within
// the horizon is won, any other is not.
func (b *Baseline) Declared(s State) float64 {
	due := s.Declared - s.AsOf
	return oneIf(s.Declared.Known() && due >= 0 && due <= Day(b.Horizon))
}

// Due is 1 for a deal that is declared to close within the horizon, or was to have closed already.
func (b *Baseline) Due(s State) float64 {
	return oneIf(s.Declared.Known() && s.Declared-s.AsOf <= Day(b.Horizon))
}

// Committed takes the owners at their word: a deal that they commit to and that is due is won, any other is not.
func (b *Baseline) Committed(s State) float64 { return oneIf(s.Category == Committed) * b.Due(s) }
