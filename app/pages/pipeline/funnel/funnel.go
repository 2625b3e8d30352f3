// Package funnel is the part of the pipeline that follows deals through the stages: how many of those that came to a
// stage went on, how long they stood there, and who gets stuck where.
package funnel

import (
	"context"
	"fmt"
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/desk"
	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func init() {
	place.Register(place.Part{Place: "pipeline", ID: "funnel", Title: "funnel.title", Order: 20, Period: true,
		New: func(p page.Props) app.UI { return &view{P: p} }})
}

type view struct {
	app.Compo
	P page.Props

	asking desk.Asking[job.Funneled]
	rows   []*stage
	of     *job.Funneled
	stuck  stuck
}

// CompoID keeps one view.
func (v *view) CompoID() string { return "funnel" }

// OnMount asks.
func (v *view) OnMount(app.Context) { v.follow() }

// OnUpdate asks again when the link or the data have changed.
func (v *view) OnUpdate(app.Context) { v.follow() }

// OnDismount stops what is under way.
func (v *view) OnDismount() {
	v.asking.Cancel()
	v.stuck.about = question{}
}

func (v *view) follow() {
	env := v.P.Env
	if env.Snap().Table("opportunity").Len() == 0 {
		return
	}
	v.asking.Follow(env, func(last period.Date) desk.Question[job.Funneled] {
		day, _ := job.AsOf(last, env.Store.Today(), env.Snap().Calendar())
		q := job.Funnel{Scope: desk.Scope(v.P.Route), Created: env.Period(v.P.Route), Today: day}
		return desk.Question[job.Funneled]{Name: fmt.Sprint("funnel ", q), Ask: func(ctx context.Context, progress func(done, total int)) (*job.Funneled, error) {
			return desk.Desk.Follow(ctx, q, progress)
		}}
	})
	v.stuck.follow(v.P)
}

// passages reports whether each exit is counted rather than each deal once.
func (v *view) passages() bool { return v.P.Route.Get("view") == "passage" }

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
			numbers.ScopeTool(v.P),
		),
		v.asking.Waiting(v.P.Env), v.body())
}

func (v *view) body() app.UI {
	f := v.asking.Answer
	switch {
	case f == nil:
		return app.Div().Class("stack").Aria("hidden", "true").Body(ui.SkeletonBlock(), ui.SkeletonBlock())
	case !f.Staged:
		return &ui.Empty{Icon: icon.Pipeline, Title: i18n.T("funnel.none"), Text: i18n.T("funnel.none.text", "period", v.P.Env.PeriodName(v.P.Env.Period(v.P.Route)))}
	}
	v.take(f)
	return app.Div().Class("stack funnel-body").Body(
		v.picture(), v.table(f), v.people())
}

// stage is a line of the table, with the same stage elsewhere.
type stage struct {
	job.Staged
	name   string
	others *job.Staged
}

func (v *view) take(f *job.Funneled) {
	if v.of == f {
		return
	}
	v.of, v.rows = f, nil
	for i, s := range f.Stages {
		r := &stage{Staged: s, name: v.P.Env.Snap().Title("stage", record.ID(s.Stage))}
		if i < len(f.Others) {
			r.others = &f.Others[i]
		}
		v.rows = append(v.rows, r)
	}
}

// share is what the view counts: k of n, and the ratio with its interval.
func (v *view) share(s *job.Staged) (k, n int, rate, low, high float64) {
	if v.passages() {
		return s.Forward, s.Exits, s.Passage, s.PassageLow, s.PassHigh
	}
	return s.Passed, s.Entered, s.Rate, s.Low, s.High
}

// narrow is the stage in which most deals are lost; nil if none is.
func (v *view) narrow() (at *stage) {
	for _, r := range v.rows {
		if r.Lost > 0 && (at == nil || r.Lost > at.Lost) {
			at = r
		}
	}
	return at
}

// worst says where most deals are lost.
func (v *view) worst() string {
	at := v.narrow()
	if at == nil {
		return i18n.T("funnel.worst.none")
	}
	l := i18n.Locale()
	return i18n.T("funnel.worst", "stage", at.name, "lost", l.Int(int64(at.Lost)), "n", l.Int(int64(at.Entered)), "share", l.Percent(float64(at.Lost)/float64(at.Entered), 0))
}

func (v *view) picture() app.UI {
	worst := v.narrow()
	c := chart.Funnel{Title: i18n.T("funnel.chart"), Corner: i18n.T("pipeline.stage"), Value: i18n.T("funnel.entered"), Share: i18n.T("funnel.share"), Format: chart.Format{Kind: chart.Number}, Summary: v.worst()}
	if v.passages() {
		c.Title, c.Value, c.Share = i18n.T("funnel.chart.passage"), i18n.T("funnel.exits"), i18n.T("funnel.forward")
		for _, r := range v.rows {
			share := math.NaN()
			if r.Exits > 0 {
				share = r.Passage
			}
			c.Stages = append(c.Stages, chart.Stage{Name: r.name, Value: float64(r.Exits), Share: share, Accent: r == worst})
		}
		return c.Chart()
	}
	before := math.NaN()
	for _, r := range v.rows {
		c.Stages = append(c.Stages, chart.Stage{Name: r.name, Value: float64(r.Entered), Share: before, Accent: r == worst})
		if before = math.NaN(); r.Entered > 0 {
			before = r.Rate
		}
	}
	if n := len(v.rows); n > 0 {
		c.Stages = append(c.Stages, chart.Stage{Name: i18n.T("funnel.won"), Value: float64(v.rows[n-1].Passed), Share: before})
	}
	return c.Chart()
}
