package ui

import (
	"slices"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/internal/dom"
)

// idleSave is how long a longer text rests before it is handed over while still being typed.
const idleSave = 800 * time.Millisecond

// TextField is a field for words. What a person types is never lost by a redraw: while the
// field has the focus, only a value that did not come from here replaces the typed one.
//
// OnInput gets every keystroke; OnCommit the finished value, on Enter, on leaving the field, and in
// a text of several lines also after a pause. Parse, if given, checks the typed words first: it returns
// how the value is written properly, or the problem, which is then shown and nothing handed over.
type TextField struct {
	app.Compo
	ident

	Key         string
	Label       string
	Hint        string
	Problem     string
	HideLabel   bool
	Optional    bool
	Small       bool
	Disabled    bool
	Right       bool // figures stand right
	Private     bool // blurred, unless somebody types, while amounts are hidden
	Lines       int  // more than one: a text area that grows from this height
	Value       string
	Placeholder string
	Kind        string // "text", "email", "url", "search", "tel"
	InputMode   string // which keyboard a phone shows: "decimal", "numeric"
	Prefix      string // a sign or unit before the value
	Suffix      string
	Icon        icon.Name
	AutoFocus   bool
	ID          string
	Button      func() app.UI // at the end of the field
	Parse       func(typed string) (shown, problem string)
	OnInput     func(ctx app.Context, typed string)
	OnCommit    func(ctx app.Context, typed string)

	focused bool
	start   string   // the value when the focus came
	draft   string   // what the field holds now
	dirty   bool     // draft differs from what was handed over
	sent    []string // what was handed over since the focus came
	last    string   // the value at the last update
	wrong   string   // the problem that Parse found
	ctx     app.Context
	pulse   int
}

// CompoID tells parts with different keys apart.
func (f *TextField) CompoID() string { return f.Key }

// OnInit takes the page's id, or makes one.
func (f *TextField) OnInit() {
	if f.id = f.ID; f.id == "" {
		f.ident.OnInit()
	}
	f.last = f.Value
}

// OnMount sets the height of a text area.
func (f *TextField) OnMount(ctx app.Context) {
	if f.AutoFocus {
		ctx.Defer(func(app.Context) { dom.FocusID(f.id) })
	}
	f.fit(ctx)
}

// OnUpdate takes over a value that changed elsewhere.
func (f *TextField) OnUpdate(ctx app.Context) {
	if f.Value == f.last {
		return
	}
	f.last = f.Value
	if f.focused && (f.dirty || strings.TrimSpace(f.Value) == strings.TrimSpace(f.draft) || slices.Contains(f.sent, f.Value)) {
		return // what was typed last is what will be written, also over another tab's
	}
	f.draft, f.start, f.dirty, f.wrong = f.Value, f.Value, false, ""
	hold(f, false)
	ctx.Defer(func(app.Context) { dom.SetValue(f.id, f.Value) })
	f.fit(ctx)
}

func (f *TextField) fit(ctx app.Context) {
	if f.Lines > 1 {
		ctx.Defer(func(app.Context) { dom.Grow(f.id) })
	}
}

func (f *TextField) Render() app.UI {
	problem := f.Problem
	if f.wrong != "" {
		problem = f.wrong
	}
	return frame{id: f.id, label: f.Label, hint: f.Hint, problem: problem, optional: f.Optional, hideLabel: f.HideLabel}.around(
		app.Div().Class(classes("input-box", when(f.Small, "input-small"), when(f.Right, "input-right"), when(f.Private, "input-private"), when(f.Disabled, "input-off"))).Body(
			app.If(f.Icon != "", func() app.UI { return icon.Small(f.Icon) }),
			app.If(f.Prefix != "", func() app.UI { return app.Span().Class("input-unit").Body(app.Text(f.Prefix)) }),
			f.control(problem != ""),
			app.If(f.Suffix != "", func() app.UI { return app.Span().Class("input-unit").Body(app.Text(f.Suffix)) }),
			app.If(f.Button != nil, func() app.UI { return f.Button() }),
		))
}

func (f *TextField) control(wrong bool) app.UI {
	value := f.Value
	if f.focused {
		value = f.start // unchanged, so that a redraw does not write into the field
	}
	if f.Lines > 1 {
		return app.Textarea().ID(f.id).Class("input input-area").Rows(f.Lines).Attr("value", value).Placeholder(f.Placeholder).
			Disabled(f.Disabled).Aria("describedby", f.id+"-about").Aria("invalid", wrong).
			OnFocus(f.focus).OnInput(f.input).OnBlur(f.blur).OnKeyDown(f.key)
	}
	kind := f.Kind
	if kind == "" {
		kind = "text"
	}
	el := app.Input().ID(f.id).Class("input").Type(kind).Value(value).Placeholder(f.Placeholder).AutoComplete(false).
		Disabled(f.Disabled).Aria("describedby", f.id+"-about").Aria("invalid", wrong).
		OnFocus(f.focus).OnInput(f.input).OnBlur(f.blur).OnKeyDown(f.key)
	if f.InputMode != "" {
		el = el.Attr("inputmode", f.InputMode)
	}
	return el
}

func (f *TextField) focus(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	if !f.focused {
		f.focused, f.start, f.draft, f.dirty, f.sent = true, f.Value, ctx.JSSrc().Get("value").String(), f.wrong != "", nil
	}
}

func (f *TextField) input(ctx app.Context, e app.Event) {
	f.draft, f.dirty, f.ctx = ctx.JSSrc().Get("value").String(), true, ctx
	hold(f, f.OnCommit != nil)
	f.sent = append(f.sent, f.draft)
	if f.Lines > 1 {
		dom.Grow(f.id)
		f.pulse++
		pulse := f.pulse
		ctx.After(idleSave, func(ctx app.Context) {
			if pulse == f.pulse && f.focused {
				f.commit(ctx)
			}
		})
	}
	if f.OnInput != nil {
		f.OnInput(ctx, f.draft)
	} else {
		ctx.PreventUpdate()
	}
}

func (f *TextField) blur(ctx app.Context, e app.Event) {
	f.commit(ctx)
	f.focused = false
}

func (f *TextField) key(ctx app.Context, e app.Event) {
	switch key := e.Get("key").String(); {
	case e.Get("isComposing").Bool():
		ctx.PreventUpdate()
	case key == "Enter" && f.Lines <= 1:
		f.commit(ctx)
	case key == "Escape" && f.dirty:
		e.PreventDefault()
		f.draft, f.dirty, f.wrong = f.start, false, ""
		hold(f, false)
		dom.SetValue(f.id, f.start)
	default:
		ctx.PreventUpdate()
	}
}

// OnDismount hands over what the field still holds: it may go away with the focus in it, as when the
// person goes back in the history, and then no blur is ever heard.
func (f *TextField) OnDismount() {
	if f.dirty && f.OnCommit != nil {
		afterwards(f.handOver)
	}
}

func (f *TextField) handOver() {
	f.commit(f.ctx)
	hold(f, f.dirty && f.Mounted()) // what cannot be read stays, as long as it can be seen
}

// commit hands the draft over when it differs from the value and can be read.
func (f *TextField) commit(ctx app.Context) {
	if !f.dirty {
		return
	}
	shown := f.draft
	if f.Parse != nil {
		if shown, f.wrong = f.Parse(f.draft); f.wrong != "" {
			return
		}
		dom.SetValue(f.id, shown)
	}
	f.dirty = false
	hold(f, false)
	typed := f.draft
	f.draft = shown
	f.sent = append(f.sent, shown)
	if shown != f.Value && f.OnCommit != nil {
		f.OnCommit(ctx, typed)
	}
}
