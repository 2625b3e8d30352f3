package forecast

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/locale"
)

// trust sets the ways of forecasting side by side with their past errors, so that one sees which to trust.
func (v *view) trust() app.UI {
	return app.Section().Class("section").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("forecast.trust"))),
		app.P().Class("section-note").Text(v.trustSentence()),
		v.ways(),
	)
}

// best is the way with the smallest past error; nil if none was measured.
func (v *view) best() *job.Way {
	var best *job.Way
	for i := range v.a.Total.Ways {
		w := &v.a.Total.Ways[i]
		if w.Measured != nil && (best == nil || w.Measured.WAPE < best.Measured.WAPE) {
			best = w
		}
	}
	return best
}

// fewDates is below how many dates no way can be called the best.
const fewDates = 6

func (v *view) trustSentence() string {
	l := i18n.Locale()
	best := v.best()
	if best == nil {
		return i18n.T("forecast.trust.none")
	}
	if best.Measured.N < fewDates {
		return i18n.N("forecast.trust.few", best.Measured.N)
	}
	shown := v.a.Total.Ways[0]
	said := i18n.T("forecast.trust.say", "n", l.Int(int64(best.Measured.N)), "way", wayName(best.ID), "error", l.Percent(best.Measured.WAPE, 0))
	if best.ID != shown.ID && shown.Measured != nil {
		said += " " + i18n.T("forecast.trust.ours", "error", l.Percent(shown.Measured.WAPE, 0))
	}
	return said
}

func wayName(id string) string { return i18n.T("forecast.way." + id) }

func (v *view) ways() app.UI {
	l, unit := i18n.Locale(), v.env.Snap().Currency().String()
	measured := func(f func(m *job.Measured) string) func(w job.Way) string {
		return func(w job.Way) string {
			if w.Measured == nil {
				return locale.None
			}
			return f(w.Measured)
		}
	}
	return &ui.Table[job.Way]{Key: "forecast ways", Caption: i18n.T("forecast.trust"), Rows: v.a.Total.Ways, Plain: true, Stamp: v.stamp(),
		RowKey: func(w job.Way) string { return w.ID }, Columns: []ui.Column[job.Way]{
			{ID: "way", Header: i18n.T("forecast.way"), Size: "l", Text: func(w job.Way) string { return wayName(w.ID) }, Cell: v.wayCell},
			{ID: "mean", Header: i18n.T("forecast.way.forecast"), Unit: unit, Right: true, Text: func(w job.Way) string { return v.plain(w.Mean) }},
			{ID: "range", Header: i18n.T("forecast.way.range"), Hide: 1, Right: true, Text: func(w job.Way) string {
				if w.Range == nil {
					return locale.None
				}
				return v.short(w.Range.P10) + " – " + v.short(w.Range.P90)
			}},
			{ID: "error", Header: i18n.T("forecast.way.error"), Right: true, Text: measured(func(m *job.Measured) string { return l.Percent(m.WAPE, 0) })},
			{ID: "bias", Header: i18n.T("forecast.way.bias"), Hide: 1, Right: true, Text: measured(func(m *job.Measured) string { return l.SignedPercent(m.Bias, 0) })},
			{ID: "coverage", Header: i18n.T("forecast.way.coverage"), Hide: 2, Right: true, Text: measured(func(m *job.Measured) string {
				if m.Coverage == nil {
					return locale.None
				}
				return i18n.T("forecast.way.of", "k", l.Int(int64(math.Round(*m.Coverage*float64(m.N)))), "n", l.Int(int64(m.N)))
			})},
		}}
}

// wayCell names the way; a click tells how it reckons.
func (v *view) wayCell(w job.Way) app.UI {
	mark := app.If(w.ID == v.a.Total.Ways[0].ID, func() app.UI { return ui.AccentBadge(i18n.T("forecast.way.ours")) })
	return app.Span().Class("way").Body(
		&ui.Asked{Text: wayName(w.ID), Label: i18n.T("forecast.way.what"), OnAsk: func(app.Context) { v.explainWay(w) }}, mark)
}

// record shows what was forecast on past dates beside what came.
func (v *view) record() app.UI {
	if len(v.a.Given) < 3 {
		return app.Div().Hidden(true)
	}
	l := i18n.Locale()
	c := chart.Fan{Title: i18n.T("forecast.record"), Corner: i18n.T("forecast.record.corner"), Now: -1, Format: v.format(),
		History: chart.Series{Name: i18n.T("forecast.record.came")}, Median: chart.Series{Name: i18n.T("forecast.record.said")},
		Outer: chart.Band{Low: chart.Series{Name: i18n.T("forecast.fan.p10")}, High: chart.Series{Name: i18n.T("forecast.fan.p90")}}}
	inside := 0
	for _, g := range v.a.Given {
		year, month, _ := g.On.Civil()
		c.Labels = append(c.Labels, l.MonthYear(year, month))
		c.History.Values = append(c.History.Values, v.units(g.Came))
		c.Median.Values = append(c.Median.Values, v.units(g.P50))
		c.Outer.Low.Values, c.Outer.High.Values = append(c.Outer.Low.Values, v.units(g.P10)), append(c.Outer.High.Values, v.units(g.P90))
		if g.Came >= g.P10 && g.Came <= g.P90 {
			inside++
		}
	}
	c.Summary = i18n.T("forecast.record.summary", "k", l.Int(int64(inside)), "n", l.Int(int64(len(v.a.Given))))
	return app.Section().Class("section").Body(c.Chart())
}
