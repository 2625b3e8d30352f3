package template

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// editor is one section of the template, with how it will look beside it.
type editor struct {
	app.Compo
	P   page.Props
	Key string

	problems map[string]text.Text // of the section's own settings
	fresh    *fresh               // a field that is being added
}

// CompoID makes another section another editor.
func (e *editor) CompoID() string { return "template " + e.Key }

// Render shows the settings and the preview.
func (e *editor) Render() app.UI {
	back := app.Nav().Class("crumbs").Aria("label", i18n.T("template.title")).Body(app.A().Href(e.P.Route.To("settings", "template").Href()).Text(i18n.T("template.back")))
	t, ok := e.P.Env.Snap().Template().Find(e.Key)
	if !ok {
		return app.Div().Class("stack").Body(back, app.P().Class("note").Text(i18n.T("form.gone")))
	}
	return app.Div().Class("stack template").Body(back,
		app.Div().Class("section-head").Body(app.H2().Text(plan.NameOf(e.P.Env.Snap(), t.Key)),
			app.If(t.Own, func() app.UI { return ui.Badge(i18n.T("template.own")) }),
			app.If(t.Hidden, func() app.UI { return ui.Badge(i18n.T("template.hidden")) }),
			app.Div().Class("page-tools").Body(e.remove(t))),
		app.Div().Class("columns template-columns").Body(
			app.Div().Class("stack").Body(e.settings(t), e.elements(t)),
			e.preview(t),
		),
		e.fields(t),
		e.adding(t),
	)
}

// remove is the way to delete a section of the company that no plan holds anything in.
func (e *editor) remove(t account.TemplateSection) app.UI {
	if !t.Own || e.P.Env.Snap().SectionHeld(t.Key) > 0 {
		return app.Div().Hidden(true)
	}
	return &ui.Button{ID: "delete-section", Label: i18n.T("common.delete"), Icon: icon.Trash, Kind: ui.Quiet, Small: true, OnClick: func(app.Context) {
		e.P.Env.Delete("template_section", t.ID())
		browser.Go(string(e.P.Route.To("settings", "template")))
	}}
}

// set writes one setting of the section, or notes beside it why it could not be.
func (e *editor) set(t account.TemplateSection, field string, v record.Value) {
	delete(e.problems, field)
	for _, p := range e.P.Env.Try(workspace.SettleSection{Key: t.Key, Own: t.Own, Field: field, Value: v}) {
		if e.problems == nil {
			e.problems = map[string]text.Text{}
		}
		e.problems[field] = p.Text
	}
}

func (e *editor) settings(t account.TemplateSection) app.UI {
	snap := e.P.Env.Snap()
	rec := workspace.Get(snap, record.TemplateSectionKind, t.ID())
	if rec == nil {
		rec = &record.TemplateSection{}
	}
	plain, _ := account.SectionOf(t.Key)
	hint, held := i18n.T("template.section.free"), snap.SectionHeld(t.Key)
	if held > 0 {
		hint = i18n.N("template.held", held)
	}
	group, _ := record.TemplateSectionKind.Info("group")
	return app.Div().Class("form").Body(
		&ui.TextField{Key: "title " + t.Key, ID: "section-title", Label: i18n.T("template.section.name"), Hint: e.nameHint(t, plain), Problem: i18n.Text(e.problems["title"]), Value: rec.Title, Placeholder: e.given(plain),
			OnCommit: func(_ app.Context, s string) { e.set(t, "title", record.OfText(strings.TrimSpace(s))) }},
		&ui.TextField{Key: "help " + t.Key, ID: "section-help", Label: i18n.T("template.section.help"), Problem: i18n.Text(e.problems["help"]), Lines: 2, Optional: true, Value: rec.Help, Placeholder: i18n.Text(plain.Help),
			OnCommit: func(_ app.Context, s string) { e.set(t, "help", record.OfText(strings.TrimSpace(s))) }},
		&ui.SelectField{Key: "group " + t.Key, Label: i18n.T("template.section.group"), Options: form.Options(group), Value: t.Group, None: none(t),
			OnChange: func(_ app.Context, s string) { e.set(t, "group", record.OfText(s)) }},
		&ui.CheckField{Key: "hidden " + t.Key, Label: i18n.T("template.section.hide"), Hint: hint, Checked: t.Hidden,
			OnChange: func(_ app.Context, on bool) { e.set(t, "hidden", record.OfBool(on)) }},
	)
}

func (e *editor) nameHint(t account.TemplateSection, plain account.Section) string {
	if t.Own {
		return ""
	}
	return i18n.T("template.section.name.hint", "name", e.given(plain))
}

// given is the name that the section has without the company's.
func (e *editor) given(plain account.Section) string {
	for _, s := range plan.Sections() {
		if s.Template == e.Key {
			return i18n.T(s.Title)
		}
	}
	return i18n.Text(plain.Title)
}

// none are the words for the program's own group.
func none(t account.TemplateSection) string {
	if t.Own {
		return ""
	}
	return i18n.T("template.section.group.plain")
}

// elements are what the section asks for besides own fields.
func (e *editor) elements(t account.TemplateSection) app.UI {
	if len(t.Elements) == 0 {
		return app.Div().Hidden(true)
	}
	return app.Section().Class("stack stack-2").Body(
		app.H3().Text(i18n.T("template.elements")), app.P().Class("note").Text(i18n.T("template.elements.lead")),
		app.Div().Class("template-elements").Body(app.Range(t.Elements).Slice(func(i int) app.UI {
			x := t.Elements[i]
			return &ui.CheckField{Key: "element " + t.Key + " " + x.Key, Label: i18n.Text(x.Label), Checked: t.Asks(x.Key), OnChange: func(_ app.Context, on bool) {
				dropped := slices.DeleteFunc(slices.Clone(t.Dropped), func(k string) bool { return k == x.Key })
				if !on {
					dropped = append(dropped, x.Key)
				}
				e.set(t, "dropped", record.OfList(dropped))
			}}
		})))
}
