package facts

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/fact"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// perPage is how many facts stand on a page.
const perPage = 50

// row is one fact in view.
type row struct {
	id     record.ID
	values []record.Value // of the sheet's columns
	origin string
}

// shown are the rows of a page, the same slice as long as they are the same facts.
type shown struct {
	of   question
	at   int
	lang string
	rows []row
}

// rows reads the facts of the page in view.
func (f *facts) rows(s sheet) []row {
	x, at := &f.found, f.at()
	if f.page.of == x.done && f.page.at == at && f.page.lang == i18n.Locale().Tag {
		return f.page.rows
	}
	f.page = shown{x.done, at, i18n.Locale().Tag, []row{}}
	from, to := at*perPage, min((at+1)*perPage, x.total())
	snap := f.P.Env.Snap()
	sources := fact.Sources(snap.State)
	k, reader := record.Lookup(s.kind), fact.NewReader(snap.State)
	for i := from; i < to && x.gone != nil; i++ {
		r := row{id: x.gone[i], origin: i18n.T("facts.origin.removed")}
		if rec := reader.Stored(s.kind, r.id); rec != nil {
			for _, name := range s.columns {
				r.values = append(r.values, k.Get(rec, k.Field(name)))
			}
			f.page.rows = append(f.page.rows, r)
		}
	}
	texts := fact.NewTextReader(x.set)
	for i := from; i < to && x.gone == nil; i++ {
		p, n := x.set.Find(int(x.rows[i]))
		r := row{id: p.ID(n), origin: originOf(p, n, sources)}
		for _, name := range s.columns {
			r.values = append(r.values, cell(x.set, texts, p, n, name))
		}
		f.page.rows = append(f.page.rows, r)
	}
	return f.page.rows
}

func originOf(p *fact.Part, n int, sources map[record.ID]string) string {
	switch {
	case !p.Imported():
		return i18n.T("facts.origin.hand")
	case p.Corrected(n):
		return i18n.T("facts.mended", "file", form.FileName(sources[p.Block()]))
	}
	return form.FileName(sources[p.Block()])
}

// cell is what a row says; of texts, which stand in the blocks' bytes, only the one is read.
func cell(set *fact.Set, texts *fact.TextReader, p *fact.Part, n int, name string) record.Value {
	if set.Schema.Sortable(name) {
		return set.Value(p, n, name)
	}
	return record.OfText(texts.Text(p, n, name))
}

// list is the table with its foot.
func (f *facts) list(s sheet) app.UI {
	x := &f.found
	switch {
	case x.set == nil:
		return ui.Skeleton(8)
	case x.total() == 0 && !x.busy:
		return f.nothing(s)
	}
	by, desc := f.P.Route.Get("by"), f.P.Route.Get("desc") != ""
	if by == "" {
		by, desc = "on", true
	}
	rows := f.rows(s)
	return app.Div().Class("facts-list-part").Aria("busy", x.busy).Body(
		&ui.Table[row]{Key: "facts " + s.kind, Caption: i18n.T("facts.title"), Rows: rows, Columns: f.columns(s), SortBy: by, Desc: desc, PageSize: perPage, Plain: true,
			RowKey: func(r row) string { return string(r.id) }, Stamp: i18n.Locale().Tag + strconv.FormatUint(f.P.Rev, 10),
			OnSort: func(_ app.Context, by string, desc bool) { f.order(by, desc) },
			OnOpen: func(_ app.Context, r row) {
				if x.gone == nil {
					form.Open(f.P.Env, s.kind, r.id)
				}
			}},
		f.foot(s),
	)
}

func (f *facts) order(by string, desc bool) {
	sign := ""
	if desc {
		sign = "1"
	}
	f.P.Env.Host.GoTo(f.P.Route.With("by", by).With("desc", sign).With("page", ""))
}

// nothing says that there are none, or none of those asked for.
func (f *facts) nothing(s sheet) app.UI {
	if f.found.set.Len > 0 || f.P.Route.Get("origin") == removed {
		return app.P().Class("note").Text(i18n.T("facts.nothing"))
	}
	_, many := record.Lookup(s.kind).Labels()
	return &ui.Empty{Icon: s.icon, Title: i18n.T("facts.empty", "what", i18n.Text(many)), Text: i18n.T("facts.empty.text"), Actions: func() []app.UI {
		return []app.UI{&ui.Button{Label: i18n.T("facts.import"), Kind: ui.Primary, Href: "#/data/import"}, &ui.Button{Label: i18n.T("facts.add"), Href: f.P.Route.To("entry", s.kind).Href()}}
	}}
}

// columns are those of the sheet, and where a fact came from. Rows come in order: the heads only say which one.
func (f *facts) columns(s sheet) []ui.Column[row] {
	k, env := record.Lookup(s.kind), f.P.Env
	var out []ui.Column[row]
	for i, name := range s.columns {
		info, _ := k.Info(name)
		c := ui.Column[row]{ID: name, Header: i18n.Text(info.Label), Right: info.Type == record.TypeMoney || info.Type == record.TypeInt, Text: func(r row) string { return form.Plain(env, info, r.values[i]) }}
		c.Cell = func(r row) app.UI {
			words := form.Plain(env, info, r.values[i])
			if words == "" {
				words = locale.None
			}
			return app.Span().Class(ui.When(info.Type == record.TypeMoney, "money")).Text(words)
		}
		switch {
		case i > 6:
			c.Hide = 1
		case i > 4 || name == "minute":
			c.Hide = 2
		}
		if f.found.gone == nil && f.found.set.Schema.Sortable(name) {
			c.Compare = func(row, row) int { return 0 }
		}
		out = append(out, c)
	}
	out = append(out, ui.Column[row]{ID: "origin", Header: i18n.T("facts.origin"), Hide: 1, Text: func(r row) string { return r.origin }, Cell: func(r row) app.UI {
		return app.Span().Class("note").Text(r.origin)
	}})
	if f.found.gone == nil {
		return out
	}
	return append(out, ui.Column[row]{ID: "tools", Right: true, Text: func(row) string { return "" }, Cell: func(r row) app.UI {
		return &ui.Button{Label: i18n.T("facts.putback"), Icon: icon.Undo, Small: true, OnClick: func(app.Context) {
			if env.Do(workspace.PutBack{Kind: s.kind, ID: r.id}) {
				env.Host.Toast(i18n.T("facts.isback", "what", form.Called(env, s.kind, r.id)), true)
			}
		}}
	}})
}

// foot counts, saves and turns the pages.
func (f *facts) foot(s sheet) app.UI {
	l, n, at := i18n.Locale(), f.found.total(), f.at()
	count := i18n.T("facts.page", "from", l.Int(int64(at*perPage+min(1, n))), "to", l.Int(int64(min((at+1)*perPage, n))), "total", l.Int(int64(n)))
	turn := func(to int) func(app.Context) {
		return func(app.Context) { browser.Go(string(f.P.Route.With("page", strconv.Itoa(to+1)))) }
	}
	return app.Div().Class("table-foot").Body(
		app.Span().Class("num").Aria("live", "polite").Text(count),
		app.If(f.found.busy, func() app.UI { return app.Span().Class("note").Text(i18n.T("facts.busy")) }),
		app.Span().Class("push line").Body(
			f.csvButton(s),
			app.If(n > perPage, func() app.UI {
				return app.Span().Class("line").Body(
					&ui.IconButton{Icon: icon.ChevronLeft, Label: i18n.T("facts.previous"), Disabled: at == 0, OnClick: turn(at - 1)},
					&ui.IconButton{Icon: icon.ChevronRight, Label: i18n.T("facts.next"), Disabled: (at+1)*perPage >= n, OnClick: turn(at + 1)})
			}),
		),
	)
}
