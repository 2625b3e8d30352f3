package forecast

import (
	"cmp"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// decider is a deal on which the total depends, with its names.
type decider struct {
	job.Decider
	name, account, stage string
}

// deciders lists the deals that decide the period.
func (v *view) deciders() app.UI {
	var list []decider
	for _, d := range v.a.Total.Matter {
		o := workspace.Get(v.env.Snap(), record.OpportunityKind, record.ID(d.ID))
		if o == nil {
			continue
		}
		list = append(list, decider{d, o.Name, v.env.Snap().Title("account", o.Account), v.env.Snap().Title("stage", o.Stage)})
	}
	head := app.Div().Class("section-head").Body(app.H2().Text(i18n.T("forecast.deciders")))
	if len(list) == 0 {
		return app.Section().Class("section").Body(head, app.P().Class("section-note").Text(i18n.T("forecast.deciders.none")))
	}
	return app.Section().Class("section").Body(head, app.P().Class("section-note").Text(i18n.T("forecast.deciders.note", "period", v.name(v.a.Total.Period))),
		&ui.Table[decider]{Key: "deciders", Caption: i18n.T("forecast.deciders"), Rows: list, Columns: v.deciderColumns(), Plain: true, Stamp: v.stamp(),
			RowKey: func(d decider) string { return d.ID },
			OnOpen: func(_ app.Context, d decider) { browser.Go(string(v.env.At.To("pipeline").With("deal", d.ID))) }})
}

func (v *view) deciderColumns() []ui.Column[decider] {
	l, unit := i18n.Locale(), v.env.Snap().Currency().String()
	label := func(f string) string {
		info, _ := record.OpportunityKind.Info(f)
		return i18n.Text(info.Label)
	}
	out := []ui.Column[decider]{
		{ID: "name", Header: label("name"), Size: "l", Text: func(d decider) string { return d.name }},
		{ID: "account", Header: label("account"), Hide: 2, Size: "m", Text: func(d decider) string { return d.account }},
		{ID: "stage", Header: label("stage"), Hide: 1, Text: func(d decider) string { return d.stage }},
		{ID: "amount", Header: label("amount"), Unit: unit, Right: true, Text: func(d decider) string {
			if !d.AmountKnown {
				return locale.None
			}
			return v.plain(d.Amount)
		}, Compare: func(a, b decider) int { return cmp.Compare(a.Amount, b.Amount) }},
		{ID: "chance", Header: i18n.T("forecast.decider.chance"), Right: true, Text: func(d decider) string { return l.Percent(d.Chance, 0) },
			Compare: func(a, b decider) int { return cmp.Compare(a.Chance, b.Chance) }, Cell: func(d decider) app.UI {
				return &ui.Asked{Text: l.Percent(d.Chance, 0), Label: i18n.T("forecast.decider.chance") + ", " + d.name, OnAsk: func(app.Context) { v.explainDeal(d) }}
			}},
		{ID: "expected", Header: i18n.T("forecast.decider.expected"), Unit: unit, Hide: 1, Right: true, Text: func(d decider) string { return v.plain(d.Expected) },
			Compare: func(a, b decider) int { return cmp.Compare(a.Expected, b.Expected) }},
	}
	if c := v.a.Total.Chance; v.a.Total.Target > 0 && c > .03 && c < .97 {
		return append(out, ui.Column[decider]{ID: "decides", Header: i18n.T("forecast.decider.decides"), Right: true, Text: func(d decider) string {
			return i18n.T("forecast.decider.fromto", "from", l.Percent(d.IfNot, 0), "to", l.Percent(d.IfWon, 0))
		}, Compare: func(a, b decider) int { return cmp.Compare(a.IfWon-a.IfNot, b.IfWon-b.IfNot) }})
	}
	return append(out, ui.Column[decider]{ID: "share", Header: i18n.T("forecast.decider.share"), Right: true, Text: func(d decider) string {
		if d.Share < .01 {
			return l.Percent(d.Share, 1)
		}
		return l.Percent(d.Share, 0)
	},
		Compare: func(a, b decider) int { return cmp.Compare(a.Share, b.Share) }})
}

// explainDeal tells what moves a deal's chance.
func (v *view) explainDeal(d decider) {
	l := i18n.Locale()
	v.env.Host.ShowPanel(page.Panel{Key: "chance " + d.ID, Title: d.name, Body: func() []app.UI {
		x := ui.Explanation{Value: l.Percent(d.Chance, 1), Under: v.under(), Definition: i18n.T("forecast.deal.definition")}
		for _, r := range d.Reasons {
			sign := i18n.T("forecast.deal.down")
			if r.Up {
				sign = i18n.T("forecast.deal.up")
			}
			x.Facts = append(x.Facts, ui.Fact{Name: sign, Value: i18n.Text(r.Text)})
		}
		x.Facts = append(x.Facts, ui.Fact{Name: i18n.T("forecast.decider.expected"), Value: v.exact(d.Expected)},
			ui.Fact{Name: i18n.T("forecast.decider.share"), Value: l.Percent(d.Share, 1)},
			ui.Fact{Name: i18n.T("forecast.decider.swing"), Value: v.exact(d.Swing)})
		x.Source = i18n.T("forecast.deal.source", "n", l.Int(int64(v.a.Closed)))
		return []app.UI{&ui.Explain{What: x}, &ui.Button{Label: i18n.T("forecast.deal.open"), Icon: icon.Pipeline, Href: v.env.At.To("pipeline").With("deal", d.ID).Href()}}
	}})
}
