// Package retention is the part of the indicators that follows clients: who stayed, grew, shrank or left against a year
// before, and how the clients of each quarter went on.
package retention

import (
	"cmp"
	"fmt"
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
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
)

func init() {
	place.Register(place.Part{Place: "kpis", ID: "retention", Title: "retention.title", Order: 60,
		New: func(p page.Props) app.UI { return &view{P: p} }})
}

var indicators = []*kpi.Indicator{kpi.GrossRetention, kpi.NetRetention, kpi.LogoRetention, kpi.ClientsLost, kpi.ClientsGrown}

type view struct {
	app.Compo
	P page.Props

	about question
	got   *answer
}

type question struct {
	facts  *kpi.Facts
	period period.Period
	scope  string
	today  period.Date
}

// answer is all that is shown.
type answer struct {
	results []kpi.Result
	clients kpi.Retained
	rows    []*client
	cohorts []kpi.Cohort
	lines   []*line
}

type client struct{ kpi.RetainedClient }

// line is a line of business.
type line struct {
	id, name string
	results  [3]kpi.Result
}

// CompoID keeps one view.
func (v *view) CompoID() string { return "retention" }

// ask computes what is shown, once for a question.
func (v *view) ask() {
	env := v.P.Env
	q := question{env.Snap().Numbers(), v.period(), v.P.Route.Get("scope"), env.Store.Today()}
	if q == v.about {
		return
	}
	v.about, v.got = q, nil
	in := numbers.Input(env, q.period, numbers.Scope(v.P.Route))
	if q.facts.Len() < page.ManyRecords {
		v.got = work(in, nil)
		return
	}
	give := browser.Pace()
	page.Async(env, func() (*answer, error) { return work(in, give.Now), nil }, func(a *answer, _ error) {
		if v.about == q {
			v.got = a
			env.Host.Refresh()
		}
	})
}

// period is the chosen one; all time has no year before, so it is then the fiscal year.
func (v *view) period() period.Period {
	env := v.P.Env
	if p := env.Period(v.P.Route); p.Grain != period.Span {
		return p
	}
	return env.Snap().Calendar().Of(period.Year, env.Store.Today())
}

// work computes everything, resting between pieces.
func work(in kpi.Input, rest func()) *answer {
	a := &answer{}
	pause := func() {
		if rest != nil {
			rest()
		}
	}
	for _, ind := range indicators {
		a.results = append(a.results, ind.Compute(in))
		pause()
	}
	a.clients = kpi.Retain(in)
	pause()
	for _, c := range a.clients.Clients {
		a.rows = append(a.rows, &client{c})
	}
	a.cohorts = kpi.Cohorts(in)
	pause()
	lines := map[string]*line{}
	for k, ind := range indicators[:3] {
		for _, c := range ind.By(in, kpi.By(kpi.ByLine)) {
			val := c.Keys[0].Value
			if lines[val.ID] == nil {
				lines[val.ID] = &line{id: val.ID, name: i18n.Text(val.Name)}
				a.lines = append(a.lines, lines[val.ID])
			}
			lines[val.ID].results[k] = c.Result
		}
		pause()
	}
	return a
}

// Render shows the shares, the clients and the cohorts.
func (v *view) Render() app.UI {
	if v.P.Env.Snap().RevenueLines().Len == 0 {
		return &ui.Empty{Icon: icon.KPI, Title: i18n.T("retention.empty"), Text: i18n.T("retention.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("retention.empty.import"), Kind: ui.Primary, Href: "#/data/import"}}
		}}
	}
	v.ask()
	a := v.got
	if a == nil {
		return app.Div().Class("stack").Aria("hidden", "true").Body(ui.Skeleton(3), ui.SkeletonBlock())
	}
	return app.Div().Class("stack retention").Body(
		app.P().Class("lead").Text(i18n.T("retention.lead", "period", v.P.Env.PeriodName(v.period()))),
		v.stats(a),
		app.If(!a.clients.Known, func() app.UI {
			return &ui.Notice{Title: i18n.T("retention.part"), Text: i18n.Text(a.clients.Why)}
		}),
		v.way(a), v.clients(a), v.lines(a), v.cohorts(a))
}

func (v *view) stats(a *answer) app.UI {
	var out []app.UI
	for i, ind := range indicators {
		out = append(out, numbers.StatOf(v.P.Env, v.question(ind), a.results[i]))
	}
	return ui.Stats(out...)
}

func (v *view) question(ind *kpi.Indicator) numbers.Question {
	q := numbers.In(v.P, ind, numbers.Scope(v.P.Route))
	q.Input.Period = v.period()
	return q
}

// askOf explains the number of a client or a line.
func (v *view) askOf(dim kpi.Dim, id, name string, ind *kpi.Indicator) {
	q := v.question(ind)
	q.Input.Scope = q.Input.Scope.With(kpi.Only(dim, id))
	q.Under += " · " + name
	numbers.Ask(v.P.Env, q)
}

func (v *view) money(minor int64) money.Amount { return money.New(minor, v.P.Env.Snap().Currency()) }

// kinds are what became of clients, as the picture shows them.
var kinds = []kpi.Moved{kpi.ClientLost, kpi.ClientShrunk, kpi.ClientGrown, kpi.ClientNew}

var kindKeys = map[kpi.Moved]string{kpi.ClientNew: "new", kpi.ClientGrown: "grown", kpi.ClientSame: "same", kpi.ClientShrunk: "shrunk", kpi.ClientLost: "lost"}

func kindName(m kpi.Moved) string { return i18n.T("retention.kind." + kindKeys[m]) }

// way is how the revenue of a year before became that of now.
func (v *view) way(a *answer) app.UI {
	if !a.clients.Known {
		return app.Div().Hidden(true)
	}
	l, start, end := i18n.Locale(), int64(0), int64(0)
	sums, n := map[kpi.Moved]int64{}, map[kpi.Moved]int{}
	for _, c := range a.clients.Clients {
		m := c.Became()
		sums[m] += c.Now - c.Before
		n[m]++
		start, end = start+c.Before, end+c.Now
	}
	w := chart.Waterfall{Title: i18n.T("retention.way"), Corner: i18n.T("movement.step"), Value: i18n.T("pipeline.amount"), Format: chart.Format{Kind: chart.Money, Currency: v.P.Env.Snap().Currency()}}
	w.Steps = append(w.Steps, chart.Step{Name: i18n.T("retention.before"), Value: v.money(start).Units(), Total: true})
	for _, m := range kinds {
		w.Steps = append(w.Steps, chart.Step{Name: i18n.T("retention.step", "what", kindName(m), "n", l.Int(int64(n[m]))), Value: v.money(sums[m]).Units()})
	}
	w.Steps = append(w.Steps, chart.Step{Name: i18n.T("retention.now"), Value: v.money(end).Units(), Total: true})
	w.Summary = i18n.T("retention.summary", "start", l.MoneyCompact(v.money(start)), "end", l.MoneyCompact(v.money(end)), "lost", l.Int(int64(n[kpi.ClientLost])), "grown", l.Int(int64(n[kpi.ClientGrown])))
	drawn := w.Chart()
	drawn.OnPick = func(_ app.Context, at chart.Point) {
		if at.Index > 0 && at.Index <= len(kinds) {
			v.P.Env.Host.GoTo(v.P.Route.With("kind", kindKeys[kinds[at.Index-1]]))
		}
	}
	return drawn
}

// clients are all, or those of whom one thing became.
func (v *view) clients(a *answer) app.UI {
	l, cur := i18n.Locale(), v.P.Env.Snap().Currency().String()
	only := v.P.Route.Get("kind")
	rows := a.rows
	options := []ui.Option{{Value: "", Label: i18n.T("retention.kind.all")}}
	for _, m := range kinds {
		options = append(options, ui.Option{Value: kindKeys[m], Label: kindName(m)})
	}
	if only != "" {
		rows = nil
		for _, r := range a.rows {
			if kindKeys[r.Became()] == only {
				rows = append(rows, r)
			}
		}
	}
	before, now := int64(0), int64(0)
	for _, r := range rows {
		before, now = before+r.Before, now+r.Now
	}
	amount := func(id, header string, of func(*client) int64, total int64) ui.Column[*client] {
		return ui.Column[*client]{ID: id, Header: header, Unit: cur, Right: true, Text: func(r *client) string { return numbers.Plain(v.money(of(r))) },
			Cell: func(r *client) app.UI {
				return &ui.Asked{Text: numbers.Plain(v.money(of(r))), Label: header + ", " + i18n.Text(r.Name), Money: true, OnAsk: func(app.Context) { v.askOf(kpi.ByAccount, string(r.ID), i18n.Text(r.Name), kpi.NetRetention) }}
			},
			Compare: func(a, b *client) int { return cmp.Compare(of(a), of(b)) }, Total: numbers.Plain(v.money(total))}
	}
	cols := []ui.Column[*client]{
		{ID: "name", Header: i18n.T("voice.by.account"), Size: "l", Text: func(r *client) string { return i18n.Text(r.Name) }, Compare: func(a, b *client) int { return cmp.Compare(ui.Fold(i18n.Text(a.Name)), ui.Fold(i18n.Text(b.Name))) }},
		{ID: "kind", Header: i18n.T("retention.became"), Text: func(r *client) string { return kindName(r.Became()) }, Compare: func(a, b *client) int { return cmp.Compare(a.Became(), b.Became()) }},
		amount("before", i18n.T("retention.before"), func(r *client) int64 { return r.Before }, before),
		amount("now", i18n.T("retention.now"), func(r *client) int64 { return r.Now }, now),
		amount("delta", i18n.T("movement.delta"), func(r *client) int64 { return r.Now - r.Before }, now-before),
	}
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("retention.clients")),
			&ui.SelectField{Key: "kind", Label: i18n.T("retention.became"), HideLabel: true, Small: true, Options: options, Value: only, OnChange: func(_ app.Context, s string) { v.P.Env.Host.GoTo(v.P.Route.With("kind", s)) }}),
		&ui.Table[*client]{Key: "clients " + only, Caption: i18n.T("retention.clients"), Rows: rows, Columns: cols, RowKey: func(r *client) string { return string(r.ID) }, PageSize: 15, Plain: len(rows) <= 15,
			Stamp: l.Tag + fmt.Sprint(v.P.Rev, string(v.P.Route)), OnOpen: func(_ app.Context, r *client) { browser.Go(string(v.P.Route.To("accounts", string(r.ID)))) },
			OnCSV: func(_ app.Context, file []byte) { browser.Download("retention.csv", "text/csv", file) },
			Empty: func() app.UI { return app.P().Class("note").Text(i18n.T("retention.clients.none")) }})
}

// lines are the shares by line of business.
func (v *view) lines(a *answer) app.UI {
	l := i18n.Locale()
	cols := []ui.Column[*line]{{ID: "name", Header: i18n.Text(kpi.ByLine.Label()), Size: "m", Text: func(r *line) string {
		if r.id == "" {
			return i18n.T("kpis.without", "what", i18n.Text(kpi.ByLine.Label()))
		}
		return r.name
	}}}
	for k, ind := range indicators[:3] {
		cols = append(cols, ui.Column[*line]{ID: ind.ID, Header: i18n.Text(ind.Name), Right: true, Text: func(r *line) string { return r.results[k].Format(l) },
			Compare: func(a, b *line) int { return cmp.Compare(known(a.results[k]), known(b.results[k])) },
			Cell: func(r *line) app.UI {
				res := r.results[k]
				if !res.Known {
					return app.Span().Title(res.Why.In(l)).Text(res.Format(l))
				}
				return app.Span().Class(ui.When(res.Weak, "weak")).Title(numbers.Range(res)).Body(&ui.Asked{Text: res.Format(l), Label: i18n.Text(ind.Name) + ", " + r.name, OnAsk: func(app.Context) { v.askOf(kpi.ByLine, r.id, r.name, ind) }})
			}})
	}
	cols = append(cols, ui.Column[*line]{ID: "n", Header: i18n.T("retention.n"), Right: true, Text: func(r *line) string { return l.Int(int64(r.results[0].N)) }})
	return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("retention.lines")),
		&ui.Table[*line]{Key: "retention lines", Caption: i18n.T("retention.lines"), Rows: a.lines, Columns: cols, RowKey: func(r *line) string { return r.id }, Plain: true, Stamp: l.Tag + fmt.Sprint(v.P.Rev, string(v.P.Route)),
			OnCSV: func(_ app.Context, file []byte) { browser.Download("retention-lines.csv", "text/csv", file) }})
}

func known(r kpi.Result) float64 {
	if r.Known {
		return r.Value
	}
	return math.Inf(-1)
}
