// Package leading shows partial results together with the final ones that followed: which of them, in which month later, and
// whether that is more than chance.
package leading

import (
	"cmp"
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/evaluation"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/period"
)

func init() {
	place.Register(place.Part{Place: "team", ID: "leading", Title: "leading.title", Order: 60,
		New: func(p page.Props) app.UI { return &view{P: p} }})
}

type view struct {
	app.Compo
	P page.Props

	about question
	ready bool
	look  evaluation.Outlook
	steps []evaluation.Step
}

// question is all that the answer depends on.
type question struct {
	deals      *kpi.Deals
	facts      *kpi.Facts
	milestones *change.Table
	moves      *change.Table
	company    bool
	result     string
	today      period.Date
}

// CompoID keeps one view.
func (v *view) CompoID() string { return "leading" }

// ask computes what is not known yet, in pieces.
func (v *view) ask() {
	env, r := v.P.Env, v.P.Route
	snap := env.Snap()
	result := evaluation.ResultDeals
	if r.Get("result") == evaluation.ResultRevenue {
		result = evaluation.ResultRevenue
	}
	q := question{snap.Deals(), snap.Numbers(), snap.Known("milestone"), snap.Known("stage_move"), r.Get("level") == "company", result, env.Store.Today()}
	if q == v.about {
		return
	}
	v.about, v.ready = q, false
	of := evaluation.Question{State: snap.State, In: numbers.Input(env, period.Period{}, nil)}
	type both struct {
		look  evaluation.Outlook
		steps []evaluation.Step
	}
	page.Async(env, func() (both, error) {
		return both{evaluation.Ahead(of, !q.company, q.result, browser.Pace()), evaluation.Steps(of)}, nil
	}, func(b both, _ error) {
		if v.about == q {
			v.look, v.steps, v.ready = b.look, b.steps, true
			env.Host.Refresh()
		}
	})
}

// Render shows what preceded results.
func (v *view) Render() app.UI {
	if v.P.Env.Snap().Deals().Len() == 0 {
		return &ui.Empty{Icon: icon.Chart, Title: i18n.T("leading.empty"), Text: i18n.T("leading.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("leading.empty.entry"), Kind: ui.Primary, Href: v.P.Route.To("entry", "activity").Href()}}
		}}
	}
	v.ask()
	body := []app.UI{app.P().Class("lead").Text(i18n.T("leading.lead")), v.tools()}
	if !v.ready {
		return app.Div().Class("stack leading").Body(append(body, ui.Skeleton(6))...)
	}
	return app.Div().Class("stack leading").Body(append(body, v.table(), v.one(), v.milestones())...)
}

func (v *view) goWith(k, value string) { v.P.Env.Host.GoTo(v.P.Route.With(k, value)) }

func (v *view) tools() app.UI {
	level := ""
	if v.about.company {
		level = "company"
	}
	return app.Div().Class("quota-tools").Body(
		&ui.Segmented{Label: i18n.T("leading.level"), Value: level, Options: []ui.Option{{Value: "", Label: i18n.T("leading.people")}, {Value: "company", Label: i18n.T("leading.company")}},
			OnChange: func(_ app.Context, s string) { v.goWith("level", s) }},
		&ui.SelectField{Key: "leading-result", Label: i18n.T("leading.result"), Options: []ui.Option{{Value: evaluation.ResultDeals, Label: i18n.Text(kpi.DealsWon.Name)}, {Value: evaluation.ResultRevenue, Label: i18n.Text(kpi.WonRevenue.Name)}},
			Value: v.about.result, OnChange: func(_ app.Context, s string) { v.goWith("result", s) }},
	)
}

func (v *view) resultName() string {
	if v.about.result == evaluation.ResultRevenue {
		return i18n.Text(kpi.WonRevenue.Name)
	}
	return i18n.Text(kpi.DealsWon.Name)
}

// says is what may be read into a link, in plain words.
func (v *view) says(l evaluation.LeadLink) string {
	best := l.At()
	switch {
	case best == nil:
		return i18n.T("leading.few")
	case !l.Found:
		return i18n.T("leading.noise")
	case best.Months == 0 && best.R > 0:
		return i18n.T("leading.more.same")
	case best.Months == 0:
		return i18n.T("leading.less.same")
	case best.R > 0:
		return i18n.N("leading.more", best.Months)
	}
	return i18n.N("leading.less", best.Months)
}

func (v *view) table() app.UI {
	l := i18n.Locale()
	number := func(f float64) string {
		if math.IsNaN(f) {
			return locale.None
		}
		return l.Signed(f, 2)
	}
	of := func(x evaluation.LeadLink) float64 {
		if b := x.At(); b != nil {
			return b.R
		}
		return math.NaN()
	}
	pick := func(_ app.Context, x evaluation.LeadLink) { v.goWith("lead", x.ID) }
	return app.Section().Class("stack stack-2").Body(
		&ui.Table[evaluation.LeadLink]{Key: "leading " + v.about.result, Caption: i18n.T("leading.table"), Rows: v.look.Leads, Plain: true, Stamp: l.Tag, RowKey: func(x evaluation.LeadLink) string { return x.ID }, OnOpen: pick,
			OnCSV: func(_ app.Context, file []byte) { browser.Download("leading.csv", "text/csv", file) },
			Columns: []ui.Column[evaluation.LeadLink]{
				{ID: "name", Header: i18n.T("leading.lead.name"), Size: "l", Text: func(x evaluation.LeadLink) string { return i18n.Text(x.Name) }},
				{ID: "says", Header: i18n.T("leading.says"), Size: "l", Text: v.says, Cell: func(x evaluation.LeadLink) app.UI {
					return app.Span().Class(ui.When(x.Found, "scorecard-apart")).Text(v.says(x))
				}},
				{ID: "r", Header: i18n.T("leading.r"), Right: true, Text: func(x evaluation.LeadLink) string { return number(of(x)) }, Compare: func(a, b evaluation.LeadLink) int { return cmp.Compare(of(a), of(b)) },
					Cell: func(x evaluation.LeadLink) app.UI {
						if x.At() == nil {
							return app.Span().Text(locale.None)
						}
						return &ui.Asked{Text: number(of(x)), Label: i18n.Text(x.Name), OnAsk: func(app.Context) { v.explain(x) }}
					}},
				{ID: "bar", Header: i18n.T("leading.range"), Size: "s", Hide: 1, Text: func(x evaluation.LeadLink) string {
					if b := x.At(); b != nil {
						return i18n.T("numbers.range", "low", number(b.Low), "high", number(b.High))
					}
					return locale.None
				}, Cell: func(x evaluation.LeadLink) app.UI { return whisker(x) }},
				{ID: "pairs", Header: i18n.T("leading.pairs"), Right: true, Hide: 2, Text: func(x evaluation.LeadLink) string {
					if b := x.At(); b != nil {
						return l.Int(int64(b.Pairs))
					}
					return l.Int(int64(x.Lags[0].Pairs))
				}},
			}},
		app.P().Class("note").Text(i18n.T("leading.key")))
}

func whisker(x evaluation.LeadLink) app.UI {
	b := x.At()
	if b == nil {
		return app.Span().Text(locale.None)
	}
	return chart.Whisker{Value: b.R, Low: b.Low, High: b.High, Reference: 0, Min: -1, Max: 1, Faint: !x.Found}.Draw()
}
