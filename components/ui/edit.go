package ui

import (
	"math"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/internal/dom"
	"rumbo/components/words"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
)

// Edit is a value that is edited where it stands. Click, Enter or a first letter open it; Enter and
// leaving save; Tab saves and opens the next one; Esc leaves it as it was. A value that Parse cannot
// read stays open with its problem, and nothing is lost. Build it with EditText, EditNumber,
// EditMoney, EditDate or EditSelect.
type Edit struct {
	app.Compo
	ident

	Key     string
	Label   string // what the value is; read aloud
	Text    string // how it is shown
	Raw     string // how it is typed
	Right   bool
	Money   bool
	Mode    string   // inputmode
	Options []Option // a list to choose from instead of typing
	None    string
	Parse   func(typed string) (shown, problem string)
	OnSave  func(ctx app.Context, typed string)

	editing bool
	draft   string
	from    string // the value when it was opened; also what go-app wrote, so that a redraw leaves the input alone
	wrong   string
	opening bool   // the control is to come, or to be filled
	early   string // typed meanwhile
	ctx     app.Context
}

// tabbed tells the next Edit that the focus reached it by Tab out of an open one.
var tabbed bool

// CompoID tells parts with different keys apart.
func (c *Edit) CompoID() string { return c.Key }

// returning is the key of the Edit that was just saved by a key and keeps the focus, also when what it wrote makes
// its place be drawn anew.
var returning struct {
	key  string
	when time.Time
}

// soon is how long what was saved may take to be drawn anew.
const soon = 500 * time.Millisecond

// OnMount takes the focus over from the one that stood here before.
func (c *Edit) OnMount(ctx app.Context) {
	if c.Key != "" && c.Key == returning.key && time.Since(returning.when) < soon {
		ctx.Defer(func(app.Context) { dom.Refocus(c.id) })
	}
}

// The handlers stand on the frame, which stays: an element that goes away while it handles an event
// takes everything that was to come after with it.
func (c *Edit) Render() app.UI {
	return app.Div().Class(classes("edit", when(c.Right, "edit-right"), when(c.editing, "edit-open"))).
		OnClick(c.click).OnKeyDown(c.key).OnInput(c.input).OnChange(c.pick).On("focusin", c.focus).On("focusout", c.leave).
		Body(c.face(), app.If(c.wrong != "", func() app.UI {
			return app.Span().ID(c.sub("p")).Class("edit-problem").Role("alert").Body(icon.Small(icon.Warning), app.Text(c.wrong))
		}))
}

// face is the value as it is shown, or the control to edit it.
func (c *Edit) face() app.UI {
	switch {
	case !c.editing:
		text, empty := c.Text, ""
		if text == "" {
			text, empty = locale.None, "edit-empty"
		}
		return app.Button().ID(c.id).Type("button").Class(classes("edit-show", empty, when(c.Right, "num"), when(c.Money, "money"))).
			Aria("label", words.Of("components.edit.value", "label", c.Label, "value", text)).
			Body(app.Span().Class("edit-text").Body(app.Text(text)))
	case len(c.Options) > 0:
		options := []app.UI{}
		if c.None != "" {
			options = append(options, option("", c.None, c.Raw == ""))
		}
		for _, o := range c.Options {
			options = append(options, option(o.Value, o.Label, o.Value == c.Raw))
		}
		return app.Select().ID(c.sub("i")).Class("edit-input").Aria("label", c.Label).Body(options...)
	}
	el := app.Input().ID(c.sub("i")).Class("edit-input").Type("text").AutoComplete(false).Aria("label", c.Label).
		Value(c.from).Aria("invalid", c.wrong != "")
	if c.Mode != "" {
		el = el.Attr("inputmode", c.Mode)
	}
	if c.wrong != "" {
		el = el.Aria("describedby", c.sub("p"))
	}
	return el
}

func (c *Edit) click(ctx app.Context, e app.Event) {
	if c.editing {
		ctx.PreventUpdate()
		return
	}
	c.start(ctx, "")
}

// start opens the value, marked as a whole, or replaced by the first letter typed.
func (c *Edit) start(ctx app.Context, first string) {
	c.editing, c.draft, c.from, c.wrong, c.ctx, c.opening, c.early = true, c.Raw, c.Raw, "", ctx, true, first
	if first != "" {
		c.draft = first
	}
	returning.key = "" // who types here keeps the focus, however late the last one is drawn anew
	ctx.Defer(func(app.Context) {
		if !c.editing { // left already
			return
		}
		c.opening = false
		dom.FocusID(c.sub("i"))
		if len(c.Options) > 0 {
			syncValue(c.sub("i"), c.Raw)
			return
		}
		dom.Select(c.sub("i"))
		if c.early != "" {
			hold(c, true)
			dom.SetValue(c.sub("i"), c.early)
		}
	})
}

func (c *Edit) focus(ctx app.Context, e app.Event) {
	if tabbed && !c.editing {
		tabbed = false
		c.start(ctx, "")
		return
	}
	ctx.PreventUpdate()
}

func (c *Edit) input(ctx app.Context, e app.Event) {
	if len(c.Options) == 0 && !c.opening {
		c.draft = e.Get("target").Get("value").String()
		hold(c, true)
	}
	ctx.PreventUpdate()
}

// OnDismount hands over what is still being typed when the cell goes away, as with its row.
func (c *Edit) OnDismount() {
	if c.editing && c.draft != c.from {
		afterwards(c.handOver)
		return
	}
	hold(c, false)
}

func (c *Edit) handOver() {
	ok := c.save(c.ctx, false)
	hold(c, !ok && c.Mounted())
}

func (c *Edit) pick(ctx app.Context, e app.Event) {
	if len(c.Options) == 0 || !c.editing {
		ctx.PreventUpdate()
		return
	}
	c.draft = optionValue(e.Get("target").Get("value").String())
	c.save(ctx, true)
}

// leave saves when the control loses the focus; the button that it replaced loses it too, by going away.
func (c *Edit) leave(ctx app.Context, e app.Event) {
	if !c.editing || !dom.From(e, c.sub("i")) {
		ctx.PreventUpdate()
		return
	}
	c.save(ctx, false)
}

func (c *Edit) key(ctx app.Context, e app.Event) {
	if !c.editing {
		c.firstKey(ctx, e)
		return
	}
	e.Call("stopPropagation") // the table's own keys are not meant here
	switch key := e.Get("key").String(); {
	case e.Get("isComposing").Bool():
	case key == "Enter":
		e.PreventDefault()
		c.save(ctx, true)
	case key == "Escape":
		e.PreventDefault()
		c.finish(ctx, true)
	case key == "Tab":
		c.tab(ctx, e)
	default:
		// Typed before the control was there: it gets it when it comes, or now.
		if letter := plainLetter(e); letter != "" && len(c.Options) == 0 && !dom.From(e, c.sub("i")) {
			e.PreventDefault()
			c.late(letter)
		}
		ctx.PreventUpdate()
	}
}

// late takes a letter that was typed at the place of the control.
func (c *Edit) late(letter string) {
	if c.opening {
		c.early += letter
		c.draft = c.early
		return
	}
	c.draft = dom.Insert(c.sub("i"), letter)
	hold(c, true)
}

// tab saves and gives the focus to the next place; an Edit opens there.
func (c *Edit) tab(ctx app.Context, e app.Event) {
	next := dom.NextStop(c.sub("i"), e.Get("shiftKey").Bool())
	if !c.save(ctx, false) {
		e.PreventDefault()
		return
	}
	if !dom.There(next) { // on to the browser's own controls
		return
	}
	e.PreventDefault()
	tabbed = dom.There(next.Call("closest", ".edit"))
	dom.Focus(next)
}

// plainLetter is what a key writes by itself, "" for any other key.
func plainLetter(e app.Event) string {
	key := e.Get("key").String()
	if len([]rune(key)) != 1 || e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() || e.Get("altKey").Bool() {
		return ""
	}
	return key
}

// firstKey opens the value with the letter that was typed, as a spreadsheet does.
func (c *Edit) firstKey(ctx app.Context, e app.Event) {
	if key := plainLetter(e); key != "" && key != " " && len(c.Options) == 0 {
		e.PreventDefault()
		c.start(ctx, key)
		return
	}
	ctx.PreventUpdate()
}

// save hands the draft over and closes; false when it cannot be read.
func (c *Edit) save(ctx app.Context, refocus bool) bool {
	if c.Parse != nil {
		if _, c.wrong = c.Parse(c.draft); c.wrong != "" {
			return false
		}
	}
	changed := c.draft != c.from && c.draft != c.Raw // untouched, it must not write over another tab's
	c.finish(ctx, refocus)
	if changed && c.OnSave != nil {
		c.OnSave(ctx, c.draft)
	}
	return true
}

func (c *Edit) finish(ctx app.Context, refocus bool) {
	c.editing, c.wrong = false, ""
	hold(c, false)
	if refocus {
		returning.key, returning.when = c.Key, time.Now()
		ctx.Defer(func(app.Context) { dom.Refocus(c.id) })
	}
}

// EditText edits words.
func EditText(key, label, value string, save func(ctx app.Context, v string)) *Edit {
	return &Edit{Key: key, Label: label, Text: value, Raw: value, OnSave: save}
}

// EditMoney edits an amount; an emptied cell is no amount.
func EditMoney(key, label string, a money.Amount, c money.Code, save func(ctx app.Context, a money.Amount)) *Edit {
	return &Edit{Key: key, Label: label, Text: words.Locale().MoneyPlain(a), Raw: words.Locale().MoneyTyped(a),
		Right: true, Money: true, Mode: "decimal", Parse: parseMoney(c), OnSave: func(ctx app.Context, typed string) {
			if a, err := readMoney(typed, c); err == nil {
				save(ctx, a)
			}
		}}
}

// EditDate edits a date.
func EditDate(key, label string, d, today period.Date, save func(ctx app.Context, d period.Date)) *Edit {
	return &Edit{Key: key, Label: label, Text: shownDate(d), Raw: shownDate(d), Parse: parseDate(today),
		OnSave: func(ctx app.Context, typed string) {
			if d, err := readDate(typed, today); err == nil {
				save(ctx, d)
			}
		}}
}

// EditNumber edits a number; an emptied cell is no number. A percent is held as a ratio.
func EditNumber(key, label string, n NumberField, save func(ctx app.Context, v float64, known bool)) *Edit {
	shown := n.shown(n.Value, n.Known)
	text := shown
	if n.Percent && n.Known {
		digits := n.Decimals
		if p := math.Round(n.Value*1e6) / 1e4; p == math.Trunc(p) {
			digits = 0 // a whole percentage is written as one
		}
		text = words.Locale().Percent(n.Value, digits)
	}
	return &Edit{Key: key, Label: label, Text: text, Raw: shown, Right: true, Mode: "decimal", Parse: n.parse,
		OnSave: func(ctx app.Context, typed string) {
			if v, known, err := n.read(typed); err == nil {
				save(ctx, v, known)
			}
		}}
}

// EditSelect chooses from a list; none names an empty choice, "" for none.
func EditSelect(key, label string, options []Option, value, none string, save func(ctx app.Context, v string)) *Edit {
	shown := ""
	for _, o := range options {
		if o.Value == value {
			shown = o.Label
		}
	}
	return &Edit{Key: key, Label: label, Text: shown, Raw: value, Options: options, None: none, OnSave: save}
}
