package organisation

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// ties are the lines of influence from and to the contact, and who of us knows them.
func (s *sheet) ties() app.UI {
	env, d := s.P.Env, s.Data()
	var lines []app.UI
	for _, i := range account.List(d, record.InfluenceKind) {
		switch s.Contact {
		case i.Rec.From:
			lines = append(lines, s.tie("influence", i.ID, i18n.T("organisation.tie.to", "name", env.Snap().Title("contact", i.Rec.To)), "strength"))
		case i.Rec.To:
			lines = append(lines, s.tie("influence", i.ID, i18n.T("organisation.tie.from", "name", env.Snap().Title("contact", i.Rec.From)), "strength"))
		}
	}
	for _, r := range account.List(d, record.RelationKind) {
		if r.Rec.Contact == s.Contact {
			lines = append(lines, s.tie("relation", r.ID, i18n.T("organisation.tie.knows", "name", env.Snap().Title("person", r.Rec.Person)), "closeness"))
		}
	}
	others := slices.DeleteFunc(form.References(env, "contact", s.ID), func(o ui.Option) bool { return o.Value == string(s.Contact) })
	return app.Section().Class("stack stack-2").Body(
		app.H3().Text(i18n.T("organisation.ties")),
		app.If(len(lines) > 0, func() app.UI { return app.Ul().Class("org-ties").Body(lines...) }),
		&ui.Combobox{Key: "sway " + string(s.Contact), Label: i18n.T("organisation.sway"), Placeholder: i18n.T("organisation.find"), Find: ui.Among(others),
			OnPick: func(_ app.Context, v string) {
				if v != "" {
					env.Do(workspace.Create{Kind: "influence", ID: env.Store.NewID(), Rec: &record.Influence{Account: s.ID, From: s.Contact, To: record.ID(v), Strength: "medium"}})
				}
			}},
		&ui.Combobox{Key: "knows " + string(s.Contact), Label: i18n.T("organisation.knows"), Placeholder: i18n.T("organisation.find"), Find: ui.Among(form.References(env, "person", "")),
			OnPick: func(_ app.Context, v string) {
				if v != "" {
					setRelation(s.P.Env, s.ID, record.ID(v), s.Contact, "known")
				}
			}},
	)
}

// tie is one line between people, with how strong it is.
func (s *sheet) tie(kind string, id record.ID, words, field string) app.UI {
	env := s.P.Env
	return app.Li().Body(
		app.Span().Class("org-tie").Text(words),
		form.Cell(env, kind, id, field),
		&ui.IconButton{Icon: icon.X, Small: true, Label: i18n.T("form.delete", "name", words), OnClick: func(app.Context) { env.Delete(kind, id) }},
	)
}
