package account

import (
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Basis tells what a light of the past rests on.
type Basis uint8

// The bases.
const (
	BasisNone  Basis = iota // nothing is known of that day
	BasisDates              // the rule as it would judge today's role, closeness and stance by the dates of the time
	BasisLog                // the contact as it was written down at the time
)

// PastLight is a contact's light at the end of a day.
type PastLight struct {
	On     period.Date
	Light  Light
	Manual bool
	Basis  Basis
	Last   period.Date // latest day by then on which one was in touch
}

// MonthEnds are the last days of the n months before today's, and today.
func MonthEnds(today period.Date, n int) []period.Date {
	out := make([]period.Date, 0, n+1)
	year, month, _ := today.Civil()
	first := period.On(year, month, 1)
	for i := n - 1; i >= 0; i-- {
		out = append(out, first.AddMonths(-i)-1)
	}
	return append(out, today)
}

// LightHistory judges a contact at several days. then gives the contact as it was written down at the end of the i-th of
// them, nil where that is not known; touches are all that are recorded of the account.
func LightHistory(id record.ID, now *record.Contact, touches []Touch, on []period.Date, then func(i int) *record.Contact) []PastLight {
	var days []period.Date
	for _, t := range touches {
		if t.Contact == id {
			days = append(days, t.On)
		}
	}
	slices.Sort(days)
	out := make([]PastLight, len(on))
	for i, day := range on {
		rec, basis := then(i), BasisLog
		if rec == nil {
			c := *now
			c.Light = "" // when it was set by hand is not known
			rec, basis = &c, BasisDates
		}
		last := period.Date(0)
		if rec.LastContact <= day {
			last = rec.LastContact
		}
		for _, d := range days {
			if d <= day {
				last = max(last, d)
			}
		}
		if basis == BasisDates && !last.Known() {
			out[i] = PastLight{On: day}
			continue
		}
		j := JudgeOn(rec, last, day)
		out[i] = PastLight{On: day, Light: j.Light, Manual: j.Manual, Basis: basis, Last: last}
	}
	return out
}

// ContactsAt are the contacts as they were written down at several moments, in milliseconds since 1970, ascending. base
// are rows whose story is not kept; they count from the day on which they were made.
func ContactsAt(h change.History, base *change.State, at []int64) []map[record.ID]*record.Contact {
	out := make([]map[record.ID]*record.Contact, len(at))
	s, next := base, 0
	for i, moment := range at {
		for ; next < len(h) && h[next].At.Millis() <= moment; next++ {
			if c := h[next].Only(func(o change.Op) bool { return o.Kind == "contact" }); len(c.Ops) > 0 {
				s = change.Apply(s, c)
			}
		}
		out[i] = map[record.ID]*record.Contact{}
		for r := range s.Table("contact").Rows() {
			if r.Alive() && slices.ContainsFunc(r.Births(), func(b change.Stamp) bool { return b.Millis() <= moment }) {
				out[i][r.ID] = r.Rec.(*record.Contact)
			}
		}
	}
	return out
}
