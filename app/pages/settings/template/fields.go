package template

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

// fields are the company's own in the section.
func (e *editor) fields(t account.TemplateSection) app.UI {
	env := e.P.Env
	var ids []record.ID
	var gone []account.TemplateField
	for _, f := range t.Fields {
		if !f.Gone {
			ids = append(ids, f.ID)
		} else if env.Snap().FieldHeld(f.ID) > 0 {
			gone = append(gone, f)
		}
	}
	rows := &form.Rows{Env: env, Rev: e.P.Rev, Key: t.Key, Kind: "template_field", IDs: ids, Fields: []string{"name", "required", "hidden"}, Ranked: true,
		Hide: map[string]int{"hidden": 1}, Also: e.columns(), Keep: e.keep, OnOpen: func(id record.ID) { openField(env, id) }, Empty: i18n.T("template.fields.empty")}
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H3().Text(i18n.T("template.fields")), app.Div().Class("page-tools").Body(
			&ui.Button{ID: "add-field", Label: i18n.T("template.field.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) {
				e.fresh = &fresh{rec: record.TemplateField{Type: record.OwnText}}
			}})),
		rows,
		app.Div().Class("stack stack-2").Body(app.Range(gone).Slice(func(i int) app.UI {
			f := gone[i]
			return &ui.Notice{Title: i18n.T("template.field.gone", "name", f.Rec.Name), Text: i18n.N("template.held", env.Snap().FieldHeld(f.ID)), Actions: func() []app.UI {
				return []app.UI{&ui.Button{Label: i18n.T("template.field.show"), Small: true, OnClick: func(app.Context) { env.Do(workspace.ShowField{ID: f.ID}) }}}
			}}
		})),
	)
}

// columns say of each field what it holds and in how many plans.
func (e *editor) columns() []form.Signal {
	snap := e.P.Env.Snap()
	kind := func(id record.ID) string {
		info, _ := record.TemplateFieldKind.Info("type")
		if f := workspace.Get(snap, record.TemplateFieldKind, id); f != nil {
			return i18n.Text(info.LabelOf(f.Type))
		}
		return ""
	}
	held := func(id record.ID) string { return i18n.Locale().Int(int64(snap.FieldHeld(id))) }
	words := func(of func(record.ID) string) func(record.ID) app.UI {
		return func(id record.ID) app.UI { return app.Span().Text(of(id)) }
	}
	return []form.Signal{{Header: i18n.T("template.field.type"), Text: kind, Draw: words(kind), Hide: 2},
		{Header: i18n.T("template.field.held"), Text: held, Draw: words(held), Right: true, Hide: 1}}
}

// keep says why a field that plans hold something in is not deleted.
func (e *editor) keep(id record.ID) string {
	if n := e.P.Env.Snap().FieldHeld(id); n > 0 {
		return i18n.N("template.field.keep", n)
	}
	return ""
}

// openField shows a field's settings in the side panel, with those that its type has.
func openField(env *page.Env, id record.ID) {
	env.Host.ShowPanel(page.Panel{Key: "template_field " + string(id), Named: func() string { return env.Snap().Title("template_field", id) },
		Body: func() []app.UI {
			f := workspace.Get(env.Snap(), record.TemplateFieldKind, id)
			if f == nil {
				return []app.UI{app.P().Class("note").Text(i18n.T("form.gone"))}
			}
			var out []app.UI
			if n := env.Snap().FieldHeld(id); n > 0 {
				out = append(out, app.P().Class("note").Text(i18n.N("template.held", n)))
			}
			return append(out, &form.Form{Env: env, Kind: "template_field", ID: id, Rev: env.Store.Revision(), Fields: settingsOf(f)})
		}})
}

func settingsOf(f *record.TemplateField) []string {
	out := []string{"name", "type"}
	if f.Type == record.OwnChoice {
		out = append(out, "options")
	}
	out = append(out, "required", "help")
	if f.Ranged() {
		out = append(out, "min", "max")
	}
	return append(out, "hidden")
}

// fresh is a field that is being described and is not there yet.
type fresh struct {
	rec      record.TemplateField
	problems map[string]text.Text
}

// adding is the dialog in which a field is described.
func (e *editor) adding(t account.TemplateSection) app.UI {
	return &ui.Dialog{Open: e.fresh != nil, Title: i18n.T("template.field.add"), OnClose: func(app.Context) { e.fresh = nil },
		Body: func() []app.UI { return e.fresh.body(e) },
		Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("common.cancel"), OnClick: func(app.Context) { e.fresh = nil }},
				&ui.Button{ID: "save-field", Label: i18n.T("template.field.save"), Kind: ui.Primary, OnClick: func(app.Context) { e.add(t) }}}
		}}
}

func (e *editor) add(t account.TemplateSection) {
	f := e.fresh
	if f == nil {
		return
	}
	rec := f.rec
	if rec.Type != record.OwnChoice {
		rec.Options = nil
	}
	if !rec.Ranged() {
		rec.Min, rec.Max = record.Opt{}, record.Opt{}
	}
	problems := e.P.Env.Try(workspace.AddField{Key: t.Key, Own: t.Own, Rec: rec})
	if len(problems) == 0 {
		e.fresh = nil
		return
	}
	f.problems = map[string]text.Text{}
	for _, p := range problems {
		f.problems[p.Field] = p.Text
	}
}

// body are the settings of the field to be; each is drawn as forms draw it.
func (f *fresh) body(e *editor) []app.UI {
	if f == nil {
		return nil
	}
	k := record.TemplateFieldKind.Any()
	fields := settingsOf(&f.rec)
	out := make([]app.UI, 0, len(fields))
	for _, name := range fields[:len(fields)-1] { // one that is new is not hidden
		info, _ := k.Info(name)
		i := k.Field(name)
		out = append(out, form.Field(e.P.Env, "new_field", "new", info, k.Get(&f.rec, i), i18n.Text(f.problems[name]), func(v record.Value) {
			delete(f.problems, name)
			if name == "name" {
				v = record.OfText(strings.TrimSpace(v.Text()))
			}
			k.Set(&f.rec, i, v)
		}))
	}
	return []app.UI{app.Div().Class("form").Body(out...)}
}
