// Package entry is where what happened is noted in seconds: an activity, a day's calls, a lead, a
// client's answer. A form keeps what is likely to be the same for the next one.
package entry

import (
	"fmt"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

func init() {
	page.Register(page.Page{ID: "entry", Title: "entry.title", Icon: icon.Plus, New: func(p page.Props) app.Composer { return &entry{P: p} }})
}

// Items lead to the forms, for a menu: those used most, or all.
func Items(r page.Route, all bool) []ui.MenuItem {
	var out []ui.MenuItem
	for _, s := range sheets {
		if s.common || all {
			out = append(out, ui.MenuItem{Label: Title(s.kind), Icon: s.icon, Href: r.To("entry", s.kind).Href()})
		}
	}
	return out
}

// Title is what a form is for.
func Title(kind string) string {
	if kind == Day {
		return i18n.T("entry.day")
	}
	one, _ := record.Lookup(kind).Labels()
	return i18n.Text(one)
}

// entry is the page.
type entry struct {
	app.Compo
	P page.Props

	kind     string
	rec      any // not yet in the workspace
	n        int // drafts so far, so that each has fields of its own
	problems map[string]text.Text
	calls    []*call
	day      dayHead
	made     []madeOne
}

// madeOne is a record that was entered here, to be opened or taken back.
type madeOne struct {
	kind string
	id   record.ID
}

// lately are the values that a form keeps, in this tab.
var lately = map[string]record.Value{}

// Render shows the form for one kind of record.
func (e *entry) Render() app.UI {
	kind := sheetOf(e.P.Route.Part(1)).kind
	if kind != e.kind {
		e.kind, e.rec, e.problems = kind, nil, nil
	}
	if e.rec == nil && kind != Day {
		e.rec = e.fresh()
	}
	var body app.UI
	if kind == Day {
		body = e.dayForm()
	} else {
		body = e.form()
	}
	return app.Section().Class("stack entry").Body(
		app.Div().Class("page-head").Body(
			app.H1().Text(i18n.T("entry.head", "what", Title(kind))),
			&ui.SelectField{Key: "entry-kind", Label: i18n.T("entry.kind"), HideLabel: true, Value: kind, Options: e.kinds(), OnChange: func(_ app.Context, v string) {
				browser.Go(string(e.P.Route.To("entry", v)))
			}},
			app.If(listed(kind) != "", func() app.UI {
				return app.Div().Class("page-tools").Body(&ui.Button{ID: "entry-facts", Label: i18n.T("facts.open"), Icon: icon.Table, Kind: ui.Quiet, Href: e.P.Route.To("facts", listed(kind)).Href()})
			}),
		),
		body, e.list(),
	)
}

// listed is the kind of fact that a form enters, of which there is a list; "" for none.
func listed(kind string) string {
	switch {
	case kind == Day:
		return record.ActivityKind.Name
	case form.IsFact(kind):
		return kind
	}
	return ""
}

func (e *entry) kinds() []ui.Option {
	out := make([]ui.Option, len(sheets))
	for i, s := range sheets {
		out[i] = ui.Option{Value: s.kind, Label: Title(s.kind)}
	}
	return out
}

// fresh is an empty record with what the last one of its kind keeps.
func (e *entry) fresh() any {
	s, k := sheetOf(e.kind), record.Lookup(e.kind)
	rec := k.New()
	today := record.OfDate(e.P.Env.Store.Today())
	for i, f := range k.Infos() {
		v := lately[e.kind+"."+f.Name]
		if !slices.Contains(s.kept, f.Name) || f.Type == record.TypeRef && e.P.Env.Snap().Title(f.Ref, record.ID(v.Text())) == "" {
			v = record.Value{}
		}
		switch {
		case !v.IsNull():
		case f.Name == "on", f.Name == "created", f.Name == "from" && f.Required:
			v = today
		case f.Type == record.TypeChoice && (f.Required || e.kind == "lead" && f.Name == "status"):
			v = record.OfText(f.Options[0].Value)
		}
		k.Set(rec, i, v)
	}
	return rec
}

func (e *entry) form() app.UI {
	first, more := sheetOf(e.kind).fields()
	draw := func(list []record.FieldInfo) (out []app.UI) {
		for _, f := range list {
			out = append(out, e.field(f))
		}
		return out
	}
	return app.Div().Class("side-form entry-form").Body(
		app.Div().Class("entry-fields").Body(draw(first)...),
		app.If(len(more) > 0, func() app.UI {
			return app.Details().Class("entry-more").Body(app.Summary().Text(i18n.T("entry.more")), app.Div().Class("entry-fields").Body(draw(more)...))
		}),
		app.Div().Class("entry-foot").Body(
			&ui.Button{ID: "entry-save", Label: i18n.T("entry.save"), Icon: icon.Check, Kind: ui.Primary, OnClick: func(app.Context) { e.save() }},
			app.If(e.problems[""].EN != "", func() app.UI {
				return app.P().Class("field-problem").Role("alert").Text(i18n.Text(e.problems[""]))
			}),
		),
	)
}

// save makes the record and begins the next one.
func (e *entry) save() {
	ui.HandOver()
	env, k := e.P.Env, record.Lookup(e.kind)
	id := env.Store.NewID()
	problems := env.Try(workspace.Create{Kind: e.kind, ID: id, Rec: k.Clone(e.rec)})
	e.problems = map[string]text.Text{}
	for _, p := range problems {
		at := p.Field
		if _, known := k.Info(at); !known {
			at = ""
		}
		e.problems[at] = p.Text
	}
	if len(problems) > 0 {
		return
	}
	for i, f := range k.Infos() {
		lately[e.kind+"."+f.Name] = k.Get(e.rec, i)
	}
	e.made = append([]madeOne{{e.kind, id}}, e.made...)
	e.n++
	e.rec = e.fresh()
	env.Host.Toast(i18n.T("entry.saved", "what", Title(e.kind)), true)
}

// list shows what was entered here, to be mended or taken back.
func (e *entry) list() app.UI {
	snap := e.P.Env.Snap()
	var items []app.UI
	for _, m := range e.made {
		rec := snap.Standing(m.kind, m.id)
		if rec == nil {
			continue
		}
		items = append(items, &madeLine{Env: e.P.Env, Kind: m.kind, ID: m.id, Words: form.Line(e.P.Env, m.kind, rec)})
		if len(items) == 20 {
			break
		}
	}
	if len(items) == 0 {
		return app.Div().Hidden(true)
	}
	return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("entry.made")), app.Ul().Class("facts-list").Body(items...))
}

// madeLine is one of them.
type madeLine struct {
	app.Compo
	Env   *page.Env
	Kind  string
	ID    record.ID
	Words string
}

// CompoID tells lines apart.
func (m *madeLine) CompoID() string { return string(m.ID) }

// Render shows it with the ways to mend it and to take it back.
func (m *madeLine) Render() app.UI {
	return app.Li().Body(
		app.Span().Class("fact-text").Text(m.Words),
		&ui.IconButton{Icon: icon.Edit, Small: true, Label: i18n.T("entry.edit", "what", m.Words), OnClick: func(app.Context) { form.Open(m.Env, m.Kind, m.ID) }},
		&ui.IconButton{Icon: icon.Trash, Small: true, Label: i18n.T("form.delete", "name", m.Words), OnClick: func(app.Context) { m.Env.Delete(m.Kind, m.ID) }},
	)
}

// key names a field of this draft.
func (e *entry) key(field string) string { return fmt.Sprint("entry ", e.kind, " ", e.n, " ", field) }

// today is the day of the person's calendar.
func (e *entry) today() period.Date { return e.P.Env.Store.Today() }
