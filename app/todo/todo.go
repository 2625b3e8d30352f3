// Package todo draws actions: how urgent one is in words, as a list, on a board, in time. The section of a plan and the
// page of all accounts show the same.
package todo

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/money"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// Word tells how urgent an action is.
func Word(env *page.Env, a *record.Action) string {
	today := env.Store.Today()
	switch {
	case a == nil:
		return ""
	case a.Late(today):
		return i18n.N("accounts.dayslate", int(today-a.Due))
	case a.Status == "done":
		return i18n.T("accounts.done")
	case a.Pending() && a.Due.Known():
		return i18n.Locale().Relative(int(a.Due - today))
	}
	return ""
}

// Mark is Word, standing out where the action is late.
func Mark(env *page.Env, a *record.Action) app.UI {
	if a != nil && a.Late(env.Store.Today()) {
		return ui.Light(ui.Red, Word(env, a))
	}
	return app.Span().Class("note").Text(Word(env, a))
}

// Steps are the actions of an account with what follows from the others and from the gap, by ID.
func Steps(env *page.Env, id record.ID) map[record.ID]account.Step {
	out := map[record.ID]account.Step{}
	if d := env.Snap().Plan(id); d != nil {
		for _, s := range account.Steps(d, env.Snap().Rules(env.Store.Today())) {
			out[s.ID] = s
		}
	}
	return out
}

// Open shows an action's fields, under what it waits for and how much of the gap it closes.
func Open(env *page.Env, id record.ID) {
	env.Host.ShowPanel(page.Panel{Key: "action " + string(id), Kind: "action", ID: id, Named: func() string { return env.Snap().Title("action", id) },
		Body: func() []app.UI {
			a := workspace.Get(env.Snap(), record.ActionKind, id)
			if a == nil {
				return []app.UI{app.P().Class("note").Text(i18n.T("form.gone"))}
			}
			s := Steps(env, a.Account)[id]
			return []app.UI{app.Div().Class("stack").Body(
				state(env, s, a),
				&form.Form{Env: env, Kind: "action", ID: id, Rev: env.Store.Revision(), Flags: flags(env, s), Fields: []string{"title", "status", "owner", "start", "due", "horizon", "line", "closes",
					"opportunity", "contact", "done", "notes"}},
				&waits{Env: env, ID: id, Rev: env.Store.Revision()},
			)}
		},
		Foot: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("common.delete"), Icon: icon.Trash, Kind: ui.Quiet, OnClick: func(app.Context) {
				env.Delete("action", id)
				env.Host.ClosePanel()
			}}}
		}})
}

// state is what is to be known of an action before its fields.
func state(env *page.Env, s account.Step, a *record.Action) app.UI {
	return app.Div().Class("worth").Body(
		Mark(env, a),
		app.If(a.Account != "", func() app.UI {
			return app.A().Href("#/accounts/" + string(a.Account) + "/actions").Text(env.Snap().Title("account", a.Account))
		}),
		app.If(s.Blocked, func() app.UI { return app.P().Text(Waits(env, s)) }),
		app.If(Closes(env, s) != "", func() app.UI { return app.P().Class("money").Text(Closes(env, s)) }),
	)
}

// Waits names what an action waits for; "" if it does not have to.
func Waits(env *page.Env, s account.Step) string {
	if !s.Blocked {
		return ""
	}
	names := make([]string, len(s.Open))
	for i, id := range s.Open {
		names[i] = i18n.T("actions.quoted", "what", env.Snap().Title("action", id))
	}
	return i18n.T("actions.waits", "what", strings.Join(names, ", "))
}

// Closes tells how much of the gap an action is to close; "" if it does not say.
func Closes(env *page.Env, s account.Step) string {
	l := i18n.Locale()
	switch {
	case s.Rec == nil || !s.Rec.Closes.Known() || s.Rec.Closes.Minor == 0:
		return ""
	case !s.Part.OK:
		return i18n.T("actions.closes", "amount", l.MoneyCompact(s.Rec.Closes))
	}
	return i18n.T("actions.closes.of", "amount", l.MoneyCompact(s.Rec.Closes), "part", l.Percent(s.Part.V, 0), "gap", l.MoneyCompact(money.New(s.Gap, env.Snap().Currency())))
}

// ClosesShort is Closes for where there is little room.
func ClosesShort(env *page.Env, s account.Step) string {
	if s.Rec == nil || !s.Part.OK || s.Rec.Closes.Minor == 0 {
		return Closes(env, s)
	}
	return i18n.T("actions.closes.short", "amount", i18n.Locale().MoneyCompact(s.Rec.Closes), "part", Part(s))
}

// Part is how much of its gap an action is to close, in percent.
func Part(s account.Step) string {
	if !s.Part.OK {
		return ""
	}
	return i18n.Locale().Percent(s.Part.V, 0)
}

func flags(env *page.Env, s account.Step) map[string]text.Text {
	out := map[string]text.Text{}
	if s.Clash != "" {
		out["due"] = text.Same(i18n.T("actions.clash", "what", env.Snap().Title("action", s.Clash)))
	}
	if s.Rec != nil && s.Rec.Start.Known() && s.Rec.Due.Known() && s.Rec.Due < s.Rec.Start {
		out["start"] = text.Same(i18n.T("actions.backwards"))
	}
	return out
}
