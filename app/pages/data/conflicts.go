package data

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// conflicts is where a person settles what two people wrote without knowing of each other.
type conflicts struct {
	env     *page.Env
	authors page.Authors
	shown   int // records that are shown
}

// recordConflicts are the fields of one record that wait.
type recordConflicts struct {
	kind   string
	id     record.ID
	fields []change.Conflict
}

const recordsAtOnce = 20

func (c *conflicts) grouped() []recordConflicts {
	var out []recordConflicts
	at := map[record.ID]int{}
	for _, one := range c.env.Store.Conflicts() {
		i, ok := at[one.ID]
		if !ok || out[i].kind != one.Kind {
			i = len(out)
			at[one.ID] = i
			out = append(out, recordConflicts{kind: one.Kind, id: one.ID})
		}
		out[i].fields = append(out[i].fields, one)
	}
	return out
}

func (c *conflicts) render() app.UI {
	groups := c.grouped()
	if len(groups) == 0 {
		return &ui.Empty{Icon: icon.Merge, Title: i18n.T("data.conflicts.none"), Text: i18n.T("data.conflicts.none.text")}
	}
	c.shown = max(c.shown, recordsAtOnce)
	shown := groups[:min(c.shown, len(groups))]
	return app.Div().Class("stack stack-6").Body(
		app.P().Class("quiet").Text(i18n.T("data.conflicts.text")),
		app.Range(shown).Slice(func(i int) app.UI { return c.record(shown[i]) }),
		app.If(len(groups) > len(shown), func() app.UI {
			return &ui.Button{Label: i18n.N("data.conflicts.more", len(groups)-len(shown)), OnClick: func(app.Context) { c.shown += recordsAtOnce }}
		}),
	)
}

func (c *conflicts) record(g recordConflicts) app.UI {
	title := form.Called(c.env, g.kind, g.id)
	return app.Section().Class("data-conflict").Body(
		app.Div().Class("data-conflict-head").Body(
			app.Div().Body(app.H2().Text(title), app.P().Class("quiet").Text(kindName(g.kind, 1)+" · "+i18n.N("data.conflict.fields", len(g.fields)))),
			app.If(len(g.fields) > 1, func() app.UI {
				return app.Div().Class("page-tools").Body(
					&ui.Button{Label: i18n.T("data.conflict.allshown"), Small: true, OnClick: func(app.Context) { c.settleAll(g, false) }},
					&ui.Button{Label: i18n.T("data.conflict.allother"), Small: true, OnClick: func(app.Context) { c.settleAll(g, true) }})
			}),
		),
		app.Range(g.fields).Slice(func(i int) app.UI { return c.field(g.fields[i]) }),
	)
}

// field shows what each wrote, who and when, with a button to keep it.
func (c *conflicts) field(one change.Conflict) app.UI {
	name := fieldName(one.Kind, one.Field)
	said := append([]change.Rival{one.Shown}, one.Others...)
	if one.Field == change.Deleted && len(said) == 1 {
		said = append(said, change.Rival{}) // against the deletion stands that somebody has written since
	}
	return app.Div().Class("data-conflict-field").Role("group").Aria("label", name).Body(
		app.H3().Text(name),
		app.Div().Class("data-said").Body(app.Range(said).Slice(func(i int) app.UI {
			r := said[i]
			label := i18n.T("data.conflict.keep")
			if i > 0 {
				label = i18n.T("data.conflict.other")
			}
			text := valueText(c.env, one.Kind, one.Field, r.Value)
			return &saying{Key: string(one.ID) + one.Field + text, Text: text, Who: c.who(r), Shown: i == 0, Label: label, Field: name, Keep: func() { c.settle(one, r.Value) }}
		})),
	)
}

// who tells author and time of a value.
func (c *conflicts) who(r change.Rival) string {
	if len(r.By) == 0 {
		return i18n.T("data.conflict.since")
	}
	return c.authors.Wrote(c.env, r.By[len(r.By)-1])
}

func (c *conflicts) settle(one change.Conflict, v record.Value) {
	if c.env.Do(workspace.Settle{Kind: one.Kind, ID: one.ID, Field: one.Field, Value: v}) {
		c.env.Host.Toast(i18n.T("data.conflict.settled", "field", fieldName(one.Kind, one.Field)), true)
	}
}

// settleAll keeps what is shown, or the latest of the others, for all fields of a record.
func (c *conflicts) settleAll(g recordConflicts, other bool) {
	var all settleAll
	for _, one := range g.fields {
		v := one.Shown.Value
		if other && len(one.Others) > 0 {
			v = one.Others[0].Value
		} else if other {
			v = record.Value{}
		}
		all = append(all, workspace.Settle{Kind: one.Kind, ID: one.ID, Field: one.Field, Value: v})
	}
	if c.env.Do(all) {
		c.env.Host.Toast(i18n.N("data.conflict.settledall", len(all)), true)
	}
}

// settleAll is several conflicts settled in one change.
type settleAll []workspace.Settle

// Name of the command.
func (settleAll) Name() string { return workspace.Settle{}.Name() }

// Do settles each.
func (all settleAll) Do(tx *workspace.Tx) {
	for _, one := range all {
		one.Do(tx)
	}
}

// saying is one of the values of a conflict.
type saying struct {
	app.Compo
	Key, Text, Who, Label, Field string
	Shown                        bool
	Keep                         func()
}

// CompoID tells the values of different fields apart.
func (s *saying) CompoID() string { return s.Key }

// Render draws it.
func (s *saying) Render() app.UI {
	return app.Div().Class(ui.Classes("data-saying", ui.When(s.Shown, "data-saying-shown"))).Body(
		app.P().Class("data-saying-text").Text(s.Text),
		app.P().Class("quiet small").Body(app.Text(s.Who), app.If(s.Shown, func() app.UI { return app.Span().Body(app.Text(" "), ui.Badge(i18n.T("data.conflict.shown"))) })),
		&ui.Button{Label: s.Label, Small: true, Title: s.Field + ": " + s.Text, OnClick: func(app.Context) { s.Keep() }},
	)
}

func goTo(env *page.Env, part string) { browser.Go("/data/" + part) }
