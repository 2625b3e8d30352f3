//go:build js && wasm

package browser

import (
	"errors"
	"fmt"
	"syscall/js"
)

// Thread is a second instance of the program, in a Worker. Package app/worker
// speaks over it.
type Thread struct {
	v      js.Value
	cancel []func()
}

// errThreadEnded: the program in the Worker ended or never started.
var errThreadEnded = errors.New("browser: the worker stopped")

// StartThread starts the program once more. receive gets each message in order; ended
// is called when the other side cannot go on. ErrUnsupported outside the app's
// own page.
func StartThread(receive func([]byte), ended func(error)) (*Thread, error) {
	if get(loader(), "newWorker").Type() != js.TypeFunction {
		return nil, ErrUnsupported
	}
	v, err := try(func() js.Value { return loader().Call("newWorker") })
	if err != nil { // no Worker here, or a policy against it
		return nil, fmt.Errorf("%w: %w", ErrUnsupported, err)
	}
	return threadOver(v, receive, ended), nil
}

// threadOver speaks with a JavaScript Worker.
func threadOver(v js.Value, receive func([]byte), ended func(error)) *Thread {
	var q queue
	t := &Thread{v: v}
	heard := false
	t.cancel = []func(){
		listen(v, "message", func(e js.Value) {
			data := e.Get("data")
			switch {
			case data.InstanceOf(global.Get("Uint8Array")):
				heard = true
				b := toGo(data)
				q.add(func() { receive(b) })
			case get(data, "rumboMissing").Truthy():
				q.add(func() { ended(ErrNotLoaded) })
			case get(data, "rumboEnded").Truthy():
				q.add(func() { ended(errThreadEnded) })
			}
		}),
		listen(v, "error", func(e js.Value) {
			e.Call("preventDefault")
			why := errThreadEnded
			if !heard { // its script could not be had
				why = ErrNotLoaded
			}
			q.add(func() { ended(why) })
		}),
		listen(v, "messageerror", func(js.Value) { q.add(func() { ended(errThreadEnded) }) }),
	}
	return t
}

// Post sends bytes, given in parts, to the other side. They are copied once and then handed over.
func (t *Thread) Post(parts ...[]byte) {
	size, at := 0, 0
	for _, p := range parts {
		size += len(p)
	}
	a := global.Get("Uint8Array").New(size)
	for _, p := range parts {
		js.CopyBytesToJS(a.Call("subarray", at), p)
		at += len(p)
	}
	t.v.Call("postMessage", a, []any{a.Get("buffer")})
}

// Terminate ends the other side at once, in the middle of whatever it does.
func (t *Thread) Terminate() {
	for _, c := range t.cancel {
		c()
	}
	t.cancel = nil
	t.v.Call("terminate")
}

// InThread says whether this program is the one inside a Worker.
func InThread() bool {
	return global.Get("document").IsUndefined() && get(global, "postMessage").Type() == js.TypeFunction
}

// Serve connects this program, inside a Worker, with the page that started it. post
// sends bytes there; receive gets what comes, in order.
func Serve(receive func([]byte)) (post func([]byte)) {
	var q queue
	global.Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		if data := args[0].Get("data"); data.InstanceOf(global.Get("Uint8Array")) {
			b := toGo(data)
			q.add(func() { receive(b) })
		}
		return nil
	}))
	if get(global, "rumboWorkerReady").Type() == js.TypeFunction {
		global.Call("rumboWorkerReady")
	}
	return func(data []byte) {
		a := toJS(data)
		global.Call("postMessage", a, []any{a.Get("buffer")})
	}
}
