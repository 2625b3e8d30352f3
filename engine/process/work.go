// Package process tells how well account planning itself is doing: who works on the plans, what goes stale, which reviews were
// missed, what the sponsors do, and one measure per person that an evaluation or an incentive may use.
//
// It reads what is dated in the records (notes, actions done, reviews held) and what the change log says of who wrote what. It refuses
// to know where the log is kept.
package process

import (
	"cmp"
	"slices"

	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Written is that somebody wrote to one record on one day.
type Written struct {
	Author string      `json:"a"` // as the change says
	Day    period.Date `json:"d"` // UTC
	Kind   string      `json:"k"`
	ID     record.ID   `json:"i"`
	Times  int         `json:"n"`
}

// byHand tells whether a command is somebody's work on a plan, and not the bringing in of data or the taking back of work.
func byHand(label string) bool {
	switch label {
	case "import", "demo", "undo", "redo", "settle", "start", "quotas":
		return false
	}
	return true
}

// Read finds in a history who wrote to which record of plans on which day, in order of day, author and record.
func Read(h change.History) []Written {
	type key struct {
		author string
		day    period.Date
		kind   string
		id     record.ID
	}
	times := map[key]int{}
	for _, c := range h {
		if !byHand(c.Label) || c.Author == "" {
			continue
		}
		day := period.FromUnixMilli(c.At.Millis(), 0)
		for _, o := range c.Ops {
			if k := record.Lookup(o.Kind); account.PlanWork(o.Kind) && (o.Kind == "account" || k.OfAccounts()) {
				times[key{c.Author, day, o.Kind, o.ID}]++
			}
		}
	}
	out := make([]Written, 0, len(times))
	for k, n := range times {
		out = append(out, Written{k.author, k.day, k.kind, k.id, n})
	}
	slices.SortFunc(out, func(a, b Written) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Author, b.Author), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Did is one piece of work on a plan.
type Did struct {
	Person  record.ID // "" where nobody of the company has the author's name
	Account record.ID
	Day     period.Date
	What    What
	Part    string // kind of the record
	ID      record.ID
	Times   int // writes on that day; 1 of what is no edit
}

// What is a kind of work.
type What uint8

// The kinds of work.
const (
	Edited   What = iota // wrote to a record of the plan
	Noted                // wrote a note
	Closed               // finished an action
	Attended             // was at a review
)

// All finds the work on plans: the edits of the log, and what the records themselves date. person gives who an author's name
// stands for. An edit of a note, of an action that was finished or of a review counts with these, not again.
func All(s *change.State, written []Written, person func(author string) record.ID) []Did {
	var out []Did
	for id, n := range change.All(s, record.NoteKind) {
		if n.On.Known() && n.Author != "" {
			out = append(out, Did{n.Author, n.Account, n.On, Noted, "note", id, 1})
		}
	}
	for id, a := range change.All(s, record.ActionKind) {
		if a.Status == "done" && a.Done.Known() && a.Owner != "" {
			out = append(out, Did{a.Owner, a.Account, a.Done, Closed, "action", id, 1})
		}
	}
	for id, r := range change.All(s, record.ReviewKind) {
		if r.Status == "held" {
			for _, p := range r.Present {
				out = append(out, Did{p, r.Account, r.On, Attended, "review", id, 1})
			}
		}
	}
	counted := map[Did]bool{}
	for _, d := range out {
		d.What, d.Times = 0, 0
		counted[d] = true
	}
	for _, w := range written {
		r := s.Row(w.Kind, w.ID)
		if r == nil {
			continue
		}
		d := Did{Person: person(w.Author), Day: w.Day, Part: w.Kind, ID: w.ID}
		if d.Account = w.ID; w.Kind != "account" {
			d.Account = record.Lookup(w.Kind).AccountOf(r.Rec)
		}
		if !counted[d] && d.Account != "" {
			d.Times = w.Times
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b Did) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.What, b.What), cmp.Compare(a.Person, b.Person), cmp.Compare(a.Part, b.Part), cmp.Compare(a.ID, b.ID))
	})
	return out
}
