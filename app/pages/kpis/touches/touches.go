// Package touches shows how many contacts and follow-ups a sale takes, beside those lost, and which contact is answered.
package touches

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
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/pace"
)

func init() {
	place.Register(place.Part{Place: "kpis", ID: "touches", Title: "touches.title", Order: 42, Period: true,
		New: func(p page.Props) app.UI { return &view{P: p} }})
}

type view struct {
	app.Compo
	P page.Props

	work numbers.Work
	data
}

// data is what the view shows.
type data struct {
	any      bool
	in       kpi.Input
	cards    []kpi.Result
	ways     []kpi.TouchRow
	by       []kpi.TouchRow
	answered []kpi.Row
}

var (
	cards    = []kpi.Ask{{Indicator: kpi.TouchesPerWon}, {Indicator: kpi.SalesCycle, Alternative: "won_median"}, {Indicator: kpi.TouchResponse}, {Indicator: kpi.CallFollowUp, Alternative: "agreed"}}
	response = []kpi.Ask{{Indicator: kpi.TouchResponse}}
	dims     = []kpi.Dim{kpi.BySector, kpi.BySize, kpi.BySource, kpi.ByLine, kpi.ByTier, kpi.ByPerson}
)

// CompoID keeps one view.
func (v *view) CompoID() string { return "touches" }

func (v *view) dim() kpi.Dim {
	for _, d := range dims {
		if string(d) == v.P.Route.Get("by") {
			return d
		}
	}
	return dims[0]
}

// Render shows the figures, the ways of contact, the deals by kind and the answers.
func (v *view) Render() app.UI {
	dim := v.dim()
	if !v.work.Ready(v.P, string(dim), func(in kpi.Input, p *pace.Pace) func() {
		d := compute(in, p, dim)
		return func() { v.data = d }
	}) {
		return numbers.Waiting()
	}
	if !v.any {
		return &ui.Empty{Icon: icon.Team, Title: i18n.T("touches.empty"), Text: i18n.T("touches.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("mail.empty.import"), Kind: ui.Primary, Href: "#/data/import"},
				&ui.Button{Label: i18n.T("touches.empty.enter"), Href: v.P.Route.To("entry", "activity").Href()}}
		}}
	}
	return app.Div().Class("stack outreach").Body(
		app.P().Class("lead").Text(i18n.T("touches.lead")),
		numbers.Cards(v.P, v.in, cards, v.cards), v.waysPicture(), v.kinds(), v.answers(), numbers.OneByOne(v.P, v.in, "activity"),
	)
}

func compute(in kpi.Input, p *pace.Pace, dim kpi.Dim) data {
	d := data{in: in, any: kpi.TouchesPerWon.Measures(in)}
	if !d.any {
		return d
	}
	d.cards = numbers.Answers(in, cards, p)
	d.ways = kpi.TouchWays(in.Giving(p))
	p.Now()
	d.by = kpi.TouchRows(in.Giving(p), dim)
	p.Now()
	for _, r := range kpi.Across(in, kpi.ByTouch, p, response...) {
		if r.Value.ID != "" {
			d.answered = append(d.answered, r)
		}
	}
	return d
}

func value(r kpi.Result) float64 {
	if !r.Known {
		return math.NaN()
	}
	return r.Value
}

// waysPicture sets deals won beside those lost by way of contact.
func (v *view) waysPicture() app.UI {
	b := chart.Bars{Title: i18n.T("touches.ways"), Corner: i18n.T("touches.way"), Horizontal: true, Format: chart.Format{Kind: chart.Number, Decimals: 1}}
	won, lost := chart.Series{Name: i18n.T("touches.won"), Accent: true}, chart.Series{Name: i18n.T("touches.lost"), Pale: true}
	for _, r := range v.ways {
		b.Labels = append(b.Labels, i18n.Text(r.Value.Name))
		won.Values, lost.Values = append(won.Values, value(r.Won)), append(lost.Values, value(r.Lost))
	}
	b.Series = []chart.Series{won, lost}
	l := i18n.Locale()
	b.Summary = i18n.T("touches.summary", "won", v.ways[0].Won.Format(l), "n", l.Int(int64(v.ways[0].Won.N)), "lost", v.ways[0].Lost.Format(l), "m", l.Int(int64(v.ways[0].Lost.N)))
	c := b.Chart()
	c.OnAsk = func(_ app.Context, at chart.Point) {
		a := kpi.Ask{Indicator: kpi.TouchesPerWon, Alternative: v.ways[at.Index].Value.ID}
		if at.Series == lost.Name {
			a.Indicator = kpi.TouchesPerLost
		}
		numbers.Ask(v.P.Env, numbers.Question{Indicator: a.Indicator, Input: a.With(v.in), Under: numbers.Under(v.P) + " · " + b.Labels[at.Index]})
	}
	return c
}

// kinds is the table of deals by what is chosen.
func (v *view) kinds() app.UI {
	var options []ui.Option
	for _, d := range dims {
		options = append(options, ui.Option{Value: string(d), Label: i18n.Text(d.Label())})
	}
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("touches.kinds")),
			&ui.SelectField{Key: "touches by", Label: i18n.T("touches.by"), HideLabel: true, Small: true, Options: options, Value: string(v.dim()),
				OnChange: func(_ app.Context, s string) { v.P.Env.Host.GoTo(v.P.Route.With("by", s)) }}),
		&ui.Table[kpi.TouchRow]{Key: "touches " + string(v.dim()), Caption: i18n.T("touches.kinds"), Rows: v.by, Columns: v.columns(), SortBy: "won", Desc: true, Plain: len(v.by) <= 50,
			RowKey: func(r kpi.TouchRow) string { return r.Value.ID }, Stamp: i18n.Locale().Tag + numbers.Under(v.P),
			OnOpen: func(_ app.Context, r kpi.TouchRow) { v.ask(kpi.TouchesPerWon, "", r) },
			OnCSV:  func(_ app.Context, file []byte) { browser.Download("touches.csv", "text/csv", file) }},
		app.P().Class("note").Text(i18n.T("touches.key")),
	)
}

func (v *view) name(r kpi.TouchRow) string {
	switch {
	case r.Value.ID == "":
		return i18n.T("kpis.without", "what", i18n.Text(v.dim().Label()))
	case r.Value.Name.Empty():
		return locale.None
	}
	return i18n.Text(r.Value.Name)
}

// ask explains a row's number.
func (v *view) ask(ind *kpi.Indicator, alternative string, r kpi.TouchRow) {
	in := kpi.Ask{Indicator: ind, Alternative: alternative}.With(v.in)
	in.Scope = in.Scope.With(kpi.Only(v.dim(), r.Value.ID))
	numbers.Ask(v.P.Env, numbers.Question{Indicator: ind, Input: in, Under: numbers.Under(v.P) + " · " + v.name(r)})
}

func (v *view) columns() []ui.Column[kpi.TouchRow] {
	l := i18n.Locale()
	figure := func(id, head string, hide int, ind *kpi.Indicator, alternative string, of func(kpi.TouchRow) kpi.Result) ui.Column[kpi.TouchRow] {
		return ui.Column[kpi.TouchRow]{ID: id, Header: head, Right: true, Hide: hide, Text: func(r kpi.TouchRow) string { return of(r).Format(l) },
			Compare: func(a, b kpi.TouchRow) int { return cmp.Compare(of(a).Value, of(b).Value) },
			Cell: func(r kpi.TouchRow) app.UI {
				x := of(r)
				if !x.Known {
					return app.Span().Title(x.Why.In(l)).Text(locale.None)
				}
				return app.Span().Class(ui.When(x.Weak, "weak")).Body(&ui.Asked{Text: x.Format(l), Title: i18n.T("numbers.n", "n", l.Int(int64(x.N))) + " " + numbers.Range(x),
					Label: i18n.Text(ind.Name) + ", " + v.name(r), OnAsk: func(app.Context) { v.ask(ind, alternative, r) }})
			}}
	}
	return []ui.Column[kpi.TouchRow]{
		{ID: "name", Header: i18n.Text(v.dim().Label()), Size: "l", Text: v.name, Compare: func(a, b kpi.TouchRow) int { return cmp.Compare(ui.Fold(v.name(a)), ui.Fold(v.name(b))) }},
		figure("won", i18n.T("touches.perwon"), 0, kpi.TouchesPerWon, "", func(r kpi.TouchRow) kpi.Result { return r.Won }),
		figure("lost", i18n.T("touches.perlost"), 0, kpi.TouchesPerLost, "", func(r kpi.TouchRow) kpi.Result { return r.Lost }),
		figure("follow", i18n.T("touches.follow"), 1, kpi.FollowUps, "", func(r kpi.TouchRow) kpi.Result { return r.Follow }),
		figure("days", i18n.T("touches.days"), 2, kpi.FirstTouchToClose, "", func(r kpi.TouchRow) kpi.Result { return r.Days }),
		figure("cycle", i18n.Text(kpi.SalesCycle.Name), 0, kpi.SalesCycle, "won_median", func(r kpi.TouchRow) kpi.Result { return r.Cycle }),
		{ID: "n", Header: "n", Right: true, Text: func(r kpi.TouchRow) string { return l.Int(int64(r.Won.N)) }, Compare: func(a, b kpi.TouchRow) int { return cmp.Compare(a.Won.N, b.Won.N) }},
	}
}

// answers is the curve of responses by the number of the contact, and its table with n.
func (v *view) answers() app.UI {
	if len(v.answered) == 0 {
		return app.P().Class("note").Text(i18n.T("touches.noanswers"))
	}
	c := chart.Lines{Title: i18n.T("touches.answers"), Corner: i18n.Text(kpi.ByTouch.Label()), Format: chart.Format{Kind: chart.Percent, Decimals: 1}, FromZero: true}
	var values []float64
	for _, r := range v.answered {
		c.Labels, values = append(c.Labels, i18n.Text(r.Value.Name)), append(values, value(r.Results[0]))
	}
	c.Series = []chart.Series{{Name: i18n.Text(kpi.TouchResponse.Name), Values: values, Accent: true}}
	c.Summary = i18n.T("touches.answers.summary", "first", v.answered[0].Results[0].Format(i18n.Locale()), "n", i18n.Locale().Int(int64(v.answered[0].Results[0].N)))
	drawn := c.Chart()
	drawn.OnAsk = func(_ app.Context, at chart.Point) {
		numbers.AskPart(v.P, v.in, response[0], kpi.ByTouch, v.answered[at.Index].Value.ID, c.Labels[at.Index])
	}
	return app.Section().Class("stack stack-2").Body(drawn,
		numbers.Sheet{Key: "touch answers", Caption: i18n.T("touches.answers"), Dim: kpi.ByTouch, In: v.in, Under: numbers.Under(v.P), Asks: response, Rows: v.answered, InOrder: true, File: "touch-response",
			Columns: []numbers.Column{{Part: numbers.Denominator, Header: i18n.T("touches.touches")}, {Part: numbers.Numerator, Header: i18n.T("touches.answered")}, {Part: numbers.Interval}}}.Draw(v.P))
}
