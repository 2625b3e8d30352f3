// Package workload shows people's hours against their capacity, what kind of work they go into, and, as two pictures that
// are never mixed, what people put out (productivity) and what an hour or a cost yields (efficiency).
package workload

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/pace"
	"rumbo/engine/period"
)

func init() {
	place.Register(place.Part{Place: "team", ID: "workload", Title: "workload.title", Order: 55, Period: true, Scope: true,
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
	any     bool
	in      kpi.Input
	cards   []kpi.Result
	periods []period.Period
	load    []kpi.Row // results by period
	people  []kpi.Row
	clients []kpi.Row
}

var cards = []kpi.Ask{{Indicator: kpi.Workload, Alternative: "spent"}, {Indicator: kpi.ActivityHours}, {Indicator: kpi.ActivityCost}, {Indicator: kpi.StrategicShare}}

// The questions by person, in the order of their answers.
const (
	hours = iota
	strategic
	spent
	planned
	cost
	sold
	acts
	perHour
	perCost
)

var (
	ofPeople = []kpi.Ask{{Indicator: kpi.ActivityHours}, {Indicator: kpi.StrategicShare}, {Indicator: kpi.Workload, Alternative: "spent"}, {Indicator: kpi.Workload, Alternative: "planned"}, {Indicator: kpi.ActivityCost},
		{Indicator: kpi.SellerRevenue}, {Indicator: kpi.ActivitiesPerSeller}, {Indicator: kpi.RevenuePerHour}, {Indicator: kpi.RevenuePerCost}}
	ofClients = []kpi.Ask{{Indicator: kpi.ActivityHours}, {Indicator: kpi.ActivityCost}, {Indicator: kpi.StrategicShare}, {Indicator: kpi.RevenuePerHour}, {Indicator: kpi.RevenuePerCost}}
)

// CompoID keeps one view.
func (v *view) CompoID() string { return "workload" }

func (v *view) grain() period.Grain {
	if v.P.Route.Get("grain") == "month" {
		return period.Month
	}
	return period.Week
}

// ahead is how many of the periods lie after the present one: what is planned for them shows there.
const ahead = 2

func compute(in kpi.Input, p *pace.Pace, g period.Grain) data {
	d := data{in: in, any: kpi.ActivityHours.Measures(in)}
	if !d.any {
		return d
	}
	d.cards = numbers.Answers(in, cards, p)
	d.periods = numbers.Latest(in, g, 12, 0)
	if last := d.periods[len(d.periods)-1]; last.Contains(in.Today) {
		d.periods = numbers.Latest(in, g, 12, ahead)
	}
	d.load = kpi.Loads(in.Giving(p), d.periods)
	p.Now()
	d.people = kpi.Across(in, kpi.ByPerson, p, ofPeople...)
	d.clients = kpi.Across(in, kpi.ByAccount, p, ofClients...)
	return d
}

// Render shows the load, the kind of work, and the two pictures.
func (v *view) Render() app.UI {
	g := v.grain()
	if !v.work.Ready(v.P, string(rune('0'+g)), func(in kpi.Input, p *pace.Pace) func() {
		d := compute(in, p, g)
		return func() { v.data = d }
	}) {
		return numbers.Waiting()
	}
	if !v.any {
		return &ui.Empty{Icon: icon.Clock, Title: i18n.T("workload.empty"), Text: i18n.T("workload.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("mail.empty.import"), Kind: ui.Primary, Href: "#/data/import"},
				&ui.Button{Label: i18n.T("touches.empty.enter"), Href: v.P.Route.To("entry", "activity").Href()}}
		}}
	}
	return app.Div().Class("stack outreach").Body(
		app.P().Class("lead").Text(i18n.T("workload.lead")),
		numbers.Cards(v.P, v.in, cards, v.cards), v.loads(), v.kinds(), v.pictures(), v.tables())
}

func (v *view) name(r kpi.Row) string {
	switch {
	case r.Value.ID == "":
		return i18n.T("kpis.without", "what", i18n.Text(kpi.ByPerson.Label()))
	case r.Value.Name.Empty():
		return locale.None
	}
	return i18n.Text(r.Value.Name)
}

// loads is person × period: hours done and planned, by capacity.
func (v *view) loads() app.UI {
	h := &chart.Heat{Title: i18n.T("workload.load"), Corner: i18n.Text(kpi.ByPerson.Label()), Format: chart.Format{Kind: chart.Percent}, Max: 1.2}
	l := i18n.Locale()
	for _, p := range v.periods {
		name := l.DayMonth(p.From)
		if p.Grain == period.Month {
			y, m, _ := p.From.Civil()
			name = l.MonthYear(y, m)
		}
		if p.Contains(v.in.Today) {
			name += " ·"
		}
		h.Columns = append(h.Columns, name)
	}
	for _, r := range v.load {
		h.Rows = append(h.Rows, v.name(r))
		h.Values = append(h.Values, numbers.Values(r.Results))
	}
	h.Note = func(row, column int) string {
		r := v.load[row].Results[column]
		return i18n.T("workload.cell", "hours", r.Numerator.Format(l), "of", r.Denominator.Format(l))
	}
	h.OnPick = func(_ app.Context, row, column int) {
		in := kpi.Ask{Indicator: kpi.Workload, Alternative: "planned"}.With(v.in)
		in.Period, in.Scope = v.periods[column], in.Scope.With(kpi.Only(kpi.ByPerson, v.load[row].Value.ID))
		numbers.Ask(v.P.Env, numbers.Question{Indicator: kpi.Workload, Input: in, Under: v.P.Env.PeriodName(in.Period) + " · " + v.name(v.load[row])})
	}
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("workload.load")),
			&ui.Segmented{Label: i18n.T("calls.grain"), Value: map[period.Grain]string{period.Week: "week", period.Month: "month"}[v.grain()],
				Options:  []ui.Option{{Value: "week", Label: i18n.T("calls.week")}, {Value: "month", Label: i18n.T("calls.month")}},
				OnChange: func(_ app.Context, s string) { v.P.Env.Host.GoTo(v.P.Route.With("grain", s)) }}),
		app.P().Class("note").Body(app.Text(i18n.T("workload.key")+" "), app.A().Href(v.P.Route.To("settings", "time").Href()).Text(i18n.T("workload.set"))), h)
}

// kinds is how each person's hours are split.
func (v *view) kinds() app.UI {
	b := chart.Bars{Title: i18n.T("workload.kinds"), Summary: i18n.T("workload.kinds.summary"), Corner: i18n.Text(kpi.ByPerson.Label()), Stacked: true, Horizontal: true, Format: chart.Format{Kind: chart.Number, Suffix: " h"}}
	strat, oper := chart.Series{Name: i18n.T("workload.strategic"), Accent: true}, chart.Series{Name: i18n.T("workload.operational")}
	var ids []string
	for _, r := range v.people {
		x := r.Results[strategic]
		if !x.Known || r.Value.ID == "" {
			continue
		}
		b.Labels, ids = append(b.Labels, v.name(r)), append(ids, r.Value.ID)
		strat.Values, oper.Values = append(strat.Values, x.Numerator.Value), append(oper.Values, x.Denominator.Value-x.Numerator.Value)
	}
	b.Series = []chart.Series{strat, oper}
	c := b.Chart()
	c.Height = chart.Large
	c.OnAsk = func(_ app.Context, at chart.Point) {
		numbers.AskPart(v.P, v.in, ofPeople[strategic], kpi.ByPerson, ids[at.Index], b.Labels[at.Index])
	}
	return c
}

// pictures keep productivity and efficiency apart: output by person and time, and output by hour and by cost.
func (v *view) pictures() app.UI {
	return app.Div().Class("outreach-two").Body(
		app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("workload.productivity")), app.P().Class("note").Text(i18n.T("workload.productivity.text")),
			v.bars(sold, true), v.bars(acts, false)),
		app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("workload.efficiency")), app.P().Class("note").Text(i18n.T("workload.efficiency.text")),
			v.bars(perHour, true), v.bars(perCost, false)),
	)
}

// bars is one measure of each person who sells; people of whom it is not known are left out.
func (v *view) bars(ask int, accent bool) app.UI {
	a := ofPeople[ask]
	b := chart.Bars{Title: i18n.Text(a.Indicator.Name), Corner: i18n.Text(kpi.ByPerson.Label()), Horizontal: true, Format: numbers.FormatOf(a, v.in)}
	var values []float64
	var ids []string
	best, at := math.Inf(-1), -1
	for _, r := range v.people {
		if x := r.Results[ask]; x.Known && r.Results[sold].Known && r.Value.ID != "" {
			b.Labels, values, ids = append(b.Labels, v.name(r)), append(values, x.Value), append(ids, r.Value.ID)
			if x.Value > best {
				best, at = x.Value, len(values)-1
			}
		}
	}
	if at < 0 {
		return app.P().Class("note").Text(i18n.T("workload.unknown", "what", i18n.Text(a.Indicator.Name)))
	}
	b.Series = []chart.Series{{Name: i18n.Text(a.Indicator.Name), Values: values, Accent: accent}}
	b.Summary = i18n.T("workload.most", "who", b.Labels[at], "value", b.Format.Short(best))
	c := b.Chart()
	c.OnAsk = func(_ app.Context, at chart.Point) {
		numbers.AskPart(v.P, v.in, a, kpi.ByPerson, ids[at.Index], b.Labels[at.Index])
	}
	return c
}

func (v *view) tables() app.UI {
	head := func(k string) string { return i18n.T("workload.head." + k) }
	sheet := func(key string, dim kpi.Dim, asks []kpi.Ask, rows []kpi.Row, columns []numbers.Column) app.UI {
		return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("workload."+key)),
			numbers.Sheet{Key: "workload " + key, Caption: i18n.T("workload." + key), Dim: dim, In: v.in, Under: numbers.Under(v.P), Asks: asks, Rows: rows, Columns: columns, File: "workload-" + key}.Draw(v.P))
	}
	return app.Div().Class("stack").Body(
		sheet("people", kpi.ByPerson, ofPeople, v.people, []numbers.Column{{Ask: hours, Header: head("hours")}, {Ask: spent, Header: head("load")}, {Ask: planned, Header: i18n.T("workload.planned"), Hide: 1}, {Ask: strategic, Header: head("strategic")}, {Ask: cost, Header: head("cost"), Hide: 2}, {Ask: sold, Header: head("sold"), Hide: 1}, {Ask: perHour, Header: head("hour"), Hide: 2}, {Ask: perCost, Header: head("yield"), Hide: 2}}),
		sheet("clients", kpi.ByAccount, ofClients, v.clients, []numbers.Column{{Ask: 1, Header: head("cost")}, {Ask: 0, Header: head("hours")}, {Ask: 2, Header: head("strategic"), Hide: 1}, {Ask: 3, Header: head("hour"), Hide: 2}, {Ask: 4, Header: head("yield"), Hide: 1}}),
	)
}
