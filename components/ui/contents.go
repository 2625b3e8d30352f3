package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Chapter is one place in a list of contents.
type Chapter struct {
	Value string
	Label string
	Href  string
	Count string  // a number beside the label, already formatted
	Done  float64 // 0…1, drawn as a small bar; negative draws none
	Tells string  // what the bar says, read aloud
}

// Chapters is a group of them under a name; the name may be empty.
type Chapters struct {
	Name  string
	Items []Chapter
}

// Contents is a list of places beside what they show; where there is little room, a choice of one line.
type Contents struct {
	app.Compo
	ident

	Label  string // what the places are of; read aloud
	Groups []Chapters
	Value  string
	// OnChange goes to a place; on wide screens the links do so themselves.
	OnChange func(ctx app.Context, value string)
}

// Render draws the list, and the choice that stands in for it.
func (c *Contents) Render() app.UI {
	var lists []app.UI
	for _, g := range c.Groups {
		lists = append(lists, app.Div().Class("contents-group").Body(
			app.If(g.Name != "", func() app.UI { return app.Div().Class("contents-name").Text(g.Name) }),
			app.Ul().Body(app.Range(g.Items).Slice(func(i int) app.UI { return c.item(g.Items[i]) }))))
	}
	return app.Div().Class("contents").Body(
		app.Nav().Class("contents-list").Aria("label", c.Label).Body(lists...),
		app.Div().Class("contents-choice").Body(&SelectField{Key: "contents", Label: c.Label, HideLabel: true, Value: c.Value, Options: c.options(),
			OnChange: func(ctx app.Context, v string) {
				if v != c.Value && c.OnChange != nil {
					c.OnChange(ctx, v)
				}
			}}),
	)
}

func (c *Contents) item(x Chapter) app.UI {
	link := app.A().Class("contents-item").Href(x.Href)
	if x.Value == c.Value {
		link = link.Aria("current", "page")
	}
	return app.Li().Body(link.Body(
		app.Span().Class("contents-label").Text(x.Label),
		app.If(x.Count != "", func() app.UI { return app.Span().Class("tab-count").Text(x.Count) }),
		app.If(x.Done >= 0, func() app.UI {
			return app.Span().Class("contents-done").Title(x.Tells).Body(
				app.Progress().Max(100).Value(int(x.Done*100)).Aria("label", x.Tells))
		}),
	))
}

func (c *Contents) options() []Option {
	var out []Option
	for _, g := range c.Groups {
		for _, x := range g.Items {
			out = append(out, Option{Value: x.Value, Label: x.Label})
		}
	}
	return out
}
