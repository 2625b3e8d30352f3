// Package who tells whose work a page shows: that of the person who works here, of their team, or of everybody. Who works here is
// known by the name under which changes are made; it is chosen once and stays on the device.
package who

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/session"
	"rumbo/components/ui"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// The choices, as they stand in a route under "for".
const (
	Mine     = "me"
	Teams    = "team"
	Everyone = "all"
)

// Me is the person who works here; "" if nobody of the company has that name.
func Me(env *page.Env) record.ID {
	name := ui.Fold(env.Store.Author())
	if name == "" {
		return ""
	}
	for id, p := range people(env.Snap()) {
		if ui.Fold(p.Name) == name {
			return id
		}
	}
	return ""
}

func people(s *workspace.Snapshot) map[record.ID]*record.Person {
	return workspace.Derive(s, "people by id", []string{"person"}, func(s *workspace.Snapshot) map[record.ID]*record.Person {
		out := map[record.ID]*record.Person{}
		for _, p := range workspace.List(s, record.PersonKind, func(a, b *record.Person) bool { return a.Name < b.Name }) {
			out[p.ID] = p.Rec
		}
		return out
	})
}

// Team is somebody with all who report to them, near or far, and all of the teams that they lead or, leading none, are in.
func Team(s *workspace.Snapshot, me record.ID) map[record.ID]bool {
	all, leads := people(s), map[record.ID]bool{}
	for _, t := range workspace.List(s, record.TeamKind, func(a, b *record.Team) bool { return a.Name < b.Name }) {
		if t.Rec.Manager == me {
			leads[t.ID] = true
		}
	}
	out := map[record.ID]bool{me: true}
	for more := true; more; {
		more = false
		for id, p := range all {
			if !out[id] && (p.Manager != "" && out[p.Manager] || leads[p.Team]) {
				out[id], more = true, true
			}
		}
	}
	if mine := all[me]; len(out) == 1 && mine != nil && mine.Team != "" {
		for id, p := range all {
			if p.Team == mine.Team {
				out[id] = true
			}
		}
	}
	return out
}

// At is the choice of a route: what it says, else one's own where one is known, and everybody's where not.
func At(env *page.Env, r page.Route) string {
	me := Me(env)
	switch at := r.Get("for"); {
	case me == "":
		return Everyone
	case at == Mine || at == Teams || at == Everyone:
		return at
	}
	return Mine
}

// Among tells whether somebody's work belongs to the choice of the route.
func Among(env *page.Env, r page.Route) func(person record.ID) bool {
	me := Me(env)
	switch At(env, r) {
	case Mine:
		return func(p record.ID) bool { return p == me }
	case Teams:
		team := Team(env.Snap(), me)
		return func(p record.ID) bool { return team[p] }
	}
	return func(record.ID) bool { return true }
}

// Tool chooses whose work is shown; as long as it is not known who works here, it asks that.
func Tool(env *page.Env, r page.Route) app.UI {
	if Me(env) == "" {
		options := append([]ui.Option{{Value: "", Label: i18n.T("who.ask")}}, form.References(env, "person", "")...)
		if len(options) == 1 {
			return app.Div().Hidden(true)
		}
		return &ui.SelectField{Key: "who-am-i", Label: i18n.T("who.ask"), HideLabel: true, Small: true, Options: options, OnChange: func(_ app.Context, v string) {
			session.SetAuthor(env.Snap().Title("person", record.ID(v)))
			env.Store.SetAuthor(session.Author())
			env.Host.Refresh()
		}}
	}
	options := []ui.Option{{Value: Mine, Label: i18n.T("who.mine")}, {Value: Teams, Label: i18n.T("who.team")}, {Value: Everyone, Label: i18n.T("who.all")}}
	return &ui.Segmented{Label: i18n.T("who.label"), Options: options, Value: At(env, r), OnChange: func(_ app.Context, v string) { env.Host.GoTo(r.With("for", v)) }}
}
