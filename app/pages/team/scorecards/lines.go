package scorecards

import (
	"cmp"
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/evaluation"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/scorecard"
)

// row is one line of a scorecard in a table.
type row struct {
	at   int
	line *evaluation.Line
}

func rowsOf(lines []evaluation.Line) []row {
	out := make([]row, len(lines))
	for i := range lines {
		out[i] = row{i, &lines[i]}
	}
	return out
}

func dimensionName(id string) string {
	for _, d := range record.Dimensions {
		if d.Value == id {
			return i18n.Text(d.Label)
		}
	}
	return id
}

// figure writes a number of a line's unit; levels say of how many.
func figure(l *evaluation.Line, v float64) string {
	f := l.Figure(v)
	if f.Unit.IsMoney() && f.Unit != kpi.Money || f.Unit == kpi.Money && math.Abs(v) >= 10_000 {
		return i18n.Locale().MoneyCompact(f.Money())
	}
	if f.Unit == kpi.Ratio && math.Abs(100*v-math.Round(100*v)) < 1e-9 {
		return i18n.Locale().Percent(v, 0)
	}
	if f.Unit == kpi.Count {
		return i18n.Locale().Short(math.Round(v*10)/10, 1)
	}
	return f.Format(i18n.Locale())
}

func valueOf(l *evaluation.Line) string {
	if !l.Result.Known {
		return locale.None
	}
	s := figure(l, l.Result.Value)
	if l.Quality != nil {
		s += " " + i18n.T("scorecards.ofLevels", "k", len(l.Quality.Levels))
	}
	return s
}

// rangeOf writes what is expected: minimum – target – excellent.
func rangeOf(l *evaluation.Line) string {
	if l.Range.Empty() {
		return locale.None
	}
	one := func(o record.Opt) string {
		if !o.OK {
			return locale.None
		}
		return figure(l, o.V)
	}
	return one(l.Range.Minimum) + " · " + one(l.Range.Target) + " · " + one(l.Range.Excellent)
}

// signal of a band: green is on target or beyond, amber short of it, red below what may not be missed.
func signal(b scorecard.Band) ui.Signal {
	switch b {
	case scorecard.AtExcellent, scorecard.AtTarget:
		return ui.Green
	case scorecard.BelowTarget:
		return ui.Amber
	case scorecard.BelowMinimum:
		return ui.Red
	}
	return ui.Unknown
}

// bar is the value in its range.
func bar(l *evaluation.Line) app.UI {
	known := func(o record.Opt) float64 {
		if o.OK {
			return o.V
		}
		return math.NaN()
	}
	b := chart.RangeBar{Minimum: known(l.Range.Minimum), Target: known(l.Range.Target), Excellent: known(l.Range.Excellent), Value: math.NaN(), Low: math.NaN(), High: math.NaN(), Faint: l.Result.Weak}
	if l.Result.Known {
		b.Value = l.Result.Value
	}
	if i := l.Result.Interval; i.Known {
		b.Low, b.High = i.Low, i.High
	}
	return b.Draw()
}

// why says why a line has no score.
func why(l *evaluation.Line) string {
	if l.Why.Empty() {
		return ""
	}
	return l.Why.In(i18n.Locale())
}

func bandWords(l *evaluation.Line) string {
	if !l.Score.OK {
		if s := why(l); s != "" {
			return i18n.T("scorecards.out")
		}
	}
	return i18n.Text(l.Band.Label())
}

func note(l *evaluation.Line) string {
	s := i18n.Text(l.Nature.Short())
	if l.Result.N > 0 {
		s += " · " + i18n.T("numbers.n", "n", i18n.Locale().Int(int64(l.Result.N)))
	}
	if l.Result.Weak {
		s += " · " + i18n.T("scorecards.isWeak")
	}
	if l.Reason != "" || len(l.Clients) > 0 {
		s += " · " + i18n.T("scorecards.ownRange")
	}
	return s
}

// lines is the table of what is measured.
func (v *view) lines(a *answer, name string) app.UI {
	if len(a.Lines) == 0 {
		return app.Div().Hidden(true)
	}
	open := func(_ app.Context, r row) { explainLine(v.P, a, r.line, name) }
	return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("scorecards.lines")),
		lineTable("scorecard "+name, a.rows, stampOf(v.P.Rev), open), app.P().Class("note").Text(i18n.T("scorecards.key")))
}

func lineTable(key string, rows []row, stamp string, open func(app.Context, row)) app.UI {
	return &ui.Table[row]{Key: key, Caption: i18n.T("scorecards.lines"), Rows: rows, Columns: lineColumns(open), RowKey: func(r row) string { return r.line.Name.EN + string(rune('a'+r.at)) }, Plain: true,
		Stamp: i18n.Locale().Tag + stamp, OnOpen: open, OnCSV: func(_ app.Context, file []byte) { browser.Download("scorecard.csv", "text/csv", file) }}
}

func lineColumns(open func(app.Context, row)) []ui.Column[row] {
	l := i18n.Locale()
	return []ui.Column[row]{
		{ID: "name", Header: i18n.T("scorecards.indicator"), Size: "l", Text: func(r row) string { return i18n.Text(r.line.Name) }, Cell: func(r row) app.UI {
			return app.Div().Class("scorecard-name").Body(app.Span().Text(i18n.Text(r.line.Name)), app.Span().Class("note").Text(note(r.line)))
		}},
		{ID: "dimension", Header: i18n.T("scorecards.dimension"), Hide: 1, Text: func(r row) string { return dimensionName(r.line.Rec.Dimension) }},
		{ID: "bar", Header: i18n.T("scorecards.range"), Size: "m", Text: func(r row) string { return rangeOf(r.line) }, Cell: func(r row) app.UI {
			return app.Div().Class("scorecard-range").Body(bar(r.line), app.Span().Class("note num-text").Text(rangeOf(r.line)))
		}},
		{ID: "value", Header: i18n.T("scorecards.value"), Right: true, Text: func(r row) string { return valueOf(r.line) }, Cell: func(r row) app.UI {
			if !r.line.Result.Known {
				return app.Span().Title(why(r.line)).Text(locale.None)
			}
			ask := func(ctx app.Context) {
				if open != nil {
					open(ctx, r)
				}
			}
			if open == nil {
				ask = nil
			}
			return &ui.Asked{Text: valueOf(r.line), Label: i18n.Text(r.line.Name), Money: r.line.Result.Unit.IsMoney(), OnAsk: ask}
		}},
		{ID: "band", Header: i18n.T("scorecards.band"), Hide: 1, Text: func(r row) string { return bandWords(r.line) }, Cell: func(r row) app.UI {
			return app.Span().Title(why(r.line)).Body(ui.Light(signal(r.line.Band), bandWords(r.line)))
		}},
		{ID: "score", Header: i18n.T("scorecards.score"), Right: true, Text: func(r row) string { return points(r.line.Score) }, Compare: func(a, b row) int { return cmp.Compare(a.line.Score.V, b.line.Score.V) }},
		{ID: "weight", Header: i18n.T("scorecards.weight"), Right: true, Text: func(r row) string { return l.Short(r.line.Weight, 1) }, Compare: func(a, b row) int { return cmp.Compare(a.line.Weight, b.line.Weight) }},
		{ID: "points", Header: i18n.T("scorecards.points"), Right: true, Text: func(r row) string {
			if !r.line.Scored() {
				return locale.None
			}
			return points(record.Some(r.line.Points))
		}, Compare: func(a, b row) int { return cmp.Compare(a.line.Points, b.line.Points) }},
	}
}
