// Package standing shows how an account is doing: its health as a figure, what it is made of, how it came to be so, and the
// rule by which it is weighed. Every page that shows a health goes through it.
package standing

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// Bands of the score, for the light beside it.
const (
	greenFrom = 70
	amberFrom = 45
)

// Signal is the light of a health.
func Signal(h account.Health) ui.Signal {
	switch {
	case !h.Known:
		return ui.Unknown
	case h.Score >= greenFrom:
		return ui.Green
	case h.Score >= amberFrom:
		return ui.Amber
	}
	return ui.Red
}

// Text is a health in words: the score, or that it is not known.
func Text(h account.Health) string {
	if !h.Known {
		return locale.None
	}
	return i18n.Locale().Int(int64(h.Score))
}

// Cell is the health with its light, which can be asked.
func Cell(env *page.Env, id record.ID, h account.Health) app.UI {
	if !h.Known {
		return app.Span().Class("note").Title(i18n.T("accounts.health.none")).Text(locale.None)
	}
	return app.Span().Class("standing-cell").Body(ui.Light(Signal(h), "-"),
		&ui.Asked{Text: Text(h), Label: i18n.T("accounts.health"), OnAsk: func(app.Context) { Ask(env, id) }},
		app.If(h.Weak, func() app.UI { return app.Small().Class("note").Text(i18n.T("standing.weak.short")) }))
}

// Ask explains an account's health in the side panel.
func Ask(env *page.Env, id record.ID) {
	env.Host.ShowPanel(page.Panel{Key: "health " + string(id), Title: i18n.T("accounts.health"),
		Named: func() string { return env.Snap().Title("account", id) },
		Body:  func() []app.UI { return body(env, id) },
		Foot: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("standing.open"), Icon: icon.Building, Href: page.Route("").To("accounts", string(id)).Href()},
				&ui.Button{ID: "health-weights", Label: i18n.T("standing.weights"), Icon: icon.Settings, OnClick: func(app.Context) { EditRule(env) }}}
		}})
}

func body(env *page.Env, id record.ID) []app.UI {
	snap, today, l := env.Snap(), env.Store.Today(), i18n.Locale()
	d := snap.Plan(id)
	if d == nil {
		return []app.UI{app.P().Class("note").Text(i18n.T("standing.gone"))}
	}
	h := account.SummaryOf(d, snap.LineIDs(), snap.Rules(today)).Health
	x := ui.Explanation{Value: Text(h), Unit: "/ 100", Under: l.DateFull(today), Formula: i18n.Text(account.HealthFormula)}
	if h.Weak {
		x.Warnings = []string{i18n.T("standing.weak", "known", h.KnownParts(), "least", h.Least)}
	}
	return []app.UI{&ui.Explain{What: x}, parts(h), trend(env, d)}
}

// parts are the known ones with what each brings, and those that do not count.
func parts(h account.Health) app.UI {
	l := i18n.Locale()
	var rows, out []app.UI
	shares, points := 0.0, 0.0
	for _, p := range h.Parts {
		if !p.Known {
			out = append(out, app.Li().Body(app.B().Text(i18n.Text(p.Label)), app.Text(". "+i18n.Text(p.Words))))
			continue
		}
		shares, points = shares+p.Share, points+p.Points
		rows = append(rows, app.Tr().Body(
			app.Th().Scope("row").Body(app.Span().Text(i18n.Text(p.Label)), app.Small().Class("note").Text(i18n.Text(p.Words))),
			app.Td().Class("num").Text(l.Number(100*p.Value, 0)), app.Td().Class("num").Text(l.Percent(p.Share, 1)), app.Td().Class("num").Text(l.Number(p.Points, 1))))
	}
	head := func(key string) app.UI { return app.Th().Scope("col").Class("num").Text(i18n.T(key)) }
	return app.Div().Class("stack stack-2").Body(
		app.If(len(rows) > 0, func() app.UI {
			return app.Table().Class("standing-parts").Body(
				app.Caption().Class("hidden-text").Text(i18n.T("standing.parts")),
				app.THead().Body(app.Tr().Body(app.Th().Scope("col").Text(i18n.T("standing.part")), head("standing.value"), head("standing.weight"), head("standing.points"))),
				app.TBody().Body(rows...),
				app.TFoot().Body(app.Tr().Body(app.Th().Scope("row").Text(i18n.T("standing.sum")), app.Td(), app.Td().Class("num").Text(l.Percent(shares, 0)), app.Td().Class("num").Text(l.Number(points, 1)))))
		}),
		app.If(len(out) > 0, func() app.UI {
			return app.Div().Body(app.H3().Text(i18n.T("standing.unknown")), app.Ul().Class("plain-list note").Body(out...))
		}))
}

// trendMonths are the months before this one that the trend shows.
const trendMonths = 6

// trend is the course of the parts that dates tell.
func trend(env *page.Env, d *account.Data) app.UI {
	today, l := env.Store.Today(), i18n.Locale()
	on := account.MonthEnds(today, trendMonths)
	course := account.HealthTrend(d, env.Snap().Rules(today), on)
	labels, values, known := make([]string, len(on)), make([]float64, len(on)), 0
	for i, h := range course {
		labels[i], values[i] = l.DayMonth(on[i]), math.NaN()
		if h.Known {
			values[i] = float64(h.Score)
			known++
		}
	}
	if known < 2 {
		return app.P().Class("note").Text(i18n.T("standing.trend.none"))
	}
	c := chart.Lines{Title: i18n.T("standing.trend"), Summary: i18n.T("standing.trend.text"), Corner: i18n.T("standing.day"), Labels: labels, FromZero: true,
		Series: []chart.Series{{Name: i18n.T("accounts.health"), Values: values, Accent: true}}, Format: chart.Format{Kind: chart.Number}}.Chart()
	c.Height = chart.Small
	return app.Div().Class("stack stack-2").Body(c, app.P().Class("note").Text(i18n.T("standing.trend.text")))
}

// EditRule opens the rule of health for editing. A rule of an earlier day stays as it is: the edits are of one that holds from today on.
func EditRule(env *page.Env) {
	snap, today := env.Snap(), env.Store.Today()
	for _, r := range workspace.List(snap, record.HealthRuleKind, func(a, b *record.HealthRule) bool { return a.From > b.From }) {
		if r.Rec.From == today {
			open(env, r.ID)
			return
		}
	}
	rule, id := snap.HealthRule(today), env.Store.NewID()
	rule.From, rule.Notes = today, ""
	if env.Do(workspace.Create{Kind: record.HealthRuleKind.Name, ID: id, Rec: &rule}) {
		open(env, id)
	}
}

func open(env *page.Env, id record.ID) {
	env.Host.ShowPanel(page.Panel{Key: "health rule " + string(id), Title: i18n.T("standing.rule"), Body: func() []app.UI {
		return []app.UI{app.Div().Class("stack").Body(app.P().Class("note").Text(i18n.T("standing.rule.note")),
			&form.Form{Env: env, Kind: record.HealthRuleKind.Name, ID: id, Rev: env.Store.Revision()})}
	}})
}
