package app

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/pages/entry"
	"rumbo/app/store"
	"rumbo/components/icon"
	"rumbo/components/ui"
)

// top is the line above: where one is, what period, search, saved or not, undo.
func (s *shell) top() goapp.UI {
	st := s.env.Store
	if st == nil {
		return goapp.Header().Class("top").Body(
			goapp.Div().Class("top-place"),
			goapp.Div().Class("top-tools").Body(s.taste()),
		)
	}
	undo, redo := st.Undoable()
	return goapp.Header().Class("top").Body(
		goapp.Div().Class("top-place").Body(
			&ui.Menu{Label: st.Info().Name, Title: st.Info().Name, Icon: icon.Building, Kind: ui.Quiet, Items: s.placeMenu()},
			s.lens().draw(),
		),
		goapp.Div().Class("top-tools").Body(
			s.saved(st.Status()),
			&ui.Menu{Title: i18n.T("entry.add"), Icon: icon.Plus, Kind: ui.Quiet, Items: entry.Items(s.route, false)},
			s.searchButton(),
			&ui.IconButton{Icon: icon.Undo, Label: i18n.T("shell.undo"), Disabled: undo == "", OnClick: func(goapp.Context) { s.undo() }},
			&ui.IconButton{Icon: icon.Redo, Label: i18n.T("shell.redo"), Disabled: redo == "", OnClick: func(goapp.Context) { s.redo() }},
			s.taste(),
		),
	)
}

// saved says whether what is shown is on the disk, never more than is true.
func (s *shell) saved(st store.Status) goapp.UI {
	switch st.Saving {
	case store.Failed, store.Closed:
		return goapp.Button().Type("button").Class("saved saved-not").ID("saved").DataSet("saving", "failed").
			OnClick(func(goapp.Context, goapp.Event) { s.route = s.route.To("data"); browser.Go("/data/backup") }).
			Body(icon.Small(icon.Warning), goapp.Span().Text(i18n.N("shell.unsaved", st.Waiting)))
	case store.Writing:
		return goapp.Span().Class("saved").ID("saved").Role("status").DataSet("saving", "writing").
			Body(goapp.Span().Text(i18n.T("shell.saving")))
	}
	if ui.Typing() {
		return goapp.Span().Class("saved").ID("saved").DataSet("saving", "typing").Body(goapp.Span().Text(i18n.T("shell.typing")))
	}
	if !s.env.Session.Kept {
		return goapp.Span().Class("saved saved-not").ID("saved").DataSet("saving", "memory").
			Body(icon.Small(icon.Warning), goapp.Span().Text(i18n.T("shell.memory")))
	}
	return goapp.Span().Class("saved").ID("saved").Role("status").DataSet("saving", "saved").
		Body(icon.Small(icon.Check), goapp.Span().Class("wide-only").Text(i18n.T("shell.saved")))
}

// placeMenu leads to the workspace's own matters.
func (s *shell) placeMenu() []ui.MenuItem {
	return []ui.MenuItem{
		{Label: i18n.T("shell.menu.settings"), Icon: icon.Settings, Href: s.route.To("settings").Href()},
		{Label: i18n.T("shell.menu.data"), Icon: icon.Data, Href: s.route.To("data").Href()},
		{},
		{Label: i18n.T("shell.menu.other"), Icon: icon.Building, Href: "#/start"},
	}
}

// taste is what a person chooses for himself: language, light or dark, full screen.
func (s *shell) taste() goapp.UI {
	items := []ui.MenuItem{}
	for _, l := range []struct{ lang, name string }{{"es", i18n.T("shell.lang.es")}, {"en", i18n.T("shell.lang.en")}} {
		items = append(items, ui.MenuItem{Label: l.name, Checked: mark(i18n.Lang() == l.lang), OnPick: func(goapp.Context) { page.SetLanguage(l.lang) }})
	}
	items = append(items, ui.MenuItem{})
	theme := browser.Taste("theme")
	for _, t := range []struct{ value, key string }{{"auto", "shell.theme.system"}, {"light", "shell.theme.light"}, {"dark", "shell.theme.dark"}} {
		items = append(items, ui.MenuItem{Label: i18n.T(t.key), Checked: mark(theme == t.value), OnPick: func(goapp.Context) {
			browser.SetTaste("theme", t.value)
			s.Refresh()
		}})
	}
	items = append(items, ui.MenuItem{},
		ui.MenuItem{Label: i18n.T("shell.projector"), Icon: icon.Present, Checked: mark(s.show.on), OnPick: func(goapp.Context) { s.present(!s.show.on) }},
		ui.MenuItem{Label: i18n.T("shell.private"), Icon: icon.EyeOff, Checked: mark(s.show.private), OnPick: func(goapp.Context) { s.hideAmounts(!s.show.private) }})
	if browser.CanInstall() {
		items = append(items, ui.MenuItem{Label: i18n.T("shell.install"), Icon: icon.Download, OnPick: func(ctx goapp.Context) {
			ctx.Async(func() {
				if _, err := browser.Install(ctx); err != nil {
					ctx.Dispatch(func(goapp.Context) { s.Trouble(i18n.T("shell.install.failed")) })
				}
			})
		}})
	}
	return &ui.Menu{Title: i18n.T("shell.taste"), Icon: icon.Globe, Kind: ui.Quiet, Items: items}
}

func mark(on bool) string {
	if on {
		return "true"
	}
	return "false"
}
