package agenda

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/agenda"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// mostMeetings is how many meetings are listed at once.
const mostMeetings = 100

// ahead lists what is to come, by month.
func (c *calendar) ahead(list []workspace.Ref[record.Appointment]) app.UI {
	meetings := c.meetings(list)
	cut := len(meetings) > mostMeetings
	meetings = meetings[:min(len(meetings), mostMeetings)]
	l := i18n.Locale()
	var months []app.UI
	for from := 0; from < len(meetings); {
		year, month, _ := meetings[from].on.Civil()
		to := from
		for to < len(meetings) {
			if y, m, _ := meetings[to].on.Civil(); y != year || m != month {
				break
			}
			to++
		}
		part := meetings[from:to]
		months = append(months, app.Section().Class("agenda-month").Body(
			c.heading(l.MonthYearLong(year, month)),
			app.Ul().Class("agenda-days").Body(app.Range(part).Slice(func(i int) app.UI {
				return &day{C: c, M: part[i], First: i == 0 || part[i-1].on != part[i].on, Rev: c.P.Rev, Lang: l.Tag}
			}))))
		from = to
	}
	return app.Div().Class("stack").Body(
		app.If(len(months) == 0, func() app.UI { return app.P().Class("note").Text(i18n.T("agenda.nothing")) }),
		app.Div().Class("stack").Body(months...),
		app.If(!cut, func() app.UI {
			return &ui.Button{Label: i18n.T("agenda.further"), Kind: ui.Quiet, OnClick: func(app.Context) { c.months += firstMonths }}
		}),
	)
}

// day is one meeting in the list.
type day struct {
	app.Compo
	C     *calendar
	M     meeting
	First bool // of its day
	Rev   uint64
	Lang  string
}

// CompoID tells meetings apart.
func (d *day) CompoID() string { return string(d.M.ID) + " " + d.M.on.String() }

// Render shows when, what and with whom.
func (d *day) Render() app.UI {
	a, l, env := d.M.Rec, i18n.Locale(), d.C.P.Env
	kind, _ := record.AppointmentKind.Info("kind")
	about := []string{i18n.Text(kind.LabelOf(a.Kind))}
	if d.C.Account == "" && a.Account != "" {
		about = append(about, env.Snap().Title("account", a.Account))
	}
	for _, id := range a.People[:min(len(a.People), 3)] {
		about = append(about, env.Snap().Title("person", id))
	}
	_, _, of := d.M.on.Civil()
	return app.Li().Class("agenda-day").Class(ui.When(d.First, "agenda-first")).Body(
		app.Time().Class("agenda-date").DateTime(d.M.on.String()).Body(
			app.Span().Class("hidden-text").Text(l.DateLong(d.M.on)),
			app.If(d.First, func() app.UI { return app.Span().Class("agenda-number").Aria("hidden", true).Text(l.Int(int64(of))) }),
			app.If(d.First, func() app.UI {
				return app.Span().Class("note").Aria("hidden", true).Text(l.WeekdayShort(d.M.on.Weekday()))
			}),
		),
		app.Button().Type("button").Class("agenda-what").OnClick(func(app.Context, app.Event) { d.C.open(d.M.ID, d.M.on) }).Body(
			app.Span().Class("agenda-time").Text(clock(a)),
			app.Span().Class("agenda-title").Text(a.Title),
			app.If(a.Rule != "", func() app.UI { return icon.Small(icon.Redo) }),
			app.Span().Class("note").Text(strings.Join(about, " · ")),
		),
	)
}

// clock is when an appointment begins and ends, "" for the whole day.
func clock(a *record.Appointment) string {
	if a.Time == "" {
		return i18n.T("agenda.allday")
	}
	l, from := i18n.Locale(), minuteOf(a)
	out := l.Clock(from/60, from%60)
	if to := from + a.Minutes; a.Minutes > 0 && to < 24*60 {
		out += "–" + l.Clock(to/60, to%60)
	}
	return out
}

// series lists the appointments themselves: how often each comes, and when next.
func (c *calendar) series(list []workspace.Ref[record.Appointment]) app.UI {
	shown := list[:min(len(list), mostMeetings)]
	return app.Aside().Class("side-form stack stack-2").Body(
		app.H2().Text(i18n.T("agenda.series")),
		app.Ul().Class("agenda-series").Body(app.Range(shown).Slice(func(i int) app.UI {
			return &serie{C: c, ID: shown[i].ID, A: *shown[i].Rec, Rev: c.P.Rev, Lang: i18n.Locale().Tag}
		})),
	)
}

// serie is one appointment in that list.
type serie struct {
	app.Compo
	C    *calendar
	ID   record.ID
	A    record.Appointment
	Rev  uint64
	Lang string
}

// CompoID tells appointments apart.
func (s *serie) CompoID() string { return string(s.ID) }

// Render shows how often it comes and when next.
func (s *serie) Render() app.UI {
	env := s.C.P.Env
	when := i18n.T("agenda.over")
	if d := agenda.Next(s.A.Start, s.A.Rule, agenda.Parse(s.A.Except), env.Store.Today()); d.Known() {
		when = i18n.T("agenda.next", "date", i18n.Locale().DateMedium(d))
	}
	client := ""
	if s.C.Account == "" {
		client = env.Snap().Title("account", s.A.Account)
	}
	return app.Li().Body(
		app.Button().Type("button").Class("link").Text(s.A.Title).OnClick(func(app.Context, app.Event) { s.C.open(s.ID, 0) }),
		app.If(client != "", func() app.UI { return app.Div().Class("note").Text(client) }),
		app.Div().Class("note").Text(i18n.Text(agenda.Words(s.A.Rule, s.A.Start))+" · "+when),
	)
}

// heading is a month's name, one level under the page's or the section's own.
func (c *calendar) heading(words string) app.UI {
	if c.Account == "" {
		return app.H2().Class("agenda-name").Text(words)
	}
	return app.H3().Class("agenda-name").Text(words)
}
