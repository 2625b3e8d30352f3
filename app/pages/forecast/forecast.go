// Package forecast is the page that says what will be won, and how sure that is: the course of sales with
// its range, where the total comes from, which way of forecasting has earned trust, the deals on which
// it depends, and what-ifs.
package forecast

import (
	"cmp"
	"context"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/period"
)

func init() {
	page.Register(page.Page{ID: "forecast", Title: "forecast.title", Icon: icon.Forecast, Order: 50, Scope: true,
		New: func(p page.Props) app.Composer { return &forecast{P: p} }})
}

type forecast struct {
	app.Compo
	P page.Props

	ctx     app.Context
	asked   string // the question that is being answered, "" for none
	run     int    // counts questions: what an earlier one still says is not heard
	stop    context.CancelFunc
	done    int
	total   int
	stopped string // the question that the person stopped, or that failed
	failed  bool
	why     string      // in words, if there are any
	shown   *job.Answer // the last answer, kept in sight until the next one is there
	of      query       // what it answers
	parts   int         // of the page that are drawn already
	seen    *view       // the last one

	by       divider
	portions *job.Parts // of what is shown, nil until they are there
}

// query is what the link asks for.
type query struct {
	grain period.Grain
	total job.Span
	scope job.Scope
	live  bool
}

var grains = map[string]period.Grain{"week": period.Week, "": period.Month, "quarter": period.Quarter}

func read(r page.Route) query {
	q := query{grain: grains[r.Get("grain")], total: job.Span(r.Get("total")), live: r.Get("live") != ""}
	if q.grain == 0 {
		q.grain = period.Month
	}
	switch q.total {
	case job.Month, job.NextQuarter, job.Year:
	default:
		q.total = job.Quarter
	}
	kind, id, _ := strings.Cut(r.Get("scope"), ":")
	switch kind {
	case "line", "team", "person", "account":
		q.scope = job.Scope{Kind: kind, ID: id}
	}
	return q
}

// OnMount asks for the first answer.
func (f *forecast) OnMount(ctx app.Context) {
	f.ctx = ctx
	f.follow()
}

// OnUpdate asks again when the link or the data have changed.
func (f *forecast) OnUpdate(app.Context) { f.follow() }

// OnDismount stops what is under way.
func (f *forecast) OnDismount() {
	f.cancel()
	f.by.cancel()
}

func (f *forecast) goWith(key, value string) { browser.Go(string(f.P.Route.With(key, value))) }

// Render shows the head and, below it, the answer or how far it is.
func (f *forecast) Render() app.UI {
	return app.Div().Class("forecast").Body(
		app.Div().Class("page-head").Body(
			app.H1().Text(i18n.T("forecast.title")),
			app.Div().Class("page-tools").Body(f.grainField(), f.csvButton()),
		),
		f.waiting(),
		f.body(),
	)
}

func (f *forecast) body() app.UI {
	switch {
	case f.P.Env.Snap().Table("opportunity").Len() == 0, f.shown != nil && f.shown.Empty && f.of.scope == job.Scope{}:
		return empty()
	case f.shown == nil && f.stopped != "":
		return app.Div()
	case f.shown == nil:
		return app.Div().Class("stack").Aria("hidden", "true").Body(ui.Skeleton(3), ui.SkeletonBlock(), ui.SkeletonBlock())
	case f.shown.Empty:
		return &ui.Empty{Icon: icon.Forecast, Title: i18n.T("forecast.none.title"), Text: i18n.T("forecast.none.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("forecast.none.whole"), Href: f.P.Route.With("scope", "").Href()}}
		}}
	}
	return app.Div().Class("stack forecast-body").Body(f.sections()...)
}

func empty() app.UI {
	return &ui.Empty{Icon: icon.Forecast, Title: i18n.T("forecast.empty.title"), Text: i18n.T("forecast.empty.text"), Actions: func() []app.UI {
		return []app.UI{
			&ui.Button{Label: i18n.T("forecast.empty.import"), Href: "#/data/import"},
			&ui.Button{Label: i18n.T("forecast.empty.deal"), Kind: ui.Primary, Href: "#/pipeline"},
		}
	}}
}

// waiting says how far the answer is, and offers to start again after it was stopped.
func (f *forecast) waiting() app.UI {
	switch {
	case f.asked != "":
		return &ui.Progress{Label: i18n.T("forecast.working"), Done: f.done, Total: f.total, OnCancel: func(app.Context) {
			f.stopped = f.asked
			f.cancel()
		}}
	case f.stopped != "" && f.failed:
		return &ui.Notice{Tone: ui.Trouble, Title: i18n.T("forecast.failed"), Text: cmp.Or(f.why, i18n.T("forecast.failed.text")), Actions: f.retry}
	case f.stopped != "":
		return &ui.Notice{Title: i18n.T("forecast.stopped"), Text: i18n.T("forecast.stopped.text"), Actions: f.retry}
	}
	return app.Div().Hidden(true)
}

func (f *forecast) retry() []app.UI {
	return []app.UI{&ui.Button{Label: i18n.T("forecast.retry"), Small: true, OnClick: func(app.Context) {
		f.stopped, f.failed = "", false
		f.follow()
	}}}
}
