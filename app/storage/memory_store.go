package storage

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strconv"
)

func (s *memoryStore) Workspaces(ctx context.Context) ([]Info, error) {
	unlock, err := s.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer unlock()
	var list []Info
	for id, sp := range s.db.spaces {
		if sp.info == nil {
			continue
		}
		info, err := unsealInfo(sp.info)
		if err != nil {
			info = Info{ID: id, Damaged: true}
		}
		list = append(list, info)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].ID < list[j].ID })
	return list, nil
}

func (s *memoryStore) PutWorkspace(ctx context.Context, info Info) error {
	if info.ID == "" {
		return errNoID
	}
	frame, err := sealInfo(info)
	if err != nil {
		return err
	}
	return s.write(ctx, info.ID, func(sp *memorySpace) (func(), int, error) {
		if sp.info != nil {
			if err := s.existing(sp); err != nil {
				return nil, 0, err
			}
		}
		return func() { sp.info = frame }, len(frame) - len(sp.info), nil
	})
}

func (s *memoryStore) DeleteWorkspace(ctx context.Context, id string) error {
	if id == "" {
		return errNoID
	}
	return s.write(ctx, id, func(*memorySpace) (func(), int, error) {
		return func() { delete(s.db.spaces, id) }, 0, nil
	})
}

// space finds a workspace for reading.
func (s *memoryStore) space(ctx context.Context, ws string) (*memorySpace, func(), error) {
	unlock, err := s.begin(ctx)
	if err != nil {
		return nil, nil, err
	}
	sp := s.db.spaces[ws]
	if sp == nil || sp.info == nil {
		unlock()
		return nil, nil, ErrNotFound
	}
	return sp, unlock, nil
}

func (s *memoryStore) Load(ctx context.Context, ws string) (Contents, error) {
	sp, unlock, err := s.space(ctx, ws)
	if err != nil {
		return Contents{}, err
	}
	defer unlock()
	var c Contents
	info, err := unsealInfo(sp.info)
	if err != nil {
		c.Damaged = append(c.Damaged, Damage{Kind: KindWorkspace, Reason: err.Error(), Raw: clone(sp.info)})
		info = Info{ID: ws, Damaged: true}
	}
	c.Info = info
	c.Generation = sp.head().Generation
	newest := slices.Clone(sp.snapshots)
	slices.Reverse(newest)
	snapshot, seq, damaged, _ := pickSnapshot(newest)
	c.Snapshot, c.SnapshotSeq = clone(snapshot), seq
	c.Damaged = append(c.Damaged, damaged...)
	c.Log, damaged = readLog(sp.after(seq, 0))
	c.Damaged = append(c.Damaged, damaged...)
	return c, nil
}

func (s *memoryStore) Head(ctx context.Context, ws string) (Head, error) {
	sp, unlock, err := s.space(ctx, ws)
	if err != nil {
		return Head{}, err
	}
	defer unlock()
	return sp.head(), nil
}

func (s *memoryStore) Append(ctx context.Context, ws string, entries []Entry) (uint64, error) {
	if err := checkEntries(entries); err != nil {
		return 0, err
	}
	var last uint64
	err := s.write(ctx, ws, func(sp *memorySpace) (func(), int, error) {
		if err := s.existing(sp); err != nil {
			return nil, 0, err
		}
		fresh, size := sp.fresh(entries, sp.head().Seq)
		return func() {
			sp.append(fresh)
			last = sp.head().Seq
		}, size, nil
	})
	return last, err
}

func (s *memoryStore) Replace(ctx context.Context, ws string, snapshot []byte, entries []Entry) error {
	if err := checkEntries(entries); err != nil {
		return err
	}
	return s.write(ctx, ws, func(sp *memorySpace) (func(), int, error) {
		if err := s.existing(sp); err != nil {
			return nil, 0, err
		}
		h := sp.head()
		base := storedSnapshot{gen: h.Generation + 1, seq: h.Seq + 1, frame: seal(KindSnapshot, snapshot)}
		next := newMemorySpace()
		next.info, next.meta, next.snapshots = sp.info, sp.meta, []storedSnapshot{base}
		fresh, _ := next.fresh(entries, base.seq)
		next.append(fresh)
		return func() { s.db.spaces[ws] = next }, next.size() - sp.size(), nil
	})
}

func (s *memoryStore) SaveSnapshot(ctx context.Context, ws string, generation, seq uint64, data []byte) error {
	return s.write(ctx, ws, func(sp *memorySpace) (func(), int, error) {
		if err := s.existing(sp); err != nil {
			return nil, 0, err
		}
		if err := checkSnapshot(sp.head(), generation, seq); err != nil {
			return nil, 0, err
		}
		kept := slices.Clone(sp.snapshots)
		if n := len(kept); n > 0 && kept[n-1].seq == seq {
			kept = kept[:n-1]
		}
		kept = append(kept, storedSnapshot{gen: generation, seq: seq, frame: seal(KindSnapshot, data)})
		kept = kept[max(0, len(kept)-keptSnapshots):]
		return func() { sp.snapshots = kept }, sizeOf(kept) - sizeOf(sp.snapshots), nil
	})
}

func (s *memoryStore) History(ctx context.Context, ws string, after uint64, limit int) ([]Entry, []Damage, error) {
	sp, unlock, err := s.space(ctx, ws)
	if err != nil {
		return nil, nil, err
	}
	defer unlock()
	entries, damaged := readLog(sp.after(after, limit))
	return entries, damaged, nil
}

func (s *memoryStore) GetMeta(ctx context.Context, ws, key string) ([]byte, error) {
	unlock, err := s.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer unlock()
	sp := s.db.spaces[ws]
	if sp == nil || sp.meta[key] == nil {
		return nil, nil
	}
	payload, err := unseal(KindMeta, sp.meta[key])
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, key, err)
	}
	return clone(payload), nil
}

func (s *memoryStore) PutMeta(ctx context.Context, ws, key string, value []byte) error {
	return s.write(ctx, ws, func(sp *memorySpace) (func(), int, error) {
		if ws != "" {
			if err := s.existing(sp); err != nil {
				return nil, 0, err
			}
		}
		if value == nil {
			return func() { delete(sp.meta, key) }, 0, nil
		}
		frame := seal(KindMeta, value)
		return func() { sp.meta[key] = frame }, len(frame) - len(sp.meta[key]), nil
	})
}

func (s *memoryStore) Raw(ctx context.Context, ws string, visit func(RawRecord) error) error {
	unlock, err := s.begin(ctx)
	if err != nil {
		return err
	}
	var all []RawRecord
	for id, sp := range s.db.spaces {
		if ws != "" && id != ws {
			continue
		}
		all = append(all, sp.raw(id)...)
	}
	unlock()
	sort.SliceStable(all, func(i, j int) bool { return all[i].Workspace < all[j].Workspace })
	for _, r := range all {
		r.Reason = rawReason(r.Kind, r.Bytes)
		if err := visit(r); err != nil {
			return err
		}
	}
	return nil
}

func (sp *memorySpace) raw(id string) []RawRecord {
	var all []RawRecord
	add := func(kind Kind, key string, frame []byte) {
		all = append(all, RawRecord{Kind: kind, Workspace: id, Key: key, Bytes: clone(frame)})
	}
	if sp.info != nil {
		add(KindWorkspace, id, sp.info)
	}
	for _, s := range sp.snapshots {
		add(KindSnapshot, strconv.FormatUint(s.seq, 10), s.frame)
	}
	for _, e := range sp.log {
		add(KindLog, strconv.FormatUint(e.seq, 10), e.frame)
	}
	keys := make([]string, 0, len(sp.meta))
	for k := range sp.meta {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		add(KindMeta, k, sp.meta[k])
	}
	return all
}

func (s *memoryStore) Close() error {
	s.db.mu.Lock()
	defer s.db.mu.Unlock()
	s.closed = true
	delete(s.db.conns, s)
	return nil
}
