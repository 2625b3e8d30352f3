package pipeline

import (
	"cmp"
	"slices"

	"rumbo/engine/period"
)

// Recorded gives the deals with what is first known of their amounts and close dates holding since they were created,
// as a movement between two days needs it: an import tells what it found on its day, and nothing of the days before.
// Of a decided deal without any, what it closed for and when. A lost deal's amount of zero is none: many systems write
// it at the loss. Deal.Told says since when it is known rather than taken.
func Recorded(deals []Deal) []Deal {
	out := slices.Clone(deals)
	for i := range out {
		out[i].record()
	}
	return out
}

// never is after every day.
const never = Day(1<<31 - 1)

func (d *Deal) record() {
	first, declared, amount := Day(0), Day(0), Money{}
	moves := slices.Clone(d.Moves)
	slices.SortStableFunc(moves, func(a, b Move) int { return cmp.Compare(a.Day, b.Day) })
	for _, m := range moves {
		told := m.Declared.Known() || m.Amount.Known
		if told && m.Day.Known() && !first.Known() {
			first = m.Day
		}
		if !declared.Known() {
			declared = m.Declared
		}
		if !amount.Known {
			amount = m.Amount
		}
	}
	if !amount.Known {
		amount = d.Amount
	}
	if d.Outcome == Lost && amount.Minor == 0 {
		amount = Money{}
	}
	if !declared.Known() {
		if declared = d.Declared; d.Outcome == Won || d.Outcome == Lost {
			declared = d.OutcomeDay
		}
	}
	if !first.Known() {
		if first = d.OutcomeDay; d.Outcome == Open {
			first = never
		}
	}
	if d.Told = first; first <= d.Created {
		d.Told = 0
	}
	if d.Created.Known() {
		d.Moves = append([]Move{{Day: d.Created, Declared: declared, Amount: amount, Seen: true}}, moves...)
	}
}

// Change is one deal's part of a movement.
type Change struct {
	ID            string
	Flow          Flow
	Before, After Money // what it counted on each day; not known where it was not in, or had no amount
	Delta         int64
	Due, DueAfter Day   // its declared close on each day
	Pushes        int32 // times its close moved later in between
}

// Push is a deal whose close moved later between two days.
type Push struct {
	ID       string
	Times    int32 // in between
	Ever     int32 // as far as is known
	From, To Day
	Amount   Money // as it stands at the end
	Open     bool  // at the end
}

// Movement is a waterfall with all that leads to its deals.
type Movement struct {
	Waterfall
	// Counts are the deals of each flow; StartN and EndN those in the pipeline on each day.
	Counts       [flows]int
	StartN, EndN int
	// Changes are the deals that moved, by flow, the largest first; those that stayed as they were are left out.
	Changes []Change
	Pushes  []Push
	Slips   Slippage
	// Elsewhere are deals won in between that existed at the start but were not in the pipeline asked about.
	Elsewhere       int
	ElsewhereAmount int64
	// Assumed counts deals in the pipeline at the start whose amount and date on that day are not recorded.
	Assumed int
}

// Movement compares two days as Waterfall does, over deals that went through Recorded. Whatever slipped is told of what
// was due in the period, or, without one, between the two days.
func (h *History) Movement(from, to Day, due period.Period) Movement {
	m := Movement{Waterfall: h.Waterfall(from, to, due)}
	for f := Flow(0); f < flows; f++ {
		m.Counts[f] = len(m.Steps[f])
		if f == Stayed {
			continue
		}
		for _, s := range m.Steps[f] {
			m.Changes = append(m.Changes, h.change(f, s, from, to))
		}
	}
	m.StartN = m.Counts[Stayed] + m.Counts[Increased] + m.Counts[Decreased] + m.Counts[PushedOut] + m.Counts[LostDeals] + m.Counts[WonDeals]
	m.EndN = m.Counts[Stayed] + m.Counts[Increased] + m.Counts[Decreased] + m.Counts[Created] + m.Counts[PulledIn]
	size := func(c Change) int64 { return max(c.Delta, -c.Delta) }
	slices.SortStableFunc(m.Changes, func(a, b Change) int { return cmp.Or(cmp.Compare(a.Flow, b.Flow), cmp.Compare(size(b), size(a))) })
	for i := range h.lines {
		m.follow(&h.lines[i], from, to, due)
	}
	slices.SortStableFunc(m.Pushes, func(a, b Push) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), cmp.Compare(b.Amount.Minor, a.Amount.Minor))
	})
	if due.To <= due.From {
		due = period.Period{From: from + 1, To: to + 1}
	}
	m.Slips = h.Slippage(due, from, to)
	return m
}

// change tells what a deal counted on both days, and how its date moved.
func (h *History) change(f Flow, s Step, from, to Day) Change {
	t := &h.lines[h.byID[s.ID]]
	a, existed := t.state(from)
	b, _ := t.state(to)
	c := Change{ID: s.ID, Flow: f, Delta: s.Delta, Due: a.Declared, DueAfter: b.Declared, Pushes: b.Pushes - a.Pushes}
	if existed && f != Created && f != PulledIn {
		c.Before = a.Amount
	}
	if b.Kind == Open && f != PushedOut {
		c.After = b.Amount
	}
	return c
}

// follow counts what a deal adds beside the sum.
func (m *Movement) follow(t *timeline, from, to Day, due period.Period) {
	a, existed := t.state(from)
	b, exists := t.state(to)
	if !exists {
		return
	}
	inA := existed && a.Kind == Open && (due.To <= due.From || due.Contains(a.Declared))
	switch {
	case inA && from < t.deal.Told:
		m.Assumed++
	case existed && !inA && a.Kind != Won && b.Kind == Won:
		m.Elsewhere++
		m.ElsewhereAmount += b.Amount.Minor
	}
	times := b.Pushes
	if existed {
		times -= a.Pushes
	}
	if times > 0 && (!existed || a.Kind == Open) {
		was := a.Declared
		if !existed {
			was = t.firstDeclared()
		}
		m.Pushes = append(m.Pushes, Push{ID: t.deal.ID, Times: times, Ever: b.Pushes, From: was, To: b.Declared, Amount: b.Amount, Open: b.Kind == Open})
	}
}

func (t *timeline) firstDeclared() Day {
	for _, e := range t.events {
		if e.declared.Known() {
			return e.declared
		}
	}
	return 0
}
