package leading

import (
	"math"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/evaluation"
	"rumbo/engine/leading"
	"rumbo/engine/locale"
	"rumbo/engine/stats"
)

// chosen is the partial result in sight: that of the route, or the one that says most.
func (v *view) chosen() (evaluation.LeadLink, bool) {
	for _, l := range v.look.Leads {
		if l.ID == v.P.Route.Get("lead") {
			return l, true
		}
	}
	if len(v.look.Leads) == 0 {
		return evaluation.LeadLink{}, false
	}
	return v.look.Leads[0], true
}

// explain shows how a correlation came about.
func (v *view) explain(x evaluation.LeadLink) {
	env := v.P.Env
	env.Host.ShowPanel(page.Panel{Key: "leading " + x.ID + v.about.result, Title: i18n.Text(x.Name), Body: func() []app.UI {
		l, b := i18n.Locale(), x.At()
		known := 0
		for _, lag := range x.Lags {
			if lag.Known {
				known++
			}
		}
		what := ui.Explanation{Value: l.Signed(b.R, 2), Under: i18n.N("leading.lag", b.Months), Formula: i18n.T("leading.formula"),
			With: i18n.T("leading.with", "r", l.Signed(b.R, 2), "free", l.Number(b.Free, 1), "p", l.Number(b.P, 4), "lags", known, "all", l.Number(x.P, 4)),
			N:    l.Int(int64(b.Pairs)), Interval: i18n.T("leading.interval", "low", l.Signed(b.Low, 2), "high", l.Signed(b.High, 2)), Definition: i18n.T("leading.definition")}
		what.Facts = []ui.Fact{{Name: i18n.T("leading.result"), Value: v.resultName()}, {Name: i18n.T("leading.says"), Value: v.says(x)}}
		what.Warnings = []string{i18n.T("leading.cause")}
		return []app.UI{&ui.Explain{What: what}}
	}})
}

// one shows the chosen partial result: each lag, the months as dots, and the course.
func (v *view) one() app.UI {
	x, ok := v.chosen()
	if !ok {
		return app.Div().Hidden(true)
	}
	best := x.At()
	lag := 0
	if best != nil {
		lag = best.Months
	}
	return app.Section().ID("lead-one").Class("stack stack-2").Body(
		app.H2().Text(i18n.T("leading.chosen", "lead", i18n.Text(x.Name), "result", v.resultName())),
		app.P().Text(v.sentence(x)),
		app.Div().Class("grid-2").Body(v.dots(x, lag), v.lags(x)),
		v.course(x, lag),
	)
}

// sentence says it all in one.
func (v *view) sentence(x evaluation.LeadLink) string {
	best := x.At()
	if best == nil {
		return i18n.T("leading.few.text")
	}
	key := "leading.sentence.noise"
	switch {
	case x.Found && best.R > 0:
		key = "leading.sentence.more"
	case x.Found:
		key = "leading.sentence.less"
	}
	return i18n.T(key, "lead", i18n.Text(x.Name), "result", strings.ToLower(v.resultName()), "lag", later(best.Months)) + " " + i18n.T("leading.cause")
}

// later says how many months later, or in the same one.
func later(months int) string {
	if months == 0 {
		return i18n.T("leading.same")
	}
	return i18n.N("leading.lag", months)
}

// mostDots is how many months are drawn one by one.
const mostDots = 400

// dots are months of a person, or of the company: what was done, and the result so many months later.
func (v *view) dots(x evaluation.LeadLink, lag int) app.UI {
	l, cal := i18n.Locale(), v.P.Env.Snap().Calendar()
	s := chart.Scatter{Title: i18n.T("leading.dots"), Summary: i18n.T("leading.dots.summary", "lag", later(lag)), Corner: i18n.T("leading.month"), XName: i18n.Text(x.Name), YName: v.resultName(),
		XFormat: v.format(x.Money), YFormat: v.format(v.about.result == evaluation.ResultRevenue)}
	for u := range x.Values {
		who := ""
		if u < len(v.look.People) {
			who = v.P.Env.Snap().Title("person", v.look.People[u]) + ", "
		}
		for t := 0; t+lag < len(v.look.Months); t++ {
			a, b := x.Values[u][t], v.look.Results[u][t+lag]
			if math.IsNaN(a) || math.IsNaN(b) || len(s.Points) == mostDots {
				continue
			}
			s.Points = append(s.Points, chart.Dot{Name: who + l.Period(v.look.Months[t], cal), X: a, Y: b})
		}
	}
	return s.Chart()
}

func (v *view) format(isMoney bool) chart.Format {
	if isMoney {
		return chart.Format{Kind: chart.Money, Currency: v.P.Env.Snap().Currency()}
	}
	return chart.Format{Kind: chart.Number}
}

// lags are the correlations with each later month.
func (v *view) lags(x evaluation.LeadLink) app.UI {
	l := i18n.Locale()
	number := func(known bool, f float64) string {
		if !known {
			return locale.None
		}
		return l.Signed(f, 2)
	}
	return app.Div().Class("stack stack-2").Body(app.H3().Text(i18n.T("leading.lags")),
		&ui.Table[leading.Lag]{Key: "lags " + x.ID + v.about.result, Caption: i18n.T("leading.lags"), Rows: x.Lags, Plain: true, Stamp: l.Tag, RowKey: func(a leading.Lag) string { return string(rune('0' + a.Months)) },
			OnCSV: func(_ app.Context, file []byte) { browser.Download("lags.csv", "text/csv", file) },
			Columns: []ui.Column[leading.Lag]{
				{ID: "lag", Header: i18n.T("leading.later"), Text: func(a leading.Lag) string { return later(a.Months) }},
				{ID: "r", Header: i18n.T("leading.r"), Right: true, Text: func(a leading.Lag) string { return number(a.Known, a.R) }},
				{ID: "range", Header: i18n.T("leading.range"), Size: "s", Text: func(a leading.Lag) string {
					return i18n.T("numbers.range", "low", number(a.Known, a.Low), "high", number(a.Known, a.High))
				}, Cell: func(a leading.Lag) app.UI {
					if !a.Known {
						return app.Span().Class("note").Text(i18n.T("leading.few"))
					}
					return chart.Whisker{Value: a.R, Low: a.Low, High: a.High, Reference: 0, Min: -1, Max: 1, Faint: !x.Found}.Draw()
				}},
				{ID: "pairs", Header: i18n.T("leading.pairs"), Right: true, Hide: 1, Text: func(a leading.Lag) string { return l.Int(int64(a.Pairs)) }},
			}})
}

// course is month by month what was done and what was won, all together, each as a part of its own average.
func (v *view) course(x evaluation.LeadLink, lag int) app.UI {
	l, cal := i18n.Locale(), v.P.Env.Snap().Calendar()
	var labels []string
	for _, m := range v.look.Months {
		labels = append(labels, l.Period(m, cal))
	}
	return chart.Lines{Title: i18n.T("leading.course"), Summary: i18n.T("leading.course.summary", "lag", later(lag)), Corner: i18n.T("leading.month"), Labels: labels, FromZero: true, Format: chart.Format{Kind: chart.Percent},
		Series: []chart.Series{{Name: i18n.Text(x.Name), Values: index(x.Values, len(labels)), Accent: true}, {Name: v.resultName(), Values: index(v.look.Results, len(labels))}}}.Chart()
}

// index adds units up and divides by the average month.
func index(values [][]float64, n int) []float64 {
	out := make([]float64, n)
	for _, u := range values {
		for t, v := range u {
			if !math.IsNaN(v) {
				out[t] += v
			}
		}
	}
	mean := stats.Mean(out)
	for t := range out {
		if out[t] /= mean; mean == 0 {
			out[t] = math.NaN()
		}
	}
	return out
}

// milestones holds each milestone against the end of the deals that it was set for.
func (v *view) milestones() app.UI {
	head := app.H2().Text(i18n.T("leading.milestones"))
	if len(v.steps) == 0 {
		return app.Section().Class("stack stack-2").Body(head, app.P().Class("note").Text(i18n.T("leading.milestones.none")))
	}
	l := i18n.Locale()
	share := func(k, n int) string {
		if n == 0 {
			return locale.None
		}
		lo, hi := stats.Wilson(k, n, 0.95)
		return i18n.T("leading.share", "share", l.Percent(float64(k)/float64(n), 0), "k", k, "n", n, "low", l.Percent(lo, 0), "high", l.Percent(hi, 0))
	}
	says := func(s evaluation.Step) string {
		if s.Apart {
			return i18n.T("leading.apart")
		}
		return i18n.T("leading.noise")
	}
	return app.Section().Class("stack stack-2").Body(head,
		&ui.Table[evaluation.Step]{Key: "milestones", Caption: i18n.T("leading.milestones"), Rows: v.steps, Plain: len(v.steps) <= 50, Stamp: l.Tag, RowKey: func(s evaluation.Step) string { return s.Name },
			OnCSV: func(_ app.Context, file []byte) { browser.Download("milestones.csv", "text/csv", file) },
			Columns: []ui.Column[evaluation.Step]{
				{ID: "name", Header: i18n.T("leading.milestone"), Size: "m", Text: func(s evaluation.Step) string { return s.Name }},
				{ID: "reached", Header: i18n.T("leading.reached"), Right: true, Text: func(s evaluation.Step) string { return share(s.Won, s.Reached) }},
				{ID: "never", Header: i18n.T("leading.never"), Right: true, Text: func(s evaluation.Step) string { return share(s.WonWithout, s.Never) }},
				{ID: "says", Header: i18n.T("leading.says"), Hide: 1, Text: says},
			}},
		app.P().Class("note").Text(i18n.T("leading.milestones.key")))
}
