package plan

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// Own are the fields that the company has added to a section, with what an account's plan holds in them.
type Own struct {
	app.Compo
	View
	Key  string // of the section of the template
	Lang string

	problems map[record.ID]text.Text
}

// CompoID tells accounts and sections apart.
func (o *Own) CompoID() string { return "own " + o.Key + " " + string(o.ID) + o.Lang }

// Draw is a section as a plan shows it: what is standard in it, and under that the company's own fields.
func Draw(v View, s Section) app.UI {
	return app.Div().Class("stack").Body(s.New(v), app.If(s.Template != "", func() app.UI {
		return &Own{View: v, Key: s.Template, Lang: i18n.Locale().Tag}
	}))
}

// Render shows the fields.
func (o *Own) Render() app.UI {
	t, ok := o.P.Env.Snap().Template().Find(o.Key)
	fields := t.Shown()
	if !ok || o.Account() == nil || len(fields) == 0 && !t.Own {
		return app.Div().Hidden(true)
	}
	title, lead := i18n.T("plan.own"), ""
	if t.Own {
		title, lead = i18n.Text(t.Title), i18n.Text(t.Help)
	}
	body := []app.UI{
		app.Div().Class("section-head").Body(app.H2().Text(title), app.Div().Class("page-tools no-print").Body(
			app.A().Class("note").Href(o.P.Route.To("settings", "template").With("section", o.Key).Href()).Text(i18n.T("plan.own.edit")))),
		app.If(lead != "", func() app.UI { return app.P().Class("lead").Text(lead) }),
	}
	if len(fields) == 0 {
		body = append(body, &ui.Empty{Icon: icon.Edit, Title: i18n.T("plan.own.empty"), Text: i18n.T("plan.own.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("plan.own.first"), Kind: ui.Primary, Href: o.P.Route.To("settings", "template").With("section", o.Key).Href()}}
		}})
	}
	return app.Section().Class(ui.Classes("stack own-fields", ui.When(t.Own, "own-alone"))).Body(append(body, app.Div().Class("form own-form").Body(app.Range(fields).Slice(func(i int) app.UI {
		return o.field(fields[i])
	})))...)
}

func (o *Own) field(f account.TemplateField) app.UI {
	v, held := o.Data().Own(f.ID), record.Value{}
	if v != nil {
		held = v.Slot(f.Rec.Type)
	}
	problem := o.problems[f.ID]
	if problem.Empty() {
		problem = o.P.Env.Snap().OwnProblem(v)
	}
	return app.Div().Class(ui.Classes("own-field", ui.When(f.Rec.Type == record.OwnLong, "own-wide"))).Attr("translate", "no").Body( // the company's own words
		form.Field(o.P.Env, "own_value", record.OwnValueID(o.ID, f.ID), OwnInfo(f, held), held, i18n.Text(problem), func(v record.Value) { o.save(f, v) }))
}

// save writes a value, or notes beside the field why it could not be.
func (o *Own) save(f account.TemplateField, v record.Value) {
	delete(o.problems, f.ID)
	for _, p := range o.P.Env.Try(workspace.Fill{Account: o.ID, Field: f.ID, Value: v}) {
		if o.problems == nil {
			o.problems = map[record.ID]text.Text{}
		}
		o.problems[f.ID] = p.Text
	}
}

var ownTypes = map[string]record.Type{record.OwnText: record.TypeText, record.OwnLong: record.TypeLong, record.OwnNumber: record.TypeNumber,
	record.OwnMoney: record.TypeMoney, record.OwnPercent: record.TypePercent, record.OwnDate: record.TypeDate, record.OwnChoice: record.TypeChoice, record.OwnPerson: record.TypeRef}

// OwnInfo describes an own field as forms know fields. A value that is no longer one of the choices stays one to see.
func OwnInfo(f account.TemplateField, held record.Value) record.FieldInfo {
	info := record.FieldInfo{Name: string(f.ID), Type: ownTypes[f.Rec.Type], Label: text.Same(f.Rec.Name), Help: text.Same(f.Rec.Help), Required: f.Rec.Required}
	switch info.Type {
	case record.TypeRef:
		info.Ref, info.Required = "person", false
	case record.TypeChoice:
		info.Required = false // nothing is chosen before somebody does so
		for _, o := range f.Rec.Options {
			info.Options = append(info.Options, record.Option{Value: o, Label: text.Same(o)})
		}
		if s := held.Text(); s != "" && i18n.Text(info.LabelOf(s)) == s && !hasOption(f, s) {
			info.Options = append(info.Options, record.Option{Value: s, Label: text.Same(s)})
		}
	}
	return info
}

func hasOption(f account.TemplateField, s string) bool {
	for _, o := range f.Rec.Options {
		if o == s {
			return true
		}
	}
	return false
}

// OwnText is what a plan holds in an own field, in words; "" if nothing.
func OwnText(env *page.Env, v *record.OwnValue) string {
	if v == nil {
		return ""
	}
	f, _, ok := env.Snap().Template().Field(v.Field)
	if !ok {
		return strings.TrimSpace(v.Text)
	}
	held := v.Slot(f.Rec.Type)
	return form.Plain(env, OwnInfo(f, held), held)
}
