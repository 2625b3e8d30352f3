package accounts

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/standing"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
)

// overview is the account on one screen: where it stands, what is missing, whom to see.
func (p *sheet) overview() app.UI {
	env := p.P.Env
	snap := env.Snap()
	s := account.SummaryOf(snap.Plan(p.ID), snap.LineIDs(), snap.Rules(env.Store.Today()))
	l := i18n.Locale()
	stat := func(label string, a money.Amount) *ui.Stat {
		return &ui.Stat{Label: label, Value: l.MoneyCompact(a), Exact: l.Money(a), Money: true}
	}
	gap := &ui.Stat{Label: i18n.T("accounts.gap"), Value: locale.None, Exact: i18n.T("accounts.notarget"), Note: i18n.T("accounts.notarget"), Money: true}
	if s.HasTarget {
		a := money.New(s.Short.Gap, snap.Currency())
		gap = stat(i18n.T("accounts.gap"), a)
		gap.Note = i18n.T("accounts.gap.of", "target", l.MoneyCompact(money.New(s.Short.Target, snap.Currency())))
		gap.OnAsk = func(app.Context) { p.askGap() }
	}
	health := &ui.Stat{Label: i18n.T("accounts.health"), Value: locale.None, Exact: i18n.T("accounts.health.none"), Note: i18n.T("accounts.health.none")}
	if s.Health.Known {
		health.Value, health.Unit, health.Exact, health.Note = l.Int(int64(s.Health.Score)), "/ 100", "", ""
		health.OnAsk = func(app.Context) { standing.Ask(env, p.ID) }
		if s.Health.Weak {
			health.Note = i18n.T("standing.weak", "known", s.Health.KnownParts(), "least", s.Health.Least)
		}
	}
	asked := func(ind *kpi.Indicator, label string) *ui.Stat {
		year := snap.Calendar().Of(period.Year, env.Store.Today())
		st := numbers.Stat(env, numbers.About(env, ind, kpi.ByAccount, string(p.ID), year))
		st.Label, st.Note = i18n.T(label), ""
		return st
	}
	won, open := asked(kpi.WonRevenue, "accounts.won"), asked(kpi.OpenPipeline, "accounts.open")
	open.Note = i18n.N("accounts.deals", s.OpenDeals)
	return app.Div().Class("stack").Body(
		p.yearEnd(),
		ui.Stats(won, open, gap, health),
		app.Div().Class("columns").Body(
			app.Div().Class("stack").Body(p.focus(s.Lights), p.lateList(), p.leftOut(s), p.notes()),
			app.Aside().Class("side-form").Body(p.completeness(s.Plan)),
		),
	)
}

func (p *sheet) leftOut(s account.Summary) app.UI {
	if s.LeftOut == 0 {
		return app.Div().Hidden(true)
	}
	return app.P().Class("note").Text(i18n.N("accounts.uncounted", s.LeftOut))
}

// lateList is what should have been done.
func (p *sheet) lateList() app.UI {
	env := p.P.Env
	var lines []app.UI
	for _, a := range env.Snap().Plan(p.ID).Actions {
		if a.Rec.Late(env.Store.Today()) {
			lines = append(lines, app.Li().Body(ui.Light(ui.Red, p.urgencyWord(a.ID)), app.Span().Text(a.Rec.Title),
				app.Span().Class("note").Text(env.Snap().Title("person", a.Rec.Owner))))
		}
	}
	if len(lines) == 0 {
		return app.Div().Hidden(true)
	}
	return app.Section().Class("focus").Body(app.H2().Text(i18n.N("accounts.late", len(lines))), app.Ul().Body(lines...))
}

// completeness says what the plan still lacks.
func (p *sheet) completeness(c account.Complete) app.UI {
	l := i18n.Locale()
	return app.Div().Class("stack stack-2").Body(
		app.H2().Text(i18n.T("accounts.complete.title", "share", l.Percent(float64(c.Percent())/100, 0))),
		app.Ul().Class("complete").Body(app.Range(c.Elements).Slice(func(i int) app.UI {
			sec := c.Elements[i]
			missing := sec.Missing()
			return app.Li().Body(
				app.Div().Class("complete-head").Body(app.Span().Text(i18n.Text(sec.Label)), app.Span().Class("num").Text(l.Percent(float64(sec.Percent())/100, 0))),
				app.Progress().Max(100).Value(sec.Percent()).Aria("label", i18n.Text(sec.Label)),
				app.Ul().Class("note").Body(app.Range(missing).Slice(func(j int) app.UI {
					return app.Li().Text(i18n.T("accounts.missing", "what", i18n.Text(missing[j].Label), "have", missing[j].Have, "want", missing[j].Want))
				})),
			)
		})),
	)
}

// askGap explains the short-term gap.
func (p *sheet) askGap() {
	env := p.P.Env
	env.Host.ShowPanel(page.Panel{Key: "gap " + string(p.ID), Title: i18n.T("accounts.gap"), Body: func() []app.UI {
		g, l := p.gap(), i18n.Locale()
		f := g.Horizons["short"]
		m := func(minor int64) string { return l.Money(money.New(minor, g.Currency)) }
		return []app.UI{&ui.Explain{What: ui.Explanation{
			Value: m(f.Gap), Under: i18n.T("accounts.gap.short"), Formula: i18n.T("accounts.gap.formula.short"),
			With:       i18n.T("accounts.gap.with", "target", m(f.Target), "won", m(f.Won), "weighted", m(f.Weighted), "gap", m(f.Gap)),
			Definition: i18n.T("accounts.gap.formula"),
			Facts:      []ui.Fact{{Name: i18n.T("accounts.byactions"), Value: m(f.Actions)}, {Name: i18n.T("accounts.left"), Value: m(f.Left)}, {Name: i18n.T("accounts.dealscounted"), Value: l.Int(int64(f.Deals))}},
		}}}
	}})
}
