package entry

import (
	"fmt"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// dayHead is what all calls of a day have in common.
type dayHead struct {
	on     period.Date
	person record.ID
}

// call is one line of the day's form.
type call struct {
	n       int
	account record.ID
	contact record.ID
	outcome string
	minutes int
	follow  period.Date
	subject string
	problem text.Text
	id      record.ID // by which problems are told apart
}

func (c *call) empty() bool {
	return c.account == "" && c.contact == "" && c.outcome == "" && c.minutes == 0 && c.subject == "" && c.follow == 0
}

// firstLines is how many lines the form begins with.
const firstLines = 4

func (e *entry) addCall() {
	e.n++
	e.calls = append(e.calls, &call{n: e.n})
}

// dayForm is the list of a day's calls.
func (e *entry) dayForm() app.UI {
	if e.day.on == 0 {
		e.day.on = e.today()
		if p := record.ID(lately["activity.person"].Text()); e.P.Env.Snap().Title("person", p) != "" {
			e.day.person = p
		}
	}
	for len(e.calls) < firstLines || !e.calls[len(e.calls)-1].empty() {
		e.addCall()
	}
	lines := make([]app.UI, len(e.calls))
	for i, c := range e.calls {
		lines[i] = &callLine{Page: e, Call: c, Row: i, Account: c.account, Rev: e.P.Rev}
	}
	return app.Div().Class("side-form entry-form stack").Body(
		app.Div().Class("entry-fields").Body(
			&ui.DateField{Key: "day-on", Label: i18n.T("entry.day.on"), Value: e.day.on, Today: e.today(), OnCommit: func(_ app.Context, d period.Date) { e.day.on = d }},
			&ui.Combobox{Key: "day-person", Label: i18n.T("entry.day.person"), Value: string(e.day.person), Text: e.P.Env.Snap().Title("person", e.day.person),
				Find:   ui.Among(form.References(e.P.Env, "person", "")),
				OnPick: func(_ app.Context, v string) { e.day.person = record.ID(v) }},
		),
		app.Ol().Class("entry-calls").Body(lines...),
		app.Div().Class("entry-foot").Body(
			&ui.Button{ID: "day-save", Label: i18n.T("entry.day.save"), Icon: icon.Check, Kind: ui.Primary, OnClick: func(app.Context) { e.saveDay() }},
			&ui.Button{Label: i18n.T("entry.day.add"), Icon: icon.Plus, Kind: ui.Quiet, OnClick: func(app.Context) { e.addCall() }},
		),
	)
}

// saveDay notes all calls that say something, in one step, or shows beside each what it lacks.
func (e *entry) saveDay() {
	ui.HandOver()
	env := e.P.Env
	var cmd workspace.CreateAll
	for _, c := range e.calls {
		if c.problem = (text.Text{}); c.empty() {
			continue
		}
		c.id = env.Store.NewID()
		cmd = append(cmd, workspace.Create{Kind: "activity", ID: c.id, Rec: &record.Activity{Kind: record.ActivityCall, On: e.day.on, Person: e.day.person, Account: c.account,
			Contact: c.contact, Direction: "out", Outcome: c.outcome, Answered: record.Conversation(c.outcome), Duration: c.minutes, FollowUp: c.follow, Subject: c.subject}})
	}
	if len(cmd) == 0 {
		return
	}
	problems := env.Try(cmd)
	for _, p := range problems {
		for _, c := range e.calls {
			if c.id == p.ID {
				c.problem = p.Text
			}
		}
	}
	if len(problems) > 0 {
		env.Host.Trouble(i18n.N("entry.day.problems", len(problems)))
		return
	}
	for _, c := range cmd {
		e.made = append([]madeOne{{"activity", c.ID}}, e.made...)
	}
	e.calls = nil
	lately["activity.person"] = record.OfText(string(e.day.person))
	env.Host.Toast(i18n.N("entry.day.saved", len(cmd)), true)
}

// callLine draws one call.
type callLine struct {
	app.Compo
	Page    *entry
	Call    *call
	Row     int
	Account record.ID
	Rev     uint64
}

// CompoID tells calls apart.
func (l *callLine) CompoID() string { return fmt.Sprint("call ", l.Call.n) }

func (l *callLine) key(field string) string { return fmt.Sprint("call ", l.Call.n, " ", field) }

// Render shows the call's fields in a line.
func (l *callLine) Render() app.UI {
	e, c := l.Page, l.Call
	snap := e.P.Env.Snap()
	outcome, _ := record.ActivityKind.Info("outcome")
	label := func(field string) string {
		info, _ := record.ActivityKind.Info(field)
		return i18n.Text(info.Label)
	}
	return app.Li().Class("entry-call").Body(
		&ui.Combobox{Key: l.key("account"), Label: label("account"), Value: string(c.account), Text: snap.Title("account", c.account), Find: ui.Among(form.References(e.P.Env, "account", "")),
			OnPick: func(ctx app.Context, v string) { l.pickAccount(record.ID(v)) }},
		&ui.Combobox{Key: l.key("contact " + string(c.account)), Label: label("contact"), Value: string(c.contact), Text: snap.Title("contact", c.contact),
			Find: ui.Among(form.References(e.P.Env, "contact", c.account)), OnPick: func(_ app.Context, v string) { l.pickContact(record.ID(v)) }},
		&ui.SelectField{Key: l.key("outcome"), Label: label("outcome"), Options: form.Options(outcome), Value: c.outcome, None: i18n.T("form.none"),
			OnChange: func(_ app.Context, v string) { c.outcome = v }},
		&ui.NumberField{Key: l.key("minutes"), Label: i18n.T("entry.day.minutes"), Value: float64(c.minutes), Known: c.minutes > 0,
			OnCommit: func(_ app.Context, n float64, known bool) { c.minutes = int(n) }},
		&ui.DateField{Key: l.key("follow"), Label: i18n.T("entry.day.follow"), Value: c.follow, Today: e.today(), OnCommit: func(_ app.Context, d period.Date) { c.follow = d }},
		&ui.TextField{Key: l.key("subject"), Label: label("subject"), Value: c.subject, OnCommit: func(_ app.Context, s string) { c.subject = strings.TrimSpace(s) }},
		app.If(c.problem.EN != "", func() app.UI { return app.P().Class("field-problem").Role("alert").Text(i18n.Text(c.problem)) }),
	)
}

func (l *callLine) pickAccount(id record.ID) {
	c := l.Call
	if c.account != id {
		c.contact = ""
	}
	c.account = id
	l.Page.P.Env.Host.Refresh() // the last line was used: there will be another
}

func (l *callLine) pickContact(id record.ID) {
	l.Call.contact = id
	if row := l.Page.P.Env.Snap().Row("contact", id); row != nil && l.Call.account == "" {
		l.Call.account = workspace.AccountOf("contact", id, row.Rec)
	}
	l.Page.P.Env.Host.Refresh()
}
