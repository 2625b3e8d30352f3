package store

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"rumbo/app/storage"
	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// colleague gives a copy of the workspace on another device.
func colleague(t *testing.T, s *Store) *Store {
	t.Helper()
	_, disk := begin(t)
	c := open(t, world(disk, 99))
	c.Take(change.Handover{State: s.Snapshot().State})
	return c
}

func TestTakingAMergeBackLeavesLaterWorkOfOtherTabs(t *testing.T) {
	_, disk := begin(t)
	s := open(t, world(disk, 1))
	create(t, s, "a", "A")
	create(t, s, "b", "B")
	c := colleague(t, s)
	rename(t, c, "a", "A by colleague")
	create(t, c, "c", "C")
	create(t, c, "d", "D")
	s.Take(change.Handover{State: c.Snapshot().State})
	flush(t, s)

	other := open(t, world(disk, 2))
	rename(t, other, "b", "B by other tab")
	create(t, other, "e", "E by other tab")
	rename(t, other, "c", "C by other tab")
	flush(t, other)
	s.CatchUp(context.Background())

	s.Undo()
	for id, want := range map[record.ID]string{"a": "A", "b": "B by other tab", "c": "C by other tab", "d": "", "e": "E by other tab"} {
		if got := name(s, id); got != want {
			t.Errorf("%s is %q after the merge was taken back, want %q", id, got, want)
		}
	}
	s.Redo()
	if name(s, "a") != "A by colleague" || name(s, "d") != "D" || name(s, "b") != "B by other tab" {
		t.Error("redo did not bring the merge back:", name(s, "a"), name(s, "d"), name(s, "b"))
	}
}

func TestUndoOfEverythingAfterAMerge(t *testing.T) {
	_, disk := begin(t)
	s := open(t, world(disk, 1))
	create(t, s, "a", "A")
	c := colleague(t, s)
	rename(t, c, "a", "C1")
	create(t, c, "n", "N")
	rename(t, s, "a", "S1") // a conflict
	s.Take(change.Handover{State: c.Snapshot().State})
	rename(t, s, "n", "N2")
	rename(t, s, "a", "settled")
	for range 3 {
		s.Undo()
	}
	if name(s, "a") != "S1" || name(s, "n") != "" || len(s.Conflicts()) != 0 {
		t.Errorf("a is %q, n %q, conflicts %v", name(s, "a"), name(s, "n"), s.Conflicts())
	}
	for range 3 {
		s.Redo()
	}
	if name(s, "a") != "settled" || name(s, "n") != "N2" {
		t.Errorf("redone: a is %q, n %q", name(s, "a"), name(s, "n"))
	}
}

func TestTakingAReplacementBackLeavesLaterWorkOfOtherTabs(t *testing.T) {
	_, disk := begin(t)
	s := open(t, world(disk, 1))
	create(t, s, "a", "A")
	create(t, s, "gone", "G")
	c := colleague(t, s)
	rename(t, c, "a", "A2")
	if p := c.Do(workspace.Delete{Kind: "account", ID: "gone"}); p != nil {
		t.Fatal(p)
	}
	create(t, s, "mine", "M")
	replace(t, s, change.Handover{State: c.Snapshot().State})
	if name(s, "a") != "A2" || name(s, "gone") != "" || name(s, "mine") != "" {
		t.Fatal("not replaced")
	}
	flush(t, s)
	other := open(t, world(disk, 2))
	create(t, other, "e", "E")
	flush(t, other)
	s.CatchUp(context.Background())
	s.Undo()
	if name(s, "a") != "A" || name(s, "gone") != "G" || name(s, "mine") != "M" || name(s, "e") != "E" {
		t.Errorf("a %q gone %q mine %q e %q", name(s, "a"), name(s, "gone"), name(s, "mine"), name(s, "e"))
	}
}

func replace(t *testing.T, s *Store, h change.Handover) {
	t.Helper()
	if problems, err := s.Replace(context.Background(), h, ""); err != nil || problems != nil {
		t.Fatal(problems, err)
	}
}

// liar is a disk whose next write is done and yet answered with an error.
type liar struct {
	storage.Store
	lies  atomic.Int32
	loads atomic.Int32 // Load fails as often
}

func (l *liar) Append(ctx context.Context, ws string, e []storage.Entry) (uint64, error) {
	last, err := l.Store.Append(ctx, ws, e)
	if err == nil && l.lies.Add(-1) >= 0 {
		return 0, storage.ErrAborted
	}
	return last, err
}

func (l *liar) Load(ctx context.Context, ws string) (storage.Contents, error) {
	if l.loads.Add(-1) >= 0 {
		return storage.Contents{}, storage.ErrAborted
	}
	return l.Store.Load(ctx, ws)
}

func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); !ok(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("never: " + what)
		}
	}
}

func TestAWriteThatSucceededButSeemedNotToHidesNoOtherTabsWork(t *testing.T) {
	_, disk := begin(t)
	l := &liar{Store: disk}
	l.lies.Store(1)
	s, other := open(t, world(l, 1)), open(t, world(disk, 2))
	create(t, s, "a", "A")
	until(t, "failure", func() bool { return s.Status().Saving == Failed })
	s.CatchUp(context.Background()) // meets its own entry
	create(t, other, "x", "X")
	flush(t, other)
	s.Retry()
	until(t, "saved", func() bool { return s.Status().Saving == Saved })
	until(t, "the other tab's record", func() bool { return name(s, "x") == "X" })
	if err := s.SaveSnapshot(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := name(open(t, world(disk, 3)), "x"); got != "X" {
		t.Errorf("the snapshot covers what it does not hold: %q", got)
	}
}

func TestAPassingReadErrorDoesNotEndTheWriting(t *testing.T) {
	_, disk := begin(t)
	l := &liar{Store: disk}
	s := open(t, world(l, 1))
	create(t, s, "a", "A")
	flush(t, s)
	if err := disk.Replace(context.Background(), "w", nil, nil); err != nil {
		t.Fatal(err)
	}
	l.loads.Store(1)
	s.CatchUp(context.Background())
	create(t, s, "b", "B")
	until(t, "saved", func() bool { return s.Status().Saving == Saved })
	until(t, "the replaced workspace", func() bool { return name(s, "a") == "" && name(s, "b") == "B" })
	if got := name(open(t, world(disk, 2)), "b"); got != "B" {
		t.Error("not written after a passing error")
	}
}

func TestReplacingLeavesNothingInConflict(t *testing.T) {
	_, disk := begin(t)
	s := open(t, world(disk, 1))
	create(t, s, "a", "A")
	c := colleague(t, s)
	rename(t, s, "a", "mine")
	rename(t, c, "a", "theirs")
	rename(t, c, "a", "theirs, later")
	replace(t, s, change.Handover{State: c.Snapshot().State})
	if name(s, "a") != "theirs, later" || len(s.Conflicts()) > 0 {
		t.Errorf("%q, conflicts %v", name(s, "a"), s.Conflicts())
	}
	s.Undo()
	if name(s, "a") != "mine" || len(s.Conflicts()) > 0 {
		t.Errorf("taken back: %q, conflicts %v", name(s, "a"), s.Conflicts())
	}
}
