package account

import (
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Past is what the rules ask of an account's activities on a day: when one was in touch, and what is to come.
type Past struct {
	Last    period.Date               // latest day, up to that one, on which an activity took place; 0 for none
	Reached map[record.ID]period.Date // by contact: latest day, up to that one, on which an activity reached them
	Planned map[record.ID]bool        // contacts with whom an activity is planned, from that day on
}

// NewPast is that of an account in which nothing has happened.
func NewPast() *Past {
	return &Past{Reached: map[record.ID]period.Date{}, Planned: map[record.ID]bool{}}
}

// past is worked out once while an account is summed up.
func (d *Data) past(today period.Date) *Past {
	keeps := d.kept != nil && d.kept.today == today
	if keeps && d.kept.past != nil {
		return d.kept.past
	}
	p := NewPast()
	for _, a := range d.happenings() {
		if a.Done() && !a.Removed && a.On <= today {
			p.Last = max(p.Last, a.On)
		}
		if a.Contact == "" {
			continue
		}
		if Reached(a) && a.On <= today && a.On > p.Reached[a.Contact] {
			p.Reached[a.Contact] = a.On
		}
		if Ahead(a) && a.On >= today {
			p.Planned[a.Contact] = true
		}
	}
	if keeps {
		d.kept.past = p
	}
	return p
}

// Ahead reports whether an activity is planned.
func Ahead(a *record.Activity) bool { return a.Status == record.ActivityPlanned }
