package forecast

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
)

// view shows one answer.
type view struct {
	env   *page.Env
	route page.Route
	q     query
	a     *job.Answer
	rev   uint64 // of the workspace
	lang  string

	// Of the block of the parts only.
	parts *job.Parts // nil until they are there
	by    waiting
}

// waiting is how far the parts are.
type waiting struct {
	done, total int
	failed      bool
}

func (v *view) goWith(key, value string) { browser.Go(string(v.route.With(key, value))) }

// amount is minor units as an amount of the workspace.
func (v *view) amount(minor float64) money.Amount {
	return money.New(int64(math.Round(minor)), v.env.Snap().Currency())
}

func (v *view) short(minor float64) string { return i18n.Locale().MoneyCompact(v.amount(minor)) }
func (v *view) exact(minor float64) string { return i18n.Locale().MoneyWhole(v.amount(minor)) }

// plain is an amount for a column that names the currency; a forecast has no decimals.
func (v *view) plain(minor float64) string { return i18n.Locale().Number(v.units(minor), 0) }

// units are what charts take.
func (v *view) units(minor float64) float64 {
	return minor / float64(v.env.Snap().Currency().Factor())
}

func (v *view) format() chart.Format {
	return chart.Format{Kind: chart.Money, Currency: v.env.Snap().Currency()}
}

func (v *view) name(p period.Period) string {
	return i18n.Locale().Period(p, v.env.Snap().Calendar())
}

// under says what the figures are about: the period and the scope.
func (v *view) under() string {
	return i18n.T("forecast.under", "period", v.name(v.a.Total.Period), "scope", v.scopeName())
}

func (v *view) scopeName() string {
	if v.q.scope.Kind == "" {
		return i18n.T("forecast.company")
	}
	return v.env.Snap().Title(v.q.scope.Kind, recordID(v.q.scope.ID))
}

// share is a probability in words of ten: 0.72 is "7 of 10"; near the ends it is said as it is.
func share(p float64) string {
	switch {
	case p >= .95:
		return i18n.T("forecast.share.sure")
	case p < .05:
		return i18n.T("forecast.share.hardly")
	}
	return i18n.T("forecast.share", "n", i18n.Locale().Int(int64(math.Round(10*p))))
}

// notices say what is unusual about the data before any figure is read.
func (v *view) notices() app.UI {
	l := i18n.Locale()
	var out []app.UI
	today := v.env.Store.Today()
	if v.a.AsOf < today {
		out = append(out, &ui.Notice{Title: i18n.T("forecast.stale", "day", l.DateLong(v.a.AsOf)), Text: i18n.T("forecast.stale.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("forecast.stale.live"), Small: true, Href: v.route.With("live", "1").Href()}}
		}})
	} else if v.q.live {
		out = append(out, &ui.Notice{Title: i18n.T("forecast.live"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("forecast.live.back"), Small: true, Href: v.route.With("live", "").Href()}}
		}})
	}
	if v.a.Short {
		out = append(out, &ui.Notice{Tone: ui.Warn, Title: i18n.N("forecast.short", v.a.History.Months), Text: i18n.T("forecast.short.text")})
	}
	if len(out) == 0 {
		return app.Div().Hidden(true)
	}
	return app.Div().Class("notices").Body(out...)
}

// headline is the answer in one sentence, with the figures that belong to it.
func (v *view) headline() app.UI {
	t := v.a.Total
	return app.Section().Class("section forecast-head").Body(
		app.Div().Class("forecast-say").Body(
			app.P().Class("forecast-range").Body(
				app.Text(i18n.T("forecast.say.before")+" "),
				&ui.Asked{Text: v.between(t.Whole.P10, t.Whole.P90), Title: v.exact(t.Whole.P10) + " – " + v.exact(t.Whole.P90),
					Label: i18n.T("forecast.say.label"), Money: true, OnAsk: func(app.Context) { v.explain() }},
			),
			app.P().Class("section-note").Text(v.under()),
		),
		&ui.Segmented{Label: i18n.T("forecast.total"), Value: string(v.q.total), Options: v.spans(), OnChange: func(_ app.Context, s string) { v.goWith("total", s) }},
		ui.Stats(v.stats()...),
		v.proposal(),
	)
}

// spans are the totals on offer, by the names of their periods.
func (v *view) spans() []ui.Option {
	var out []ui.Option
	for _, s := range []job.Span{job.Month, job.Quarter, job.NextQuarter, job.Year} {
		p := s.Of(v.env.Snap().Calendar(), v.a.AsOf+1)
		out = append(out, ui.Option{Value: string(s), Label: v.label(p)})
	}
	return out
}

func (v *view) between(low, high float64) string {
	return i18n.T("forecast.between", "low", v.short(low), "high", v.short(high))
}

func (v *view) stats() []app.UI {
	t, l := v.a.Total, i18n.Locale()
	in := numbers.Input(v.env, t.Period, scopeOf(v.q.scope))
	ask := func(ind *kpi.Indicator) func(app.Context) {
		return func(app.Context) {
			numbers.Ask(v.env, numbers.Question{Indicator: ind, Input: in, Under: v.under()})
		}
	}
	median := &ui.Stat{Label: i18n.T("forecast.median"), Value: v.short(t.Whole.P50), Exact: v.exact(t.Whole.P50), Money: true,
		Note: i18n.T("forecast.median.note"), OnAsk: func(app.Context) { v.explain() }}
	wonStat := &ui.Stat{Label: i18n.T("forecast.won"), Value: v.short(t.Won), Exact: v.exact(t.Won), Money: true,
		Note: i18n.T("forecast.won.note", "day", l.DayMonth(v.a.AsOf)), OnAsk: ask(kpi.WonRevenue)}
	target := &ui.Stat{Label: i18n.T("forecast.target"), Value: locale.None, Exact: i18n.T("forecast.target.none"), Note: i18n.T("forecast.target.none")}
	chance := &ui.Stat{Label: i18n.T("forecast.chance"), Value: locale.None, Exact: i18n.T("forecast.target.none"), Note: i18n.T("forecast.chance.none")}
	if t.Target > 0 {
		target = &ui.Stat{Label: i18n.T("forecast.target"), Value: v.short(t.Target), Exact: v.exact(t.Target), Money: true,
			Note: v.gap(), OnAsk: ask(kpi.Attainment)}
		note := share(t.Chance)
		if t.Won >= t.Target {
			note = i18n.T("forecast.share.reached")
		}
		chance = &ui.Stat{Label: i18n.T("forecast.chance"), Value: v.percent(t.Chance), Note: note,
			OnAsk: func(app.Context) { v.explainTarget() }}
	}
	return []app.UI{median, wonStat, target, chance}
}

// proposal is the budget and the target that the forecast would bear.
func (v *view) proposal() app.UI {
	t := v.a.Total
	asked := func(key string, minor float64) app.UI {
		return &ui.Asked{Text: v.short(minor), Title: v.exact(minor), Label: i18n.T(key), Money: true, OnAsk: func(app.Context) { v.explainTarget() }}
	}
	return app.P().Class("section-note").Body(
		app.Text(i18n.T("forecast.budget")+": "), asked("forecast.budget", t.Budget), app.Text(" ("+i18n.T("forecast.budget.note")+"). "),
		app.Text(i18n.T("forecast.stretch")+": "), asked("forecast.stretch", t.Stretch), app.Text(" ("+i18n.T("forecast.stretch.note")+")."))
}

// percent writes a chance; what simulation cannot tell from certain or impossible is not called so.
func (v *view) percent(p float64) string {
	l := i18n.Locale()
	switch {
	case p >= .995 && v.a.Total.Won < v.a.Total.Target:
		return "> " + l.Percent(.99, 0)
	case p < .005:
		return "< " + l.Percent(.01, 0)
	}
	return l.Percent(p, 0)
}

// gap is how far the median lies from the target.
func (v *view) gap() string {
	d := v.a.Total.Whole.P50 - v.a.Total.Target
	if d >= 0 {
		return i18n.T("forecast.target.above", "amount", v.short(d))
	}
	return i18n.T("forecast.target.below", "amount", v.short(-d))
}
