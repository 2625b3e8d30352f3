// Package facts is where what happened is looked up one by one: every activity, mail event, sign of interest and revenue line, by
// hand or from a file, to be found, corrected, and taken away or put back.
package facts

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func init() {
	page.Register(page.Page{ID: "facts", Title: "facts.title", Icon: icon.Table, New: func(p page.Props) app.Composer { return &facts{P: p} }})
}

// The values of the origin in a route; without one, wherever they come from.
const (
	byHand    = "hand"
	imported  = "file"
	corrected = "corrected"
	removed   = "removed"
)

var origins = []string{byHand, imported, corrected, removed}

type facts struct {
	app.Compo
	P page.Props

	found  found
	page   shown
	saving bool // a file is being written
}

func (f *facts) sheet() sheet { return sheetOf(f.P.Route.Part(1)) }

// Render shows the kinds, what narrows the list, and the list.
func (f *facts) Render() app.UI {
	s := f.sheet()
	tabs := make([]ui.Tab, len(sheets))
	for i, x := range sheets {
		_, many := record.Lookup(x.kind).Labels()
		tabs[i] = ui.Tab{Value: x.kind, Label: i18n.Text(many)}
	}
	f.search()
	return app.Div().Class("stack one-by-one").Body(
		app.Div().Class("page-head").Body(
			app.H1().Text(i18n.T("facts.title")), app.P().Class("lead").Text(i18n.T("facts.lead")),
			app.Div().Class("page-tools").Body(
				&ui.Button{Label: i18n.T("facts.add"), Icon: icon.Plus, Href: f.P.Route.To("entry", s.kind).Href()},
				&ui.Button{Label: i18n.T("facts.import"), Icon: icon.Upload, Kind: ui.Quiet, Href: "#/data/import"},
			),
		),
		&ui.Tabs{Label: i18n.T("facts.title"), Tabs: tabs, Value: s.kind, PanelID: "facts-panel", OnChange: func(_ app.Context, v string) {
			browser.Go(string(f.P.Route.To("facts", v)))
		}},
		ui.TabPanel("facts-panel", s.kind, f.filters(s), f.list(s)),
	)
}

// narrow writes a value of the route and begins at the first page.
func (f *facts) narrow(key, value string) {
	f.P.Env.Host.GoTo(f.P.Route.With(key, value).With("page", ""))
}

func (f *facts) filters(s sheet) app.UI {
	if f.P.Route.Get("origin") == removed {
		return app.Div().Class("table-tools facts-filters").Body(f.originTool(s), f.clear(s))
	}
	r := f.P.Route
	search := &ui.TextField{Key: "facts q " + s.kind, Label: i18n.T("facts.search"), Kind: "search", Icon: icon.Search, Value: r.Get("q"),
		OnCommit: func(_ app.Context, v string) { f.narrow("q", strings.TrimSpace(v)) }}
	if f.found.set != nil && f.found.set.Len < slow { // else it is sought when the person has done typing
		search.OnInput = func(_ app.Context, v string) { f.narrow("q", strings.TrimSpace(v)) }
	}
	tools := []app.UI{search}
	for _, name := range f.narrowing(s) {
		tools = append(tools, f.filter(s, name))
	}
	for _, side := range []string{"from", "to"} {
		tools = append(tools, &ui.DateField{Key: "facts " + side + s.kind, Label: i18n.T("facts." + side), Value: day(r.Get(side)), Today: f.P.Env.Store.Today(),
			OnCommit: func(_ app.Context, d period.Date) {
				value := ""
				if d.Known() {
					value = d.String()
				}
				f.narrow(side, value)
			}})
	}
	return app.Div().Class("table-tools facts-filters").Body(append(tools, f.originTool(s), f.clear(s))...)
}

// narrowing are the fields by which one narrows: those of the sheet, and others that the link names.
func (f *facts) narrowing(s sheet) []string {
	out := slices.Clone(s.filters)
	for _, info := range record.Lookup(s.kind).Infos() {
		if (info.Type == record.TypeRef || info.Type == record.TypeChoice) && f.P.Route.Get(info.Name) != "" && !slices.Contains(out, info.Name) {
			out = append(out, info.Name)
		}
	}
	return out
}

func day(s string) period.Date {
	d, _ := period.Parse(s)
	return d
}

// nothing stands in a route for facts that say nothing in a field.
const nothing = "none"

// filter narrows by one field: a choice, or a record by its name.
func (f *facts) filter(s sheet, name string) app.UI {
	info, _ := record.Lookup(s.kind).Info(name)
	label, key, value := i18n.Text(info.Label), "facts "+s.kind+name, f.P.Route.Get(name)
	options := form.Options(info)
	if info.Type == record.TypeRef {
		options = form.References(f.P.Env, info.Ref, "")
	}
	if !info.Required || info.Type == record.TypeRef {
		options = append([]ui.Option{{Value: nothing, Label: i18n.T("facts.none")}}, options...)
	}
	if len(options) > 12 && info.Type == record.TypeRef {
		text := ""
		if at := slices.IndexFunc(options, func(o ui.Option) bool { return o.Value == value }); at >= 0 {
			text = options[at].Label
		}
		return &ui.Combobox{Key: key, Label: label, Placeholder: i18n.T("facts.any"), Value: value, Text: text, Find: ui.Among(options), OnPick: func(_ app.Context, v string) { f.narrow(name, v) }}
	}
	return &ui.SelectField{Key: key, Label: label, Options: options, None: i18n.T("facts.any"), Value: value, OnChange: func(_ app.Context, v string) { f.narrow(name, v) }}
}

func (f *facts) originTool(s sheet) app.UI {
	options := make([]ui.Option, len(origins))
	for i, o := range origins {
		options[i] = ui.Option{Value: o, Label: i18n.T("facts.origin." + o)}
	}
	return &ui.SelectField{Key: "facts origin " + s.kind, Label: i18n.T("facts.origin"), Options: options, None: i18n.T("facts.any"), Value: f.P.Route.Get("origin"),
		OnChange: func(_ app.Context, v string) { f.narrow("origin", v) }}
}

// clear shows all facts of the kind again.
func (f *facts) clear(s sheet) app.UI {
	narrowed := slices.ContainsFunc(append([]string{"q", "from", "to", "origin"}, f.narrowing(s)...), func(key string) bool { return f.P.Route.Get(key) != "" })
	return app.If(narrowed, func() app.UI {
		return &ui.Button{Label: i18n.T("facts.clear"), Icon: icon.X, Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { f.P.Env.Host.GoTo(f.P.Route.To("facts", s.kind)) }}
	})
}
