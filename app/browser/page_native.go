//go:build !(js && wasm)

package browser

import "context"

// Ready sets the attribute data-ready.
func Ready() { SetAttribute("data-ready", "1") }

// Taste reads "lang" or "theme".
func Taste(name string) string { return Pref(name) }

// SetTaste keeps "lang" or "theme".
func SetTaste(name, value string) { SetPref(name, value) }

// SetAttribute sets an attribute that Attribute reads.
func SetAttribute(name, value string) {
	native.Lock()
	defer native.Unlock()
	native.attrs[name] = value
}

// Attribute is what SetAttribute set; for tests.
func Attribute(name string) string {
	native.Lock()
	defer native.Unlock()
	return native.attrs[name]
}

// SetTitle sets the title that Title reads.
func SetTitle(title string) {
	native.Lock()
	defer native.Unlock()
	native.title = title
}

// Title is what SetTitle set; for tests.
func Title() string {
	native.Lock()
	defer native.Unlock()
	return native.title
}

// Fragment is what Go or ReplaceFragment set.
func Fragment() string {
	native.Lock()
	defer native.Unlock()
	return native.fragment
}

// Go moves to another fragment.
func Go(fragment string) { ReplaceFragment(fragment) }

// ReplaceFragment changes the fragment.
func ReplaceFragment(fragment string) {
	native.Lock()
	defer native.Unlock()
	native.fragment = fragment
}

// OwnLinks does nothing outside a browser.
func OwnLinks() {}

// OnFragment does nothing outside a browser.
func OnFragment(func(fragment string)) (cancel func()) { return none }

// Back does nothing outside a browser.
func Back() {}

// Reload does nothing outside a browser.
func Reload() {}

// Focus finds nothing outside a browser.
func Focus(string) bool { return false }

// ScrollTo does nothing outside a browser.
func ScrollTo(string) {}

// ScrollTop does nothing outside a browser.
func ScrollTop() {}

// GuardUnsaved does nothing outside a browser.
func GuardUnsaved(func() bool) (cancel func()) { return none }

// OnHidden does nothing outside a browser.
func OnHidden(func()) (cancel func()) { return none }

// OnVisible does nothing outside a browser.
func OnVisible(func()) (cancel func()) { return none }

// Hidden is false outside a browser.
func Hidden() bool { return false }

// CanFullscreen is false outside a browser.
func CanFullscreen() bool { return false }

// Fullscreen is false outside a browser.
func Fullscreen() bool { return false }

// SetFullscreen does nothing outside a browser.
func SetFullscreen(bool) {}

// OnFullscreen does nothing outside a browser.
func OnFullscreen(func(on bool)) (cancel func()) { return none }

// OnKey does nothing outside a browser.
func OnKey(func(Key) bool) (cancel func()) { return none }

// Version is "" outside a browser.
func Version() string { return "" }

// UpdateReady is false outside a browser.
func UpdateReady() bool { return false }

// OnUpdateReady does nothing outside a browser.
func OnUpdateReady(func()) (cancel func()) { return none }

// OnUpdated does nothing outside a browser.
func OnUpdated(func()) (cancel func()) { return none }

// ApplyUpdate is false outside a browser.
func ApplyUpdate() bool { return false }

// CheckUpdate does nothing outside a browser.
func CheckUpdate() {}

// OfflineReady is false outside a browser.
func OfflineReady() bool { return false }

// OnOfflineReady does nothing outside a browser.
func OnOfflineReady(func()) (cancel func()) { return none }

// CanInstall is false outside a browser.
func CanInstall() bool { return false }

// OnInstallable does nothing outside a browser.
func OnInstallable(func()) (cancel func()) { return none }

// Install answers ErrUnsupported outside a browser.
func Install(context.Context) (bool, error) { return false, ErrUnsupported }

// LoadScript answers ErrUnsupported outside a browser.
func LoadScript(context.Context, string) error { return ErrUnsupported }

// Thread is a Worker; there is none outside a browser.
type Thread struct{}

// StartThread answers ErrUnsupported outside a browser.
func StartThread(func([]byte), func(error)) (*Thread, error) { return nil, ErrUnsupported }

// Post does nothing outside a browser.
func (*Thread) Post(...[]byte) {}

// Terminate does nothing outside a browser.
func (*Thread) Terminate() {}

// InThread is false outside a browser.
func InThread() bool { return false }

// Serve does nothing outside a browser.
func Serve(func([]byte)) (post func([]byte)) { return func([]byte) {} }
