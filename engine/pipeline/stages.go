package pipeline

import (
	"rumbo/engine/period"
	"rumbo/engine/stats"
)

// StageRecord is how one open stage treats the deals that come to it.
type StageRecord struct {
	Stage Stage
	// Entered counts deals that came to the stage or beyond it (a skipped
	// stage counts as passed); of them, Passed later reached the next stage or
	// beyond, or were won; Lost were lost before; Open are still on their way.
	Entered, Passed, Lost, Open int
	// Conversion is Passed ÷ Entered with its Wilson 95 % interval; of no
	// meaning when Entered is 0.
	Conversion, Low, High float64
	// Exits are the times that a deal left the stage, for another one, won or lost; Forward of them led to a later
	// stage or were won. Passage is Forward ÷ Exits with its Wilson 95 % interval.
	Exits, Forward                   int
	Passage, PassageLow, PassageHigh float64
	// MedianDays and MeanDays are of the days spent in the stage, all visits of
	// a deal together, by the Stays deals that have left it.
	MedianDays, MeanDays float64
	Stays                int
}

// StageRecords counts the deals created in the period (all when it is empty)
// by what was known on the day asOf, for every open stage in process order.
func (h *History) StageRecords(asOf Day, created period.Period) []StageRecord {
	out, days := h.countAll(asOf, created)
	for i := range out {
		r := &out[i]
		r.Conversion, r.Low, r.High = share(r.Passed, r.Entered)
		r.Passage, r.PassageLow, r.PassageHigh = share(r.Forward, r.Exits)
		if r.Stays = len(days[i]); r.Stays > 0 {
			r.MedianDays, r.MeanDays = stats.Median(days[i]), stats.Mean(days[i])
		}
	}
	return out
}

// share is a ratio with its Wilson interval.
func share(k, n int) (ratio, low, high float64) {
	if n == 0 {
		return 0, 0, 1
	}
	low, high = stats.Wilson(k, n, .95)
	return float64(k) / float64(n), low, high
}

// countAll counts the deals created in the period by stage, and gives the days that each stay took that is over.
func (h *History) countAll(asOf Day, created period.Period) ([]StageRecord, [][]float64) {
	open := h.Stages.Open()
	out, days := make([]StageRecord, len(open)), make([][]float64, len(open))
	at := map[string]int{}
	for i, s := range open {
		out[i].Stage = s
		at[s.ID] = i
	}
	for i := range h.lines {
		t := &h.lines[i]
		if created.To > created.From && !created.Contains(t.created) {
			continue
		}
		for _, s := range t.stays(asOf, at) {
			out[s.Stage].count(s)
			if s.Days >= 0 {
				days[s.Stage] = append(days[s.Stage], float64(s.Days))
			}
		}
	}
	return out, days
}

// count adds one deal's stay.
func (r *StageRecord) count(s Stay) {
	r.Entered++
	r.Exits, r.Forward = r.Exits+s.Exits, r.Forward+s.Forward
	switch {
	case s.Passed:
		r.Passed++
	case s.Lost:
		r.Lost++
	default:
		r.Open++
	}
}

// Slip is a deal whose declared close date left a period that it was due in.
type Slip struct {
	ID     string
	Amount Money // as known when the period began
	To     Day   // where the date stood at the end; unknown when it was taken away
	Pushes int32 // times it moved later between the two days
}

// Slippage is how much of what was due in a period moved out of it.
type Slippage struct {
	Due       int   // deals open at the start and declared to close in the period
	DueAmount int64 // minor units; deals without amount count as 0
	Slipped   []Slip
	Amount    int64 // of the slipped ones
}

// Slippage compares what stood open and due in the period at the end of the
// day from with where the same deals stood at the end of the day to.
func (h *History) Slippage(due period.Period, from, to Day) Slippage {
	var out Slippage
	for i := range h.lines {
		t := &h.lines[i]
		a, ok := t.state(from)
		if !ok || a.Kind != Open || !due.Contains(a.Declared) {
			continue
		}
		out.Due++
		out.DueAmount += a.Amount.Minor
		b, _ := t.state(to)
		if b.Kind == Open && !due.Contains(b.Declared) {
			out.Slipped = append(out.Slipped, Slip{ID: a.ID, Amount: a.Amount, To: b.Declared, Pushes: b.Pushes - a.Pushes})
			out.Amount += a.Amount.Minor
		}
	}
	return out
}
