package contract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"

	"rumbo/app/storage"
)

// everyWrite calls each writing method once.
func everyWrite(s storage.Store) map[string]func() error {
	return map[string]func() error{
		"PutWorkspace": func() error { return s.PutWorkspace(ctx, storage.Info{ID: "w", Name: "Changed"}) },
		"Append": func() error {
			last, err := s.Append(ctx, "w", []storage.Entry{entry("x", "x"), entry("y", "y")})
			if err != nil && last != 0 {
				return fmt.Errorf("seq %d beside the error %w", last, err)
			}
			return err
		},
		"Replace":         func() error { return s.Replace(ctx, "w", []byte("r"), []storage.Entry{entry("x", "x")}) },
		"SaveSnapshot":    func() error { return s.SaveSnapshot(ctx, "w", 0, 1, []byte("s")) },
		"PutMeta":         func() error { return s.PutMeta(ctx, "w", "k", []byte("changed")) },
		"PutMeta nil":     func() error { return s.PutMeta(ctx, "w", "k", nil) },
		"DeleteWorkspace": func() error { return s.DeleteWorkspace(ctx, "w") },
	}
}

func dump(t *testing.T, s storage.Store) string {
	t.Helper()
	var b bytes.Buffer
	must(t, storage.Rescue(ctx, s, "", &b))
	return b.String()
}

func failedWrite(t *testing.T, b Backend) {
	s := opened(t, b)
	put(t, s, "w", entry("a", "1"))
	must(t, s.PutMeta(ctx, "w", "k", []byte("v")))
	before := dump(t, s)
	for _, cause := range []error{storage.ErrQuota, storage.ErrAborted} {
		for name, write := range everyWrite(s) {
			b.FailNext(t, cause)
			if err := write(); !errors.Is(err, cause) {
				t.Errorf("%s: %v, want %v", name, err, cause)
			}
			same(t, name+" failed with "+cause.Error(), dump(t, s), before)
		}
	}
	if got := put(t, s, "w", entry("x", "retry")); got != 2 {
		t.Errorf("the retry got seq %d", got)
	}
}

func newerRecords(t *testing.T, b Backend) {
	newer := b.Open(t, storage.Options{RecordSchema: 3})
	older := b.Open(t, storage.Options{RecordSchema: 2})
	must(t, older.PutWorkspace(ctx, storage.Info{ID: "w", Schema: 2}))
	put(t, older, "w", entry("a", "1"))
	must(t, newer.PutWorkspace(ctx, storage.Info{ID: "w", Schema: 3}))
	put(t, newer, "w", entry("b", "2"))
	before := dump(t, newer)
	for name, write := range everyWrite(older) {
		if name == "DeleteWorkspace" {
			continue // a person may throw away what this app cannot read
		}
		if err := write(); !errors.Is(err, storage.ErrNewerSchema) {
			t.Errorf("%s: %v, want ErrNewerSchema", name, err)
		}
		same(t, name, dump(t, newer), before)
	}
}

func closed(t *testing.T, b Backend) {
	s := opened(t, b)
	put(t, s, "w", entry("a", "1"))
	must(t, s.Close())
	must(t, s.Close())
	for name, write := range everyWrite(s) {
		if err := write(); !errors.Is(err, storage.ErrClosed) {
			t.Errorf("%s: %v, want ErrClosed", name, err)
		}
	}
	if _, err := s.Load(ctx, "w"); !errors.Is(err, storage.ErrClosed) {
		t.Errorf("Load: %v, want ErrClosed", err)
	}
	same(t, "after opening again", text(load(t, b.Open(t, storage.Options{}), "w").Log), "1:a=1")
}

func endedContext(t *testing.T, b Backend) {
	s := opened(t, b)
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if last, err := s.Append(ended, "w", []storage.Entry{entry("a", "1")}); !errors.Is(err, context.Canceled) || last != 0 {
		t.Errorf("Append: %d, %v", last, err)
	}
	if _, err := s.Load(ended, "w"); !errors.Is(err, context.Canceled) {
		t.Errorf("Load: %v", err)
	}
	if v, err := s.GetMeta(ended, "w", "k"); !errors.Is(err, context.Canceled) || v != nil {
		t.Errorf("GetMeta: %v, %v", v, err)
	}
	if got := put(t, s, "w", entry("b", "2")); got != 1 {
		t.Errorf("seq %d: the ended append left something", got)
	}
}

// largeEntry is an import of many records in one change.
func largeEntry(t *testing.T, b Backend) {
	s := opened(t, b)
	big := make([]byte, 20<<20)
	for i := range big {
		big[i] = byte(i * 2654435761 >> 13)
	}
	put(t, s, "w", storage.Entry{ID: "import", Data: big}, entry("after", "x"))
	c := load(t, s, "w")
	if len(c.Log) != 2 || !bytes.Equal(c.Log[0].Data, big) {
		t.Fatalf("the large entry came back different, %d entries", len(c.Log))
	}
	must(t, s.SaveSnapshot(ctx, "w", 0, 2, big))
	if c := load(t, s, "w"); !bytes.Equal(c.Snapshot, big) || len(c.Log) != 0 {
		t.Fatalf("the large snapshot came back different")
	}
}

func manyEntries(t *testing.T, b Backend) {
	s := opened(t, b)
	const n = 1000
	batch := make([]storage.Entry, n)
	for i := range batch {
		batch[i] = entry(fmt.Sprintf("id-%04d", i), fmt.Sprintf("data %d", i))
	}
	if got := put(t, s, "w", batch...); got != n {
		t.Errorf("last seq %d", got)
	}
	if got := put(t, s, "w", batch...); got != n {
		t.Errorf("last seq %d after the repetition", got)
	}
	log := load(t, s, "w").Log
	if len(log) != n {
		t.Fatalf("%d entries", len(log))
	}
	for i, e := range log {
		if e.Seq != uint64(i+1) || e.ID != batch[i].ID || !bytes.Equal(e.Data, batch[i].Data) {
			t.Fatalf("entry %d is %+v", i, e)
		}
	}
}

func oddNames(t *testing.T, b Backend) {
	s := b.Open(t, storage.Options{})
	names := []string{"w", "w\x00", "w/1", "W", "ñandú 🦤", "__proto__", "0", "[\"w\",1]"}
	for _, ws := range names {
		must(t, s.PutWorkspace(ctx, storage.Info{ID: ws, Name: ws}))
		put(t, s, ws, entry(ws, ws), entry("á", "b"))
		must(t, s.PutMeta(ctx, ws, ws, []byte(ws)))
	}
	for _, ws := range names {
		c := load(t, s, ws)
		v, err := s.GetMeta(ctx, ws, ws)
		must(t, err)
		same(t, "workspace "+ws, c.Info.Name+"|"+text(c.Log)+"|"+string(v), ws+"|1:"+ws+"="+ws+" 2:á=b|"+ws)
	}
}
