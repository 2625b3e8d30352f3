// Package quotas is where quotas are set: a tree of the company, its teams and people, by months.
package quotas

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/period"
	"rumbo/engine/quota"
	"rumbo/engine/record"
)

func init() {
	place.Register(place.Part{Place: "team", ID: "quotas", Title: "quotas.title", Order: 10, Period: true, Scope: true,
		New: func(p page.Props) app.UI { return &view{P: p} }})
}

// view is the editor. What is looked at is in the route; what is folded, and how edits are written down, is here.
type view struct {
	app.Compo
	P page.Props

	plans  plans
	begun  bool
	open   map[string]bool // teams unfolded, by row
	months map[int]bool    // quarters unfolded
	shown  map[string]int  // how many people of a team are in sight
	when   quota.When
	dated  bool
	wrong  string // what is missing for a dated change
	last   *done
	file   *incoming
}

// CompoID keeps one editor.
func (v *view) CompoID() string { return "quotas" }

// OnInit begins with everything folded.
func (v *view) OnInit() {
	v.open, v.months, v.shown = map[string]bool{}, map[int]bool{}, map[string]int{}
}

// unfold opens the quarter of today, where there is room for its months, and teams as long as they are few, once the first plan is there.
func (v *view) unfold(p *quota.Plan) {
	if v.begun {
		return
	}
	v.begun = true
	for q := range 4 {
		first, last := p.Months[3*q], p.Months[3*q+2]
		if today := v.P.Env.Store.Today(); today >= first.From && today < last.To {
			v.months[q] = browser.Roomy()
		}
	}
	for _, n := range p.Nodes {
		v.open[rowID(n.Who)] = n.Parent < 0 || len(p.Nodes) <= fewRows
	}
}

// fewRows is up to how many rows all teams begin unfolded.
const fewRows = 40

// year is the fiscal year that the route chooses, or the one of the chosen period.
func (v *view) year() period.Period {
	env := v.P.Env
	cal := env.Snap().Calendar()
	if n, err := strconv.Atoi(v.P.Route.Get("year")); err == nil && n > 1900 && n < 2200 {
		return cal.YearOf(n)
	}
	p := env.Period(v.P.Route)
	today := env.Store.Today()
	if p.Grain == period.Span || p.From == 0 || p.Contains(today) {
		return cal.Of(period.Year, today)
	}
	return cal.Of(period.Year, p.From)
}

func (v *view) measure() string {
	if v.P.Route.Get("measure") == record.MeasureDeals {
		return record.MeasureDeals
	}
	return record.MeasureRevenue
}

// day is as of when quotas hold: today, or the day of the change being made.
func (v *view) day() period.Date {
	today := v.P.Env.Store.Today()
	if v.dated && v.when.Since.Known() {
		return max(today, v.when.Since)
	}
	return today
}

// Render shows the tools, what was just done, the faults and the grid.
func (v *view) Render() app.UI {
	p := v.seen()
	if p == nil {
		return numbers.Waiting()
	}
	v.unfold(p)
	if len(p.Nodes) < 2 {
		return &ui.Empty{Icon: icon.Target, Title: i18n.T("quotas.empty"), Text: i18n.T("quotas.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("quotas.empty.people"), Kind: ui.Primary, Href: "#/settings"}}
		}}
	}
	if v.file != nil {
		return v.preview(p)
	}
	return app.Div().Class("quotas stack").Body(
		v.tools(p),
		v.unscoped(),
		slot(v.dated, v.change),
		v.begin(p),
		slot(v.last != nil, v.afterwards),
		v.grid(p),
		v.faults(p),
	)
}

// slot is a place that stays when it is empty: what comes and goes before the grid must not make the grid a new one.
func slot(full bool, f func() app.UI) app.UI {
	return app.Div().Class("quota-slot").Body(app.If(full, f))
}

func (v *view) goWith(key, value string) { v.P.Env.Host.GoTo(v.P.Route.With(key, value)) }

// tools choose the year, the measure and what columns are, and hold what is done with the whole.
func (v *view) tools(p *quota.Plan) app.UI {
	cal := v.P.Env.Snap().Calendar()
	now := cal.FiscalYear(v.P.Env.Store.Today())
	at := cal.FiscalYear(p.Year.From)
	var years []ui.Option
	for y := min(now-2, at); y <= max(now+2, at); y++ {
		years = append(years, ui.Option{Value: strconv.Itoa(y), Label: i18n.Locale().Period(cal.YearOf(y), cal)})
	}
	info, _ := record.TargetKind.Info("measure")
	measures := []ui.Option{{Value: record.MeasureRevenue, Label: i18n.T("quotas.measure.revenue")}, {Value: record.MeasureDeals, Label: i18n.T("quotas.measure.deals")}}
	return app.Div().Class("quota-tools").Body(
		&ui.SelectField{Key: "year", Label: i18n.T("quotas.year"), HideLabel: true, Options: years, Value: strconv.Itoa(at), OnChange: func(_ app.Context, y string) { v.last = nil; v.goWith("year", y) }},
		&ui.Segmented{Label: i18n.Text(info.Label), Options: measures, Value: p.Measure, OnChange: func(_ app.Context, m string) { v.last = nil; v.goWith("measure", m) }},
		&ui.Segmented{Label: i18n.T("quotas.columns"), Options: []ui.Option{{Value: "", Label: i18n.T("quotas.months")}, {Value: "weeks", Label: i18n.T("quotas.weeks")}}, Value: v.P.Route.Get("columns"),
			OnChange: func(_ app.Context, c string) { v.goWith("columns", c) }},
		app.Span().Class("push line").Body(
			&ui.Button{ID: "quota-dated", Label: i18n.T("quotas.dated"), Icon: icon.History, Small: true, Kind: ui.Quiet, Disabled: v.dated, OnClick: func(app.Context) {
				v.dated, v.when, v.wrong = true, quota.When{Since: v.P.Env.Store.Today()}, ""
			}},
			&ui.Menu{Label: i18n.T("quotas.file"), Small: true, Items: []ui.MenuItem{
				{Label: i18n.T("quotas.export"), Icon: icon.Download, OnPick: func(app.Context) { v.export(p) }},
				{Label: i18n.T("quotas.import"), Icon: icon.Upload, OnPick: func(app.Context) { v.choose() }},
			}},
		),
	)
}

// change is the day and the reason of changes of a plan that runs.
func (v *view) change() app.UI {
	return app.Div().Class("quota-change").Role("group").Aria("label", i18n.T("quotas.dated")).Body(
		app.P().Class("quota-change-words").Text(i18n.T("quotas.dated.text")),
		&ui.DateField{Key: "since", Label: i18n.T("quotas.since"), Value: v.when.Since, Today: v.P.Env.Store.Today(), OnCommit: func(_ app.Context, d period.Date) { v.when.Since = d }},
		&ui.TextField{Key: "reason", Label: i18n.T("quotas.reason"), Value: v.when.Reason, Problem: v.wrong, OnCommit: func(_ app.Context, s string) { v.when.Reason, v.wrong = s, "" }},
		&ui.Button{Label: i18n.T("quotas.dated.end"), Kind: ui.Quiet, OnClick: func(app.Context) { v.dated, v.when, v.wrong = false, quota.When{}, "" }},
	)
}

// begin offers a first plan where there is none in the year.
func (v *view) begin(p *quota.Plan) app.UI {
	for i := range p.Nodes {
		if _, has := p.Nodes[i].Value(quota.Year); has {
			return app.Div().Hidden(true)
		}
	}
	return &ui.Notice{Title: i18n.T("quotas.none", "year", i18n.Locale().Period(p.Year, v.P.Env.Snap().Calendar())), Text: i18n.T("quotas.none.text")}
}
