package pipeline

import (
	"iter"
	"slices"

	"rumbo/engine/period"
)

// Life is what became of a deal up to a day: the stages that it came to, the periods in which it was to close, and how
// often that was put off. Indicators count these.
type Life struct {
	ID      string
	Created Day // when it is known not, its first move
	// Qualified is when it first came to a stage that counts as qualified; 0 where it never did, or where it is not known when.
	Qualified Day
	Stays     []Stay
	Dues      []Due
	Delays    []Delay
}

// Stay is a deal in an open stage that it came to or, on its way to a later one, passed over.
type Stay struct {
	Stage         int // position among Stages.Open
	Passed, Lost  bool
	Exits         int // times that it left the stage; Forward of them led to a later stage or were won
	Forward       int
	Days          int // of all visits together; −1 where it never stood there, or still stands there
	here, visited bool
}

// Due is a deal that was open as a month or a quarter began and was declared to close in it.
type Due struct {
	Period  period.Period
	Amount  Money // as known then
	Slipped bool  // it was still open at the end, or on the last day that is known, and declared to close outside
	Overdue bool  // it was still open at the end with a date that had passed
	Told    bool  // its date on that first day is recorded, not taken from later; see Recorded
}

// Delay is one time that a deal's declared close moved later while it was open.
type Delay struct {
	On, From, To Day
}

// Lives tells what became of each deal by what was known on the day asOf, with what is first known of it holding since its
// creation (see Recorded). One deal is put in order after the other, and nothing is kept of those before: there may be many.
// It ends with the error of visit.
func Lives(stages Stages, deals iter.Seq[Deal], asOf Day, cal period.Calendar, visit func(Life) error) error {
	h, odd := NewHistory(stages, nil, asOf), map[string]int{}
	at := map[string]int{}
	for i, s := range stages.Open() {
		at[s.ID] = i
	}
	for d := range deals {
		d.record()
		t, ok := h.order(&d, odd)
		if !ok || t.created > asOf {
			continue
		}
		l := Life{ID: d.ID, Created: t.created, Qualified: h.qualified(&t, asOf), Stays: t.stays(asOf, at), Dues: t.dues(asOf, cal), Delays: t.delays(asOf)}
		if err := visit(l); err != nil {
			return err
		}
	}
	return nil
}

// qualified is the day on which the deal came to its first qualified stage, if it is known that it came then.
func (h *History) qualified(t *timeline, asOf Day) Day {
	for _, e := range t.events[:t.at(asOf)+1] {
		if !h.process[e.stage].Qualified || e.kind != Open {
			continue
		}
		if e.entered {
			return e.day
		}
		return 0
	}
	return 0
}

// stays follows the deal through the stages that it came to, in the order of the process; at is each one's position.
func (t *timeline) stays(asOf Day, at map[string]int) []Stay {
	last := t.at(asOf)
	all := make([]Stay, len(at))
	furthest, here := -1, -1
	won, lost := false, false
	for i := 0; i <= last; i++ {
		e := t.events[i]
		won, lost = won || e.kind == Won, e.kind == Lost
		k, ok := at[e.stage]
		if !ok || e.kind != Open {
			k = -1
		}
		if here >= 0 && k != here {
			all[here].Exits++
			if k > here || e.kind == Won {
				all[here].Forward++
			}
		}
		if here = k; k < 0 {
			continue
		}
		furthest = max(furthest, k)
		until := asOf
		if i < last {
			until = t.events[i+1].day
		}
		all[k].visited = true
		all[k].Days += int(until - e.day)
	}
	for k := range all {
		s := &all[k]
		s.Stage, s.here = k, k == here
		s.Passed = won || k < furthest
		s.Lost = !s.Passed && lost
		if !s.visited || s.here {
			s.Days = -1
		}
	}
	if won && furthest >= 0 {
		return all
	}
	return all[:furthest+1]
}

// grains are the periods in which a deal may be due.
var grains = []period.Grain{period.Month, period.Quarter}

// dues are the periods at whose beginning the deal was open and declared to close in them.
func (t *timeline) dues(asOf Day, cal period.Calendar) []Due {
	var out []Due
	for i := 0; i <= t.at(asOf); i++ {
		e := t.events[i]
		if e.kind != Open || !e.declared.Known() {
			continue
		}
		until := asOf // the last day on which it stood so
		if i+1 < len(t.events) {
			until = min(until, t.events[i+1].day-1)
		}
		for _, g := range grains {
			p := cal.Of(g, e.declared)
			eve := p.From - 1
			if eve < e.day || eve > until || p.From > asOf {
				continue
			}
			end := t.events[t.at(min(p.To-1, asOf))]
			inside := p.Contains(end.declared)
			out = append(out, Due{Period: p, Amount: e.amount, Told: eve >= t.deal.Told, Slipped: end.kind == Open && !inside, Overdue: end.kind == Open && inside && p.To <= asOf})
		}
	}
	slices.SortStableFunc(out, func(a, b Due) int { return int(a.Period.From - b.Period.From) })
	return out
}

// delays are the times that the declared close moved later.
func (t *timeline) delays(asOf Day) []Delay {
	var out []Delay
	for i := 1; i <= t.at(asOf); i++ {
		a, b := t.events[i-1], t.events[i]
		if a.kind == Open && b.kind == Open && a.declared.Known() && b.declared > a.declared {
			out = append(out, Delay{On: b.day, From: a.declared, To: b.declared})
		}
	}
	return out
}
