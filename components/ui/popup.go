package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/internal/dom"
	"rumbo/components/words"
)

// Popup is a button that opens a few controls: beside the button, or as a sheet at the foot of a phone. Esc or a press
// elsewhere closes it, and the focus goes back to the button.
type Popup struct {
	app.Compo
	ident

	Key   string
	Label string // on the button
	Title string // what is chosen there; read aloud before the label
	Icon  icon.Name
	Kind  Kind
	Class string
	Body  func(close func()) []app.UI // drawn while it is open

	open bool
}

// CompoID tells parts with different keys apart.
func (p *Popup) CompoID() string { return p.Key }

// Render draws the button, and what it opens while it is open.
func (p *Popup) Render() app.UI {
	var body []app.UI
	if p.open {
		body = p.Body(p.close)
	}
	return app.Div().Class(classes("popup", p.Class)).Body(
		app.Button().ID(p.sub("b")).Type("button").Class(classes("button", string(p.Kind))).Title(p.Title).
			Aria("label", words.Of("components.popup.label", "title", p.Title, "label", p.Label)).Aria("haspopup", "dialog").Aria("expanded", p.open).OnClick(p.toggle).
			Body(icon.Of(p.Icon), app.Span().Body(app.Text(p.Label)), icon.Small(icon.ChevronDown)),
		app.Div().ID(p.sub("l")).Class("popup-body").Attr("popover", "auto").Role("dialog").Aria("label", p.Title).TabIndex(-1).
			On("toggle", p.toggled).Body(body...),
	)
}

func (p *Popup) toggle(ctx app.Context, e app.Event) {
	if p.open {
		p.close()
		return
	}
	p.open = true
	ctx.Update()
	ctx.Defer(func(app.Context) {
		dom.Popover(p.sub("l"), true)
		dom.PlaceBeside(p.sub("l"), p.sub("b"), false, false)
		dom.FocusFirst(p.sub("l"))
	})
}

// close gives the focus back.
func (p *Popup) close() {
	dom.Popover(p.sub("l"), false)
	dom.FocusID(p.sub("b"))
}

func (p *Popup) toggled(ctx app.Context, e app.Event) {
	if e.Get("newState").String() == "closed" {
		p.open = false
	}
}
