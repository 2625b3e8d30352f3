// Package chart draws the product's charts, one kind per file.
//
// A kind is a plain struct of labels and numbers with a Chart method that gives the part to place in a page.
// Options are made with the go-echarts types and handed to the drawing script as JSON; colours
// are names of style-sheet variables and formats are names too, so that themes and languages change
// without new data. Every chart carries a summary in words and the same data as a table.
//
// The package refuses to know where numbers come from; NaN is "no value" and leaves a gap.
package chart

import (
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/components/words"
)

// Height of the drawing.
type Height string

// The heights; a chart takes the whole width.
const (
	Medium Height = ""
	Small  Height = "chart-small"
	Large  Height = "chart-large"
)

// Point is the mark of a chart that was clicked.
type Point struct {
	Name   string // of the mark: the label on the axis
	Series string
	Index  int
}

// Chart is a drawing with its table. Pages get it from a kind and may set Height and OnPick.
type Chart struct {
	app.Compo

	Title   string
	Unit    string // of the figures, once: the axis and the marks hold figures alone
	Summary string // what the picture says, in one or two sentences; read aloud instead of it
	Option  string // JSON for the drawing script
	Data    Data
	Height  Height
	Bare    bool // without title and switch, where the place says what it is
	OnPick  func(ctx app.Context, p Point)
	// OnAsk explains a figure: that of a mark that is pressed, or, by keyboard too, one of the table, whose columns are the series.
	OnAsk func(ctx app.Context, p Point)

	table bool
	id    string
	drawn string
	el    app.Value // what was drawn in
}

// Data is the table behind a chart: the first column names the rows, the others are figures.
type Data struct {
	Columns []string
	Rows    [][]string
}

var lastID atomic.Int64

// OnInit gives the drawing an id.
func (c *Chart) OnInit() { c.id = "chart" + strconv.FormatInt(lastID.Add(1), 36) }

// OnMount draws.
func (c *Chart) OnMount(ctx app.Context) { c.draw(ctx) }

// OnUpdate draws again when something changed.
func (c *Chart) OnUpdate(ctx app.Context) { c.draw(ctx) }

// OnDismount frees the drawing.
func (c *Chart) OnDismount() {
	if c.el != nil {
		dispose(c.el)
	}
}

// draw hands the option to the script after the element is on the page.
func (c *Chart) draw(ctx app.Context) {
	ctx.Defer(func(app.Context) {
		lang := words.Locale().Lang
		if c.table || c.drawn == lang+c.Option {
			return
		}
		if c.el = render(c.id, c.Option, lang); c.el != nil {
			c.drawn = lang + c.Option
		}
	})
}

func (c *Chart) Render() app.UI {
	return app.Figure().Class(ui.Classes("chart", string(c.Height))).Body(
		app.If(!c.Bare, func() app.UI { return c.head() }),
		app.Div().ID(c.id).Class("chart-drawing").Hidden(c.table).Role("img").
			Aria("label", words.Of("components.chart.label", "title", c.Title)+". "+c.Summary).On("rumbo:chart", c.pick),
		app.Div().Class(ui.Classes("chart-table", ui.When(!c.table, "print-table"))).Body(
			app.If(c.table, func() app.UI { return c.Data.draw(c.Title, c.OnAsk) })),
	)
}

func (c *Chart) head() app.UI {
	return app.Elem("figcaption").Class("chart-head").Body(
		app.Div().Body(
			app.H2().Body(app.Text(c.Title), app.If(c.Unit != "" && !strings.Contains(c.Title, c.Unit), func() app.UI { return app.Small().Class("chart-unit").Body(app.Text(" " + c.Unit)) })),
			app.If(c.Summary != "", func() app.UI { return app.P().Class("chart-summary").Body(app.Text(c.Summary)) }),
		),
		&ui.Segmented{Label: words.Of("components.chart.view"), IconOnly: true, Value: view(c.table), OnChange: c.turn, Options: []ui.Option{
			{Value: "chart", Label: words.Of("components.chart.asChart"), Icon: icon.Chart},
			{Value: "table", Label: words.Of("components.chart.asTable"), Icon: icon.Table},
		}},
	)
}

func view(table bool) string {
	if table {
		return "table"
	}
	return "chart"
}

func (c *Chart) turn(ctx app.Context, to string) {
	c.table = to == "table"
	ctx.Update()
	c.draw(ctx)
}

func (c *Chart) pick(ctx app.Context, e app.Event) {
	d := e.Get("detail")
	do := c.OnPick
	if c.OnAsk != nil {
		do = c.OnAsk
	}
	if do == nil || !d.Truthy() {
		ctx.PreventUpdate()
		return
	}
	do(ctx, Point{Name: d.Get("name").String(), Series: d.Get("seriesName").String(), Index: d.Get("dataIndex").Int()})
}

// draw writes the data as a table; ask explains its figures, unless it is nil.
func (d Data) draw(title string, ask func(ctx app.Context, p Point)) app.UI {
	heads := make([]app.UI, len(d.Columns))
	for i, h := range d.Columns {
		heads[i] = app.Th().Scope("col").Class(ui.When(i > 0, "right")).Body(app.Text(h))
	}
	rows := make([]app.UI, len(d.Rows))
	for i, r := range d.Rows {
		cells := make([]app.UI, len(r))
		for j, s := range r {
			if j == 0 {
				cells[j] = app.Th().Scope("row").Body(app.Text(s))
				continue
			}
			asked := &ui.Asked{Text: s, Label: r[0] + ", " + d.Columns[j]}
			if ask != nil {
				asked.OnAsk = func(ctx app.Context) { ask(ctx, Point{Name: r[0], Series: d.Columns[j], Index: i}) }
			}
			cells[j] = app.Td().Class("right num").Body(asked)
		}
		rows[i] = app.Tr().Body(cells...)
	}
	return app.Div().Body(
		app.Div().Class("chart-rows").TabIndex(0).Role("region").Aria("label", title).Body(app.Table().Class("table table-small").Body(
			app.Caption().Class("hidden-text").Body(app.Text(title)),
			app.THead().Body(app.Tr().Body(heads...)),
			app.TBody().Body(rows...),
		)),
		app.Div().Class("table-foot table-foot-short").Body(app.Span().Class("push").Body(ui.CSVButton(title, d.Columns, d.Rows))),
	)
}
