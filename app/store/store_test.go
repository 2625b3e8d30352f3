package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync/atomic"
	"testing"
	"time"

	"rumbo/app/storage"
	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

var ids atomic.Int64

func world(disk storage.Store, replica uint64) World {
	return World{
		Disk: disk, Replica: replica,
		Now:   func() int64 { return 1_800_000_000_000 },
		Today: func() period.Date { return period.On(2026, 11, 22) },
		NewID: func() record.ID { return record.ID(fmt.Sprint("id", ids.Add(1))) },
	}
}

// begin gives a new workspace on a disk in memory.
func begin(t *testing.T) (*storage.MemoryDB, storage.Store) {
	t.Helper()
	db := storage.NewMemoryDB()
	disk, err := db.Open(storage.Options{RecordSchema: RecordSchema})
	if err != nil {
		t.Fatal(err)
	}
	if err := disk.PutWorkspace(context.Background(), storage.Info{ID: "w", Name: "Work", Schema: RecordSchema}); err != nil {
		t.Fatal(err)
	}
	return db, disk
}

func open(t *testing.T, w World) *Store {
	t.Helper()
	s, opened, err := Open(context.Background(), w, "w", "Ana")
	if err != nil || len(opened.Damaged) > 0 {
		t.Fatal(err, opened)
	}
	return s
}

func flush(t *testing.T, s *Store) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := s.Flush(ctx); err != nil {
		t.Fatal(err)
	}
}

func name(s *Store, id record.ID) string {
	if a := workspace.Get(s.Snapshot(), record.AccountKind, id); a != nil {
		return a.Name
	}
	return ""
}

func create(t *testing.T, s *Store, id record.ID, n string) {
	t.Helper()
	if p := s.Do(workspace.Create{Kind: "account", ID: id, Rec: &record.Account{Name: n}}); p != nil {
		t.Fatal(p)
	}
}

func rename(t *testing.T, s *Store, id record.ID, n string) {
	t.Helper()
	if p := s.Do(workspace.Set{Kind: "account", ID: id, Field: "name", Value: record.OfText(n)}); p != nil {
		t.Fatal(p)
	}
}

func TestWhatIsSavedIsThereAfterReopening(t *testing.T) {
	_, disk := begin(t)
	s := open(t, world(disk, 1))
	create(t, s, "a", "A")
	rename(t, s, "a", "A2")
	flush(t, s)
	if got := name(open(t, world(disk, 1)), "a"); got != "A2" {
		t.Errorf("reopened: %q", got)
	}
	if err := s.SaveSnapshot(context.Background()); err != nil {
		t.Fatal(err)
	}
	rename(t, s, "a", "A3")
	flush(t, s)
	again := open(t, world(disk, 1))
	if got := name(again, "a"); got != "A3" {
		t.Errorf("reopened from the snapshot: %q", got)
	}
	h, _, err := again.History(context.Background())
	if err != nil || len(h) != 3 {
		t.Errorf("the history holds %d changes, %v", len(h), err)
	}
}

func TestUndoAndRedo(t *testing.T) {
	_, disk := begin(t)
	s := open(t, world(disk, 1))
	create(t, s, "a", "A")
	rename(t, s, "a", "B")
	rename(t, s, "a", "C")
	for _, want := range []string{"B", "A", "", ""} {
		s.Undo()
		if got := name(s, "a"); got != want {
			t.Fatalf("undo gave %q, want %q", got, want)
		}
	}
	for _, want := range []string{"A", "B", "C", "C"} {
		s.Redo()
		if got := name(s, "a"); got != want {
			t.Fatalf("redo gave %q, want %q", got, want)
		}
	}
	s.Undo()
	rename(t, s, "a", "D")
	if _, redo := s.Undoable(); redo != "" {
		t.Error("a new edit leaves something to redo")
	}
	flush(t, s)
	if got := name(open(t, world(disk, 1)), "a"); got != "D" {
		t.Error(got)
	}
}

func TestAFailedSaveKeepsTheChangeAndSaysSo(t *testing.T) {
	db, disk := begin(t)
	s := open(t, world(disk, 1))
	for _, err := range []error{storage.ErrQuota, storage.ErrAborted} {
		db.FailNext(err)
		create(t, s, record.ID(err.Error()), "kept")
		if got := s.Flush(context.Background()); !errors.Is(got, err) {
			t.Fatalf("flush said %v, want %v", got, err)
		}
		if st := s.Status(); st.Saving != Failed || st.Waiting != 1 || s.Unsaved() != 1 {
			t.Fatalf("status %+v", st)
		}
		s.Retry()
		deadline := time.Now().Add(5 * time.Second)
		for s.Status().Saving != Saved && time.Now().Before(deadline) {
			time.Sleep(time.Millisecond)
		}
		if got := name(open(t, world(disk, 1)), record.ID(err.Error())); got != "kept" {
			t.Errorf("after %v the change is lost", err)
		}
	}
}

func TestTwoTabsSeeEachOther(t *testing.T) {
	_, disk := begin(t)
	wa, wb := world(disk, 1), world(disk, 2)
	var a, b *Store
	wa.Tell = func(string) { b.CatchUp(context.Background()) }
	wb.Tell = func(string) { a.CatchUp(context.Background()) }
	a, b = open(t, wa), open(t, wb)
	create(t, a, "x", "X")
	flush(t, a)
	rename(t, b, "x", "from b")
	flush(t, b)
	create(t, a, "y", "Y")
	create(t, b, "z", "Z")
	flush(t, a)
	flush(t, b)
	a.CatchUp(context.Background())
	b.CatchUp(context.Background())
	for _, s := range []*Store{a, b} {
		if name(s, "x") != "from b" || name(s, "y") != "Y" || name(s, "z") != "Z" || len(s.Conflicts()) != 0 {
			t.Errorf("%q %q %q %v", name(s, "x"), name(s, "y"), name(s, "z"), s.Conflicts())
		}
	}
}

func TestMergeConflictSettledAndUndone(t *testing.T) {
	_, disk := begin(t)
	_, other := begin(t)
	a, b := open(t, world(disk, 1)), open(t, world(other, 2))
	create(t, a, "x", "X")
	handover := func(s *Store) change.Handover {
		flush(t, s)
		h, _, err := s.History(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return change.Handover{State: s.Snapshot().State, History: h}
	}
	b.Take(handover(a))
	rename(t, a, "x", "a's")
	rename(t, b, "x", "b's")
	create(t, b, "y", "Y")
	m := a.Take(handover(b))
	if m.New["account"] != 1 || m.Changed["account"] != 1 || len(a.Conflicts()) != 1 {
		t.Fatalf("merge brought %+v, conflicts %v", m, a.Conflicts())
	}
	c := a.Conflicts()[0]
	if p := a.Do(workspace.Settle{Kind: c.Kind, ID: c.ID, Field: c.Field, Value: c.Others[0].Value}); p != nil {
		t.Fatal(p)
	}
	if len(a.Conflicts()) != 0 || name(a, "x") != c.Others[0].Value.Text() {
		t.Error("the conflict is not settled")
	}
	b.Take(handover(a))
	if name(b, "x") != name(a, "x") || len(b.Conflicts()) != 0 {
		t.Error("the settlement did not travel")
	}
	a.Undo()
	a.Undo()
	if name(a, "y") != "" || name(a, "x") != "a's" {
		t.Errorf("undoing the merge left x=%q y=%q", name(a, "x"), name(a, "y"))
	}
	flush(t, a)
	if got := open(t, world(disk, 1)); name(got, "x") != "a's" {
		t.Error("the merge and its undoing did not survive")
	}
}

func TestDamageStaysLocal(t *testing.T) {
	_, disk := begin(t)
	s := open(t, world(disk, 1))
	create(t, s, "a", "A")
	flush(t, s)
	if _, err := disk.Append(context.Background(), "w", []storage.Entry{{ID: "junk", Data: []byte("junk")}}); err != nil {
		t.Fatal(err)
	}
	s.CatchUp(context.Background())
	create(t, s, "b", "B")
	flush(t, s)
	again, opened, err := Open(context.Background(), world(disk, 1), "w", "Ana")
	if err != nil || len(opened.Damaged) != 1 || name(again, "a") != "A" || name(again, "b") != "B" {
		t.Errorf("%v, %+v", err, opened)
	}
}

func TestANewerSchemaEndsTheWriting(t *testing.T) {
	_, disk := begin(t)
	s := open(t, world(disk, 1))
	if err := disk.PutWorkspace(context.Background(), storage.Info{ID: "w", Schema: RecordSchema}); err != nil {
		t.Fatal(err)
	}
	newer := storage.ErrNewerSchema
	s.Abandon(newer)
	create(t, s, "a", "A")
	if st := s.Status(); st.Saving != Closed || st.Waiting != 1 || !errors.Is(st.Err, newer) {
		t.Errorf("%+v", st)
	}
}

// TestRandomTabsNeverLoseASavedChange does random work in two tabs, with faults, and opens anew again and again.
func TestRandomTabsNeverLoseASavedChange(t *testing.T) {
	db, disk := begin(t)
	rng := rand.New(rand.NewPCG(4, 4))
	tabs := []*Store{open(t, world(disk, 1)), open(t, world(disk, 2))}
	want := map[record.ID]string{}
	for i := range 300 {
		tab := tabs[rng.IntN(2)]
		id := record.ID(fmt.Sprint("r", rng.IntN(20)))
		tab.CatchUp(context.Background())
		if rng.IntN(10) == 0 {
			db.FailNext(storage.ErrAborted)
		}
		value := fmt.Sprint("v", i)
		if name(tab, id) == "" {
			create(t, tab, id, value)
		} else {
			rename(t, tab, id, value)
		}
		for tab.Flush(context.Background()) != nil {
			tab.Retry()
		}
		want[id] = value
		if rng.IntN(30) == 0 {
			if err := tab.SaveSnapshot(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
		if rng.IntN(20) == 0 {
			k := rng.IntN(2)
			tabs[k] = open(t, world(disk, uint64(k+1)))
		}
	}
	fresh := open(t, world(disk, 3))
	for id, v := range want {
		if name(fresh, id) != v {
			t.Errorf("%s is %q, saved was %q", id, name(fresh, id), v)
		}
	}
}

func TestUndoStepTakesBackOnlyWhatItNames(t *testing.T) {
	_, disk := begin(t)
	s := open(t, world(disk, 1))
	create(t, s, "a", "A")
	create(t, s, "b", "B")
	if p := s.Do(workspace.Delete{Kind: "account", ID: "a"}); p != nil {
		t.Fatal(p)
	}
	deleted := s.LastStep()
	rename(t, s, "b", "B2")
	if p := s.UndoStep(deleted); p != nil || name(s, "a") != "A" || name(s, "b") != "B2" {
		t.Errorf("%v: a=%q b=%q", p, name(s, "a"), name(s, "b"))
	}
	if p := s.UndoStep(deleted); p != nil || name(s, "a") != "A" {
		t.Error("taking it back twice did something")
	}
	s.Undo()
	if name(s, "b") != "B" || name(s, "a") != "A" {
		t.Error("the order of the others is lost")
	}
}
