package agenda

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/agenda"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// open shows an appointment in the side panel; on is the day that was chosen, 0 if none.
func (c *calendar) open(id record.ID, on period.Date) {
	env := c.P.Env
	env.Host.ShowPanel(page.Panel{Key: "appointment " + string(id), Kind: "appointment", ID: id, Named: func() string { return env.Snap().Title("appointment", id) },
		Body: func() []app.UI {
			return []app.UI{&editor{Env: env, ID: id, On: on, Rev: env.Store.Revision()}}
		}})
}

// editor is one appointment: its fields, how it comes again, the days left out.
type editor struct {
	app.Compo
	Env *page.Env
	ID  record.ID
	On  period.Date
	Rev uint64

	custom bool // the rule is written by hand
}

// CompoID tells appointments apart.
func (e *editor) CompoID() string { return string(e.ID) }

// Render draws the fields.
func (e *editor) Render() app.UI {
	a := workspace.Get(e.Env.Snap(), record.AppointmentKind, e.ID)
	if a == nil {
		return app.P().Class("note").Text(i18n.T("form.gone"))
	}
	choice := agenda.ChoiceOf(a.Rule, a.Start)
	custom := e.custom || choice == "custom"
	fields := []string{"title", "kind", "account", "start", "time", "minutes"}
	if custom {
		fields = append(fields, "rule")
	}
	return app.Div().Class("stack").Body(
		app.Div().Class("row-tools").Body(
			app.If(a.Kind != "other" && a.Account != "", func() app.UI {
				return &ui.Button{Label: i18n.T("agenda.prepare"), Icon: icon.Flag, Small: true, Href: page.Route("/accounts/" + string(a.Account) + "/reviews").Href()}
			}),
			app.If(e.On.Known() && a.Rule != "", func() app.UI {
				return &ui.Button{Label: i18n.T("agenda.skip", "date", i18n.Locale().DayMonth(e.On)), Small: true, OnClick: func(app.Context) { e.skip(a) }}
			}),
			&ui.Button{Label: i18n.T("agenda.delete"), Icon: icon.Trash, Small: true, Kind: ui.Quiet, OnClick: func(app.Context) {
				e.Env.Delete("appointment", e.ID)
				e.Env.Host.ClosePanel()
			}},
		),
		app.Div().Class("form").Body(&ui.SelectField{Key: "repeats " + string(e.ID), Label: i18n.T("agenda.repeats"), Hint: i18n.Text(agenda.Words(a.Rule, a.Start)),
			Options: choices(), Value: choose(choice, custom), OnChange: func(_ app.Context, v string) { e.repeat(a, v) }}),
		&form.Form{Env: e.Env, Kind: "appointment", ID: e.ID, Rev: e.Rev, Fields: append(fields, "people", "contacts", "place", "notes")},
		e.except(a),
	)
}

func choose(choice string, custom bool) string {
	if custom {
		return "custom"
	}
	return choice
}

func choices() []ui.Option {
	var out []ui.Option
	for _, c := range agenda.Choices {
		out = append(out, ui.Option{Value: c.ID, Label: i18n.Text(c.Name)})
	}
	return append(out, ui.Option{Value: "custom", Label: i18n.T("agenda.custom")})
}

func (e *editor) repeat(a *record.Appointment, choice string) {
	if e.custom = choice == "custom"; e.custom {
		return
	}
	e.Env.Set("appointment", e.ID, "rule", record.OfText(agenda.Rule(choice, a.Start)))
}

// skip leaves one day out; undo brings it back.
func (e *editor) skip(a *record.Appointment) {
	if slices.Contains(a.Except, e.On.String()) {
		return
	}
	if e.Env.Set("appointment", e.ID, "except", record.OfList(append(slices.Clone(a.Except), e.On.String()))) {
		e.Env.Host.Toast(i18n.T("agenda.skipped", "date", i18n.Locale().DateMedium(e.On)), true)
	}
}

// except are the days left out, each of which can come back.
func (e *editor) except(a *record.Appointment) app.UI {
	days := agenda.Parse(a.Except)
	if len(days) == 0 {
		return app.Div().Hidden(true)
	}
	return app.Section().Class("stack stack-2").Body(
		app.H3().Text(i18n.T("agenda.except")),
		app.Ul().Class("agenda-series").Body(app.Range(days).Slice(func(i int) app.UI {
			d := days[i]
			return app.Li().Body(app.Span().Text(i18n.Locale().DateLong(d)+" "), &ui.Button{Label: i18n.T("agenda.back"), Small: true, Kind: ui.Quiet, OnClick: func(app.Context) {
				e.Env.Set("appointment", e.ID, "except", record.OfList(slices.DeleteFunc(slices.Clone(a.Except), func(s string) bool { return s == d.String() })))
			}})
		})),
	)
}
