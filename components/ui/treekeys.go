package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/internal/dom"
)

// key handles the keys of a cell; those of an open one are handled apart.
func (g *TreeGrid) key(ctx app.Context, e app.Event) {
	row, col, ok := placeOf(e)
	if !ok || e.Get("isComposing").Bool() {
		ctx.PreventUpdate()
		return
	}
	if g.editing {
		g.editKey(ctx, e)
		return
	}
	p, key := place{row, col}, e.Get("key").String()
	command := e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool()
	switch {
	case key == "Enter" || key == "F2" || key == " ":
		e.PreventDefault()
		g.enter(ctx, p)
	case key == "Delete" || key == "Backspace":
		e.PreventDefault()
		if c := g.cell(p); c != nil && c.Edits && g.OnEdit != nil {
			g.wrong, g.wrongAt = g.OnEdit(ctx, row, col, ""), p
		}
	case col == "" && key == "ArrowRight" && g.folds(p.row, "false"), col == "" && key == "ArrowLeft" && g.folds(p.row, "true"):
		e.PreventDefault()
		g.at, g.again = p, true
		g.OnRow(ctx, row)
	case g.walks(key):
		e.PreventDefault()
		if had := g.from; !g.walk(p, key, command, e.Get("shiftKey").Bool()) && had == g.from {
			ctx.PreventUpdate()
		}
	default:
		if letter := plainLetter(e); letter != "" {
			e.PreventDefault()
			if c := g.cell(p); c != nil && c.Edits {
				g.start(ctx, p, letter)
				return
			}
		}
		ctx.PreventUpdate()
	}
}

func (g *TreeGrid) folds(row, state string) bool {
	i := g.row(row)
	return i >= 0 && g.Rows[i].Expand == state && g.OnRow != nil
}

// enter does what the place is for.
func (g *TreeGrid) enter(ctx app.Context, p place) {
	i := g.row(p.row)
	switch {
	case i < 0:
	case g.Rows[i].More && g.OnMore != nil:
		g.OnMore(ctx, p.row)
	case p.col == besideColumn && g.OnBeside != nil && g.Rows[i].Beside != "":
		g.OnBeside(ctx, p.row)
	case p.col == "" && g.Rows[i].Expand != "" && g.OnRow != nil:
		g.at, g.again = p, true
		g.OnRow(ctx, p.row)
	case p.col != "":
		g.start(ctx, p, "")
	}
}

func (g *TreeGrid) walks(key string) bool {
	return slices.Contains([]string{"ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"}, key)
}

// walk moves the focus; with shift it marks a block, and tells that there is one to be drawn.
func (g *TreeGrid) walk(p place, key string, command, shift bool) bool {
	cols := g.columns()
	r, c := g.row(p.row), slices.Index(cols, p.col)
	switch key {
	case "ArrowUp":
		r--
	case "ArrowDown":
		r++
	case "ArrowLeft":
		c--
	case "ArrowRight":
		c++
	case "Home":
		c = 0
		if command {
			r = 0
		}
	case "End":
		c = len(cols) - 1
		if command {
			r = len(g.Rows) - 1
		}
	case "PageUp":
		r = max(0, r-10)
	case "PageDown":
		r = min(len(g.Rows)-1, r+10)
	}
	if r < 0 || r >= len(g.Rows) || c < 0 || c >= len(cols) {
		return false
	}
	if g.Rows[r].More {
		c = 0
	}
	switch {
	case shift && g.from == (place{}):
		g.from = p
	case !shift:
		g.from = place{}
	}
	g.moveTo(place{g.Rows[r].ID, cols[c]})
	dom.FocusID(g.cellID(g.at))
	return shift
}

// moveTo makes a cell the one where Tab enters the grid.
func (g *TreeGrid) moveTo(p place) {
	dom.SetTab(g.cellID(g.at), -1)
	g.at = p
	dom.SetTab(g.cellID(p), 0)
}

// editKey handles the keys of an open cell.
func (g *TreeGrid) editKey(ctx app.Context, e app.Event) {
	switch e.Get("key").String() {
	case "Enter":
		e.PreventDefault()
		e.Call("stopPropagation")
		if g.save(ctx) {
			g.refocus(ctx)
		} else {
			ctx.Defer(g.toField)
		}
	case "Escape":
		e.PreventDefault()
		e.Call("stopPropagation")
		g.close()
		g.refocus(ctx)
	case "Tab":
		e.PreventDefault()
		if g.save(ctx) {
			g.next(ctx, e.Get("shiftKey").Bool())
		} else {
			ctx.Defer(g.toField)
		}
	default:
		if letter := plainLetter(e); letter != "" && !dom.From(e, g.sub("input")) {
			e.PreventDefault()
			g.late(letter)
		}
		ctx.PreventUpdate()
	}
}

// late takes a letter that was typed before the field was there: it gets it when it comes, or now.
func (g *TreeGrid) late(letter string) {
	if g.opening {
		g.first += letter
		g.draft = g.first
		return
	}
	g.draft = dom.Insert(g.sub("input"), letter)
	hold(g, true)
}

// refocus gives the focus back to the cell, now and after the drawing that its change brings about.
func (g *TreeGrid) refocus(ctx app.Context) {
	g.again = true
	ctx.Defer(g.toCell)
}

// next opens the next cell that can be edited, in the row and then in the following ones.
func (g *TreeGrid) next(ctx app.Context, back bool) {
	cols := g.columns()
	r, c := g.row(g.at.row), slices.Index(cols, g.at.col)
	for r >= 0 && r < len(g.Rows) {
		if c++; back {
			c -= 2
		}
		if c >= len(cols) {
			r, c = r+1, 0
		}
		if c < 0 {
			r, c = r-1, len(cols)-1
		}
		if r < 0 || r >= len(g.Rows) {
			break
		}
		if cell := g.cell(place{g.Rows[r].ID, cols[c]}); cell != nil && cell.Edits {
			g.start(ctx, place{g.Rows[r].ID, cols[c]}, "")
			return
		}
	}
	g.refocus(ctx)
}

// click folds a row at its sign, opens what stands beside it, or marks a cell.
func (g *TreeGrid) click(ctx app.Context, e app.Event) {
	row, col, ok := placeOf(e)
	if !ok || g.editing {
		ctx.PreventUpdate()
		return
	}
	i := g.row(row)
	onButton := dom.There(e.Get("target").Call("closest", "button"))
	switch {
	case i < 0:
	case g.Rows[i].More && onButton && g.OnMore != nil:
		g.OnMore(ctx, row)
		return
	case col == "" && onButton && g.OnRow != nil:
		g.OnRow(ctx, row)
		return
	case col == besideColumn && onButton && g.OnBeside != nil:
		g.OnBeside(ctx, row)
		return
	}
	if g.from != (place{}) {
		g.from = place{}
		return
	}
	ctx.PreventUpdate()
}

// twice opens a cell.
func (g *TreeGrid) twice(ctx app.Context, e app.Event) {
	row, col, ok := placeOf(e)
	if !ok || g.editing || col == "" || col == besideColumn {
		ctx.PreventUpdate()
		return
	}
	g.start(ctx, place{row, col}, "")
}
