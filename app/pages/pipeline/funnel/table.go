package funnel

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/locale"
)

// table is every stage with its counts, ratio, interval and time.
func (v *view) table(f *job.Funneled) app.UI {
	l := i18n.Locale()
	number := func(id, key string, hide int, of func(*stage) int) ui.Column[*stage] {
		return ui.Column[*stage]{ID: id, Header: i18n.T(key), Right: true, Hide: hide, Text: func(r *stage) string { return l.Int(int64(of(r))) }}
	}
	rate := func(s *job.Staged) string {
		if _, n, rate, _, _ := v.share(s); n > 0 {
			return l.Percent(rate, 1)
		}
		return locale.None
	}
	days := func(s *job.Staged) string {
		if s.Stays > 0 {
			return l.Number(s.Median, 0)
		}
		return locale.None
	}
	cols := []ui.Column[*stage]{{ID: "stage", Header: i18n.T("pipeline.stage"), Size: "m", Text: func(r *stage) string { return r.name }}}
	if v.passages() {
		cols = append(cols, number("exits", "funnel.exits", 0, func(r *stage) int { return r.Exits }), number("forward", "funnel.forward", 1, func(r *stage) int { return r.Forward }))
	} else {
		cols = append(cols, number("entered", "funnel.entered", 0, func(r *stage) int { return r.Entered }), number("passed", "funnel.passed", 1, func(r *stage) int { return r.Passed }),
			number("lost", "funnel.lost", 1, func(r *stage) int { return r.Lost }), number("open", "funnel.open", 2, func(r *stage) int { return r.Open }))
	}
	cols = append(cols, ui.Column[*stage]{ID: "rate", Header: i18n.T("funnel.share"), Right: true, Text: func(r *stage) string { return rate(&r.Staged) },
		Cell: func(r *stage) app.UI {
			_, n, _, _, _ := v.share(&r.Staged)
			return app.Span().Class(ui.When(n < 10, "weak")).Body(&ui.Asked{Text: rate(&r.Staged), Label: r.name, OnAsk: func(app.Context) { v.explain(r) }})
		}},
		ui.Column[*stage]{ID: "range", Header: i18n.T("kpis.range"), Right: true, Hide: 1, Text: func(r *stage) string { return v.between(&r.Staged) }},
		ui.Column[*stage]{ID: "days", Header: i18n.T("funnel.days"), Right: true, Text: func(r *stage) string { return days(&r.Staged) }},
		ui.Column[*stage]{ID: "stays", Header: i18n.T("funnel.stays"), Right: true, Hide: 2, Text: func(r *stage) string { return l.Int(int64(r.Stays)) }})
	if len(f.Others) > 0 {
		cols = append(cols, ui.Column[*stage]{ID: "others", Header: i18n.T("funnel.others"), Right: true, Hide: 1, Text: func(r *stage) string { return rate(r.others) }},
			ui.Column[*stage]{ID: "others-days", Header: i18n.T("funnel.others.days"), Right: true, Hide: 2, Text: func(r *stage) string { return days(r.others) }})
	}
	key := "funnel.key"
	if v.passages() {
		key = "funnel.key.passage"
	}
	return app.Div().Class("stack stack-2").Body(
		&ui.Table[*stage]{Key: "funnel " + v.P.Route.Get("view"), Caption: i18n.T("funnel.chart"), Rows: v.rows, Columns: cols, RowKey: func(r *stage) string { return r.Stage }, Plain: true,
			Stamp: l.Tag + fmt.Sprint(v.P.Rev, string(v.P.Route)), OnCSV: func(_ app.Context, file []byte) { browser.Download("funnel.csv", "text/csv", file) }},
		app.P().Class("note").Text(i18n.T(key)))
}

// between is the interval in words.
func (v *view) between(s *job.Staged) string {
	_, n, _, low, high := v.share(s)
	if n == 0 {
		return locale.None
	}
	l := i18n.Locale()
	return l.Percent(low, 1) + " – " + l.Percent(high, 1)
}

// explain says how a stage's ratio came about.
func (v *view) explain(r *stage) {
	l := i18n.Locale()
	k, n, rate, _, _ := v.share(&r.Staged)
	name := "cohort"
	if v.passages() {
		name = "passage"
	}
	x := ui.Explanation{Under: v.P.Env.PeriodName(v.P.Env.Period(v.P.Route)) + " · " + numbers.ScopeName(v.P), Value: locale.None, Formula: i18n.T("funnel.formula." + name),
		Definition: i18n.T("funnel.definition." + name), Source: i18n.T("funnel.source"), N: i18n.T("funnel.n."+name, "n", l.Int(int64(n)))}
	if n > 0 {
		x.Value = l.Percent(rate, 1)
		x.With = l.Int(int64(k)) + " ÷ " + l.Int(int64(n)) + " = " + x.Value
		x.Interval = i18n.T("funnel.interval", "range", v.between(&r.Staged))
	}
	x.Counted = []ui.RecordGroup{{ID: "passed", Label: i18n.T("funnel.passed"), Count: l.Int(int64(r.Passed))}, {ID: "lost", Label: i18n.T("funnel.lost"), Count: l.Int(int64(r.Lost))},
		{ID: "open", Label: i18n.T("funnel.open"), Count: l.Int(int64(r.Open))}}
	if v.passages() {
		x.Counted = []ui.RecordGroup{{ID: "forward", Label: i18n.T("funnel.forward"), Count: l.Int(int64(k))}, {ID: "back", Label: i18n.T("funnel.back"), Count: l.Int(int64(n - k))}}
	}
	if n < 10 {
		x.Warnings = append(x.Warnings, i18n.T("funnel.few"))
	}
	v.P.Env.Host.ShowPanel(page.Panel{Key: "funnel " + r.Stage, Title: r.name, Body: func() []app.UI { return []app.UI{&ui.Explain{What: x}} }})
}
