package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Rows in the document at once: the usual page and the most.
const (
	usualPage = 50
	mostRows  = 100
)

// Column says what a table shows of each row.
type Column[R any] struct {
	ID      string
	Header  string
	Unit    string           // once, in the header, so that cells hold figures alone
	Right   bool             // figures stand right
	Size    string           // "s", "m", "l", "xl": least width; "" fits its content
	Hide    int              // 1 leaves first when room is short, 2 next; 0 stays
	Text    func(r R) string // the cell in words: for files, and for the screen without Cell
	Cell    func(r R) app.UI // how the cell is drawn
	Compare func(a, b R) int // makes the column sortable
	Total   string           // under the column
}

// Table shows rows in pages of at most 100. Arrow keys walk through the cells, Enter or a click
// opens a row, headers sort, and on a phone each row becomes a card.
//
// A row is drawn again only when it, the columns' ids, the language, or Stamp changed: put into Stamp whatever
// else the cells depend on. Keep giving the same Rows slice while the data are the same.
type Table[R any] struct {
	app.Compo

	Key        string // with another Key, page and order start anew
	Caption    string // what the rows are; read aloud
	Columns    []Column[R]
	Rows       []R
	RowKey     func(r R) string
	SortBy     string // the order at first
	Desc       bool
	PageSize   int // 50 unless given, at most 100
	Stamp      string
	Plain      bool // no foot with counts: a short list
	Selectable bool
	OnSelect   func(ctx app.Context, keys []string)
	OnOpen     func(ctx app.Context, r R)
	OnSort     func(ctx app.Context, by string, desc bool)
	OnCSV      func(ctx app.Context, file []byte)
	Empty      func() app.UI
}

// CompoID tells tables with different keys apart.
func (t *Table[R]) CompoID() string { return t.Key }

// Render leaves the drawing to a part that is compiled once, whatever the rows are.
func (t *Table[R]) Render() app.UI { return t.grid() }

// grid is the table without the type of its rows.
func (t *Table[R]) grid() *grid {
	g := &grid{Key: t.Key, Src: source{
		caption: t.Caption, n: len(t.Rows), sortBy: t.SortBy, desc: t.Desc, pageSize: t.PageSize, stamp: t.Stamp, plain: t.Plain, selectable: t.Selectable,
		item:   func(i int) any { return t.Rows[i] },
		rowKey: func(i int) string { return t.RowKey(t.Rows[i]) },
		sorted: t.OnSort, chosen: t.OnSelect, csv: t.OnCSV, empty: t.Empty,
	}}
	if len(t.Rows) > 0 {
		g.Src.first = &t.Rows[0]
	}
	if t.OnOpen != nil {
		g.Src.open = func(ctx app.Context, item any) { t.OnOpen(ctx, item.(R)) }
	}
	for i := range t.Columns {
		g.Src.columns = append(g.Src.columns, t.column(&t.Columns[i]))
	}
	return g
}

func (t *Table[R]) column(c *Column[R]) column {
	out := column{id: c.ID, header: c.Header, unit: c.Unit, right: c.Right, size: c.Size, hide: c.Hide, total: c.Total}
	if c.Text != nil {
		out.text = func(item any) string { return c.Text(item.(R)) }
	}
	if c.Cell != nil {
		out.cell = func(item any) app.UI { return c.Cell(item.(R)) }
	}
	if c.Compare != nil {
		out.compare = func(a, b int) int { return c.Compare(t.Rows[a], t.Rows[b]) }
	}
	return out
}
