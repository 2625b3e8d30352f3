package workspace

import (
	"strconv"
	"sync"

	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// accountKinds are what the rules of account plans read: all that belongs to accounts, and what it refers to.
var accountKinds = sync.OnceValue(func() []string {
	kinds := []string{"account", "stage", "line", "product", "person", "settings", "block", "survey"}
	for _, k := range record.Kinds() {
		if k.OfAccounts() {
			kinds = append(kinds, k.KindName())
		}
	}
	return kinds
})

// Rules is what account plans need to know of the workspace on a day.
func (s *Snapshot) Rules(today period.Date) account.Env {
	rule := s.HealthRule(today)
	return account.Env{Today: today, Calendar: s.Calendar(), Currency: s.Currency(), Health: &rule, Template: s.Template()}
}

// HealthRule is the rule of accounts' health that is in force on a day, or the default.
func (s *Snapshot) HealthRule(today period.Date) record.HealthRule {
	out, since := record.DefaultHealthRule(), period.Date(0)
	for _, r := range change.All(s.State, record.HealthRuleKind) {
		if r.From <= today && r.From > since {
			out, since = *r, r.From
		}
	}
	return out
}

// LineIDs are the business lines in order.
func (s *Snapshot) LineIDs() []record.ID {
	lines := s.Lines()
	out := make([]record.ID, len(lines))
	for i, l := range lines {
		out[i] = l.ID
	}
	return out
}

// Plan is all that belongs to one account; nil if it does not stand.
func (s *Snapshot) Plan(id record.ID) *account.Data { return s.Plans()[id] }

// Impact asks whether the planning process moved a measure; matched compares each account with so many alike, 0 with all.
func (s *Snapshot) Impact(today period.Date, measure string, matched int) account.Impact {
	name := "impact " + measure + " " + strconv.Itoa(matched) + " " + strconv.Itoa(int(today))
	return Derive(s, name, []string{"account", "opportunity", "stage", "settings"}, func(s *Snapshot) account.Impact {
		return account.ImpactOf(s.Plans(), s.Rules(today), account.MeasureOf(measure), matched)
	})
}
