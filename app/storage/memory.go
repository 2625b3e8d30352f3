package storage

import (
	"context"
	"fmt"
	"sort"
	"strconv"
	"sync"
)

// MemoryDB keeps workspaces in memory. It stands in where IndexedDB is missing,
// and in tests, where it also produces faults. Several connections share it, as
// tabs share a database.
type MemoryDB struct {
	mu      sync.Mutex
	spaces  map[string]*memorySpace
	conns   map[*memoryStore]bool
	fail    []error
	quota   int
	version int
}

// memorySpace is one workspace; the one with ID "" carries the device's values.
type memorySpace struct {
	info      []byte // nil: only values
	log       []storedEntry
	ids       map[string]bool
	snapshots []storedSnapshot // oldest first
	meta      map[string][]byte
}

// NewMemoryDB returns an empty database.
func NewMemoryDB() *MemoryDB {
	return &MemoryDB{spaces: map[string]*memorySpace{}, conns: map[*memoryStore]bool{}, version: schemaVersion}
}

// NewMemory is a store of its own in memory.
func NewMemory(o Options) Store {
	s, _ := NewMemoryDB().Open(o)
	return s
}

// Open connects to the database. It fails with ErrNewerSchema after UpgradeTo.
func (db *MemoryDB) Open(o Options) (Store, error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.version > schemaVersion {
		return nil, fmt.Errorf("%w: database version %d, this app knows %d", ErrNewerSchema, db.version, schemaVersion)
	}
	s := &memoryStore{db: db, opts: o.withDefaults()}
	db.conns[s] = true
	return s, nil
}

// FailNext makes the next write answer err and change nothing. Several calls queue up.
func (db *MemoryDB) FailNext(err error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	db.fail = append(db.fail, err)
}

// SetQuota makes a write that would bring the stored bytes above limit answer
// ErrQuota and change nothing. 0 lifts the limit.
func (db *MemoryDB) SetQuota(limit int) {
	db.mu.Lock()
	defer db.mu.Unlock()
	db.quota = limit
}

// Used returns the stored bytes, frames included.
func (db *MemoryDB) Used() int {
	db.mu.Lock()
	defer db.mu.Unlock()
	return db.used()
}

func (db *MemoryDB) used() int {
	n := 0
	for _, sp := range db.spaces {
		n += sp.size()
	}
	return n
}

// UpgradeTo acts as a tab with a newer app: every open connection is closed with
// ReasonUpgrade, and Open fails if version is above this code's.
func (db *MemoryDB) UpgradeTo(version int) {
	db.mu.Lock()
	defer db.mu.Unlock()
	db.version = version
	for s := range db.conns {
		s.closed = true
		if s.opts.OnClosed != nil {
			go s.opts.OnClosed(ReasonUpgrade)
		}
	}
	clear(db.conns)
}

// Damage overwrites the stored bytes of a record, for tests. The key of a log
// record or snapshot is its sequence number.
func (db *MemoryDB) Damage(kind Kind, ws, key string, raw []byte) {
	db.mu.Lock()
	defer db.mu.Unlock()
	sp := db.spaces[ws]
	seq, _ := strconv.ParseUint(key, 10, 64)
	switch kind {
	case KindWorkspace:
		sp.info = raw
	case KindMeta:
		sp.meta[key] = raw
	case KindLog:
		for i := range sp.log {
			if sp.log[i].seq == seq {
				sp.log[i].frame = raw
			}
		}
	case KindSnapshot:
		for i := range sp.snapshots {
			if sp.snapshots[i].seq == seq {
				sp.snapshots[i].frame = raw
			}
		}
	}
}

// memoryStore is one connection.
type memoryStore struct {
	db     *MemoryDB
	opts   Options
	closed bool // guarded by db.mu
}

// begin locks the database for a read.
func (s *memoryStore) begin(ctx context.Context) (unlock func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.db.mu.Lock()
	if s.closed {
		s.db.mu.Unlock()
		return nil, ErrClosed
	}
	return s.db.mu.Unlock, nil
}

// write lets prepare check the workspace and say what to do and by how many bytes
// it grows, and does it unless a fault is due. So a failed write changes nothing.
func (s *memoryStore) write(ctx context.Context, ws string, prepare func(*memorySpace) (commit func(), growth int, err error)) error {
	unlock, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	db := s.db
	sp := db.spaces[ws]
	if sp == nil {
		sp = newMemorySpace()
	}
	commit, growth, err := prepare(sp)
	if err != nil {
		return err
	}
	if len(db.fail) > 0 {
		err := db.fail[0]
		db.fail = db.fail[1:]
		return err
	}
	if db.quota > 0 && growth > 0 && db.used()+growth > db.quota {
		return ErrQuota
	}
	db.spaces[ws] = sp
	commit()
	return nil
}

// existing is the guard of writes into a workspace.
func (s *memoryStore) existing(sp *memorySpace) error {
	if sp.info == nil {
		return ErrNotFound
	}
	if info, err := unsealInfo(sp.info); err == nil {
		return s.opts.mayWrite(info)
	}
	return nil // a damaged description must not stop people from saving
}

func newMemorySpace() *memorySpace {
	return &memorySpace{ids: map[string]bool{}, meta: map[string][]byte{}}
}

func (sp *memorySpace) size() int {
	n := len(sp.info) + sizeOf(sp.snapshots)
	for _, e := range sp.log {
		n += len(e.frame)
	}
	for _, v := range sp.meta {
		n += len(v)
	}
	return n
}

func sizeOf(snapshots []storedSnapshot) int {
	n := 0
	for _, s := range snapshots {
		n += len(s.frame)
	}
	return n
}

func (sp *memorySpace) head() Head {
	var h Head
	if n := len(sp.snapshots); n > 0 {
		last := sp.snapshots[n-1]
		h = Head{Seq: last.seq, SnapshotSeq: last.seq, Generation: last.gen}
	}
	if n := len(sp.log); n > 0 {
		h.Seq = max(h.Seq, sp.log[n-1].seq)
	}
	return h
}

// fresh frames the entries whose ID is not there yet, numbered from head+1.
func (sp *memorySpace) fresh(entries []Entry, head uint64) (list []storedEntry, size int) {
	seen := map[string]bool{}
	for _, e := range entries {
		if sp.ids[e.ID] || seen[e.ID] {
			continue
		}
		seen[e.ID] = true
		head++
		f := storedEntry{seq: head, id: e.ID, frame: sealEntry(e)}
		size += len(f.frame)
		list = append(list, f)
	}
	return list, size
}

func (sp *memorySpace) append(list []storedEntry) {
	for _, f := range list {
		sp.ids[f.id] = true
		sp.log = append(sp.log, f)
	}
}

// after returns the records above seq, at most limit of them (0: all).
func (sp *memorySpace) after(seq uint64, limit int) []storedEntry {
	from := sort.Search(len(sp.log), func(i int) bool { return sp.log[i].seq > seq })
	found := sp.log[from:]
	if limit > 0 && len(found) > limit {
		found = found[:limit]
	}
	out := make([]storedEntry, len(found))
	for i, e := range found {
		out[i] = storedEntry{seq: e.seq, id: e.id, frame: clone(e.frame)}
	}
	return out
}
