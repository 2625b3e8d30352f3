package retention

import (
	"fmt"
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
)

// measure is which of a cohort's shares the link asks for.
func (v *view) measure() (key string, of func(kpi.Cohort) []float64) {
	switch v.P.Route.Get("cohort") {
	case "gross":
		return "gross", func(c kpi.Cohort) []float64 { return c.Gross }
	case "logos":
		return "logos", func(c kpi.Cohort) []float64 { return c.Logos }
	}
	return "", func(c kpi.Cohort) []float64 { return c.Net }
}

// cohorts are the clients of each first quarter and how they went on, as a picture that is a table, with its figures to be saved.
func (v *view) cohorts(a *answer) app.UI {
	l := i18n.Locale()
	key, of := v.measure()
	head := app.Div().Class("section-head").Body(app.H2().Text(i18n.T("retention.cohorts")),
		&ui.Segmented{Label: i18n.T("retention.cohorts"), Value: key, Options: []ui.Option{{Value: "", Label: i18n.T("retention.cohort.net")}, {Value: "gross", Label: i18n.T("retention.cohort.gross")}, {Value: "logos", Label: i18n.T("retention.cohort.logos")}},
			OnChange: func(_ app.Context, s string) { v.P.Env.Host.GoTo(v.P.Route.With("cohort", s)) }})
	most := 0
	for _, c := range a.cohorts {
		most = max(most, len(of(c)))
	}
	if most == 0 {
		return app.Section().Class("stack stack-2").Body(head, app.P().Text(i18n.T("retention.cohorts.none")))
	}
	h := &chart.Heat{Title: i18n.T("retention.cohorts"), Corner: i18n.T("retention.first"), Format: chart.Format{Kind: chart.Percent}, Max: 1.5}
	if key != "" {
		h.Max = 1
	}
	for k := range most {
		h.Columns = append(h.Columns, i18n.T("retention.later", "n", l.Int(int64(k+1))))
	}
	var list []*cohort
	for _, c := range a.cohorts {
		name := v.P.Env.PeriodName(c.Quarter)
		if c.Older {
			name = i18n.T("retention.older", "quarter", name)
		}
		h.Rows = append(h.Rows, i18n.N("retention.row", c.Clients, "quarter", name))
		row := make([]float64, most)
		for k := range row {
			if row[k] = math.NaN(); k < len(of(c)) {
				row[k] = of(c)[k]
			}
		}
		h.Values = append(h.Values, row)
		list = append(list, &cohort{c, name, row})
	}
	h.OnPick = func(_ app.Context, row, column int) { v.explain(key, list[row], column) }
	return app.Section().Class("stack stack-2").Body(head, app.P().Class("note").Text(i18n.T("retention.cohorts.key")), h,
		app.Details().Body(app.Summary().Text(i18n.T("retention.cohorts.table")), v.figures(list, most)))
}

// explain shows what a share of a cohort is made of.
func (v *view) explain(key string, c *cohort, k int) {
	if math.IsNaN(c.values[k]) {
		return
	}
	env := v.P.Env
	names := map[string]*kpi.Indicator{"": kpi.NetRetention, "gross": kpi.GrossRetention, "logos": kpi.LogoRetention}
	env.Host.ShowPanel(page.Panel{Key: "cohort " + c.name + key + fmt.Sprint(k), Title: i18n.Text(names[key].Name), Body: func() []app.UI {
		l := i18n.Locale()
		part, of := l.Money(v.money(int64(math.Round(c.values[k]*float64(c.Base))))), l.Money(v.money(c.Base))
		if key == "logos" {
			part, of = l.Int(int64(math.Round(c.values[k]*float64(c.Clients)))), l.Int(int64(c.Clients))
		}
		return []app.UI{&ui.Explain{What: ui.Explanation{Value: l.Percent(c.values[k], 1), Under: c.name + " · " + i18n.T("retention.later", "n", l.Int(int64(k+1))), N: l.Int(int64(c.Clients)),
			Formula: i18n.T("retention.cohort.formula." + map[string]string{"": "net", "gross": "gross", "logos": "logos"}[key]), With: i18n.T("retention.cohort.with", "part", part, "of", of, "value", l.Percent(c.values[k], 1)),
			Definition: i18n.T("retention.cohorts.key")}}}
	}})
}

type cohort struct {
	kpi.Cohort
	name   string
	values []float64
}

// figures is the same as a table.
func (v *view) figures(list []*cohort, most int) app.UI {
	l := i18n.Locale()
	cols := []ui.Column[*cohort]{
		{ID: "name", Header: i18n.T("retention.first"), Size: "m", Text: func(r *cohort) string { return r.name }},
		{ID: "clients", Header: i18n.T("retention.n"), Right: true, Text: func(r *cohort) string { return l.Int(int64(r.Clients)) }},
		{ID: "base", Header: i18n.T("retention.base"), Unit: v.P.Env.Snap().Currency().String(), Right: true, Text: func(r *cohort) string {
			if r.Base == 0 {
				return locale.None
			}
			return numbers.Plain(v.money(r.Base))
		}},
	}
	for k := range most {
		cols = append(cols, ui.Column[*cohort]{ID: fmt.Sprint("q", k+1), Header: i18n.T("retention.later", "n", l.Int(int64(k+1))), Right: true, Text: func(r *cohort) string {
			if math.IsNaN(r.values[k]) {
				return locale.None
			}
			return l.Percent(r.values[k], 1)
		}, Cell: func(r *cohort) app.UI {
			if math.IsNaN(r.values[k]) {
				return app.Text(locale.None)
			}
			return &ui.Asked{Text: l.Percent(r.values[k], 1), Label: r.name + ", " + i18n.T("retention.later", "n", l.Int(int64(k+1))), OnAsk: func(app.Context) { v.explain(v.P.Route.Get("cohort"), r, k) }}
		}})
	}
	return &ui.Table[*cohort]{Key: "cohorts " + v.P.Route.Get("cohort"), Caption: i18n.T("retention.cohorts"), Rows: list, Columns: cols, RowKey: func(r *cohort) string { return r.name }, Plain: true,
		Stamp: l.Tag + fmt.Sprint(v.P.Rev, string(v.P.Route)), OnCSV: func(_ app.Context, file []byte) { browser.Download("cohorts.csv", "text/csv", file) }}
}
