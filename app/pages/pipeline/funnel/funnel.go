// Package funnel is the part of the pipeline that follows deals through the stages: how many of those that came to a
// stage went on, how long they stood there, and who gets stuck where.
package funnel

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/desk"
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
	place.Register(place.Part{Place: "pipeline", ID: "funnel", Title: "funnel.title", Order: 20, Period: true, Scope: true,
		New: func(p page.Props) app.UI { return &view{P: p} }})
}

type view struct {
	app.Compo
	P page.Props

	work numbers.Work
	data
	stuck stuck
}

// data is what the view shows.
type data struct {
	in     kpi.Input
	others *kpi.Input // those outside of the scope; nil where it is the whole company
	rows   []kpi.Row
}

// CompoID keeps one view.
func (v *view) CompoID() string { return "funnel" }

// OnMount asks.
func (v *view) OnMount(app.Context) { v.follow() }

// OnUpdate asks again when the link or the data have changed.
func (v *view) OnUpdate(app.Context) { v.follow() }

// OnDismount stops what is under way.
func (v *view) OnDismount() { v.stuck.about = question{} }

func (v *view) follow() {
	if v.P.Env.Snap().Table("opportunity").Len() > 0 {
		v.stuck.follow(v.P)
	}
}

// passages reports whether each exit is counted rather than each deal once.
func (v *view) passages() bool { return v.P.Route.Get("view") == "passage" }

// alternative is the definition of stage conversion that the view shows.
func (v *view) alternative() string {
	if v.passages() {
		return "passage"
	}
	return "cohort"
}

// Render shows the stages and what they do to deals.
func (v *view) Render() app.UI {
	if v.P.Env.Snap().Table("opportunity").Len() == 0 {
		return &ui.Empty{Icon: icon.Pipeline, Title: i18n.T("pipeline.empty.title"), Text: i18n.T("funnel.empty"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("pipeline.empty.import"), Kind: ui.Primary, Href: "#/data/import"}}
		}}
	}
	return app.Div().Class("stack funnel").Body(
		app.Div().Class("filters").Body(
			&ui.Segmented{Label: i18n.T("funnel.view"), Value: v.P.Route.Get("view"), Options: []ui.Option{{Value: "", Label: i18n.T("funnel.view.cohort")}, {Value: "passage", Label: i18n.T("funnel.view.passage")}},
				OnChange: func(_ app.Context, s string) { v.P.Env.Host.GoTo(v.P.Route.With("view", s)) }},
		), v.body())
}

func (v *view) body() app.UI {
	ready := v.work.Ready(v.P, v.alternative(), func(in kpi.Input, p *pace.Pace) func() {
		d := data{in: in}
		if in.Scope != nil {
			rest := in
			rest.Scope = kpi.Scope{{Dim: in.Scope[0].Dim, In: in.Scope[0].In, Not: true}}
			d.others = &rest
		}
		d.rows = v.stages(in, d.others, p)
		return func() { v.data = d }
	})
	switch {
	case ready && !v.in.Facts.Told():
		return app.Div().Class("stack").Body(desk.ReadingPast(v.P.Env), ui.SkeletonBlock(), ui.SkeletonBlock())
	case !ready:
		return numbers.Waiting()
	case len(v.rows) == 0:
		return &ui.Empty{Icon: icon.Pipeline, Title: i18n.T("funnel.none"), Text: i18n.T("funnel.none.text", "period", v.P.Env.PeriodName(v.P.Env.Period(v.P.Route)))}
	}
	return app.Div().Class("stack funnel-body").Body(v.picture(), v.table(), v.people())
}

// lost is how many of those that came to a stage were lost there.
func lost(r kpi.Row) float64 { return r.Results[conversion].Playing("others").Value }

// narrow is the stage in which most deals are lost; −1 if none is.
func (v *view) narrow() int {
	at := -1
	for i, r := range v.rows {
		if n := lost(r); n > 0 && (at < 0 || n > lost(v.rows[at])) {
			at = i
		}
	}
	return at
}

// worst says where most deals are lost, or, by exits, where most leave backwards.
func (v *view) worst() string {
	at := v.narrow()
	if at < 0 {
		return i18n.T("funnel.worst.none")
	}
	l, r := i18n.Locale(), v.rows[at]
	n, came := lost(r), r.Results[conversion].Denominator.Value
	key := "funnel.worst"
	if v.passages() {
		key, n = "funnel.worst.passage", came-r.Results[conversion].Numerator.Value
	}
	return i18n.T(key, "stage", i18n.Text(r.Value.Name), "lost", l.Int(int64(n)), "n", l.Int(int64(came)), "share", l.Percent(n/came, 0))
}

func (v *view) picture() app.UI {
	worst := v.narrow()
	c := chart.Funnel{Title: i18n.T("funnel.chart"), Corner: i18n.T("pipeline.stage"), Value: i18n.T("funnel.entered"), Share: i18n.T("funnel.share"), Format: chart.Format{Kind: chart.Number}, Summary: v.worst()}
	if v.passages() {
		c.Title, c.Value, c.Share = i18n.T("funnel.chart.passage"), i18n.T("funnel.exits"), i18n.T("funnel.forward")
	}
	before := math.NaN() // the share of the stage before, which led here
	for i, r := range v.rows {
		x := r.Results[conversion]
		share := math.NaN()
		if x.Known {
			share = x.Value
		}
		if !v.passages() {
			share, before = before, share
		}
		c.Stages = append(c.Stages, chart.Stage{Name: i18n.Text(r.Value.Name), Value: x.Denominator.Value, Share: share, Accent: i == worst})
	}
	if !v.passages() {
		last := v.rows[len(v.rows)-1].Results[conversion]
		c.Stages = append(c.Stages, chart.Stage{Name: i18n.T("funnel.won"), Value: last.Numerator.Value, Share: before})
	}
	return c.Chart()
}
