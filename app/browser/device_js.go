//go:build js && wasm

package browser

import (
	"context"
	"syscall/js"
)

// Persist asks the browser never to clear this app's data by itself, and says whether
// it agrees. Some browsers ask the user, others decide by how much the app is used.
func Persist(ctx context.Context) (bool, error) { return storageAnswer(ctx, "persist") }

// Persisted says whether the browser has agreed to keep the data.
func Persisted(ctx context.Context) (bool, error) { return storageAnswer(ctx, "persisted") }

func storageAnswer(ctx context.Context, method string) (bool, error) {
	manager := get(global, "navigator", "storage")
	if get(manager, method).Type() != js.TypeFunction {
		return false, ErrUnsupported
	}
	v, err := await(ctx, func() js.Value { return manager.Call(method) })
	return err == nil && v.Truthy(), err
}

// Estimate says how much space is used and left.
func Estimate(ctx context.Context) (Usage, error) {
	manager := get(global, "navigator", "storage")
	if get(manager, "estimate").Type() != js.TypeFunction {
		return Usage{}, ErrUnsupported
	}
	v, err := await(ctx, func() js.Value { return manager.Call("estimate") })
	if err != nil {
		return Usage{}, err
	}
	used, quota := get(v, "usage"), get(v, "quota")
	if used.Type() != js.TypeNumber || quota.Type() != js.TypeNumber {
		return Usage{}, nil
	}
	return Usage{Used: int64(used.Float()), Quota: int64(quota.Float()), Known: true}, nil
}

// CopyText puts text on the clipboard.
func CopyText(ctx context.Context, text string) error {
	clipboard := get(global, "navigator", "clipboard")
	if get(clipboard, "writeText").Type() == js.TypeFunction {
		if _, err := await(ctx, func() js.Value { return clipboard.Call("writeText", text) }); err == nil {
			return nil
		}
	}
	// Without a secure context only the old way is left.
	area := document().Call("createElement", "textarea")
	area.Set("value", text)
	area.Set("readOnly", true)
	area.Get("style").Set("position", "fixed")
	area.Get("style").Set("opacity", "0")
	active := document().Get("activeElement")
	document().Get("body").Call("append", area)
	area.Call("select")
	ok, err := try(func() js.Value { return document().Call("execCommand", "copy") })
	area.Call("remove")
	if active.Truthy() {
		active.Call("focus")
	}
	if err != nil {
		return err
	}
	if !ok.Truthy() {
		return ErrRefused
	}
	return nil
}

// Print opens the print dialogue and returns when it is closed.
func Print() { global.Call("print") }

// Pref reads a taste of this device, "" when there is none or none can be kept.
func Pref(key string) string {
	storage := get(global, "localStorage")
	if !storage.Truthy() {
		return ""
	}
	v, err := try(func() js.Value { return storage.Call("getItem", prefPrefix+key) })
	if err != nil || v.Type() != js.TypeString {
		return ""
	}
	return v.String()
}

// SetPref keeps a taste of this device; "" forgets it. It is lost silently where
// the browser keeps nothing.
func SetPref(key, value string) {
	storage := get(global, "localStorage")
	if !storage.Truthy() {
		return
	}
	_, _ = try(func() js.Value {
		if value == "" {
			return storage.Call("removeItem", prefPrefix+key)
		}
		return storage.Call("setItem", prefPrefix+key, value)
	})
}

// Online says whether the device believes to have a network. Rumbo works without.
func Online() bool { return !get(global, "navigator", "onLine").Equal(js.ValueOf(false)) }

// OnOnline tells when that changes.
func OnOnline(f func(online bool)) (cancel func()) {
	var q queue
	on := listen(global, "online", func(js.Value) { q.add(func() { f(true) }) })
	off := listen(global, "offline", func(js.Value) { q.add(func() { f(false) }) })
	return func() { on(); off() }
}

// Languages are the user's languages, the preferred one first: "es-CL", "en".
func Languages() []string {
	list := get(global, "navigator", "languages")
	if !list.Truthy() {
		return nil
	}
	languages := make([]string, list.Length())
	for i := range languages {
		languages[i] = list.Index(i).String()
	}
	return languages
}

const darkQuery = "(prefers-color-scheme: dark)"

// PrefersDark says whether the system is set to dark.
func PrefersDark() bool { return matches(darkQuery) }

// OnPrefersDark tells when that changes.
func OnPrefersDark(f func(dark bool)) (cancel func()) {
	if get(global, "matchMedia").Type() != js.TypeFunction {
		return func() {}
	}
	list := global.Call("matchMedia", darkQuery)
	return subscribe(list, "change", func() { f(list.Get("matches").Bool()) })
}

// Roomy says whether the window is as wide as the style sheets ask for, before they leave out what can wait.
func Roomy() bool { return matches("(min-width: 1200px)") }

// PrefersLessMotion says whether the system asks for less animation.
func PrefersLessMotion() bool { return matches("(prefers-reduced-motion: reduce)") }

func matches(query string) bool {
	if get(global, "matchMedia").Type() != js.TypeFunction {
		return false
	}
	return global.Call("matchMedia", query).Get("matches").Bool()
}

// Installed says whether the app runs in its own window.
func Installed() bool { return matches("(display-mode: standalone)") }

var pageRules js.Value

// PageRules sets the rules of the style sheet that belongs to what is shown and cannot be written beforehand: what stands
// in a printed page's margins. They go through the style sheet's own interface, which the content security policy allows. "" takes them away.
func PageRules(css string) {
	if pageRules.IsUndefined() {
		sheet := get(global, "CSSStyleSheet")
		if !sheet.Truthy() {
			return
		}
		made, err := try(func() js.Value { return sheet.New() })
		if err != nil { // a browser without sheets of one's own prints with the static rules
			return
		}
		pageRules = made
		document().Get("adoptedStyleSheets").Call("push", made)
	}
	pageRules.Call("replaceSync", css)
}
