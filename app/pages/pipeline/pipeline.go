// Package pipeline is the page of deals. Its parts register themselves (see package place); the first is here: how
// much stands in which stage, the table edited in place, and one deal at a time beside it.
package pipeline

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() {
	page.Register(page.Page{ID: "pipeline", Title: "pipeline.title", Icon: icon.Pipeline, Order: 30, Steps: place.Steps("pipeline"),
		New: func(p page.Props) app.Composer { return &frame{P: p} }})
	place.Register(place.Part{Place: "pipeline", ID: "deals", Title: "pipeline.deals", Order: 10,
		New: func(p page.Props) app.UI { return &pipeline{P: p} }})
}

// frame is the page: its parts register themselves (see package place).
type frame struct {
	app.Compo
	P page.Props
}

// Render shows the parts.
func (f *frame) Render() app.UI {
	return app.Div().Class("pipeline").Body(
		app.Div().Class("page-head").Body(
			app.H1().Text(i18n.T("pipeline.title")),
			app.Div().Class("page-tools").Body(
				&ui.Button{ID: "new-deal", Label: i18n.T("pipeline.new"), Icon: icon.Plus, Kind: ui.Primary, OnClick: func(app.Context) { create(f.P) }},
			),
		),
		&place.Frame{P: f.P, Place: "pipeline", Title: "pipeline.title"},
	)
}

// pipeline is the part of deals.
type pipeline struct {
	app.Compo
	P page.Props

	list  list
	sums  sums
	query string
	deal  record.ID // the one that the panel shows
	early bool      // the rows are being gathered for the first time
}

// OnInit waits with many deals until they are gathered.
func (p *pipeline) OnInit() { p.early = p.P.Env.Snap().Deals().Len() >= page.ManyRecords }

// OnMount opens the deal that the link names.
func (p *pipeline) OnMount(app.Context) {
	p.follow()
	if p.early {
		p.gather()
	}
}

// gather makes the rows and the figures above them, in pieces.
func (p *pipeline) gather() {
	env, f, others := p.P.Env, p.asked(), p.others()
	in := numbers.Input(env, env.Period(p.P.Route), nil)
	l := list{filter: f.key(), deals: in.Deals, others: others, today: in.Today, ranks: ranks(env, in.Deals)}
	page.Async(env, func() (sums, error) {
		give, s := browser.Pace(), sums{}
		l.fill(f, give)
		s.work(in, give)
		return s, nil
	}, func(s sums, _ error) {
		p.list, p.sums, p.early = l, s, false
		env.Host.Refresh()
	})
}

// OnUpdate follows the link.
func (p *pipeline) OnUpdate(app.Context) { p.follow() }

// Render shows the figures, the funnel and the table.
func (p *pipeline) Render() app.UI {
	return app.Div().Body(app.If(p.P.Env.Snap().Deals().Len() == 0, p.empty).Else(p.full))
}

func (p *pipeline) empty() app.UI {
	return &ui.Empty{Icon: icon.Pipeline, Title: i18n.T("pipeline.empty.title"), Text: i18n.T("pipeline.empty.text"), Actions: func() []app.UI {
		return []app.UI{
			&ui.Button{Label: i18n.T("pipeline.empty.import"), Href: "#/data/import"},
			&ui.Button{Label: i18n.T("pipeline.new"), Kind: ui.Primary, OnClick: func(app.Context) { create(p.P) }},
		}
	}}
}

func (p *pipeline) full() app.UI {
	if p.early {
		return numbers.Waiting()
	}
	env := p.P.Env
	in := numbers.Input(env, env.Period(p.P.Route), nil)
	p.sums.work(in, nil)
	ask := func(ind *kpi.Indicator, r kpi.Result) app.UI {
		return numbers.StatOf(env, numbers.Question{Indicator: ind, Input: in, Under: i18n.T("numbers.now")}, r)
	}
	return app.Div().Class("stack").Body(
		ui.Stats(ask(kpi.OpenPipeline, p.sums.open), ask(kpi.WeightedPipeline, p.sums.weighted)),
		p.funnel(),
		p.filters(),
		p.table(),
	)
}

// sums are the figures above the table, computed once a revision of the deals.
type sums struct {
	deals          *kpi.Deals
	period         period.Period
	today          period.Date
	open, weighted kpi.Result
	stages         map[string]kpi.Result // the open pipeline, by stage
}

func (s *sums) work(in kpi.Input, give *pace.Pace) {
	if s.deals == in.Deals && s.period == in.Period && s.today == in.Today {
		return
	}
	*s = sums{deals: in.Deals, period: in.Period, today: in.Today, stages: map[string]kpi.Result{}}
	s.open = kpi.OpenPipeline.Compute(in)
	give.Now()
	s.weighted = kpi.WeightedPipeline.Compute(in)
	give.Now()
	for _, c := range kpi.OpenPipeline.By(in, kpi.By(kpi.ByStage)) {
		s.stages[c.Keys[0].Value.ID] = c.Result
	}
}

// create makes a deal and opens it among the deals.
func create(p page.Props) {
	env := p.Env
	stages := env.Snap().Stages()
	if len(stages) == 0 {
		env.Host.Trouble(i18n.T("pipeline.nostages"))
		return
	}
	id := env.Store.NewID()
	deal := &record.Opportunity{Name: i18n.T("pipeline.new.name"), Stage: stages[0].ID, Created: env.Store.Today()}
	if env.Do(workspace.Create{Kind: "opportunity", ID: id, Rec: deal}) {
		to := p.Route
		if part := to.Part(1); part != "" && part != "deals" {
			to = to.To("pipeline", "deals")
		}
		browser.Go(string(to.With("deal", string(id))))
	}
}
