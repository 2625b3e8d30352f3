//go:build js && wasm

package browser

import (
	"sync"
	"syscall/js"
)

// turns are the goroutines that wait for their next turn. A message to oneself is the browser's quickest
// task that still lets drawing and input pass; a timer would come 4 ms late.
var turns struct {
	once    sync.Once
	port    js.Value
	mu      sync.Mutex
	waiting []chan struct{}
}

// rest waits until the browser has done what was waiting.
func rest() {
	turns.once.Do(func() {
		c := global.Get("MessageChannel").New()
		turns.port = c.Get("port2")
		c.Get("port1").Set("onmessage", js.FuncOf(func(js.Value, []js.Value) any {
			turns.mu.Lock()
			next := turns.waiting[0]
			turns.waiting = turns.waiting[1:]
			turns.mu.Unlock()
			close(next)
			return nil
		}))
	})
	turn := make(chan struct{})
	turns.mu.Lock()
	turns.waiting = append(turns.waiting, turn)
	turns.mu.Unlock()
	turns.port.Call("postMessage", js.Null())
	<-turn
}
