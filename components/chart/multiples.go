package chart

import (
	"math"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/components/words"
	"rumbo/engine/locale"
)

// Multiples are small pictures side by side, all on one scale that begins at zero: what was of each thing and what may
// come. They need no drawing script, and print.
type Multiples struct {
	app.Compo

	Title   string
	Summary string
	Corner  string   // what the things are
	Labels  []string // of the values, as far as the longest goes
	First   int      // the first label that is ahead
	Items   []Multiple
	Format  Format

	table bool
}

// Multiple is one thing: History has a value for each label before First, the others one for each from it on.
type Multiple struct {
	Name           string
	Note           string // a line below the picture
	History        []float64
	Low, Mid, High []float64
}

// svgNS must stand on every element of a drawing, or the browser takes it for unknown HTML.
const svgNS = "http://www.w3.org/2000/svg"

// The pictures' inner measures; the style sheet stretches them.
const (
	multipleWide = 120.0
	multipleHigh = 44.0
)

// Render shows the pictures, or the figures behind them.
func (m *Multiples) Render() app.UI {
	var body app.UI = m.pictures()
	if m.table {
		body = m.data().draw(m.Title, nil)
	}
	return app.Figure().Class("chart").Body(
		app.Elem("figcaption").Class("chart-head").Body(
			app.Div().Body(app.H2().Body(app.Text(m.Title)), app.P().Class("chart-summary").Body(app.Text(m.Summary))),
			&ui.Segmented{Label: words.Of("components.chart.view"), IconOnly: true, Value: view(m.table), Options: []ui.Option{
				{Value: "chart", Label: words.Of("components.chart.asChart"), Icon: icon.Chart},
				{Value: "table", Label: words.Of("components.chart.asTable"), Icon: icon.Table},
			}, OnChange: func(ctx app.Context, to string) {
				m.table = to == "table"
				ctx.Update()
			}},
		), body)
}

func (m *Multiples) pictures() app.UI {
	top := 0.0
	for _, it := range m.Items {
		for _, vs := range [][]float64{it.History, it.High, it.Mid} {
			for _, v := range vs {
				if !math.IsNaN(v) {
					top = math.Max(top, v)
				}
			}
		}
	}
	items := make([]app.UI, len(m.Items))
	for i, it := range m.Items {
		items[i] = app.Li().Class("multiple").Body(
			app.Strong().Body(app.Text(it.Name)),
			app.Div().Role("img").Aria("label", words.Of("components.chart.label", "title", it.Name)+". "+it.Note).Body(m.picture(it, top)),
			app.Span().Class("num-text").Body(app.Text(it.Note)),
		)
	}
	return app.Ul().Class("multiples").Body(items...)
}

// picture draws the history, the range and the middle.
func (m *Multiples) picture(it Multiple, top float64) app.UI {
	p := plotter{count: len(m.Labels), top: math.Max(top, 1e-9)}
	path := func(class, d string) app.UI { return app.Elem("path").XMLNS(svgNS).Class(class).Attr("d", d) }
	last := math.NaN()
	if n := len(it.History); n > 0 {
		last = it.History[n-1]
	}
	from, low, mid, high := m.First, it.Low, it.Mid, it.High
	if !math.IsNaN(last) && m.First > 0 { // the forecast begins where the history ends
		join := func(vs []float64) []float64 { return append([]float64{last}, vs...) }
		from, low, mid, high = m.First-1, join(low), join(mid), join(high)
	}
	return app.Elem("svg").XMLNS(svgNS).Attr("viewBox", "0 0 "+short(multipleWide)+" "+short(multipleHigh)).Attr("preserveAspectRatio", "none").
		Attr("aria-hidden", "true").Attr("focusable", "false").Body(
		path("multiple-band", p.band(from, low, high)),
		path("multiple-zero", "M0 "+short(multipleHigh)+"H"+short(multipleWide)),
		path("multiple-mid", p.line(from, mid)),
		path("multiple-past", p.line(m.First-len(it.History), it.History)),
	)
}

// plotter turns values into places of a picture.
type plotter struct {
	count int
	top   float64
}

func (p plotter) at(i int, v float64) string {
	x := float64(i) / math.Max(1, float64(p.count-1)) * multipleWide
	return short(x) + " " + short(multipleHigh-math.Max(0, v)/p.top*(multipleHigh-2))
}

// line goes through the values from a label on; unknown ones leave a gap.
func (p plotter) line(from int, values []float64) string {
	var d strings.Builder
	command := "M"
	for i, v := range values {
		if math.IsNaN(v) {
			command = "M"
			continue
		}
		d.WriteString(command + p.at(from+i, v))
		command = "L"
	}
	return d.String()
}

// band is the area between two rows of values.
func (p plotter) band(from int, low, high []float64) string {
	if len(low) == 0 || len(low) != len(high) {
		return ""
	}
	d := p.line(from, high)
	for i := len(low) - 1; i >= 0; i-- {
		d += "L" + p.at(from+i, low[i])
	}
	return d + "Z"
}

func short(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// data is the history and the middle of each thing, by label.
func (m *Multiples) data() Data {
	d := Data{Columns: append([]string{m.Corner}, m.Labels...)}
	for _, it := range m.Items {
		row := []string{it.Name}
		for i := range m.Labels {
			cell := locale.None
			if at := i - (m.First - len(it.History)); i < m.First && at >= 0 {
				cell = m.Format.Exact(it.History[at])
			} else if at := i - m.First; at >= 0 && at < len(it.Mid) {
				cell = m.Format.Exact(it.Mid[at])
			}
			row = append(row, cell)
		}
		d.Rows = append(d.Rows, row)
	}
	return d
}
