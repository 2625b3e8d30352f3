//go:build js && wasm

package storage

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"syscall/js"
	"time"

	"github.com/hack-pad/go-indexeddb/idb"
)

// Open opens the database on the device, creating or upgrading it. It waits for
// the browser, so it must not run inside a JavaScript callback. Errors:
// ErrUnavailable, ErrBlocked, ErrNewerSchema, ErrQuota, or the context's.
func Open(ctx context.Context, o Options) (Store, error) { return openWith(ctx, o, migrations) }

// openWith opens the database at the version of the last of the steps.
func openWith(ctx context.Context, o Options, steps []migration) (Store, error) {
	o = o.withDefaults()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	op := &opening{steps: steps, blocked: make(chan struct{}, 1), finished: make(chan error, 1)}
	if err := op.start(o.Name); err != nil {
		return nil, asOpenError(err)
	}
	if err := op.wait(ctx, o); err != nil {
		return nil, asOpenError(err)
	}
	db, err := op.request.Result()
	if err != nil {
		return nil, asOpenError(err)
	}
	s := newIDBStore(db, op.raw.Get("result"), o)
	if err := s.migrateData(ctx, steps); err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// opening is one attempt to open the database. go-indexeddb knows no blocked
// event and keeps the raw request to itself; so the request is made here and
// handed to it, and its outcome is listened for here too.
type opening struct {
	steps    []migration
	raw      js.Value // IDBOpenDBRequest
	request  *idb.OpenDBRequest
	blocked  chan struct{}
	finished chan error

	mu        sync.Mutex
	abandoned bool
	schemaErr error
	release   func()
}

func (op *opening) start(name string) error {
	// Reflect.get instead of a plain Get: the getter itself may throw.
	factory, err := try(func() js.Value { return js.Global().Get("Reflect").Call("get", js.Global(), "indexedDB") })
	if err != nil || !factory.Truthy() {
		return fmt.Errorf("%w: no indexedDB: %w", ErrUnavailable, errors.Join(err))
	}
	version := op.steps[len(op.steps)-1].version
	if op.raw, err = try(func() js.Value { return factory.Call("open", name, version) }); err != nil {
		return err
	}
	op.listen()
	// A factory whose open, Object bound to the request, returns just that.
	object := js.Global().Get("Object")
	handing := object.New()
	handing.Set("open", object.Call("bind", js.Null(), op.raw))
	wrapped, err := idb.WrapFactory(handing)
	if err != nil {
		return err
	}
	op.request, err = wrapped.Open(context.Background(), name, uint(version), op.upgrade)
	return err
}

// listen must be called before control returns to the browser.
func (op *opening) listen() {
	blocked := js.FuncOf(func(js.Value, []js.Value) any {
		select {
		case op.blocked <- struct{}{}:
		default:
		}
		return nil
	})
	success := js.FuncOf(func(js.Value, []js.Value) any {
		op.mu.Lock()
		defer op.mu.Unlock()
		if op.abandoned {
			op.raw.Get("result").Call("close")
		}
		op.finished <- nil
		op.release()
		return nil
	})
	failure := js.FuncOf(func(_ js.Value, args []js.Value) any {
		args[0].Call("preventDefault")
		op.mu.Lock()
		defer op.mu.Unlock()
		err := op.schemaErr
		if err == nil {
			err = domError(op.raw.Get("error"))
		}
		op.finished <- err
		op.release()
		return nil
	})
	op.raw.Call("addEventListener", "blocked", blocked)
	op.raw.Call("addEventListener", "success", success)
	op.raw.Call("addEventListener", "error", failure)
	op.release = func() {
		go func() { // not while one of them runs
			op.raw.Call("removeEventListener", "blocked", blocked)
			op.raw.Call("removeEventListener", "success", success)
			op.raw.Call("removeEventListener", "error", failure)
			blocked.Release()
			success.Release()
			failure.Release()
		}()
	}
}

// upgrade is called by the browser in the middle of the upgrade. It must neither
// wait nor return an error (go-indexeddb would panic), so it rolls back instead.
func (op *opening) upgrade(db *idb.Database, oldVersion, _ uint) error {
	op.mu.Lock()
	defer op.mu.Unlock()
	txn := op.raw.Get("transaction")
	err := ErrBlocked // nobody waits any more: leave the database as it is
	if !op.abandoned {
		err = upgradeSchema(&upgrade{db: db, txn: txn}, int(oldVersion), op.steps)
	}
	if err != nil {
		op.schemaErr = err
		txn.Call("abort")
	}
	return nil
}

func (op *opening) wait(ctx context.Context, o Options) error {
	// Behind another tab's own opening there is no blocked event, only silence.
	silence := time.NewTimer(3 * o.BlockedAfter)
	defer silence.Stop()
	var patience <-chan time.Time
	for {
		select {
		case err := <-op.finished:
			return err
		case <-op.blocked:
			if o.OnBlocked != nil {
				o.OnBlocked()
			}
			timer := time.NewTimer(o.BlockedAfter)
			defer timer.Stop()
			patience = timer.C
		case <-patience:
			return op.abandon(ErrBlocked)
		case <-silence.C:
			return op.abandon(fmt.Errorf("%w: no answer", ErrBlocked))
		case <-ctx.Done():
			return op.abandon(ctx.Err())
		}
	}
}

// abandon makes sure that an opening that succeeds later leaves nothing open.
func (op *opening) abandon(cause error) error {
	op.mu.Lock()
	defer op.mu.Unlock()
	select {
	case err := <-op.finished: // it has just finished after all
		if err != nil {
			return err
		}
		op.raw.Get("result").Call("close")
	default:
		op.abandoned = true
	}
	return cause
}
