//go:build js && wasm

package browser

import (
	"strings"
	"syscall/js"
)

// Ready marks the page as usable: <html data-ready="1">.
func Ready() {
	if l := loader(); l.Truthy() {
		l.Call("ready")
		return
	}
	root().Get("dataset").Set("ready", "1")
}

func root() js.Value { return document().Get("documentElement") }

// Taste reads "lang" ("es" or "en") or "theme" ("light", "dark" or "auto") as in use.
func Taste(name string) string {
	if l := loader(); l.Truthy() {
		if v := l.Call("taste", name); v.Type() == js.TypeString {
			return v.String()
		}
		return ""
	}
	return Pref(name)
}

// SetTaste keeps "lang" or "theme" for the next start and applies it to <html> now.
func SetTaste(name, value string) {
	if l := loader(); l.Truthy() {
		l.Call("taste", name, value)
		return
	}
	SetPref(name, value)
	switch {
	case name == "lang":
		root().Set("lang", value)
	case name == "theme" && value != "auto":
		root().Get("dataset").Set("theme", value)
	case name == "theme":
		root().Call("removeAttribute", "data-theme")
	}
}

// SetAttribute sets an attribute of <html>; "" removes it.
func SetAttribute(name, value string) {
	if value == "" {
		root().Call("removeAttribute", name)
		return
	}
	root().Call("setAttribute", name, value)
}

// SetTitle sets the window's title.
func SetTitle(title string) { document().Set("title", title) }

// Fragment is what follows # in the address, decoded, without the #.
func Fragment() string {
	hash := strings.TrimPrefix(global.Get("location").Get("hash").String(), "#")
	v, err := try(func() js.Value { return global.Call("decodeURI", hash) })
	if err != nil {
		return hash
	}
	return v.String()
}

// Go moves to another fragment, which the back button undoes.
func Go(fragment string) { global.Get("location").Set("hash", "#"+fragment) }

// ReplaceFragment changes the fragment without a step in the history and without
// any event.
func ReplaceFragment(fragment string) {
	global.Get("history").Call("replaceState", js.Null(), "", "#"+fragment)
}

// OwnLinks leaves links to the browser. go-app would push a state for each, of which no
// hashchange tells, would not follow a link to where its own note says one already is, and would
// load the whole page for a link that is clicked while the program is busy.
func OwnLinks() {
	global.Set("onclick", js.Null())
	global.Set("onpopstate", js.Null())
}

// OnFragment tells the new fragment after each move, back and forward included.
func OnFragment(f func(fragment string)) (cancel func()) {
	return subscribe(global, "hashchange", func() { f(Fragment()) })
}

// Back goes one step back in the history.
func Back() { global.Get("history").Call("back") }

// Reload loads the page anew.
func Reload() { global.Get("location").Call("reload") }

// Focus moves the focus to the element with this id and says whether it is there.
// An element that cannot have the focus by itself, such as a heading, is made to.
func Focus(id string) bool {
	el := document().Call("getElementById", id)
	if !el.Truthy() {
		return false
	}
	el.Call("focus")
	if !document().Get("activeElement").Equal(el) {
		el.Call("setAttribute", "tabindex", "-1")
		el.Call("focus")
	}
	return document().Get("activeElement").Equal(el)
}

// ScrollTo brings the element with this id into view.
func ScrollTo(id string) {
	if el := document().Call("getElementById", id); el.Truthy() {
		el.Call("scrollIntoView", map[string]any{"block": "nearest"})
	}
}

// ScrollTop goes to the top of the page.
func ScrollTop() { global.Call("scrollTo", 0, 0) }

// GuardUnsaved makes the browser ask before the tab closes while unsaved answers true.
// unsaved runs inside the event and must not wait.
func GuardUnsaved(unsaved func() bool) (cancel func()) {
	return listen(global, "beforeunload", func(e js.Value) {
		if unsaved() {
			e.Call("preventDefault")
			e.Set("returnValue", "1") // what older browsers look at
		}
	})
}

// OnHidden tells when the page may be about to go: the tab is put in the background or
// closed, the device locked. It is the last certain moment to write. f runs inside
// the event and must not wait, but may start a goroutine.
func OnHidden(f func()) (cancel func()) {
	hidden := listen(document(), "visibilitychange", func(js.Value) {
		if Hidden() {
			f()
		}
	})
	gone := listen(global, "pagehide", func(js.Value) { f() })
	return func() { hidden(); gone() }
}

// OnVisible tells when the page comes back to the front.
func OnVisible(f func()) (cancel func()) {
	return subscribe(document(), "visibilitychange", func() {
		if !Hidden() {
			f()
		}
	})
}

// Hidden says whether the page is in the background.
func Hidden() bool { return document().Get("visibilityState").Equal(js.ValueOf("hidden")) }

// CanFullscreen says whether this browser can fill the screen.
func CanFullscreen() bool { return document().Get("fullscreenEnabled").Truthy() }

// Fullscreen says whether the page fills the screen.
func Fullscreen() bool { return document().Get("fullscreenElement").Truthy() }

// SetFullscreen asks to fill the screen, or to stop.
func SetFullscreen(on bool) {
	if on == Fullscreen() || !CanFullscreen() {
		return
	}
	_, _ = try(func() js.Value {
		var promise js.Value
		if on {
			promise = root().Call("requestFullscreen")
		} else {
			promise = document().Call("exitFullscreen")
		}
		if promise.Truthy() { // a refusal is seen by OnFullscreen staying silent
			promise.Call("catch", global.Get("Object"))
		}
		return promise
	})
}

// OnFullscreen tells when that changes, also when the user pressed Escape.
func OnFullscreen(f func(on bool)) (cancel func()) {
	return subscribe(document(), "fullscreenchange", func() { f(Fullscreen()) })
}

// OnKey sees every key pressed in the page, before fields do. f runs inside the
// event and must not wait; true says that the key was used up, and then neither a field nor
// the browser sees it.
func OnKey(f func(Key) bool) (cancel func()) {
	return listenIn(document(), "keydown", true, func(e js.Value) {
		name := e.Get("key")
		if name.Type() != js.TypeString { // an autofilled field, in some browsers
			return
		}
		k := Key{
			Name: name.String(), Code: get(e, "code").String(),
			Ctrl: e.Get("ctrlKey").Truthy(), Alt: e.Get("altKey").Truthy(),
			Shift: e.Get("shiftKey").Truthy(), Meta: e.Get("metaKey").Truthy(),
			Repeat: e.Get("repeat").Truthy(), Composing: e.Get("isComposing").Truthy(),
			Editing: editing(e.Get("target")),
			Nowhere: e.Get("target").Get("tagName").String() == "BODY",
		}
		if f(k) {
			e.Call("preventDefault")
			e.Call("stopPropagation")
		}
	})
}

func editing(target js.Value) bool {
	if get(target, "isContentEditable").Truthy() {
		return true
	}
	tag := get(target, "tagName")
	if tag.Type() != js.TypeString {
		return false
	}
	switch strings.ToUpper(tag.String()) {
	case "TEXTAREA", "SELECT":
		return true
	case "INPUT":
		switch target.Get("type").String() {
		case "button", "checkbox", "radio", "submit", "reset", "range", "color", "file", "image":
			return false
		}
		return true
	}
	return false
}
