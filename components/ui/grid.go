package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/words"
)

// grid draws a Table. It knows the rows by their places and as values of any type, so that
// the program holds this code once and not once for each kind of row.
type grid struct {
	app.Compo

	Key string
	Src source // as last given; never equal to an earlier one

	sortBy   string
	desc     bool
	page     int
	selected map[string]bool
	order    []int
	placed   [2]int // the stretch of the order that is as it should be
	ordered  orderKey
	growing  Growing // of the page in view
}

// source is what the Table was given.
type source struct {
	caption           string
	columns           []column
	n                 int
	first             any // address of the first row
	item              func(i int) any
	rowKey            func(i int) string
	sortBy            string
	desc              bool
	pageSize          int
	stamp             string
	plain, selectable bool
	chosen            func(ctx app.Context, keys []string)
	open              func(ctx app.Context, item any)
	sorted            func(ctx app.Context, by string, desc bool)
	csv               func(ctx app.Context, file []byte)
	empty             func() app.UI
}

// column is a Column without the type of the rows.
type column struct {
	id, header, unit string
	right            bool
	size             string
	hide             int
	total            string
	text             func(item any) string
	cell             func(item any) app.UI
	compare          func(a, b int) int // of the rows at two places
}

// CompoID tells grids with different keys apart.
func (t *grid) CompoID() string { return t.Key }

// orderKey tells whether the kept order still fits the rows.
type orderKey struct {
	first any
	n     int
	by    string
	desc  bool
}

// OnInit takes the first order.
func (t *grid) OnInit() {
	t.sortBy, t.desc, t.selected = t.Src.sortBy, t.Src.desc, map[string]bool{}
	t.growing = Growing{First: 16, Step: 12}
}

// OnMount draws the rows that are not in sight yet.
func (t *grid) OnMount(ctx app.Context) { t.grow(ctx) }

// OnUpdate goes on with it.
func (t *grid) OnUpdate(ctx app.Context) { t.grow(ctx) }

func (t *grid) grow(ctx app.Context) {
	from, to := t.window()
	t.growing.More(ctx, to-from)
}

func (t *grid) Render() app.UI {
	if t.Src.n == 0 && t.Src.empty != nil {
		return app.Div().Class("table-part").Body(t.Src.empty())
	}
	t.arrange()
	from, to := t.window()
	return app.Div().Class("table-part").Body(
		app.Div().Class("table-wrap").Body(
			app.Table().Class("table").Role("grid").Aria("rowcount", t.Src.n+1).Body(
				app.Caption().Class("hidden-text").Body(app.Text(t.Src.caption)),
				app.THead().Body(app.Tr().Body(t.heads()...)),
				app.TBody().Body(t.lines(from, from+t.growing.Of(to-from))...),
				app.If(t.totals(), func() app.UI { return app.TFoot().Body(app.Tr().Body(t.feet()...)) }),
			)),
		app.If(!t.Src.plain, func() app.UI { return t.foot(from, to) }).ElseIf(t.saves(), func() app.UI {
			return app.Div().Class("table-foot table-foot-short").Body(app.Span().Class("push").Body(t.save()))
		}),
	)
}

// arrange puts the rows of the page in view into their places; equal rows keep their order. The others are put
// in place when they are asked for: to sort 100,000 of them would hold up the drawing.
func (t *grid) arrange() {
	key := orderKey{first: t.Src.first, n: t.Src.n, by: t.sortBy, desc: t.desc}
	if key != t.ordered || t.order == nil {
		t.ordered, t.placed = key, [2]int{}
		t.order = make([]int, t.Src.n)
		for i := range t.order {
			t.order[i] = i
		}
		t.page = min(t.page, max(0, (t.Src.n-1)/t.size()))
	}
	from, to := t.window()
	t.put(from, to)
}

// put brings the rows that belong to a stretch of the order into it.
func (t *grid) put(from, to int) {
	at := slices.IndexFunc(t.Src.columns, func(c column) bool { return c.id == t.sortBy && c.compare != nil })
	if t.placed[0] <= from && to <= t.placed[1] || at < 0 {
		return // what is edited in view stays where it is
	}
	compare := t.Src.columns[at].compare
	t.placed = [2]int{from, to}
	if intoPlace(t.order, from, to, func(a, b int) int {
		by := compare(a, b)
		if t.desc {
			by = -by
		}
		return cmp.Or(by, a-b)
	}) {
		t.placed = [2]int{0, t.Src.n}
	}
}

func (t *grid) size() int {
	if t.Src.pageSize <= 0 {
		return usualPage
	}
	return min(t.Src.pageSize, mostRows)
}

// window is the part of the order that the page shows.
func (t *grid) window() (from, to int) {
	from = t.page * t.size()
	return from, min(from+t.size(), t.Src.n)
}

func (t *grid) heads() []app.UI {
	var out []app.UI
	if t.Src.selectable {
		out = append(out, app.Th().Class("table-check").Scope("col").Body(
			&rowCheck{Label: words.Of("components.table.selectAll"), Checked: t.pageSelected(), Change: t.selectPage}))
	}
	for _, c := range t.Src.columns {
		out = append(out, &headCell{ID: c.id, Header: c.header, Unit: c.unit, Class: columnClass(c.right, c.size, c.hide),
			Sortable: c.compare != nil, On: c.id == t.sortBy, Desc: t.desc, Sort: t.sort})
	}
	return out
}

func columnClass(right bool, size string, hide int) string {
	class := ""
	if hide > 0 {
		class = "hide-" + strconv.Itoa(hide)
	}
	if size != "" {
		size = "col-" + size
	}
	return classes(when(right, "right"), size, class)
}

func (t *grid) lines(from, to int) []app.UI {
	layout := t.layout()
	out := make([]app.UI, 0, to-from)
	for i := from; i < to; i++ {
		key := t.Src.rowKey(t.order[i])
		out = append(out, &tableRow{Item: t.Src.item(t.order[i]), Key: key, Selected: t.selected[key], First: i == from, Layout: layout, Index: i + 2, t: t})
	}
	return out
}

// layout names everything but the row itself that its drawing depends on.
func (t *grid) layout() string {
	var b strings.Builder
	b.WriteString(words.Locale().Tag + "|" + t.Src.stamp)
	for _, c := range t.Src.columns {
		b.WriteString("|" + c.id)
	}
	return b.String()
}

func (t *grid) totals() bool {
	return slices.ContainsFunc(t.Src.columns, func(c column) bool { return c.total != "" })
}

func (t *grid) feet() []app.UI {
	var out []app.UI
	if t.Src.selectable {
		out = append(out, app.Td())
	}
	for i, c := range t.Src.columns {
		class := columnClass(c.right, "", c.hide)
		if i == 0 {
			if c.total == "" {
				c.total = words.Of("components.table.total")
			}
			out = append(out, app.Th().Scope("row").Class(class).Body(app.Text(c.total)))
			continue
		}
		out = append(out, app.Td().Class(classes(class, when(c.right, "num"))).DataSet("label", c.header).Body(app.Text(c.total)))
	}
	return out
}

func (t *grid) foot(from, to int) app.UI {
	l := words.Locale()
	n := t.Src.n
	count := words.Count("components.table.rows", n)
	if n > t.size() {
		count = words.Of("components.table.page", "from", l.Int(int64(from+1)), "to", l.Int(int64(to)), "total", l.Int(int64(n)))
	}
	return app.Div().Class("table-foot").Body(
		app.Span().Class("num").Aria("live", "polite").Body(app.Text(count)),
		app.If(len(t.selected) > 0, func() app.UI {
			return app.Span().Class("num").Body(app.Text("· " + words.Count("components.table.selected", len(t.selected))))
		}),
		app.Span().Class("push line").Body(
			app.If(t.saves(), t.save),
			app.If(n > t.size(), func() app.UI {
				return app.Span().Class("line").Body(
					&IconButton{Icon: icon.ChevronLeft, Label: words.Of("components.table.previous"), Disabled: t.page == 0, OnClick: t.previous},
					&IconButton{Icon: icon.ChevronRight, Label: words.Of("components.table.next"), Disabled: to == n, OnClick: t.next},
				)
			}),
		),
	)
}

// saves reports whether the rows may leave as a file: not while amounts are hidden.
func (t *grid) saves() bool { return t.Src.csv != nil && !words.Locale().Hides() }

// save offers the rows as a file.
func (t *grid) save() app.UI {
	return &Button{Label: words.Of("components.table.csv"), Icon: icon.Download, Kind: Quiet, Small: true, OnClick: t.giveCSV}
}

func (t *grid) previous(ctx app.Context) { t.turn(ctx, max(0, t.page-1)) }
func (t *grid) next(ctx app.Context)     { t.turn(ctx, t.page+1) }

// turn shows another page.
func (t *grid) turn(ctx app.Context, to int) {
	t.page = to
	t.growing.Again()
	ctx.Update()
	ctx.Defer(t.grow)
}

// sort orders by a column; again, the other way round.
func (t *grid) sort(ctx app.Context, by string) {
	if t.sortBy == by {
		t.desc = !t.desc
	} else {
		t.sortBy, t.desc = by, false
	}
	t.turn(ctx, 0)
	if t.Src.sorted != nil {
		t.Src.sorted(ctx, t.sortBy, t.desc)
	}
}

func (t *grid) pageSelected() bool {
	from, to := t.window()
	for i := from; i < to; i++ {
		if !t.selected[t.Src.rowKey(t.order[i])] {
			return false
		}
	}
	return to > from
}

func (t *grid) selectPage(ctx app.Context, on bool) {
	from, to := t.window()
	for i := from; i < to; i++ {
		t.mark(t.Src.rowKey(t.order[i]), on)
	}
	t.tellSelection(ctx)
}

func (t *grid) mark(key string, on bool) {
	if on {
		t.selected[key] = true
	} else {
		delete(t.selected, key)
	}
}

// tellSelection reports the chosen rows in the order of the table.
func (t *grid) tellSelection(ctx app.Context) {
	ctx.Update()
	if t.Src.chosen == nil {
		return
	}
	t.put(0, t.Src.n)
	var keys []string
	for _, i := range t.order {
		if key := t.Src.rowKey(i); t.selected[key] {
			keys = append(keys, key)
		}
	}
	t.Src.chosen(ctx, keys)
}
