package quota

import (
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// When says how a draft is written down. While a plan is being made it is written over; a change
// of a plan that runs holds from a day on, with its reason, and what held before is kept.
type When struct {
	Since  period.Date // unknown: written over
	Reason string
}

// Step is one record to be made, changed or taken away.
type Step struct {
	ID     record.ID      // of a record that is there
	New    *record.Target // instead of ID
	Field  string         // what is changed; "" takes the record away
	Value  record.Value
	Delete bool
}

// Steps are what a draft does to the records; or why it cannot be.
func (d *Draft) Steps(when When) ([]Step, error) {
	var out []Step
	for _, w := range d.Writes() {
		if err := d.allowed(w, when); err != nil {
			return nil, err
		}
		if when.Since.Known() {
			out = append(out, d.dated(w, when)...)
		} else {
			out = append(out, d.over(w)...)
		}
	}
	return out, nil
}

// allowed refuses a dated change of months that are over by its day.
func (d *Draft) allowed(w Write, when When) error {
	if !when.Since.Known() {
		return nil
	}
	if when.Reason == "" {
		return refuse("Escriba el motivo del cambio.", "Write the reason for the change.")
	}
	for m, changed := range w.Changed {
		if changed && d.Months[m].To <= when.Since {
			return refuse("El cambio rige desde el {day}: no puede tocar un mes anterior.", "The change holds since {day}: it cannot touch an earlier month.", "day", when.Since.String())
		}
	}
	return nil
}

// over writes an owner's months over what is there: one target a month, and none for longer stretches.
func (d *Draft) over(w Write) []Step {
	var out []Step
	at := [Months]bool{}
	for _, t := range w.Node.targets {
		m := slices.IndexFunc(d.Months[:], func(p period.Period) bool { return t.From == p.From && t.To == p.To-1 })
		switch {
		case m < 0 && (t.From < d.Year.From || t.To >= d.Year.To):
			out = append(out, d.outside(t)...)
			continue
		case m < 0 || !w.Has[m] || at[m]:
			out = append(out, Step{ID: t.ID, Delete: true})
			continue
		}
		at[m] = true
		if t.value() != w.Values[m] {
			out = append(out, d.set(t.ID, w.Values[m]))
		}
	}
	for m := range at {
		if w.Has[m] && !at[m] {
			out = append(out, Step{New: d.target(w, m, When{})})
		}
	}
	return out
}

// outside leaves a target that goes on outside the year as it is, since months go before it; one that is shorter
// than a month keeps its days, and its part, of the other year.
func (d *Draft) outside(t Target) []Step {
	if t.Period().Days() > 31 {
		return nil
	}
	from, to, field, day := d.Year.To, t.To+1, "from", d.Year.To
	if t.From < d.Year.From {
		from, to, field, day = t.From, d.Year.From, "to", d.Year.From-1
	}
	return []Step{d.set(t.ID, Piece(t.value(), t.Period(), from, to, d.work)), {ID: t.ID, Field: field, Value: record.OfDate(day)}}
}

// dated adds a target for each month that changes.
func (d *Draft) dated(w Write, when When) []Step {
	var out []Step
	for m, changed := range w.Changed {
		if !changed {
			continue
		}
		month := d.Months[m]
		same := slices.IndexFunc(w.Node.targets, func(t Target) bool {
			return t.From == month.From && t.To == month.To-1 && t.Since == when.Since
		})
		if same >= 0 {
			out = append(out, d.set(w.Node.targets[same].ID, w.Values[m]),
				Step{ID: w.Node.targets[same].ID, Field: "reason", Value: record.OfText(when.Reason)})
			continue
		}
		out = append(out, Step{New: d.target(w, m, when)})
	}
	return out
}

func (d *Draft) set(id record.ID, v int64) Step {
	if d.InDeals() {
		return Step{ID: id, Field: "deals", Value: record.OfInt(v)}
	}
	return Step{ID: id, Field: "amount", Value: record.OfMoney(money.New(v, d.Currency))}
}

// target makes the target of a month.
func (d *Draft) target(w Write, month int, when When) *record.Target {
	t := &record.Target{Person: w.Owner.Person, Team: w.Owner.Team, From: d.Months[month].From, To: d.Months[month].To - 1, Since: when.Since, Reason: when.Reason}
	if d.InDeals() {
		t.Measure, t.Deals = record.MeasureDeals, int(w.Values[month])
		return t
	}
	t.Amount = money.New(w.Values[month], d.Currency)
	return t
}

// Past is one value that an owner's quota has had.
type Past struct {
	Days   period.Period
	Value  int64
	Since  period.Date
	Reason string
	Holds  bool // it is the one in force
	ID     record.ID
}

// Past lists all that was ever set for an owner in the year, the days in order and the latest first.
func (p *Plan) Past(s *change.State, w Who) []Past {
	if w.Person != "" {
		w.Team = ""
	}
	var out []Past
	holds := map[record.ID]bool{}
	for _, n := range p.Nodes {
		if n.Person == w.Person && (n.Person != "" || n.Team == w.Team) {
			for _, t := range n.targets {
				holds[t.ID] = true
			}
		}
	}
	for id, t := range change.All(s, record.TargetKind) {
		if t.Account == "" && t.Line == "" && t.Person == w.Person && (w.Person != "" || t.Team == w.Team) && t.InDeals() == p.InDeals() &&
			t.From < p.Year.To && t.To >= p.Year.From {
			out = append(out, Past{t.Period(), Target{id, t}.value(), t.Since, t.Reason, holds[id], id})
		}
	}
	slices.SortFunc(out, func(a, b Past) int {
		for _, d := range []period.Date{a.Days.From - b.Days.From, a.Days.To - b.Days.To, b.Since - a.Since} {
			if d != 0 {
				return int(d)
			}
		}
		return 0
	})
	return out
}

// Fault is something in a plan that asks for a person's decision.
type Fault struct {
	Node  int
	Kind  string // FaultOpen, FaultAway, FaultNone
	Range Range
	Value int64 // of the difference, or of the quota on days without the person
}

// The kinds of faults.
const (
	FaultOpen = "open" // a node's own quota and the sum of its children's differ
	FaultAway = "away" // a person has a quota in months in which they are not here
	FaultNone = "none" // a person who sells has no quota
)

// FaultText says what a fault of the kind is.
func FaultText(kind string) text.Text {
	switch kind {
	case FaultAway:
		return text.New("Cuota en meses sin la persona", "Quota in months without the person")
	case FaultNone:
		return text.New("Sin cuota", "Without a quota")
	}
	return text.New("Diferencia abierta", "Open difference")
}

// Faults lists what a person should settle, in the order of the rows.
func (p *Plan) Faults() []Fault {
	var out []Fault
	for i := range p.Nodes {
		n := &p.Nodes[i]
		if n.Opens(Year) {
			out = append(out, Fault{i, FaultOpen, Year, n.Open(Year)})
		}
		if n.Person == "" {
			continue
		}
		away, some := int64(0), false
		for m := range n.Values {
			if n.In[m] && n.Present[m] == 0 {
				away += n.Values[m]
			}
			some = some || n.Has[m]
		}
		switch {
		case away > 0:
			out = append(out, Fault{i, FaultAway, Year, away})
		case !some && p.Nodes[0].HasSum && (!n.Left.Known() || n.Left >= p.Day):
			out = append(out, Fault{i, FaultNone, Year, 0})
		}
	}
	return out
}
