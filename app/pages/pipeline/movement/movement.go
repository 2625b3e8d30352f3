// Package movement is the part of the pipeline that tells how it went between two days: what came in, what went out,
// what was put off, and how long open deals stand where they are.
package movement

import (
	"context"
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/desk"
	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func init() {
	place.Register(place.Part{Place: "pipeline", ID: "movement", Title: "movement.title", Order: 30, Period: true, Scope: true,
		New: func(p page.Props) app.UI { return &view{P: p} }})
}

type view struct {
	app.Compo
	P page.Props

	asking desk.Asking[job.Moved]
	last   period.Date // on which something happened
	rows   []*changed  // of the answer that they were made from
	pushes []*pushed
	old    []*aged
	of     *job.Moved
}

// CompoID keeps one view.
func (v *view) CompoID() string { return "movement" }

// OnMount asks.
func (v *view) OnMount(app.Context) { v.follow() }

// OnUpdate asks again when the link or the data have changed.
func (v *view) OnUpdate(app.Context) { v.follow() }

// OnDismount stops what is under way.
func (v *view) OnDismount() { v.asking.Cancel() }

func (v *view) follow() {
	if v.P.Env.Snap().Table("opportunity").Len() == 0 {
		return
	}
	v.asking.Follow(v.P.Env, func(last period.Date) desk.Question[job.Moved] {
		v.last = last
		q := v.question()
		return desk.Question[job.Moved]{Name: fmt.Sprint("move ", q), Ask: func(ctx context.Context, progress func(done, total int)) (*job.Moved, error) {
			return desk.Desk.Move(ctx, q, progress)
		}}
	})
}

// today is the day up to which everything is known.
func (v *view) today() period.Date {
	day, _ := job.AsOf(v.last, v.P.Env.Store.Today(), v.P.Env.Snap().Calendar())
	return day
}

// question is what the link asks.
func (v *view) question() job.Between {
	q := job.Between{Scope: desk.Scope(v.P.Route), Today: v.today(), To: v.to()}
	q.From = min(v.from(), q.To)
	if v.P.Route.Get("due") == "" {
		q.Due = v.due()
	}
	return q
}

// due is the chosen period, or without a choice the fiscal year of the end: what closes in it.
func (v *view) due() period.Period {
	if v.P.Route.Get("period") == "" {
		return v.P.Env.Snap().Calendar().Of(period.Year, v.to())
	}
	return v.P.Env.Period(v.P.Route)
}

func (v *view) to() period.Date {
	if d, err := period.Parse(v.P.Route.Get("to")); err == nil && d.Known() {
		return min(d, v.today())
	}
	return v.today()
}

// The moments from which a movement may be told.
const (
	sinceWeek    = "week"
	sinceMonth   = "month"
	sinceQuarter = "quarter"
	sinceReview  = "review"
	sinceDay     = "day"
)

// since is the choice of the link: its name, or a day.
func (v *view) since() string {
	switch s := v.P.Route.Get("from"); s {
	case "":
		return sinceMonth
	case sinceWeek, sinceMonth, sinceQuarter, sinceReview:
		return s
	}
	return sinceDay
}

// from is the day at whose end the movement begins.
func (v *view) from() period.Date {
	to, cal := v.to(), v.P.Env.Snap().Calendar()
	switch v.since() {
	case sinceWeek:
		return to - 7
	case sinceQuarter:
		return cal.Of(period.Quarter, to).From - 1
	case sinceReview:
		if d := v.review(); d.Known() {
			return d
		}
	case sinceDay:
		if d, err := period.Parse(v.P.Route.Get("from")); err == nil && d.Known() {
			return d
		}
	}
	return cal.Of(period.Month, to).From - 1
}

// review is the day of the last review that was held before the end; 0 if there is none.
func (v *view) review() (last period.Date) {
	for _, r := range change.All(v.P.Env.Snap().State, record.ReviewKind) {
		if r.Status == "held" && r.On < v.to() {
			last = max(last, r.On)
		}
	}
	return last
}

// goWith keeps the place on the screen.
func (v *view) goWith(key, value string) { v.P.Env.Host.GoTo(v.P.Route.With(key, value)) }

// Render shows the choice of moments and what lies between them.
func (v *view) Render() app.UI {
	if v.P.Env.Snap().Table("opportunity").Len() == 0 {
		return &ui.Empty{Icon: icon.Pipeline, Title: i18n.T("pipeline.empty.title"), Text: i18n.T("movement.empty"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("pipeline.empty.import"), Kind: ui.Primary, Href: "#/data/import"}}
		}}
	}
	return app.Div().Class("stack movement").Body(v.tools(), v.asking.Waiting(v.P.Env), v.body())
}

func (v *view) body() app.UI {
	m := v.asking.Answer
	if m == nil {
		return app.Div().Class("stack").Aria("hidden", "true").Body(ui.Skeleton(2), ui.SkeletonBlock(), ui.SkeletonBlock())
	}
	v.take(m)
	return app.Div().Class("stack movement-body").Body(v.stats(m), v.waterfall(m), v.steps(m), v.deals(m), v.put(m), v.ages(m))
}

// tools choose the two days, and what is followed between them.
func (v *view) tools() app.UI {
	l := i18n.Locale()
	options := []ui.Option{{Value: sinceWeek, Label: i18n.T("movement.since.week")}, {Value: sinceMonth, Label: i18n.T("movement.since.month")}, {Value: sinceQuarter, Label: i18n.T("movement.since.quarter")}}
	if d := v.review(); d.Known() {
		options = append(options, ui.Option{Value: sinceReview, Label: i18n.T("movement.since.review", "day", l.DayMonth(d))})
	}
	options = append(options, ui.Option{Value: sinceDay, Label: i18n.T("movement.since.day")})
	due := "all"
	if v.P.Route.Get("due") == "" {
		due = ""
	}
	return app.Div().Class("filters").Body(
		&ui.SelectField{Key: "since", Label: i18n.T("movement.since"), Options: options, Value: v.since(), OnChange: func(_ app.Context, s string) {
			if s == sinceDay {
				s = v.from().String()
			}
			v.goWith("from", s)
		}},
		app.If(v.since() == sinceDay, func() app.UI {
			return &ui.DateField{Key: "from", Label: i18n.T("movement.from"), Value: v.from(), Today: v.today(), OnCommit: func(_ app.Context, d period.Date) { v.goWith("from", d.String()) }}
		}),
		&ui.DateField{Key: "to", Label: i18n.T("movement.to"), Value: v.to(), Today: v.today(), OnCommit: func(_ app.Context, d period.Date) {
			if d >= v.today() || !d.Known() {
				v.goWith("to", "")
				return
			}
			v.goWith("to", d.String())
		}},
		&ui.Segmented{Label: i18n.T("movement.due"), Value: due, Options: []ui.Option{
			{Value: "", Label: i18n.T("movement.due.period", "period", v.P.Env.PeriodName(v.due()))}, {Value: "all", Label: i18n.T("movement.due.all")},
		}, OnChange: func(_ app.Context, s string) { v.goWith("due", s) }},
	)
}

// money is an amount in the workspace's currency.
func (v *view) money(minor int64) money.Amount { return money.New(minor, v.P.Env.Snap().Currency()) }

func (v *view) known(a job.Amount) money.Amount {
	if !a.Known {
		return money.Amount{}
	}
	return v.money(a.Minor)
}

func save(name string) func(app.Context, []byte) {
	return func(_ app.Context, file []byte) { browser.Download(name+".csv", "text/csv", file) }
}
