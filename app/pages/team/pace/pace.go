// Package pace shows where the company, its teams and people stand against their quotas, and against where they
// should be by today.
package pace

import (
	"cmp"
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/course"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/pace"
	"rumbo/engine/period"
)

func init() {
	place.Register(place.Part{Place: "team", ID: "pace", Title: "pace.title", Order: 20, Period: true, Scope: true,
		New: func(p page.Props) app.UI { return &view{P: p} }})
}

type view struct {
	app.Compo
	P page.Props

	work   numbers.Work
	period period.Period // that the rows are of
	rows   []row
}

// row is the whole of the scope, or a team or a person in it.
type row struct {
	id, name string
	in       kpi.Input
	pace     kpi.Result
	share    kpi.Result // attainment, whose denominator is the quota
}

// CompoID keeps one view.
func (v *view) CompoID() string { return "pace" }

// methods are the definitions of pace, as the route names them.
func (v *view) method() string {
	if m := v.P.Route.Get("method"); m == "season" || m == "deals" {
		return m
	}
	return "linear"
}

func (v *view) level() string {
	if v.P.Route.Get("level") == "team" {
		return "team"
	}
	return "person"
}

// span is the chosen period; for all time there is no quota, so it is the fiscal year.
func (v *view) span() period.Period {
	env := v.P.Env
	p := env.Period(v.P.Route)
	if p.Grain == period.Span {
		return env.Snap().Calendar().Of(period.Year, env.Store.Today())
	}
	return p
}

// compute gives the whole of the scope, and then each person or team in it.
func compute(in kpi.Input, level, method string, give *pace.Pace) []row {
	in.Alternative = method
	of := in
	of.Alternative = valueOrDeals(method)
	out := []row{{in: in, pace: kpi.Pace.Compute(in), share: kpi.Attainment.Compute(of)}}
	give.Now()
	dim := kpi.ByPerson
	if level == "team" {
		dim = kpi.ByTeam
	}
	shares := map[string]kpi.Result{}
	for _, c := range kpi.Attainment.By(of, kpi.By(dim)) {
		shares[c.Keys[0].Value.ID] = c.Result
	}
	give.Now()
	for _, c := range kpi.Pace.By(in, kpi.By(dim)) {
		val := c.Keys[0].Value
		if s := shares[val.ID]; val.ID != "" && (s.Known || c.Known) {
			scoped := in
			scoped.Scope = in.Scope.With(kpi.Only(dim, val.ID))
			out = append(out, row{val.ID, i18n.Text(val.Name), scoped, c.Result, s})
		}
	}
	return out
}

// valueOrDeals is the definition of attainment that goes with one of pace.
func valueOrDeals(method string) string {
	if method == "deals" {
		return "deals"
	}
	return "value"
}

// Render shows the pace of the whole scope, and that of each in it.
func (v *view) Render() app.UI {
	level, method, span := v.level(), v.method(), v.span()
	if !v.work.Ready(v.P, level+method, func(in kpi.Input, give *pace.Pace) func() {
		in.Period = span
		rows := compute(in, level, method, give)
		return func() { v.rows, v.period = rows, span }
	}) {
		return numbers.Waiting()
	}
	if len(v.rows) < 2 && !v.rows[0].share.Known {
		return &ui.Empty{Icon: icon.Target, Title: i18n.T("pace.empty"), Text: v.rows[0].share.Why.In(i18n.Locale()), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("pace.empty.set"), Kind: ui.Primary, Href: v.P.Route.To("team", "quotas").Href()}}
		}}
	}
	return app.Div().Class("stack").Body(v.tools(), v.head(), &course.View{P: v.P, Method: v.method()}, v.table(), app.P().Class("note").Text(i18n.T("pace.key")))
}

func (v *view) goWith(k, value string) { v.P.Env.Host.GoTo(v.P.Route.With(k, value)) }

func (v *view) tools() app.UI {
	return app.Div().Class("quota-tools").Body(
		&ui.Segmented{Label: i18n.T("pace.level"), Options: []ui.Option{{Value: "person", Label: i18n.T("pace.people")}, {Value: "team", Label: i18n.T("pace.teams")}}, Value: v.level(),
			OnChange: func(_ app.Context, s string) { v.goWith("level", s) }},
		&ui.SelectField{Key: "method", Label: i18n.T("pace.method"), HideLabel: true, Options: []ui.Option{{Value: "linear", Label: i18n.T("pace.linear")}, {Value: "season", Label: i18n.T("pace.season")}, {Value: "deals", Label: i18n.T("pace.deals")}},
			Value: v.method(), OnChange: func(_ app.Context, s string) { v.goWith("method", s) }},
	)
}

// under is the period, and whose figures they are where that is not the whole company.
func (v *view) under() string {
	u := v.P.Env.PeriodName(v.period)
	if _, _, ok := numbers.ScopeParts(v.P.Route); ok {
		u += " · " + numbers.ScopeName(v.P)
	}
	return u
}

// head is the figures of the whole scope.
func (v *view) head() app.UI {
	env, whole := v.P.Env, v.rows[0]
	per := v.under()
	pace := numbers.StatOf(env, numbers.Question{Indicator: kpi.Pace, Input: whole.in, Under: per}, whole.pace)
	pace.Signal, pace.Word = signal(whole.pace), word(whole.pace)
	of := whole.in
	of.Alternative = valueOrDeals(v.method())
	share := numbers.StatOf(env, numbers.Question{Indicator: kpi.Attainment, Input: of, Under: per}, whole.share)
	quota := &ui.Stat{Label: i18n.T("pace.quota"), Value: numbers.Short(whole.share.Denominator), Exact: whole.share.Denominator.Format(i18n.Locale()), Money: whole.share.Denominator.Unit.IsMoney(), Note: per, OnAsk: share.OnAsk}
	due := &ui.Stat{Label: i18n.T("pace.due"), Value: numbers.Short(whole.pace.Denominator), Exact: whole.pace.Denominator.Format(i18n.Locale()), Money: whole.pace.Denominator.Unit.IsMoney(), Note: gapWords(whole.pace), OnAsk: pace.OnAsk}
	return ui.Stats(pace, share, quota, due)
}

// gapWords is how far one is from where one should be.
func gapWords(r kpi.Result) string {
	if !r.Known {
		return r.Why.In(i18n.Locale())
	}
	gap := r.Numerator
	gap.Value, gap.Minor = r.Numerator.Value-r.Denominator.Value, r.Numerator.Minor-r.Denominator.Minor
	if gap.Value < 0 {
		gap.Value, gap.Minor = -gap.Value, -gap.Minor
		return i18n.T("pace.behind", "value", numbers.Short(gap))
	}
	return i18n.T("pace.ahead", "value", numbers.Short(gap))
}

// signal is green where one should be or beyond, amber a little behind, red further behind.
func signal(r kpi.Result) ui.Signal {
	switch {
	case !r.Known:
		return ui.Unknown
	case r.Value >= 1:
		return ui.Green
	case r.Value >= close:
		return ui.Amber
	}
	return ui.Red
}

// close is from which part of what is due on one is only a little behind.
const close = 0.9

func word(r kpi.Result) string {
	switch signal(r) {
	case ui.Green:
		return i18n.T("pace.green")
	case ui.Amber:
		return i18n.T("pace.amber")
	case ui.Red:
		return i18n.T("pace.red")
	}
	return i18n.T("pace.unknown")
}

// firm is from how many deals on one more or less does not change the picture.
const firm = 5

func (v *view) table() app.UI {
	top := 1.0
	for _, r := range v.rows {
		if r.share.Known {
			top = math.Max(top, math.Min(r.share.Value, 2))
		}
	}
	return &ui.Table[row]{Key: "pace " + v.method() + v.level(), Caption: i18n.T("pace.table"), Rows: v.rows[1:], Columns: v.columns(top), SortBy: "pace", Stamp: i18n.Locale().Tag,
		RowKey: func(r row) string { return r.id }, PageSize: 100,
		OnOpen: func(_ app.Context, r row) { v.explain(r, kpi.Pace, r.in) },
		OnCSV:  func(_ app.Context, file []byte) { browser.Download("pace.csv", "text/csv", file) }}
}

func (v *view) explain(r row, ind *kpi.Indicator, in kpi.Input) {
	numbers.Ask(v.P.Env, numbers.Question{Indicator: ind, Input: in, Under: v.under() + " · " + r.name})
}

func (v *view) columns(top float64) []ui.Column[row] {
	l := i18n.Locale()
	unit := v.P.Env.Snap().Currency().String()
	if v.method() == "deals" {
		unit = ""
	}
	plain := func(f kpi.Figure) string {
		if f.Known && f.Unit.IsMoney() {
			return l.Int(int64(math.Round(f.Value)))
		}
		return f.Format(l)
	}
	figure := func(id, head string, hide int, of func(row) kpi.Figure) ui.Column[row] {
		return ui.Column[row]{ID: id, Header: head, Unit: unit, Right: true, Hide: hide, Text: func(r row) string { return plain(of(r)) },
			Compare: func(a, b row) int { return cmp.Compare(of(a).Value, of(b).Value) }}
	}
	return []ui.Column[row]{
		{ID: "name", Header: i18n.T("pace.who"), Size: "l", Text: func(r row) string { return r.name }, Compare: func(a, b row) int { return cmp.Compare(ui.Fold(a.name), ui.Fold(b.name)) }},
		{ID: "bar", Header: i18n.T("pace.bar"), Size: "l", Hide: 1, Text: func(r row) string { return word(r.pace) }, Cell: func(r row) app.UI { return bullet(r, top) }},
		figure("won", i18n.T("pace.won"), 0, func(r row) kpi.Figure { return r.pace.Numerator }),
		figure("due", i18n.T("pace.due"), 0, func(r row) kpi.Figure { return r.pace.Denominator }),
		figure("quota", i18n.T("pace.quota"), 2, func(r row) kpi.Figure { return r.share.Denominator }),
		{ID: "share", Header: i18n.Text(kpi.Attainment.Name), Right: true, Hide: 1, Text: func(r row) string { return r.share.Format(l) }, Compare: func(a, b row) int { return cmp.Compare(a.share.Value, b.share.Value) }},
		{ID: "pace", Header: i18n.T("pace.title"), Right: true, Text: func(r row) string { return r.pace.Format(l) }, Compare: func(a, b row) int { return cmp.Compare(sortable(a.pace), sortable(b.pace)) },
			Cell: func(r row) app.UI {
				if !r.pace.Known {
					return app.Span().Title(r.pace.Why.In(l)).Text(locale.None)
				}
				return &ui.Asked{Text: r.pace.Format(l), Label: i18n.Text(kpi.Pace.Name) + ", " + r.name, OnAsk: func(app.Context) { v.explain(r, kpi.Pace, r.in) }}
			}},
		{ID: "status", Header: i18n.T("pace.status"), Size: "m", Text: status, Cell: func(r row) app.UI {
			return app.Span().Class("pace-status").Body(ui.Light(signal(r.pace), word(r.pace)), app.If(weak(r), func() app.UI {
				return app.Span().Class("note").Text(i18n.N("pace.few", r.pace.N))
			}))
		}},
	}
}

func weak(r row) bool { return r.pace.Known && r.pace.N < firm }

func status(r row) string {
	if weak(r) {
		return word(r.pace) + " · " + i18n.N("pace.few", r.pace.N)
	}
	return word(r.pace)
}

func sortable(r kpi.Result) float64 {
	if !r.Known {
		return math.Inf(1)
	}
	return r.Value
}

// bullet draws a row in parts of its quota, so that rows can be compared.
func bullet(r row, top float64) app.UI {
	if !r.share.Known {
		return app.Span().Class("note").Text(r.share.Why.In(i18n.Locale()))
	}
	due := -1.0
	quota := r.share.Denominator.Value
	if r.pace.Known && quota > 0 {
		due = r.pace.Denominator.Value / quota
	}
	won := 0.0
	if quota > 0 {
		won = r.pace.Numerator.Value / quota
	}
	return chart.Bullet{Value: won, Goal: 1, Due: due, Max: top}.Draw()
}
