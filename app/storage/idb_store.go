//go:build js && wasm

package storage

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync"
	"syscall/js"

	"github.com/hack-pad/go-indexeddb/idb"
)

// idbStore is one connection to the IndexedDB database.
type idbStore struct {
	db   *idb.Database
	raw  js.Value // IDBDatabase
	opts Options

	mu      sync.Mutex
	reason  error // why it is closed; nil while open
	aborts  int   // transactions aborted without a cause
	release func()
}

func newIDBStore(db *idb.Database, raw js.Value, o Options) *idbStore {
	s := &idbStore{db: db, raw: raw, opts: o}
	versionChange := js.FuncOf(func(_ js.Value, args []js.Value) any {
		reason := ReasonUpgrade
		if args[0].Get("newVersion").IsNull() {
			reason = ReasonDeleted
		}
		s.closedBy(reason)
		return nil
	})
	forced := js.FuncOf(func(js.Value, []js.Value) any { s.closedBy(ReasonForced); return nil })
	abort := js.FuncOf(func(_ js.Value, args []js.Value) any {
		if args[0].Get("target").Get("error").IsNull() {
			s.mu.Lock()
			s.aborts++
			s.mu.Unlock()
		}
		return nil
	})
	raw.Call("addEventListener", "versionchange", versionChange)
	raw.Call("addEventListener", "close", forced)
	// In the capture phase: before the listener that ends update's waiting.
	raw.Call("addEventListener", "abort", abort, true)
	s.release = func() {
		raw.Call("removeEventListener", "versionchange", versionChange)
		raw.Call("removeEventListener", "close", forced)
		raw.Call("removeEventListener", "abort", abort, true)
		versionChange.Release()
		forced.Release()
		abort.Release()
	}
	return s
}

// closedBy is called by the browser when the connection must end. Transactions
// under way still finish; IndexedDB waits for them.
func (s *idbStore) closedBy(reason Reason) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reason != nil {
		return
	}
	s.reason = fmt.Errorf("%w: %s", ErrClosed, reason)
	s.raw.Call("close")
	if s.opts.OnClosed != nil {
		go s.opts.OnClosed(reason)
	}
}

func (s *idbStore) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reason == nil {
		s.reason = ErrClosed
		s.raw.Call("close")
	}
	if s.release != nil {
		s.release()
		s.release = nil
	}
	return nil
}

// ready says whether a transaction may be begun.
func (s *idbStore) ready(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.reason
}

func (s *idbStore) silentAborts() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.aborts
}

func isDamaged(err error) bool { return errors.Is(err, ErrDamaged) }

// Keys and ranges. An array sorts after any number or string, so [ws, []] is
// above every key of the workspace.

func key(parts ...any) js.Value {
	if len(parts) == 1 {
		return js.ValueOf(parts[0])
	}
	return js.ValueOf(parts)
}

func rangeOf(ws string) *idb.KeyRange { return keyRange(key(ws, []any{}), ws) }

// logRange holds the sequence numbers above after.
func logRange(ws string, after uint64) *idb.KeyRange {
	return keyRange(key(ws, math.Inf(1)), ws, after)
}

func keyRange(upper js.Value, lower ...any) *idb.KeyRange {
	r, err := idb.NewKeyRangeBound(js.ValueOf(lower), upper, true, true)
	if err != nil {
		panic(err) // the keys above are always in order
	}
	return r
}

// rawRangeOf and rawLogRange are the same for requests made without go-indexeddb, and
// for deletions, which it takes by value.
func rawRangeOf(ws string) js.Value {
	return keyRangeClass().Call("bound", js.ValueOf([]any{ws}), key(ws, []any{}), true, true)
}

func rawLogRange(ws string, after uint64) js.Value {
	return keyRangeClass().Call("bound", key(ws, after), key(ws, math.Inf(1)), true, true)
}

func toJS(b []byte) js.Value {
	a := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(a, b)
	return a
}

func logValue(ws, id string, frame []byte) js.Value {
	return js.ValueOf(map[string]any{"w": ws, "i": id, "d": toJS(frame)})
}
