package plan

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// View is one account's plan as a section sees it. A section's component embeds it, so that it is drawn again
// whenever the workspace changes.
type View struct {
	P  page.Props
	ID record.ID
}

// Account is the account's record; nil if it is gone.
func (v View) Account() *record.Account {
	return workspace.Get(v.P.Env.Snap(), record.AccountKind, v.ID)
}

// Data is all that belongs to the account.
func (v View) Data() *account.Data { return v.P.Env.Snap().Plan(v.ID) }

// Rules is what the plan's rules need to know of the workspace today.
func (v View) Rules() account.Env { return v.P.Env.Snap().Rules(v.P.Env.Store.Today()) }

// Add makes a record of the account and opens nothing: it is edited where it appears.
func (v View) Add(kind string, rec any) record.ID {
	id := v.P.Env.Store.NewID()
	v.P.Env.Do(workspace.Create{Kind: kind, ID: id, Rec: rec})
	return id
}

// Open shows a record's fields in the side panel, under what above draws, if anything.
func (v View) Open(kind string, id record.ID, above func() []app.UI) {
	env := v.P.Env
	env.Host.ShowPanel(page.Panel{Key: kind + " " + string(id), Kind: kind, ID: id, Named: func() string { return env.Snap().Title(kind, id) },
		Body: func() []app.UI {
			out := []app.UI{}
			if above != nil {
				out = above()
			}
			return []app.UI{app.Div().Class("stack").Body(append(out, &form.Form{Env: env, Kind: kind, ID: id, Rev: env.Store.Revision()})...)}
		}})
}

// Text is what is written in a section of the template, beside its records.
func (v View) Text(key string) app.UI {
	env := v.P.Env
	body, about := "", account.Section{}
	if s := workspace.Get(env.Snap(), record.SectionKind, record.SectionID(v.ID, key)); s != nil {
		body = s.Body
	}
	if t, ok := env.Snap().Template().Find(key); ok {
		about = t.Section
	}
	field := &ui.TextField{Key: "text " + key + string(v.ID), ID: "text-" + key, Label: i18n.Text(about.Title), Hint: i18n.Text(about.Help),
		Lines: 5, Value: body, OnCommit: func(_ app.Context, text string) {
			if text = strings.TrimRight(text, "\n "); text != body {
				env.Do(workspace.Write{Account: v.ID, Section: key, Body: text})
			}
		}}
	// On paper it is text that runs over pages, not a field of some height.
	return app.Div().Class("section-text").Body(app.Div().Class("no-print").Body(field), app.Div().Class("print-only", "print-text").Text(body))
}
