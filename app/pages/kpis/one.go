package kpis

import (
	"cmp"
	"fmt"
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/objective"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/scorecard"
)

// one is the page of one indicator.
type one struct {
	app.Compo
	P  page.Props
	ID string

	work     numbers.Work
	compared kpi.Comparison
	months   []float64 // its course; nil for none
	parts    []part
	goals    goals
	edit     editor
	answer   *numbers.Answer
	askedFor asked
}

// asked is what the explanation on the page is of.
type asked struct {
	id, scope string
	period    period.Period
}

// CompoID makes another indicator another page.
func (o *one) CompoID() string { return o.ID }

func (o *one) indicator() *kpi.Indicator { return o.P.Env.Snap().Indicators().ByID(o.ID) }

// Render shows the figure, what it is to achieve, its course, its parts and how it came about.
func (o *one) Render() app.UI {
	ind := o.indicator()
	q := numbers.In(o.P, ind, numbers.Scope(o.P.Route))
	dim := o.dim(ind)
	ready := o.work.Ready(o.P, fmt.Sprintf("%s %p", dim, ind), func(in kpi.Input, give *pace.Pace) func() {
		compared := ind.Compare(in)
		give.Now()
		months := course(ind, in, months(in))
		give.Now()
		parts := split(ind, in, dim)
		return func() { o.compared, o.months, o.parts = compared, months, parts }
	})
	editing := ind.Own() && o.P.Route.Get("edit") == "metric"
	return app.Div().Class("kpi-one").Body(
		app.Div().Class("page-head").Body(
			app.Nav().Class("crumbs").Aria("label", i18n.T("accounts.crumbs")).Body(app.A().Href(o.P.Route.To("kpis").Href()).Text(i18n.T("kpis.title"))),
			app.H1().Text(i18n.Text(ind.Name)),
			app.P().Class("lead").Text(i18n.Text(ind.Purpose)),
			app.Div().Class("page-tools").Body(o.ownTools(ind, editing)),
		),
		app.Div().Class("stack stack-6").Body(append([]app.UI{
			o.figure(q, ready),
			app.If(editing, func() app.UI { return o.edit.draw(o.P, o.ID) }), // stays while its numbers are worked out
		}, o.below(q, dim, ready)...)...),
	)
}

// figure is the number in the period, with its change.
func (o *one) figure(q numbers.Question, ready bool) app.UI {
	if !ready {
		return numbers.Waiting()
	}
	s := numbers.StatOf(o.P.Env, q, o.compared.Now)
	s.Delta = delta(o.P.Env, q.Input, o.compared)
	return ui.Stats(s)
}

func (o *one) below(q numbers.Question, dim kpi.Dim, ready bool) []app.UI {
	if !ready {
		return nil
	}
	return []app.UI{o.goals.draw(o.P, q.Indicator, q), o.course(q), o.breakdown(q, dim), o.explanation(q)}
}

// dim is by what the indicator is broken down: as the route says, or the first that it allows; "" if it allows none.
func (o *one) dim(ind *kpi.Indicator) kpi.Dim {
	if dim := kpi.Dim(o.P.Route.Get("by")); dim.Known() && ind.Allows(dim) {
		return dim
	}
	if dims := ind.Dims(); len(dims) > 0 {
		return dims[0]
	}
	return ""
}

// ownTools change and take away what people made.
func (o *one) ownTools(ind *kpi.Indicator, editing bool) app.UI {
	if !ind.Own() {
		return app.Div().Hidden(true)
	}
	label, to := i18n.T("kpis.edit"), o.P.Route.With("edit", "metric")
	if editing {
		label, to = i18n.T("kpis.edit.done"), o.P.Route.With("edit", "")
	}
	return app.Div().Class("line").Body(
		&ui.Button{Label: label, Icon: icon.Edit, Small: true, OnClick: func(app.Context) { o.P.Env.Host.GoTo(to) }},
		&ui.IconButton{Icon: icon.Trash, Label: i18n.T("kpis.delete", "name", i18n.Text(ind.Name)), Small: true, OnClick: func(app.Context) {
			browser.Go(string(o.P.Route.To("kpis")))
			o.P.Env.Delete(record.MetricKind.Name, record.ID(o.ID))
		}})
}

// explanation is how the number came about, with its records, on the page itself.
func (o *one) explanation(q numbers.Question) app.UI {
	at := asked{o.ID, o.P.Route.Get("scope"), q.Input.Period}
	if o.answer == nil || at != o.askedFor {
		o.answer, o.askedFor = numbers.NewAnswer(o.P.Env, q), at
		o.answer.Here = true
	}
	return app.Section().ID("kpi-explained").Class("stack").Body(app.H2().Text(i18n.T("kpis.explained")), app.Div().Class("box kpi-explained").Body(o.answer.Body()...))
}

// course is the indicator month by month.
func (o *one) course(q numbers.Question) app.UI {
	ind := q.Indicator
	over, values := months(q.Input), o.months
	if values == nil {
		return app.P().Class("note").Text(i18n.T("kpis.nocourse"))
	}
	names := make([]string, len(over))
	best, at := math.Inf(-1), -1
	for i, p := range over {
		names[i] = o.P.Env.PeriodName(p)
		if values[i] > best {
			best, at = values[i], i
		}
	}
	format := formatOf(q)
	series := []chart.Series{{Name: i18n.Text(ind.Name), Values: values}}
	summary := i18n.T("kpis.course.none")
	if at >= 0 {
		summary = i18n.T("kpis.course.summary", "best", names[at], "value", format.Short(best))
	}
	title := i18n.T("kpis.course")
	if ind.Additive {
		return chart.Bars{Title: title, Summary: summary, Corner: i18n.T("kpis.month"), Labels: names, Series: series, Format: format}.Chart()
	}
	return chart.Lines{Title: title, Summary: summary, Corner: i18n.T("kpis.month"), Labels: names, Series: series, Format: format}.Chart()
}

func formatOf(q numbers.Question) chart.Format {
	switch u := q.Indicator.Alternative(q.Input.Alternative).Unit; {
	case u.IsMoney():
		return chart.Format{Kind: chart.Money, Currency: q.Input.Deals.Currency}
	case u == kpi.Ratio:
		return chart.Format{Kind: chart.Percent, Decimals: 1}
	case u == kpi.Count:
		return chart.Format{Kind: chart.Number}
	}
	return chart.Format{Kind: chart.Number, Decimals: 1}
}

// part is one line of the breakdown.
type part struct {
	id, name string
	result   kpi.Result
}

// breakdown cuts the indicator by a dimension, with the precision of each part in sight.
func (o *one) breakdown(q numbers.Question, dim kpi.Dim) app.UI {
	ind := q.Indicator
	var tabs []ui.Option
	for _, d := range ind.Dims() {
		tabs = append(tabs, ui.Option{Value: string(d), Label: i18n.Text(d.Label())})
	}
	if len(tabs) == 0 {
		return app.Div().Hidden(true)
	}
	return app.Section().Class("stack").Body(
		app.Div().Class("section-head").Body(
			app.H2().Text(i18n.T("kpis.by")),
			&ui.SelectField{Key: "by", Label: i18n.T("kpis.by"), HideLabel: true, Small: true, Options: tabs, Value: string(dim), OnChange: func(_ app.Context, v string) {
				o.P.Env.Host.GoTo(o.P.Route.With("by", v))
			}},
		),
		&ui.Table[part]{Key: "parts " + string(dim), Caption: i18n.T("kpis.by"), Rows: o.parts, Columns: o.columns(q, dim, i18n.Text(dim.Label())), SortBy: "value", Desc: true,
			RowKey: func(r part) string { return r.id }, Stamp: i18n.Locale().Tag, Plain: len(o.parts) <= 50,
			OnCSV:  func(_ app.Context, file []byte) { browser.Download(ind.ID+".csv", "text/csv", file) },
			OnOpen: func(_ app.Context, r part) { ask(o.P.Env, q, dim, r) }},
	)
}

func split(ind *kpi.Indicator, in kpi.Input, dim kpi.Dim) []part {
	if dim == "" {
		return nil
	}
	var out []part
	for _, c := range ind.By(in, kpi.By(dim)) {
		v := c.Keys[0].Value
		name := i18n.Text(v.Name)
		if v.ID == "" {
			name = i18n.T("kpis.without", "what", i18n.Text(dim.Label()))
		} else if name == "" {
			name = locale.None
		}
		out = append(out, part{v.ID, name, c.Result})
	}
	return out
}

// ask explains the number of one part.
func ask(env *page.Env, q numbers.Question, dim kpi.Dim, r part) {
	q.Input.Scope = q.Input.Scope.With(kpi.Only(dim, r.id))
	q.Under += " · " + r.name
	numbers.Ask(env, q)
}

func (o *one) columns(q numbers.Question, dim kpi.Dim, of string) []ui.Column[part] {
	l, goals, day := i18n.Locale(), numbers.Objectives(o.P.Env), o.goals.day(q)
	band := func(r part) scorecard.Band {
		e, ok := objective.For(goals, q.Indicator, kpi.Scope{kpi.Only(dim, r.id)}, day)
		if !ok || !r.result.Known || q.Indicator.Additive || e.Currency != "" && e.Currency != q.Input.Deals.Currency.String() {
			return scorecard.NoBand // the range of a sum is of the objective's own period
		}
		return e.Range(q.Indicator).Band(r.result.Value)
	}
	out := []ui.Column[part]{
		{ID: "name", Header: of, Size: "l", Text: func(r part) string { return r.name }, Compare: func(a, b part) int { return cmp.Compare(ui.Fold(a.name), ui.Fold(b.name)) }},
		{ID: "value", Header: i18n.Text(q.Indicator.Name), Right: true, Text: func(r part) string { return r.result.Format(l) },
			Compare: func(a, b part) int { return cmp.Compare(sortable(a), sortable(b)) },
			Cell: func(r part) app.UI {
				if !r.result.Known {
					return app.Span().Title(r.result.Why.In(l)).Text(locale.None)
				}
				return app.Span().Class(when(r.result.Weak, "weak")).Text(r.result.Format(l))
			}},
		{ID: "range", Header: i18n.T("kpis.range"), Right: true, Hide: 1, Text: func(r part) string { return numbers.Range(r.result) }},
		{ID: "n", Header: "n", Right: true, Text: func(r part) string { return l.Int(int64(r.result.N)) }, Compare: func(a, b part) int { return cmp.Compare(a.result.N, b.result.N) }},
	}
	if len(objective.Of(o.P.Env.Snap().State, q.Indicator.ID)) > 0 && !q.Indicator.Additive {
		out = append(out, ui.Column[part]{ID: "band", Header: i18n.T("numbers.objective.band"), Text: func(r part) string { return numbers.BandWord(band(r), r.result.Weak) },
			Compare: func(a, b part) int { return int(band(a)) - int(band(b)) },
			Cell: func(r part) app.UI {
				return numbers.BandLight(band(r), r.result.Weak)
			}})
	}
	return out
}

func when(is bool, class string) string {
	if is {
		return class
	}
	return ""
}

// sortable puts what is not known last when the largest come first.
func sortable(p part) float64 {
	if !p.result.Known {
		return math.Inf(-1)
	}
	return p.result.Value
}
