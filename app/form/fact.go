package form

import (
	"cmp"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/fact"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// IsFact tells whether records of a kind are facts, of which many come in files.
func IsFact(kind string) bool { return fact.Of(kind) != nil }

// unseen are a fact's fields that nobody edits: by its identifier the next file finds it again.
func unseen(info record.FieldInfo) bool { return info.Name == "removed" || info.Name == "external_id" }

// OfDay tells whether a whole number is a minute of the day, which people read as a time.
func OfDay(info record.FieldInfo) bool {
	return info.Type == record.TypeInt && info.Name == "minute"
}

func minuteValue(n int) record.Value {
	if n == 0 {
		return record.Value{}
	}
	return record.OfInt(int64(n))
}

// OpenFact shows a fact as a form in the side panel, with what its file said and what was corrected. back, if not nil, leads to where
// it was opened in the panel, by the words of toBack.
func OpenFact(env *page.Env, kind string, id record.ID, toBack string, back func()) {
	authors := &page.Authors{}
	env.Host.ShowPanel(page.Panel{Key: kind + " " + string(id), Kind: kind, ID: id, Named: func() string { return Called(env, kind, id) },
		Body: func() []app.UI {
			return []app.UI{
				app.If(back != nil, func() app.UI {
					return &ui.Button{Label: toBack, Icon: icon.ChevronLeft, Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { back() }}
				}),
				&Form{Env: env, Kind: kind, ID: id, Rev: env.Store.Revision(), Notes: fileSaid(env, kind, id)},
				&origin{Env: env, Kind: kind, ID: id, Rev: env.Store.Revision(), Lang: i18n.Locale().Tag, Authors: authors, Known: authors.Known()},
			}
		},
		Foot: func() []app.UI {
			return []app.UI{&ui.Button{ID: "remove-fact", Label: i18n.T("form.fact.remove"), Icon: icon.Trash, Kind: ui.Quiet, OnClick: func(app.Context) { Remove(env, kind, id) }}}
		}})
}

// fileSaid are, for fields that were corrected, the words of what their file said.
func fileSaid(env *page.Env, kind string, id record.ID) map[string]string {
	out := map[string]string{}
	for _, c := range fact.Corrections(env.Snap().State, kind, id) {
		info, _ := record.Lookup(kind).Info(c.Field)
		out[c.Field] = i18n.T("form.fact.said", "value", said(env, info, c.From))
	}
	return out
}

// said is a value in words, also where there is none.
func said(env *page.Env, info record.FieldInfo, v record.Value) string {
	return cmp.Or(Plain(env, info, v), i18n.T("form.fact.nothing"))
}

// Remove takes a fact away and offers to take that back.
func Remove(env *page.Env, kind string, id record.ID) {
	name := Called(env, kind, id)
	if env.Do(workspace.Delete{Kind: kind, ID: id}) {
		env.Host.Toast(i18n.T("shell.deleted", "what", name), true)
	}
}

// Called is what a person calls a record; of a fact, which has no name, the most telling of what it says.
func Called(env *page.Env, kind string, id record.ID) string {
	if !IsFact(kind) {
		return env.Snap().Title(kind, id)
	}
	rec := env.Snap().Standing(kind, id)
	if rec == nil { // taken away
		rec = fact.Stored(env.Snap().State, kind, id)
	}
	if rec == nil {
		if r := env.Snap().Row(kind, id); r != nil {
			rec = r.Rec
		}
	}
	if line := Line(env, kind, rec); line != "" {
		return line
	}
	one, _ := record.Lookup(kind).Labels()
	return i18n.Text(one)
}

// Brief is what a fact was, without whose and when: what stands in columns of its own beside it.
func Brief(env *page.Env, kind string, rec any) string {
	k, out := record.Lookup(kind), ""
	for i, f := range k.Infos() {
		v := k.Get(rec, i)
		if v.IsNull() || f.Name == "direction" || f.Name == "nature" || f.Name == "external_id" || f.Name == "thread" || f.Type != record.TypeChoice && f.Type != record.TypeText {
			continue
		}
		if out != "" {
			out += " · "
		}
		out += Plain(env, f, v)
	}
	return out
}

// mostOfLine is from how many characters on a line says nothing more.
const mostOfLine = 90

// Line is a record in one line.
func Line(env *page.Env, kind string, rec any) string {
	if rec == nil {
		return ""
	}
	k, out := record.Lookup(kind), ""
	for i, f := range k.Infos() {
		v := k.Get(rec, i)
		if v.IsNull() || len(out) > mostOfLine || f.Name == "direction" || f.Name == "external_id" {
			continue
		}
		part := ""
		switch f.Type {
		case record.TypeRef, record.TypeChoice, record.TypeDate, record.TypeText, record.TypeLong, record.TypeMoney:
			part = Plain(env, f, v)
		}
		if part != "" && out != "" {
			out += " · "
		}
		out += part
	}
	return out
}

// origin says where a fact came from, what its file said, and what was corrected by whom, and takes corrections back.
type origin struct {
	app.Compo
	Env  *page.Env
	Kind string
	ID   record.ID
	Rev  uint64
	Lang string

	Authors *page.Authors
	Known   int
}

// CompoID tells facts apart.
func (o *origin) CompoID() string { return "origin " + o.Kind + "/" + string(o.ID) }

// Render draws the source and the corrections.
func (o *origin) Render() app.UI {
	snap := o.Env.Snap()
	stored := fact.Stored(snap.State, o.Kind, o.ID)
	if stored == nil {
		return o.byHand()
	}
	var lines []app.UI
	for _, c := range fact.Corrections(snap.State, o.Kind, o.ID) {
		lines = append(lines, o.correction(c))
	}
	block, _, _ := fact.SplitID(o.ID)
	return app.Section().Class("fact-origin stack stack-3").Body(
		app.H3().Text(i18n.T("form.fact.origin")),
		app.P().Class("note").Text(i18n.T("form.fact.file", "file", FileName(fact.Sources(snap.State)[block]))),
		app.If(len(lines) > 0, func() app.UI { return app.Ul().Class("fact-corrections").Body(lines...) }).Else(func() app.UI {
			return app.P().Class("note").Text(i18n.T("form.fact.asis"))
		}),
		o.conflict(),
		app.Details().Body(app.Summary().Text(i18n.T("form.fact.all")), o.all(stored)),
	)
}

// byHand says who noted a single record.
func (o *origin) byHand() app.UI {
	words := ""
	if r := o.Env.Snap().Row(o.Kind, o.ID); r != nil && len(r.Births()) > 0 {
		words = o.Authors.Wrote(o.Env, r.Births()[0])
	}
	return app.Section().Class("fact-origin").Body(app.P().Class("note").Text(i18n.T("form.fact.hand", "who", words)), o.conflict())
}

// conflict tells that somebody else wrote otherwise.
func (o *origin) conflict() app.UI {
	for _, c := range o.Env.Store.Conflicts() {
		if c.Kind == o.Kind && c.ID == o.ID {
			return app.P().Class("note").Body(app.Text(i18n.T("form.fact.conflict")+" "), app.A().Href("#/data/conflicts").Text(i18n.T("form.fact.settle")))
		}
	}
	return app.Div().Hidden(true)
}

// correction is one field: what the file said, who wrote otherwise and when, and the way back.
func (o *origin) correction(c fact.Correction) app.UI {
	info, _ := record.Lookup(o.Kind).Info(c.Field)
	label := i18n.Text(info.Label)
	return app.Li().Body(
		app.Div().Body(
			app.P().Body(app.Strong().Text(label+": "), app.Del().Text(said(o.Env, info, c.From)), app.Text(" "), app.Ins().Text(said(o.Env, info, c.To))),
			app.P().Class("note").Text(o.Authors.Wrote(o.Env, c.By))),
		&takeBack{Key: string(o.ID) + c.Field, Label: label, Do: func() {
			if o.Env.Set(o.Kind, o.ID, c.Field, c.From) {
				o.Env.Host.Toast(i18n.T("form.fact.tookback", "field", label), true)
			}
		}},
	)
}

// all is everything that the file said.
func (o *origin) all(stored any) app.UI {
	k := record.Lookup(o.Kind)
	var out []app.UI
	for i, info := range k.Infos() {
		if words := Plain(o.Env, info, k.Get(stored, i)); words != "" {
			out = append(out, app.Dt().Text(i18n.Text(info.Label)), app.Dd().Class(ui.When(info.Type == record.TypeMoney, "money")).Text(words))
		}
	}
	return app.Dl().Class("fact-said").Body(out...)
}

// FileName is the file in a block's source, which may name the program before it.
func FileName(source string) string {
	if _, file, named := strings.Cut(source, " · "); named && file != "" {
		return file
	}
	return cmp.Or(source, i18n.T("form.fact.nofile"))
}

// takeBack is the button that undoes one correction.
type takeBack struct {
	app.Compo
	Key, Label string
	Do         func()
}

// CompoID tells fields apart.
func (t *takeBack) CompoID() string { return t.Key }

// Render draws it.
func (t *takeBack) Render() app.UI {
	return &ui.Button{Label: i18n.T("form.fact.takeback"), Title: i18n.T("form.fact.takeback.title", "field", t.Label), Icon: icon.Undo, Small: true, Kind: ui.Quiet, OnClick: func(app.Context) { t.Do() }}
}
