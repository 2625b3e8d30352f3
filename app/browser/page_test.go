//go:build js && wasm

package browser

import (
	"context"
	"fmt"
	"syscall/js"
	"testing"
	"time"
)

// body puts HTML into the page for one test.
func body(t *testing.T, html string) {
	t.Helper()
	div := document().Call("createElement", "div")
	div.Set("innerHTML", html)
	document().Get("body").Call("append", div)
	t.Cleanup(func() { div.Call("remove") })
}

func TestOnKey(t *testing.T) {
	body(t, `<input id="k-text"><input id="k-box" type="checkbox"><textarea id="k-area"></textarea><p id="k-p" contenteditable>x</p><button id="k-button">x</button>`)
	var seen []Key
	cancel := OnKey(func(k Key) bool {
		seen = append(seen, k)
		return k.Name == "k" && k.Command()
	})
	inField := 0
	defer listen(document().Call("getElementById", "k-button"), "keydown", func(js.Value) { inField++ })()
	press := eval(`(id, init) => !document.getElementById(id).dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }))`)
	if !press.Invoke("k-button", map[string]any{"key": "k", "code": "KeyK", "ctrlKey": true}).Bool() {
		t.Error("a key that was used up reaches the browser")
	}
	if press.Invoke("k-button", map[string]any{"key": "k", "shiftKey": true, "altKey": true, "metaKey": false, "repeat": true}).Bool() {
		t.Error("a key that was not used was swallowed")
	}
	for _, id := range []string{"k-text", "k-area", "k-p", "k-box"} {
		press.Invoke(id, map[string]any{"key": "a", "isComposing": id == "k-area"})
	}
	if inField != 1 {
		t.Errorf("the button saw %d keys, want only the one that was not used up", inField)
	}
	cancel()
	cancel()
	press.Invoke("k-button", map[string]any{"key": "z"})
	want := []Key{
		{Name: "k", Code: "KeyK", Ctrl: true}, {Name: "k", Shift: true, Alt: true, Repeat: true},
		{Name: "a", Editing: true}, {Name: "a", Editing: true, Composing: true}, {Name: "a", Editing: true}, {Name: "a"},
	}
	if len(seen) != len(want) {
		t.Fatalf("seen %+v", seen)
	}
	for i := range want {
		if seen[i] != want[i] {
			t.Errorf("key %d: %+v, want %+v", i, seen[i], want[i])
		}
	}
	global.Call("dispatchEvent", eval(`new Event("keydown")`)) // without a key: no panic
}

func TestFocus(t *testing.T) {
	body(t, `<h1 id="f-title">x</h1><input id="f-input"><input id="f-off" disabled>`)
	for id, want := range map[string]bool{"f-title": true, "f-input": true, "f-off": false, "f-none": false} {
		if got := Focus(id); got != want {
			t.Errorf("%s: %v", id, got)
		}
	}
	ScrollTo("f-title")
	ScrollTo("f-none")
	ScrollTop()
}

func TestGuardUnsaved(t *testing.T) {
	unsaved := true
	cancel := GuardUnsaved(func() bool { return unsaved })
	leave := eval(`() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }))`)
	if !leave.Invoke().Bool() {
		t.Error("the tab would close with unsaved work")
	}
	unsaved = false
	if leave.Invoke().Bool() {
		t.Error("the tab would not close")
	}
	unsaved = true
	cancel()
	if leave.Invoke().Bool() {
		t.Error("guarded after cancel")
	}
}

func TestHiddenAndOnline(t *testing.T) {
	n := 0
	cancel := OnHidden(func() { n++ })
	global.Call("dispatchEvent", eval(`new Event("pagehide")`))
	document().Call("dispatchEvent", eval(`new Event("visibilitychange")`)) // still visible
	cancel()
	if n != 1 || Hidden() {
		t.Errorf("%d calls, hidden: %v", n, Hidden())
	}
	states := make(chan bool, 2)
	defer OnOnline(func(on bool) { states <- on })()
	global.Call("dispatchEvent", eval(`new Event("offline")`))
	global.Call("dispatchEvent", eval(`new Event("online")`))
	if off, on := <-states, <-states; off || !on || !Online() {
		t.Errorf("%v, %v", off, on)
	}
}

func TestTasteAndDocument(t *testing.T) {
	SetTaste("lang", "es")
	SetTaste("theme", "dark")
	if root().Get("lang").String() != "es" || root().Get("dataset").Get("theme").String() != "dark" || Taste("theme") != "dark" {
		t.Error("language or theme were not set")
	}
	SetTaste("theme", "auto")
	if root().Call("hasAttribute", "data-theme").Bool() {
		t.Error("the theme stayed")
	}
	SetTitle("Cuentas – Rumbo")
	if got := document().Get("title").String(); got != "Cuentas – Rumbo" {
		t.Errorf("title %q", got)
	}
	Ready()
	if root().Get("dataset").Get("ready").String() != "1" {
		t.Error("not marked as ready")
	}
	SetAttribute("data-x", "1")
	SetAttribute("data-x", "")
	if root().Call("hasAttribute", "data-x").Bool() {
		t.Error("the attribute stayed")
	}
	if len(Languages()) == 0 {
		t.Error("no languages")
	}
	PrefersDark()
	PrefersLessMotion()
	Installed()
	OnPrefersDark(func(bool) {})()
}

func TestFragmentEvents(t *testing.T) {
	ReplaceFragment("/start")
	got := make(chan string, 4)
	cancel := OnFragment(func(f string) { got <- f })
	ReplaceFragment("/silent")
	Go("/cuentas/ñ")
	if f := <-got; f != "/cuentas/ñ" {
		t.Errorf("%q", f)
	}
	Back()
	if f := <-got; f != "/silent" {
		t.Errorf("after going back %q", f)
	}
	cancel()
	ReplaceFragment("%zz")
	if got := Fragment(); got != "%zz" {
		t.Errorf("a fragment that is no text: %q", got)
	}
}

// The loader's part, played here.
func TestUpdates(t *testing.T) {
	if UpdateReady() || ApplyUpdate() || CanInstall() || OfflineReady() || Version() != "" {
		t.Error("without a loader there is nothing")
	}
	if _, err := Install(ctx); err == nil {
		t.Error("installed without a loader")
	}
	if LoadScript(ctx, "charts") == nil {
		t.Error("loaded a script without a loader")
	}
	global.Set("rumbo", eval(`({ version: "v7", updateWaiting: false, offlineReady: true, canInstall: true,
		applyUpdate() { return this.updateWaiting }, checkUpdate() {}, install: async () => true,
		loadScript: (n) => n === "charts" ? Promise.resolve() : Promise.reject(new Error("no " + n)),
		taste(n, v) { this[n] = v ?? this[n]; return this[n]; }, ready() { this.isReady = true; } })`))
	defer global.Delete("rumbo")
	told := make(chan bool, 2)
	defer OnUpdateReady(func() { told <- UpdateReady() })()
	loader().Set("updateWaiting", true)
	global.Call("dispatchEvent", eval(`new Event("rumbo:update")`))
	if !<-told || !ApplyUpdate() || Version() != "v7" || !OfflineReady() {
		t.Error("the update is not seen")
	}
	again := make(chan bool, 1)
	defer OnUpdateReady(func() { again <- true })()
	<-again // told at once, since it waits already
	if ok, err := Install(ctx); !ok || err != nil {
		t.Errorf("install: %v, %v", ok, err)
	}
	if err := LoadScript(ctx, "charts"); err != nil {
		t.Error(err)
	}
	if err := LoadScript(ctx, "other"); err == nil {
		t.Error("a script that is missing was loaded")
	}
	SetTaste("lang", "en")
	Ready()
	if Taste("lang") != "en" || !loader().Get("isReady").Truthy() {
		t.Error("the loader was not asked")
	}
	CheckUpdate()
}

func TestSlotsWithoutLocks(t *testing.T) {
	restore := eval(`() => {
		Object.defineProperty(navigator, "locks", { configurable: true, value: undefined });
		return () => { delete navigator.locks; };
	}`).Invoke()
	defer restore.Invoke()
	if s, err := AcquireSlot(ctx, "x"); err != nil || s.Number != -1 {
		t.Errorf("%+v, %v", s, err)
	}
}

// Another tab holds what this one may not have: an iframe has its own lock client.
func TestSlotsBetweenTabs(t *testing.T) {
	frame := document().Call("createElement", "iframe")
	document().Get("body").Call("append", frame)
	locks := frame.Get("contentWindow").Get("navigator").Get("locks")
	prefix := fmt.Sprint("between", time.Now().UnixNano(), "/")
	theirs, err := tryLock(ctx, locks, prefix+"0")
	if err != nil || theirs == nil {
		t.Fatalf("the frame got nothing: %v", err)
	}
	if s, err := AcquireSlot(ctx, prefix); err != nil || s.Number != 1 {
		t.Errorf("slot %d, %v, want 1", s.Number, err)
	}
	frame.Call("remove") // the tab closes
	deadline, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	for {
		s, err := AcquireSlot(deadline, prefix)
		if err != nil {
			t.Fatal("the closed tab keeps its slot")
		}
		if s.Number == 0 {
			break
		}
		s.Release()
		time.Sleep(10 * time.Millisecond)
	}
}
