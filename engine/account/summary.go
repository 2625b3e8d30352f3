package account

import (
	"slices"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Summary is an account's line in the portfolio. Amounts are of the workspace's currency.
type Summary struct {
	ID             record.ID
	Account        *record.Account
	Open           money.Amount // open deals, full amounts
	OpenDeals      int
	WonThisYear    money.Amount // closed won in today's fiscal year
	Short          Figures      // short-term targets against pipeline, all lines
	HasTarget      bool         // whether there is a short-term target; without one there is no gap to speak of
	PendingActions int
	LateActions    int
	Lights         Lights
	Plan           Complete
	Reviews        ReviewState
	LastEdit       change.Stamp
	PlanEdit       change.Stamp // see Data
	LastActivity   period.Date  // 0 if nothing is known
	LeftOut        int          // deals not counted for another currency or without an amount
	Health         Health
	brief          bool
}

// SummaryOf sums an account up.
func SummaryOf(d *Data, lines []record.ID, env Env) Summary { return sumUp(d, lines, env, false) }

// BriefOf is SummaryOf without words: neither the lights nor the health say why they are as they are.
func BriefOf(d *Data, lines []record.ID, env Env) Summary { return sumUp(d, lines, env, true) }

func sumUp(d *Data, lines []record.ID, env Env, brief bool) Summary {
	if d.kept == nil {
		d = d.Keeping(env.Today, nil)
	}
	s := Summary{brief: brief, ID: d.ID, Account: d.Account, Open: money.New(0, env.Currency), WonThisYear: money.New(0, env.Currency)}
	year := env.Calendar.Of(period.Year, env.Today)
	for _, o := range d.Deals {
		if o.Outcome != record.StageOpen && (o.Outcome != record.StageWon || !year.Contains(o.Rec.Close)) {
			continue
		}
		if o.Outcome == record.StageOpen {
			s.OpenDeals++
		}
		switch a := o.Rec.Amount; {
		case a.Currency != env.Currency:
			s.LeftOut++
		case o.Outcome == record.StageOpen:
			s.Open.Minor += a.Minor
		default:
			s.WonThisYear.Minor += a.Minor
		}
	}
	gap := GapOf(d, lines, env)
	s.Short = gap.Horizons["short"]
	s.HasTarget = s.Short.Target > 0
	for _, a := range d.Actions {
		if a.Rec.Pending() {
			s.PendingActions++
		}
		if a.Rec.Late(env.Today) {
			s.LateActions++
		}
	}
	s.Lights = lightsOf(d, env.Today, brief)
	s.Plan = completeness(d, env, brief)
	s.LastEdit, s.PlanEdit = d.LastEdit, d.PlanEdit
	s.LastActivity = d.LastActivity(env.Today)
	s.Reviews = ReviewsOf(d, env.Today)
	s.Health = s.health(d, env)
	return s
}

// Portfolio sums up all accounts that stand, by name, without what stands in blocks of facts.
func Portfolio(s *change.State, lines []record.ID, env Env) []Summary {
	all := GatherAll(s, nil)
	out := make([]Summary, 0, len(all))
	for _, d := range all {
		out = append(out, SummaryOf(d, lines, env))
	}
	ByName(out)
	return out
}

// ByName sorts summaries by the accounts' names.
func ByName(out []Summary) {
	slices.SortFunc(out, func(a, b Summary) int {
		if c := strings.Compare(strings.ToLower(a.Account.Name), strings.ToLower(b.Account.Name)); c != 0 {
			return c
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
}
