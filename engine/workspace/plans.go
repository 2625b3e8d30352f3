package workspace

import (
	"slices"
	"strconv"

	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// plans are all accounts with what belongs to them. An account is gathered again only when something of it has changed; until
// then its Data is the very one of the revision before.
type plans struct {
	tables map[string]*change.Table // that they were made from
	of     map[record.ID]*account.Data
}

// Plans are all accounts that stand, with all that belongs to them.
func (s *Snapshot) Plans() map[record.ID]*account.Data { return s.plans(nil) }

func (s *Snapshot) plans(give *pace.Pace) map[record.ID]*account.Data {
	const name = "plans"
	return Derive(s, name, accountKinds(), func(s *Snapshot) *plans {
		before, _ := s.before(name).(*plans)
		return s.gather(before, give)
	}).of
}

// SumUp gathers all accounts and sums them up, giving way between pieces: who asks for plans or the portfolio then has them at once.
func (s *Snapshot) SumUp(today period.Date, give *pace.Pace) {
	s.plans(give)
	s.portfolio(today, give)
}

// before is what was derived under a name from an earlier revision; nil if nothing was.
func (s *Snapshot) before(name string) any {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.derived[name].value
}

// gather makes the plans from those of an earlier revision, if there is one.
func (s *Snapshot) gather(before *plans, give *pace.Pace) *plans {
	now := &plans{tables: map[string]*change.Table{}}
	for _, k := range accountKinds() {
		now.tables[k] = s.Known(k)
	}
	happened, bills := s.happened(), s.bills()
	fill := func(d *account.Data) {
		d.Bills = bills[d.ID]
		if happened != nil {
			d.FromBlocks = happened.of(d.ID)
		}
	}
	touched, few := s.touched(before, happened != nil)
	if !few {
		now.of = account.GatherAll(s.State, give)
		for _, d := range now.of {
			fill(d)
		}
		return now
	}
	fresh := account.GatherSome(s.State, touched)
	now.of = make(map[record.ID]*account.Data, len(before.of)+len(fresh))
	for id, d := range before.of {
		if !touched[id] {
			now.of[id] = d
		}
	}
	for id, d := range fresh {
		fill(d)
		now.of[id] = d
	}
	return now
}

// touched are the accounts of which something differs from an earlier revision; false if that may be any.
func (s *Snapshot) touched(before *plans, blocks bool) (map[record.ID]bool, bool) {
	if before == nil {
		return nil, false
	}
	out, none := map[record.ID]bool{}, &change.State{}
	for kind, was := range before.tables {
		is := s.Known(kind)
		switch {
		case is == was || kind == "line" || kind == "person" || kind == "settings":
			continue
		case kind == "stage" || kind == "product" || kind == "survey" || kind == "block" || blocks && kind == "activity":
			return nil, false
		}
		if was == nil {
			was = none.Table(kind)
		}
		for a, b := range change.Differing(was, s.Table(kind)) {
			for _, r := range []*change.Row{a, b} {
				if r != nil {
					out[AccountOf(kind, r.ID, r.Rec)] = true
				}
			}
		}
	}
	return out, true
}

// portfolio are the accounts summed up, with what that was made from.
type portfolio struct {
	plans map[record.ID]*account.Data
	env   account.Env
	rule  record.HealthRule
	lines []record.ID
	of    map[record.ID]account.Summary
	weeks map[record.ID][]account.Weekly
	list  []account.Summary
	week  []account.Weekly
}

// Portfolio sums up all accounts, by name; without the words of the lights and of the health (see account.BriefOf).
func (s *Snapshot) Portfolio(today period.Date) []account.Summary {
	return s.portfolio(today, nil).list
}

// Week lists what all accounts ask for this week, the most money at stake first.
func (s *Snapshot) Week(today period.Date) []account.Weekly { return s.portfolio(today, nil).week }

func (s *Snapshot) portfolio(today period.Date, give *pace.Pace) *portfolio {
	name := "portfolio " + strconv.Itoa(int(today))
	kinds := append(append([]string{record.HealthRuleKind.Name}, templateKinds...), accountKinds()...)
	return Derive(s, name, kinds, func(s *Snapshot) *portfolio {
		before, _ := s.before(name).(*portfolio)
		return s.sumUp(before, today, give)
	})
}

// loose are the open deals that belong to no account that stands.
func (s *Snapshot) loose() map[record.ID]*record.Opportunity {
	out := map[record.ID]*record.Opportunity{}
	for r := range s.Table("opportunity").Rows() {
		o := r.Rec.(*record.Opportunity)
		if of := s.Row("account", o.Account); r.Alive() && (of == nil || !of.Alive()) && s.Outcome(o) == record.StageOpen {
			out[r.ID] = o
		}
	}
	return out
}

// Summary is an account's line of the portfolio; false if it does not stand.
func (s *Snapshot) Summary(id record.ID, today period.Date) (account.Summary, bool) {
	list := s.Portfolio(today)
	if i := slices.IndexFunc(list, func(x account.Summary) bool { return x.ID == id }); i >= 0 {
		return list[i], true
	}
	return account.Summary{}, false
}

// sumUp sums up the accounts, those again of which something has changed.
func (s *Snapshot) sumUp(before *portfolio, today period.Date, give *pace.Pace) *portfolio {
	now := &portfolio{plans: s.plans(give), env: s.Rules(today), lines: s.LineIDs()}
	n := len(now.plans)
	now.of, now.weeks, now.list = make(map[record.ID]account.Summary, n), make(map[record.ID][]account.Weekly, n), make([]account.Summary, 0, n)
	now.rule, now.env.Health = *now.env.Health, nil
	same := before != nil && before.env == now.env && before.rule == now.rule && slices.Equal(before.lines, now.lines)
	env := now.env
	env.Health = &now.rule
	pasts := s.pasts(today)
	for id, d := range now.plans {
		give.Now()
		x, there := account.Summary{}, false
		if same && before.plans[id] == d {
			x, there = before.of[id]
		}
		if there {
			now.weeks[id] = before.weeks[id]
		} else {
			past := pasts[id]
			if past == nil && pasts != nil {
				past = account.NewPast()
			}
			d = d.Keeping(today, past)
			x = account.BriefOf(d, now.lines, env)
			now.weeks[id] = account.WeekOf(d, &x, env)
		}
		now.of[id] = x
		now.list, now.week = append(now.list, x), append(now.week, now.weeks[id]...)
	}
	now.week = append(now.week, account.WeekOfLoose(s.loose(), env)...)
	account.ByName(now.list)
	account.SortWeek(now.week)
	return now
}
