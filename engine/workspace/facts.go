package workspace

import (
	"rumbo/engine/fact"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Facts are all facts of a kind in columns; made once a revision, from those of the revision
// before where only some are new. See package fact.
func (s *Snapshot) Facts(kind string) *fact.Set {
	name := "facts " + kind
	return Derive(s, name, []string{record.BlockKind.Name, kind}, func(s *Snapshot) *fact.Set {
		s.mu.Lock()
		earlier, _ := s.derived[name].value.(*fact.Set)
		s.mu.Unlock()
		return fact.Update(earlier, s.State, fact.Of(kind))
	})
}

// Activities are all calls, meetings and so on.
func (s *Snapshot) Activities() *fact.Set { return s.Facts(record.ActivityKind.Name) }

// MailEvents are what happened to each message.
func (s *Snapshot) MailEvents() *fact.Set { return s.Facts(record.MailEventKind.Name) }

// LeadEvents are the signs of leads' interest.
func (s *Snapshot) LeadEvents() *fact.Set { return s.Facts(record.LeadEventKind.Name) }

// RevenueLines are what was invoiced.
func (s *Snapshot) RevenueLines() *fact.Set { return s.Facts(record.RevenueLineKind.Name) }

// ImportedOf are the imported facts that name an account, by kind: they are of the company, and stay when the account goes.
func (s *Snapshot) ImportedOf(account record.ID) map[string][]record.ID {
	out := map[string][]record.ID{}
	for _, kind := range fact.Kinds() {
		if !record.Lookup(kind).OfAccounts() {
			continue
		}
		set := s.Facts(kind)
		who := set.Codes("account")
		want := who.Find(string(account))
		for _, p := range set.Parts {
			if want < 0 || !p.Imported() {
				continue
			}
			for i, code := range who.In(p)[:p.Len()] {
				if code == want {
					out[kind] = append(out[kind], p.ID(i))
				}
			}
		}
	}
	return out
}

// inBlock reports whether the ID is that of a block's row.
func (s *Snapshot) inBlock(kind string, id record.ID) bool { return fact.InBlock(s.State, kind, id) }

// standingRecord is a record as its rules should see it: of a block's row the imported one with its
// corrections. Nil if there is none.
func (s *Snapshot) standingRecord(kind string, id record.ID) any {
	if s.inBlock(kind, id) {
		return fact.Get(s.State, kind, id)
	}
	if r := s.Row(kind, id); r != nil {
		return r.Rec
	}
	return nil
}

// Standing is a record as it stands: of a block's row the imported one with its corrections. Nil if it is not there, or no longer.
func (s *Snapshot) Standing(kind string, id record.ID) any {
	if s.inBlock(kind, id) {
		return fact.Get(s.State, kind, id)
	}
	if r := s.Row(kind, id); r != nil && r.Alive() {
		return r.Rec
	}
	return nil
}

// leaveClient takes contact and deal out of a fact that goes to another account: they are of the one before.
func (tx *Tx) leaveClient(c Set) {
	k, rec := record.Lookup(c.Kind), tx.Standing(c.Kind, c.ID)
	for _, field := range []string{"contact", "opportunity"} {
		i := k.Field(field)
		if i < 0 || rec == nil {
			continue
		}
		id := record.ID(k.Get(rec, i).Text())
		if r := tx.Row(field, id); r != nil && AccountOf(field, id, r.Rec) != record.ID(c.Value.Text()) {
			tx.Set(c.Kind, c.ID, field, record.Value{})
		}
	}
}

// PutBack brings a block's row back that somebody took away.
type PutBack struct {
	Kind string
	ID   record.ID
}

// Name of the command.
func (PutBack) Name() string { return "restore" }

// Do takes the mark away.
func (c PutBack) Do(tx *Tx) {
	if tx.inBlock(c.Kind, c.ID) {
		tx.Set(c.Kind, c.ID, "removed", record.Value{})
	}
}

// DeleteAll removes several records in one step.
type DeleteAll []Delete

// Name of the command.
func (DeleteAll) Name() string { return "delete" }

// Do removes them.
func (c DeleteAll) Do(tx *Tx) {
	for _, d := range c {
		d.Do(tx)
	}
}

// moveMilestones takes a deal's milestones along to another account.
func (tx *Tx) moveMilestones(deal, from record.ID, account record.Value) {
	for _, id := range tx.OfAccount(record.MilestoneKind.Name, from) {
		if m := Get(tx.Snapshot, record.MilestoneKind, id); m != nil && m.Opportunity == deal {
			tx.Set(record.MilestoneKind.Name, id, "account", account)
		}
	}
}

// checkScales holds an answer's scores against its survey's scale, a rating against its levels, a range against what it is of.
func checkScales(s *Snapshot, rec any, id record.ID) []record.Problem {
	a, ok := rec.(*record.SurveyAnswer)
	if !ok {
		return checkScorecards(s, rec, id)
	}
	survey := Get(s, record.SurveyKind, a.Survey)
	if survey == nil {
		return nil
	}
	low, high := survey.Scale()
	var out []record.Problem
	see := func(field string, v record.Opt) {
		if v.OK && !(v.V >= low && v.V <= high) && (len(out) == 0 || out[len(out)-1].Field != field) {
			out = append(out, record.Problem{Kind: record.SurveyAnswerKind.Name, ID: id, Field: field,
				Text: text.New("En esta encuesta debe estar entre {min} y {max}.", "In this survey it must be between {min} and {max}.").With("min", int(low), "max", int(high))})
		}
	}
	see("score", a.Score)
	see("expected", a.Expected)
	for i := range a.Scores {
		see("scores", a.Further(i))
	}
	return out
}

// CreateAll makes several records at once: all of them, or none with the problems of each.
type CreateAll []Create

// Name of the command.
func (CreateAll) Name() string { return "create" }

// Do makes the records.
func (c CreateAll) Do(tx *Tx) {
	for _, one := range c {
		one.Do(tx)
	}
}

// spoken notes on the contact that an activity took place with them, if it is the latest.
func (tx *Tx) spoken(a *record.Activity) {
	c := Get(tx.Snapshot, record.ContactKind, a.Contact)
	if c == nil || !a.Done() || a.On <= c.LastContact || a.On > tx.Env.Today || a.Kind == record.ActivityCall && a.Outcome != "" && !record.Conversation(a.Outcome) {
		return
	}
	tx.Set(record.ContactKind.Name, a.Contact, "last_contact", record.OfDate(a.On))
}
