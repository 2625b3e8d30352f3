package storage

import "context"

// Store keeps workspaces as an append-only log of entries plus snapshots.
// Every method may be called from any goroutine, but in the browser never
// inside a JavaScript callback, since it waits for one.
type Store interface {
	// Workspaces lists what is kept, in the order of ID. A workspace whose own
	// record is damaged comes with its ID and Info.Damaged alone; PutWorkspace
	// mends it.
	Workspaces(ctx context.Context) ([]Info, error)
	// PutWorkspace creates a workspace or overwrites its description.
	PutWorkspace(ctx context.Context, info Info) error
	// DeleteWorkspace removes a workspace with its log, snapshots and values.
	// Deleting what is not there is no error.
	DeleteWorkspace(ctx context.Context, id string) error

	// Load reads the newest readable snapshot and the log after it.
	// ErrNotFound when there is no such workspace.
	Load(ctx context.Context, ws string) (Contents, error)
	// Head says where the log stands, without reading it.
	Head(ctx context.Context, ws string) (Head, error)
	// Append adds entries in their order and returns the sequence number of the
	// last one of them (the head when entries is empty). An entry whose ID is
	// there already is skipped. Entry.Seq is ignored and left as it is.
	// A caller who knew the head as h and gets h+len(entries) has missed
	// nothing; any other answer means that another tab wrote between.
	Append(ctx context.Context, ws string, entries []Entry) (lastSeq uint64, err error)
	// Replace swaps everything in the workspace's log and snapshots for this
	// snapshot and these entries, and raises Head.Generation. Values put by
	// PutMeta stay. The snapshot may be nil.
	Replace(ctx context.Context, ws string, snapshot []byte, entries []Entry) error
	// SaveSnapshot keeps data as the state after the entry seq. The log stays for
	// History, and the snapshot before is kept in case this one is damaged. It
	// answers ErrStale when a newer snapshot is there or generation is not the
	// current one: nothing was written, and Load is the way forward.
	SaveSnapshot(ctx context.Context, ws string, generation, seq uint64, data []byte) error
	// History reads up to limit (0 = all) records with a sequence number above after.
	// Damaged records count towards limit.
	History(ctx context.Context, ws string, after uint64, limit int) ([]Entry, []Damage, error)

	// GetMeta reads a small value; nil when there is none. The workspace ""
	// stands for the device. A damaged value answers ErrDamaged.
	GetMeta(ctx context.Context, ws, key string) ([]byte, error)
	// PutMeta writes a small value; nil deletes it.
	PutMeta(ctx context.Context, ws, key string, value []byte) error

	// Raw visits every record of a workspace, or of all when ws is "", as stored,
	// damaged or not, so that a person can carry away what is left.
	Raw(ctx context.Context, ws string, visit func(RawRecord) error) error

	// Close ends this connection; afterwards every method answers ErrClosed.
	Close() error
}

// Info describes a workspace.
type Info struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Created int64  `json:"created"` // milliseconds since 1970, UTC
	Opened  int64  `json:"opened"`  // milliseconds since 1970, UTC; when last opened
	// Schema is the version of the records inside. A store that was opened with a
	// lower Options.RecordSchema refuses to write here (ErrNewerSchema).
	Schema int `json:"schema"`
	// Damaged: the description could not be read, only the ID is known.
	Damaged bool `json:"-"`
}

// Entry is one record of the log.
type Entry struct {
	Seq  uint64 // given by the store, from 1, growing, with gaps allowed
	ID   string // the caller's, unique in its workspace, not empty
	Data []byte
}

// Contents is what is needed to open a workspace.
type Contents struct {
	Info        Info
	Snapshot    []byte // nil when there is none
	SnapshotSeq uint64 // the last entry that the snapshot includes
	Generation  uint64 // pass it to SaveSnapshot
	Log         []Entry
	Damaged     []Damage
}

// Head tells where a log stands.
type Head struct {
	Seq         uint64 // highest number given so far, 0 for none
	SnapshotSeq uint64 // of the newest snapshot
	Generation  uint64 // raised by each Replace: what was loaded before is void
}

// Kind names the sort of a stored record.
type Kind string

// The kinds of records, which are also the names of the object stores.
const (
	KindWorkspace Kind = "workspaces"
	KindLog       Kind = "log"
	KindSnapshot  Kind = "snapshots"
	KindMeta      Kind = "meta"
)

// Damage is a record that cannot be read.
type Damage struct {
	Kind   Kind
	Seq    uint64 // of the entry or snapshot
	ID     string // of the entry, as far as it can be made out; else ""
	Reason string // technical, in English
	Raw    []byte // what is there; nil if even that cannot be read
}

// RawRecord is a record as stored.
type RawRecord struct {
	Kind      Kind
	Workspace string
	Key       string // sequence number, or name of a value
	Bytes     []byte // with the frame
	Reason    string // why it cannot be read; empty when it can
}
