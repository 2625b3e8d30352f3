package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/internal/dom"
	"rumbo/components/words"
)

// shownOptions is how many options a list shows at most; more want more letters.
const shownOptions = 50

// Combobox chooses one of many by typing a part of its name.
type Combobox struct {
	app.Compo
	ident

	Key         string
	Label       string
	Hint        string
	Problem     string
	HideLabel   bool
	Optional    bool
	Disabled    bool
	Value       string // the chosen one, "" for none
	Text        string // its name
	Placeholder string
	Find        func(query string) []Option         // best first; "" asks for all
	OnPick      func(ctx app.Context, value string) // "" when the choice is taken away
	OnCreate    func(ctx app.Context, text string)  // offers to make one of the typed name
	Inline      bool                                // the list stands under the field and stays, as in a Popup; the field only searches

	open   bool
	query  string
	found  []Option
	active int
	been   string      // of a list that always shows: the chosen one when it was last drawn
	ctx    app.Context // outlives the options
}

// CompoID tells parts with different keys apart.
func (c *Combobox) CompoID() string { return c.Key }

// OnMount shows the chosen name.
func (c *Combobox) OnMount(ctx app.Context) {
	c.ctx = ctx
	c.OnUpdate(ctx)
}

// OnUpdate shows the chosen name unless a person is typing another.
func (c *Combobox) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) {
		if !c.open && !c.Inline {
			dom.SetValue(c.id, c.Text)
		}
	})
}

// Render draws the field and its list.
func (c *Combobox) Render() app.UI {
	if c.Inline {
		c.look()
	}
	input := app.Input().ID(c.id).Class("input").Type("text").Role("combobox").AutoComplete(false).
		Attr("autocapitalize", "off").Attr("spellcheck", "false").
		Aria("autocomplete", "list").Aria("expanded", c.open || c.Inline).Aria("controls", c.sub("l")).
		Aria("describedby", c.id+"-about").Aria("invalid", c.Problem != "").
		Placeholder(c.Placeholder).Disabled(c.Disabled).
		OnInput(c.input).OnKeyDown(c.key).OnClick(c.clicked).OnBlur(c.blur)
	if (c.open || c.Inline) && c.count() > 0 {
		input = input.Aria("activedescendant", c.optionID(c.active))
	}
	return frame{id: c.id, label: c.Label, hint: c.Hint, problem: c.Problem, optional: c.Optional, hideLabel: c.HideLabel}.around(
		app.Div().Class("combobox").Body(
			app.Div().ID(c.sub("b")).Class("input-box").Body(
				input,
				app.If(c.Value != "" && c.Optional && !c.Disabled, func() app.UI {
					return &IconButton{Icon: icon.X, Small: true, Label: words.Of("components.combobox.clear"), OnClick: c.clear}
				}).ElseIf(c.Inline, func() app.UI { return icon.Small(icon.Search) }).Else(func() app.UI { return icon.Small(icon.ChevronDown) }),
			),
			c.list().ID(c.sub("l")).Role("listbox").Aria("label", c.Label).OnMouseDown(c.hold).Body(c.options()...),
		))
}

func (c *Combobox) list() app.HTMLDiv {
	if c.Inline {
		return app.Div().Class("combobox-inline")
	}
	return app.Div().Class("combobox-list").Attr("popover", "manual")
}

// look finds what a list that always shows shows, and goes to the chosen one when that is another.
func (c *Combobox) look() {
	c.found = c.Find(c.query)
	if c.been != c.Value && c.query == "" {
		c.been = c.Value
		c.toChosen()
	}
	if c.active < 0 || c.active >= c.count() {
		c.active = 0
	}
}

// options draws the list, only while it is open.
func (c *Combobox) options() []app.UI {
	if !c.open && !c.Inline {
		return nil
	}
	var out []app.UI
	for i, o := range c.found[:min(len(c.found), shownOptions)] {
		out = append(out, &comboOption{ID: c.optionID(i), Option: o, Active: i == c.active, Chosen: o.Value == c.Value, Index: i, Pick: c.pickAt})
	}
	if c.creates() {
		i := c.count() - 1
		out = append(out, &comboOption{ID: c.optionID(i), Active: i == c.active, Index: i, Pick: c.pickAt,
			Option: Option{Label: words.Of("components.combobox.create", "text", strings.TrimSpace(c.query)), Icon: icon.Plus}})
	}
	if more := len(c.found) - shownOptions; more > 0 {
		out = append(out, app.Div().Class("combobox-note").Role("presentation").Body(app.Text(words.Count("components.combobox.more", more))))
	}
	if len(out) == 0 {
		out = append(out, app.Div().Class("combobox-note").Role("option").Aria("disabled", "true").Body(app.Text(words.Of("components.combobox.nothing"))))
	}
	return out
}

func (c *Combobox) optionID(i int) string { return c.sub("o" + strconv.Itoa(i)) }

// creates reports whether the typed name can become a new one: it is not there yet.
func (c *Combobox) creates() bool {
	q := strings.TrimSpace(c.query)
	if c.OnCreate == nil || q == "" {
		return false
	}
	for _, o := range c.found {
		if strings.EqualFold(o.Label, q) {
			return false
		}
	}
	return true
}

// count is the number of lines that can be chosen.
func (c *Combobox) count() int {
	n := min(len(c.found), shownOptions)
	if c.creates() {
		n++
	}
	return n
}

func (c *Combobox) show(ctx app.Context, query string) {
	c.open, c.query, c.active = true, query, 0
	if c.Find != nil {
		c.found = c.Find(query)
	}
	if query == "" {
		c.toChosen()
	}
	ctx.Update()
	ctx.Defer(func(app.Context) {
		if !c.Inline {
			dom.Popover(c.sub("l"), true)
			dom.PlaceBeside(c.sub("l"), c.sub("b"), false, true)
		}
		dom.ScrollIntoView(c.optionID(c.active))
	})
}

// toChosen makes the chosen option the one on which Enter falls.
func (c *Combobox) toChosen() {
	for i, o := range c.found[:min(len(c.found), shownOptions)] {
		if o.Value == c.Value {
			c.active = i
		}
	}
}

func (c *Combobox) hide() {
	c.open = false
	if c.Inline {
		c.query = ""
		dom.SetValue(c.id, "")
		return
	}
	dom.Popover(c.sub("l"), false)
	dom.SetValue(c.id, c.Text)
}

func (c *Combobox) input(ctx app.Context, e app.Event) {
	c.show(ctx, ctx.JSSrc().Get("value").String())
}

func (c *Combobox) clicked(ctx app.Context, e app.Event) {
	if !c.open && !c.Inline {
		dom.Select(c.id)
		c.show(ctx, "")
	}
}

func (c *Combobox) blur(ctx app.Context, e app.Event) {
	if c.open && !c.Inline {
		c.hide()
	}
}

// hold keeps the focus in the input when an option is pressed.
func (c *Combobox) hold(ctx app.Context, e app.Event) { e.PreventDefault() }

func (c *Combobox) key(ctx app.Context, e app.Event) {
	switch key := e.Get("key").String(); {
	case e.Get("isComposing").Bool():
	case (key == "ArrowDown" || key == "ArrowUp") && !c.open && !c.Inline:
		e.PreventDefault()
		c.show(ctx, "")
	case key == "ArrowDown":
		e.PreventDefault()
		c.move(ctx, 1)
	case key == "ArrowUp":
		e.PreventDefault()
		c.move(ctx, -1)
	case key == "Enter" && (c.open || c.Inline):
		e.PreventDefault()
		c.pickAt(ctx, c.active)
	case key == "Escape" && c.open && !c.Inline:
		e.PreventDefault()
		e.Call("stopPropagation")
		c.hide()
	}
}

func (c *Combobox) move(ctx app.Context, step int) {
	if n := c.count(); n > 0 {
		c.active = (c.active + step + n) % n
		ctx.Defer(func(app.Context) { dom.ScrollIntoView(c.optionID(c.active)) })
	}
}

func (c *Combobox) pickAt(ctx app.Context, i int) {
	shown := min(len(c.found), shownOptions)
	switch {
	case i < shown:
		o := c.found[i]
		c.Text = o.Label // until the page says so itself
		c.hide()
		if o.Value != c.Value && c.OnPick != nil {
			c.OnPick(c.ctx, o.Value)
		}
	case c.creates():
		name := strings.TrimSpace(c.query)
		c.hide()
		c.OnCreate(c.ctx, name)
	}
}

func (c *Combobox) clear(ctx app.Context) {
	c.Text = ""
	c.hide()
	if c.OnPick != nil {
		c.OnPick(c.ctx, "")
	}
	dom.FocusID(c.id)
}

// comboOption is one line of the list.
type comboOption struct {
	app.Compo

	ID     string
	Option Option
	Active bool
	Chosen bool
	Index  int
	Pick   func(ctx app.Context, i int)
}

func (o *comboOption) Render() app.UI {
	return app.Div().ID(o.ID).Class(classes("combobox-option", when(o.Active, "combobox-active"))).Role("option").
		Aria("selected", o.Chosen).OnClick(o.click).Body(
		icon.Small(o.Option.Icon),
		app.Span().Class("truncate").Body(app.Text(o.Option.Label)),
		app.If(o.Option.Note != "", func() app.UI { return app.Span().Class("combobox-aside truncate").Body(app.Text(o.Option.Note)) }),
	)
}

func (o *comboOption) click(ctx app.Context, e app.Event) { o.Pick(ctx, o.Index) }

// Among makes the Find of a Combobox from a list: options whose name or note holds every
// word of the query, accents and case aside, those that begin with it first.
func Among(options []Option) func(query string) []Option {
	return func(query string) []Option {
		parts := strings.Fields(Fold(query))
		if len(parts) == 0 {
			return options
		}
		var first, rest []Option
		for _, o := range options {
			name := Fold(o.Label)
			if !Holds(name+" "+Fold(o.Note), parts) {
				continue
			}
			if strings.HasPrefix(name, parts[0]) {
				first = append(first, o)
			} else {
				rest = append(rest, o)
			}
		}
		return append(first, rest...)
	}
}

// Holds reports whether a folded text holds every folded word.
func Holds(s string, parts []string) bool {
	for _, p := range parts {
		if !strings.Contains(s, p) {
			return false
		}
	}
	return true
}

var folder = strings.NewReplacer("á", "a", "à", "a", "ä", "a", "â", "a", "ã", "a", "é", "e", "è", "e", "ë", "e", "ê", "e",
	"í", "i", "ï", "i", "ó", "o", "ò", "o", "ö", "o", "ô", "o", "õ", "o", "ú", "u", "ü", "u", "ñ", "n", "ç", "c")

// Fold is a name without case and accents, to compare what people type.
func Fold(s string) string { return folder.Replace(strings.ToLower(s)) }
