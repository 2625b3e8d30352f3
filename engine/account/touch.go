package account

import (
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

// Happened gives the account's activities. Those from blocks of facts are there if whoever gathered the data put them in.
func (d *Data) Happened() []Item[record.Activity] {
	if d.FromBlocks != nil {
		return d.FromBlocks
	}
	return List(d, record.ActivityKind)
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
	for _, a := range d.Happened() {
		if Reached(a.Rec) {
			add(Touch{a.Rec.Contact, a.Rec.Person, a.Rec.On, "activity", a.ID, a.Rec.Kind})
		}
	}
	for _, a := range d.Actions {
		if a.Rec.Status == "done" {
			add(Touch{a.Rec.Contact, a.Rec.Owner, a.Rec.Done, "action", a.ID, ""})
		}
	}
	for _, n := range d.Notes {
		add(Touch{n.Rec.Contact, n.Rec.Author, n.Rec.On, "note", n.ID, ""})
	}
	return out
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
	for _, t := range d.Touches() {
		see(t.Contact, t.On)
	}
	return out
}
