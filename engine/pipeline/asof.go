package pipeline

// State is what was known of a deal at the end of a day. Nothing in it depends
// on anything later; the attributes that have no history are the deal's own.
type State struct {
	ID       string
	AsOf     Day
	Kind     Kind
	Stage    string // empty: not known
	Created  Day
	Declared Day // unknown when never declared
	Amount   Money
	Category string // empty: nothing was said
	// InStage is the time in the stage in days, -1 when it is not known since when.
	InStage int32
	Age     int32 // days since creation
	Idle    int32 // days since anything moved, -1 when nothing ever did
	Pushes  int32 // times the declared date moved later
	Pulls   int32 // times it moved earlier
	Pushed  int32 // days that all pushes moved it
	deal    *Deal
}

// State tells what was known of the deal on the day; false when it did not
// exist yet or is not in the history.
func (h *History) State(id string, asOf Day) (State, bool) {
	i, ok := h.byID[id]
	if !ok {
		return State{}, false
	}
	return h.lines[i].state(asOf)
}

// Open lists the states of the deals that were open on the day, by ID.
func (h *History) Open(asOf Day) []State {
	var out []State
	for i := range h.lines {
		if s, ok := h.lines[i].state(asOf); ok && s.Kind == Open {
			out = append(out, s)
		}
	}
	return out
}

// state replays the events up to the day.
func (t *timeline) state(asOf Day) (State, bool) {
	last := t.at(asOf)
	if last < 0 {
		return State{}, false
	}
	e := t.events[last]
	s := State{
		ID: t.deal.ID, AsOf: asOf, Kind: e.kind, Stage: e.stage, Created: t.created,
		Declared: e.declared, Amount: e.amount, Category: e.category, InStage: -1, Idle: -1, deal: t.deal,
		Age: int32(max(0, asOf-t.created)),
	}
	for i := last; i >= 0 && e.stage != "" && t.events[i].stage == e.stage; i-- {
		if t.events[i].entered {
			s.InStage = int32(asOf - t.events[i].day)
		}
	}
	for i := 0; i <= last; i++ {
		if t.events[i].moved {
			s.Idle = int32(asOf - t.events[i].day)
		}
		if i == 0 || !t.events[i-1].declared.Known() {
			continue
		}
		switch by := int32(t.events[i].declared - t.events[i-1].declared); {
		case by > 0:
			s.Pushes++
			s.Pushed += by
		case by < 0:
			s.Pulls++
		}
	}
	return s, true
}

// ClosedAfter tells how and when the deal first closed after the day; false
// when it did not, as far as the history reaches.
func (h *History) ClosedAfter(id string, day Day) (Kind, Day, bool) {
	i, ok := h.byID[id]
	if !ok {
		return Open, 0, false
	}
	e, ok := h.lines[i].closing(day)
	return e.kind, e.day, ok
}
