package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/words"
)

// Signal is a state of the traffic light.
type Signal string

// The signals. Unknown is a state of its own, never a green one.
const (
	Unknown Signal = "unknown"
	Green   Signal = "green"
	Amber   Signal = "amber"
	Red     Signal = "red"
)

// Light shows a signal by colour, shape and word. Word replaces the standard word; pass "-" for the
// shape alone, whose word is then read aloud.
func Light(s Signal, word string) app.UI {
	if s == "" {
		s = Unknown
	}
	class := "light light-" + string(s)
	standard := words.Of("components.light." + string(s))
	switch word {
	case "":
		word = standard
	case "-":
		return app.Span().Class(class).Title(standard).Body(lightShape(s), app.Span().Class("hidden-text").Body(app.Text(standard)))
	}
	return app.Span().Class(class).Body(lightShape(s), app.Span().Body(app.Text(word)))
}

// lightShape differs per signal, for those who cannot tell the colours apart.
func lightShape(s Signal) app.UI {
	const ns = "http://www.w3.org/2000/svg"
	d := LightPath(s)
	svg := app.Elem("svg").XMLNS(ns).Class("light-shape").Attr("viewBox", "0 0 12 12").Attr("aria-hidden", "true")
	if d == "" {
		return svg.Body(app.Elem("path").XMLNS(ns).Class("light-ring").Attr("d", "M6 1.7a4.3 4.3 0 1 0 0 8.6a4.3 4.3 0 0 0 0-8.6Z"))
	}
	return svg.Body(app.Elem("path").XMLNS(ns).Attr("d", d))
}

// LightPath is a signal's shape on a grid of 12, for drawings; "" for Unknown, which is a ring.
func LightPath(s Signal) string {
	return map[Signal]string{
		Green: "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z",
		Amber: "M6 .5 11.5 6 6 11.5.5 6Z",
		Red:   "M1.5 1.5h9v9h-9Z",
	}[s]
}

// Badge is a short state in words: "Borrador", "v3". It has no colour of its own.
func Badge(label string) app.UI {
	return app.Span().Class("badge").Body(app.Text(label))
}

// AccentBadge is a Badge that stands out: what is new or chosen.
func AccentBadge(label string) app.UI {
	return app.Span().Class("badge badge-accent").Body(app.Text(label))
}

// Tag is a label that a person put on something; with OnRemove it can be taken off.
type Tag struct {
	app.Compo

	Label    string
	Remove   string // what the cross is called; empty: no cross
	OnRemove func(ctx app.Context)
}

func (t *Tag) Render() app.UI {
	return app.Span().Class("tag").Body(
		app.Span().Class("truncate").Body(app.Text(t.Label)),
		app.If(t.Remove != "", func() app.UI {
			return app.Button().Type("button").Class("tag-remove").Aria("label", t.Remove+" "+t.Label).OnClick(t.remove).Body(icon.Small(icon.X))
		}),
	)
}

func (t *Tag) remove(ctx app.Context, e app.Event) {
	if t.OnRemove != nil {
		t.OnRemove(ctx)
	}
}
