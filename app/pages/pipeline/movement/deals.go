package movement

import (
	"cmp"
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/numbers"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// deal is what all tables here name of a deal.
type deal struct {
	id                   record.ID
	name, account, owner string
}

func (v *view) deal(id string) deal {
	s := v.P.Env.Snap()
	d := deal{id: record.ID(id)}
	if o := workspace.Get(s, record.OpportunityKind, d.id); o != nil {
		d.name, d.account, d.owner = o.Name, s.Title("account", o.Account), s.Title("person", o.Owner)
	}
	return d
}

type changed struct {
	deal
	job.Changed
}

type pushed struct {
	deal
	job.Pushed
}

type aged struct {
	deal
	job.Aged
	stage string
	usual int // what nine of ten took
}

// take names the deals of an answer, once.
func (v *view) take(m *job.Moved) {
	if v.of == m {
		return
	}
	v.of, v.rows, v.pushes, v.old = m, nil, nil, nil
	for _, c := range m.Changes {
		v.rows = append(v.rows, &changed{v.deal(c.ID), c})
	}
	for _, p := range m.Pushes {
		v.pushes = append(v.pushes, &pushed{v.deal(p.ID), p})
	}
	for _, s := range m.Ages {
		for _, a := range s.Oldest {
			v.old = append(v.old, &aged{v.deal(a.ID), a, v.P.Env.Snap().Title("stage", record.ID(s.Stage)), int(s.P90)})
		}
	}
}

func (v *view) open(id record.ID) { form.Open(v.P.Env, "opportunity", id) }

func columns[R any](of func(R) *deal) []ui.Column[R] {
	label := func(f string) string {
		info, _ := record.OpportunityKind.Info(f)
		return i18n.Text(info.Label)
	}
	one, _ := record.OpportunityKind.Any().Labels()
	by := func(name func(*deal) string) func(a, b R) int {
		return func(a, b R) int { return cmp.Compare(ui.Fold(name(of(a))), ui.Fold(name(of(b)))) }
	}
	name, account, owner := func(d *deal) string { return d.name }, func(d *deal) string { return d.account }, func(d *deal) string { return d.owner }
	column := func(id, header, size string, hide int, text func(*deal) string) ui.Column[R] {
		return ui.Column[R]{ID: id, Header: header, Size: size, Hide: hide, Text: func(r R) string { return text(of(r)) }, Compare: by(text)}
	}
	return []ui.Column[R]{column("name", i18n.Text(one), "l", 0, name), column("account", label("account"), "m", 2, account), column("owner", label("owner"), "m", 1, owner)}
}

// deals are those of the chosen step, or of all.
func (v *view) deals(m *job.Moved) app.UI {
	l, cur := i18n.Locale(), v.P.Env.Snap().Currency().String()
	rows, title := v.rows, i18n.T("movement.deals.all")
	f, narrowed := v.chosen()
	if narrowed {
		rows, title = nil, flowName(f)
		for _, r := range v.rows {
			if r.Flow == f {
				rows = append(rows, r)
			}
		}
	}
	amount := func(id, header string, of func(*changed) job.Amount) ui.Column[*changed] {
		return ui.Column[*changed]{ID: id, Header: header, Unit: cur, Right: true, Hide: 2, Text: func(r *changed) string { return cmp.Or(numbers.Plain(v.known(of(r))), locale.None) },
			Compare: func(a, b *changed) int { return cmp.Compare(of(a).Minor, of(b).Minor) }}
	}
	cols := append(columns(func(r *changed) *deal { return &r.deal }),
		ui.Column[*changed]{ID: "flow", Header: i18n.T("movement.step"), Text: func(r *changed) string { return flowName(r.Flow) }, Compare: func(a, b *changed) int { return cmp.Compare(a.Flow, b.Flow) }},
		amount("before", l.DayMonth(v.question().From), func(r *changed) job.Amount { return r.Before }),
		amount("after", l.DayMonth(v.question().To), func(r *changed) job.Amount { return r.After }),
		ui.Column[*changed]{ID: "delta", Header: i18n.T("movement.delta"), Unit: cur, Right: true, Text: func(r *changed) string { return numbers.Plain(v.money(r.Delta)) },
			Compare: func(a, b *changed) int { return cmp.Compare(a.Delta, b.Delta) }, Total: numbers.Plain(v.money(sum(rows)))},
		ui.Column[*changed]{ID: "due", Header: i18n.T("movement.close"), Right: true, Hide: 1, Text: func(r *changed) string { return span(r.Due, r.DueAfter) },
			Compare: func(a, b *changed) int { return cmp.Compare(a.DueAfter, b.DueAfter) }},
	)
	return app.Section().Class("stack stack-2").ID("movement-deals").Body(
		app.Div().Class("section-head").Body(app.H2().Text(title), app.If(narrowed, func() app.UI {
			return &ui.Button{Label: i18n.T("movement.deals.show"), Small: true, Kind: ui.Quiet, OnClick: func(app.Context) { v.goWith("flow", "") }}
		})),
		&ui.Table[*changed]{Key: "movement " + v.P.Route.Get("flow"), Caption: title, Rows: rows, Columns: cols, RowKey: func(r *changed) string { return r.ID }, PageSize: 15, Plain: len(rows) <= 15,
			Stamp: l.Tag + fmt.Sprint(v.P.Rev, m.Start, m.End), OnOpen: func(_ app.Context, r *changed) { v.open(r.id) }, OnCSV: save("movement"),
			Empty: func() app.UI { return app.P().Class("note").Text(i18n.T("movement.deals.none")) }})
}

func sum(rows []*changed) (minor int64) {
	for _, r := range rows {
		minor += r.Delta
	}
	return minor
}

// span is a day that became another.
func span(from, to period.Date) string {
	l := i18n.Locale()
	switch {
	case !from.Known() || from == to:
		return l.Date(to)
	case !to.Known():
		return l.Date(from)
	}
	return l.Date(from) + " → " + l.Date(to)
}

// put are the deals that were put off.
func (v *view) put(m *job.Moved) app.UI {
	l, cur := i18n.Locale(), v.P.Env.Snap().Currency().String()
	cols := append(columns(func(r *pushed) *deal { return &r.deal }),
		ui.Column[*pushed]{ID: "times", Header: i18n.T("movement.times"), Right: true, Text: func(r *pushed) string { return l.Int(int64(r.Times)) }, Compare: func(a, b *pushed) int { return cmp.Compare(a.Times, b.Times) }},
		ui.Column[*pushed]{ID: "ever", Header: i18n.T("movement.ever"), Right: true, Hide: 1, Text: func(r *pushed) string { return l.Int(int64(r.Ever)) }, Compare: func(a, b *pushed) int { return cmp.Compare(a.Ever, b.Ever) }},
		ui.Column[*pushed]{ID: "close", Header: i18n.T("movement.close"), Right: true, Text: func(r *pushed) string { return span(r.From, r.To) }, Compare: func(a, b *pushed) int { return cmp.Compare(a.To, b.To) }},
		ui.Column[*pushed]{ID: "amount", Header: i18n.T("pipeline.amount"), Unit: cur, Right: true, Text: func(r *pushed) string { return numbers.Plain(v.known(r.Amount)) },
			Compare: func(a, b *pushed) int { return cmp.Compare(a.Amount.Minor, b.Amount.Minor) }},
		ui.Column[*pushed]{ID: "out", Header: i18n.T("movement.out"), Hide: 2, Text: func(r *pushed) string {
			switch {
			case !r.Open:
				return i18n.T("movement.out.closed")
			case r.Out:
				return i18n.T("movement.out.yes")
			}
			return i18n.T("movement.out.no")
		}})
	return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("movement.pushes")), app.P().Class("note").Text(i18n.T("movement.pushes.key")),
		&ui.Table[*pushed]{Key: "pushes", Caption: i18n.T("movement.pushes"), Rows: v.pushes, Columns: cols, RowKey: func(r *pushed) string { return r.ID }, PageSize: 10, Plain: len(v.pushes) <= 10,
			Stamp: l.Tag + fmt.Sprint(v.P.Rev, m.Start, m.End), OnOpen: func(_ app.Context, r *pushed) { v.open(r.id) }, OnCSV: save("pushes"),
			Empty: func() app.UI { return app.P().Class("note").Text(i18n.T("movement.pushes.none")) }})
}

// ages shows how long open deals stand in their stages, beside those that went on.
func (v *view) ages(m *job.Moved) app.UI {
	l := i18n.Locale()
	c := chart.Bars{Title: i18n.T("movement.ages"), Corner: i18n.T("pipeline.stage"), Stacked: true, Horizontal: true, Format: chart.Format{Kind: chart.Number}}
	names := []string{"movement.age.usual", "movement.age.long", "movement.age.extreme", "movement.age.unknown"}
	late, all := 0, 0
	for k, name := range names {
		s := chart.Series{Name: i18n.T(name), Accent: k == 2, Pale: k == 3}
		for _, a := range m.Ages {
			s.Values = append(s.Values, float64(a.Count[k]))
			if all += a.Count[k]; k == 2 {
				late += a.Count[k]
			}
		}
		c.Series = append(c.Series, s)
	}
	for _, a := range m.Ages {
		label := v.P.Env.Snap().Title("stage", record.ID(a.Stage))
		if a.P90 > 0 {
			label = i18n.T("movement.age.label", "stage", label, "median", l.Days(a.Median, 0), "p90", l.Days(a.P90, 0))
		}
		c.Labels = append(c.Labels, label)
	}
	c.Summary = i18n.T("movement.ages.summary", "n", l.Int(int64(late)), "all", l.Int(int64(all)))
	cols := append(columns(func(r *aged) *deal { return &r.deal }),
		ui.Column[*aged]{ID: "stage", Header: i18n.T("pipeline.stage"), Text: func(r *aged) string { return r.stage }},
		ui.Column[*aged]{ID: "days", Header: i18n.T("movement.age.days"), Right: true, Text: func(r *aged) string { return l.Int(int64(r.Days)) }, Compare: func(a, b *aged) int { return cmp.Compare(a.Days, b.Days) }},
		ui.Column[*aged]{ID: "usual", Header: i18n.T("movement.age.nine"), Right: true, Hide: 1, Text: func(r *aged) string { return l.Int(int64(r.usual)) }},
		ui.Column[*aged]{ID: "amount", Header: i18n.T("pipeline.amount"), Unit: v.P.Env.Snap().Currency().String(), Right: true, Text: func(r *aged) string { return numbers.Plain(v.known(r.Amount)) },
			Compare: func(a, b *aged) int { return cmp.Compare(a.Amount.Minor, b.Amount.Minor) }})
	return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("movement.ageing")), app.P().Class("note").Text(i18n.T("movement.ageing.key")), c.Chart(),
		&ui.Table[*aged]{Key: "aged", Caption: i18n.T("movement.age.extreme"), Rows: v.old, Columns: cols, SortBy: "days", Desc: true, RowKey: func(r *aged) string { return r.ID }, PageSize: 10, Plain: len(v.old) <= 10,
			Stamp: l.Tag + fmt.Sprint(v.P.Rev, m.Start, m.End), OnOpen: func(_ app.Context, r *aged) { v.open(r.id) }, OnCSV: save("ageing"),
			Empty: func() app.UI { return app.P().Class("note").Text(i18n.T("movement.ages.none")) }})
}
