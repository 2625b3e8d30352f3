//go:build js && wasm

package browser

import (
	"context"
	"fmt"
	"syscall/js"
)

var global = js.Global()

// get reads nested properties, undefined as soon as one is missing. Unlike Value.Get it
// survives getters that throw, as localStorage does under some policies.
func get(v js.Value, path ...string) js.Value {
	for _, name := range path {
		if v.IsUndefined() || v.IsNull() {
			return js.Undefined()
		}
		next, err := try(func() js.Value { return global.Get("Reflect").Call("get", v, name) })
		if err != nil {
			return js.Undefined()
		}
		v = next
	}
	return v
}

// try runs a call and turns what it throws into an error.
func try(call func() js.Value) (v js.Value, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case js.Error:
			err = asError(r.Value)
		default:
			panic(r)
		}
	}()
	return call(), nil
}

// asError gives a thrown value its meaning.
func asError(v js.Value) error {
	name, message := get(v, "name"), get(v, "message")
	if name.Type() != js.TypeString {
		return fmt.Errorf("browser: %s", v.String())
	}
	text := name.String() + ": " + message.String()
	switch name.String() {
	case "AbortError":
		return fmt.Errorf("%w: %s", ErrCancelled, text)
	case "NotAllowedError", "SecurityError":
		return fmt.Errorf("%w: %s", ErrRefused, text)
	case "QuotaExceededError":
		return fmt.Errorf("%w: %s", ErrNoSpace, text)
	case "NotFoundError", "NotReadableError":
		return fmt.Errorf("%w: %s", ErrUnreadable, text)
	case "NotSupportedError":
		return fmt.Errorf("%w: %s", ErrUnsupported, text)
	}
	return fmt.Errorf("browser: %s", text)
}

// await waits for a promise that call returns.
func await(ctx context.Context, call func() js.Value) (js.Value, error) {
	if err := ctx.Err(); err != nil {
		return js.Undefined(), err
	}
	promise, err := try(call)
	if err != nil {
		return js.Undefined(), err
	}
	type outcome struct {
		v   js.Value
		err error
	}
	done := make(chan outcome, 1)
	var ok, fail js.Func
	release := func() { go func() { ok.Release(); fail.Release() }() }
	ok = js.FuncOf(func(_ js.Value, args []js.Value) any {
		v := js.Undefined()
		if len(args) > 0 {
			v = args[0]
		}
		done <- outcome{v: v}
		release()
		return nil
	})
	fail = js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- outcome{err: asError(args[0])}
		release()
		return nil
	})
	global.Get("Promise").Call("resolve", promise).Call("then", ok, fail)
	select {
	case o := <-done:
		return o.v, o.err
	case <-ctx.Done():
		return js.Undefined(), ctx.Err()
	}
}

// listen adds a listener that runs inside the event.
func listen(target js.Value, event string, f func(e js.Value)) (cancel func()) {
	return listenIn(target, event, false, f)
}

// listenIn is listen; with capture it runs before the listeners of what is inside.
func listenIn(target js.Value, event string, capture bool, f func(e js.Value)) (cancel func()) {
	if target.IsUndefined() || target.IsNull() {
		return func() {}
	}
	fn := js.FuncOf(func(_ js.Value, args []js.Value) any { f(args[0]); return nil })
	target.Call("addEventListener", event, fn, capture)
	ended := false
	return func() {
		if ended {
			return
		}
		ended = true
		target.Call("removeEventListener", event, fn, capture)
		go fn.Release() // it may be running now
	}
}

// subscribe adds a listener that runs in order, outside of the event.
func subscribe(target js.Value, event string, f func()) (cancel func()) {
	var q queue
	return listen(target, event, func(js.Value) { q.add(f) })
}

func toJS(b []byte) js.Value {
	a := global.Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(a, b)
	return a
}

// toGo copies an ArrayBuffer or Uint8Array.
func toGo(v js.Value) []byte {
	a := global.Get("Uint8Array").New(v)
	if v.InstanceOf(global.Get("Uint8Array")) {
		a = v
	}
	b := make([]byte, a.Get("byteLength").Int())
	js.CopyBytesToGo(b, a)
	return b
}

func document() js.Value { return global.Get("document") }

// loader is what web/loader.js offers; undefined outside the app's own page.
func loader() js.Value { return global.Get("rumbo") }
