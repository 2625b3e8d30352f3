package account

import (
	"iter"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Touch is something that happened between one of us and a contact.
type Touch struct {
	Contact record.ID
	Person  record.ID // of ours; "" if unknown
	On      period.Date
	Kind    string // of the record: "activity", "action" or "note"
	ID      record.ID
	Sort    string // Activity.Kind of an activity
}

// Reached reports whether an activity reached the contact: it took place, and a call was not left unanswered.
func Reached(a *record.Activity) bool {
	if !a.Done() || a.Removed {
		return false
	}
	switch a.Outcome {
	case record.OutcomeVoicemail, record.OutcomeNoAnswer, record.OutcomeBusy, record.OutcomeWrong, record.OutcomeGatekeeper:
		return false
	}
	return true
}

// Happenings are activities that are read where they lie: in blocks of facts an account may have many thousands.
type Happenings interface {
	Len() int
	// Read writes into a record what the rules of plans read of the n-th.
	Read(n int, into *record.Activity)
	ID(n int) record.ID
}

// Happened gives the account's activities. Those from blocks of facts are there if whoever gathered the data put them in.
func (d *Data) Happened() []Item[record.Activity] {
	if d.FromBlocks == nil {
		return List(d, record.ActivityKind)
	}
	out, recs := make([]Item[record.Activity], d.FromBlocks.Len()), make([]record.Activity, d.FromBlocks.Len())
	for n := range out {
		d.FromBlocks.Read(n, &recs[n])
		out[n] = Item[record.Activity]{d.FromBlocks.ID(n), &recs[n]}
	}
	return out
}

// happenings goes over what Happened gives without making a list: a record holds until the next one.
func (d *Data) happenings() iter.Seq2[int, *record.Activity] {
	return func(yield func(int, *record.Activity) bool) {
		if d.FromBlocks == nil {
			for n, r := range d.others[record.ActivityKind.Name] {
				if !yield(n, r.rec.(*record.Activity)) {
					return
				}
			}
			return
		}
		var a record.Activity
		for n := range d.FromBlocks.Len() {
			if d.FromBlocks.Read(n, &a); !yield(n, &a) {
				return
			}
		}
	}
}

// happening is the ID of the n-th.
func (d *Data) happening(n int) record.ID {
	if d.FromBlocks == nil {
		return d.others[record.ActivityKind.Name][n].id
	}
	return d.FromBlocks.ID(n)
}

// Touches gives what is recorded of being in touch with contacts: activities that reached them, actions done with
// them, notes on them.
func (d *Data) Touches() []Touch {
	var out []Touch
	add := func(t Touch) {
		if t.Contact != "" && t.On.Known() {
			out = append(out, t)
		}
	}
	for n, a := range d.happenings() {
		if Reached(a) && a.Contact != "" {
			add(Touch{a.Contact, a.Person, a.On, "activity", d.happening(n), a.Kind})
		}
	}
	d.written(add)
	return out
}

// written gives the touches that are no activities.
func (d *Data) written(add func(Touch)) {
	for _, a := range d.Actions {
		if a.Rec.Status == "done" {
			add(Touch{a.Rec.Contact, a.Rec.Owner, a.Rec.Done, "action", a.ID, ""})
		}
	}
	for _, n := range d.Notes {
		add(Touch{n.Rec.Contact, n.Rec.Author, n.Rec.On, "note", n.ID, ""})
	}
}

// LastTouches gives the latest day, up to today, on which one was in touch with each contact: what is recorded, or
// the day written down with the contact if that is later.
func (d *Data) LastTouches(today period.Date) map[record.ID]period.Date {
	out := map[record.ID]period.Date{}
	see := func(c record.ID, on period.Date) {
		if on <= today && on > out[c] {
			out[c] = on
		}
	}
	for _, c := range d.Contacts {
		see(c.ID, c.Rec.LastContact)
	}
	for c, on := range d.past(today).Reached {
		see(c, on)
	}
	d.written(func(t Touch) {
		if t.Contact != "" {
			see(t.Contact, t.On)
		}
	})
	return out
}
