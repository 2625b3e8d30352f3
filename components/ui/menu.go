package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/internal/dom"
	"rumbo/components/words"
)

// MenuItem is one line of a menu. An item without Label is a rule between groups.
type MenuItem struct {
	Label    string
	Icon     icon.Name
	Note     string // right-hand words, such as a shortcut
	Danger   bool
	Disabled bool
	Checked  string // "true" or "false" makes it a choice
	Href     string
	OnPick   func(ctx app.Context)
}

// Menu is a button that opens a list of actions. Without Label it shows Icon alone (three dots
// when there is none) and Title is its name.
type Menu struct {
	app.Compo
	ident

	Label string
	Title string
	Icon  icon.Name
	Kind  Kind
	Small bool
	// Tab makes the button a place in the bar at the foot of a phone: the sign over the word. Current is
	// set when one of its items is where the person is.
	Tab     bool
	Current bool
	Items   []MenuItem

	open bool
	ctx  app.Context // outlives the lines, which go away as soon as one is chosen
}

// OnMount keeps a context that lasts.
func (m *Menu) OnMount(ctx app.Context) { m.ctx = ctx }

func (m *Menu) Render() app.UI {
	return app.Div().Class("menu").Body(m.button(), m.list())
}

func (m *Menu) button() app.UI {
	b := app.Button().ID(m.sub("b")).Type("button").Aria("haspopup", "menu").Aria("expanded", m.open).
		OnClick(m.toggle).OnKeyDown(m.buttonKey)
	if m.Label == "" {
		title, sign := m.Title, m.Icon
		if title == "" {
			title = words.Of("components.menu.open")
		}
		if sign == "" {
			sign = icon.Dots
		}
		return b.Class(classes("icon-button", when(m.Small, "icon-button-small"))).Title(title).Aria("label", title).Body(icon.Of(sign))
	}
	if m.Tab {
		if m.Current {
			b = b.Aria("current", "true")
		}
		return b.Class("rail-tab").Body(icon.Of(m.Icon), app.Span().Body(app.Text(m.Label)))
	}
	return b.Class(classes("button", string(m.Kind), when(m.Small, "button-small"))).Title(m.Title).Body(
		icon.Of(m.Icon), app.Span().Body(app.Text(m.Label)), icon.Small(icon.ChevronDown))
}

func (m *Menu) list() app.UI {
	items := []app.UI{}
	if m.open {
		for i, it := range m.Items {
			if it.Label == "" {
				items = append(items, app.Hr().Class("menu-rule"))
				continue
			}
			items = append(items, &menuLine{Item: it, ID: m.lineID(i), Index: i, Pick: m.pick})
		}
	}
	return app.Div().ID(m.sub("l")).Class("menu-list").Attr("popover", "auto").Role("menu").
		On("toggle", m.toggled).OnKeyDown(m.listKey).Body(items...)
}

func (m *Menu) lineID(i int) string { return m.sub("i" + string(rune('a'+i))) }

func (m *Menu) toggle(ctx app.Context, e app.Event) {
	if m.open {
		m.close(ctx)
		return
	}
	m.show(ctx, 1)
}

// show draws the lines first, then opens and places the list, then moves the
// focus to the first line or the last.
func (m *Menu) show(ctx app.Context, step int) {
	m.open = true
	ctx.Update()
	ctx.Defer(func(ctx app.Context) {
		dom.Popover(m.sub("l"), true)
		dom.PlaceBeside(m.sub("l"), m.sub("b"), m.Label == "", false)
		m.step(-1, step)
	})
}

func (m *Menu) close(ctx app.Context) {
	dom.Popover(m.sub("l"), false)
	dom.FocusID(m.sub("b"))
}

// pick closes first, so that what the item does can move the focus.
func (m *Menu) pick(i int) {
	m.close(m.ctx)
	if it := m.Items[i]; it.OnPick != nil && !it.Disabled {
		it.OnPick(m.ctx)
	}
}

func (m *Menu) toggled(ctx app.Context, e app.Event) {
	if e.Get("newState").String() == "closed" {
		m.open = false
	}
}

func (m *Menu) buttonKey(ctx app.Context, e app.Event) {
	switch e.Get("key").String() {
	case "ArrowDown":
		e.PreventDefault()
		m.show(ctx, 1)
	case "ArrowUp":
		e.PreventDefault()
		m.show(ctx, -1)
	}
}

func (m *Menu) listKey(ctx app.Context, e app.Event) {
	at := -1
	for i := range m.Items {
		if dom.Focused(m.lineID(i)) {
			at = i
		}
	}
	switch e.Get("key").String() {
	case "ArrowDown":
		e.PreventDefault()
		m.step(at, 1)
	case "ArrowUp":
		e.PreventDefault()
		m.step(at, -1)
	case "Home":
		e.PreventDefault()
		m.step(-1, 1)
	case "End":
		e.PreventDefault()
		m.step(len(m.Items), -1)
	case "Tab":
		m.close(ctx)
	}
}

// step moves the focus to the next line that can be chosen, around the ends.
func (m *Menu) step(from, by int) {
	n := len(m.Items)
	if from < 0 && by < 0 {
		from = n
	}
	for k := 1; k <= n; k++ {
		i := ((from+by*k)%n + n) % n
		if m.Items[i].Label != "" && !m.Items[i].Disabled {
			dom.FocusID(m.lineID(i))
			return
		}
	}
}

// menuLine is one item on the screen.
type menuLine struct {
	app.Compo

	Item  MenuItem
	ID    string
	Index int
	Pick  func(i int)
}

func (l *menuLine) Render() app.UI {
	it := l.Item
	body := []app.UI{
		icon.Of(l.sign()),
		app.Span().Class("grow").Body(app.Text(it.Label)),
		app.If(it.Note != "", func() app.UI { return app.Span().Class("menu-note").Body(app.Text(it.Note)) }),
	}
	class := classes("menu-item", when(it.Danger, "menu-danger"))
	if it.Href != "" {
		return app.A().ID(l.ID).Class(class).Role("menuitem").TabIndex(-1).Href(it.Href).OnClick(l.click).Body(body...)
	}
	b := app.Button().ID(l.ID).Class(class).Type("button").TabIndex(-1).Disabled(it.Disabled).OnClick(l.click)
	if it.Checked != "" {
		return b.Role("menuitemradio").Aria("checked", it.Checked).Body(body...)
	}
	return b.Role("menuitem").Body(body...)
}

// sign is the tick of a chosen item, an empty place before the others of its kind.
func (l *menuLine) sign() icon.Name {
	if l.Item.Checked == "true" {
		return icon.Check
	}
	return l.Item.Icon
}

func (l *menuLine) click(ctx app.Context, e app.Event) { l.Pick(l.Index) }
