//go:build js && wasm

package browser

import (
	"context"
	"syscall/js"
)

// Version identifies the running build; "" when unknown.
func Version() string {
	if v := get(loader(), "version"); v.Type() == js.TypeString {
		return v.String()
	}
	return ""
}

// UpdateReady says whether a newer version is stored and waits for ApplyUpdate.
func UpdateReady() bool { return get(loader(), "updateWaiting").Truthy() }

// OnUpdateReady tells when a newer version is stored, at once if it is already.
func OnUpdateReady(f func()) (cancel func()) {
	if UpdateReady() {
		go f()
	}
	return subscribe(global, "rumbo:update", f)
}

// OnUpdated tells that another tab has switched to a newer version: this one
// should be reloaded soon.
func OnUpdated(f func()) (cancel func()) { return subscribe(global, "rumbo:updated", f) }

// ApplyUpdate switches to the newer version; the page then reloads by itself. Save
// first. It says false when none waits.
func ApplyUpdate() bool { return callLoader("applyUpdate").Truthy() }

// CheckUpdate asks the host for a newer version.
func CheckUpdate() { callLoader("checkUpdate") }

// OfflineReady says whether everything needed without a network is stored.
func OfflineReady() bool { return get(loader(), "offlineReady").Truthy() }

// OnOfflineReady tells when that comes true.
func OnOfflineReady(f func()) (cancel func()) { return subscribe(global, "rumbo:offline", f) }

// CanInstall says whether the browser would install the app now.
func CanInstall() bool { return get(loader(), "canInstall").Truthy() }

// OnInstallable tells when CanInstall changes.
func OnInstallable(f func()) (cancel func()) { return subscribe(global, "rumbo:install", f) }

// Install lets the browser ask the user to install the app and says whether they did.
func Install(ctx context.Context) (bool, error) {
	if !CanInstall() {
		return false, ErrUnsupported
	}
	v, err := await(ctx, func() js.Value { return loader().Call("install") })
	return err == nil && v.Truthy(), err
}

// LoadScript loads one of the app's further scripts, once: "charts", "echarts",
// "echarts-more".
func LoadScript(ctx context.Context, name string) error {
	if !loader().Truthy() {
		return ErrUnsupported
	}
	_, err := await(ctx, func() js.Value { return loader().Call("loadScript", name) })
	return err
}

func callLoader(method string) js.Value {
	if get(loader(), method).Type() != js.TypeFunction {
		return js.Undefined()
	}
	v, err := try(func() js.Value { return loader().Call(method) })
	if err != nil {
		return js.Undefined()
	}
	return v
}
