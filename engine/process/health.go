package process

import (
	"cmp"
	"maps"
	"slices"

	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Month is how the process did in one month.
type Month struct {
	Period period.Period
	Did    int // pieces of work
	People int // who did any
	Plans  int // in the process
	Kept   int // of them, those on which somebody worked
	// Due is on how many somebody should have worked by now: all, and of the running month the part of its days that have come.
	Due float64
}

// Upkeep is how many of a month's plans were kept up of those due, and how many are due; who is ahead of the running month has no more than kept it.
func (m Month) Upkeep() (have, want float64) {
	u := upkeep{}.with(m.Kept, m.Due)
	return u.kept, u.due
}

// Course is the process month by month.
func (q *Question) Course() []Month {
	months := q.months()
	kept := q.kept(months)
	out := make([]Month, len(months))
	for i, m := range months {
		out[i].Period = m
		people := map[record.ID]bool{}
		for _, d := range q.Did {
			if m.Contains(d.Day) {
				out[i].Did++
				people[d.Person] = true
			}
		}
		delete(people, "")
		out[i].People = len(people)
		for id, d := range q.Plans {
			if within(d.Account, m) {
				out[i].Plans++
				out[i].Kept += b2i(kept[keptIn{id, i}])
			}
		}
		out[i].Due = expected(out[i].Plans, m)
	}
	return out
}

// State is how one plan is looked after.
type State struct {
	ID       record.ID
	Account  *record.Account
	Days     int // since somebody worked on it
	Promised int
	Sections []Section // those of which nothing was written for three times the promise, oldest first
	Reviews  account.ReviewState
	Overdue  bool // a review as promised is missing and none is planned
}

// Stale tells whether nobody works on the plan as promised.
func (s State) Stale() bool { return s.Days > s.Promised }

// Section is a part of a plan with the day on which something of it was last written.
type Section struct {
	Kind string // of the records; their label names it
	Last period.Date
	Days int
}

// staleSection is so many times the plan's promise.
const staleSection = 3

// States tells how the plans in the process are looked after, the longest neglected first.
func (q *Question) States(s *change.State) []State {
	rule := record.DefaultHealthRule()
	if q.Env.Health != nil {
		rule = *q.Env.Health
	}
	months := int(rule.Review.Or(record.DefaultHealthRule().Review.V))
	touched := touched(s, q.Plans)
	var out []State
	for id, d := range q.Plans {
		if !d.Account.Planned {
			continue
		}
		x := State{ID: id, Account: d.Account, Promised: rule.Promised(d.Account.Tier), Reviews: account.ReviewsOf(d, q.Env.Today)}
		x.Days = max(int(q.Env.Today-period.FromUnixMilli(d.PlanEdit.Millis(), 0)), 0)
		since := d.Account.PlannedSince
		x.Overdue = x.Reviews.Overdue(q.Env.Today, months) && (!since.Known() || since.AddMonths(months) < q.Env.Today)
		for kind, last := range touched[id] {
			if days := int(q.Env.Today - last); days > staleSection*x.Promised {
				x.Sections = append(x.Sections, Section{kind, last, days})
			}
		}
		slices.SortFunc(x.Sections, func(a, b Section) int { return cmp.Or(cmp.Compare(a.Last, b.Last), cmp.Compare(a.Kind, b.Kind)) })
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b State) int {
		return cmp.Or(cmp.Compare(b.Days-b.Promised, a.Days-a.Promised), cmp.Compare(len(b.Sections), len(a.Sections)), cmp.Compare(a.Account.Name, b.Account.Name))
	})
	return out
}

// touched are the days on which the records of each kind of work were last written, by account.
func touched(s *change.State, plans map[record.ID]*account.Data) map[record.ID]map[string]period.Date {
	out := map[record.ID]map[string]period.Date{}
	for _, name := range s.Kinds() {
		k := record.Lookup(name)
		if !k.OfAccounts() || !account.PlanWork(name) {
			continue
		}
		for r := range s.Table(name).Rows() {
			id := k.AccountOf(r.Rec)
			if d := plans[id]; d == nil || !d.Account.Planned || !r.Alive() {
				continue
			}
			if out[id] == nil {
				out[id] = map[string]period.Date{}
			}
			out[id][name] = max(out[id][name], period.FromUnixMilli(r.Touched().Millis(), 0))
		}
	}
	return out
}

// Sponsor is what somebody from the top does for the process.
type Sponsor struct {
	Person   record.ID
	Invited  int // to reviews that were held in the period
	Attended int
	Did      int // pieces of work on plans besides
}

// Sponsorship is the sponsors' part in the period.
type Sponsorship struct {
	Held     int // reviews
	With     int // of them, with a sponsor
	Sponsors []Sponsor
}

// Sponsorship tells what the sponsors do: those at the top (see Tops), at reviews to which they were invited, and the executive sponsors
// that accounts name in their team, at all reviews of those accounts.
func (q *Question) Sponsorship() Sponsorship {
	var out Sponsorship
	at, cut := map[record.ID]int{}, q.cut()
	place := func(p record.ID) int {
		i, there := at[p]
		if !there {
			i = len(out.Sponsors)
			at[p], out.Sponsors = i, append(out.Sponsors, Sponsor{Person: p})
		}
		return i
	}
	tops := q.Tops()
	for _, p := range tops {
		place(p)
	}
	for _, id := range slices.Sorted(maps.Keys(q.Plans)) {
		d := q.Plans[id]
		for _, m := range account.List(d, record.AccountMemberKind) {
			if m.Rec.Role == record.RoleSponsor && q.People[m.Rec.Person] != nil {
				place(m.Rec.Person)
			}
		}
		for _, r := range account.List(d, record.ReviewKind) {
			if r.Rec.Status != "held" || !cut.Contains(r.Rec.On) {
				continue
			}
			out.Held++
			with := r.Rec.Sponsor
			for _, p := range convened(d, r.Rec, tops) {
				here, i := contains(r.Rec.Present, p), place(p)
				out.Sponsors[i].Invited++
				out.Sponsors[i].Attended += b2i(here)
				with = with || here
			}
			out.With += b2i(with)
		}
	}
	for _, d := range q.Did {
		if i, sponsors := at[d.Person]; sponsors && cut.Contains(d.Day) && d.What != Attended {
			out.Sponsors[i].Did++
		}
	}
	return out
}

// convened are the sponsors who should have been at a review.
func convened(d *account.Data, r *record.Review, tops []record.ID) (out []record.ID) {
	for _, p := range invitees(r) {
		if contains(tops, p) {
			out = append(out, p)
		}
	}
	for _, m := range account.List(d, record.AccountMemberKind) {
		if p := m.Rec.Person; m.Rec.Role == record.RoleSponsor && p != "" && m.Rec.Holds(r.On) && !contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// Tops are the people to whom somebody reports and who report to nobody, by name.
func (q *Question) Tops() []record.ID {
	leads := map[record.ID]bool{}
	for _, p := range q.People {
		if p.Manager != "" {
			leads[p.Manager] = true
		}
	}
	var out []record.ID
	for id, p := range q.People {
		if leads[id] && p.Manager == "" {
			out = append(out, id)
		}
	}
	slices.SortFunc(out, func(a, b record.ID) int {
		return cmp.Or(cmp.Compare(q.People[a].Name, q.People[b].Name), cmp.Compare(a, b))
	})
	return out
}
