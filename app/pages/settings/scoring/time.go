package scoring

import (
	"context"
	"errors"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/exchange/holidays"
	"rumbo/engine/exchange/ical"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// timing is the part of people's time and cost, and of holidays.
type timing struct {
	app.Compo
	P page.Props

	pasted string
	n      int // pastes so far
	bad    []string
}

// CompoID keeps one view.
func (t *timing) CompoID() string { return "time" }

// Render shows holidays, capacity and cost.
func (t *timing) Render() app.UI {
	return app.Div().Class("stack stack-6").Body(
		app.Section().Class("stack stack-2").Body(t.head("holiday", "scoring.holidays"),
			app.P().Class("lead").Text(i18n.T("scoring.holidays.text")),
			t.bring(),
			&form.Rows{Env: t.P.Env, Rev: t.P.Rev, Key: "holidays", Kind: "holiday", IDs: t.days(), Fields: []string{"on", "name"}, Fit: true, Empty: i18n.T("scoring.holidays.none")}),
		app.Section().Class("stack stack-2").Body(t.head("capacity", "scoring.capacity"),
			app.P().Class("lead").Text(i18n.T("scoring.capacity.text")),
			&form.Rows{Env: t.P.Env, Rev: t.P.Rev, Key: "capacities", Kind: "capacity", IDs: form.IDs(t.P.Env, "capacity", ""), Fields: []string{"person", "from", "hours", "notes"}, SortBy: "person", Empty: i18n.T("settings.none")}),
		app.Section().Class("stack stack-2").Body(t.head("person_cost", "scoring.cost"),
			app.P().Class("lead").Text(i18n.T("scoring.cost.text")),
			&form.Rows{Env: t.P.Env, Rev: t.P.Rev, Key: "costs", Kind: "person_cost", IDs: form.IDs(t.P.Env, "person_cost", ""), Fields: []string{"person", "from", "hour", "notes"}, SortBy: "person", Empty: i18n.T("settings.none")}),
	)
}

// head is a list's title with a way to add to it. What has to be filled in first leads to its form.
func (t *timing) head(kind, title string) app.UI {
	add := &ui.Button{ID: "add-" + kind, Label: i18n.T("common.add"), Icon: icon.Plus, Small: true}
	if kind == "holiday" {
		add.OnClick = func(app.Context) {
			t.P.Env.Do(workspace.Create{Kind: kind, Rec: &record.Holiday{On: t.P.Env.Store.Today(), Name: i18n.T("scoring.holiday.new")}})
		}
	} else {
		add.Href = t.P.Route.To("entry", kind).Href()
	}
	return app.Div().Class("section-head").Body(app.H2().Text(i18n.T(title)), add)
}

// days are the holidays, the next ones first, then those past, latest first.
func (t *timing) days() []record.ID {
	snap, today := t.P.Env.Snap(), t.P.Env.Store.Today()
	on := func(id record.ID) period.Date {
		if h := workspace.Get(snap, record.HolidayKind, id); h != nil {
			return h.On
		}
		return 0
	}
	ids := form.IDs(t.P.Env, "holiday", "")
	slices.SortStableFunc(ids, func(a, b record.ID) int {
		x, y := on(a), on(b)
		switch {
		case (x >= today) != (y >= today):
			return map[bool]int{true: -1, false: 1}[x >= today]
		case x >= today:
			return int(x - y)
		}
		return int(y - x)
	})
	return ids
}

// bring takes holidays from a list that is pasted, or from a calendar file.
func (t *timing) bring() app.UI {
	return app.Details().Class("entry-more").Body(app.Summary().Text(i18n.T("scoring.bring")),
		app.Div().Class("stack stack-2 narrow").Body(
			&ui.TextField{Key: "holidays pasted " + string(rune('0'+t.n)), ID: "holidays-pasted", Label: i18n.T("scoring.paste"), Hint: i18n.T("scoring.paste.hint"), Lines: 4, Value: t.pasted, OnCommit: func(_ app.Context, s string) { t.pasted = s }},
			app.If(len(t.bad) > 0, func() app.UI {
				return app.P().Class("field-problem").Role("alert").Text(i18n.N("scoring.bad", len(t.bad), "first", t.bad[0]))
			}),
			app.Div().Class("line").Body(
				&ui.Button{ID: "holidays-take", Label: i18n.T("scoring.take"), Kind: ui.Primary, OnClick: func(app.Context) { t.takePasted() }},
				&ui.Button{Label: i18n.T("scoring.file"), Icon: icon.Calendar, OnClick: func(app.Context) { t.pick() }})))
}

func (t *timing) takePasted() {
	ui.HandOver()
	found, bad := holidays.FromLines(t.pasted, i18n.Locale(), t.P.Env.Store.Today())
	t.bad = bad
	if len(bad) == 0 {
		t.pasted, t.n = "", t.n+1
	}
	t.take(found)
}

// take adds the days that are not there yet, in one step.
func (t *timing) take(found []record.Holiday) {
	env := t.P.Env
	var have []period.Date
	for _, h := range change.All(env.Snap().State, record.HolidayKind) {
		have = append(have, h.On)
	}
	var cmd workspace.CreateAll
	for _, h := range holidays.New(found, have) {
		cmd = append(cmd, workspace.Create{Kind: "holiday", Rec: &h})
	}
	if len(cmd) == 0 {
		env.Host.Toast(i18n.T("scoring.nothing"), false)
		return
	}
	if env.Do(cmd) {
		env.Host.Toast(i18n.N("scoring.taken", len(cmd)), true)
	}
}

// mostBytes is how large a calendar file may be.
const mostBytes = 8 << 20

func (t *timing) pick() {
	env := t.P.Env
	page.Async(env, func() ([]record.Holiday, error) {
		files, err := browser.OpenFiles(context.Background(), ".ics,text/calendar", false)
		if err != nil || len(files) == 0 {
			return nil, err
		}
		data, err := files[0].Read(context.Background(), mostBytes, nil)
		if err != nil {
			return nil, err
		}
		entries, _ := ical.Read(data, browser.Zone)
		return holidays.FromCalendar(entries), nil
	}, func(found []record.Holiday, err error) {
		switch {
		case errors.Is(err, browser.ErrCancelled):
		case err != nil:
			env.Host.Trouble(i18n.T("agenda.import.failed"))
		default:
			t.take(found)
		}
		env.Host.Refresh()
	})
}
