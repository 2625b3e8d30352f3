//go:build js && wasm

package storage

import (
	"context"
	"syscall/js"

	"github.com/hack-pad/go-indexeddb/idb"
)

func (s *idbStore) PutWorkspace(ctx context.Context, info Info) error {
	if info.ID == "" {
		return errNoID
	}
	frame, err := sealInfo(info)
	if err != nil {
		return err
	}
	value := toJS(frame)
	return s.update(ctx, func(x *txn) error {
		if _, err := s.guard(x, info.ID, nil); err != nil && err != ErrNotFound {
			return err
		}
		return x.put(KindWorkspace, key(info.ID), value)
	})
}

func (s *idbStore) DeleteWorkspace(ctx context.Context, id string) error {
	if id == "" {
		return errNoID
	}
	return s.update(ctx, func(x *txn) error {
		if err := x.remove(KindWorkspace, key(id)); err != nil {
			return err
		}
		for _, kind := range []Kind{KindLog, KindSnapshot, KindMeta} {
			if err := x.remove(kind, rawRangeOf(id)); err != nil {
				return err
			}
		}
		return nil
	})
}

// guarded is what a write into a workspace starts from.
type guarded struct {
	Head
	snapshots []js.Value // keys, oldest first
	present   []bool     // which of the asked IDs are in the log
}

// guard reads, in one turn, what a write must know, and refuses the write when
// the workspace is gone or newer than this app.
func (s *idbStore) guard(x *txn, ws string, entries []Entry) (guarded, error) {
	spaces, err := x.store(KindWorkspace)
	if err != nil {
		return guarded{}, err
	}
	log, err := x.store(KindLog)
	if err != nil {
		return guarded{}, err
	}
	snapshots, err := x.store(KindSnapshot)
	if err != nil {
		return guarded{}, err
	}
	byID, err := log.Index(indexByID)
	if err != nil {
		return guarded{}, err
	}
	const fixed = 3
	got, err := x.gather(fixed+len(entries), func(i int) (*idb.Request, error) {
		switch i {
		case 0:
			return spaces.Get(key(ws))
		case 1:
			r, err := log.OpenKeyCursorRange(logRange(ws, 0), idb.CursorPrevious)
			if err != nil {
				return nil, err
			}
			return r.Request, nil
		case 2:
			r, err := snapshots.GetAllKeysRange(rangeOf(ws), 0)
			if err != nil {
				return nil, err
			}
			return r.Request, nil
		}
		return byID.GetKey(key(ws, entries[i-fixed].ID))
	})
	if err != nil {
		return guarded{}, err
	}
	if err := s.mayWrite(got[0]); err != nil {
		return guarded{}, err
	}
	g := guarded{Head: headOf(got[1], got[2]), present: make([]bool, len(entries))}
	for i := range got[2].Length() {
		g.snapshots = append(g.snapshots, got[2].Index(i))
	}
	for i := range entries {
		g.present[i] = !got[fixed+i].IsUndefined()
	}
	return g, nil
}

func (s *idbStore) mayWrite(space js.Value) error {
	if space.IsUndefined() {
		return ErrNotFound
	}
	frame, _ := bytesOf(space)
	if info, err := unsealInfo(frame); err == nil {
		return s.opts.mayWrite(info)
	}
	return nil // a damaged description must not stop people from saving
}

// headOf reads a reverse key cursor on the log and the list of snapshot keys.
func headOf(cursor, snapshots js.Value) Head {
	var h Head
	if n := snapshots.Length(); n > 0 {
		last := snapshots.Index(n - 1)
		h.Generation, h.SnapshotSeq = number(last, 1), number(last, 2)
		h.Seq = h.SnapshotSeq
	}
	if cursor.Truthy() {
		h.Seq = max(h.Seq, number(cursor.Get("key"), 1))
	}
	return h
}

func (s *idbStore) Append(ctx context.Context, ws string, entries []Entry) (uint64, error) {
	if err := checkEntries(entries); err != nil {
		return 0, err
	}
	values := logValues(ws, entries)
	var last uint64
	err := s.update(ctx, func(x *txn) error {
		g, err := s.guard(x, ws, entries)
		if err != nil {
			return err
		}
		last, err = addEntries(x, ws, g, entries, values)
		return err
	})
	if err != nil {
		return 0, err
	}
	return last, nil
}

// logValues prepares the records before the transaction is opened.
func logValues(ws string, entries []Entry) []js.Value {
	values := make([]js.Value, len(entries))
	for i, e := range entries {
		values[i] = logValue(ws, e.ID, sealEntry(e))
	}
	return values
}

func addEntries(x *txn, ws string, g guarded, entries []Entry, values []js.Value) (uint64, error) {
	last, seen := g.Seq, map[string]bool{}
	for i, e := range entries {
		if g.present[i] || seen[e.ID] {
			continue
		}
		seen[e.ID] = true
		last++
		if err := x.add(KindLog, key(ws, last), values[i]); err != nil {
			return 0, err
		}
	}
	return last, nil
}

func (s *idbStore) Replace(ctx context.Context, ws string, snapshot []byte, entries []Entry) error {
	if err := checkEntries(entries); err != nil {
		return err
	}
	base, values := toJS(seal(KindSnapshot, snapshot)), logValues(ws, entries)
	return s.update(ctx, func(x *txn) error {
		g, err := s.guard(x, ws, nil)
		if err != nil {
			return err
		}
		for _, kind := range []Kind{KindLog, KindSnapshot} {
			if err := x.remove(kind, rawRangeOf(ws)); err != nil {
				return err
			}
		}
		g.Seq++
		if err := x.put(KindSnapshot, key(ws, g.Generation+1, g.Seq), base); err != nil {
			return err
		}
		g.present = make([]bool, len(entries))
		_, err = addEntries(x, ws, g, entries, values)
		return err
	})
}

func (s *idbStore) SaveSnapshot(ctx context.Context, ws string, generation, seq uint64, data []byte) error {
	value := toJS(seal(KindSnapshot, data))
	return s.update(ctx, func(x *txn) error {
		g, err := s.guard(x, ws, nil)
		if err != nil {
			return err
		}
		if err := checkSnapshot(g.Head, generation, seq); err != nil {
			return err
		}
		old := g.snapshots
		if n := len(old); n > 0 && number(old[n-1], 2) == seq {
			old = old[:n-1]
		}
		for len(old) >= keptSnapshots {
			if err := x.remove(KindSnapshot, old[0]); err != nil {
				return err
			}
			old = old[1:]
		}
		return x.put(KindSnapshot, key(ws, generation, seq), value)
	})
}

func (s *idbStore) PutMeta(ctx context.Context, ws, name string, value []byte) error {
	var stored js.Value
	if value != nil {
		stored = toJS(seal(KindMeta, value))
	}
	return s.update(ctx, func(x *txn) error {
		if ws != "" {
			if _, err := s.guard(x, ws, nil); err != nil {
				return err
			}
		}
		if value == nil {
			return x.remove(KindMeta, key(ws, name))
		}
		return x.put(KindMeta, key(ws, name), stored)
	})
}
