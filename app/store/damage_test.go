package store

import (
	"context"
	"strconv"
	"testing"

	"rumbo/app/storage"
	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// An edit's entry is damaged, work goes on, and a colleague has a copy from before the damage: merging it
// mends the record, also after the workspace was opened again.
func TestADamagedEditIsMendedByAColleaguesCopy(t *testing.T) {
	db, disk := begin(t)
	s := open(t, world(disk, 1))
	create(t, s, "a", "A")
	rename(t, s, "a", "B")
	city := func(s *Store, c string) {
		t.Helper()
		if p := s.Do(workspace.Set{Kind: "account", ID: "a", Field: "city", Value: record.OfText(c)}); p != nil {
			t.Fatal(p)
		}
	}
	city(s, "Lima")
	flush(t, s)
	whole := change.Handover{State: s.Snapshot().State}
	entries, _, err := disk.History(context.Background(), "w", 0, 0)
	if err != nil || len(entries) != 3 {
		t.Fatal(len(entries), err)
	}
	db.Damage(storage.KindLog, "w", strconv.FormatUint(entries[1].Seq, 10), []byte("torn"))

	for _, c := range []string{"Quito", "Bogotá"} { // the second time with later work in the log
		again, opened, err := Open(context.Background(), world(disk, 1), "w", "Ana")
		if err != nil || len(opened.Damaged) != 1 || name(again, "a") != "A" {
			t.Fatalf("opened after the damage: %q, %+v, %v", name(again, "a"), opened, err)
		}
		city(again, c)
		flush(t, again)
		s = again
	}
	s.Take(whole)
	if name(s, "a") != "B" || len(s.Conflicts()) != 0 {
		t.Errorf("merged: %q, conflicts %v", name(s, "a"), s.Conflicts())
	}
	flush(t, s)
	if err := s.SaveSnapshot(context.Background()); err != nil {
		t.Fatal(err)
	}
	if again := open(t, world(disk, 1)); name(again, "a") != "B" || workspace.Get(again.Snapshot(), record.AccountKind, "a").City != "Bogotá" {
		t.Errorf("opened again: %q", name(again, "a"))
	}
}
