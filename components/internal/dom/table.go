package dom

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// controls are the elements that take clicks and keys themselves.
const controls = "button,a,input,select,textarea,label"

// OnControl reports whether an event came from a control inside of what listens.
func OnControl(e app.Event) bool { return There(e.Get("target").Call("closest", controls)) }

// MarkedText reports whether a person has marked text on the page, so that the click that ended it means nothing else.
func MarkedText() bool {
	return app.IsClient && app.Window().Call("getSelection").Call("toString").String() != ""
}

// WalkTable moves the focus from cell to cell. A cell with one control gives it the focus.
func WalkTable(e app.Event, key string) {
	target := e.Get("target")
	if target.Call("matches", "input:not([type=checkbox]),select,textarea").Bool() {
		return
	}
	cell := target.Call("closest", "td")
	if !There(cell) {
		return
	}
	row := cell.Get("parentNode")
	at := cell.Get("cellIndex").Int()
	last := row.Get("cells").Get("length").Int() - 1
	switch key {
	case "ArrowLeft":
		at--
	case "ArrowRight":
		at++
	case "Home":
		at = 0
	case "End":
		at = last
	case "ArrowUp":
		row = row.Get("previousElementSibling")
	case "ArrowDown":
		row = row.Get("nextElementSibling")
	}
	if at < 0 || at > last || !There(row) {
		return
	}
	e.PreventDefault()
	next := row.Get("cells").Index(at)
	if inner := next.Call("querySelector", controls); There(inner) {
		next = inner
	}
	Focus(next)
}

// stops are the elements at which Tab stops.
const stops = `button:not([disabled]),a[href],input:not([disabled]),select:not([disabled]),textarea:not([disabled]),[tabindex]`

// parts of what compareDocumentPosition answers
const preceding, following = 2, 4

// NextStop is where Tab goes from an element, or Shift+Tab with back; nil at either end of the page.
// The browser's own Tab would set out from what has the focus, which a drawing meanwhile may have taken away.
func NextStop(id string, back bool) (found app.Value) {
	from := ByID(id)
	if !There(from) {
		return nil
	}
	side := following
	if back {
		side = preceding
	}
	all := app.Window().Get("document").Call("querySelectorAll", stops)
	for i := range all.Length() {
		el := all.Index(i)
		if from.Call("compareDocumentPosition", el).Int()&side == 0 || el.Get("tabIndex").Int() < 0 || !There(el.Get("offsetParent")) {
			continue
		}
		if found = el; !back {
			break
		}
	}
	return found
}
