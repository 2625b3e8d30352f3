//go:build js && wasm

// Command gallery shows every part of the design system in every state, for the people who
// work on it. It is a program of its own and no part of the product.
//
// The page that loads it holds <template id="words" data-lang="es-CL" data-page="home" data-words="{…}"> with
// the catalogue of that language as JSON.
package main

import (
	"encoding/json"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/internal/dom"
	"rumbo/components/ui"
	"rumbo/components/words"
	"rumbo/engine/locale"
	"rumbo/engine/text"
)

func main() {
	app.RouteWithRegexp(".*", func() app.Composer { return newGallery() })
	app.RunWhenOnBrowser()
}

// tr is a word of the gallery itself.
func tr(es, en string) string { return words.Text(text.New(es, en)) }

// gallery is the whole page, dressed as the product.
type gallery struct {
	app.Compo

	page    string
	panel   bool
	dialog  bool
	palette bool
	toasts  []ui.Toast
	view    string
	period  string
	deals   []deal
}

func newGallery() *gallery {
	g := &gallery{page: "home", view: "line", period: "quarter", deals: someDeals(240)}
	holder := dom.ByID("words")
	if !dom.There(holder) {
		return g
	}
	set := holder.Get("dataset")
	catalogue := map[string]string{}
	if err := json.Unmarshal([]byte(set.Get("words").String()), &catalogue); err != nil {
		panic(err)
	}
	l := locale.For(set.Get("lang").String())
	words.CurrentLocale = func() *locale.Locale { return l }
	words.Source = func(key string, pairs ...any) string { return text.Fill(catalogue[key], l.Lang, pairs...) }
	words.PluralSource = func(key string, n int, pairs ...any) string {
		form := ".other"
		if n == 1 {
			form = ".one"
		}
		return text.Fill(catalogue[key+form], l.Lang, append([]any{"n", l.Int(int64(n))}, pairs...)...)
	}
	if p := set.Get("page").String(); p != "" {
		g.page, _, _ = strings.Cut(p, "-")
		g.panel = strings.Contains(p, "-panel")
		g.dialog = strings.Contains(p, "-dialog")
		g.palette = strings.Contains(p, "-palette")
	}
	if strings.Contains(set.Get("page").String(), "-toast") {
		g.toasts = []ui.Toast{{ID: "1", Text: tr("Se movió «Renovación 2027» a Negociación", "“Renewal 2027” moved to Negotiation"), Undo: true}}
	}
	return g
}

func (g *gallery) Render() app.UI {
	return app.Div().Class(ui.Classes("app", ui.When(g.panel, "has-panel"))).Body(
		app.A().Class("skip").Href("#main").Body(app.Text(tr("Ir al contenido", "Skip to content"))),
		g.rail(),
		g.top(),
		app.Main().ID("main").Class("page").TabIndex(-1).Body(g.body()...),
		app.If(g.panel, func() app.UI { return g.sidePanel() }),
		app.Div().Body(
			&ui.Toasts{Items: g.toasts, OnDismiss: g.dismiss, OnUndo: g.dismiss},
			g.bigDialog(),
			&ui.Palette{Open: g.palette, Find: findCommand, OnClose: func(app.Context) { g.palette = false }},
		),
	)
}

func (g *gallery) dismiss(ctx app.Context, id string) { g.toasts = nil }

var places = []struct {
	page   string
	sign   icon.Name
	es, en string
}{
	{"home", icon.Home, "Hoy", "Today"},
	{"accounts", icon.Accounts, "Cuentas", "Accounts"},
	{"table", icon.Pipeline, "Pipeline", "Pipeline"},
	{"controls", icon.KPI, "KPI", "KPIs"},
	{"charts", icon.Forecast, "Pronóstico", "Forecast"},
	{"fields", icon.Team, "Equipo", "Team"},
	{"icons", icon.Operations, "Operación", "Operations"},
	{"states", icon.Data, "Datos", "Data"},
	{"print", icon.Settings, "Ajustes", "Settings"},
}

func (g *gallery) rail() app.UI {
	items := make([]app.UI, len(places))
	for i, p := range places {
		a := app.A().Class("rail-item").Href("?page="+p.page).Body(icon.Of(p.sign), app.Span().Body(app.Text(tr(p.es, p.en))))
		if p.page == g.page {
			a = a.Aria("current", "page")
		}
		items[i] = app.Li().Body(a)
	}
	return app.Nav().Class("rail").Aria("label", tr("Lugares", "Places")).Body(
		app.A().Class("rail-name").Href("?").Body(icon.Mark(), app.Span().Body(app.Text("Rumbo"))),
		app.Ul().Body(items...),
	)
}

func (g *gallery) top() app.UI {
	return app.Header().Class("top").Body(
		app.Div().Class("top-place").Body(
			&ui.Menu{Label: "Andina Software", Kind: ui.Quiet, Items: []ui.MenuItem{
				{Label: "Andina Software", Checked: "true"}, {Label: tr("Demostración", "Demo"), Checked: "false"}, {},
				{Label: tr("Espacio nuevo", "New workspace"), Icon: icon.Plus},
			}},
			app.Span().Class("wide-only line").Body(
				&ui.Menu{Label: tr("T4 2026", "Q4 2026"), Icon: icon.Calendar, Kind: ui.Quiet, Items: []ui.MenuItem{
					{Label: tr("T4 2026", "Q4 2026"), Checked: "true"}, {Label: tr("T3 2026", "Q3 2026"), Checked: "false"}, {Label: "2026", Checked: "false"}}},
				&ui.Menu{Label: tr("Toda la empresa", "Whole company"), Icon: icon.Team, Kind: ui.Quiet, Items: []ui.MenuItem{
					{Label: tr("Toda la empresa", "Whole company"), Checked: "true"}, {Label: tr("Mis cuentas", "My accounts"), Checked: "false"}}},
			),
		),
		app.Div().Class("top-tools").Body(
			app.Span().Class("saved wide-only").Body(icon.Small(icon.Check), app.Text(tr("Guardado", "Saved"))),
			app.Button().Type("button").Class("top-search").Aria("label", tr("Buscar", "Search")).OnClick(g.openPalette).Body(
				icon.Small(icon.Search), app.Span().Body(app.Text(tr("Buscar", "Search"))), app.Elem("kbd").Class("key").Aria("hidden", "true").Body(app.Text(tr("⌘K", "⌘K")))),
			&ui.IconButton{Icon: icon.Undo, Label: tr("Deshacer", "Undo")},
			app.Span().Class("wide-only").Body(&ui.IconButton{Icon: icon.Redo, Label: tr("Rehacer", "Redo"), Disabled: true}),
			&ui.Menu{Title: tr("Más", "More"), Items: []ui.MenuItem{
				{Label: tr("Presentar", "Present"), Icon: icon.Present, Note: "P"}, {Label: tr("Imprimir", "Print"), Icon: icon.Print},
				{}, {Label: tr("Eliminar espacio", "Delete workspace"), Icon: icon.Trash, Danger: true}}},
		),
	)
}

func (g *gallery) openPalette(ctx app.Context, e app.Event) { g.palette = true }

func (g *gallery) body() []app.UI {
	switch g.page {
	case "table":
		return g.tablePage()
	case "charts":
		return g.chartPage()
	case "fields":
		return g.fieldPage()
	case "controls":
		return g.controlPage()
	case "icons":
		return g.iconPage()
	case "states":
		return g.statePage()
	}
	return g.homePage()
}

func findCommand(query string) []ui.Command {
	all := []ui.Command{
		{ID: "1", Group: tr("Cuentas", "Accounts"), Label: "Minera Los Andes", Note: "Santiago", Icon: icon.Building},
		{ID: "2", Group: tr("Cuentas", "Accounts"), Label: "Banco del Pacífico", Note: "Guayaquil", Icon: icon.Building},
		{ID: "3", Group: tr("Negocios", "Deals"), Label: tr("Renovación 2027", "Renewal 2027"), Note: "Minera Los Andes", Icon: icon.Pipeline},
		{ID: "4", Group: tr("Acciones", "Actions"), Label: tr("Exportar el espacio", "Export workspace"), Icon: icon.Download, Keys: []string{"⌘", "E"}},
		{ID: "5", Group: tr("Acciones", "Actions"), Label: tr("Cambiar el idioma", "Switch language"), Icon: icon.Globe},
	}
	var out []ui.Command
	for _, c := range all {
		if strings.Contains(ui.Fold(c.Label), ui.Fold(query)) {
			out = append(out, c)
		}
	}
	return out
}

func section(title string, body ...app.UI) app.UI {
	return app.Section().Class("section").Body(append([]app.UI{app.Div().Class("section-head").Body(app.H2().Body(app.Text(title)))}, body...)...)
}
