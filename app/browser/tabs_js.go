//go:build js && wasm

package browser

import (
	"context"
	"fmt"
	"syscall/js"
)

// Channel carries messages between the open tabs of this app.
type Channel struct {
	v      js.Value
	cancel func()
}

// OpenChannel joins the channel of that name. receive gets each message that another
// tab sends, in order; never those sent here. In a browser without channels
// nothing is ever received.
func OpenChannel(name string, receive func([]byte)) *Channel {
	constructor := get(global, "BroadcastChannel")
	if constructor.Type() != js.TypeFunction {
		return &Channel{}
	}
	v, err := try(func() js.Value { return constructor.New(name) })
	if err != nil {
		return &Channel{}
	}
	var q queue
	return &Channel{v: v, cancel: listen(v, "message", func(e js.Value) {
		data := e.Get("data")
		if !data.InstanceOf(global.Get("Uint8Array")) {
			return // not ours
		}
		b := toGo(data)
		q.add(func() { receive(b) })
	})}
}

// Send gives bytes to every other tab. It does not wait.
func (c *Channel) Send(data []byte) {
	if c.cancel != nil {
		_, _ = try(func() js.Value { return c.v.Call("postMessage", toJS(data)) })
	}
}

// Close leaves the channel.
func (c *Channel) Close() {
	if c.cancel != nil {
		c.cancel()
		c.v.Call("close")
		c.cancel = nil
	}
}

// AcquireSlot takes the lowest number that no other open tab holds under this prefix,
// and holds it until the tab closes. So each open tab can have an identity of its own
// which is taken up again by a later tab, never by two at once.
func AcquireSlot(ctx context.Context, prefix string) (Slot, error) {
	locks := get(global, "navigator", "locks")
	if get(locks, "request").Type() != js.TypeFunction {
		return Slot{Number: -1, Release: func() {}}, nil
	}
	for n := 0; ; n++ {
		release, err := tryLock(ctx, locks, fmt.Sprintf("%s%d", prefix, n))
		switch {
		case err != nil:
			return Slot{Number: -1, Release: func() {}}, err
		case release != nil:
			return Slot{Number: n, Release: release}, nil
		}
	}
}

// tryLock answers nil when the lock is taken.
func tryLock(ctx context.Context, locks js.Value, name string) (release func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	answer := make(chan func(), 1)
	failed := make(chan error, 1)
	var granted, refused js.Func
	free := func() { granted.Release(); refused.Release() }
	granted = js.FuncOf(func(_ js.Value, args []js.Value) any {
		if args[0].IsNull() {
			answer <- nil
			go free()
			return nil
		}
		// The lock is held until this promise is fulfilled.
		var executor js.Func
		executor = js.FuncOf(func(_ js.Value, args []js.Value) any {
			resolve := args[0]
			answer <- func() { resolve.Invoke(); free() }
			go executor.Release()
			return nil
		})
		return global.Get("Promise").New(executor)
	})
	refused = js.FuncOf(func(_ js.Value, args []js.Value) any { failed <- asError(args[0]); return nil })
	request, err := try(func() js.Value {
		return locks.Call("request", name, map[string]any{"ifAvailable": true}, granted)
	})
	if err != nil {
		free()
		return nil, err
	}
	request.Call("catch", refused)
	select {
	case release := <-answer:
		return release, nil
	case err := <-failed:
		return nil, err
	case <-ctx.Done():
		go func() { // it may still be granted
			if release := <-answer; release != nil {
				release()
			}
		}()
		return nil, ctx.Err()
	}
}
