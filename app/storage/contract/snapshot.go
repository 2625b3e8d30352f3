package contract

import (
	"errors"
	"testing"

	"rumbo/app/storage"
)

func snapshot(t *testing.T, b Backend) {
	s := opened(t, b)
	put(t, s, "w", entry("a", "1"), entry("b", "2"), entry("c", "3"))
	must(t, s.SaveSnapshot(ctx, "w", 0, 2, []byte("two")))
	c := load(t, s, "w")
	same(t, "after the first", string(c.Snapshot)+" "+text(c.Log), "two 3:c=3")
	if c.SnapshotSeq != 2 {
		t.Errorf("SnapshotSeq %d", c.SnapshotSeq)
	}
	put(t, s, "w", entry("d", "4"))
	must(t, s.SaveSnapshot(ctx, "w", 0, 3, []byte("three")))
	must(t, s.SaveSnapshot(ctx, "w", 0, 4, []byte("four")))
	must(t, s.SaveSnapshot(ctx, "w", 0, 4, []byte("four again")))
	c = load(t, s, "w")
	same(t, "after the last", string(c.Snapshot)+" "+text(c.Log), "four again ")
	kept := 0
	must(t, s.Raw(ctx, "w", func(r storage.RawRecord) error {
		if r.Kind == storage.KindSnapshot {
			kept++
		}
		return nil
	}))
	if kept != 2 {
		t.Errorf("%d snapshots are kept, want the newest and the one before", kept)
	}
	if got := put(t, s, "w", entry("a", "known from before the snapshot"), entry("e", "5")); got != 5 {
		t.Errorf("last seq %d, want 5", got)
	}
}

func snapshotStale(t *testing.T, b Backend) {
	s := opened(t, b)
	put(t, s, "w", entry("a", "1"), entry("b", "2"))
	must(t, s.SaveSnapshot(ctx, "w", 0, 2, []byte("two")))
	if err := s.SaveSnapshot(ctx, "w", 0, 1, []byte("one")); !errors.Is(err, storage.ErrStale) {
		t.Errorf("older snapshot: %v, want ErrStale", err)
	}
	if err := s.SaveSnapshot(ctx, "w", 7, 2, []byte("other life")); !errors.Is(err, storage.ErrStale) {
		t.Errorf("other generation: %v, want ErrStale", err)
	}
	if err := s.SaveSnapshot(ctx, "w", 0, 3, []byte("future")); err == nil || errors.Is(err, storage.ErrStale) {
		t.Errorf("snapshot beyond the log: %v", err)
	}
	same(t, "snapshot", string(load(t, s, "w").Snapshot), "two")
}

func replace(t *testing.T, b Backend) {
	s, other := opened(t, b), b.Open(t, storage.Options{})
	put(t, s, "w", entry("a", "1"), entry("b", "2"))
	must(t, s.SaveSnapshot(ctx, "w", 0, 1, []byte("old")))
	must(t, s.PutMeta(ctx, "w", "k", []byte("stays")))
	must(t, s.Replace(ctx, "w", []byte("new"), []storage.Entry{entry("b", "x"), entry("n", "y"), entry("n", "twice")}))
	c := load(t, other, "w")
	same(t, "contents", string(c.Snapshot)+" "+text(c.Log), "new 4:b=x 5:n=y")
	if c.Generation != 1 || c.SnapshotSeq != 3 {
		t.Errorf("generation %d, snapshot at %d", c.Generation, c.SnapshotSeq)
	}
	got, _, err := s.History(ctx, "w", 0, 0)
	must(t, err)
	same(t, "history", text(got), "4:b=x 5:n=y")
	v, err := s.GetMeta(ctx, "w", "k")
	must(t, err)
	same(t, "meta", string(v), "stays")

	// A tab that has not noticed must not put its old state on top.
	if err := other.SaveSnapshot(ctx, "w", 0, 5, []byte("old state")); !errors.Is(err, storage.ErrStale) {
		t.Errorf("snapshot of the old generation: %v, want ErrStale", err)
	}
	if got := put(t, other, "w", entry("a", "gone ID may return")); got != 6 {
		t.Errorf("seq %d, want 6", got)
	}
	must(t, s.SaveSnapshot(ctx, "w", 1, 6, []byte("six")))
	must(t, s.Replace(ctx, "w", nil, nil))
	c = load(t, s, "w")
	if c.Snapshot != nil || len(c.Log) != 0 || len(c.Damaged) != 0 || c.Generation != 2 {
		t.Errorf("emptied workspace holds %+v", c)
	}
	h, err := s.Head(ctx, "w")
	must(t, err)
	if (h != storage.Head{Seq: 7, SnapshotSeq: 7, Generation: 2}) {
		t.Errorf("head %+v", h)
	}
}
