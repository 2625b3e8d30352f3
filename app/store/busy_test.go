package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"rumbo/app/storage"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// TestTabsAtWorkAtOnce has three tabs write, undo, read each other and save snapshots all at the same
// time, with faults. In the end all of them, and whoever opens anew, must show the same.
func TestTabsAtWorkAtOnce(t *testing.T) {
	db, disk := begin(t)
	l := &liar{Store: disk}
	var tabs [3]*Store
	for i := range tabs {
		w := world(l, uint64(i+1))
		w.Tell = func(string) {
			for j, other := range tabs {
				if j != i {
					go other.CatchUp(context.Background())
				}
			}
		}
		tabs[i] = open(t, w)
	}
	var all sync.WaitGroup
	for i, tab := range tabs {
		all.Go(func() {
			rng := rand.New(rand.NewPCG(9, uint64(i)))
			for n := range 150 {
				id := record.ID(fmt.Sprint("r", rng.IntN(12)))
				switch rng.IntN(12) {
				case 0:
					tab.Undo()
				case 1:
					tab.Redo()
				case 2:
					if err := tab.SaveSnapshot(context.Background()); err != nil && !errors.Is(err, storage.ErrAborted) {
						t.Error(err)
					}
				case 3:
					l.lies.Store(1)
				case 4:
					db.FailNext(storage.ErrAborted)
					tab.Retry()
				default:
					if name(tab, id) == "" {
						tab.Do(workspace.Create{Kind: "account", ID: id, Rec: &record.Account{Name: fmt.Sprint("v", i, n)}})
					} else {
						tab.Do(workspace.Set{Kind: "account", ID: id, Field: "name", Value: record.OfText(fmt.Sprint("v", i, n))})
					}
				}
				tab.Retry()
			}
		})
	}
	all.Wait()
	for _, tab := range tabs {
		until(t, "saved", func() bool { tab.Retry(); return tab.Status().Saving == Saved })
	}
	time.Sleep(10 * time.Millisecond)
	want := everyName(open(t, world(disk, 9)))
	for i, tab := range tabs {
		tab.CatchUp(context.Background())
		if got := everyName(tab); got != want {
			t.Errorf("tab %d shows %s\non the disk is %s", i, got, want)
		}
	}
}

// everyName is what a store shows of the test's records.
func everyName(s *Store) string {
	out := fmt.Sprint(len(s.Conflicts()))
	for i := range 12 {
		out += " " + name(s, record.ID(fmt.Sprint("r", i)))
	}
	return out
}
