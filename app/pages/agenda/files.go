package agenda

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/handover"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/agenda"
	"rumbo/engine/change"
	"rumbo/engine/exchange/ical"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// export hands the calendar over as a file that other calendars read.
func (c *calendar) export() {
	env := c.P.Env
	snap := env.Snap()
	name := env.Store.Info().Name
	if c.Account != "" {
		name = snap.Title("account", c.Account)
	}
	var entries []ical.Entry
	for _, a := range c.appointments() {
		e := ical.Entry{UID: a.Rec.UID, Appointment: a.Rec, Summary: a.Rec.Title}
		if e.UID == "" {
			e.UID = string(a.ID) + "@" + env.Store.Info().ID
		}
		if client := snap.Title("account", a.Rec.Account); client != "" {
			e.Summary += " · " + client
		}
		for _, id := range a.Rec.People {
			e.People = append(e.People, snap.Title("person", id))
		}
		for _, id := range a.Rec.Contacts {
			e.People = append(e.People, snap.Title("contact", id))
		}
		entries = append(entries, e)
	}
	var out bytes.Buffer
	if err := ical.Write(&out, name, entries, env.Store.Now()); err != nil {
		env.Host.Trouble(i18n.T("agenda.export.failed"))
		return
	}
	browser.Download(handover.FileName(name, env.Store.Today())+".ics", "text/calendar", out.Bytes())
}

// file is a calendar file that was read but not taken yet.
type file struct {
	name     string
	entries  []ical.Entry
	problems []ical.Problem
}

// mostBytes is how large a calendar file may be.
const mostBytes = 8 << 20

func (c *calendar) pick() {
	env := c.P.Env
	page.Async(env, func() (*file, error) {
		files, err := browser.OpenFiles(context.Background(), ".ics,text/calendar", false)
		if err != nil || len(files) == 0 {
			return nil, err
		}
		data, err := files[0].Read(context.Background(), mostBytes, nil)
		if err != nil {
			return nil, err
		}
		f := &file{name: files[0].Name}
		f.entries, f.problems = ical.Read(data, browser.Zone)
		return f, nil
	}, func(f *file, err error) {
		switch {
		case errors.Is(err, browser.ErrCancelled):
		case err != nil:
			env.Host.Trouble(i18n.T("agenda.import.failed"))
		default:
			c.file = f
		}
		env.Host.Refresh()
	})
}

// shownEvents is how many events of a file are shown before it is taken.
const shownEvents = 20

// incoming shows what a file brings, before anything is taken.
func (c *calendar) incoming() app.UI {
	f, l := c.file, i18n.Locale()
	shown := f.entries[:min(len(f.entries), shownEvents)]
	problems := f.problems[:min(len(f.problems), shownEvents)]
	return app.Section().Class("side-form stack stack-2").Body(
		app.H2().Text(i18n.N("agenda.incoming", len(f.entries), "file", f.name)),
		app.Ul().Class("agenda-series").Body(app.Range(shown).Slice(func(i int) app.UI {
			a := shown[i].Appointment
			return app.Li().Body(app.B().Text(a.Title), app.Div().Class("note").Text(strings.Join([]string{l.DateMedium(a.Start), clock(a), i18n.Text(agenda.Words(a.Rule, a.Start))}, " · ")))
		})),
		app.If(len(f.entries) > len(shown), func() app.UI {
			return app.P().Class("note").Text(i18n.N("agenda.incoming.more", len(f.entries)-len(shown)))
		}),
		app.If(len(problems) > 0, func() app.UI {
			return app.Ul().Class("agenda-series").Body(app.Range(problems).Slice(func(i int) app.UI {
				p := problems[i]
				at := ""
				if p.Event > 0 {
					at = i18n.T("agenda.event", "n", p.Event, "title", p.Title) + " "
				}
				return app.Li().Body(ui.Light(ui.Amber, at+i18n.Text(p.Text)))
			}))
		}),
		app.Div().Class("row-tools").Body(
			app.If(len(f.entries) > 0, func() app.UI {
				return &ui.Button{ID: "take-calendar", Label: i18n.N("agenda.take", len(f.entries)), Kind: ui.Primary, OnClick: func(app.Context) { c.take() }}
			}),
			&ui.Button{Label: i18n.T("common.cancel"), OnClick: func(app.Context) { c.file = nil }},
		),
	)
}

// take puts the file's events into the calendar in one change; an event that is there already is brought up to date.
func (c *calendar) take() {
	env := c.P.Env
	known := map[string]record.ID{}
	for _, a := range c.appointments() {
		if a.Rec.UID != "" {
			known[a.Rec.UID] = a.ID
		}
		known[string(a.ID)+"@"+env.Store.Info().ID] = a.ID
	}
	var cmd workspace.Import
	for _, e := range c.file.entries {
		a := e.Appointment
		if id, ok := known[e.UID]; ok && e.UID != "" {
			cmd.Updates = append(cmd.Updates, workspace.Update{Kind: "appointment", ID: id, Fields: fieldsOf(a)})
			continue
		}
		a.Account = c.Account
		cmd.Creates = append(cmd.Creates, change.Created("appointment", env.Store.NewID(), a))
	}
	if env.Do(cmd) {
		env.Host.Toast(i18n.N("agenda.taken", len(c.file.entries)), true)
		c.file = nil
	}
}

// fieldsOf are what a calendar file knows of an appointment.
func fieldsOf(a *record.Appointment) map[string]record.Value {
	out := map[string]record.Value{}
	for _, f := range []string{"start", "time", "minutes", "rule", "except", "place"} {
		out[f] = record.AppointmentKind.Value(a, f)
	}
	return out
}
