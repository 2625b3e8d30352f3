package forecast

import (
	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// told is what was written of a deal at the end of a day: fields that were not written are not known.
type told struct {
	day      period.Date
	stage    record.ID
	close    period.Date
	amount   money.Amount
	category string
	said     said
	found    bool // by an import, say: it is not known since when it holds
}

// said are the fields that were written.
type said uint8

const (
	saidStage said = 1 << iota
	saidClose
	saidAmount
	saidCategory
)

// storied are the fields whose past forecasts learn from.
var storied = []string{"stage", "close", "amount", "forecast"}

// Story is what the log tells of deals: their amounts, close dates, stages and categories as they were
// written, day by day. Nothing in it was written later than its day, so that a forecast of the past can
// be made with what was known then.
type Story struct {
	dayOf func(millis int64) period.Date
	deals map[record.ID][]told
}

// Rewritten reports whether the log knows more of the deals than their records do: somebody has
// written to one after it was created.
func Rewritten(s *workspace.Snapshot) bool {
	for r := range s.State.Table(record.OpportunityKind.Name).Rows() {
		if _, plain := r.Plain(); !plain && r.Alive() {
			return true
		}
	}
	return false
}

// NewStory reads the log, oldest change first. dayOf is the day of an instant at the place where people work. It
// calls pause every few thousand ops, as Pack does.
func NewStory(log change.History, dayOf func(millis int64) period.Date, pause func()) *Story {
	s := &Story{dayOf: dayOf, deals: map[record.ID][]told{}}
	n := 0
	for _, c := range log {
		day := dayOf(c.At.Millis())
		for _, op := range c.Ops {
			if n++; n%rest == 0 && pause != nil {
				pause()
			}
			if op.Kind == record.OpportunityKind.Name {
				s.hear(day, op)
			}
		}
	}
	return s
}

// hear adds an op to the day's entry of its deal.
func (s *Story) hear(day period.Date, op change.Op) {
	t := told{day: day}
	if o, ok := op.New.(*record.Opportunity); ok {
		t = created(day, o)
	}
	for _, p := range op.Patches {
		t.write(p.Field, p.To)
	}
	if t.said == 0 {
		return
	}
	all := s.deals[op.ID]
	if n := len(all); n > 0 && all[n-1].day == day {
		all[n-1].then(t)
		return
	}
	s.deals[op.ID] = append(all, t)
}

// created is what a new record says; of a deal that began before, it is only what was found.
func created(day period.Date, o *record.Opportunity) told {
	t := told{day: day, stage: o.Stage, close: o.Close, amount: o.Amount, category: o.Forecast, found: o.Created < day}
	t.said = saidStage | saidClose | saidAmount
	if o.Forecast != "" { // most companies do not use categories: that none is given says nothing
		t.said |= saidCategory
	}
	return t
}

func (t *told) write(field string, v record.Value) {
	switch field {
	case "stage":
		t.stage, t.said = record.ID(v.Text()), t.said|saidStage
	case "close":
		t.close, t.said = v.Date(), t.said|saidClose
	case "amount":
		t.amount, t.said = v.Money(), t.said|saidAmount
	case "forecast":
		t.category, t.said = v.Text(), t.said|saidCategory
	}
}

// then is what stands at the end of the day after more was written on it.
func (t *told) then(u told) {
	if u.said&saidStage != 0 {
		t.stage = u.stage
	}
	if u.said&saidClose != 0 {
		t.close = u.close
	}
	if u.said&saidAmount != 0 {
		t.amount = u.amount
	}
	if u.said&saidCategory != 0 {
		t.category = u.category
	}
	t.said |= u.said
}

// of is what is told of a deal. Where the log does not reach, as for what came in a file without its story, a
// field is known since it was last written.
func (s *Story) of(r *change.Row, o *record.Opportunity) []told {
	if all := s.deals[r.ID]; len(all) > 0 {
		return all
	}
	if at, plain := r.Plain(); plain {
		return []told{created(s.dayOf(at.Millis()), o)}
	}
	var out []told
	for _, field := range storied {
		t := told{day: s.dayOf(r.Last(field).Millis()), found: true}
		t.write(field, record.OpportunityKind.Value(o, field))
		out = append(out, t)
	}
	return out
}
