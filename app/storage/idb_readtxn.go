//go:build js && wasm

package storage

import (
	"context"
	"syscall/js"
)

// readTxn is a readonly transaction without go-indexeddb, which has no getAll:
// reading a thousand records one by one takes ten times as long.
type readTxn struct {
	ctx context.Context
	v   js.Value // IDBTransaction
}

func (s *idbStore) view(ctx context.Context, work func(*readTxn) error) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	names := make([]any, len(allKinds))
	for i, name := range allKinds {
		names[i] = name
	}
	v, err := try(func() js.Value { return s.raw.Call("transaction", names, "readonly") })
	if err != nil {
		return asWriteError(err)
	}
	return work(&readTxn{ctx: ctx, v: v})
}

// ask makes a request to an object store and waits for its result.
func (x *readTxn) ask(kind Kind, method string, args ...any) (js.Value, error) {
	request, err := try(func() js.Value { return x.v.Call("objectStore", string(kind)).Call(method, args...) })
	if err != nil {
		return js.Undefined(), err
	}
	done := make(chan struct{})
	finished := js.FuncOf(func(js.Value, []js.Value) any { close(done); return nil })
	request.Set("onsuccess", finished)
	request.Set("onerror", finished)
	select {
	case <-done:
		finished.Release()
		if failure := request.Get("error"); !failure.IsNull() {
			return js.Undefined(), domError(failure)
		}
		return request.Get("result"), nil
	case <-x.ctx.Done():
		go func() { <-done; finished.Release() }()
		return js.Undefined(), x.ctx.Err()
	}
}

// keys lists the keys of a range, or of all when it is undefined, in their order,
// at most limit (0: all).
func (x *readTxn) keys(kind Kind, within js.Value, limit int) ([]js.Value, error) {
	args := []any{within}
	if limit > 0 {
		args = append(args, limit)
	}
	found, err := x.ask(kind, "getAllKeys", args...)
	if err != nil {
		return nil, err
	}
	return elements(found), nil
}

// values reads the records of keys that follow each other, undefined where there is
// none.
func (x *readTxn) values(kind Kind, keys []js.Value) ([]js.Value, error) {
	if len(keys) == 1 {
		v, err := x.ask(kind, "get", keys[0])
		return []js.Value{v}, err
	}
	found, err := x.ask(kind, "getAll", keyRangeClass().Call("bound", keys[0], keys[len(keys)-1]))
	if err != nil {
		return nil, err
	}
	return elements(found), nil
}

func elements(array js.Value) []js.Value {
	out := make([]js.Value, array.Length())
	for i := range out {
		out[i] = array.Index(i)
	}
	return out
}

func keyRangeClass() js.Value { return js.Global().Get("IDBKeyRange") }
