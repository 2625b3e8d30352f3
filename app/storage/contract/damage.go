package contract

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"rumbo/app/storage"
)

// raws returns the stored bytes of all records of a kind in "w", by key.
func raws(t *testing.T, s storage.Store, kind storage.Kind) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	must(t, s.Raw(ctx, "w", func(r storage.RawRecord) error {
		if r.Kind == kind {
			found[r.Key] = r.Bytes
		}
		return nil
	}))
	return found
}

func flipped(b []byte, at int) []byte {
	b = bytes.Clone(b)
	if at < 0 {
		at += len(b)
	}
	b[at] ^= 0x10
	return b
}

func damagedLog(t *testing.T, b Backend) {
	s := opened(t, b)
	put(t, s, "w", entry("a", "first"), entry("b", "second"), entry("c", "third"))
	good := raws(t, s, storage.KindLog)["2"]
	cases := map[string][]byte{"nothing": {}, "text": []byte("garbage"), "truncated": good[:len(good)-1], "longer": append(bytes.Clone(good), 0)}
	for i := range good {
		cases[fmt.Sprintf("bit in byte %d", i)] = flipped(good, i)
	}
	for name, raw := range cases {
		b.Damage(t, storage.KindLog, "w", "2", raw)
		c := load(t, s, "w")
		same(t, name, text(c.Log), "1:a=first 3:c=third")
		if len(c.Damaged) != 1 || c.Damaged[0].Seq != 2 || c.Damaged[0].ID != "b" || c.Damaged[0].Kind != storage.KindLog ||
			c.Damaged[0].Reason == "" || !bytes.Equal(c.Damaged[0].Raw, raw) {
			t.Errorf("%s: damage %+v", name, c.Damaged)
		}
	}
	entries, damaged, err := s.History(ctx, "w", 0, 2)
	must(t, err)
	same(t, "history", text(entries), "1:a=first")
	if len(damaged) != 1 {
		t.Errorf("history damage %+v", damaged)
	}
	if got := put(t, s, "w", entry("d", "fourth")); got != 4 {
		t.Errorf("seq %d after damage, want 4", got)
	}
	b.Damage(t, storage.KindLog, "w", "2", good)
	same(t, "mended", text(load(t, s, "w").Log), "1:a=first 2:b=second 3:c=third 4:d=fourth")
}

// damagedSnapshot falls back to the snapshot before, then to the log alone.
func damagedSnapshot(t *testing.T, b Backend) {
	s := opened(t, b)
	put(t, s, "w", entry("a", "1"), entry("b", "2"), entry("c", "3"))
	must(t, s.SaveSnapshot(ctx, "w", 0, 1, []byte("one")))
	must(t, s.SaveSnapshot(ctx, "w", 0, 2, []byte("two")))
	b.Damage(t, storage.KindSnapshot, "w", "2", flipped(raws(t, s, storage.KindSnapshot)["2"], -1))
	c := load(t, s, "w")
	same(t, "newest damaged", string(c.Snapshot)+" "+text(c.Log), "one 2:b=2 3:c=3")
	if len(c.Damaged) != 1 || c.Damaged[0].Kind != storage.KindSnapshot || c.Damaged[0].Seq != 2 || len(c.Damaged[0].Raw) == 0 {
		t.Errorf("damage %+v", c.Damaged)
	}
	b.Damage(t, storage.KindSnapshot, "w", "1", []byte("x"))
	c = load(t, s, "w")
	same(t, "both damaged", string(c.Snapshot)+" "+text(c.Log), " 1:a=1 2:b=2 3:c=3")
	if len(c.Damaged) != 2 {
		t.Errorf("damage %+v", c.Damaged)
	}
	must(t, s.SaveSnapshot(ctx, "w", c.Generation, 3, []byte("three")))
	c = load(t, s, "w")
	same(t, "a new one heals", string(c.Snapshot)+" "+text(c.Log), "three ")
	if len(c.Damaged) != 0 {
		t.Errorf("damage %+v", c.Damaged)
	}
}

func damagedRest(t *testing.T, b Backend) {
	s := opened(t, b)
	put(t, s, "w", entry("a", "1"))
	must(t, s.PutMeta(ctx, "w", "k", []byte("v")))
	b.Damage(t, storage.KindWorkspace, "w", "w", []byte("nonsense"))
	b.Damage(t, storage.KindMeta, "w", "k", []byte("nonsense"))
	list, err := s.Workspaces(ctx)
	must(t, err)
	if len(list) != 1 || list[0].ID != "w" || !list[0].Damaged {
		t.Errorf("workspaces %+v", list)
	}
	c := load(t, s, "w")
	same(t, "log", text(c.Log), "1:a=1")
	if len(c.Damaged) != 1 || c.Damaged[0].Kind != storage.KindWorkspace || !c.Info.Damaged || c.Info.ID != "w" {
		t.Errorf("contents %+v", c)
	}
	if v, err := s.GetMeta(ctx, "w", "k"); !errors.Is(err, storage.ErrDamaged) {
		t.Errorf("value %q, %v, want ErrDamaged", v, err)
	}
	if got := put(t, s, "w", entry("b", "2")); got != 2 {
		t.Errorf("seq %d: a damaged description must not stop saving", got)
	}
	must(t, s.PutMeta(ctx, "w", "k", []byte("new")))
	must(t, s.PutWorkspace(ctx, storage.Info{ID: "w", Name: "Otra vez"}))
	if c := load(t, s, "w"); len(c.Damaged) != 0 || c.Info.Name != "Otra vez" {
		t.Errorf("after mending %+v", c)
	}
}

func rescue(t *testing.T, b Backend) {
	s := opened(t, b)
	put(t, s, "w", entry("a", "one"), entry("b", "two"))
	must(t, s.SaveSnapshot(ctx, "w", 0, 1, []byte("state")))
	must(t, s.PutMeta(ctx, "w", "k", []byte("v")))
	must(t, s.PutMeta(ctx, "", "device", []byte("v")))
	b.Damage(t, storage.KindLog, "w", "2", []byte("torn"))
	var file bytes.Buffer
	must(t, storage.Rescue(ctx, s, "w", &file))
	type line struct {
		Kind                          storage.Kind
		Workspace, Key, Reason, Frame string
	}
	got := map[string]line{}
	lines := bufio.NewScanner(&file)
	for lines.Scan() {
		var l line
		must(t, json.Unmarshal(lines.Bytes(), &l))
		if l.Workspace != "w" {
			t.Errorf("a record of %q came along", l.Workspace)
		}
		got[string(l.Kind)+" "+l.Key] = l
	}
	if len(got) != 5 {
		t.Errorf("%d records, want 5: %v", len(got), got)
	}
	torn := got["log 2"]
	frame, err := base64.StdEncoding.DecodeString(torn.Frame)
	must(t, err)
	if string(frame) != "torn" || torn.Reason == "" {
		t.Errorf("torn record %+v", torn)
	}
	if l := got["log 1"]; l.Reason != "" || l.Frame == "" {
		t.Errorf("sound record %+v", l)
	}
	all := 0
	must(t, s.Raw(ctx, "", func(storage.RawRecord) error { all++; return nil }))
	if all != 6 {
		t.Errorf("%d records in all, want 6", all)
	}
	stop := errors.New("stop")
	if err := s.Raw(ctx, "", func(storage.RawRecord) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("the visitor's error is lost: %v", err)
	}
}
