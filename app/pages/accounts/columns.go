package accounts

import (
	"cmp"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/standing"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/record"
)

// columns are what the table says of each account.
func (p *portfolio) columns() []ui.Column[account.Summary] {
	return append(p.whose(), p.standings()...)
}

func (p *portfolio) whose() []ui.Column[account.Summary] {
	snap := p.P.Env.Snap()
	label := func(f string) string {
		info, _ := record.AccountKind.Info(f)
		return i18n.Text(info.Label)
	}
	cur := snap.Currency()
	tier, _ := record.AccountKind.Info("tier")
	place := func(s account.Summary) int {
		return map[string]int{"strategic": 0, "focus": 1, "standard": 2, "": 3}[s.Account.Tier]
	}
	return []ui.Column[account.Summary]{
		{ID: "name", Header: label("name"), Size: "m", Text: func(s account.Summary) string { return s.Account.Name },
			Compare: func(a, b account.Summary) int { return cmp.Compare(ui.Fold(a.Account.Name), ui.Fold(b.Account.Name)) }},
		{ID: "tier", Header: label("tier"), Size: "s", Hide: 1, Text: func(s account.Summary) string {
			if s.Account.Tier == "" {
				return ""
			}
			return i18n.Text(tier.LabelOf(s.Account.Tier))
		}, Compare: func(a, b account.Summary) int { return cmp.Compare(place(a), place(b)) }},
		{ID: "owner", Header: label("owner"), Size: "s", Hide: 2, Text: func(s account.Summary) string { return snap.Title("person", s.Account.Owner) },
			Compare: func(a, b account.Summary) int {
				return cmp.Compare(snap.Title("person", a.Account.Owner), snap.Title("person", b.Account.Owner))
			}},
		{ID: "open", Header: i18n.T("accounts.open"), Unit: cur.String(), Right: true, Hide: 1, Text: openText,
			Compare: func(a, b account.Summary) int { return cmp.Compare(a.Open.Minor, b.Open.Minor) }},
		{ID: "gap", Header: i18n.T("accounts.gap"), Unit: cur.String(), Right: true, Text: func(s account.Summary) string { return gapText(s, cur) },
			Compare: func(a, b account.Summary) int { return cmp.Compare(gapOf(a), gapOf(b)) }},
	}
}

// standings are how the account and its plan are doing.
func (p *portfolio) standings() []ui.Column[account.Summary] {
	env, l, today := p.P.Env, i18n.Locale(), p.P.Env.Store.Today()
	rule := env.Snap().HealthRule(today)
	score := func(s account.Summary) int {
		if !s.Health.Known {
			return -1
		}
		return s.Health.Score
	}
	return []ui.Column[account.Summary]{
		{ID: "health", Header: i18n.T("accounts.health"), Right: true, Text: func(s account.Summary) string { return standing.Text(s.Health) },
			Compare: func(a, b account.Summary) int { return cmp.Compare(score(a), score(b)) },
			Cell:    func(s account.Summary) app.UI { return standing.Cell(env, s.ID, s.Health) }},
		{ID: "fresh", Header: i18n.T("portfolio.fresh"), Right: true, Hide: 1, Text: func(s account.Summary) string {
			if !s.Account.Planned {
				return locale.None
			}
			return l.Relative(min(int(s.PlanEdited()-today), 0))
		}, Compare: func(a, b account.Summary) int { return cmp.Compare(fresh(a), fresh(b)) },
			Cell: func(s account.Summary) app.UI {
				words := l.Relative(min(int(s.PlanEdited()-today), 0))
				switch {
				case !s.Account.Planned:
					return app.Span().Class("note").Title(i18n.T("portfolio.noplan")).Text(locale.None)
				case int(today-s.PlanEdited()) > rule.Promised(s.Account.Tier):
					return ui.Light(ui.Amber, words)
				}
				return app.Span().Text(words)
			}},
		{ID: "review", Header: i18n.T("portfolio.review"), Right: true, Hide: 1, Text: func(s account.Summary) string {
			if !s.Reviews.Next.Known() {
				return locale.None
			}
			return l.Date(s.Reviews.Next)
		}, Compare: func(a, b account.Summary) int { return cmp.Compare(a.Reviews.Next, b.Reviews.Next) }},
		{ID: "late", Header: i18n.T("accounts.lateactions"), Right: true, Hide: 1, Text: func(s account.Summary) string { return l.Int(int64(s.LateActions)) },
			Compare: func(a, b account.Summary) int { return cmp.Compare(a.LateActions, b.LateActions) },
			Cell: func(s account.Summary) app.UI {
				if s.LateActions == 0 {
					return app.Span().Class("note").Text("0")
				}
				return ui.Light(ui.Red, l.Int(int64(s.LateActions)))
			}},
	}
}

// fresh is when a plan was last worked on; an account without one comes first.
func fresh(s account.Summary) int {
	if !s.Account.Planned {
		return 0
	}
	return int(s.PlanEdited())
}
