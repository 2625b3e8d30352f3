package pipeline

import (
	"cmp"
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/stats"
)

// Aged is an open deal by how long it has been in its stage.
type Aged struct {
	ID     string
	Days   int32 // in the stage
	Age    int32 // since its creation
	Amount Money
	// Over is how it stands to the stays of the deals that left the stage.
	Over Aging
}

// Aging sets a stay beside those that are over.
type Aging uint8

// The classes: the half of the stays that is shorter, the other half up to nine of ten, and beyond.
const (
	AgeUsual   Aging = iota // no longer than the median
	AgeLong                 // longer than half of the stays
	AgeExtreme              // longer than nine of ten
	AgeUnknown              // too few stays, or it is not known since when the deal is there
)

// EnoughStays is from how many stays on a stage's distribution says something.
const EnoughStays = 8

// StageAge is how long the open deals of a stage have been in it, beside how long those that left it had been.
type StageAge struct {
	Stage       Stage
	Stays       int
	Median, P90 float64 // days; of no meaning below EnoughStays
	Count       [4]int  // of open deals by Aging
	Deals       []Aged  // the longest first
}

// Ageing tells on a day how long deals stand in their stages, against the history's own distribution. Stages come in
// the order of the process.
func (h *History) Ageing(asOf Day) []StageAge {
	records, days := h.countAll(asOf, period.Period{})
	out := make([]StageAge, len(records))
	at := map[string]int{}
	for k, r := range records {
		out[k] = StageAge{Stage: r.Stage, Stays: len(days[k])}
		at[r.Stage.ID] = k
		if len(days[k]) >= EnoughStays {
			out[k].Median, out[k].P90 = stats.Median(days[k]), stats.Quantile(days[k], .9)
		}
	}
	for _, s := range h.Open(asOf) {
		k, ok := at[s.Stage]
		if !ok {
			continue
		}
		a := Aged{ID: s.ID, Days: s.InStage, Age: s.Age, Amount: s.Amount, Over: out[k].class(s.InStage)}
		out[k].Count[a.Over]++
		out[k].Deals = append(out[k].Deals, a)
	}
	for k := range out {
		slices.SortStableFunc(out[k].Deals, func(a, b Aged) int { return cmp.Compare(b.Days, a.Days) })
	}
	return out
}

func (s *StageAge) class(days int32) Aging {
	switch d := float64(days); {
	case days < 0 || s.Stays < EnoughStays:
		return AgeUnknown
	case d > s.P90:
		return AgeExtreme
	case d > s.Median:
		return AgeLong
	}
	return AgeUsual
}
