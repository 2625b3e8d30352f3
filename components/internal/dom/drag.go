package dom

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Shift moves an element from its place without touching the layout; 0, 0 puts it back.
func Shift(el app.Value, x, y float64) {
	if !There(el) {
		return
	}
	move := ""
	if x != 0 || y != 0 {
		move = "translate(" + px(x) + "," + px(y) + ")"
	}
	el.Get("style").Set("transform", move)
}

// Mark puts a class on an element or takes it away, for as long as nothing draws the element anew.
func Mark(el app.Value, class string, on bool) {
	if There(el) {
		el.Get("classList").Call("toggle", class, on)
	}
}

// Closest is the nearest element around a value that a selector fits; null if there is none.
func Closest(el app.Value, selector string) app.Value {
	if !There(el) || el.Get("closest").Type() != app.TypeFunction {
		return nil
	}
	return el.Call("closest", selector)
}

// Under is the element at a place of the window.
func Under(x, y float64) app.Value {
	if !app.IsClient {
		return nil
	}
	return app.Window().Get("document").Call("elementFromPoint", x, y)
}

// Capture lets an element have all events of a pointer until it is released.
func Capture(el app.Value, pointer int) {
	if There(el) {
		el.Call("setPointerCapture", pointer)
	}
}

// DataOf is a data attribute of an element, "" if it is not there.
func DataOf(el app.Value, name string) string {
	if !There(el) {
		return ""
	}
	if v := el.Get("dataset").Get(name); v.Truthy() {
		return v.String()
	}
	return ""
}

// UpperHalf tells whether a height of the window lies in an element's upper half.
func UpperHalf(el app.Value, y float64) bool {
	if !There(el) {
		return false
	}
	box := el.Call("getBoundingClientRect")
	return y < box.Get("top").Float()+box.Get("height").Float()/2
}

// EdgeScroll moves what an element shows a little to the side when the pointer is near its edge.
func EdgeScroll(el app.Value, x float64) {
	if !There(el) {
		return
	}
	const near, step = 48, 14
	box := el.Call("getBoundingClientRect")
	switch {
	case x > box.Get("right").Float()-near:
		el.Set("scrollLeft", el.Get("scrollLeft").Float()+step)
	case x < box.Get("left").Float()+near:
		el.Set("scrollLeft", el.Get("scrollLeft").Float()-step)
	}
}

// ScrollLeft is how far an element is scrolled aside.
func ScrollLeft(el app.Value) float64 {
	if !There(el) {
		return 0
	}
	return el.Get("scrollLeft").Float()
}
