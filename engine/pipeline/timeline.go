package pipeline

import "sort"

// event is one moment of a deal's life with everything that held from then on.
type event struct {
	day      Day
	kind     Kind
	stage    string
	declared Day
	amount   Money
	category string
	moved    bool // the stage, date, amount or category changed
	entered  bool // it came into the stage on this day
}

// timeline is a deal put in order. Events are ascending, the first is its
// opening, and nothing in an event depends on a later one.
type timeline struct {
	deal    *Deal
	created Day
	events  []event
}

// History is a checked set of deals with the process they went through.
type History struct {
	Stages   Stages
	Today    Day
	Warnings []Warning
	lines    []timeline
	byID     map[string]int
	process  map[string]Stage
	tagKeys  []string
}

// NewHistory checks the deals, puts each in order and says what was odd.
// Moves and outcomes may reach back as far as they are known; the deals' own
// stage, declared date and amount hold from today on only, never in the past.
// The deals are not copied and must not change while the History is used.
func NewHistory(stages Stages, deals []Deal, today Day) *History {
	h := &History{Stages: stages, Today: today, byID: make(map[string]int, len(deals)), process: map[string]Stage{}}
	for _, s := range stages {
		h.process[s.ID] = s
	}
	count := map[string]int{}
	keys := map[string]bool{}
	for i := range deals {
		d := &deals[i]
		if _, seen := h.byID[d.ID]; seen {
			count[WarnDoubleID]++
			continue
		}
		tl, ok := h.order(d, count)
		if !ok {
			continue
		}
		h.byID[d.ID] = len(h.lines)
		h.lines = append(h.lines, tl)
		for _, t := range d.Tags {
			keys[t.Key] = true
		}
	}
	sort.Slice(h.lines, func(i, j int) bool { return h.lines[i].deal.ID < h.lines[j].deal.ID })
	for i := range h.lines {
		h.byID[h.lines[i].deal.ID] = i
	}
	for k := range keys {
		h.tagKeys = append(h.tagKeys, k)
	}
	sort.Strings(h.tagKeys)
	for _, code := range []string{WarnDoubleID, WarnNoCreated, WarnClosesBefore, WarnNoOutcomeDay, WarnUnknownStage, WarnNoStage, WarnNegative} {
		if n := count[code]; n > 0 {
			h.Warnings = append(h.Warnings, warn(code, n))
		}
	}
	return h
}

// Len is the number of deals kept.
func (h *History) Len() int { return len(h.lines) }

// Deal returns a deal by its ID, nil when it was not kept.
func (h *History) Deal(id string) *Deal {
	if i, ok := h.byID[id]; ok {
		return h.lines[i].deal
	}
	return nil
}

func (h *History) kindOf(stage string) Kind { return h.process[stage].Kind }

// order builds the timeline of one deal and counts what is odd about it.
func (h *History) order(d *Deal, count map[string]int) (timeline, bool) {
	moves := make([]Move, 0, len(d.Moves))
	for _, m := range d.Moves {
		if m.Day.Known() {
			moves = append(moves, m)
		}
	}
	sort.SliceStable(moves, func(i, j int) bool { return moves[i].Day < moves[j].Day })
	tl := timeline{deal: d, created: d.Created}
	if !tl.created.Known() {
		count[WarnNoCreated]++
		switch {
		case len(moves) > 0:
			tl.created = moves[0].Day
		case d.OutcomeDay.Known() || !h.Today.Known():
			return tl, false
		default:
			tl.created = h.Today
		}
	}
	outcome := h.outcome(d)
	if outcome != Open && !d.OutcomeDay.Known() && !h.endsClosed(moves) {
		count[WarnNoOutcomeDay]++
		return tl, false
	}
	if outcome != Open && d.OutcomeDay.Known() && d.OutcomeDay < tl.created {
		count[WarnClosesBefore]++
		return tl, false
	}
	h.countOdd(d, len(moves), outcome, count)
	tl.events = h.replay(d, outcome, moves, tl.created)
	return tl, true
}

func (h *History) countOdd(d *Deal, moves int, outcome Kind, count map[string]int) {
	if d.Amount.Known && d.Amount.Minor < 0 {
		count[WarnNegative]++
	}
	if _, ok := h.process[d.Stage]; !ok && d.Stage != "" {
		count[WarnUnknownStage]++
	} else if d.Stage == "" && moves == 0 && outcome == Open {
		count[WarnNoStage]++
	}
}

// outcome is the deal's own word for how it ended, or that of its present stage.
func (h *History) outcome(d *Deal) Kind {
	if d.Outcome == Won || d.Outcome == Lost {
		return d.Outcome
	}
	if k := h.kindOf(d.Stage); k == Won || k == Lost {
		return k
	}
	return Open
}

func (h *History) endsClosed(moves []Move) bool {
	for i := len(moves) - 1; i >= 0; i-- {
		if moves[i].Stage != "" {
			k := h.kindOf(moves[i].Stage)
			return k == Won || k == Lost
		}
	}
	return false
}

// replay turns moves into states that hold from a day on.
func (h *History) replay(d *Deal, outcome Kind, moves []Move, created Day) []event {
	events := make([]event, 0, len(moves)+2)
	cur := event{day: created, kind: Open}
	if len(moves) == 0 || moves[0].Day > created {
		events = append(events, cur)
	}
	for _, m := range moves {
		cur.day, cur.moved = m.Day, !m.Seen
		cur.entered = !m.Seen && m.Stage != "" && m.Stage != cur.stage
		if m.Stage != "" {
			cur.stage, cur.kind = m.Stage, h.kindOf(m.Stage)
		}
		if m.Declared.Known() {
			cur.declared = m.Declared
		}
		if m.Amount.Known && m.Amount.Minor >= 0 {
			cur.amount = m.Amount
		}
		if m.Category != "" {
			cur.category = m.Category
		}
		events = append(events, cur)
	}
	if outcome != Open && cur.kind != outcome && d.OutcomeDay.Known() {
		cur.day, cur.kind, cur.moved = max(d.OutcomeDay, cur.day), outcome, true
		if outcome == Won && d.Amount.Known && d.Amount.Minor > 0 {
			cur.amount = d.Amount
		}
		events = append(events, cur)
	}
	if d.Amount.Known && d.Amount.Minor > 0 { // what it was won for
		for i := range events {
			if events[i].kind == Won && !events[i].amount.Known {
				events[i].amount = d.Amount
			}
		}
	}
	if now, ok := h.present(d, cur); ok {
		events = append(events, now)
	}
	return events
}

// present is what the deal's own fields say from today on, where that adds to
// its moves.
func (h *History) present(d *Deal, cur event) (event, bool) {
	if cur.kind == Won || cur.kind == Lost || !h.Today.Known() || cur.day > h.Today {
		return cur, false
	}
	now := cur
	now.day, now.moved, now.entered = h.Today, false, false
	if _, known := h.process[d.Stage]; known && h.kindOf(d.Stage) != Won && h.kindOf(d.Stage) != Lost {
		now.stage, now.kind = d.Stage, h.kindOf(d.Stage)
	}
	if d.Declared.Known() {
		now.declared = d.Declared
	}
	if d.Amount.Known && d.Amount.Minor >= 0 {
		now.amount = d.Amount
	}
	if d.Category != "" {
		now.category = d.Category
	}
	same := now
	same.day, same.moved, same.entered = cur.day, cur.moved, cur.entered
	return now, same != cur
}

// at is the index of the event that held at the end of the day, -1 before the first.
func (t *timeline) at(day Day) int {
	return sort.Search(len(t.events), func(i int) bool { return t.events[i].day > day }) - 1
}

// closing is the first event after the day in which the deal was won or lost.
func (t *timeline) closing(after Day) (event, bool) {
	for i := t.at(after) + 1; i < len(t.events); i++ {
		if k := t.events[i].kind; k == Won || k == Lost {
			return t.events[i], true
		}
	}
	return event{}, false
}
