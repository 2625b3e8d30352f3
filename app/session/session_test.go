package session

import (
	"context"
	"testing"

	"rumbo/app/browser"
	"rumbo/app/storage"
	"rumbo/app/store"
	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

var ctx = context.Background()

// on is a session in the first slot of a device.
func on(t *testing.T, db *storage.MemoryDB) *Session {
	t.Helper()
	disk, err := db.Open(storage.Options{RecordSchema: store.RecordSchema})
	if err != nil {
		t.Fatal(err)
	}
	return &Session{Disk: disk, Kept: true, stores: map[string]*store.Store{}, tabs: browser.OpenChannel(t.Name(), func([]byte) {})}
}

func do(t *testing.T, st *store.Store, cmd workspace.Command) {
	t.Helper()
	if p := st.Do(cmd); p != nil {
		t.Fatal(p)
	}
}

func rename(t *testing.T, st *store.Store, name string) {
	t.Helper()
	do(t, st, workspace.Set{Kind: "account", ID: "a", Field: "name", Value: record.OfText(name)})
}

func describe(t *testing.T, st *store.Store, text string) {
	t.Helper()
	do(t, st, workspace.Set{Kind: "account", ID: "a", Field: "description", Value: record.OfText(text)})
}

func account(st *store.Store) *record.Account {
	return workspace.Get(st.Snapshot(), record.AccountKind, "a")
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func file(st *store.Store) change.Handover { return change.Handover{State: st.Snapshot().State} }

func newWorkspace(t *testing.T, s *Session) *store.Store {
	t.Helper()
	st, err := s.Create(ctx, "W")
	must(t, err)
	do(t, st, workspace.Create{Kind: "account", ID: "a", Rec: &record.Account{Name: "A"}})
	must(t, st.Flush(ctx))
	return st
}

func TestTheNumberIsKeptFromSessionToSession(t *testing.T) {
	db := storage.NewMemoryDB()
	st := newWorkspace(t, on(t, db))
	again, _, err := on(t, db).Open(ctx, st.Info().ID)
	must(t, err)
	rename(t, again, "B")
	if n := len(again.Snapshot().Seen()); n != 1 {
		t.Errorf("%d numbers after two sessions", n)
	}
}

// A person puts back an older backup and works on. What a colleague has of the time between must not be
// taken for known.
func TestAnOlderBackupPutBackHidesNothingOfWhatComesLater(t *testing.T) {
	device, other := storage.NewMemoryDB(), storage.NewMemoryDB()
	s := on(t, device)
	st := newWorkspace(t, s)
	id, backup := st.Info().ID, file(st)
	rename(t, st, "between")
	colleague, err := on(t, other).CreateFrom(ctx, id, "W", file(st))
	must(t, err)
	must(t, s.Delete(ctx, id))

	st, err = s.CreateFrom(ctx, id, "W", backup)
	must(t, err)
	describe(t, st, "new")
	st.Take(file(colleague))
	if a := account(st); a.Name != "between" || a.Description != "new" {
		t.Errorf("merged: %q, %q", a.Name, a.Description)
	}
	colleague.Take(file(st))
	if a := account(colleague); a.Name != "between" || a.Description != "new" {
		t.Errorf("the colleague has: %q, %q", a.Name, a.Description)
	}
}

// The disk is full, the work is carried away in a file, the tab closes, work goes on from what the disk
// holds: the file must still bring what it carried.
func TestAFileOfUnsavedWorkStillCountsAfterTheTabIsGone(t *testing.T) {
	for _, full := range []bool{true, false} {
		db := storage.NewMemoryDB()
		s := on(t, db)
		st := newWorkspace(t, s)
		db.FailNext(storage.ErrQuota)
		rename(t, st, "only in the file")
		if st.Flush(ctx) == nil {
			t.Fatal("saved on a full disk")
		}
		if full {
			db.FailNext(storage.ErrQuota)
		}
		s.Spend(ctx, st.Info().ID)
		carried := file(st)
		st.Abandon(storage.ErrClosed) // the tab is gone

		again, _, err := on(t, db).Open(ctx, st.Info().ID)
		must(t, err)
		if account(again).Name != "A" {
			t.Fatal("it was saved after all")
		}
		describe(t, again, "new")
		again.Take(carried)
		if a := account(again); a.Name != "only in the file" || a.Description != "new" {
			t.Errorf("merged: %q, %q", a.Name, a.Description)
		}
	}
}

func TestADeviceThatWasCopiedTakesANumberOfItsOwn(t *testing.T) {
	db := storage.NewMemoryDB()
	st := newWorkspace(t, on(t, db))
	id := st.Info().ID
	twin, _, err := on(t, db).Open(ctx, id) // as if on a copy of the disk, with the same number
	must(t, err)
	rename(t, twin, "twin's")
	st.Take(file(twin))
	describe(t, st, "after")
	if n := len(st.Snapshot().Seen()); n != 2 {
		t.Errorf("%d numbers", n)
	}
}

func TestAWorkspaceThatCouldNotBeSavedIsNotOpenedWithoutItsWork(t *testing.T) {
	db := storage.NewMemoryDB()
	s := on(t, db)
	st := newWorkspace(t, s)
	db.FailNext(storage.ErrQuota)
	rename(t, st, "kept")
	_ = st.Flush(ctx)
	if s.Unsaved() != 1 {
		t.Error("unsaved:", s.Unsaved())
	}
	again, _, err := s.Open(ctx, st.Info().ID)
	must(t, err)
	if account(again).Name != "kept" {
		t.Error("opened without what was not saved")
	}
}

func TestAFileThatDoesNotFitLeavesNoEmptyWorkspace(t *testing.T) {
	db := storage.NewMemoryDB()
	s := on(t, db)
	h := file(newWorkspace(t, on(t, storage.NewMemoryDB())))
	db.SetQuota(150)
	if _, err := s.CreateFrom(ctx, "w", "W", h); err == nil {
		t.Fatal("it fitted")
	}
	if list, err := s.Workspaces(ctx); err != nil || len(list) != 0 {
		t.Errorf("left: %v %v", list, err)
	}
}

func TestTheReminderWaitsForItsTime(t *testing.T) {
	const day = 86_400_000
	for _, c := range []struct {
		what             string
		remind           int
		last, begun, now int64
		want             bool
	}{
		{"a new workspace has nothing to remind of", 14, 0, 100 * day, 110 * day, false},
		{"a workspace of three weeks without a backup", 14, 0, 100 * day, 121 * day, true},
		{"a backup of last week", 14, 115 * day, 100 * day, 121 * day, false},
		{"a backup of three weeks ago", 14, 100 * day, 50 * day, 121 * day, true},
		{"never, if the person wants none", 0, 0, 0, 1000 * day, false},
	} {
		h := Health{Kept: true, Remind: c.remind, Last: Backup{At: c.last}}
		if got := h.Remindable(c.now, c.begun); got != c.want {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}
