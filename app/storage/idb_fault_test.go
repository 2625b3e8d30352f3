//go:build js && wasm

package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"syscall/js"
	"testing"
	"time"
)

// A transaction that is killed in the middle, without a cause, leaves nothing
// and is reported.
func TestKilledTransaction(t *testing.T) {
	name := freshName(t)
	s := openTest(t, Options{Name: name})
	fill(t, s)
	batch := []Entry{{ID: "c", Data: []byte("three")}, {ID: "d", Data: []byte("four")}}
	injectFault.Invoke("killed")
	if last, err := s.Append(ctx, "w", batch); !errors.Is(err, ErrAborted) || last != 0 {
		t.Fatalf("killed append: %d, %v", last, err)
	}
	injectFault.Invoke("killed")
	if err := s.Replace(ctx, "w", []byte("new"), batch); !errors.Is(err, ErrAborted) {
		t.Fatalf("killed replace: %v", err)
	}
	c, err := s.Load(ctx, "w")
	if err != nil || len(c.Log) != 2 || c.Generation != 0 {
		t.Fatalf("after the kills: %+v, %v", c, err)
	}
	if last, err := s.Append(ctx, "w", batch); err != nil || last != 4 {
		t.Errorf("retry: %d, %v", last, err)
	}
}

// Whatever JavaScript value stands where a record should be, the rest is read.
func TestGarbageRecords(t *testing.T) {
	name := freshName(t)
	s := openTest(t, Options{Name: name})
	fill(t, s)
	value := func(expr string) js.Value { return js.Global().Call("eval", expr) }
	for _, expr := range []string{
		`"text"`, `42`, `null`, `true`, `[1,2]`, `({})`, `({w:"w",i:"z"})`, `({d:"no bytes"})`, `({d:null})`,
		`new Uint8Array(3)`, `new ArrayBuffer(8)`, `new Date(0)`, `new Map([[1,2]])`, `10n`, `new Float64Array(2)`,
		`(() => { const a = {}; a.self = a; return a; })()`,
	} {
		rawPut(t, name, KindLog, key("w", 1), value(expr))
		rawPut(t, name, KindSnapshot, key("w", 0, 1), value(expr))
		rawPut(t, name, KindMeta, key("w", "k"), value(expr))
		rawPut(t, name, KindWorkspace, key("w"), value(expr))
		c, err := s.Load(ctx, "w")
		if err != nil || len(c.Log) != 1 || c.Log[0].ID != "b" || len(c.Damaged) != 3 || !c.Info.Damaged {
			t.Errorf("%s: %+v, %v", expr, c, err)
		}
		if _, err := s.GetMeta(ctx, "w", "k"); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: value %v", expr, err)
		}
		n := 0
		if err := s.Raw(ctx, "", func(r RawRecord) error {
			n++
			if r.Reason == "" && r.Key != "2" {
				return fmt.Errorf("%+v passes as sound", r)
			}
			return nil
		}); err != nil || n != 5 {
			t.Errorf("%s: %d records, %v", expr, n, err)
		}
		if last, err := s.Append(ctx, "w", []Entry{{ID: "b"}}); err != nil || last != 2 {
			t.Errorf("%s: appending beside it: %d, %v", expr, last, err)
		}
	}
}

// Foreign keys in our stores must not stop anything either.
func TestForeignKeys(t *testing.T) {
	name := freshName(t)
	s := openTest(t, Options{Name: name})
	fill(t, s)
	for _, k := range []js.Value{key("w"), key("w", "seq"), key("w", 1, 2), js.ValueOf(7), key("w", []any{})} {
		rawPut(t, name, KindLog, k, js.ValueOf("x"))
		rawPut(t, name, KindMeta, k, js.ValueOf("x"))
		rawPut(t, name, KindSnapshot, k, js.ValueOf("x"))
		rawPut(t, name, KindWorkspace, k, js.ValueOf("x"))
	}
	c, err := s.Load(ctx, "w")
	if err != nil || len(c.Log) < 1 || c.Log[len(c.Log)-1].ID != "b" {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err := s.Workspaces(ctx); err != nil {
		t.Error(err)
	}
	if err := s.Raw(ctx, "", func(RawRecord) error { return nil }); err != nil {
		t.Error(err)
	}
	if _, err := s.Append(ctx, "w", []Entry{{ID: "c"}}); err != nil {
		t.Error(err)
	}
}

// A record that the browser itself fails to read costs only that record.
func TestUnreadableRecord(t *testing.T) {
	name := freshName(t)
	s := openTest(t, Options{Name: name})
	fill(t, s)
	if err := s.SaveSnapshot(ctx, "w", 0, 1, []byte("state")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Append(ctx, "w", []Entry{{ID: "c", Data: []byte("three")}}); err != nil {
		t.Fatal(err)
	}
	breakReads := js.Global().Call("eval", `(store, wanted) => {
		const { get, getAll } = IDBObjectStore.prototype;
		const fail = () => { throw new DOMException("Internal error reading value", "UnknownError"); };
		IDBObjectStore.prototype.get = function (key) {
			return this.name === store && indexedDB.cmp(key, wanted) === 0 ? fail() : get.call(this, key);
		};
		IDBObjectStore.prototype.getAll = function (range, n) {
			return this.name === store && range.includes(wanted) ? fail() : getAll.call(this, range, n);
		};
		return () => Object.assign(IDBObjectStore.prototype, { get, getAll });
	}`)
	for _, c := range []struct {
		kind Kind
		key  js.Value
		want string
	}{
		{KindSnapshot, key("w", 0, 1), "a=one b=two c=three "},
		{KindLog, key("w", 2), "c=three "},
	} {
		restore := breakReads.Invoke(string(c.kind), c.key)
		got, err := s.Load(ctx, "w")
		raw := 0
		errRaw := s.Raw(ctx, "w", func(r RawRecord) error {
			if r.Kind == c.kind && r.Reason != "" {
				raw++
			}
			return nil
		})
		restore.Invoke()
		log := ""
		for _, e := range got.Log {
			log += e.ID + "=" + string(e.Data) + " "
		}
		if err != nil || log != c.want || len(got.Damaged) != 1 || got.Damaged[0].Kind != c.kind {
			t.Errorf("%s: %+v, %v", c.kind, got, err)
		}
		if errRaw != nil || raw != 1 {
			t.Errorf("%s: rescue saw %d, %v", c.kind, raw, errRaw)
		}
	}
}

// A context that ends in the middle rolls back, unless the commit was faster;
// the answer of a repeated call is right in both cases.
func TestContextEndsInTheMiddle(t *testing.T) {
	s := openTest(t, Options{Name: freshName(t)})
	fill(t, s)
	entries := make([]Entry, 300)
	for i := range entries {
		entries[i] = Entry{ID: fmt.Sprint("e", i), Data: make([]byte, 1000)}
	}
	ended := 0
	for wait := time.Duration(0); wait < 40*time.Millisecond; wait += 2 * time.Millisecond {
		short, cancel := context.WithTimeout(ctx, wait)
		_, err := s.Append(short, "w", entries)
		cancel()
		h, errHead := s.Head(ctx, "w")
		if errHead != nil || (h.Seq != 2 && h.Seq != 302) {
			t.Fatalf("half an append: %+v, %v", h, errHead)
		}
		if err != nil {
			ended++
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%v", err)
			}
		}
	}
	if ended == 0 {
		t.Error("no append was interrupted")
	}
	if last, err := s.Append(ctx, "w", entries); err != nil || last != 302 {
		t.Errorf("repeated: %d, %v", last, err)
	}
}

// The connection survives a closed raw database: no panic, ErrClosed.
func TestClosedBehindOurBack(t *testing.T) {
	s := openTest(t, Options{Name: freshName(t)})
	fill(t, s)
	s.raw.Call("close")
	if _, err := s.Append(ctx, "w", []Entry{{ID: "c"}}); !errors.Is(err, ErrClosed) {
		t.Errorf("append: %v, want ErrClosed", err)
	}
	if _, err := s.Load(ctx, "w"); !errors.Is(err, ErrClosed) {
		t.Errorf("load: %v, want ErrClosed", err)
	}
}

// On a device that is really full. It needs a browser whose profile is on a small
// disk, such as a tmpfs of 250 MB, with TMPDIR pointing to it.
func TestDiskReallyFull(t *testing.T) {
	if os.Getenv("SMALL_DISK") == "" {
		t.Skip("set SMALL_DISK=1 and TMPDIR to a small disk")
	}
	s := openTest(t, Options{Name: freshName(t)})
	fill(t, s)
	data := make([]byte, 4<<20)
	state := uint32(1)
	for i := range data {
		state = state*1664525 + 1013904223
		data[i] = byte(state >> 24)
	}
	want := 2
	for {
		last, err := s.Append(ctx, "w", []Entry{{ID: fmt.Sprint("big", want), Data: data}})
		if err != nil {
			if !errors.Is(err, ErrQuota) || last != 0 {
				t.Fatalf("after %d entries: %d, %v", want, last, err)
			}
			break
		}
		if want++; want > 200 {
			t.Fatal("the disk is not full yet")
		}
	}
	c, err := s.Load(ctx, "w")
	if err != nil || len(c.Log) != want || len(c.Damaged) != 0 {
		t.Fatalf("%d entries of %d, %d damaged, %v", len(c.Log), want, len(c.Damaged), err)
	}
	t.Logf("full after %d entries of 4 MB; all are still there", want-2)
	if err := s.DeleteWorkspace(ctx, "w"); err != nil {
		t.Fatalf("making room: %v", err)
	}
	if err := s.PutWorkspace(ctx, Info{ID: "w"}); err != nil {
		t.Errorf("after making room: %v", err)
	}
}
