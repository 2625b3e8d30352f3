package account

import (
	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Env is what the rules need to know of the outside.
type Env struct {
	Today    period.Date
	Calendar period.Calendar
	Currency money.Code // of the workspace
	// Health are the weights of accounts' health; nil means the default ones.
	Health   *record.HealthRule
	Template *Template // of the workspace; nil is the program's
}

// Item is a record with its ID.
type Item[T any] struct {
	ID  record.ID
	Rec *T
}

// Deal is an opportunity with what its stage and product say.
type Deal struct {
	Item[record.Opportunity]
	Line        record.ID  // its own or its product's; "" if unknown
	Outcome     string     // record.StageOpen …; "" if its stage is gone
	Probability record.Opt // of an open deal: its own or its stage's
}

// Data is everything that belongs to one account.
type Data struct {
	ID       record.ID
	Account  *record.Account
	Contacts []Item[record.Contact]
	Facts    []Item[record.Fact]
	Targets  []Item[record.Target]
	Actions  []Item[record.Action]
	Notes    []Item[record.Note]
	Versions []Item[record.Version]
	Deals    []Deal
	Sections map[string]string // texts by key
	LastEdit change.Stamp      // latest write to any record of the account
	PlanEdit change.Stamp      // latest write to what people write in the plan; see PlanWork
	others   map[string][]row  // records of the kinds that are not named above; see List
	Moved    period.Date       // latest stage change of a deal
	// FromBlocks are all activities, if whoever gathered the data knows those in blocks of facts, too; see Happened.
	FromBlocks  Happenings
	Bills       bool                    // whether the workspace has lines of revenue of the account, in blocks of facts or by hand
	LineOf      map[record.ID]record.ID // line of each product, of the whole workspace
	Surveys     map[record.ID]*record.Survey
	kept        *kept // see keeping
	dealsToCome int   // while it is gathered
}

// productOf is the product of one of the account's deals, "" if it says none or is not there.
func (d *Data) productOf(deal record.ID) record.ID {
	for i := range d.Deals {
		if d.Deals[i].ID == deal {
			return d.Deals[i].Rec.Product
		}
	}
	return ""
}

// PlanWork tells whether writing to records of a kind is work on a plan, and not a trace of what happened or a deal.
func PlanWork(kind string) bool {
	switch kind {
	case "opportunity", "stage_move", "activity", "mail_event", "lead_event", "lead", "revenue_line", "survey_answer", "survey_form", "rating", "milestone", "criterion_score":
		return false
	}
	return true
}

// edited notes a write to one of the account's records.
func (d *Data) edited(kind string, t change.Stamp) {
	if d.LastEdit.Before(t) {
		d.LastEdit = t
	}
	if d.PlanEdit.Before(t) && PlanWork(kind) {
		d.PlanEdit = t
	}
}

// Gather collects one account's records; nil if the account does not stand.
func Gather(s *change.State, id record.ID) *Data {
	return gather(s, nil, func(a record.ID) bool { return a == id })[id]
}

// GatherAll collects the records of all accounts that stand, in one pass; it gives way, and give may be nil.
func GatherAll(s *change.State, give *pace.Pace) map[record.ID]*Data {
	return gather(s, give, func(record.ID) bool { return true })
}

// GatherSome collects the records of some accounts, in one pass; those that do not stand are not in the answer.
func GatherSome(s *change.State, some map[record.ID]bool) map[record.ID]*Data {
	return gather(s, nil, func(a record.ID) bool { return some[a] })
}

func gather(s *change.State, give *pace.Pace, want func(record.ID) bool) map[record.ID]*Data {
	out, lines, surveys := map[record.ID]*Data{}, linesOf(s), surveysOf(s)
	each(s, give, record.AccountKind, func(r *change.Row, a *record.Account) *Data {
		if !want(r.ID) {
			return nil
		}
		out[r.ID] = &Data{ID: r.ID, Account: a, Sections: map[string]string{}, LineOf: lines, Surveys: surveys}
		return out[r.ID]
	})
	each(s, give, record.ContactKind, func(r *change.Row, c *record.Contact) *Data {
		return add(out[c.Account], r, c, func(d *Data) *[]Item[record.Contact] { return &d.Contacts })
	})
	each(s, give, record.FactKind, func(r *change.Row, f *record.Fact) *Data {
		return add(out[f.Account], r, f, func(d *Data) *[]Item[record.Fact] { return &d.Facts })
	})
	each(s, give, record.TargetKind, func(r *change.Row, t *record.Target) *Data {
		return add(out[t.Account], r, t, func(d *Data) *[]Item[record.Target] { return &d.Targets })
	})
	each(s, give, record.ActionKind, func(r *change.Row, a *record.Action) *Data {
		return add(out[a.Account], r, a, func(d *Data) *[]Item[record.Action] { return &d.Actions })
	})
	each(s, give, record.NoteKind, func(r *change.Row, n *record.Note) *Data {
		return add(out[n.Account], r, n, func(d *Data) *[]Item[record.Note] { return &d.Notes })
	})
	each(s, give, record.VersionKind, func(r *change.Row, v *record.Version) *Data {
		return add(out[v.Account], r, v, func(d *Data) *[]Item[record.Version] { return &d.Versions })
	})
	each(s, give, record.SectionKind, func(_ *change.Row, x *record.Section) *Data {
		d := out[x.Account]
		if d != nil {
			d.Sections[x.Key] = x.Body
		}
		return d
	})
	for _, k := range record.Kinds() {
		if !named[k.KindName()] && k.OfAccounts() {
			gatherOthers(s, k, out)
		}
	}
	gatherDeals(s, give, out)
	return out
}

func linesOf(s *change.State) map[record.ID]record.ID {
	out := map[record.ID]record.ID{}
	for r := range s.Table("product").Rows() {
		if r.Alive() {
			out[r.ID] = r.Rec.(*record.Product).Line
		}
	}
	return out
}

func surveysOf(s *change.State) map[record.ID]*record.Survey {
	out := map[record.ID]*record.Survey{}
	for id, x := range change.All(s, record.SurveyKind) {
		out[id] = x
	}
	return out
}

// named are the kinds that Data has fields for, and those that are no part of a plan.
var named = map[string]bool{"account": true, "contact": true, "fact": true, "target": true, "action": true, "note": true, "version": true,
	"section": true, "opportunity": true, "stage_move": true}

// gatherOthers collects the records of a kind that belong to accounts.
func gatherOthers(s *change.State, k record.Any, out map[record.ID]*Data) {
	for r := range s.Table(k.KindName()).Rows() {
		if !r.Alive() {
			continue
		}
		d := out[k.AccountOf(r.Rec)]
		if d == nil {
			continue
		}
		if d.others == nil {
			d.others = map[string][]row{}
		}
		d.others[k.KindName()] = append(d.others[k.KindName()], row{r.ID, r.Rec})
		d.edited(k.KindName(), r.Touched())
	}
}

type row struct {
	id  record.ID
	rec any
}

// List gives the account's records of a kind that Data has no field for, in the order of the table.
func List[T any](d *Data, k *record.Kind[T]) []Item[T] {
	rows := d.others[k.Name]
	out := make([]Item[T], len(rows))
	for i, r := range rows {
		out[i] = Item[T]{r.id, r.rec.(*T)}
	}
	return out
}

// each goes over the records of a kind that stand, and notes the last edit of their account.
func each[T any](s *change.State, give *pace.Pace, k *record.Kind[T], put func(*change.Row, *T) *Data) {
	for r := range s.Table(k.Name).Rows() {
		give.Step()
		if !r.Alive() {
			continue
		}
		if d := put(r, r.Rec.(*T)); d != nil {
			d.edited(k.Name, r.Touched())
		}
	}
}

func add[T any](d *Data, r *change.Row, rec *T, list func(*Data) *[]Item[T]) *Data {
	if d != nil {
		l := list(d)
		*l = append(*l, Item[T]{r.ID, rec})
	}
	return d
}

func gatherDeals(s *change.State, give *pace.Pace, out map[record.ID]*Data) {
	of := make([]*Data, 0, s.Table(record.OpportunityKind.Name).Len()) // the account of each deal that stands
	for _, o := range change.All(s, record.OpportunityKind) {
		give.Step()
		d := out[o.Account]
		if of = append(of, d); d != nil {
			d.dealsToCome++
		}
	}
	stages, n := stagesOf(s), 0
	each(s, give, record.OpportunityKind, func(r *change.Row, o *record.Opportunity) *Data {
		d := of[n]
		if n++; d == nil {
			return nil
		}
		if d.Deals == nil {
			d.Deals = make([]Deal, 0, d.dealsToCome)
		}
		deal := Deal{Item: Item[record.Opportunity]{ID: r.ID, Rec: o}, Line: o.Line, Probability: o.Probability}
		if st := stages[o.Stage]; st != nil {
			deal.Outcome = st.Outcome
			if !deal.Probability.OK {
				deal.Probability = st.Probability
			}
		}
		if deal.Line == "" && o.Product != "" {
			deal.Line = d.LineOf[o.Product]
		}
		d.Deals = append(d.Deals, deal)
		return d
	})
	var account record.ID // moves of a deal stand together: most are of the account of the one before
	var d *Data
	each(s, give, record.StageMoveKind, func(_ *change.Row, m *record.StageMove) *Data {
		if m.Account != account {
			account, d = m.Account, out[m.Account]
		}
		if d != nil && m.On > d.Moved {
			d.Moved = m.On
		}
		return d
	})
}

func stagesOf(s *change.State) map[record.ID]*record.Stage {
	out := map[record.ID]*record.Stage{}
	for id, st := range change.All(s, record.StageKind) {
		out[id] = st
	}
	return out
}

// LastActivity is the latest day on which something is known to have happened with the
// client, up to today: a contact, a note, an action done, a deal moved. 0 if nothing is known.
func (d *Data) LastActivity(today period.Date) period.Date {
	var last period.Date
	see := func(day period.Date) {
		if day <= today {
			last = max(last, day)
		}
	}
	for _, c := range d.Contacts {
		see(c.Rec.LastContact)
	}
	for _, n := range d.Notes {
		see(n.Rec.On)
	}
	for _, a := range d.Actions {
		see(a.Rec.Done)
	}
	see(d.past(today).Last)
	see(d.Moved)
	return last
}
