// Package activities is the activity matrix of an account's plan: what is done with whom, how often and at what cost, what
// came of it, and whether the effort goes where the relationships want it.
package activities

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/record"
)

func init() {
	plan.Register(plan.Section{ID: "activities", Title: "activities.title", Group: plan.Client, Order: 30, Template: "activities",
		Count: func(v plan.View) int { return len(v.P.Env.Snap().OfAccount("planned_activity", v.ID)) },
		New:   func(v plan.View) app.UI { return &section{View: v} }})
}

// section is the activity matrix of one account.
type section struct {
	app.Compo
	plan.View
}

// CompoID makes another account another section.
func (p *section) CompoID() string { return "activities " + string(p.ID) }

// data is what the section shows, found once a render.
type data struct {
	*account.Data
	env    account.Env
	rates  account.Rates
	effort *account.Effort
	lights account.Lights
}

func (p *section) data() data {
	d := data{Data: p.Data(), env: p.Rules()}
	var costs []*record.PersonCost
	for _, c := range change.All(p.P.Env.Snap().State, record.PersonCostKind) {
		costs = append(costs, c)
	}
	d.rates = account.RatesOf(costs, d.env.Today, d.env.Currency)
	d.effort, d.lights = account.EffortOf(d.Data, d.env, d.rates), account.LightsOf(d.Data, d.env.Today)
	return d
}

// Render draws the figures, what does not fit, and the chosen view.
func (p *section) Render() app.UI {
	if p.Account() == nil {
		return app.Div()
	}
	d := p.data()
	if len(d.effort.Lines) == 0 {
		return app.Div().Class("stack").Body(p.head(d), p.empty(), p.consistency(d), p.Text("activities"))
	}
	return app.Div().Class("stack").Body(p.head(d), p.figures(d), p.consistency(d), p.view(d), p.Text("activities"))
}

// views are the ways to look at the plan, by their name in the route.
var views = []string{"plan", "contacts", "people"}

func (p *section) at() string {
	for _, v := range views {
		if v == p.P.Route.Get("view") {
			return v
		}
	}
	return views[0]
}

func (p *section) head(d data) app.UI {
	var options []ui.Option
	for _, v := range views {
		options = append(options, ui.Option{Value: v, Label: i18n.T("activities.view." + v)})
	}
	return app.Div().Class("section-head").Body(
		app.H2().Text(i18n.T("activities.title")),
		app.If(len(d.effort.Lines) > 0, func() app.UI {
			return &ui.Segmented{Label: i18n.T("activities.views"), Options: options, Value: p.at(), OnChange: func(_ app.Context, v string) {
				browser.Go(string(p.P.Route.With("view", v)))
			}}
		}),
		app.Div().Class("page-tools").Body(
			&ui.Button{ID: "see-activities", Label: i18n.T("facts.open"), Icon: icon.Table, Small: true, Kind: ui.Quiet, Href: p.P.Route.To("facts", "activity").With("account", string(p.ID)).Href()},
			&ui.Button{ID: "add-activity", Label: i18n.T("activities.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) { p.add() }}),
	)
}

func (p *section) empty() app.UI {
	return &ui.Empty{Icon: icon.Calendar, Title: i18n.T("activities.empty"), Text: i18n.T("activities.empty.text"), Actions: func() []app.UI {
		return []app.UI{&ui.Button{Label: i18n.T("activities.add"), Icon: icon.Plus, Kind: ui.Primary, OnClick: func(app.Context) { p.add() }}}
	}}
}

// add plans something every month with whom to see first, and opens it.
func (p *section) add() {
	env, a := p.P.Env, p.Account()
	rec := &record.PlannedActivity{Account: p.ID, Kind: record.ActivityMeeting, Title: i18n.T("activities.new"), Every: 1, Unit: "month", Minutes: 60, Starts: env.Store.Today(),
		Rank: record.RankBetween(form.LastRank(env, "planned_activity", p.ID), "")}
	if a.Owner != "" && env.Snap().Title("person", a.Owner) != "" {
		rec.People = []record.ID{a.Owner}
	}
	p.Open("planned_activity", p.Add("planned_activity", rec), nil)
}

// figures are what a year takes, and how far it came.
func (p *section) figures(d data) app.UI {
	l, e := i18n.Locale(), d.effort
	due, done := 0, 0
	for _, line := range e.Lines {
		due += line.Due
		done += min(line.Done, line.Due)
	}
	kept := &ui.Stat{Label: i18n.T("activities.kept"), Value: locale.None, Exact: i18n.T("activities.kept.none"), Note: i18n.T("activities.kept.none")}
	if due > 0 {
		kept.Value, kept.Exact = l.Percent(float64(done)/float64(due), 0), ""
		kept.Note = i18n.T("activities.kept.of", "done", l.Int(int64(done)), "due", l.Int(int64(due)))
	}
	hours := &ui.Stat{Label: i18n.T("activities.hours"), Value: l.Short(e.Total.Hours, 0), Unit: i18n.T("activities.h"), Note: i18n.N("activities.times", int(e.Total.Times+0.5))}
	cost := &ui.Stat{Label: i18n.T("activities.cost"), Value: l.MoneyCompact(e.Total.Cost), Exact: l.Money(e.Total.Cost), Money: true}
	if !e.Total.Whole {
		cost.Note = i18n.T("activities.cost.part")
	}
	split := account.SplitOf(e, d.lights)
	all := split.Wanting + split.Safe + split.Rest
	share := &ui.Stat{Label: i18n.T("activities.share"), Value: locale.None, Exact: i18n.T("activities.share.none"), Note: i18n.T("activities.share.none")}
	if all > 0 {
		share.Value, share.Exact = l.Percent(split.Wanting/all, 0), ""
		share.Note = i18n.T("activities.share.rest", "safe", l.Percent(split.Safe/all, 0))
	}
	return ui.Stats(kept, hours, cost, share)
}

func (p *section) view(d data) app.UI {
	switch p.at() {
	case "contacts":
		return p.matrix(d, false)
	case "people":
		return p.matrix(d, true)
	}
	return p.lines(d)
}

func stamp(rev uint64) string { return i18n.Locale().Tag + strconv.FormatUint(rev, 10) }

// every is a frequency in words.
func every(n int, unit string) string { return i18n.N("activities.every."+unit, n) }

// costText is a cost, marked where a part of it is not known.
func costText(s account.Spend) string {
	l := i18n.Locale()
	switch {
	case s.Whole:
		return l.MoneyWhole(s.Cost)
	case s.Cost.Minor == 0:
		return locale.None
	}
	return i18n.T("activities.atleast", "cost", l.MoneyWhole(s.Cost))
}

// moneyDelta is a change of cost with its sign.
func moneyDelta(a money.Amount) string { return i18n.Locale().SignedMoneyCompact(a) }
