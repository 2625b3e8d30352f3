package todo

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// waits are the actions that one waits for, to be chosen; what would make a circle is refused beside them.
type waits struct {
	app.Compo
	Env *page.Env
	ID  record.ID
	Rev uint64

	refused string
}

// CompoID tells actions apart.
func (w *waits) CompoID() string { return "waits " + string(w.ID) }

// Render draws those chosen and a way to add more.
func (w *waits) Render() app.UI {
	a := workspace.Get(w.Env.Snap(), record.ActionKind, w.ID)
	if a == nil {
		return app.Div().Hidden(true)
	}
	info, _ := record.ActionKind.Info("waits")
	return app.Div().Class("form").Body(form.Refs(w.Env, info, record.OfIDs(a.Befores()), w.CompoID(), i18n.Text(info.Help), w.refused, a.Account, w.save))
}

// save writes the list; what an older version had written apart is in it.
func (w *waits) save(ids []string) {
	sets := workspace.SetAll{{Kind: "action", ID: w.ID, Field: "waits", Value: record.OfList(ids)}}
	if a := workspace.Get(w.Env.Snap(), record.ActionKind, w.ID); a != nil && a.After != "" {
		sets = append(sets, workspace.Set{Kind: "action", ID: w.ID, Field: "after"})
	}
	w.refused = ""
	if problems := w.Env.Try(sets); len(problems) > 0 {
		w.refused = i18n.Text(problems[0].Text)
	}
}
