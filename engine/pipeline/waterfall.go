package pipeline

import "rumbo/engine/period"

// Flow is what became of a deal between two days, as seen by the open pipeline.
type Flow int

// The flows, in the order of the picture.
const (
	Stayed    Flow = iota // in at both days with the same amount
	Created               // in at the end, did not exist at the start
	PulledIn              // in at the end, existed but was not in: its date came in, or it came back
	Increased             // in at both, worth more
	Decreased             // in at both, worth less
	PushedOut             // in at the start, still open but its date moved out (or it is parked)
	LostDeals             // in at the start, lost
	WonDeals              // in at the start, won
	flows
)

// Step is one deal's part of a flow; Delta is what it adds to the pipeline, in
// minor units: below zero where it leaves.
type Step struct {
	ID    string
	Delta int64
}

// Waterfall is how the open pipeline went from Start to End, in minor units.
//
//	Start + Σ Flow = End
//
// holds to the unit: every deal is in one flow, with the difference of what it
// counted at both days.
type Waterfall struct {
	Start, End int64
	Flow       [flows]int64
	Steps      [flows][]Step
	// WonAtClose is what the won ones closed for, which may differ from what
	// they counted at the start.
	WonAtClose int64
	// Between are deals created and won after the start: never in the open
	// pipeline on either day. They are told apart, not part of the sum.
	Between       int
	BetweenAmount int64
	// NoAmount counts deals in the pipeline on either day without an amount:
	// they count as 0.
	NoAmount int
}

// Waterfall compares the pipeline at the end of the day from with that at the
// end of the day to. With a period, only deals declared to close in it are in
// the pipeline; an empty period takes all open deals.
func (h *History) Waterfall(from, to Day, due period.Period) Waterfall {
	var w Waterfall
	in := func(s State, ok bool) bool {
		return ok && s.Kind == Open && (due.To <= due.From || due.Contains(s.Declared))
	}
	for i := range h.lines {
		t := &h.lines[i]
		a, existed := t.state(from)
		b, exists := t.state(to)
		inA, inB := in(a, existed), in(b, exists)
		var before, after int64
		if inA {
			before = a.Amount.Minor
			w.Start += before
		}
		if inB {
			after = b.Amount.Minor
			w.End += after
		}
		if inA && !a.Amount.Known || inB && !b.Amount.Known {
			w.NoAmount++
		}
		switch {
		case inA || inB:
			f := flowOf(inA, inB, existed, b.Kind, after-before)
			w.Flow[f] += after - before
			w.Steps[f] = append(w.Steps[f], Step{t.deal.ID, after - before})
			if f == WonDeals {
				w.WonAtClose += b.Amount.Minor
			}
		case !existed && exists && b.Kind == Won:
			w.Between++
			w.BetweenAmount += b.Amount.Minor
		}
	}
	return w
}

func flowOf(inA, inB, existed bool, kind Kind, delta int64) Flow {
	switch {
	case inA && inB && delta > 0:
		return Increased
	case inA && inB && delta < 0:
		return Decreased
	case inA && inB:
		return Stayed
	case inB && existed:
		return PulledIn
	case inB:
		return Created
	case kind == Won:
		return WonDeals
	case kind == Lost:
		return LostDeals
	default:
		return PushedOut
	}
}

// Residual is what the flows leave unexplained: always 0.
func (w Waterfall) Residual() int64 {
	sum := w.Start - w.End
	for _, v := range w.Flow {
		sum += v
	}
	return sum
}
