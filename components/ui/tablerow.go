package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/internal/dom"
	"rumbo/components/words"
)

// tableRow is a part of its own, so that a table of many redraws only the rows that changed.
type tableRow struct {
	app.Compo

	Item     any
	Key      string
	Selected bool
	First    bool // its first cell is where Tab enters the table
	Layout   string
	Index    int

	t *grid // the mounted table; the same for the life of the row
}

// CompoID makes another row another part: what was half typed in one never shows in the next.
func (r *tableRow) CompoID() string { return r.Key }

func (r *tableRow) Render() app.UI {
	var cells []app.UI
	if r.t.Src.selectable {
		cells = append(cells, app.Td().Class("table-check").Body(
			&rowCheck{Label: words.Of("components.table.select"), Checked: r.Selected, Change: r.mark}))
	}
	for i, c := range r.t.Src.columns {
		stop := -1
		if r.First && i == 0 {
			stop = 0
		}
		td := app.Td().Class(classes(columnClass(c.right, "", c.hide), when(c.right, "num"))).TabIndex(stop).DataSet("label", c.header)
		if c.unit != "" {
			td = td.DataSet("unit", c.unit)
		}
		cells = append(cells, td.Body(cell(c, r.Item)))
	}
	return app.Tr().Class(classes(when(r.t.Src.open != nil, "row-opens"), when(r.Selected, "row-selected"))).
		Aria("rowindex", r.Index).OnClick(r.click).OnKeyDown(r.key).Body(cells...)
}

func cell(c column, item any) app.UI {
	if c.cell != nil {
		return c.cell(item)
	}
	return app.Text(c.text(item))
}

func (r *tableRow) mark(ctx app.Context, on bool) {
	r.t.mark(r.Key, on)
	ctx.Dispatch(r.t.tellSelection)
}

// click opens the row unless it was meant for something in it or marked text.
func (r *tableRow) click(ctx app.Context, e app.Event) {
	if r.t.Src.open == nil || dom.OnControl(e) || dom.MarkedText() {
		ctx.PreventUpdate()
		return
	}
	r.t.Src.open(ctx, r.Item)
}

func (r *tableRow) key(ctx app.Context, e app.Event) {
	key := e.Get("key").String()
	switch key {
	case "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End":
		dom.WalkTable(e, key)
	case "Enter":
		if r.t.Src.open != nil && !dom.OnControl(e) {
			e.PreventDefault()
			r.t.Src.open(ctx, r.Item)
			return
		}
	}
	ctx.PreventUpdate()
}

// rowCheck is the box that chooses a row or a page.
type rowCheck struct {
	app.Compo
	ident

	Label   string
	Checked bool
	Change  func(ctx app.Context, on bool)
}

func (c *rowCheck) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) { syncChecked(c.id, c.Checked) })
}

func (c *rowCheck) Render() app.UI {
	return app.Span().Class("check").Body(
		app.Input().ID(c.id).Type("checkbox").Aria("label", c.Label).Checked(c.Checked).OnChange(c.change))
}

func (c *rowCheck) change(ctx app.Context, e app.Event) {
	c.Change(ctx, ctx.JSSrc().Get("checked").Bool())
}

// headCell is a column's head, a button when the column sorts.
type headCell struct {
	app.Compo

	ID, Header, Unit, Class string
	Sortable, On, Desc      bool
	Sort                    func(ctx app.Context, by string)
}

func (h *headCell) Render() app.UI {
	if h.Header == "" { // the tools of a row: nothing that a head could say
		return app.Td().Class(h.Class)
	}
	th := app.Th().Scope("col").Class(h.Class)
	label := []app.UI{
		app.Span().Body(app.Text(h.Header)),
		app.If(h.Unit != "", func() app.UI { return app.Span().Class("table-unit").Body(app.Text(h.Unit)) }),
	}
	if !h.Sortable {
		return th.Body(app.Span().Class("table-head").Body(label...))
	}
	sign, order := icon.ArrowUp, "none"
	if h.On {
		order = "ascending"
		if h.Desc {
			sign, order = icon.ArrowDown, "descending"
		}
	}
	return th.Aria("sort", order).Body(
		app.Button().Type("button").Class(classes("table-head table-sort", when(h.On, "table-sorted"))).
			Title(words.Of("components.table.sortBy", "column", h.Header)).OnClick(h.click).
			Body(append(label, icon.Small(sign))...))
}

func (h *headCell) click(ctx app.Context, e app.Event) { h.Sort(ctx, h.ID) }
