package template

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/plan"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
)

// preview is how the section's own part looks in a plan.
func (e *editor) preview(t account.TemplateSection) app.UI {
	fields := t.Shown()
	return app.Aside().Class("side-form template-preview").Aria("label", i18n.T("template.preview")).Body(
		app.P().Class("note").Text(i18n.T("template.preview")),
		app.H2().Text(plan.NameOf(e.P.Env.Snap(), t.Key)),
		app.P().Class("lead").Text(i18n.Text(t.Help)),
		app.If(t.Hidden, func() app.UI { return &ui.Notice{Title: i18n.T("template.preview.hidden")} }),
		app.If(!t.Own, func() app.UI { return app.P().Class("template-standard").Text(i18n.T("template.preview.standard")) }),
		app.Div().Class("form").Body(app.Range(fields).Slice(func(i int) app.UI { return e.sample(fields[i]) })),
		app.If(len(fields) == 0 && t.Own, func() app.UI { return app.P().Class("note").Text(i18n.T("template.preview.empty")) }),
	)
}

// sample is a field as it stands empty in a plan.
func (e *editor) sample(f account.TemplateField) app.UI {
	return app.Div().Class("field").Body(
		app.Div().Class("field-label").Body(app.Text(f.Rec.Name), app.If(!f.Rec.Required, func() app.UI {
			return app.Span().Class("field-optional").Text(i18n.T("components.field.optional"))
		})),
		app.Div().Class(ui.Classes("template-sample", ui.When(f.Rec.Type == record.OwnLong, "template-tall"))).Text(e.hint(f.Rec)),
		app.If(f.Rec.Help != "", func() app.UI {
			return app.Div().Class("field-about").Body(app.Span().Class("field-hint").Text(f.Rec.Help))
		}),
	)
}

// hint says what belongs into a field.
func (e *editor) hint(f *record.TemplateField) string {
	l := i18n.Locale()
	unit := ""
	switch f.Type {
	case record.OwnMoney:
		unit = e.P.Env.Snap().Currency().String()
	case record.OwnPercent:
		unit = "%"
	}
	switch {
	case f.Type == record.OwnChoice && len(f.Options) > 0:
		return strings.Join(f.Options, " · ")
	case f.Ranged() && f.Min.OK && f.Max.OK:
		return l.Short(f.Min.V, 2) + " – " + l.Short(f.Max.V, 2) + " " + unit
	case f.Type == record.OwnDate:
		return l.DatePattern()
	case unit != "":
		return unit
	}
	info, _ := record.TemplateFieldKind.Info("type")
	return i18n.Text(info.LabelOf(f.Type))
}
