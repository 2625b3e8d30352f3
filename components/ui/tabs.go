package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/internal/dom"
)

// Tab is one view of the same thing.
type Tab struct {
	Value string
	Label string
	Count string // a number beside the label, already formatted
}

// Tabs switches between views. The page draws the chosen view itself, inside TabPanel.
type Tabs struct {
	app.Compo
	ident

	Label    string // what the views are of; read aloud
	Tabs     []Tab
	Value    string
	PanelID  string // the id given to TabPanel
	OnChange func(ctx app.Context, value string)

	shown string
}

// OnMount brings the chosen tab into sight where not all fit.
func (t *Tabs) OnMount(ctx app.Context) { t.follow(ctx) }

// OnUpdate does so again when another one is chosen.
func (t *Tabs) OnUpdate(ctx app.Context) { t.follow(ctx) }

func (t *Tabs) follow(ctx app.Context) {
	if t.shown == t.Value {
		return
	}
	t.shown = t.Value
	ctx.Defer(func(app.Context) { dom.ScrollIntoView(tabID(t.PanelID, t.Value)) })
}

func (t *Tabs) Render() app.UI {
	items := make([]app.UI, len(t.Tabs))
	for i, tab := range t.Tabs {
		items[i] = &segment{Option: Option{Value: tab.Value, Label: tab.Label}, Count: tab.Count, Tab: t.PanelID,
			ID: tabID(t.PanelID, tab.Value), On: tab.Value == t.Value, Pick: t.pick, Move: t.move}
	}
	return app.Div().Class("tabs").Role("tablist").Aria("label", t.Label).Body(items...)
}

func (t *Tabs) pick(ctx app.Context, value string) {
	if value != t.Value && t.OnChange != nil {
		t.OnChange(ctx, value)
	}
}

func (t *Tabs) move(ctx app.Context, step int) {
	for i, tab := range t.Tabs {
		if tab.Value == t.Value {
			next := t.Tabs[(i+step+len(t.Tabs))%len(t.Tabs)].Value
			t.pick(ctx, next)
			dom.FocusID(tabID(t.PanelID, next))
			return
		}
	}
}

func tabID(panel, value string) string { return panel + "-tab-" + value }

// TabPanel is the view that the chosen tab shows.
func TabPanel(id, value string, body ...app.UI) app.UI {
	return app.Div().ID(id).Class("tab-panel").Role("tabpanel").Aria("labelledby", tabID(id, value)).Body(body...)
}
