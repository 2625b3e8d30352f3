//go:build js && wasm

package storage

import (
	"context"
	"errors"
	"sync"
	"syscall/js"

	"github.com/hack-pad/go-indexeddb/idb"
)

// txn is an open readwrite transaction. It lives only as long as each wait is a wait for
// one of its own requests.
type txn struct {
	ctx    context.Context
	t      *idb.Transaction
	writes int // write requests made so far
}

var allKinds = []string{string(KindWorkspace), string(KindLog), string(KindSnapshot), string(KindMeta)}

// update runs work in one strict readwrite transaction and waits for its end.
// When work fails, everything is rolled back.
func (s *idbStore) update(ctx context.Context, work func(*txn) error) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	t, err := s.db.TransactionWithOptions(idb.TransactionOptions{
		Mode: idb.TransactionReadWrite, Durability: idb.DurabilityStrict,
	}, allKinds[0], allKinds[1:]...)
	if err != nil {
		return asWriteError(err)
	}
	aborts := s.silentAborts()
	x := &txn{ctx: ctx, t: t}
	if err := work(x); err != nil {
		return s.rollBack(x, err)
	}
	if err := t.Await(ctx); err != nil {
		return s.rollBack(x, err)
	}
	// go-indexeddb reports an abort without a cause as success.
	if s.silentAborts() != aborts {
		return ErrAborted
	}
	return nil
}

// rollBack ends a failed transaction and finds the first cause.
func (s *idbStore) rollBack(x *txn, err error) error {
	if cause := x.t.Err(); cause != nil && !isOurs(err) {
		err = cause
	}
	if x.writes > 0 {
		_ = x.t.Abort() // fails when the browser has aborted it already
	}
	return asWriteError(err)
}

func (x *txn) store(kind Kind) (*idb.ObjectStore, error) { return x.t.ObjectStore(string(kind)) }

// put requests a write; its failure shows when the transaction is awaited.
func (x *txn) put(kind Kind, key, value js.Value) error {
	store, err := x.store(kind)
	if err != nil {
		return err
	}
	x.writes++
	_, err = store.PutKey(key, value)
	return err
}

// add is put for keys that must be new.
func (x *txn) add(kind Kind, key, value js.Value) error {
	store, err := x.store(kind)
	if err != nil {
		return err
	}
	x.writes++
	_, err = store.AddKey(key, value)
	return err
}

// remove requests the deletion of a key or key range.
func (x *txn) remove(kind Kind, keyOrRange js.Value) error {
	store, err := x.store(kind)
	if err != nil {
		return err
	}
	x.writes++
	_, err = store.Delete(keyOrRange)
	return err
}

// inFlight bounds how many requests wait at once, for the sake of memory.
const inFlight = 256

// gather makes n requests and waits for all. Every listener is in place before
// the browser gets control, so no answer is missed.
func (x *txn) gather(n int, request func(i int) (*idb.Request, error)) ([]js.Value, error) {
	values := make([]js.Value, n)
	for from := 0; from < n; from += inFlight {
		to := min(from+inFlight, n)
		if err := x.gatherSome(values[from:to], func(i int) (*idb.Request, error) { return request(from + i) }); err != nil {
			return nil, err
		}
	}
	return values, nil
}

func (x *txn) gatherSome(values []js.Value, request func(i int) (*idb.Request, error)) error {
	ctx, cancel := context.WithCancel(x.ctx)
	defer cancel()
	var (
		once    sync.Once
		failure error
		done    = make(chan struct{})
		left    = len(values)
	)
	for i := range values {
		r, err := request(i)
		if err != nil {
			return err
		}
		err = r.Listen(ctx, func() {
			values[i], err = r.Result()
			if left--; left == 0 || err != nil {
				once.Do(func() { failure = err; close(done) })
			}
		}, func() {
			once.Do(func() {
				if failure = r.Err(); failure == nil {
					failure = errors.New("storage: request failed without a reason")
				}
				close(done)
			})
		})
		if err != nil {
			return err
		}
	}
	select {
	case <-done:
		return failure
	case <-ctx.Done():
		return ctx.Err()
	}
}
