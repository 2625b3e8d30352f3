package contract

import (
	"errors"
	"fmt"
	"strconv"
	"sync"
	"testing"

	"rumbo/app/storage"
)

func itoa(n uint64) string { return strconv.FormatUint(n, 10) }

func workspaces(t *testing.T, b Backend) {
	s := b.Open(t, storage.Options{})
	list, err := s.Workspaces(ctx)
	must(t, err)
	if len(list) != 0 {
		t.Fatalf("a new database lists %v", list)
	}
	two := storage.Info{ID: "b", Name: "Dos", Created: 10, Opened: 20, Schema: 3}
	one := storage.Info{ID: "a", Name: "Uno ñ", Created: 11, Opened: 21, Schema: 4}
	must(t, s.PutWorkspace(ctx, two))
	must(t, s.PutWorkspace(ctx, one))
	two.Name = "Dos, otro nombre"
	must(t, s.PutWorkspace(ctx, two))
	list, err = s.Workspaces(ctx)
	must(t, err)
	same(t, "workspaces", fmt.Sprint(list), fmt.Sprint([]storage.Info{one, two}))
	if err := s.PutWorkspace(ctx, storage.Info{Name: "no ID"}); err == nil {
		t.Error("a workspace without ID was accepted")
	}
	again := b.Open(t, storage.Options{})
	list, err = again.Workspaces(ctx)
	must(t, err)
	same(t, "from another connection", fmt.Sprint(list), fmt.Sprint([]storage.Info{one, two}))
}

func appendAndLoad(t *testing.T, b Backend) {
	s := opened(t, b)
	if got := put(t, s, "w", entry("a", "x"), entry("b", "")); got != 2 {
		t.Errorf("last seq %d, want 2", got)
	}
	if got := put(t, s, "w", entry("c", "z")); got != 3 {
		t.Errorf("last seq %d, want 3", got)
	}
	must(t, s.PutWorkspace(ctx, storage.Info{ID: "other", Name: "Otro"}))
	put(t, s, "other", entry("a", "elsewhere"))
	for _, from := range []storage.Store{s, b.Open(t, storage.Options{})} {
		c := load(t, from, "w")
		same(t, "log", text(c.Log), "1:a=x 2:b= 3:c=z")
		if c.Info.Name != "Uno" || c.Snapshot != nil || c.SnapshotSeq != 0 || len(c.Damaged) != 0 {
			t.Errorf("unexpected contents %+v", c)
		}
		h, err := from.Head(ctx, "w")
		must(t, err)
		if (h != storage.Head{Seq: 3}) {
			t.Errorf("head %+v", h)
		}
	}
	if _, err := s.Append(ctx, "w", []storage.Entry{entry("d", "1"), entry("", "2")}); err == nil {
		t.Error("an entry without ID was accepted")
	}
	same(t, "log after a refused append", text(load(t, s, "w").Log), "1:a=x 2:b= 3:c=z")
}

func appendIdempotent(t *testing.T, b Backend) {
	s := opened(t, b)
	put(t, s, "w", entry("a", "x"), entry("b", "y"))
	if got := put(t, s, "w", entry("a", "again"), entry("b", "again")); got != 2 {
		t.Errorf("last seq %d, want 2", got)
	}
	if got := put(t, s, "w", entry("b", "again"), entry("c", "z"), entry("c", "twice in one call")); got != 3 {
		t.Errorf("last seq %d, want 3", got)
	}
	same(t, "log", text(load(t, s, "w").Log), "1:a=x 2:b=y 3:c=z")
}

func appendNothing(t *testing.T, b Backend) {
	s := opened(t, b)
	if got := put(t, s, "w"); got != 0 {
		t.Errorf("seq %d in an empty log", got)
	}
	put(t, s, "w", entry("a", "x"))
	if got := put(t, s, "w"); got != 1 {
		t.Errorf("seq %d, want 1", got)
	}
}

func unknownWorkspace(t *testing.T, b Backend) {
	s := opened(t, b)
	_, errLoad := s.Load(ctx, "no")
	_, errHead := s.Head(ctx, "no")
	_, errAppend := s.Append(ctx, "no", []storage.Entry{entry("a", "x")})
	_, _, errHistory := s.History(ctx, "no", 0, 0)
	for name, err := range map[string]error{
		"Load": errLoad, "Head": errHead, "Append": errAppend, "History": errHistory,
		"Replace":      s.Replace(ctx, "no", nil, nil),
		"SaveSnapshot": s.SaveSnapshot(ctx, "no", 0, 0, nil),
		"PutMeta":      s.PutMeta(ctx, "no", "k", []byte("v")),
	} {
		if !errors.Is(err, storage.ErrNotFound) {
			t.Errorf("%s: %v, want ErrNotFound", name, err)
		}
	}
	must(t, s.DeleteWorkspace(ctx, "no"))
	list, err := s.Workspaces(ctx)
	must(t, err)
	if len(list) != 1 {
		t.Errorf("refused writes left traces: %v", list)
	}
}

// twoConnections has two tabs append to one log at the same time.
func twoConnections(t *testing.T, b Backend) {
	const each = 40
	tabs := []storage.Store{opened(t, b), b.Open(t, storage.Options{})}
	var wg sync.WaitGroup
	for n, s := range tabs {
		wg.Go(func() {
			var before uint64
			for i := range each {
				last, err := s.Append(ctx, "w", []storage.Entry{entry(fmt.Sprintf("%d/%02d", n, i), "x")})
				if err != nil || last <= before {
					t.Errorf("tab %d entry %d: seq %d after %d, %v", n, i, last, before, err)
					return
				}
				before = last
			}
		})
	}
	wg.Wait()
	log := load(t, tabs[0], "w").Log
	if len(log) != each*len(tabs) {
		t.Fatalf("%d entries, want %d", len(log), each*len(tabs))
	}
	next := [2]int{}
	for i, e := range log {
		var n, k int
		if _, err := fmt.Sscanf(e.ID, "%d/%d", &n, &k); err != nil || k != next[n] || e.Seq != uint64(i+1) {
			t.Fatalf("entry %d is %+v, expected number %d of its tab", i, e, next[n])
		}
		next[n]++
	}
}

func history(t *testing.T, b Backend) {
	s := opened(t, b)
	put(t, s, "w", entry("a", "1"), entry("b", "2"), entry("c", "3"), entry("d", "4"))
	must(t, s.SaveSnapshot(ctx, "w", 0, 3, []byte("state")))
	for _, c := range []struct {
		after uint64
		limit int
		want  string
	}{
		{0, 0, "1:a=1 2:b=2 3:c=3 4:d=4"},
		{0, 2, "1:a=1 2:b=2"},
		{2, 1, "3:c=3"},
		{3, 10, "4:d=4"},
		{4, 0, ""},
		{99, 0, ""},
	} {
		got, damaged, err := s.History(ctx, "w", c.after, c.limit)
		must(t, err)
		if len(damaged) != 0 {
			t.Errorf("damaged %v", damaged)
		}
		same(t, fmt.Sprintf("history after %d, %d", c.after, c.limit), text(got), c.want)
	}
}

func meta(t *testing.T, b Backend) {
	s := opened(t, b)
	want := func(ws, key, value string, there bool) {
		t.Helper()
		got, err := s.GetMeta(ctx, ws, key)
		must(t, err)
		if (got != nil) != there || string(got) != value {
			t.Errorf("%q/%q is %q, want %q", ws, key, got, value)
		}
	}
	want("", "k", "", false)
	want("w", "k", "", false)
	want("no", "k", "", false)
	must(t, s.PutMeta(ctx, "", "k", []byte("device")))
	must(t, s.PutMeta(ctx, "w", "k", []byte("space")))
	must(t, s.PutMeta(ctx, "w", "empty", []byte{}))
	want("", "k", "device", true)
	want("w", "k", "space", true)
	want("w", "empty", "", true)
	must(t, s.PutMeta(ctx, "w", "k", []byte("other")))
	must(t, s.PutMeta(ctx, "", "k", nil))
	want("w", "k", "other", true)
	want("", "k", "", false)
	must(t, s.PutMeta(ctx, "", "never there", nil))
	list, err := s.Workspaces(ctx)
	must(t, err)
	if len(list) != 1 {
		t.Errorf("the device's values appear as a workspace: %v", list)
	}
}

func deleteWorkspace(t *testing.T, b Backend) {
	s := opened(t, b)
	must(t, s.PutWorkspace(ctx, storage.Info{ID: "w2", Name: "Vecino"}))
	for _, ws := range []string{"w", "w2"} {
		put(t, s, ws, entry("a", ws), entry("b", ws))
		must(t, s.SaveSnapshot(ctx, ws, 0, 1, []byte(ws)))
		must(t, s.PutMeta(ctx, ws, "k", []byte(ws)))
	}
	must(t, s.DeleteWorkspace(ctx, "w"))
	if _, err := s.Load(ctx, "w"); !errors.Is(err, storage.ErrNotFound) {
		t.Errorf("after the deletion: %v", err)
	}
	n := 0
	must(t, s.Raw(ctx, "w", func(storage.RawRecord) error { n++; return nil }))
	if n != 0 {
		t.Errorf("%d records left", n)
	}
	c := load(t, s, "w2")
	same(t, "neighbour", string(c.Snapshot)+" "+text(c.Log), "w2 2:b=w2")
	must(t, s.PutWorkspace(ctx, storage.Info{ID: "w", Name: "Nuevo"}))
	c = load(t, s, "w")
	if c.Snapshot != nil || len(c.Log) != 0 {
		t.Errorf("a workspace created anew holds %+v", c)
	}
}

// dataNotShared changes the slices that went in and came out.
func dataNotShared(t *testing.T, b Backend) {
	s := opened(t, b)
	in := entry("a", "log")
	snap, value := []byte("snap"), []byte("meta")
	put(t, s, "w", in, entry("b", "after"))
	must(t, s.SaveSnapshot(ctx, "w", 0, 1, snap))
	must(t, s.PutMeta(ctx, "w", "k", value))
	in.Data[0], snap[0], value[0] = 'X', 'X', 'X'
	for range 2 {
		c := load(t, s, "w")
		v, err := s.GetMeta(ctx, "w", "k")
		must(t, err)
		h, _, err := s.History(ctx, "w", 0, 1)
		must(t, err)
		same(t, "contents", string(c.Snapshot)+" "+text(c.Log)+" "+string(v)+" "+text(h), "snap 2:b=after meta 1:a=log")
		c.Snapshot[0], c.Log[0].Data[0], v[0], h[0].Data[0] = 'Y', 'Y', 'Y', 'Y'
	}
}
