// Package channels shows which channels bring leads, how good they are, and what they bring and cost.
package channels

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/pace"
)

func init() {
	place.Register(place.Part{Place: "kpis", ID: "channels", Title: "channels.title", Order: 43, Period: true,
		New: func(p page.Props) app.UI { return &view{P: p} }})
}

type view struct {
	app.Compo
	P page.Props

	work numbers.Work
	data
}

// data is what the view shows.
type data struct {
	any   bool
	in    kpi.Input
	cards []kpi.Result
	rows  []kpi.Row
}

// touch is by which contact a lead's channel is told: the first or the last.
func (v *view) touch() string {
	if v.P.Route.Get("touch") == "last" {
		return "last"
	}
	return "first"
}

// The questions, in the order of the columns.
const (
	created = iota
	interested
	qualified
	won
	revenue
	cost
	winCost
)

func asks(touch string) []kpi.Ask {
	var out []kpi.Ask
	for _, i := range []*kpi.Indicator{kpi.LeadsCreated, kpi.LeadInterest, kpi.LeadQuality, kpi.LeadConversion, kpi.LeadRevenue, kpi.LeadCost, kpi.LeadWinCost} {
		out = append(out, kpi.Ask{Indicator: i, Alternative: touch})
	}
	return out
}

// inHead are those above the table.
func inHead(touch string) []kpi.Ask {
	a := asks(touch)
	return []kpi.Ask{a[created], a[qualified], a[won], a[revenue], a[winCost]}
}

// CompoID keeps one view.
func (v *view) CompoID() string { return "channels" }

// Render shows the figures, the picture and the table.
func (v *view) Render() app.UI {
	touch := v.touch()
	if !v.work.Ready(v.P, touch, func(in kpi.Input, p *pace.Pace) func() {
		d := data{in: in, any: kpi.LeadsCreated.Measures(in)}
		if d.any {
			d.cards = numbers.Answers(in, inHead(touch), p)
			d.rows = kpi.Across(in, kpi.ByChannel, p, asks(touch)...)
		}
		return func() { v.data = d }
	}) {
		return numbers.Waiting()
	}
	if !v.any {
		return &ui.Empty{Icon: icon.Globe, Title: i18n.T("channels.empty"), Text: i18n.T("channels.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("mail.empty.import"), Kind: ui.Primary, Href: "#/data/import"},
				&ui.Button{Label: i18n.T("channels.empty.enter"), Href: v.P.Route.To("entry", "lead").Href()}}
		}}
	}
	return app.Div().Class("stack outreach").Body(
		app.P().Class("lead").Text(i18n.T("channels.lead")),
		numbers.Cards(v.P, v.in, inHead(touch), v.cards),
		app.Section().Class("stack stack-2").Body(
			app.Div().Class("section-head").Body(app.H2().Text(i18n.T("channels.by")),
				&ui.Segmented{Label: i18n.T("channels.touch"), Value: touch, Options: []ui.Option{{Value: "first", Label: i18n.T("channels.first")}, {Value: "last", Label: i18n.T("channels.last")}},
					OnChange: func(_ app.Context, s string) { v.P.Env.Host.GoTo(v.P.Route.With("touch", s)) }}),
			v.table(), app.P().Class("note").Text(i18n.Text(kpi.LeadConversion.Trap))),
		v.quality(), v.yield(),
	)
}

func (v *view) table() app.UI {
	return numbers.Sheet{Key: "channels " + v.touch(), Caption: i18n.T("channels.by"), Dim: kpi.ByChannel, In: v.in, Under: numbers.Under(v.P), Asks: asks(v.touch()), Rows: v.rows, File: "channels",
		Columns: []numbers.Column{{Ask: created, Header: i18n.T("channels.leads")}, {Ask: interested, Header: i18n.T("channels.interested"), Part: numbers.Numerator, Hide: 1}, {Ask: qualified, Header: i18n.T("channels.qualified")}, {Ask: won, Part: numbers.Interval, Header: i18n.T("channels.won")},
			{Ask: revenue, Part: numbers.Numerator, Header: i18n.T("channels.revenue")}, {Ask: revenue, Header: i18n.T("channels.perlead"), Hide: 2}, {Ask: cost, Part: numbers.Numerator, Header: i18n.T("channels.cost"), Hide: 1}, {Ask: cost, Header: i18n.T("channels.costlead"), Hide: 1}, {Ask: winCost, Header: i18n.T("channels.costwin"), Hide: 1}}}.Draw(v.P)
}

func (v *view) name(r kpi.Row) string {
	if r.Value.ID == "" {
		return i18n.T("kpis.without", "what", i18n.Text(kpi.ByChannel.Label()))
	}
	return i18n.Text(r.Value.Name)
}

// quality is how far the leads of each channel come.
func (v *view) quality() app.UI {
	b := chart.Bars{Title: i18n.T("channels.far"), Summary: i18n.T("channels.far.summary"), Corner: i18n.Text(kpi.ByChannel.Label()), Horizontal: true, Format: chart.Format{Kind: chart.Number},
		Series: []chart.Series{{Name: i18n.T("channels.leads"), Pale: true}, {Name: i18n.Text(kpi.LeadInterest.Name)}, {Name: i18n.Text(kpi.LeadQuality.Name)}, {Name: i18n.Text(kpi.LeadConversion.Name), Accent: true}}}
	for _, r := range v.rows {
		b.Labels = append(b.Labels, v.name(r))
		for i := range b.Series {
			b.Series[i].Values = append(b.Series[i].Values, r.Results[i].Numerator.Value)
		}
	}
	c := b.Chart()
	c.Height = chart.Large
	c.OnAsk = func(_ app.Context, at chart.Point) {
		i := slices.IndexFunc(b.Series, func(s chart.Series) bool { return s.Name == at.Series })
		numbers.AskPart(v.P, v.in, asks(v.touch())[max(i, 0)], kpi.ByChannel, v.rows[at.Index].Value.ID, b.Labels[at.Index])
	}
	return c
}

// yield places channels by what a lead costs and brings.
func (v *view) yield() app.UI {
	money := chart.Format{Kind: chart.Money, Currency: v.in.Deals.Currency}
	s := chart.Scatter{Title: i18n.T("channels.yield"), Summary: i18n.T("channels.yield.summary"), Corner: i18n.Text(kpi.ByChannel.Label()), XName: i18n.Text(kpi.LeadCost.Name), YName: i18n.Text(kpi.LeadRevenue.Name), XFormat: money, YFormat: money}
	var ids []string
	for _, r := range v.rows {
		if c, y := r.Results[cost], r.Results[revenue]; c.Known && y.Known && r.Value.ID != "" {
			ids = append(ids, r.Value.ID)
			s.Points = append(s.Points, chart.Dot{Name: v.name(r), X: c.Value, Y: y.Value, Size: r.Results[created].Value})
		}
	}
	if len(s.Points) < 2 {
		return app.P().Class("note").Text(i18n.T("channels.noyield"))
	}
	drawn := s.Chart()
	drawn.OnAsk = func(_ app.Context, at chart.Point) {
		a := asks(v.touch())[revenue]
		if at.Series == s.XName {
			a = asks(v.touch())[cost]
		}
		numbers.AskPart(v.P, v.in, a, kpi.ByChannel, ids[at.Index], s.Points[at.Index].Name)
	}
	return drawn
}
