// Package dom is the little that components do to the document by hand: focus,
// values that attributes cannot carry, native dialogs and popovers, and places set through
// the style object, which the content security policy allows.
//
// On a machine without a browser every call is a no-op, so that components render in native tests.
package dom

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// ByID finds an element of the page; the result may be null.
func ByID(id string) app.Value {
	if !app.IsClient {
		return nil
	}
	return app.Window().GetElementByID(id)
}

// There reports whether a value is an element.
func There(el app.Value) bool { return el != nil && app.IsClient && el.Truthy() }

// Focus moves the focus without scrolling more than needed.
func Focus(el app.Value) {
	if There(el) {
		el.Call("focus")
	}
}

// FocusID is Focus for an id.
func FocusID(id string) { Focus(ByID(id)) }

// FocusFirst moves the focus to the first control in an element. Where a finger points it goes to the element
// itself: a field with the focus would bring up the keyboard over what was just opened.
func FocusFirst(id string) {
	el := ByID(id)
	if !There(el) {
		return
	}
	first := el.Call("querySelector", "input, button, a[href], [tabindex='0']")
	if app.Window().Call("matchMedia", "(pointer: coarse)").Get("matches").Bool() || !There(first) {
		first = el
	}
	Focus(first)
}

// Refocus gives the focus back to an element if nothing else has taken it meanwhile.
func Refocus(id string) {
	if active := Active(); !There(active) || active.Equal(app.Window().Get("document").Get("body")) {
		FocusID(id)
	}
}

// Focused reports whether the element with that id has the focus.
func Focused(id string) bool {
	return app.IsClient && There(ByID(id)) && Active().Get("id").String() == id
}

// Active is the element with the focus.
func Active() app.Value { return app.Window().Get("document").Get("activeElement") }

// SetValue writes the value of an input when it differs. An attribute cannot do
// this: an empty value is not written, and one equal to the last is skipped.
func SetValue(id, value string) {
	if el := ByID(id); There(el) && el.Get("value").String() != value {
		el.Set("value", value)
	}
}

// SetBool writes a boolean property, such as checked, when it differs.
func SetBool(id, property string, value bool) {
	if el := ByID(id); There(el) && el.Get(property).Bool() != value {
		el.Set(property, value)
	}
}

// Insert writes a text into an input where its cursor stands, in place of what is marked, and tells what it holds then.
func Insert(id, text string) (value string) {
	el := ByID(id)
	if !There(el) {
		return text
	}
	el.Call("setRangeText", text, el.Get("selectionStart"), el.Get("selectionEnd"), "end")
	return el.Get("value").String()
}

// From reports whether an event came from the element with that id. A busy page hears of a key late, and then
// what had the focus when it was pressed may be gone.
func From(e app.Event, id string) bool { return e.Get("target").Get("id").String() == id }

// Select marks the whole text of an input.
func Select(id string) {
	if el := ByID(id); There(el) {
		el.Call("select")
	}
}

// Grow makes a text area as high as its text.
func Grow(id string) {
	if el := ByID(id); There(el) {
		style := el.Get("style")
		style.Set("height", "auto")
		style.Set("height", strconv.Itoa(el.Get("scrollHeight").Int()+2)+"px")
	}
}

// ShowModal opens or closes a native dialog, whichever is asked for.
func ShowModal(id string, open bool) {
	el := ByID(id)
	if !There(el) || el.Get("open").Bool() == open {
		return
	}
	if open {
		el.Call("showModal")
	} else {
		el.Call("close")
	}
}

// Popover shows or hides an element with the popover attribute.
func Popover(id string, open bool) {
	el := ByID(id)
	if !There(el) || el.Call("matches", ":popover-open").Bool() == open {
		return
	}
	if open {
		el.Call("showPopover")
	} else {
		el.Call("hidePopover")
	}
}

// PlaceBeside puts a popover under its anchor, or above when there is no room, and
// keeps it inside the window. With end it lines up with the anchor's right edge; with
// match it is at least as wide as the anchor.
func PlaceBeside(id, anchor string, end, match bool) {
	el, at := ByID(id), ByID(anchor)
	if !There(el) || !There(at) {
		return
	}
	box, win := at.Call("getBoundingClientRect"), app.Window()
	left, top := box.Get("left").Float(), box.Get("top").Float()
	width, height := box.Get("width").Float(), box.Get("height").Float()
	style := el.Get("style")
	if match {
		style.Set("minWidth", px(width))
	}
	ownWidth, ownHeight := el.Get("offsetWidth").Float(), el.Get("offsetHeight").Float()
	viewWidth, viewHeight := win.Get("innerWidth").Float(), win.Get("innerHeight").Float()
	x, y := left, top+height+4
	if end {
		x = left + width - ownWidth
	}
	if y+ownHeight > viewHeight-8 && top-ownHeight-4 > 8 {
		y = top - ownHeight - 4
	}
	style.Set("left", px(max(8, min(x, viewWidth-ownWidth-8))))
	style.Set("top", px(max(8, y)))
}

func px(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) + "px" }

// SetVar sets a custom property of the style sheet on an element: the share of a
// bar, for instance, which no class can say.
func SetVar(id, name, value string) {
	if el := ByID(id); There(el) {
		el.Get("style").Call("setProperty", name, value)
	}
}

// ScrollIntoView brings an element to sight with the least movement.
func ScrollIntoView(id string) {
	if el := ByID(id); There(el) {
		el.Call("scrollIntoView", map[string]any{"block": "nearest"})
	}
}

// ShowPicker opens the browser's own picker of a date input; it must be called in the handler of a click.
func ShowPicker(id string) {
	if el := ByID(id); There(el) && el.Get("showPicker").Truthy() {
		el.Call("showPicker")
	}
}
