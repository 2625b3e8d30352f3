package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/words"
)

// treeLine is a part of its own, so that only the lines that changed are drawn again.
type treeLine struct {
	app.Compo

	Row     TreeRow
	Columns []TreeColumn
	Index   int
	Last    bool
	Stop    int   // the column where Tab stops, −1 for none
	Edit    int   // the column that is open, −1 for none
	Marked  []int // columns of a marked block
	Wrong   int   // the column that was refused, 0 for none
	Typed   string

	g *TreeGrid // the same for the life of the line
}

// CompoID makes another row another part.
func (l *treeLine) CompoID() string { return l.Row.ID }

// Render draws the name and the figures.
func (l *treeLine) Render() app.UI {
	r := l.Row
	tr := app.Tr().Class(classes(level(r.Level), when(r.More, "treegrid-more"))).DataSet("row", r.ID).
		Aria("level", r.Level).Aria("rowindex", l.Index).Aria("setsize", r.Size).Aria("posinset", r.Pos)
	if r.Expand != "" {
		tr = tr.Aria("expanded", r.Expand)
	}
	cells := []app.UI{l.name()}
	if r.More {
		return tr.Body(append(cells, app.Td().ColSpan(len(l.Columns)+1))...)
	}
	for i, c := range r.Cells {
		cells = append(cells, l.figure(i+1, c))
	}
	if l.Last {
		cells = append(cells, l.beside())
	}
	return tr.Body(cells...)
}

func (l *treeLine) stop(col int) int {
	if l.Stop == col {
		return 0
	}
	return -1
}

func (l *treeLine) name() app.UI {
	r := l.Row
	th := app.Th().ID(l.g.cellID(place{r.ID, ""})).Scope("row").Class("treegrid-name").Attr("translate", "no").DataSet("col", nameColumn).TabIndex(l.stop(0))
	if r.More {
		return th.Body(app.Button().Type("button").TabIndex(-1).Class("treegrid-fold").Body(app.Text(r.Label)))
	}
	var body []app.UI
	if r.Expand != "" {
		sign := icon.ChevronRight
		if r.Expand == "true" {
			sign = icon.ChevronDown
		}
		body = append(body, app.Button().Type("button").Class("treegrid-fold").TabIndex(-1).Aria("label", words.Of("components.tree."+map[string]string{"true": "fold", "false": "unfold"}[r.Expand], "name", r.Label)).
			Body(icon.Small(sign)))
	}
	body = append(body, app.Span().Class("treegrid-label").Body(app.Text(r.Label)))
	if r.Note != "" {
		body = append(body, app.Span().Class("treegrid-note").Body(app.Text(r.Note)))
	}
	return th.Body(app.Span().Class("treegrid-who").Body(body...))
}

func (l *treeLine) figure(col int, c TreeCell) app.UI {
	column := l.Columns[col-1]
	td := app.Td().ID(l.g.cellID(place{l.Row.ID, column.ID})).DataSet("col", column.ID).TabIndex(l.stop(col)).Role("gridcell").
		Class(classes("right num", when(l.g.Money, "money"), when(column.Strong, "treegrid-strong"), when(c.Faint, "treegrid-faint"), when(c.Mark != "", "treegrid-marked"),
			when(slices.Contains(l.Marked, col), "treegrid-in"), when(l.Edit == col, "treegrid-open"), when(l.Wrong == col, "treegrid-wrong")))
	if !c.Edits {
		td = td.Aria("readonly", "true")
	}
	if l.Edit == col {
		describe := ""
		if l.Wrong == col {
			describe = l.g.sub("wrong")
		}
		return td.Body(app.Input().ID(l.g.sub("input")).Class("treegrid-input").Type("text").AutoComplete(false).Attr("inputmode", "decimal").
			Aria("label", words.Of("components.tree.cell", "row", l.Row.Label, "column", column.Header)).Value(c.Raw).Aria("invalid", l.Wrong == col).Aria("describedby", describe))
	}
	if c.Mark == "" {
		return td.Body(app.Text(c.Text))
	}
	return td.Title(c.Mark).Aria("label", shownMark(c)).Body(app.Span().Class("treegrid-sign").Aria("hidden", "true"), app.Text(c.Text))
}

func (l *treeLine) beside() app.UI {
	td := app.Td().ID(l.g.cellID(place{l.Row.ID, besideColumn})).DataSet("col", besideColumn).TabIndex(l.stop(len(l.Row.Cells) + 1)).Role("gridcell").Class("treegrid-last")
	if l.Row.Beside == "" {
		return td
	}
	return td.Body(app.Button().Type("button").TabIndex(-1).Class(classes("treegrid-beside", when(l.Row.Alert, "treegrid-alert"))).Title(l.Row.Act).
		Body(app.If(l.Row.Alert, func() app.UI { return icon.Small(icon.Warning) }), app.Span().Body(app.Text(l.Row.Beside))))
}
