package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/internal/dom"
	"rumbo/components/words"
)

// Command is one line of the palette: a thing to open or to do.
type Command struct {
	ID    string
	Group string // lines of one group stand together, in the order given
	Label string
	Note  string
	Icon  icon.Name
	Keys  []string // its shortcut
	Href  string   // where it leads; otherwise OnRun is called
}

// Palette finds and runs anything by a few letters. The page opens it on Ctrl or ⌘ K and
// closes it when OnClose is called.
type Palette struct {
	app.Compo
	ident

	Open    bool
	Find    func(query string) []Command // best first within each group; at most about thirty
	OnRun   func(ctx app.Context, c Command)
	OnClose func(ctx app.Context)

	query  string
	found  []Command
	active int
	shown  bool
	ctx    app.Context // outlives the lines
}

// OnMount opens a palette that is born open.
func (p *Palette) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.OnUpdate(ctx)
}

// OnUpdate starts afresh each time the palette opens.
func (p *Palette) OnUpdate(ctx app.Context) {
	if p.Open && !p.shown {
		p.search("")
	}
	p.shown = p.Open
	ctx.Defer(func(app.Context) {
		dom.ShowModal(p.id, p.Open)
		if p.Open && !dom.Focused(p.sub("q")) {
			dom.SetValue(p.sub("q"), p.query)
			dom.FocusID(p.sub("q"))
		}
	})
}

func (p *Palette) search(query string) {
	p.query, p.active = query, 0
	if p.Find != nil {
		p.found = p.Find(query)
	}
}

func (p *Palette) Render() app.UI {
	el := app.Dialog().ID(p.id).Class("palette").Aria("label", words.Of("components.palette.title")).
		On("cancel", p.cancel).OnClick(p.outside)
	if !p.Open {
		return el
	}
	input := app.Input().ID(p.sub("q")).Class("palette-input").Type("text").Role("combobox").AutoComplete(false).
		Attr("spellcheck", "false").Placeholder(words.Of("components.palette.placeholder")).
		Aria("label", words.Of("components.palette.title")).Aria("expanded", true).Aria("controls", p.sub("l")).
		Aria("autocomplete", "list").OnInput(p.input).OnKeyDown(p.key)
	if len(p.found) > 0 {
		input = input.Aria("activedescendant", p.lineID(p.active))
	}
	return el.Body(app.Div().Class("palette-frame").Body(
		app.Div().Class("palette-box").Body(icon.Of(icon.Search), input),
		app.Div().ID(p.sub("l")).Class("palette-list").Role("listbox").Aria("label", words.Of("components.palette.title")).Body(p.lines()...),
		app.If(len(p.found) == 0 && p.query != "", func() app.UI {
			return app.P().Class("palette-nothing").Role("status").Body(app.Text(words.Of("components.palette.nothing", "text", p.query)))
		}),
		app.Div().Class("palette-foot").Body(app.Text(words.Of("components.palette.hint"))),
	))
}

func (p *Palette) lines() []app.UI {
	var out, group []app.UI
	name := ""
	flush := func() {
		if len(group) > 0 {
			out = append(out, app.Div().Role("group").Aria("label", name).Body(
				append([]app.UI{app.Div().Class("palette-group").Aria("hidden", "true").Body(app.Text(name))}, group...)...))
			group = nil
		}
	}
	for i, c := range p.found {
		if c.Group != name {
			flush()
			name = c.Group
		}
		group = append(group, &paletteLine{Command: c, ID: p.lineID(i), Index: i, On: i == p.active, Run: p.runAt})
	}
	flush()
	return out
}

func (p *Palette) lineID(i int) string { return p.sub("c" + strconv.Itoa(i)) }

func (p *Palette) input(ctx app.Context, e app.Event) {
	p.search(ctx.JSSrc().Get("value").String())
}

func (p *Palette) key(ctx app.Context, e app.Event) {
	n := len(p.found)
	switch key := e.Get("key").String(); {
	case e.Get("isComposing").Bool():
	case key == "ArrowDown" && n > 0:
		p.walk(ctx, e, (p.active+1)%n)
	case key == "ArrowUp" && n > 0:
		p.walk(ctx, e, (p.active+n-1)%n)
	case key == "Enter" && n > 0:
		e.PreventDefault()
		p.runAt(ctx, p.active)
	default:
		ctx.PreventUpdate()
	}
}

func (p *Palette) walk(ctx app.Context, e app.Event, to int) {
	e.PreventDefault()
	p.active = to
	ctx.Defer(func(app.Context) { dom.ScrollIntoView(p.lineID(p.active)) })
}

func (p *Palette) runAt(ctx app.Context, i int) {
	c := p.found[i]
	p.close(p.ctx)
	if p.OnRun != nil {
		p.OnRun(p.ctx, c)
	}
}

func (p *Palette) cancel(ctx app.Context, e app.Event) {
	e.PreventDefault()
	p.close(ctx)
}

func (p *Palette) outside(ctx app.Context, e app.Event) {
	if e.Get("target").Get("id").String() == p.id {
		p.close(ctx)
	}
}

func (p *Palette) close(ctx app.Context) {
	if p.OnClose != nil {
		p.OnClose(ctx)
	}
}

type paletteLine struct {
	app.Compo

	Command Command
	ID      string
	Index   int
	On      bool
	Run     func(ctx app.Context, i int)
}

func (l *paletteLine) Render() app.UI {
	c := l.Command
	return app.Div().ID(l.ID).Class("palette-item").Role("option").Aria("selected", l.On).OnClick(l.click).Body(
		icon.Of(c.Icon),
		app.Span().Class("truncate").Body(app.Text(c.Label)),
		app.If(c.Note != "", func() app.UI { return app.Span().Class("palette-note truncate").Body(app.Text(c.Note)) }),
		app.If(len(c.Keys) > 0, func() app.UI { return app.Span().Class("push").Body(Keys(c.Keys...)) }),
	)
}

func (l *paletteLine) click(ctx app.Context, e app.Event) { l.Run(ctx, l.Index) }

// Shortcut is one keyboard shortcut in words.
type Shortcut struct {
	Label string
	Keys  []string
}

// ShortcutGroup is what belongs to one place.
type ShortcutGroup struct {
	Title string
	Items []Shortcut
}

// Shortcuts lists what the keyboard can do, for the body of a Dialog.
func Shortcuts(groups ...ShortcutGroup) app.UI {
	out := make([]app.UI, len(groups))
	for i, g := range groups {
		var lines []app.UI
		for _, s := range g.Items {
			lines = append(lines, app.Dt().Body(app.Text(s.Label)), app.Dd().Body(Keys(s.Keys...)))
		}
		out[i] = app.Div().Body(app.H3().Body(app.Text(g.Title)), app.Dl().Body(lines...))
	}
	return app.Div().Class("shortcuts").Body(out...)
}
