package form

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Refs is a field that points to several records: those chosen, and a way to add more. One that is gone stays visible,
// so that it can be taken away.
func Refs(env *page.Env, info record.FieldInfo, v record.Value, key, hint, problem string, account record.ID, save func([]string)) app.UI {
	list, _ := v.List()
	chosen := make([]ui.Option, len(list))
	for i, id := range list {
		chosen[i] = ui.Option{Value: id, Label: Name(env, info.Ref, record.ID(id))}
	}
	return &ui.Chips{Key: key, Label: i18n.Text(info.Label), Hint: hint, Problem: problem, Chosen: chosen, Options: References(env, info.Ref, account),
		OnChange: func(_ app.Context, values []string) { save(values) }}
}

// Open shows a record's fields in the side panel; of a fact, what its file said, too.
func Open(env *page.Env, kind string, id record.ID) {
	if IsFact(kind) {
		OpenFact(env, kind, id, "", nil)
		return
	}
	env.Host.ShowPanel(page.Panel{Key: kind + " " + string(id), Kind: kind, ID: id, Named: func() string { return env.Snap().Title(kind, id) },
		Body: func() []app.UI {
			return []app.UI{&Form{Env: env, Kind: kind, ID: id, Rev: env.Store.Revision()}}
		}})
}

// Field draws one field that is described elsewhere than by a record's kind, with a value, as a form draws it. kind and id only name
// it; problem, if not "", stands beside it, and save gets what a person enters.
func Field(env *page.Env, kind string, id record.ID, info record.FieldInfo, v record.Value, problem string, save func(record.Value)) app.UI {
	f := &Form{Env: env, Kind: kind, ID: id, write: save}
	if problem != "" {
		f.problems = map[string]text.Text{info.Name: text.Same(problem)}
	}
	return f.field(info, v)
}
