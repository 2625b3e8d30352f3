// Package reviews is the section of a plan where its reviews are prepared, held and followed up.
package reviews

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/agenda"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() {
	plan.Register(plan.Section{ID: "reviews", Title: "reviews.title", Group: plan.Work, Order: 30, Template: "reviews",
		Count: func(v plan.View) int { return len(v.P.Env.Snap().OfAccount("review", v.ID)) },
		New:   func(v plan.View) app.UI { return &reviews{View: v} }})
}

type reviews struct {
	app.Compo
	plan.View
}

// CompoID tells accounts apart.
func (r *reviews) CompoID() string { return "reviews " + string(r.ID) }

// Render shows where the account stands with its reviews, and the chosen one.
func (r *reviews) Render() app.UI {
	d := r.Data()
	if d == nil {
		return app.Div()
	}
	list := r.list()
	chosen := record.ID(r.P.Route.Get("review"))
	at := slices.IndexFunc(list, func(x workspace.Ref[record.Review]) bool { return x.ID == chosen })
	if at < 0 && len(list) > 0 {
		at = 0
	}
	body := []app.UI{
		app.Div().Class("section-head").Body(
			app.H2().Text(i18n.T("reviews.title")),
			app.Div().Class("page-tools").Body(&ui.Button{ID: "new-review", Label: i18n.T("reviews.new"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) { r.create(d) }}),
		),
		r.standing(d),
	}
	if at >= 0 {
		body = append(body, r.picker(list, list[at].ID),
			&meeting{View: r.View, Review: list[at].ID, Lang: i18n.Locale().Tag, Before: before(list, list[at].Rec)})
	}
	return app.Section().Class("stack").Body(body...)
}

// list is all reviews: those to come first, then the latest.
func (r *reviews) list() []workspace.Ref[record.Review] {
	list := workspace.Records(r.P.Env.Snap(), record.ReviewKind, r.P.Env.Snap().OfAccount("review", r.ID))
	slices.SortStableFunc(list, func(a, b workspace.Ref[record.Review]) int {
		if p := b2i(b.Rec.Status == "planned") - b2i(a.Rec.Status == "planned"); p != 0 {
			return p
		}
		return int(b.Rec.On - a.Rec.On)
	})
	return list
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// before is the review that was held last before another one; nil if none.
func before(list []workspace.Ref[record.Review], of *record.Review) *record.Review {
	var out *record.Review
	for _, r := range list {
		if r.Rec != of && r.Rec.Status == "held" && r.Rec.Seen != "" && r.Rec.On <= of.On && (out == nil || r.Rec.On > out.On) {
			out = r.Rec
		}
	}
	return out
}

// create plans a review on the next day that the calendar has for one, with a proposed agenda.
func (r *reviews) create(d *account.Data) {
	env := r.P.Env
	today := env.Store.Today()
	cmd := workspace.Schedule{Account: r.ID, Review: env.Store.NewID(), Kind: "internal", On: today + 7, Lang: i18n.Locale().Tag}
	minutes := 60
	for _, a := range account.List(d, record.AppointmentKind) {
		day := agenda.Next(a.Rec.Start, a.Rec.Rule, agenda.Parse(a.Rec.Except), today)
		if a.Rec.Kind == "internal" && day.Known() && (cmd.Appointment == "" || day < cmd.On) {
			cmd.Appointment, cmd.On, cmd.Invited = a.ID, day, a.Rec.People
			minutes = max(a.Rec.Minutes, 20)
		}
	}
	cmd.Points = account.ProposeAgenda(d, r.Rules(), account.ReviewsOf(d, today).Last, minutes)
	if env.Do(cmd) {
		browser.Go(string(r.P.Route.With("review", string(cmd.Review))))
	}
}

// standing tells the last and the next review, and how often there should be one.
func (r *reviews) standing(d *account.Data) app.UI {
	l, env := i18n.Locale(), r.P.Env
	today := env.Store.Today()
	s, c := account.ReviewsOf(d, today), account.CadenceOf(d, env.Snap().Cycle())
	date := func(day period.Date, none string) string {
		if !day.Known() {
			return i18n.T(none)
		}
		return l.DateMedium(day)
	}
	var light app.UI
	switch {
	case s.Overdue(today, c.Months):
		light = ui.Light(ui.Red, i18n.T("reviews.overdue"))
	case s.Missed > 0:
		light = ui.Light(ui.Amber, i18n.N("reviews.missed", s.Missed))
	default:
		light = ui.Light(ui.Green, i18n.T("reviews.ontime"))
	}
	return app.Div().Class("side-form stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H3().Text(i18n.T("reviews.cadence."+c.Choice())), light),
		app.P().Text(i18n.T("reviews.standing", "last", date(s.Last, "reviews.never"), "next", date(s.Next, "reviews.nonext"), "held", s.Held)),
		app.Details().Body(app.Summary().Text(i18n.T("reviews.why")),
			app.Ul().Class("plain-list").Body(app.Range(c.Reasons).Slice(func(i int) app.UI { return app.Li().Text(i18n.Text(c.Reasons[i])) })),
			app.If(c.Weak, func() app.UI { return app.P().Class("note").Text(i18n.T("reviews.weak")) })),
		app.If(!s.Next.Known(), func() app.UI {
			return app.Div().Class("row-tools").Body(&ui.Button{ID: "take-cadence", Label: i18n.T("reviews.take"), Icon: icon.Calendar, Small: true, OnClick: func(app.Context) { r.take(c) }})
		}),
	)
}

// take puts reviews of the proposed cadence into the calendar.
func (r *reviews) take(c account.Cadence) {
	env := r.P.Env
	start := env.Store.Today() + 7
	for start.Weekday() == 0 || start.Weekday() == 6 {
		start++
	}
	var people []record.ID
	if a := r.Account(); a != nil && a.Owner != "" {
		people = []record.ID{a.Owner}
	}
	if env.Do(workspace.Create{Kind: "appointment", ID: env.Store.NewID(), Rec: &record.Appointment{Account: r.ID, Title: i18n.T("agenda.new"), Kind: "internal",
		Start: start, Time: "09:00", Minutes: 60, Rule: agenda.Rule(c.Choice(), start), People: people}}) {
		env.Host.Toast(i18n.T("reviews.taken", "date", i18n.Locale().DateMedium(start)), true)
	}
}

// picker goes from one review to another.
func (r *reviews) picker(list []workspace.Ref[record.Review], chosen record.ID) app.UI {
	l := i18n.Locale()
	kind, _ := record.ReviewKind.Info("kind")
	status, _ := record.ReviewKind.Info("status")
	var options []ui.Option
	for _, x := range list {
		options = append(options, ui.Option{Value: string(x.ID), Label: l.DateMedium(x.Rec.On) + " · " + i18n.Text(kind.LabelOf(x.Rec.Kind)) + " · " + i18n.Text(status.LabelOf(x.Rec.Status))})
	}
	return &ui.SelectField{Key: "review", Label: i18n.T("reviews.which"), Options: options, Value: string(chosen), OnChange: func(_ app.Context, v string) {
		browser.Go(string(r.P.Route.With("review", v)))
	}}
}
