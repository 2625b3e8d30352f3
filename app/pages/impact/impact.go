// Package impact shows whether the planning process paid: as a page over all accounts, and in each account's plan.
package impact

import (
	"math"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/impact"
	"rumbo/engine/locale"
	"rumbo/engine/money"
)

func init() {
	page.Register(page.Page{ID: "impact", Title: "impact.title", Icon: icon.Target,
		New: func(p page.Props) app.Composer { return &proof{View: plan.View{P: p}} }})
	plan.Register(plan.Section{ID: "impact", Title: "impact.section", Group: plan.Proof, Order: 40,
		New: func(v plan.View) app.UI { return &proof{View: v} }})
}

// proof is the answer for all accounts; within a plan, with the account's own course.
type proof struct {
	app.Compo
	plan.View
}

// CompoID tells accounts apart.
func (p *proof) CompoID() string { return "impact " + string(p.ID) }

// alike is with how many accounts each is compared when only those alike are.
const alike = 5

// Render shows the question, the answer in words, and the picture.
func (p *proof) Render() app.UI {
	env, r := p.P.Env, p.P.Route
	matched := 0
	if r.Get("with") == "alike" {
		matched = alike
	}
	a := env.Snap().Impact(env.Store.Today(), account.MeasureOf(r.Get("measure")).Key, matched)
	head := app.UI(app.Div().Class("section-head").Body(app.H2().Text(i18n.T("impact.section"))))
	if p.ID == "" {
		head = app.Div().Class("page-head").Body(app.H1().Text(i18n.T("impact.title")), app.P().Class("lead").Text(i18n.T("impact.lead")))
	}
	body := []app.UI{head, p.question(a)}
	if p.ID != "" {
		body = append(body, p.own(a))
	}
	return app.Section().Class("stack").Body(append(body, p.answer(a), p.picture(a), p.method(a))...)
}

func (p *proof) question(a account.Impact) app.UI {
	r := p.P.Route
	var measures []ui.Option
	for _, m := range account.Measures {
		measures = append(measures, ui.Option{Value: m.Key, Label: i18n.Text(m.Label)})
	}
	return app.Div().Class("filters").Body(
		&ui.SelectField{Key: "measure", Label: i18n.T("impact.measure"), Options: measures, Value: a.Measure.Key, OnChange: func(_ app.Context, v string) {
			browser.Go(string(r.With("measure", v)))
		}},
		&ui.Segmented{Label: i18n.T("impact.with"), Value: r.Get("with"), Options: []ui.Option{{Value: "", Label: i18n.T("impact.with.all")}, {Value: "alike", Label: i18n.T("impact.with.alike")}},
			OnChange: func(_ app.Context, v string) { browser.Go(string(r.With("with", v))) }},
	)
}

// amount writes a value of the measure, compact.
func (p *proof) amount(a account.Impact, v float64, signed bool) string {
	l := i18n.Locale()
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return locale.None
	case a.Measure.Kind == "money" && signed:
		return l.SignedMoneyCompact(money.New(int64(math.Round(v)), p.P.Env.Snap().Currency()))
	case a.Measure.Kind == "money":
		return l.MoneyCompact(money.New(int64(math.Round(v)), p.P.Env.Snap().Currency()))
	case a.Measure.Kind == "ratio" && signed:
		return l.Signed(100*v, 1) + " " + i18n.T("impact.points")
	case a.Measure.Kind == "ratio":
		return l.Percent(v, 1)
	case signed:
		return l.Signed(v, 2)
	}
	return l.Number(v, 2)
}

// answer says in words what can be said, and what cannot.
func (p *proof) answer(a account.Impact) app.UI {
	l := i18n.Locale()
	if !a.OK {
		return &ui.Notice{Title: i18n.T("impact.cannot"), Text: i18n.Text(a.Why)}
	}
	head, light := i18n.T("impact.unclear"), ui.Light(ui.Amber, i18n.T("impact.light.unclear"))
	switch {
	case a.Doubtful():
		head, light = i18n.T("impact.doubtful"), ui.Light(ui.Amber, i18n.T("impact.light.doubtful"))
	case a.Clear() && a.Effect > 0:
		head, light = i18n.T("impact.paid"), ui.Light(ui.Green, i18n.T("impact.light.clear"))
	case a.Clear():
		head, light = i18n.T("impact.cost"), ui.Light(ui.Red, i18n.T("impact.light.clear"))
	}
	detail := i18n.T("impact.detail", "effect", p.amount(a, a.Effect, true), "lo", p.amount(a, a.Lo, true), "hi", p.amount(a, a.Hi, true), "chance", l.Percent(a.P, 1))
	if !math.IsNaN(a.Relative) {
		detail += " " + i18n.T("impact.relative", "share", l.SignedPercent(a.Relative, 0))
	}
	return app.Section().Class("side-form stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(head), light),
		app.P().Text(detail),
		app.P().Class("note").Text(i18n.T("impact.counted", "treated", a.Treated, "controls", a.Controls, "quarters", len(a.Quarters))),
	)
}

// picture is the course around the entry: before it both should run alike.
func (p *proof) picture(a account.Impact) app.UI {
	if !a.OK || len(a.Course) == 0 {
		return app.Div().Hidden(true)
	}
	f, unit := p.format(a)
	var labels []string
	var in, out []float64
	for _, s := range a.Course {
		label := i18n.T("impact.quarter", "n", s.At)
		if s.At >= 0 {
			label = i18n.T("impact.quarter.in", "n", s.At+1)
		}
		labels, in, out = append(labels, label), append(in, s.Treated/unit), append(out, s.Control/unit)
	}
	return chart.Lines{Title: i18n.T("impact.chart"), Summary: i18n.T("impact.chart.summary"), Corner: i18n.T("impact.corner"), Labels: labels, Format: f,
		Series: []chart.Series{{Name: i18n.T("impact.treated"), Values: in, Accent: true}, {Name: i18n.T("impact.controls"), Values: out}}}.Chart()
}

// format is how the chart writes the measure, and by what its values are divided.
func (p *proof) format(a account.Impact) (chart.Format, float64) {
	switch a.Measure.Kind {
	case "money":
		c := p.P.Env.Snap().Currency()
		return chart.Format{Kind: chart.Money, Currency: c}, float64(c.Factor())
	case "ratio":
		return chart.Format{Kind: chart.Percent, Decimals: 1}, 1
	}
	return chart.Format{Kind: chart.Number, Decimals: 1}, 1
}

// own is the account's course beside the mean of those outside the process.
func (p *proof) own(a account.Impact) app.UI {
	i := slices.Index(a.Accounts, p.ID)
	if i < 0 {
		return app.P().Class("note").Text(p.outside())
	}
	f, unit := p.format(a)
	var labels []string
	var own, others []float64
	for t, q := range a.Quarters {
		labels = append(labels, p.P.Env.PeriodName(q))
		own = append(own, value(a.Units[i:i+1], t)/unit)
		others = append(others, value(outsiders(a.Units), t)/unit)
	}
	from := max(len(labels)-12, 0)
	summary := i18n.T("impact.own.out")
	if s := a.Units[i].Start; s != impact.Never && s < len(labels) {
		summary = i18n.T("impact.own.in", "quarter", labels[s])
	}
	return chart.Lines{Title: i18n.T("impact.own", "measure", i18n.Text(a.Measure.Label)), Summary: summary, Corner: i18n.T("impact.corner"), Labels: labels[from:], Format: f, FromZero: true,
		Series: []chart.Series{{Name: p.P.Env.Snap().Title("account", p.ID), Values: own[from:], Accent: true}, {Name: i18n.T("impact.controls"), Values: others[from:], Pale: true}}}.Chart()
}

// outside tells why the account has no course.
func (p *proof) outside() string {
	a := p.Account()
	if a != nil && a.Planned && !a.PlannedSince.Known() {
		return i18n.T("impact.undated")
	}
	return i18n.T("impact.nodeals")
}

func outsiders(units []impact.Unit) (out []impact.Unit) {
	for _, u := range units {
		if u.Start == impact.Never {
			out = append(out, u)
		}
	}
	return out
}

// value is the mean of units in a quarter.
func value(units []impact.Unit, t int) float64 {
	num, den := 0.0, 0.0
	for _, u := range units {
		num += u.Num[t]
		den += u.Den[t]
	}
	if den == 0 {
		return math.NaN()
	}
	return num / den
}

// method says how the answer was found, and what was left out.
func (p *proof) method(a account.Impact) app.UI {
	l := i18n.Locale()
	var lines []string
	for _, x := range a.LeftOut {
		lines = append(lines, i18n.T("impact.leftout", "n", x.N, "why", i18n.Text(x.Reason)))
	}
	if a.Undated > 0 {
		lines = append(lines, i18n.N("impact.nosince", a.Undated))
	}
	trend := i18n.T("impact.trend.unknown")
	if a.OK && !math.IsNaN(a.TrendP) {
		trend = i18n.T("impact.trend", "trend", p.amount(a, a.Trend, true), "chance", l.Percent(a.TrendP, 1))
	}
	return app.Details().Body(app.Summary().Text(i18n.T("impact.how")),
		app.Div().Class("stack stack-2").Body(
			app.P().Text(i18n.T("impact.method")),
			app.P().Text(trend),
			app.Ul().Class("plain-list").Body(app.Range(lines).Slice(func(i int) app.UI { return app.Li().Text(lines[i]) })),
		))
}
