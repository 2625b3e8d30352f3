package leads

import (
	"cmp"
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// list is the order in which to pursue leads, or those to leave.
func (v *view) list() app.UI {
	l := i18n.Locale()
	rows, key := v.order, "pursue"
	if v.leaving() {
		rows, key = v.leave, "leave"
	}
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("leads.order")),
			&ui.Segmented{Label: i18n.T("leads.show"), Value: key, Options: []ui.Option{{Value: "pursue", Label: i18n.T("leads.pursue", "n", l.Int(int64(len(v.order))))}, {Value: "leave", Label: i18n.T("leads.leave", "n", l.Int(int64(len(v.leave))))}},
				OnChange: func(_ app.Context, s string) { v.P.Env.Host.GoTo(v.P.Route.With("show", s)) }}),
		&ui.Table[kpi.Pursuit]{Key: "leads " + key, Caption: i18n.T("leads.order"), Rows: rows, Columns: v.columns(), PageSize: 25, Stamp: l.Tag,
			RowKey: func(p kpi.Pursuit) string { return string(p.Lead) },
			OnOpen: func(_ app.Context, p kpi.Pursuit) { browser.Go(string(v.P.Route.With("lead", string(p.Lead)))) },
			OnCSV:  func(_ app.Context, file []byte) { browser.Download("leads.csv", "text/csv", file) },
			Empty:  func() app.UI { return app.P().Class("note").Text(i18n.T("leads.none")) }},
	)
}

// lead is a pursuit's record.
func (v *view) lead(p kpi.Pursuit) *record.Lead {
	if l := workspace.Get(v.P.Env.Snap(), record.LeadKind, p.Lead); l != nil {
		return l
	}
	return &record.Lead{}
}

func (v *view) columns() []ui.Column[kpi.Pursuit] {
	l := i18n.Locale()
	company, _ := record.LeadKind.Info("company")
	owner, _ := record.LeadKind.Info("owner")
	return []ui.Column[kpi.Pursuit]{
		{ID: "name", Header: i18n.T("leads.who"), Size: "m", Text: func(p kpi.Pursuit) string { return v.P.Env.Snap().Title("lead", p.Lead) }},
		{ID: "company", Header: i18n.Text(company.Label), Hide: 1, Text: func(p kpi.Pursuit) string { return v.lead(p).Company }},
		{ID: "owner", Header: i18n.Text(owner.Label), Hide: 2, Text: func(p kpi.Pursuit) string { return cmp.Or(v.P.Env.Snap().Title("person", p.Owner), locale.None) },
			Compare: func(a, b kpi.Pursuit) int { return cmp.Compare(a.Owner, b.Owner) }},
		{ID: "score", Header: i18n.T("leads.score"), Right: true, Text: func(p kpi.Pursuit) string { return strconv.Itoa(p.Score) }, Compare: func(a, b kpi.Pursuit) int { return cmp.Compare(a.Score, b.Score) }},
		{ID: "band", Header: i18n.Text(kpi.ByBand.Label()), Text: func(p kpi.Pursuit) string { return i18n.Text(p.Band.Name) }, Cell: func(p kpi.Pursuit) app.UI { return band(p.Band) },
			Compare: func(a, b kpi.Pursuit) int { return cmp.Compare(a.Score, b.Score) }},
		{ID: "worth", Header: i18n.T("leads.worth"), Right: true, Hide: 1, Text: func(p kpi.Pursuit) string {
			if !p.Worth.Known() {
				return locale.None
			}
			return l.MoneyWhole(p.Worth)
		}, Cell: func(p kpi.Pursuit) app.UI {
			if !p.Worth.Known() {
				return app.Span().Title(i18n.T("leads.worth.unknown")).Text(locale.None)
			}
			return app.Span().Class("money").Text(l.MoneyCompact(p.Worth))
		}, Compare: func(a, b kpi.Pursuit) int { return cmp.Compare(a.Worth.Minor, b.Worth.Minor) }},
		{ID: "reason", Header: i18n.T("leads.why"), Size: "l", Text: func(p kpi.Pursuit) string { return p.Reason.In(l) }, Cell: func(p kpi.Pursuit) app.UI { return app.Span().Class("leads-words").Text(p.Reason.In(l)) }},
		{ID: "next", Header: i18n.T("leads.next"), Size: "l", Text: func(p kpi.Pursuit) string { return p.Next.In(l) }, Cell: func(p kpi.Pursuit) app.UI { return app.Span().Class("leads-words").Text(p.Next.In(l)) }},
	}
}

// band is the band in words; the hottest stands out.
func band(b kpi.Value) app.UI {
	if b.ID == "hot" {
		return ui.AccentBadge(i18n.Text(b.Name))
	}
	return ui.Badge(i18n.Text(b.Name))
}

// check sets the bands against what became of leads: the weights hold if conversion rises.
func (v *view) check() app.UI {
	rows := append([]kpi.Row{}, v.bands...)
	for a, b := 0, len(rows)-1; a < b; a, b = a+1, b-1 { // the hottest first
		rows[a], rows[b] = rows[b], rows[a]
	}
	in := v.in
	in.Period = kpi.Input{}.Period
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("leads.check")), &ui.Button{ID: "weights", Label: i18n.T("leads.weights"), Small: true, Href: v.P.Route.To("settings", "scoring").Href()}),
		app.P().Text(i18n.Text(kpi.BandsRise(v.bands).Text())),
		numbers.Sheet{Key: "lead bands", Caption: i18n.T("leads.check"), Dim: kpi.ByBand, In: in, Under: i18n.T("leads.ever"), Asks: conversion, Rows: rows, InOrder: true, File: "lead-bands",
			Columns: []numbers.Column{{Part: numbers.Denominator, Header: i18n.T("leads.decided")}, {Part: numbers.Numerator, Header: i18n.T("channels.won")}, {Part: numbers.Interval}}}.Draw(v.P),
		app.P().Class("note").Text(i18n.Text(kpi.EngagementConversion.Trap)))
}

// fairness is how unevenly leads are dealt on the whole, by number and by worth.
var fairness = []kpi.Ask{{Indicator: kpi.LeadFairness}, {Indicator: kpi.LeadFairness, Alternative: "worth"}}

// hands shows who gets how many and how good leads, beside what chance deals.
func (v *view) hands() app.UI {
	if len(v.shares) == 0 {
		return app.P().Class("note").Text(i18n.T("leads.hands.none"))
	}
	most, best := 0.0, 0.0
	for _, s := range v.shares {
		most = math.Max(most, math.Max(float64(s.Leads), s.High))
		best = math.Max(best, math.Max(s.Worth.Value, s.WorthHigh.Value))
	}
	return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("leads.hands")), app.P().Class("note").Text(i18n.T("leads.hands.key")),
		numbers.Cards(v.P, v.in, fairness, v.fair),
		&ui.Table[kpi.LeadShare]{Key: "hands", Caption: i18n.T("leads.hands"), Rows: v.shares, Columns: v.handColumns(most, best), Plain: len(v.shares) <= 50, Stamp: i18n.Locale().Tag,
			RowKey: func(s kpi.LeadShare) string { return s.Person.ID },
			OnOpen: func(_ app.Context, s kpi.LeadShare) {
				in := v.in
				in.Scope = in.Scope.With(kpi.Only(kpi.ByPerson, s.Person.ID))
				numbers.Ask(v.P.Env, numbers.Question{Indicator: kpi.LeadsCreated, Input: in, Under: numbers.Under(v.P) + " · " + i18n.Text(s.Person.Name)})
			},
			OnCSV: func(_ app.Context, file []byte) { browser.Download("lead-hands.csv", "text/csv", file) }})
}

func (v *view) handColumns(most, best float64) []ui.Column[kpi.LeadShare] {
	l := i18n.Locale()
	count := func(s kpi.LeadShare) string { return l.Int(int64(s.Leads)) }
	worth := func(s kpi.LeadShare) string { return numbers.Short(s.Worth) }
	draw := func(value, low, high, reference, top float64, words string, money bool) app.UI {
		return app.Span().Class("sheet-range").Body(chart.Whisker{Value: value, Low: low, High: high, Reference: reference, Max: top}.Draw(), app.Span().Class(ui.Classes("num", ui.When(money, "money"))).Text(words))
	}
	return []ui.Column[kpi.LeadShare]{
		{ID: "name", Header: i18n.Text(kpi.ByPerson.Label()), Size: "m", Text: func(s kpi.LeadShare) string { return i18n.Text(s.Person.Name) }, Compare: func(a, b kpi.LeadShare) int {
			return cmp.Compare(ui.Fold(i18n.Text(a.Person.Name)), ui.Fold(i18n.Text(b.Person.Name)))
		}},
		{ID: "leads", Header: i18n.T("leads.hands.count"), Right: true, Text: count, Compare: func(a, b kpi.LeadShare) int { return cmp.Compare(a.Leads, b.Leads) },
			Cell: func(s kpi.LeadShare) app.UI {
				return draw(float64(s.Leads), s.Low, s.High, s.Fair, most, count(s), false)
			}},
		{ID: "fair", Header: i18n.T("leads.hands.fair"), Right: true, Hide: 1, Text: func(s kpi.LeadShare) string {
			return i18n.T("leads.hands.range", "fair", l.Short(s.Fair, 1), "low", l.Short(s.Low, 0), "high", l.Short(s.High, 0))
		}},
		{ID: "count", Header: i18n.T("leads.hands.verdict"), Text: func(s kpi.LeadShare) string { return i18n.Text(s.Count.Text(false)) }},
		{ID: "worth", Header: i18n.T("leads.hands.worth"), Right: true, Text: worth, Compare: func(a, b kpi.LeadShare) int { return cmp.Compare(a.Worth.Value, b.Worth.Value) },
			Cell: func(s kpi.LeadShare) app.UI {
				if !s.Worth.Known {
					return app.Span().Text(locale.None)
				}
				low, high := math.NaN(), math.NaN()
				if s.WorthLow.Known {
					low, high = s.WorthLow.Value, s.WorthHigh.Value
				}
				return draw(s.Worth.Value, low, high, math.NaN(), best, worth(s), true)
			}},
		{ID: "quality", Header: i18n.T("leads.hands.quality"), Text: func(s kpi.LeadShare) string {
			if !s.WorthLow.Known {
				return i18n.T("leads.hands.few")
			}
			return i18n.Text(s.Quality.Text(true))
		}},
	}
}
