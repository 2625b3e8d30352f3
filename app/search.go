package app

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/pages/entry"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// search is the palette's state.
type search struct{ open bool }

func (s *shell) openSearch() {
	s.search.open = true
	s.Refresh()
}

func (s *shell) searchButton() goapp.UI {
	return goapp.Button().Type("button").Class("top-search").
		OnClick(func(goapp.Context, goapp.Event) { s.openSearch() }).
		Body(icon.Small(icon.Search), goapp.Span().Text(i18n.T("shell.search")), ui.Keys("Ctrl", "K"))
}

func (s *shell) palette() goapp.UI {
	if s.env.Store == nil {
		return goapp.Div().Hidden(true)
	}
	return &ui.Palette{Open: s.search.open, Find: s.find, OnRun: s.run, OnClose: func(goapp.Context) {
		s.search.open = false
		s.Refresh()
	}}
}

// found kinds lead to a page; the number of lines of each is small.
const linesPerKind = 8

// find gives the places and records whose names hold every word of the query.
func (s *shell) find(query string) []ui.Command {
	words := strings.Fields(ui.Fold(query))
	var out []ui.Command
	for _, p := range page.All() {
		title := i18n.T(p.Title)
		if ui.Holds(ui.Fold(title), words) {
			out = append(out, ui.Command{ID: "page " + p.ID, Group: i18n.T("shell.search.places"), Label: title, Icon: p.Icon, Href: s.route.To(p.ID).Href()})
		}
	}
	for _, c := range s.commands() {
		if ui.Holds(ui.Fold(c.Label), words) {
			out = append(out, c)
		}
	}
	if len(words) == 0 {
		return out
	}
	out = append(out, s.lens().found(words)...)
	per := map[string]int{}
	for _, n := range names(s.env.Snap()) {
		if per[n.kind] < linesPerKind && ui.Holds(n.folded, words) {
			per[n.kind]++
			out = append(out, s.foundRecord(n))
		}
	}
	return out
}

// commands are what can be done from anywhere.
func (s *shell) commands() []ui.Command {
	group := i18n.T("shell.search.commands")
	out := []ui.Command{
		{ID: "undo", Group: group, Label: i18n.T("shell.undo"), Icon: icon.Undo, Keys: []string{"Ctrl", "Z"}},
		{ID: "redo", Group: group, Label: i18n.T("shell.redo"), Icon: icon.Redo, Keys: []string{"Ctrl", "Shift", "Z"}},
		{ID: "account", Group: group, Label: i18n.T("shell.search.newaccount"), Icon: icon.Plus},
		{ID: "import", Group: group, Label: i18n.T("shell.search.import"), Icon: icon.Upload, Href: "#/data/import"},
		{ID: "es", Group: group, Label: i18n.T("shell.lang.es"), Icon: icon.Globe},
		{ID: "en", Group: group, Label: i18n.T("shell.lang.en"), Icon: icon.Globe},
	}
	for _, m := range entry.Items(s.route, true) {
		out = append(out, ui.Command{ID: "entry " + m.Label, Group: group, Label: i18n.T("entry.head", "what", m.Label), Icon: m.Icon, Href: m.Href})
	}
	return out
}

func (s *shell) run(_ goapp.Context, c ui.Command) {
	switch {
	case c.Href != "":
		browser.Go(strings.TrimPrefix(c.Href, "#"))
	case c.ID == "undo":
		s.undo()
	case c.ID == "redo":
		s.redo()
	case c.ID == "account":
		s.newAccount()
	case c.ID == "es" || c.ID == "en":
		page.SetLanguage(c.ID)
	}
}

func (s *shell) newAccount() {
	id := s.env.Store.NewID()
	if s.env.Do(workspace.Create{Kind: "account", ID: id, Rec: &record.Account{Name: i18n.T("shell.newaccount.name")}}) {
		browser.Go(string(s.route.To("accounts", string(id))))
	}
}

// named is a record as the search sees it.
type named struct {
	kind   string
	id     record.ID
	title  string
	folded string
	in     record.ID // account
}

var searched = []string{"account", "contact", "opportunity", "action"}

// names are all names that can be searched for, folded once per revision of their kinds.
func names(s *workspace.Snapshot) []named {
	var out []named
	for _, kind := range searched {
		out = append(out, workspace.Derive(s, "names of "+kind, []string{kind}, func(s *workspace.Snapshot) []named {
			var list []named
			t := s.Table(kind)
			for r := range t.Rows() {
				if r.Alive() {
					title := t.Kind().TitleOf(r.Rec)
					list = append(list, named{kind, r.ID, title, ui.Fold(title), workspace.AccountOf(kind, r.ID, r.Rec)})
				}
			}
			return list
		})...)
	}
	return out
}

func (s *shell) foundRecord(n named) ui.Command {
	_, many := record.Lookup(n.kind).Labels()
	c := ui.Command{ID: n.kind + " " + string(n.id), Group: i18n.Text(many), Label: n.title, Icon: icon.Building}
	if n.kind != "account" {
		c.Note = s.env.Snap().Title("account", n.in)
	}
	switch n.kind {
	case "account":
		c.Href = s.route.To("accounts", string(n.id)).Href()
	case "contact":
		c.Icon, c.Href = icon.Person, s.route.To("accounts", string(n.in), "contacts").Href()
	case "action":
		c.Icon, c.Href = icon.Check, s.route.To("accounts", string(n.in), "actions").Href()
	default:
		c.Icon, c.Href = icon.Pipeline, s.route.To("pipeline").With("deal", string(n.id)).Href()
	}
	return c
}
