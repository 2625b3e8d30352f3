package chart

import (
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/ui"
	"rumbo/engine/locale"
)

// Heat is a table whose cells are shaded by their value: it reads as a picture and as figures at once, prints,
// and needs no drawing script.
type Heat struct {
	app.Compo

	Title   string
	Corner  string
	Rows    []string
	Columns []string
	Values  [][]float64 // row by column; NaN: not known, which is not zero
	Format  Format
	Max     float64 // the darkest; 0: the largest value
	// Note adds words to a cell's figure, such as what it is measured by; Met marks cells with a check. Both may be nil.
	Note   func(row, column int) string
	Met    func(row, column int) bool
	OnPick func(ctx app.Context, row, column int)
}

// shades is the number of steps of the style sheet.
const shades = 8

func (h *Heat) Render() app.UI {
	most := h.Max
	for _, row := range h.Values {
		for _, v := range row {
			if h.Max == 0 && !math.IsNaN(v) {
				most = math.Max(most, v)
			}
		}
	}
	heads := []app.UI{app.Th().Scope("col").Body(app.Text(h.Corner))}
	for _, c := range h.Columns {
		heads = append(heads, app.Th().Scope("col").Body(app.Text(c)))
	}
	rows := make([]app.UI, len(h.Rows))
	for i, name := range h.Rows {
		cells := []app.UI{app.Th().Scope("row").Body(app.Text(name))}
		for j := range h.Columns {
			cells = append(cells, h.cell(i, j, most))
		}
		rows[i] = app.Tr().Body(cells...)
	}
	return app.Div().Class("heat-part").Body(app.Div().Class("heat-wrap").TabIndex(0).Role("region").Aria("label", h.Title).Body(app.Table().Class("heat").Body(
		app.Caption().Class("hidden-text").Body(app.Text(h.Title)),
		app.THead().Body(app.Tr().Body(heads...)),
		app.TBody().Body(rows...),
	)), app.Div().Class("table-foot table-foot-short").Body(app.Span().Class("push").Body(h.save())))
}

// save offers the figures as a file.
func (h *Heat) save() app.UI {
	rows := make([][]string, len(h.Rows))
	for i, name := range h.Rows {
		rows[i] = []string{name}
		for _, v := range h.Values[i] {
			text := locale.None
			if !math.IsNaN(v) {
				text = h.Format.Exact(v)
			}
			rows[i] = append(rows[i], text)
		}
	}
	return ui.CSVButton(h.Title, append([]string{h.Corner}, h.Columns...), rows)
}

func (h *Heat) cell(i, j int, most float64) app.UI {
	v := math.NaN()
	if i < len(h.Values) && j < len(h.Values[i]) {
		v = h.Values[i][j]
	}
	if math.IsNaN(v) {
		return app.Td().Class("heat-none").Body(app.Text(locale.None))
	}
	words, exact := h.Format.Short(v), h.Format.Exact(v)
	if h.Note != nil {
		exact += " · " + h.Note(i, j)
	}
	if h.Met != nil && h.Met(i, j) {
		words += " ✓"
	}
	td := app.Td().Class(ui.Classes("num", "heat-"+strconv.Itoa(shade(v, most)))).Title(exact)
	if h.OnPick == nil {
		return td.Body(app.Text(words))
	}
	return td.Body(&heatButton{Text: words, Row: i, Column: j, Label: h.Rows[i] + ", " + h.Columns[j] + ": " + exact, Pick: h.OnPick})
}

// shade is 0 for nothing and 1…8 in even steps up to the most.
func shade(v, most float64) int {
	if v <= 0 || most <= 0 {
		return 0
	}
	return min(shades, max(1, int(math.Ceil(v/most*shades))))
}

type heatButton struct {
	app.Compo

	Text, Label string
	Row, Column int
	Pick        func(ctx app.Context, row, column int)
}

func (b *heatButton) Render() app.UI {
	return app.Button().Type("button").Class("heat-button").Aria("label", b.Label).OnClick(b.click).Body(app.Text(b.Text))
}

func (b *heatButton) click(ctx app.Context, e app.Event) { b.Pick(ctx, b.Row, b.Column) }
