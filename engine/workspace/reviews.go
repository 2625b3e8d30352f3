package workspace

import (
	"rumbo/engine/account"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Schedule plans a review of an account's plan, with the agenda that is proposed, in one change.
type Schedule struct {
	Account     record.ID
	Review      record.ID // of the new review; "" gets a new one
	Appointment record.ID // that it belongs to; may be ""
	Kind        string
	On          period.Date
	Invited     []record.ID
	Points      []account.Point
	Lang        string // of the agenda's words
}

// Name of the command.
func (Schedule) Name() string { return "schedule" }

// Do makes the review and its agenda.
func (c Schedule) Do(tx *Tx) {
	id := c.Review
	if id == "" {
		id = tx.Env.NewID()
	}
	tx.Create("review", id, &record.Review{Account: c.Account, Appointment: c.Appointment, Kind: c.Kind, On: c.On, Status: "planned", Invited: c.Invited})
	rank := ""
	for _, p := range c.Points {
		rank = record.RankBetween(rank, "")
		tx.Create("review_item", "", &record.ReviewItem{Account: c.Account, Review: id, Title: p.Title.In(c.Lang), View: p.View, Minutes: p.Minutes, Rank: rank})
	}
}

// Hold closes a review: who was there, what was written, when the next one is. It notes what had been
// changed until then, so that the next review can begin with what changed since.
type Hold struct {
	Review  record.ID
	Present []record.ID
	Next    period.Date
}

// Name of the command.
func (Hold) Name() string { return "hold" }

// Do closes the review.
func (c Hold) Do(tx *Tx) {
	if !tx.standing("review", c.Review) {
		return
	}
	r := Get(tx.Snapshot, record.ReviewKind, c.Review)
	if r.On > tx.Env.Today {
		tx.Refuse(record.Problem{Kind: "review", ID: c.Review, Field: "on",
			Text: text.New("Todavía no llega su día: cambie la fecha si ya se realizó.", "Its day has not come yet: change the date if it has been held.")})
		return
	}
	tx.Set("review", c.Review, "status", record.OfText("held"))
	tx.Set("review", c.Review, "present", record.OfIDs(c.Present))
	tx.Set("review", c.Review, "next", record.OfDate(c.Next))
	tx.Set("review", c.Review, "seen", record.OfText(tx.Seen().String()))
}

// Follow makes an action of an agenda's point, and ties them.
type Follow struct {
	Item   record.ID
	Action record.ID // ID of the new action; "" gets a new one
	Due    period.Date
}

// Name of the command.
func (Follow) Name() string { return "follow" }

// Do makes the action.
func (c Follow) Do(tx *Tx) {
	if !tx.standing("review_item", c.Item) {
		return
	}
	i := Get(tx.Snapshot, record.ReviewItemKind, c.Item)
	title := i.Decision
	if title == "" {
		title = i.Title
	}
	if runes := []rune(title); len(runes) > 200 {
		title = string(runes[:200]) + "…"
	}
	id := tx.Create("action", c.Action, &record.Action{Account: i.Account, Title: title, Owner: i.Owner, Due: c.Due, Status: "todo"})
	tx.Set("review_item", c.Item, "action", record.OfText(string(id)))
}

// Cycle is how long won deals take in the whole workspace.
func (s *Snapshot) Cycle() account.Cycle {
	return Derive(s, "cycle", []string{"opportunity", "stage"}, func(s *Snapshot) account.Cycle {
		var deals []account.Deal
		t := s.Table("opportunity")
		for r := range t.Rows() {
			if r.Alive() {
				o := r.Rec.(*record.Opportunity)
				deals = append(deals, account.Deal{Item: account.Item[record.Opportunity]{ID: r.ID, Rec: o}, Outcome: s.Outcome(o)})
			}
		}
		return account.CycleOf(deals)
	})
}
