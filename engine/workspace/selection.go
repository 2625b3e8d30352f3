package workspace

import (
	"strconv"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/selection"
	"rumbo/engine/text"
)

// Judge notes the team's score of an account by a criterion, with the reason.
type Judge struct {
	Account, Criterion record.ID
	Score              int
	Why                string
}

// Name of the command.
func (Judge) Name() string { return "judge" }

// Do writes the score.
func (c Judge) Do(tx *Tx) {
	if !tx.standing("account", c.Account) || !tx.standing("criterion", c.Criterion) {
		return
	}
	id := record.ScoreID(c.Account, c.Criterion)
	if r := tx.Row("criterion_score", id); r == nil || !r.Alive() {
		tx.Create("criterion_score", id, &record.CriterionScore{Account: c.Account, Criterion: c.Criterion, Score: c.Score, Why: c.Why, On: tx.Env.Today})
		return
	}
	tx.Set("criterion_score", id, "score", record.OfInt(int64(c.Score)))
	tx.Set("criterion_score", id, "why", record.OfText(c.Why))
	tx.Set("criterion_score", id, "on", record.OfDate(tx.Env.Today))
}

// Decide is the formal selection: it gives accounts their tiers and keeps who decided, when, why and by which rules.
type Decide struct {
	Why              string
	Strategic, Focus []record.ID
	Rules            []string // in words
	Selection        record.ID
}

// Name of the command.
func (Decide) Name() string { return "decide" }

// Do writes the tiers and the decision.
func (c Decide) Do(tx *Tx) {
	if c.Why == "" {
		tx.Refuse(record.Problem{Kind: "selection", Field: "why", Text: text.New("Escriba por qué: dentro de un año alguien lo preguntará.", "Write why: in a year somebody will ask.")})
		return
	}
	tier := map[record.ID]string{}
	for _, id := range c.Focus {
		tier[id] = "focus"
	}
	for _, id := range c.Strategic {
		tier[id] = "strategic"
	}
	t := tx.Table("account")
	for r := range t.Rows() {
		if !r.Alive() {
			continue
		}
		want, now := tier[r.ID], r.Rec.(*record.Account).Tier
		if want == "" && now == "" {
			continue
		}
		if want == "" {
			want = "standard"
		}
		if want != now {
			tx.Set("account", r.ID, "tier", record.OfText(want))
		}
	}
	tx.Create("selection", c.Selection, &record.Selection{On: tx.Env.Today, By: tx.Env.Author, Why: c.Why, Strategic: c.Strategic, Focus: c.Focus, Weights: c.Rules})
}

// Enter takes an account into the planning process from today on.
type Enter struct{ Account record.ID }

// Name of the command.
func (Enter) Name() string { return "enter" }

// Do notes the day.
func (c Enter) Do(tx *Tx) {
	if tx.standing("account", c.Account) {
		tx.Set("account", c.Account, "planned", record.OfBool(true))
		tx.Set("account", c.Account, "planned_since", record.OfDate(tx.Env.Today))
		tx.Set("account", c.Account, "planned_until", record.Value{})
	}
}

// Tiering are the workspace's rules of selection as they were set.
func (s *Snapshot) Tiering() record.Tiering {
	if t := Get(s, record.TieringKind, record.TheTiering); t != nil {
		return *t
	}
	return record.Tiering{}
}

// Criteria are the workspace's criteria in order.
func (s *Snapshot) Criteria() []selection.Criterion {
	var out []selection.Criterion
	for _, c := range List(s, record.CriterionKind, func(a, b *record.Criterion) bool { return a.Rank < b.Rank }) {
		out = append(out, selection.Criterion{ID: c.ID, Rec: c.Rec})
	}
	return out
}

// Selection scores all accounts on a day.
func (s *Snapshot) Selection(today period.Date) selection.Selection {
	kinds := append([]string{"criterion", "tiering", "block"}, accountKinds()...)
	return Derive(s, "selection "+strconv.Itoa(int(today)), kinds, func(s *Snapshot) selection.Selection {
		return selection.Of(s.Plans(), s.Criteria(), s.Tiering(), s.margins(today), s.Rules(today))
	})
}

// margins are the margins of the last twelve months by account, from the revenue lines that say them.
func (s *Snapshot) margins(today period.Date) map[record.ID]float64 {
	year := period.Period{From: today.AddMonths(-12), To: today + 1}
	set := s.RevenueLines()
	who, on, margin, in := set.Codes("account"), set.Dates("on"), set.Money("margin"), s.Currency()
	out := map[record.ID]float64{}
	for _, p := range set.Parts {
		if !p.Meets(year) {
			continue
		}
		accounts, days, amounts, currencies := who.In(p), on.In(p), margin.In(p), margin.CurrencyIn(p)
		for i := range p.Len() {
			if accounts[i] >= 0 && year.Contains(days[i]) && currencies[i] == margin.Code(in) {
				out[record.ID(who.Values[accounts[i]])] += float64(amounts[i])
			}
		}
	}
	return out
}

// Scope is what plans take of people's time and how far the roll-out is.
type Scope struct {
	Coverage selection.Coverage
	Loads    []selection.Load
}

// Scope tells them on a day.
func (s *Snapshot) Scope(today period.Date) Scope {
	kinds := append([]string{"tiering", "capacity"}, accountKinds()...)
	return Derive(s, "scope "+strconv.Itoa(int(today)), kinds, func(s *Snapshot) Scope {
		all := s.Plans()
		return Scope{selection.CoverageOf(all, s.Tiering(), today), selection.Loads(all, s.Tiering(), s.hoursNow(today))}
	})
}

// hoursNow are the hours a week that each person has on a day, where they are known.
func (s *Snapshot) hoursNow(today period.Date) map[record.ID]float64 {
	out := map[record.ID]float64{}
	for _, c := range List(s, record.CapacityKind, func(a, b *record.Capacity) bool { return a.From < b.From }) {
		if c.Rec.From <= today && c.Rec.Hours.OK {
			out[c.Rec.Person] = c.Rec.Hours.V
		}
	}
	return out
}
