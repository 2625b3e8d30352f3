// Package template is the part of the settings where the company makes the plan's template its own: what the sections are called, which
// are shown and in which order, what they ask for, and the fields and sections that it adds.
package template

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() {
	place.Register(place.Part{Place: "settings", ID: "template", Title: "template.title", Order: 50,
		New: func(p page.Props) app.UI {
			if key := p.Route.Get("section"); key != "" {
				return &editor{P: p, Key: key}
			}
			return &whole{P: p}
		}})
}

// whole is the template at a glance: its sections in order, ready-made templates, and the needs.
type whole struct {
	app.Compo
	P page.Props
}

// CompoID keeps the part apart from the other parts.
func (w *whole) CompoID() string { return "template" }

// Render shows the sections and the needs.
func (w *whole) Render() app.UI {
	return app.Div().Class("stack").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("template.sections")), app.Div().Class("page-tools").Body(
			&ui.Menu{Label: i18n.T("template.ready"), Icon: icon.Copy, Kind: ui.Quiet, Items: w.ready()},
			&ui.Button{ID: "add-section", Label: i18n.T("template.section.add"), Icon: icon.Plus, OnClick: func(app.Context) { w.addSection() }},
		)),
		app.P().Class("lead").Text(i18n.T("template.lead")),
		w.board(),
		w.needs(),
	)
}

func (w *whole) open(key string) {
	browser.Go(string(w.P.Route.To("settings", "template").With("section", key)))
}

func (w *whole) addSection() {
	env := w.P.Env
	title := i18n.T("template.section.new")
	for n := 2; taken(env, title); n++ {
		title = i18n.T("template.section.new") + " " + i18n.Locale().Int(int64(n))
	}
	id := env.Store.NewID()
	if env.Do(workspace.Create{Kind: "template_section", ID: id, Rec: &record.TemplateSection{Own: true, Title: title, Group: string(plan.Business)}}) {
		w.open(string(id))
	}
}

func taken(env *page.Env, title string) bool {
	for _, s := range env.Snap().Template().Sections {
		if ui.Fold(i18n.Text(s.Title)) == ui.Fold(title) {
			return true
		}
	}
	return false
}

// board shows the sections by group, to be put in order by mouse, finger and keyboard.
func (w *whole) board() app.UI {
	snap := w.P.Env.Snap()
	b := &ui.Board{Key: "template", Label: i18n.T("template.sections"),
		Handle: func(c ui.Card) string { return i18n.T("template.handle", "what", c.Title) },
		Moved: func(c ui.Card, to ui.Lane) string {
			return i18n.T("template.moved", "what", c.Title, "where", to.Label)
		},
		OnOpen: func(_ app.Context, key string) { w.open(key) }}
	for _, s := range plan.All(snap) {
		if t, ok := snap.Template().Find(s.Template); ok {
			b.Cards = append(b.Cards, ui.Card{Key: t.Key, Column: string(s.Group), Title: s.Name(), Faint: t.Hidden, Body: func() app.UI { return about(t) }})
		}
	}
	for _, g := range plan.Groups() {
		b.Columns = append(b.Columns, ui.Lane{Value: string(g), Label: i18n.T("plan.group." + string(g)), Empty: i18n.T("template.lane.empty")})
	}
	b.OnMove = func(_ app.Context, key, group, before string) {
		w.P.Env.Do(arranged(w.P.Env, b.Cards, key, group, before))
	}
	return b
}

func about(t account.TemplateSection) app.UI {
	shown := len(t.Shown())
	return app.Div().Class("board-facts").Body(
		app.If(t.Hidden, func() app.UI { return ui.Badge(i18n.T("template.hidden")) }),
		app.If(t.Own, func() app.UI { return ui.Badge(i18n.T("template.own")) }),
		app.If(shown > 0, func() app.UI { return app.Span().Text(i18n.N("template.fields.n", shown)) }),
	)
}

// arranged is the order of a group's sections after one of them was moved into it, before another one.
func arranged(env *page.Env, cards []ui.Card, key, group, before string) workspace.Arrange {
	var out workspace.Arrange
	spot := func(key string) {
		t, _ := env.Snap().Template().Find(key)
		out = append(out, workspace.Spot{Key: key, Own: t.Own, Group: group})
	}
	for _, c := range cards {
		if c.Column != group || c.Key == key {
			continue
		}
		if c.Key == before {
			spot(key)
		}
		spot(c.Key)
	}
	if before == "" {
		spot(key)
	}
	return out
}

// needs are what the company looks for at every client.
func (w *whole) needs() app.UI {
	env := w.P.Env
	var ids []record.ID
	last := ""
	for _, n := range env.Snap().Template().Needs {
		ids, last = append(ids, n.ID), n.Rec.Rank
	}
	return app.Section().Class("stack").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("template.needs")), app.Div().Class("page-tools").Body(
			&ui.Button{ID: "add-template-need", Label: i18n.T("common.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) {
				env.Do(workspace.Create{Kind: "template_need", Rec: &record.TemplateNeed{Name: i18n.T("template.needs.new"), Rank: record.RankBetween(last, "")}})
			}})),
		app.P().Class("lead").Text(i18n.T("template.needs.lead")),
		&form.Rows{Env: env, Rev: w.P.Rev, Kind: "template_need", IDs: ids, Fields: []string{"name", "area"}, Ranked: true, Empty: i18n.T("template.needs.empty")},
	)
}
