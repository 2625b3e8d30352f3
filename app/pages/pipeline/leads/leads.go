// Package leads shows which leads to pursue first and which not, with the reason and the next step; whether the weights
// behind that hold; and whether leads are dealt fairly.
package leads

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/pace"
	"rumbo/engine/record"
)

func init() {
	place.Register(place.Part{Place: "pipeline", ID: "leads", Title: "leads.title", Order: 50, Period: true, Scope: true,
		New: func(p page.Props) app.UI { return &view{P: p} }})
}

type view struct {
	app.Compo
	P page.Props

	work numbers.Work
	data
	opened record.ID // the lead that the link had us open
}

// data is what the view shows.
type data struct {
	any    bool
	in     kpi.Input
	cards  []kpi.Result
	order  []kpi.Pursuit
	leave  []kpi.Pursuit
	bands  []kpi.Row
	shares []kpi.LeadShare
	fair   []kpi.Result
}

var (
	cards      = []kpi.Ask{{Indicator: kpi.EngagedLeads}, {Indicator: kpi.LeadScore}, {Indicator: kpi.EngagementConversion}, {Indicator: kpi.LeadsCreated}}
	conversion = []kpi.Ask{{Indicator: kpi.EngagementConversion}}
)

// CompoID keeps one view.
func (v *view) CompoID() string { return "leads" }

func compute(in kpi.Input, p *pace.Pace) data {
	d := data{in: in, any: kpi.LeadsCreated.Measures(in)}
	if !d.any {
		return d
	}
	d.cards = numbers.Answers(in, cards, p)
	for _, x := range kpi.Pursue(in) {
		if x.Pursue {
			d.order = append(d.order, x)
		} else {
			d.leave = append(d.leave, x)
		}
	}
	p.Now()
	past := in
	past.Period = kpi.Input{}.Period
	d.bands = kpi.Across(past, kpi.ByBand, p, conversion...)
	d.shares, d.fair = kpi.LeadShares(in), numbers.Answers(in, fairness, p)
	return d
}

// Render shows the order, the check of the weights and the hands.
func (v *view) Render() app.UI {
	if !v.work.Ready(v.P, "", func(in kpi.Input, p *pace.Pace) func() {
		d := compute(in, p)
		return func() { v.data = d }
	}) {
		return numbers.Waiting()
	}
	if !v.any {
		return &ui.Empty{Icon: icon.Target, Title: i18n.T("leads.empty"), Text: i18n.T("leads.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("mail.empty.import"), Kind: ui.Primary, Href: "#/data/import"},
				&ui.Button{Label: i18n.T("channels.empty.enter"), Href: v.P.Route.To("entry", "lead").Href()}}
		}}
	}
	return app.Div().Class("stack outreach").Body(
		app.P().Class("lead").Text(i18n.T("leads.lead")),
		numbers.Cards(v.P, v.in, cards, v.cards), v.list(), v.check(), v.hands())
}

// OnMount opens the lead that the link names.
func (v *view) OnMount(app.Context) { v.follow() }

// OnUpdate follows the link.
func (v *view) OnUpdate(app.Context) { v.follow() }

func (v *view) follow() {
	id := record.ID(v.P.Route.Get("lead"))
	if id == v.opened {
		return
	}
	v.opened = id
	if id != "" && v.P.Env.Snap().Row("lead", id) != nil {
		open(v.P, id)
	}
}

// leaving reports whether the leads to leave are listed.
func (v *view) leaving() bool { return v.P.Route.Get("show") == "leave" }
