package activities

import (
	"cmp"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/record"
)

// lines are the planned activities, with who takes part, how often, what came of them and what they take.
func (p *section) lines(d data) app.UI {
	e := d.effort
	return app.Div().Class("stack stack-3").Body(
		app.P().Class("note").Text(i18n.T("activities.window", "from", i18n.Locale().DateMedium(e.From), "to", i18n.Locale().DateMedium(e.To))),
		&ui.Table[account.EffortLine]{Key: "lines " + string(p.ID), Caption: i18n.T("activities.title"), Rows: e.Lines, RowKey: func(l account.EffortLine) string { return string(l.ID) },
			Columns: p.columns(d), Stamp: stamp(p.P.Rev), Plain: len(e.Lines) <= 50, OnOpen: func(_ app.Context, l account.EffortLine) { p.Open("planned_activity", l.ID, nil) }},
		app.If(len(e.Unplanned) > 0, func() app.UI { return app.P().Class("note").Text(i18n.N("activities.unplanned", len(e.Unplanned))) }),
	)
}

func (p *section) columns(d data) []ui.Column[account.EffortLine] {
	l, env := i18n.Locale(), p.P.Env
	kind, _ := record.PlannedActivityKind.Info("kind")
	names := func(of string, ids []record.ID) string {
		out := make([]string, 0, len(ids))
		for _, id := range ids {
			if t := env.Snap().Title(of, id); t != "" {
				out = append(out, t)
			}
		}
		return strings.Join(out, ", ")
	}
	return []ui.Column[account.EffortLine]{
		{ID: "title", Header: i18n.T("activities.activity"), Size: "l", Text: func(x account.EffortLine) string { return x.Rec.Title + " (" + every(x.Rec.Every, x.Rec.Unit) + ")" },
			Compare: func(a, b account.EffortLine) int { return cmp.Compare(ui.Fold(a.Rec.Title), ui.Fold(b.Rec.Title)) },
			Cell: func(x account.EffortLine) app.UI {
				return app.Div().Class("act-title").Body(form.Cell(env, "planned_activity", x.ID, "title"), app.Span().Class("note").Text(i18n.Text(kind.LabelOf(x.Rec.Kind))+" · "+every(x.Rec.Every, x.Rec.Unit)))
			}},
		{ID: "contacts", Header: i18n.T("activities.them"), Size: "m", Text: func(x account.EffortLine) string { return names("contact", x.Rec.Contacts) },
			Cell: func(x account.EffortLine) app.UI { return p.contacts(d, x.Rec.Contacts) }},
		{ID: "people", Header: i18n.T("activities.us"), Size: "s", Text: func(x account.EffortLine) string { return cmp.Or(names("person", x.Rec.People), locale.None) }},
		{ID: "done", Header: i18n.T("activities.done"), Right: true, Text: func(x account.EffortLine) string {
			return i18n.T("activities.doneof", "done", l.Int(int64(x.Done)), "due", l.Int(int64(x.Due)))
		}, Cell: p.done, Compare: func(a, b account.EffortLine) int { return cmp.Compare(a.Done-a.Due, b.Done-b.Due) }},
		{ID: "next", Header: i18n.T("activities.next"), Right: true, Hide: 1, Text: func(x account.EffortLine) string {
			if !x.Next.Known() {
				return locale.None
			}
			return l.Date(x.Next)
		}, Compare: func(a, b account.EffortLine) int { return int(a.Next - b.Next) }},
		{ID: "hours", Header: i18n.T("activities.col.hours"), Right: true, Text: func(x account.EffortLine) string { return l.Short(x.Year.Hours, 0) },
			Compare: func(a, b account.EffortLine) int { return cmp.Compare(a.Year.Hours, b.Year.Hours) }, Total: l.Short(d.effort.Total.Hours, 0)},
		{ID: "cost", Header: i18n.T("activities.col.cost"), Right: true, Text: func(x account.EffortLine) string { return costText(x.Year) },
			Cell:    func(x account.EffortLine) app.UI { return app.Span().Class("money").Text(costText(x.Year)) },
			Compare: func(a, b account.EffortLine) int { return cmp.Compare(a.Year.Cost.Minor, b.Year.Cost.Minor) }, Total: costText(d.effort.Total)},
		{ID: "tools", Header: "", Right: true, Text: func(account.EffortLine) string { return "" }, Cell: func(x account.EffortLine) app.UI {
			return &ui.IconButton{Icon: icon.Trash, Small: true, Label: i18n.T("form.delete", "name", x.Rec.Title), OnClick: func(app.Context) { env.Delete("planned_activity", x.ID) }}
		}},
	}
}

// contacts are the client's people of a line, each with the light.
func (p *section) contacts(d data, ids []record.ID) app.UI {
	if len(ids) == 0 {
		return app.Span().Class("note").Text(i18n.T("activities.nobody"))
	}
	var out []app.UI
	for _, id := range ids {
		for _, j := range d.lights.All {
			if j.ID == id {
				out = append(out, app.Span().Class("act-contact").Body(ui.Light(signals[j.Light], "-"), app.Span().Text(j.Rec.Name)))
			}
		}
	}
	return app.Div().Class("act-contacts").Body(out...)
}

// signals are the engine's lights as the screen draws them.
var signals = map[account.Light]ui.Signal{account.Green: ui.Green, account.Amber: ui.Amber, account.Red: ui.Red, account.Unknown: ui.Unknown}

// done is how often a line took place of how often it was planned, with a bar.
func (p *section) done(x account.EffortLine) app.UI {
	l := i18n.Locale()
	words := i18n.T("activities.doneof", "done", l.Int(int64(x.Done)), "due", l.Int(int64(x.Due)))
	if x.Due == 0 {
		return app.Span().Class("num").Text(words)
	}
	return app.Div().Class("act-done").Body(app.Span().Class("num").Text(words), app.Progress().Max(x.Due).Value(min(x.Done, x.Due)).Aria("label", words))
}
