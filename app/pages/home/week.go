package home

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/desk"
	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/page"
	"rumbo/app/who"
	"rumbo/components/ui"
	"rumbo/engine/account"
)

// week is what to do this week, ranked by the money that hangs on it.
type week struct {
	app.Compo
	P page.Props

	calm   bool // the page has settled
	asking desk.Asking[job.Moved]
}

// CompoID keeps one list.
func (w *week) CompoID() string { return "week" }

// Lines that the list shows at first, and when all is asked for.
const (
	firstLines = 10
	mostLines  = 100
)

// abouts are what the list can be narrowed to, in the order of the menu.
var abouts = []string{"action", "review", "contact", "plan", "deal", "gap"}

// Render shows the list with its filters.
func (w *week) Render() app.UI {
	env, r := w.P.Env, w.P.Route
	all := w.all()
	among, about := who.Among(env, r), r.Get("about")
	var list []account.Weekly
	counts := map[string]int{}
	for _, x := range all {
		if among(x.Person) {
			counts[x.About()]++
			if about == "" || x.About() == about {
				list = append(list, x)
			}
		}
	}
	most := firstLines
	if r.Get("show") == "all" {
		most = mostLines
	}
	shown := list[:min(len(list), most)]
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("home.week")), ui.Badge(i18n.Locale().Int(int64(len(list)))),
			app.Div().Class("page-tools").Body(w.aboutTool(about, counts), who.Tool(env, r))),
		app.P().Class("note").Text(i18n.T("home.week.note")),
		app.If(len(list) == 0, func() app.UI { return w.nothing(len(all)) }),
		app.Ul().Class("today").Body(app.Range(shown).Slice(func(i int) app.UI { return &item{P: w.P, What: shown[i]} })),
		app.If(len(list) > len(shown), func() app.UI { return w.more(len(list)) }),
	)
}

func (w *week) aboutTool(about string, counts map[string]int) app.UI {
	options := []ui.Option{{Value: "", Label: i18n.T("home.about.all")}}
	for _, a := range abouts {
		if counts[a] > 0 || a == about {
			options = append(options, ui.Option{Value: a, Label: i18n.T("home.about."+a) + " (" + strconv.Itoa(counts[a]) + ")"})
		}
	}
	return &ui.SelectField{Key: "about", Label: i18n.T("home.about"), HideLabel: true, Small: true, Options: options, Value: about, OnChange: func(_ app.Context, v string) {
		if !slices.Contains(abouts, v) {
			v = ""
		}
		w.P.Env.Host.GoTo(w.P.Route.With("about", v))
	}}
}

// nothing says that nothing has to be done, by whom that is meant.
func (w *week) nothing(others int) app.UI {
	env, r := w.P.Env, w.P.Route
	if others == 0 || who.At(env, r) == who.Everyone && r.Get("about") == "" {
		return app.P().Class("note").Text(i18n.T("home.week.none"))
	}
	return app.Div().Class("row-tools").Body(app.P().Class("note").Text(i18n.T("home.week.nothere")),
		&ui.Button{Label: i18n.T("home.week.everyones"), Small: true, OnClick: func(app.Context) { env.Host.GoTo(r.With("for", who.Everyone).With("about", "")) }})
}

// more unfolds the list; it never shows more than a page.
func (w *week) more(n int) app.UI {
	if w.P.Route.Get("show") == "all" {
		return app.P().Class("note").Text(i18n.T("home.week.most", "most", mostLines, "n", n))
	}
	return app.Div().Class("row-tools").Body(&ui.Button{Label: i18n.T("home.week.all", "n", min(n, mostLines)), Kind: ui.Quiet, Small: true, OnClick: func(app.Context) {
		w.P.Env.Host.GoTo(w.P.Route.With("show", "all"))
	}})
}
