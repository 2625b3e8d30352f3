package actions

import (
	"cmp"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/todo"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// mine is the actions of a person, or of everybody, over all accounts.
type mine struct {
	app.Compo
	P page.Props
}

// everybody stands in the route for all people.
const everybody = "all"

// who is the person whose actions are shown: the one that the route says, else the one who works here.
func (m *mine) who() record.ID {
	if at := m.P.Route.Get("who"); at != "" {
		if at == everybody {
			return ""
		}
		return record.ID(at)
	}
	name := ui.Fold(m.P.Env.Store.Author())
	for _, o := range form.References(m.P.Env, "person", "") {
		if name != "" && ui.Fold(o.Label) == name {
			return record.ID(o.Value)
		}
	}
	return ""
}

func urgency(a *record.Action, today period.Date) int {
	switch {
	case a.Late(today):
		return 0
	case a.Pending():
		return 1
	}
	return 2
}

// list is the actions of whom is shown, the late ones first.
func (m *mine) list(who record.ID) []workspace.Ref[record.Action] {
	env := m.P.Env
	today := env.Store.Today()
	all := workspace.Derive(env.Snap(), "actions by day", []string{"action"}, func(s *workspace.Snapshot) []workspace.Ref[record.Action] {
		return workspace.List(s, record.ActionKind, func(a, b *record.Action) bool { return a.Due < b.Due })
	})
	var out []workspace.Ref[record.Action]
	for _, a := range all {
		if who == "" || a.Rec.Owner == who {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b workspace.Ref[record.Action]) int {
		return cmp.Compare(urgency(a.Rec, today), urgency(b.Rec, today))
	})
	return out
}

// Render shows the figures, and the actions as a list or on a board.
func (m *mine) Render() app.UI {
	env, who := m.P.Env, m.who()
	list := m.list(who)
	title := i18n.T("actions.everybodys")
	if who != "" {
		title = i18n.T("actions.of", "name", env.Snap().Title("person", who))
	}
	var view app.UI
	switch {
	case len(list) == 0:
		view = &ui.Empty{Icon: icon.Check, Title: i18n.T("actions.none"), Text: i18n.T("actions.none.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("accounts.all"), Href: m.P.Route.To("accounts").Href()}}
		}}
	case m.P.Route.Get("view") == "board":
		view = app.Section().Body(app.H2().Class("hidden-text").Text(i18n.T("actions.board")), todo.Board(env, "board of "+string(who), refs(list), true))
	default:
		view = m.rows(who, list)
	}
	return app.Div().Body(
		app.Div().Class("page-head").Body(
			app.Nav().Class("crumbs").Aria("label", i18n.T("accounts.crumbs")).Body(app.A().Href(m.P.Route.To("home").Href()).Text(i18n.T("home.title"))),
			app.H1().Text(title),
			app.Div().Class("page-tools").Body(m.whoTool(who), viewTool(m.P, "list", "board")),
		),
		app.Div().Class("stack").Body(m.figures(list), view),
	)
}

func refs(list []workspace.Ref[record.Action]) []record.ID {
	out := make([]record.ID, len(list))
	for i, a := range list {
		out[i] = a.ID
	}
	return out
}

// whoTool chooses a person who owns actions, or everybody.
func (m *mine) whoTool(who record.ID) app.UI {
	owns := map[record.ID]bool{who: true}
	for _, a := range m.list("") {
		owns[a.Rec.Owner] = true
	}
	options := []ui.Option{{Value: everybody, Label: i18n.T("actions.everybody")}}
	for _, o := range form.References(m.P.Env, "person", "") {
		if owns[record.ID(o.Value)] {
			options = append(options, o)
		}
	}
	at := string(who)
	if at == "" {
		at = everybody
	}
	return &ui.SelectField{Key: "who", Label: i18n.T("actions.who"), HideLabel: true, Small: true, Options: options, Value: at, OnChange: func(_ app.Context, v string) {
		m.P.Env.Host.GoTo(m.P.Route.With("who", v))
	}}
}

// figures count what is late, due within a week, and later.
func (m *mine) figures(list []workspace.Ref[record.Action]) app.UI {
	today := m.P.Env.Store.Today()
	late, soon, later, open := 0, 0, 0, 0
	for _, a := range list {
		switch {
		case !a.Rec.Pending():
		case a.Rec.Late(today):
			late++
		case !a.Rec.Due.Known():
			open++
		case a.Rec.Due <= today+7:
			soon++
		default:
			later++
		}
	}
	stat := func(label string, n int) *ui.Stat { return &ui.Stat{Label: label, Value: i18n.Locale().Int(int64(n))} }
	first := stat(i18n.T("accounts.lateactions"), late)
	if late > 0 {
		first.Signal, first.Word = ui.Red, i18n.T("actions.act")
	}
	stats := []app.UI{first, stat(i18n.T("actions.soon"), soon), stat(i18n.T("actions.later"), later)}
	if open > 0 {
		stats = append(stats, stat(i18n.T("actions.nodate"), open))
	}
	return ui.Stats(stats...)
}

func (m *mine) rows(who record.ID, list []workspace.Ref[record.Action]) app.UI {
	env := m.P.Env
	by := map[record.ID]*record.Action{}
	for _, a := range list {
		by[a.ID] = a.Rec
	}
	account := func(id record.ID) string { return env.Snap().Title("account", by[id].Account) }
	fields := []string{"title", "status", "due", "owner", "closes"}
	if who != "" {
		fields = []string{"title", "status", "due", "closes", "horizon"}
	}
	return &form.Rows{Env: env, Rev: m.P.Rev, Key: "mine " + string(who), Kind: "action", IDs: refs(list), Fields: fields,
		SignalAt: 1, Fit: true, Hide: map[string]int{"horizon": 1, "closes": 1, "status": 1},
		Signal: &form.Signal{Header: i18n.T("actions.when"), Text: func(id record.ID) string { return todo.Word(env, by[id]) }, Draw: func(id record.ID) app.UI { return todo.Mark(env, by[id]) }},
		Also: []form.Signal{{Header: i18n.T("actions.account"), Text: account, Draw: func(id record.ID) app.UI {
			if by[id].Account == "" {
				return app.Text(locale.None)
			}
			return app.A().Href("#/accounts/" + string(by[id].Account) + "/actions").Text(account(id))
		}}},
		OnOpen: func(id record.ID) { todo.Open(env, id) }}
}
