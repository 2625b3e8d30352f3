// Package agenda is the calendar: of all accounts as a page of its own, and of one account as a section of its plan.
package agenda

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/agenda"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() {
	page.Register(page.Page{ID: "agenda", Title: "agenda.title", Icon: icon.Calendar,
		New: func(p page.Props) app.Composer { return &calendar{P: p} }})
	plan.Register(plan.Section{ID: "calendar", Title: "agenda.section", Group: plan.Work, Order: 20, Template: "calendar",
		Count: func(v plan.View) int { return len(v.P.Env.Snap().OfAccount("appointment", v.ID)) },
		New:   func(v plan.View) app.UI { return &calendar{P: v.P, Account: v.ID} }})
}

// calendar shows what takes place, day by day, and the appointments that it comes from.
type calendar struct {
	app.Compo
	P       page.Props
	Account record.ID // "" for all accounts

	months int // shown beyond the first three
	file   *file
}

// CompoID tells accounts apart.
func (c *calendar) CompoID() string { return "calendar " + string(c.Account) }

// meeting is one day of an appointment.
type meeting struct {
	workspace.Ref[record.Appointment]
	on period.Date
}

// firstMonths is how far the calendar looks ahead at first.
const firstMonths = 3

// Render shows the calendar.
func (c *calendar) Render() app.UI {
	list := c.appointments()
	body := []app.UI{c.head()}
	if c.file != nil {
		body = append(body, c.incoming())
	}
	if len(list) == 0 {
		body = append(body, &ui.Empty{Icon: icon.Calendar, Title: i18n.T("agenda.empty"), Text: i18n.T("agenda.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("agenda.add"), Kind: ui.Primary, OnClick: func(app.Context) { c.create() }}}
		}})
		return app.Section().Class("stack").Body(body...)
	}
	return app.Section().Class("stack").Body(append(body, app.Div().Class("columns").Body(c.ahead(list), c.series(list)))...)
}

func (c *calendar) head() app.UI {
	tools := app.Div().Class("page-tools").Body(
		&ui.Button{ID: "add-appointment", Label: i18n.T("agenda.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) { c.create() }},
		&ui.Menu{Title: i18n.T("agenda.more"), Items: []ui.MenuItem{
			{Label: i18n.T("agenda.export"), Icon: icon.Download, OnPick: func(app.Context) { c.export() }},
			{Label: i18n.T("agenda.import"), Icon: icon.Upload, OnPick: func(app.Context) { c.pick() }},
		}},
	)
	if c.Account == "" {
		return app.Div().Class("page-head").Body(app.H1().Text(i18n.T("agenda.title")), app.P().Class("lead").Text(i18n.T("agenda.lead")), tools)
	}
	return app.Div().Class("section-head").Body(app.H2().Text(i18n.T("agenda.section")), tools)
}

// appointments are those of the account, or all, by first day.
func (c *calendar) appointments() []workspace.Ref[record.Appointment] {
	snap := c.P.Env.Snap()
	all := workspace.List(snap, record.AppointmentKind, func(a, b *record.Appointment) bool { return a.Start < b.Start })
	if c.Account == "" {
		return all
	}
	return slices.DeleteFunc(all, func(a workspace.Ref[record.Appointment]) bool { return a.Rec.Account != c.Account })
}

func (c *calendar) create() {
	env := c.P.Env
	id := env.Store.NewID()
	if env.Do(workspace.Create{Kind: "appointment", ID: id, Rec: &record.Appointment{Account: c.Account, Title: i18n.T("agenda.new"), Kind: "internal",
		Start: env.Store.Today() + 7, Time: "09:00", Minutes: 60}}) {
		c.open(id, 0)
	}
}

// meetings are the days of the appointments from today on, in order.
func (c *calendar) meetings(list []workspace.Ref[record.Appointment]) []meeting {
	today := c.P.Env.Store.Today()
	p := period.Period{From: today, To: today.AddMonths(firstMonths + c.months)}
	var out []meeting
	for _, a := range list {
		days, err := agenda.Days(a.Rec.Start, a.Rec.Rule, agenda.Parse(a.Rec.Except), p)
		if err != nil {
			continue // the form says so
		}
		for _, d := range days {
			out = append(out, meeting{a, d})
		}
	}
	slices.SortStableFunc(out, func(a, b meeting) int {
		if a.on != b.on {
			return int(a.on - b.on)
		}
		return minuteOf(a.Rec) - minuteOf(b.Rec)
	})
	return out
}

func minuteOf(a *record.Appointment) int {
	h, m, _ := record.Clock(a.Time)
	return h*60 + m
}
