package store

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/pace"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

const many = 3000

// imported is an import of many accounts.
func imported() workspace.Import {
	var in workspace.Import
	for i := range many {
		in.Creates = append(in.Creates, change.Created("account", record.ID(fmt.Sprint("i", i)), &record.Account{Name: fmt.Sprint("I", i)}))
	}
	return in
}

// paced opens a store whose long work does something between two of its pieces, once.
func paced(t *testing.T, between func(s *Store)) *Store {
	t.Helper()
	_, disk := begin(t)
	w := world(disk, 1)
	var s *Store
	done := false
	w.Pace = func() *pace.Pace {
		return pace.New(func() {
			if s != nil && !done {
				done = true
				between(s)
			}
		})
	}
	opened := open(t, w)
	create(t, opened, "a", "A")
	flush(t, opened)
	s = opened
	t.Cleanup(func() {
		if !done {
			t.Error("the work was not done in pieces")
		}
	})
	return s
}

func count(s *Store) int { return change.Count(s.Snapshot().State, record.AccountKind) }

func TestWhatHappensDuringAnImportIsNotLost(t *testing.T) {
	s := paced(t, func(s *Store) {
		rename(t, s, "a", "renamed meanwhile")
		create(t, s, "b", "B")
	})
	if p, err := s.DoPaced(context.Background(), imported()); p != nil || err != nil {
		t.Fatal(p, err)
	}
	flush(t, s)
	for what, st := range map[string]*Store{"shown": s, "opened anew": open(t, world(s.world.Disk, 2))} {
		if count(st) != many+2 || name(st, "a") != "renamed meanwhile" || name(st, "b") != "B" || name(st, "i7") != "I7" {
			t.Errorf("%s: %d accounts, a is %q, b %q", what, count(st), name(st, "a"), name(st, "b"))
		}
	}
	if undo, _ := s.Undoable(); undo != "import" {
		t.Errorf("Undo would take back %q", undo)
	}
	s.Undo()
	if count(s) != 2 || name(s, "a") != "renamed meanwhile" {
		t.Errorf("taken back: %d accounts, a is %q", count(s), name(s, "a"))
	}
}

func TestACancelledWorkLeavesNothing(t *testing.T) {
	theirs := func(t *testing.T) change.Handover {
		_, disk := begin(t)
		c := open(t, world(disk, 9))
		c.Do(imported())
		return change.Handover{State: c.Snapshot().State}
	}
	for what, work := range map[string]func(ctx context.Context, s *Store, h change.Handover) error{
		"import": func(ctx context.Context, s *Store, _ change.Handover) error {
			_, err := s.DoPaced(ctx, imported())
			return err
		},
		"merge": func(ctx context.Context, s *Store, h change.Handover) error {
			_, err := s.TakePaced(ctx, h)
			return err
		},
		"replace": func(ctx context.Context, s *Store, h change.Handover) error {
			_, err := s.Replace(ctx, h, "")
			return err
		},
	} {
		t.Run(what, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			s := paced(t, func(*Store) { cancel() })
			before := s.Snapshot()
			if err := work(ctx, s, theirs(t)); !errors.Is(err, context.Canceled) {
				t.Fatal(err)
			}
			if s.Snapshot() != before || s.Unsaved() > 0 {
				t.Error("something has changed")
			}
			if undo, _ := s.Undoable(); undo != "create" {
				t.Errorf("Undo would take back %q", undo)
			}
			if got := count(open(t, world(s.world.Disk, 2))); got != 1 {
				t.Errorf("%d accounts on the disk", got)
			}
		})
	}
}

func TestAnotherTabsImportArrivesInPieces(t *testing.T) {
	s := paced(t, func(s *Store) { rename(t, s, "a", "renamed meanwhile") })
	other := open(t, world(s.world.Disk, 2))
	other.Do(imported())
	flush(t, other)
	s.CatchUp(context.Background())
	if count(s) != many+1 || name(s, "a") != "renamed meanwhile" {
		t.Errorf("%d accounts, a is %q", count(s), name(s, "a"))
	}
	flush(t, s)
	if got := open(t, world(s.world.Disk, 3)); count(got) != many+1 || name(got, "a") != "renamed meanwhile" {
		t.Error("not so on the disk")
	}
}
