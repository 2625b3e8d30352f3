package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/internal/dom"
	"rumbo/components/words"
)

// Dialog does one big thing apart from the page. It is a native modal dialog: the
// browser keeps the focus inside and gives it back. Esc, the cross and a click outside call OnClose;
// the page then sets Open to false.
type Dialog struct {
	app.Compo
	ident

	Open    bool
	Title   string
	Wide    bool
	Body    func() []app.UI
	Actions func() []app.UI // buttons at the foot, the main one last
	OnClose func(ctx app.Context)
}

// OnMount opens a dialog that is born open.
func (d *Dialog) OnMount(ctx app.Context) { d.sync(ctx) }

// OnUpdate opens or closes after the page has said so.
func (d *Dialog) OnUpdate(ctx app.Context) { d.sync(ctx) }

func (d *Dialog) sync(ctx app.Context) {
	ctx.Defer(func(app.Context) { dom.ShowModal(d.id, d.Open) })
}

func (d *Dialog) Render() app.UI {
	el := app.Dialog().ID(d.id).Class(classes("dialog", when(d.Wide, "dialog-wide"))).
		Aria("labelledby", d.sub("t")).On("cancel", d.cancel).OnClick(d.outside)
	if !d.Open {
		return el
	}
	return el.Body(app.Div().Class("dialog-frame").Body(
		app.Div().Class("dialog-head").Body(
			app.H2().ID(d.sub("t")).Body(app.Text(d.Title)),
			&IconButton{Icon: icon.X, Label: words.Of("components.dialog.close"), OnClick: d.close},
		),
		app.Div().Class("dialog-body").Body(slot(d.Body)...),
		app.If(d.Actions != nil, func() app.UI { return app.Div().Class("dialog-foot").Body(d.Actions()...) }),
	))
}

func slot(f func() []app.UI) []app.UI {
	if f == nil {
		return nil
	}
	return f()
}

func (d *Dialog) cancel(ctx app.Context, e app.Event) {
	e.PreventDefault() // the page decides, so that its state and the screen never part
	d.close(ctx)
}

// outside closes on a click on the backdrop, which reaches the dialog element itself.
func (d *Dialog) outside(ctx app.Context, e app.Event) {
	if e.Get("target").Get("id").String() == d.id {
		d.close(ctx)
	}
}

func (d *Dialog) close(ctx app.Context) {
	if d.OnClose != nil {
		d.OnClose(ctx)
	}
}

// Panel is the side panel that explains something while the page stays in sight.
// Esc inside it and the cross call OnClose. The focus moves to it when its Key changes.
type Panel struct {
	app.Compo
	ident

	Key     string // what it is about
	Title   string
	Body    func() []app.UI
	Foot    func() []app.UI
	OnClose func(ctx app.Context)

	shown string
	back  app.Value // what had the focus before
}

// OnMount moves the focus into the panel.
func (p *Panel) OnMount(ctx app.Context) {
	if app.IsClient {
		p.back = dom.Active()
	}
	p.OnUpdate(ctx)
}

// OnUpdate moves the focus again when the panel is about something else.
func (p *Panel) OnUpdate(ctx app.Context) {
	if p.shown != p.Key {
		p.shown = p.Key
		ctx.Defer(func(app.Context) { dom.FocusID(p.sub("t")) })
	}
}

// OnDismount gives the focus back.
func (p *Panel) OnDismount() { dom.Focus(p.back) }

func (p *Panel) Render() app.UI {
	return app.Aside().Class("panel").Aria("labelledby", p.sub("t")).OnKeyDown(p.key).Body(
		app.Div().Class("panel-head").Body(
			app.H2().ID(p.sub("t")).TabIndex(-1).Body(app.Text(p.Title)),
			&IconButton{Icon: icon.X, Label: words.Of("components.panel.close"), OnClick: p.close},
		),
		app.Div().Class("panel-body").TabIndex(0).Body(slot(p.Body)...),
		app.If(p.Foot != nil, func() app.UI { return app.Div().Class("panel-foot").Body(p.Foot()...) }),
	)
}

func (p *Panel) key(ctx app.Context, e app.Event) {
	if e.Get("key").String() == "Escape" && !e.Get("defaultPrevented").Bool() {
		p.close(ctx)
	}
}

func (p *Panel) close(ctx app.Context) {
	if p.OnClose != nil {
		p.OnClose(ctx)
	}
}
