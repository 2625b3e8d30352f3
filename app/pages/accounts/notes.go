package accounts

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// notes are what was said and seen, latest first.
func (p *sheet) notes() app.UI {
	env := p.P.Env
	list := workspace.Records(env.Snap(), record.NoteKind, env.Snap().OfAccount("note", p.ID))
	slices.SortStableFunc(list, func(a, b workspace.Ref[record.Note]) int { return int(b.Rec.On - a.Rec.On) })
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(
			app.H2().Text(i18n.T("accounts.notes")),
			app.Div().Class("page-tools").Body(&ui.Button{ID: "add-note", Label: i18n.T("accounts.notes.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) {
				id := p.Add("note", &record.Note{Account: p.ID, Text: i18n.T("accounts.notes.new"), On: env.Store.Today()})
				p.Open("note", id, nil)
			}}),
		),
		app.If(len(list) == 0, func() app.UI { return app.P().Class("note").Text(i18n.T("accounts.notes.empty")) }),
		app.Ul().Class("facts-list").Body(app.Range(list).Slice(func(i int) app.UI { return &noteLine{Plan: p, ID: list[i].ID, Note: *list[i].Rec} })),
	)
}

// noteLine is one note.
type noteLine struct {
	app.Compo
	Plan *sheet
	ID   record.ID
	Note record.Note
}

// CompoID tells notes apart.
func (n *noteLine) CompoID() string { return string(n.ID) }

// Render shows the day and the text.
func (n *noteLine) Render() app.UI {
	env := n.Plan.P.Env
	return app.Li().Body(
		app.Button().Type("button").Class("fact").OnClick(func(app.Context, app.Event) { n.Plan.Open("note", n.ID, nil) }).Body(
			app.Span().Class("fact-text").Text(n.Note.Text),
			app.Span().Class("note").Text(i18n.Locale().DateMedium(n.Note.On)),
			app.Span().Class("note").Text(env.Snap().Title("person", n.Note.Author)),
		),
		&ui.IconButton{Icon: icon.Trash, Small: true, Label: i18n.T("form.delete", "name", n.Note.Text), OnClick: func(app.Context) { env.Delete("note", n.ID) }},
	)
}
