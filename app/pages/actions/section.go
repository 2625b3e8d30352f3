// Package actions is who does what until when: of one account as a section of its plan, and of all accounts as a page.
package actions

import (
	"cmp"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/app/todo"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/money"
	"rumbo/engine/record"
)

func init() {
	plan.Register(plan.Section{ID: "actions", Title: "actions.section", Group: plan.Work, Order: 10, Template: "actions",
		Count: func(v plan.View) int { return len(v.P.Env.Snap().OfAccount("action", v.ID)) },
		New:   func(v plan.View) app.UI { return &section{View: v} }})
	page.Register(page.Page{ID: "actions", Title: "actions.mine", Icon: icon.Check, New: func(p page.Props) app.Composer { return &mine{P: p} }})
}

// section is the actions of one account.
type section struct {
	app.Compo
	plan.View
}

// CompoID tells accounts apart.
func (s *section) CompoID() string { return "actions " + string(s.ID) }

// Render shows the actions as a list, on a board, or in time.
func (s *section) Render() app.UI {
	if s.Account() == nil {
		return app.Div()
	}
	env := s.P.Env
	steps := account.Steps(s.Data(), s.Rules())
	late := 0
	for _, x := range steps {
		if x.Rec.Late(env.Store.Today()) {
			late++
		}
	}
	var view app.UI
	switch s.P.Route.Get("view") {
	case "board":
		view = todo.Board(env, "board "+string(s.ID), ids(steps), false)
	case "time":
		view = todo.Timeline(env, steps)
	default:
		view = s.list(steps)
	}
	if len(steps) == 0 {
		view = app.P().Class("note").Text(i18n.T("accounts.actions.empty"))
	}
	return app.Section().Class("stack fold").Body(
		app.Div().Class("section-head").Body(
			app.H2().Text(i18n.T("actions.section")),
			app.If(late > 0, func() app.UI { return ui.Light(ui.Red, i18n.N("accounts.late", late)) }),
			app.Div().Class("page-tools").Body(viewTool(s.P, "list", "board", "time"),
				&ui.Button{ID: "add-action", Label: i18n.T("accounts.actions.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) { s.create() }}),
		),
		s.closes(steps),
		view,
		s.Text("actions"),
	)
}

func ids(steps []account.Step) []record.ID {
	out := make([]record.ID, len(steps))
	for i, s := range steps {
		out[i] = s.ID
	}
	return out
}

// viewTool chooses how actions are shown; the first is what holds without a choice.
func viewTool(p page.Props, views ...string) app.UI {
	icons := map[string]icon.Name{"list": icon.Table, "board": icon.Columns, "time": icon.Clock}
	names := map[string]string{"list": i18n.T("actions.view.list"), "board": i18n.T("actions.view.board"), "time": i18n.T("actions.view.time")}
	var options []ui.Option
	for _, v := range views {
		options = append(options, ui.Option{Value: v, Label: names[v], Icon: icons[v]})
	}
	at := p.Route.Get("view")
	if !slices.Contains(views, at) {
		at = views[0]
	}
	return &ui.Segmented{Label: i18n.T("actions.view"), Options: options, Value: at, OnChange: func(_ app.Context, v string) {
		p.Env.Host.GoTo(p.Route.With("view", v))
	}}
}

func (s *section) create() {
	env := s.P.Env
	s.Add("action", &record.Action{Account: s.ID, Title: i18n.T("accounts.actions.new"), Status: "todo", Due: env.Store.Today() + 14,
		Rank: record.RankBetween(form.LastRank(env, "action", s.ID), "")})
}

// closes is how much of the gap the pending actions are to close.
func (s *section) closes(steps []account.Step) app.UI {
	env, l := s.P.Env, i18n.Locale()
	g := env.Snap().GapBy(s.ID, "line", env.Store.Today())
	if g.Total.Target == 0 || len(steps) == 0 {
		return app.Div().Hidden(true)
	}
	m := func(minor int64) string { return l.MoneyCompact(money.New(minor, g.Currency)) }
	words := i18n.T("actions.gap", "gap", m(g.Total.Gap), "actions", m(g.Total.Actions), "left", m(g.Total.Left))
	if g.Total.Gap <= 0 {
		words = i18n.T("actions.gap.none")
	}
	return app.P().Class("note gap-line").Body(app.Span().Class("money").Text(words), app.Text(" "),
		app.A().Href(s.P.Route.To("accounts", string(s.ID), "targets").Href()).Text(i18n.T("actions.gap.see")))
}

// list is the actions edited in place: the late ones first, then by day, what is over at the end.
func (s *section) list(steps []account.Step) app.UI {
	env := s.P.Env
	today := env.Store.Today()
	by := map[record.ID]account.Step{}
	for _, x := range steps {
		by[x.ID] = x
	}
	slices.SortStableFunc(steps, func(a, b account.Step) int {
		return cmp.Or(cmp.Compare(urgency(a.Rec, today), urgency(b.Rec, today)), cmp.Compare(a.Rec.Due, b.Rec.Due))
	})
	word := func(id record.ID) string { return todo.Word(env, by[id].Rec) }
	return &form.Rows{Env: env, Rev: s.P.Rev, Key: "actions " + string(s.ID), Kind: "action", IDs: ids(steps), Fields: []string{"title", "status", "due", "owner", "closes", "horizon"},
		SignalAt: 1, Fit: true, Hide: map[string]int{"horizon": 1, "status": 1},
		Signal: &form.Signal{Header: i18n.T("actions.when"), Text: word, Draw: func(id record.ID) app.UI { return s.mark(by[id]) }},
		Also: []form.Signal{{Header: i18n.T("actions.part"), Right: true, Hide: 1, Text: func(id record.ID) string { return todo.Part(by[id]) }, Draw: func(id record.ID) app.UI {
			return app.Span().Class("num").Text(todo.Part(by[id]))
		}}},
		OnOpen: func(id record.ID) { todo.Open(env, id) }, Empty: i18n.T("accounts.actions.empty")}
}

// mark is how urgent an action is, and what it waits for.
func (s *section) mark(x account.Step) app.UI {
	if !x.Blocked {
		return todo.Mark(s.P.Env, x.Rec)
	}
	return app.Div().Class("stack-1").Body(todo.Mark(s.P.Env, x.Rec), app.Div().Class("note").Title(todo.Waits(s.P.Env, x)).Text(i18n.T("actions.waiting")))
}
