//go:build js && wasm

package storage

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync/atomic"
	"syscall/js"
	"testing"
	"time"
)

// The contract itself runs from idb_test.go; this file holds what both need.

var ctx = context.Background()

var databases atomic.Int64

// freshName gives a database name that is deleted after the test.
func freshName(t *testing.T) string {
	name := fmt.Sprintf("test-%d-%d", time.Now().UnixNano(), databases.Add(1))
	t.Cleanup(func() { js.Global().Get("indexedDB").Call("deleteDatabase", name) })
	return name
}

func openTest(t *testing.T, o Options) *idbStore {
	t.Helper()
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s.(*idbStore)
}

// rawDB opens the database without any of the code under test, version 0 for the
// current one.
func rawDB(t *testing.T, name string, version int, upgrade func(db js.Value)) js.Value {
	t.Helper()
	args := []any{name}
	if version > 0 {
		args = append(args, version)
	}
	request := js.Global().Get("indexedDB").Call("open", args...)
	if upgrade != nil {
		f := js.FuncOf(func(js.Value, []js.Value) any { upgrade(request.Get("result")); return nil })
		defer f.Release()
		request.Set("onupgradeneeded", f)
	}
	awaitRequest(t, request)
	db := request.Get("result")
	t.Cleanup(func() { db.Call("close") })
	return db
}

func awaitRequest(t *testing.T, request js.Value) {
	t.Helper()
	awaitEvent(t, request, "onsuccess", "onerror")
}

func awaitEvent(t *testing.T, target js.Value, good, bad string) {
	t.Helper()
	done := make(chan error, 1)
	ok := js.FuncOf(func(js.Value, []js.Value) any { done <- nil; return nil })
	fail := js.FuncOf(func(js.Value, []js.Value) any { done <- errors.New(bad); return nil })
	defer ok.Release()
	defer fail.Release()
	target.Set(good, ok)
	target.Set(bad, fail)
	select {
	case err := <-done:
		if err != nil {
			t.Fatalf("raw request: %v %v", err, target.Get("error"))
		}
	case <-time.After(10 * time.Second):
		t.Fatal("raw request: no answer")
	}
}

// rawPut stores any JavaScript value under a key, behind the store's back.
func rawPut(t *testing.T, name string, kind Kind, key, value js.Value) {
	t.Helper()
	db := rawDB(t, name, 0, nil)
	defer db.Call("close")
	txn := db.Call("transaction", string(kind), "readwrite")
	txn.Call("objectStore", string(kind)).Call("put", value, key)
	awaitEvent(t, txn, "oncomplete", "onabort")
}

// rawID is the identity that a log record is stored under.
func rawID(t *testing.T, name string, key js.Value) string {
	t.Helper()
	db := rawDB(t, name, 0, nil)
	defer db.Call("close")
	request := db.Call("transaction", string(KindLog)).Call("objectStore", string(KindLog)).Call("get", key)
	awaitRequest(t, request)
	return request.Get("result").Get("i").String()
}

// damage overwrites the bytes of a record.
func damage(t *testing.T, name string, kind Kind, ws, id string, raw []byte) {
	t.Helper()
	seq, _ := strconv.Atoi(id)
	value := toJS(raw)
	var k js.Value
	switch kind {
	case KindWorkspace:
		k = key(id)
	case KindLog:
		k = key(ws, seq)
		value = logValue(ws, rawID(t, name, k), raw)
	case KindSnapshot:
		k = key(ws, 0, seq)
	case KindMeta:
		k = key(ws, id)
	}
	rawPut(t, name, kind, k, value)
}

// Faults are made in IndexedDB itself, by wrapping the methods of IDBObjectStore
// for one call.
const faultScript = `
(() => {
	const proto = IDBObjectStore.prototype, methods = ["put", "add", "delete"];
	const original = Object.fromEntries(methods.map(m => [m, proto[m]]));
	const restore = () => methods.forEach(m => proto[m] = original[m]);
	return (fault) => methods.forEach(m => proto[m] = function (...args) {
		restore();
		if (fault === "quota") throw new DOMException("injected", "QuotaExceededError");
		const request = original[m].apply(this, args);
		const store = this;
		if (fault === "rollback") { // a request that fails takes the transaction with it
			original.add.call(this.transaction.objectStore("meta"), 1, "injected");
			original.add.call(this.transaction.objectStore("meta"), 1, "injected");
		}
		if (fault === "killed") queueMicrotask(() => store.transaction.abort());
		return request;
	});
})()`

var injectFault = js.Global().Call("eval", faultScript)

func failNext(t *testing.T, err error) {
	t.Helper()
	switch {
	case errors.Is(err, ErrQuota):
		injectFault.Invoke("quota")
	case errors.Is(err, ErrAborted):
		injectFault.Invoke("rollback")
	default:
		t.Fatalf("no such fault: %v", err)
	}
}
