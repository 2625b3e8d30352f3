// Package mail shows what becomes of the e-mails that are sent: by step, month, campaign and person.
package mail

import (
	"math"
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
	"rumbo/engine/period"
)

func init() {
	place.Register(place.Part{Place: "kpis", ID: "mail", Title: "mail.title", Order: 40, Period: true,
		New: func(p page.Props) app.UI { return &view{P: p} }})
}

var nan = math.NaN()

type view struct {
	app.Compo
	P page.Props

	work numbers.Work
	data
}

// data is what the view shows.
type data struct {
	any       bool
	in        kpi.Input
	cards     []kpi.Result
	steps     []kpi.MailStep
	months    []period.Period
	course    [][]float64
	campaigns []kpi.Row
	people    []kpi.Row
}

var (
	cards  = []kpi.Ask{{Indicator: kpi.ReplyRate}, {Indicator: kpi.TwoWay}, {Indicator: kpi.CampaignROI}, {Indicator: kpi.UnsubscribeRate}}
	trends = []kpi.Ask{{Indicator: kpi.ReplyRate}, {Indicator: kpi.ClickRate}, {Indicator: kpi.BounceRate}, {Indicator: kpi.OpenRate}}
	rates  = []kpi.Ask{{Indicator: kpi.MailsSent}, {Indicator: kpi.ReplyRate}, {Indicator: kpi.TwoWay}, {Indicator: kpi.ClickRate}, {Indicator: kpi.OpenRate},
		{Indicator: kpi.BounceRate}, {Indicator: kpi.UnsubscribeRate}, {Indicator: kpi.CampaignROI}}
)

// CompoID keeps one view.
func (v *view) CompoID() string { return "mail" }

func compute(in kpi.Input, p *pace.Pace) data {
	d := data{in: in, any: kpi.MailsSent.Measures(in) || kpi.CampaignROI.Measures(in)}
	if !d.any {
		return d
	}
	d.cards = numbers.Answers(in, cards, p)
	d.steps = kpi.MailFunnel(in.Giving(p))
	p.Now()
	d.months = numbers.Months(in)
	for _, a := range trends {
		d.course = append(d.course, numbers.Values(a.Over(a.With(in).Giving(p), d.months)))
		p.Now()
	}
	d.campaigns = kpi.Across(in, kpi.ByCampaign, p, rates...)
	d.people = kpi.Across(in, kpi.ByPerson, p, rates[:7]...)
	return d
}

// Render shows the figures, the steps, their course, and who and what did how well.
func (v *view) Render() app.UI {
	if !v.work.Ready(v.P, "", func(in kpi.Input, p *pace.Pace) func() {
		d := compute(in, p)
		return func() { v.data = d }
	}) {
		return numbers.Waiting()
	}
	if !v.any {
		return &ui.Empty{Icon: icon.Mail, Title: i18n.T("mail.empty"), Text: i18n.T("mail.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("mail.empty.import"), Kind: ui.Primary, Href: "#/data/import"},
				&ui.Button{Label: i18n.T("mail.empty.enter"), Href: v.P.Route.To("entry", "mail_event").Href()}}
		}}
	}
	return app.Div().Class("stack outreach").Body(
		app.P().Class("lead").Text(i18n.T("mail.lead")),
		numbers.Cards(v.P, v.in, cards, v.cards), v.funnel(), v.trend(),
		app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("mail.campaigns")), v.sheet("campaigns", kpi.ByCampaign, v.campaigns, true)),
		app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("mail.people")), v.sheet("people", kpi.ByPerson, v.people, false)),
		numbers.OneByOne(v.P, v.in, "mail_event"),
	)
}

// funnel shows the steps as bars, and as figures that can be asked.
func (v *view) funnel() app.UI {
	l := i18n.Locale()
	f := chart.Funnel{Title: i18n.T("mail.funnel"), Corner: i18n.T("mail.step"), Value: i18n.T("mail.messages"), Share: i18n.T("mail.of"), Format: chart.Format{Kind: chart.Number}}
	var asks []app.UI
	for _, s := range v.steps {
		st := chart.Stage{Name: i18n.Text(s.Name), Value: float64(s.N), Share: s.Rate.Value, Accent: s.ID == "replied"}
		if s.ID == "sent" || !s.Rate.Known {
			st.Share = nan
		}
		f.Stages = append(f.Stages, st)
		q := numbers.Question{Indicator: s.Of, Input: v.in, Under: numbers.Under(v.P)}
		asks = append(asks, app.Li().Body(app.Span().Text(i18n.Text(s.Name)),
			&ui.Asked{Text: l.Int(int64(s.N)), Label: i18n.Text(s.Name), OnAsk: func(app.Context) { numbers.Ask(v.P.Env, q) }}))
	}
	f.Summary = i18n.T("mail.summary", "sent", l.Int(int64(v.steps[0].N)), "replied", l.Int(int64(v.steps[4].N)), "rate", v.steps[4].Rate.Format(l))
	return app.Section().Class("stack stack-2").Body(f.Chart(), app.Ul().Class("asked-list").Aria("label", i18n.T("mail.steps")).Body(asks...), app.P().Class("note").Text(i18n.T("mail.opens")))
}

func (v *view) trend() app.UI {
	names := make([]string, len(v.months))
	for i, p := range v.months {
		names[i] = v.P.Env.PeriodName(p)
	}
	var series []chart.Series
	for i, a := range trends {
		series = append(series, chart.Series{Name: i18n.Text(a.Name), Values: v.course[i], Accent: i == 0, Pale: a.Indicator == kpi.OpenRate})
	}
	drawn := chart.Lines{Title: i18n.T("mail.trend"), Summary: i18n.T("mail.trend.summary"), Corner: i18n.T("kpis.month"), Labels: names, Series: series,
		Format: chart.Format{Kind: chart.Percent, Decimals: 1}, FromZero: true}.Chart()
	drawn.OnAsk = func(_ app.Context, at chart.Point) {
		i := slices.IndexFunc(series, func(s chart.Series) bool { return s.Name == at.Series })
		numbers.AskOver(v.P, v.in, trends[max(i, 0)], v.months[at.Index])
	}
	return drawn
}

func (v *view) sheet(key string, dim kpi.Dim, rows []kpi.Row, money bool) app.UI {
	head := func(k string) string { return i18n.T("mail.head." + k) }
	columns := []numbers.Column{{Ask: 0, Header: head("sent")}, {Ask: 1, Part: numbers.Interval, Header: head("replied")}, {Ask: 2, Header: head("two"), Hide: 1}, {Ask: 3, Header: head("clicked"), Hide: 1},
		{Ask: 4, Header: head("opened"), Hide: 2}, {Ask: 5, Header: head("bounced"), Hide: 2}, {Ask: 6, Header: head("left"), Hide: 2}}
	if money {
		columns = append(columns, numbers.Column{Ask: 7, Part: numbers.Denominator, Header: i18n.T("mail.cost"), Hide: 1}, numbers.Column{Ask: 7, Header: head("return")})
	}
	return numbers.Sheet{Key: "mail " + key, Caption: i18n.T("mail." + key), Dim: dim, In: v.in, Under: numbers.Under(v.P), Asks: rates, Rows: rows, Columns: columns, File: "mail-" + key}.Draw(v.P)
}
