package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/internal/dom"
	"rumbo/components/words"
)

// TreeColumn is a column of figures. With Expand "true" or "false" its head unfolds the columns of which it is the sum.
type TreeColumn struct {
	ID     string
	Header string
	Expand string
	Strong bool // a sum of others
}

// TreeCell is one figure.
type TreeCell struct {
	Text  string // as it is shown
	Raw   string // as it is typed
	Edits bool
	Faint bool   // follows from others
	Mark  string // what should be looked at, in words
}

// TreeRow is a line of a tree grid.
type TreeRow struct {
	ID     string
	Label  string
	Note   string // small, beside the label
	Level  int    // from 1
	Expand string // "true", "false", or "" for one without children
	Pos    int    // its place among its siblings, from 1
	Size   int    // how many they are
	Beside string // words in the last column, a button
	Alert  bool   // Beside asks for a decision
	Act    string // what a press on Beside does; read aloud
	Cells  []TreeCell
	More   bool // not a row of figures, but a way to see more of them
}

// TreeGrid is a table of figures whose rows form a tree, edited as in a spreadsheet (WAI-ARIA treegrid). Arrow
// keys walk, at a row's name they also fold and unfold it; Enter, F2 or a first figure edit, Tab saves and goes
// on, Esc leaves; a block of cells can be marked with Shift, copied, and pasted from a spreadsheet.
type TreeGrid struct {
	app.Compo
	ident

	Key     string
	Label   string // what the figures are; read aloud
	Corner  string // head of the names
	Last    string // head of the last column; "" draws none
	Money   bool
	Columns []TreeColumn
	Rows    []TreeRow
	Total   int // rows with those that are folded away

	OnRow    func(ctx app.Context, row string)    // folds or unfolds
	OnColumn func(ctx app.Context, column string) // folds or unfolds
	OnBeside func(ctx app.Context, row string)
	OnAsk    func(ctx app.Context, row, column string)
	OnMore   func(ctx app.Context, row string)
	// OnEdit takes what was typed, or says why not.
	OnEdit func(ctx app.Context, row, column, typed string) (problem string)
	// OnPaste takes a block whose first cell goes to the row and column, or says why not.
	OnPaste func(ctx app.Context, row, column string, block [][]string) (problem string)

	at, from place // the cell with the focus, and where a marked block begins
	editing  bool
	opening  bool // its field is to come
	draft    string
	first    string // typed to open the cell
	wrong    string
	wrongAt  place
	ctx      app.Context
	again    bool // the focus goes back to the cell after the next drawing
}

// place is a cell; column "" is the row's name, and ">" what stands beside it.
type place struct{ row, col string }

const besideColumn = ">"

// nameColumn stands for "" in the document, where an attribute without a value is left out.
const nameColumn = "."

// placeOf tells in which cell an event happened.
func placeOf(e app.Event) (row, col string, ok bool) {
	row, col, ok = dom.CellOf(e)
	if col == nameColumn {
		col = ""
	}
	return row, col, ok
}

// CompoID tells grids with different keys apart.
func (g *TreeGrid) CompoID() string { return g.Key }

func (g *TreeGrid) cellID(p place) string { return g.sub(p.row + "/" + p.col) }

// columns are the places of a row from left to right.
func (g *TreeGrid) columns() []string {
	out := []string{""}
	for _, c := range g.Columns {
		out = append(out, c.ID)
	}
	if g.Last != "" {
		out = append(out, besideColumn)
	}
	return out
}

func (g *TreeGrid) row(id string) int {
	return slices.IndexFunc(g.Rows, func(r TreeRow) bool { return r.ID == id })
}

// cell is the figure at a place; nil if there is none.
func (g *TreeGrid) cell(p place) *TreeCell {
	r := g.row(p.row)
	c := slices.IndexFunc(g.Columns, func(c TreeColumn) bool { return c.ID == p.col })
	if r < 0 || c < 0 || c >= len(g.Rows[r].Cells) {
		return nil
	}
	return &g.Rows[r].Cells[c]
}

// Render draws the heads and the lines.
func (g *TreeGrid) Render() app.UI {
	if g.row(g.at.row) < 0 && len(g.Rows) > 0 {
		g.at, g.from, g.editing = place{g.Rows[0].ID, ""}, place{}, false
	}
	return app.Div().Class("treegrid-part").Body(
		app.Div().Class("treegrid-wrap").Body(
			app.Table().ID(g.id).Class(classes("treegrid", when(g.Money, "treegrid-money"))).Role("treegrid").Aria("label", g.Label).Aria("rowcount", g.Total+1).
				OnKeyDown(g.key).OnClick(g.click).OnDblClick(g.twice).OnInput(g.input).On("focusin", g.focus).On("focusout", g.leave).On("copy", g.copied).On("paste", g.pasted).
				Body(app.THead().Body(app.Tr().Aria("rowindex", 1).Body(g.heads()...)), app.TBody().Body(g.lines()...)),
		),
		app.If(g.wrong != "", func() app.UI {
			return app.P().ID(g.sub("wrong")).Class("treegrid-problem").Role("alert").Body(icon.Small(icon.Warning), app.Text(g.wrong))
		}),
	)
}

func (g *TreeGrid) heads() []app.UI {
	out := []app.UI{app.Th().Scope("col").Class("treegrid-name").Body(app.Text(g.Corner))}
	for _, c := range g.Columns {
		out = append(out, &treeHead{Column: c, Open: g.openColumn})
	}
	if g.Last != "" {
		out = append(out, app.Th().Scope("col").Class("treegrid-last").Body(app.Text(g.Last)))
	}
	return out
}

func (g *TreeGrid) openColumn(ctx app.Context, id string) {
	if g.OnColumn != nil {
		g.OnColumn(ctx, id)
	}
}

func (g *TreeGrid) lines() []app.UI {
	out := make([]app.UI, len(g.Rows))
	box := g.block()
	for i, r := range g.Rows {
		l := &treeLine{Row: r, Columns: g.Columns, Index: i + 2, Last: g.Last != "", Stop: -1, Edit: -1, g: g}
		for k, c := range g.columns() {
			if r.ID == g.at.row && c == g.at.col {
				l.Stop = k
				if g.editing {
					l.Edit, l.Typed = k, g.first
				}
			}
			if i >= box.top && i <= box.bottom && k >= box.left && k <= box.right {
				l.Marked = append(l.Marked, k)
			}
			if g.wrong != "" && g.wrongAt == (place{r.ID, c}) {
				l.Wrong = k
			}
		}
		out[i] = l
	}
	return out
}

// box is a marked block of cells, in numbers of rows and columns; none if bottom is before top.
type box struct{ top, bottom, left, right int }

func (g *TreeGrid) block() box {
	if g.from == (place{}) || g.from == g.at {
		return box{0, -1, 0, -1}
	}
	cols := g.columns()
	a, b := g.row(g.from.row), g.row(g.at.row)
	c, d := slices.Index(cols, g.from.col), slices.Index(cols, g.at.col)
	return box{min(a, b), max(a, b), min(c, d), max(c, d)}
}

// OnUpdate gives the focus back to the cell that was edited.
func (g *TreeGrid) OnUpdate(ctx app.Context) {
	if g.again {
		g.again = false
		ctx.Defer(g.toCell)
	}
}

// toCell gives the cell the focus, unless it has been opened again in the meantime.
func (g *TreeGrid) toCell(app.Context) {
	if !g.editing {
		dom.FocusID(g.cellID(g.at))
	}
}

// toField gives the open cell's field the focus.
func (g *TreeGrid) toField(app.Context) {
	if g.editing {
		dom.FocusID(g.sub("input"))
	}
}

// input keeps what is typed.
func (g *TreeGrid) input(ctx app.Context, e app.Event) {
	if g.editing {
		g.draft = e.Get("target").Get("value").String()
		hold(g, true)
	}
	ctx.PreventUpdate()
}

// start opens a cell with its figure marked, or with what was typed in its stead.
func (g *TreeGrid) start(ctx app.Context, p place, typed string) {
	c := g.cell(p)
	if c == nil || !c.Edits {
		if g.OnAsk != nil && c != nil {
			g.OnAsk(ctx, p.row, p.col)
		}
		return
	}
	g.ctx, g.at, g.from, g.editing, g.opening, g.draft, g.first, g.wrong, g.again = ctx, p, place{}, true, true, c.Raw, typed, "", false
	if typed != "" {
		g.draft = typed
		hold(g, true)
	}
	ctx.Defer(func(app.Context) {
		g.opening = false
		dom.FocusID(g.sub("input"))
		switch {
		case !g.editing:
		case g.first == "":
			dom.Select(g.sub("input"))
		default:
			dom.SetValue(g.sub("input"), g.draft)
		}
	})
}

// save hands the draft over; false if it was refused, and then the cell stays open.
func (g *TreeGrid) save(ctx app.Context) bool {
	c := g.cell(g.at)
	if g.editing && c != nil && strings.TrimSpace(g.draft) != c.Raw && g.OnEdit != nil {
		if g.wrong = g.OnEdit(ctx, g.at.row, g.at.col, g.draft); g.wrong != "" {
			g.wrongAt, g.again = g.at, false
			return false
		}
	}
	g.close()
	return true
}

func (g *TreeGrid) close() {
	g.editing, g.wrong, g.first = false, "", ""
	hold(g, false)
}

func (g *TreeGrid) handOver() {
	if c := g.cell(g.at); g.editing && c != nil && g.draft != c.Raw && g.OnEdit != nil {
		g.OnEdit(g.ctx, g.at.row, g.at.col, g.draft)
	}
	g.close()
}

// leave saves when the field loses the focus to something else.
func (g *TreeGrid) leave(ctx app.Context, e app.Event) {
	if !g.editing || !dom.From(e, g.sub("input")) {
		ctx.PreventUpdate()
		return
	}
	g.save(ctx)
}

// focus notes the cell that got the focus.
func (g *TreeGrid) focus(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	row, col, ok := placeOf(e)
	if now := (place{row, col}); ok && now != g.at && !g.editing {
		g.moveTo(now)
	}
}

func (g *TreeGrid) copied(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	if g.editing {
		return
	}
	b := g.block()
	if b.bottom < b.top {
		cols := g.columns()
		at, col := g.row(g.at.row), slices.Index(cols, g.at.col)
		b = box{at, at, col, col}
	}
	var lines []string
	for r := b.top; r >= 0 && r <= b.bottom; r++ {
		var cells []string
		for k := b.left; k <= b.right; k++ {
			switch row := g.Rows[r]; {
			case k == 0:
				cells = append(cells, row.Label)
			case k <= len(row.Cells):
				cells = append(cells, row.Cells[k-1].Raw)
			}
		}
		lines = append(lines, strings.Join(cells, "\t"))
	}
	dom.SetCopied(e, strings.Join(lines, "\n"))
}

// pasted takes a block as spreadsheets copy it: lines, and cells between tabs.
func (g *TreeGrid) pasted(ctx app.Context, e app.Event) {
	if g.editing || g.cell(g.at) == nil || g.OnPaste == nil {
		ctx.PreventUpdate()
		return
	}
	e.PreventDefault()
	var block [][]string
	for line := range strings.Lines(strings.TrimRight(dom.Pasted(e), "\r\n")) {
		block = append(block, strings.Split(strings.TrimRight(line, "\r\n"), "\t"))
	}
	if len(block) > 0 {
		g.wrong, g.wrongAt = g.OnPaste(ctx, g.at.row, g.at.col, block), g.at
		g.again = true
	}
}

// treeHead is the head of a column.
type treeHead struct {
	app.Compo

	Column TreeColumn
	Open   func(ctx app.Context, id string)
}

// Render draws the name, or a button that unfolds.
func (h *treeHead) Render() app.UI {
	th := app.Th().Scope("col").Class(classes("right", when(h.Column.Strong, "treegrid-strong")))
	if h.Column.Expand == "" {
		return th.Body(app.Text(h.Column.Header))
	}
	sign := icon.ChevronRight
	if h.Column.Expand == "true" {
		sign = icon.ChevronDown
	}
	return th.Body(app.Button().Type("button").Class("treegrid-fold").Aria("expanded", h.Column.Expand).OnClick(h.click).
		Body(icon.Small(sign), app.Text(h.Column.Header)))
}

func (h *treeHead) click(ctx app.Context, e app.Event) { h.Open(ctx, h.Column.ID) }

func shownMark(c TreeCell) string {
	if c.Mark == "" {
		return c.Text
	}
	return words.Of("components.tree.marked", "value", c.Text, "mark", c.Mark)
}

func level(n int) string { return "treegrid-level-" + strconv.Itoa(min(n, 4)) }
