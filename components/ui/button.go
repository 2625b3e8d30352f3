package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
)

// Kind is the weight of a button.
type Kind string

// A page has at most one Primary button in sight. Danger is for what destroys.
const (
	Secondary Kind = ""
	Primary   Kind = "button-primary"
	Quiet     Kind = "button-quiet"
	Danger    Kind = "button-danger"
)

// Button does one thing. With Href it is a link that looks like a button.
type Button struct {
	app.Compo
	ident

	Label    string
	Icon     icon.Name // before the label
	Kind     Kind
	Small    bool
	Disabled bool
	Busy     bool   // working: shows a turning sign and takes no clicks
	Title    string // longer words, for a pointer that rests
	ID       string
	Href     string
	Download string // with Href: the file name to save as
	OnClick  func(ctx app.Context)
}

func (b *Button) Render() app.UI {
	class := classes("button", string(b.Kind), when(b.Small, "button-small"), when(b.Busy, "button-busy"))
	body := []app.UI{icon.Of(b.Icon), app.Span().Body(app.Text(b.Label))}
	if b.Href != "" {
		return app.A().ID(b.ID).Class(class).Href(b.Href).Title(b.Title).Download(b.Download).OnClick(b.click).Body(body...)
	}
	return app.Button().ID(b.ID).Class(class).Type("button").Title(b.Title).
		Disabled(b.Disabled).Aria("busy", b.Busy).OnClick(b.click).Body(body...)
}

func (b *Button) click(ctx app.Context, e app.Event) {
	if b.OnClick != nil && !b.Disabled && !b.Busy {
		b.OnClick(ctx)
	}
}

// IconButton is a button whose sign says it all to the eye; Label says it to everyone else.
type IconButton struct {
	app.Compo

	Icon     icon.Name
	Label    string // read aloud and shown on rest; required
	Small    bool
	Disabled bool
	Pressed  string // "true" or "false" makes it a switch
	ID       string
	Href     string
	OnClick  func(ctx app.Context)
}

func (b *IconButton) Render() app.UI {
	class := classes("icon-button", when(b.Small, "icon-button-small"))
	if b.Href != "" {
		return app.A().ID(b.ID).Class(class).Href(b.Href).Title(b.Label).Aria("label", b.Label).OnClick(b.click).Body(icon.Of(b.Icon))
	}
	el := app.Button().ID(b.ID).Class(class).Type("button").Title(b.Label).Aria("label", b.Label).
		Disabled(b.Disabled).OnClick(b.click).Body(icon.Of(b.Icon))
	if b.Pressed != "" {
		el = el.Aria("pressed", b.Pressed)
	}
	return el
}

func (b *IconButton) click(ctx app.Context, e app.Event) {
	if b.OnClick != nil && !b.Disabled {
		b.OnClick(ctx)
	}
}

// Keys shows a keyboard shortcut, one cap per key: Keys("Ctrl", "K").
func Keys(keys ...string) app.UI {
	caps := make([]app.UI, len(keys))
	for i, k := range keys {
		caps[i] = app.Elem("kbd").Class("key").Body(app.Text(k))
	}
	return app.Span().Class("keys").Body(caps...)
}
