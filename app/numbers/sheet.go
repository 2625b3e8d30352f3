package numbers

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/pace"
)

// Part is what of an answer a column shows.
type Part uint8

// The parts.
const (
	Value Part = iota
	Numerator
	Denominator
	Interval // the value with its interval as a picture, and in words
)

// Column is one question of a sheet.
type Column struct {
	Ask    int    // position in the rows' results
	Header string // "" is the indicator's name
	Part   Part
	// Role shows how many records play a role in the number, instead of a part of it; see kpi.Group.
	Role string
	In   *kpi.Input // asked of this instead of the sheet's; nil: of the sheet's
	Hide int
}

// Sheet is a table of several indicators by one dimension: each number can be asked.
type Sheet struct {
	Key, Caption string
	Of           string // head of the first column; "" is the dimension's name
	Dim          kpi.Dim
	In           kpi.Input
	Under        string
	Asks         []kpi.Ask
	Rows         []kpi.Row
	Columns      []Column
	SortBy       string // "name", or the number of a column such as "2"; descending then
	InOrder      bool   // rows stay as they come
	Name         func(kpi.Value) string
	File         string
}

// Draw gives the table.
func (s Sheet) Draw(p page.Props) app.UI {
	if s.Of == "" {
		s.Of = i18n.Text(s.Dim.Label())
	}
	columns := []ui.Column[kpi.Row]{{ID: "name", Header: s.Of, Size: "l", Text: s.name, Compare: func(a, b kpi.Row) int { return cmp.Compare(ui.Fold(s.name(a)), ui.Fold(s.name(b))) }}}
	for n, c := range s.Columns {
		columns = append(columns, s.column(p.Env, n, c))
	}
	by := s.SortBy
	if by == "" && !s.InOrder {
		by = "0"
	}
	return &ui.Table[kpi.Row]{Key: s.Key, Caption: s.Caption, Rows: s.Rows, Columns: columns, SortBy: by, Desc: by != "name", RowKey: func(r kpi.Row) string { return r.Value.ID },
		Stamp: i18n.Locale().Tag + s.Under, Plain: len(s.Rows) <= 50,
		OnCSV: func(_ app.Context, file []byte) { browser.Download(s.File+".csv", "text/csv", file) }}
}

// name is a row's; without a value it says so.
func (s Sheet) name(r kpi.Row) string {
	switch {
	case r.Value.ID == "":
		return i18n.T("kpis.without", "what", s.Of)
	case s.Name != nil:
		return s.Name(r.Value)
	case r.Value.Name.Empty():
		return locale.None
	}
	return i18n.Text(r.Value.Name)
}

func (s Sheet) header(c Column) string {
	if c.Header != "" {
		return c.Header
	}
	return i18n.Text(s.Asks[c.Ask].Indicator.Name)
}

// of is what a column shows of a row.
func (c Column) of(r kpi.Row) kpi.Figure {
	x := r.Results[c.Ask]
	switch {
	case c.Role != "":
		return x.Playing(c.Role)
	case c.Part == Numerator:
		return x.Numerator
	case c.Part == Denominator:
		return x.Denominator
	}
	return x.Figure
}

func (s Sheet) column(env *page.Env, n int, c Column) ui.Column[kpi.Row] {
	l := i18n.Locale()
	sortable := func(r kpi.Row) float64 {
		if f := c.of(r); f.Known {
			return f.Value
		}
		return math.Inf(-1)
	}
	top := s.top(c)
	return ui.Column[kpi.Row]{ID: strconv.Itoa(n), Header: s.header(c), Right: true, Hide: c.Hide,
		Text: func(r kpi.Row) string {
			if w := weakWords(r.Results[c.Ask]); w != "" && c.Part == Value && c.Role == "" {
				return c.of(r).Format(l) + " (" + w + ")"
			}
			return c.of(r).Format(l)
		},
		Compare: func(a, b kpi.Row) int { return cmp.Compare(sortable(a), sortable(b)) },
		Cell:    func(r kpi.Row) app.UI { return s.cell(env, c, r, top) }}
}

// top is the end of a column's pictures.
func (s Sheet) top(c Column) float64 {
	top := 0.0
	for _, r := range s.Rows {
		if x := r.Results[c.Ask]; c.Part == Interval && x.Known {
			top = math.Max(top, x.Value)
			if x.Interval.Known {
				top = math.Max(top, math.Min(x.Interval.High, 2*x.Value+0.1))
			}
		}
	}
	return top
}

// weakWords say that a number rests on too little, "" if it does not.
func weakWords(r kpi.Result) string {
	if !r.Known || !r.Weak {
		return ""
	}
	return i18n.T("numbers.weak", "n", i18n.Locale().Int(int64(r.N)))
}

func (s Sheet) cell(env *page.Env, c Column, r kpi.Row, top float64) app.UI {
	x, f := r.Results[c.Ask], c.of(r)
	if !f.Known {
		return app.Span().Title(x.Why.In(i18n.Locale())).Text(locale.None)
	}
	asked := &ui.Asked{Text: Short(f), Title: tipOf(x, f), Label: s.header(c) + ", " + s.name(r), Money: f.Unit.IsMoney(), OnAsk: func(app.Context) { s.ask(env, c, r) }}
	if c.Part != Interval {
		return app.Span().Class(ui.Classes("sheet-cell", ui.When(x.Weak, "weak"))).Body(asked)
	}
	w := chart.Whisker{Value: x.Value, Low: math.NaN(), High: math.NaN(), Reference: math.NaN(), Max: top, Faint: x.Weak}
	if x.Interval.Known {
		w.Low, w.High = x.Interval.Low, x.Interval.High
	}
	return app.Span().Class("sheet-range").Body(w.Draw(), asked, app.Small().Class("note").Text(i18n.T("numbers.n", "n", i18n.Locale().Int(int64(x.N)))))
}

func tipOf(r kpi.Result, f kpi.Figure) string {
	tip := f.Format(i18n.Locale())
	if w := weakWords(r); w != "" {
		tip += " · " + w
	}
	if in := Range(r); in != "" && f == r.Figure {
		tip += " · " + in
	}
	return tip
}

// ask explains a cell.
func (s Sheet) ask(env *page.Env, c Column, r kpi.Row) {
	in := s.In
	if c.In != nil {
		in = *c.In
	}
	in = s.Asks[c.Ask].With(in)
	in.Scope = in.Scope.With(kpi.Only(s.Dim, r.Value.ID))
	Ask(env, Question{Indicator: s.Asks[c.Ask].Indicator, Input: in, Under: s.Under + " · " + s.name(r)})
}

// FormatOf is how a chart writes an indicator's values.
func FormatOf(a kpi.Ask, in kpi.Input) chart.Format {
	switch u := a.Indicator.Alternative(a.Alternative).Unit; {
	case u.IsMoney():
		return chart.Format{Kind: chart.Money, Currency: in.Deals.Currency}
	case u == kpi.Ratio:
		return chart.Format{Kind: chart.Percent, Decimals: 1}
	case u == kpi.Count:
		return chart.Format{Kind: chart.Number}
	}
	return chart.Format{Kind: chart.Number, Decimals: 1}
}

// Under is the page's period and scope in words.
func Under(p page.Props) string {
	under := p.Env.PeriodName(p.Env.Period(p.Route))
	if _, _, ok := ScopeParts(p.Route); ok {
		under += " · " + ScopeName(p)
	}
	return under
}

// Cards are answers as figures of a page's head.
func Cards(p page.Props, in kpi.Input, asks []kpi.Ask, results []kpi.Result) app.UI {
	var out []app.UI
	for i, a := range asks {
		q := Question{Indicator: a.Indicator, Input: a.With(in), Under: Under(p)}
		if a.Indicator.Alternative(a.Alternative).Timing == kpi.Now {
			q.Under = i18n.T("numbers.now")
		}
		card := StatOf(p.Env, q, results[i])
		if a.Alternative != "" && twice(asks, a) {
			card.Label += " · " + i18n.Text(a.Indicator.Alternative(a.Alternative).Name)
		}
		out = append(out, card)
	}
	return ui.Stats(out...)
}

// twice reports whether the indicator is asked by several definitions, so that each must be named.
func twice(asks []kpi.Ask, a kpi.Ask) bool {
	return slices.ContainsFunc(asks, func(b kpi.Ask) bool { return b.Indicator == a.Indicator && b.Alternative != a.Alternative })
}

// Answers computes several questions, giving way.
func Answers(in kpi.Input, asks []kpi.Ask, p *pace.Pace) []kpi.Result {
	out := make([]kpi.Result, len(asks))
	for i, a := range asks {
		out[i] = a.Compute(a.With(in).Giving(p))
		p.Now()
	}
	return out
}

// Values are results as a chart's row: NaN where not known.
func Values(results []kpi.Result) []float64 {
	out := make([]float64, len(results))
	for i, r := range results {
		out[i] = math.NaN()
		if r.Known {
			out[i] = r.Value
		}
	}
	return out
}
