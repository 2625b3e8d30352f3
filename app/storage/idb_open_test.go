//go:build js && wasm

package storage

import (
	"context"
	"errors"
	"strings"
	"syscall/js"
	"testing"
	"time"

	"github.com/hack-pad/go-indexeddb/idb"
)

// future is the schema of a later version of the app: a store more, an index
// more on a store that exists, and a data step.
func future(data func(context.Context, *idbStore) error) []migration {
	return append(migrations[:len(migrations):len(migrations)], migration{
		version: schemaVersion + 1,
		schema: func(u *upgrade) error {
			if _, err := u.db.CreateObjectStore("later", idb.ObjectStoreOptions{}); err != nil {
				return err
			}
			u.txn.Call("objectStore", string(KindLog)).Call("createIndex", "by_space", "w")
			return nil
		},
		data: data,
	})
}

func TestMigrationsAreNumbered(t *testing.T) {
	for i, m := range migrations {
		if m.version != i+1 {
			t.Errorf("step %d has version %d", i+1, m.version)
		}
	}
	if last := migrations[len(migrations)-1].version; last != schemaVersion {
		t.Errorf("the last step makes version %d, schemaVersion is %d", last, schemaVersion)
	}
}

func TestUpgradeKeepsDataAndRunsEachStepOnce(t *testing.T) {
	name := freshName(t)
	s := openTest(t, Options{Name: name})
	fill(t, s)
	_ = s.Close()

	runs := 0
	steps := future(func(ctx context.Context, s *idbStore) error {
		runs++
		if runs == 1 {
			return errors.New("interrupted")
		}
		return s.PutMeta(ctx, "w", "migrated", []byte("yes"))
	})
	if _, err := openWith(ctx, Options{Name: name}, steps); err == nil || !strings.Contains(err.Error(), "interrupted") {
		t.Fatalf("a data step that fails: %v", err)
	}
	for range 2 { // the interrupted step runs again, a finished one does not
		up, err := openWith(ctx, Options{Name: name}, steps)
		if err != nil {
			t.Fatal(err)
		}
		c, err := up.Load(ctx, "w")
		if err != nil || len(c.Log) != 2 || string(c.Log[1].Data) != "two" {
			t.Fatalf("after the upgrade: %+v, %v", c, err)
		}
		if v, err := up.GetMeta(ctx, "w", "migrated"); string(v) != "yes" || err != nil {
			t.Errorf("data step: %q, %v", v, err)
		}
		if names, _ := up.(*idbStore).db.ObjectStoreNames(); len(names) != len(allKinds)+1 {
			t.Errorf("object stores %v", names)
		}
		_ = up.Close()
	}
	if runs != 2 {
		t.Errorf("the data step ran %d times, want 2", runs)
	}
	if _, err := Open(ctx, Options{Name: name}); !errors.Is(err, ErrNewerSchema) {
		t.Errorf("older app on a newer database: %v, want ErrNewerSchema", err)
	}
}

// fill writes the workspace "w" with the entries a=one and b=two.
func fill(t *testing.T, s Store) {
	t.Helper()
	if err := s.PutWorkspace(ctx, Info{ID: "w", Name: "Uno"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Append(ctx, "w", []Entry{{ID: "a", Data: []byte("one")}, {ID: "b", Data: []byte("two")}}); err != nil {
		t.Fatal(err)
	}
}

func TestFailedUpgradeLeavesTheOldVersion(t *testing.T) {
	name := freshName(t)
	s := openTest(t, Options{Name: name})
	fill(t, s)
	_ = s.Close()
	for what, schema := range map[string]func(*upgrade) error{
		"error":     func(*upgrade) error { return errors.New("no luck") },
		"exception": func(u *upgrade) error { u.db.CreateObjectStore("x", idb.ObjectStoreOptions{}); panic("no luck") },
		"dom error": func(u *upgrade) error {
			_, err := u.db.CreateObjectStore(string(KindLog), idb.ObjectStoreOptions{})
			return err
		},
	} {
		steps := append(migrations[:1:1], migration{version: 2, schema: schema})
		if _, err := openWith(ctx, Options{Name: name}, steps); err == nil {
			t.Errorf("%s: the upgrade passed", what)
		} else if what != "dom error" && !strings.Contains(err.Error(), "no luck") {
			t.Errorf("%s: the cause is lost: %v", what, err)
		}
	}
	s = openTest(t, Options{Name: name})
	if c, err := s.Load(ctx, "w"); err != nil || len(c.Log) != 2 {
		t.Errorf("after failed upgrades: %+v, %v", c, err)
	}
}

// A tab with an older version that ignores versionchange blocks the upgrade.
func TestBlockedUpgrade(t *testing.T) {
	name := freshName(t)
	s := openTest(t, Options{Name: name})
	fill(t, s)
	_ = s.Close()
	stubborn := rawDB(t, name, 0, nil)

	told := 0
	began := time.Now()
	_, err := openWith(ctx, Options{Name: name, BlockedAfter: 200 * time.Millisecond, OnBlocked: func() { told++ }}, future(nil))
	if !errors.Is(err, ErrBlocked) || told != 1 {
		t.Fatalf("%v, OnBlocked called %d times", err, told)
	}
	if d := time.Since(began); d < 200*time.Millisecond || d > 5*time.Second {
		t.Errorf("gave up after %v", d)
	}
	// Closing the blocking tab lets the abandoned upgrade through: it must change nothing
	// and leave no connection behind.
	stubborn.Call("close")
	time.Sleep(200 * time.Millisecond)
	old := openTest(t, Options{Name: name})
	if c, err := old.Load(ctx, "w"); err != nil || len(c.Log) != 2 {
		t.Fatalf("the old version after an abandoned upgrade: %+v, %v", c, err)
	}
	_ = old.Close()
	up, err := openWith(ctx, Options{Name: name, BlockedAfter: 2 * time.Second}, future(nil))
	if err != nil {
		t.Fatalf("second try: %v", err)
	}
	_ = up.Close()
}

func TestBlockedUpgradeGoesOnWhenTheOtherTabCloses(t *testing.T) {
	name := freshName(t)
	s := openTest(t, Options{Name: name})
	fill(t, s)
	_ = s.Close()
	stubborn := rawDB(t, name, 0, nil)
	up, err := openWith(ctx, Options{Name: name, BlockedAfter: 10 * time.Second, OnBlocked: func() { stubborn.Call("close") }}, future(nil))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = up.Close() }()
	if c, err := up.Load(ctx, "w"); err != nil || len(c.Log) != 2 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestOpenWithEndingContext(t *testing.T) {
	name := freshName(t)
	s := openTest(t, Options{Name: name})
	_ = s.Close()
	rawDB(t, name, 0, nil)
	short, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
	defer cancel()
	if _, err := openWith(short, Options{Name: name}, future(nil)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v, want DeadlineExceeded", err)
	}
}

func TestClosedByAnotherTabsUpgrade(t *testing.T) {
	name := freshName(t)
	reasons := make(chan Reason, 2)
	old := openTest(t, Options{Name: name, OnClosed: func(r Reason) { reasons <- r }})
	fill(t, old)

	// A save that is under way when the upgrade comes still arrives.
	saved := make(chan error, 1)
	go func() {
		_, err := old.Append(ctx, "w", []Entry{{ID: "c", Data: make([]byte, 4<<20)}})
		saved <- err
	}()
	time.Sleep(time.Millisecond)
	up, err := openWith(ctx, Options{Name: name, BlockedAfter: 10 * time.Second}, future(nil))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = up.Close() }()
	errSave := <-saved
	c, err := up.Load(ctx, "w")
	if err != nil || (errSave == nil) != (len(c.Log) == 3) {
		t.Errorf("save answered %v, %d entries, %v", errSave, len(c.Log), err)
	}
	select {
	case r := <-reasons:
		if r != ReasonUpgrade {
			t.Errorf("reason %q", r)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("OnClosed was not called")
	}
	if _, err := old.Append(ctx, "w", []Entry{{ID: "d"}}); !errors.Is(err, ErrClosed) {
		t.Errorf("older tab writes after the upgrade: %v", err)
	}
	if _, err := old.Load(ctx, "w"); !errors.Is(err, ErrClosed) {
		t.Errorf("older tab reads after the upgrade: %v", err)
	}
}

func TestClosedByDeletion(t *testing.T) {
	name := freshName(t)
	reasons := make(chan Reason, 1)
	s := openTest(t, Options{Name: name, OnClosed: func(r Reason) { reasons <- r }})
	fill(t, s)
	request := js.Global().Get("indexedDB").Call("deleteDatabase", name)
	awaitRequest(t, request)
	if r := <-reasons; r != ReasonDeleted {
		t.Errorf("reason %q", r)
	}
}

func TestUnavailable(t *testing.T) {
	// IndexedDB missing, and refusing as in a sandboxed frame or under a policy.
	define := js.Global().Call("eval", `(kind) => {
		const old = Object.getOwnPropertyDescriptor(self, "indexedDB");
		const fail = () => { throw new DOMException("denied", "SecurityError"); };
		Object.defineProperty(self, "indexedDB", { configurable: true, get: {
			missing: () => undefined, getter: fail, open: () => ({ open: fail }) }[kind] });
		return () => { if (old) Object.defineProperty(self, "indexedDB", old); else delete self.indexedDB; };
	}`)
	for _, kind := range []string{"missing", "getter", "open"} {
		restore := define.Invoke(kind)
		_, err := Open(ctx, Options{Name: "never"})
		restore.Invoke()
		if !errors.Is(err, ErrUnavailable) {
			t.Errorf("%s: %v, want ErrUnavailable", kind, err)
		}
	}
	_ = openTest(t, Options{Name: freshName(t)})
}
