package forecast

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/numbers"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// told is a forecast given before, beside what happened.
type told struct {
	id     record.ID
	rec    *record.GivenForecast
	actual kpi.Result
	over   bool // the period has ended
}

// inside reports whether what happened lies in the range that was given.
func (t told) inside() bool {
	return t.actual.Minor >= t.rec.Low.Minor && t.actual.Minor <= t.rec.High.Minor
}

// toldBefore are the forecasts given, latest first, held against what was won.
func (v *view) toldBefore() []told {
	snap, today := v.env.Snap(), v.env.Store.Today()
	var out []told
	for _, r := range workspace.List(snap, record.GivenForecastKind, func(a, b *record.GivenForecast) bool { return a.On > b.On }) {
		kind, id, _ := strings.Cut(r.Rec.Scope, ":")
		in := numbers.Input(v.env, r.Rec.Period(), scopeOf(job.Scope{Kind: kind, ID: id}))
		out = append(out, told{r.ID, r.Rec, kpi.WonRevenue.Compute(in), r.Rec.To < today})
	}
	return out
}

// kept are the forecasts that were written down, so that one learns how good they are.
func (v *view) kept() app.UI {
	list := v.toldBefore()
	ended, inside := ended(list)
	return app.Section().Class("section").Body(
		app.Div().Class("section-head").Body(
			app.H2().Text(i18n.T("forecast.kept")),
			app.Div().Class("page-tools").Body(&ui.Button{ID: "keep-forecast", Label: i18n.T("forecast.keep"), Icon: icon.Flag, Small: true, OnClick: func(app.Context) { v.keep() }}),
		),
		app.P().Class("section-note").Text(i18n.T("forecast.kept.lead")),
		app.If(len(ended) > 0, func() app.UI {
			said, off := app.P().Text(i18n.T("forecast.kept.score", "inside", inside, "over", len(ended))), v.accuracy()
			answer := off.Indicator.Compute(off.Input)
			if !answer.Known {
				return said
			}
			return app.Div().Class("stack stack-2").Body(said, app.P().Class("line").Body(app.Text(i18n.T("forecast.kept.accuracy")), &ui.Asked{Text: answer.Format(i18n.Locale()), Label: i18n.Text(off.Indicator.Name), OnAsk: func(app.Context) { numbers.Ask(v.env, off) }}))
		}),
		app.If(len(v.ofScope(ended)) >= 3, func() app.UI { return v.toldChart(v.ofScope(ended)) }),
		app.If(len(list) > 0, func() app.UI {
			return &ui.Table[told]{Key: "told", Caption: i18n.T("forecast.kept"), Rows: list, Columns: v.toldColumns(), Plain: len(list) <= 50, PageSize: 25,
				RowKey: func(t told) string { return string(t.id) }, Stamp: i18n.Locale().Tag}
		}),
	)
}

// accuracy asks how far all forecasts that were kept lay from what came.
func (v *view) accuracy() numbers.Question {
	return numbers.Question{Indicator: kpi.ForecastAccuracy, Under: i18n.T("forecast.kept"), Input: numbers.Input(v.env, period.Period{}, nil)}
}

// ended are the forecasts whose period is over and of which it is known what came, oldest first, and how many of them held.
func ended(list []told) (over []told, inside int) {
	for _, t := range slices.Backward(list) {
		if !t.over || !t.actual.Known {
			continue
		}
		over = append(over, t)
		if t.inside() {
			inside++
		}
	}
	return over, inside
}

// ofScope are those that were given of what is looked at.
func (v *view) ofScope(list []told) []told {
	of := v.scopeKey()
	return slices.DeleteFunc(slices.Clone(list), func(t told) bool { return t.rec.Scope != of })
}

// scopeKey names the scope as kept forecasts do.
func (v *view) scopeKey() string {
	if v.q.scope.Kind == "" {
		return ""
	}
	return v.q.scope.Kind + ":" + v.q.scope.ID
}

// toldChart shows what was said, by the day on which it was, and what came.
func (v *view) toldChart(list []told) app.UI {
	l := i18n.Locale()
	c := chart.Fan{Title: i18n.T("forecast.kept.chart"), Corner: i18n.T("forecast.kept.on"), Now: -1, Format: v.format(),
		History: chart.Series{Name: i18n.T("forecast.kept.actual")}, Median: chart.Series{Name: i18n.T("forecast.kept.mid")},
		Outer: chart.Band{Low: chart.Series{Name: i18n.T("forecast.fan.p10")}, High: chart.Series{Name: i18n.T("forecast.fan.p90")}}}
	for _, t := range list {
		c.Labels = append(c.Labels, l.DateMedium(t.rec.On))
		c.History.Values = append(c.History.Values, t.actual.Money().Units())
		c.Median.Values = append(c.Median.Values, t.rec.Mid.Units())
		c.Outer.Low.Values, c.Outer.High.Values = append(c.Outer.Low.Values, t.rec.Low.Units()), append(c.Outer.High.Values, t.rec.High.Units())
	}
	return c.Chart()
}

// keep writes down the forecast on the screen.
func (v *view) keep() {
	t := v.a.Total
	g := &record.GivenForecast{On: v.env.Store.Today(), From: t.Period.From, To: t.Period.To - 1, By: v.env.Store.Author(),
		Low: v.amount(t.Whole.P10), Mid: v.amount(t.Whole.P50), High: v.amount(t.Whole.P90)}
	g.Scope = v.scopeKey()
	if v.env.Do(workspace.Create{Kind: "given_forecast", Rec: g}) {
		v.env.Host.Toast(i18n.T("forecast.kept.done", "what", v.under()), true)
	}
}

func (v *view) toldColumns() []ui.Column[told] {
	l, snap := i18n.Locale(), v.env.Snap()
	plain := func(a money.Amount) string { return l.MoneyCompact(a) }
	return []ui.Column[told]{
		{ID: "on", Header: i18n.T("forecast.kept.on"), Size: "s", Text: func(t told) string { return l.DateMedium(t.rec.On) }},
		{ID: "what", Header: i18n.T("forecast.kept.what"), Size: "m", Text: func(t told) string {
			kind, id, _ := strings.Cut(t.rec.Scope, ":")
			of := i18n.T("forecast.company")
			if kind != "" {
				of = snap.Title(kind, record.ID(id))
			}
			return i18n.T("forecast.under", "period", l.Period(t.rec.Period(), snap.Calendar()), "scope", of)
		}},
		{ID: "range", Header: i18n.T("forecast.kept.range"), Right: true, Text: func(t told) string {
			return i18n.T("forecast.between", "low", plain(t.rec.Low), "high", plain(t.rec.High))
		}},
		{ID: "mid", Header: i18n.T("forecast.kept.mid"), Right: true, Hide: 1, Text: func(t told) string { return plain(t.rec.Mid) }},
		{ID: "actual", Header: i18n.T("forecast.kept.actual"), Right: true, Text: func(t told) string {
			if !t.actual.Known {
				return locale.None
			}
			return plain(t.actual.Money())
		}},
		{ID: "error", Header: i18n.T("forecast.kept.error"), Right: true, Hide: 2, Text: func(t told) string {
			if !t.over || !t.actual.Known || t.actual.Minor == 0 {
				return locale.None
			}
			return l.SignedPercent(float64(t.rec.Mid.Minor-t.actual.Minor)/float64(t.actual.Minor), 0)
		}},
		{ID: "verdict", Header: i18n.T("forecast.kept.verdict"), Text: verdict},
		{ID: "tools", Header: i18n.T("forecast.kept.tools"), Right: true, Hide: 1, Text: func(told) string { return "" }, Cell: func(t told) app.UI {
			return &ui.IconButton{Icon: icon.Trash, Small: true, Label: i18n.T("form.delete", "name", l.DateMedium(t.rec.On)), OnClick: func(app.Context) { v.env.Delete("given_forecast", t.id) }}
		}},
	}
}

// verdict says in words how the forecast did.
func verdict(t told) string {
	switch {
	case !t.over:
		return i18n.T("forecast.kept.open")
	case !t.actual.Known:
		return locale.None
	case t.inside():
		return i18n.T("forecast.kept.inside")
	case t.actual.Minor < t.rec.Low.Minor:
		return i18n.T("forecast.kept.below")
	}
	return i18n.T("forecast.kept.above")
}
