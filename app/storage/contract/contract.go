// Package contract is the test suite that every storage.Store must pass, whatever
// it keeps its records in.
package contract

import (
	"context"
	"testing"

	"rumbo/app/storage"
)

// Backend is a database under test.
type Backend struct {
	// Open connects once more to the same database.
	Open func(t *testing.T, o storage.Options) storage.Store
	// Damage overwrites the stored bytes of a record. The key of a log record or
	// snapshot is its sequence number, of a workspace its ID.
	Damage func(t *testing.T, kind storage.Kind, ws, key string, raw []byte)
	// FailNext makes the next write fail for a reason of the given sort,
	// storage.ErrQuota or storage.ErrAborted.
	FailNext func(t *testing.T, err error)
}

// Run runs the whole suite. fresh gives an empty database of its own to each test.
func Run(t *testing.T, fresh func(t *testing.T) Backend) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Backend)
	}{
		{"workspaces", workspaces},
		{"append and load", appendAndLoad},
		{"append is idempotent", appendIdempotent},
		{"append of nothing", appendNothing},
		{"unknown workspace", unknownWorkspace},
		{"two connections append at once", twoConnections},
		{"snapshot", snapshot},
		{"snapshot out of date", snapshotStale},
		{"replace", replace},
		{"history", history},
		{"meta", meta},
		{"delete workspace", deleteWorkspace},
		{"data is not shared", dataNotShared},
		{"damaged log record", damagedLog},
		{"damaged snapshot", damagedSnapshot},
		{"damaged description and value", damagedRest},
		{"rescue", rescue},
		{"failed write changes nothing", failedWrite},
		{"newer records", newerRecords},
		{"closed", closed},
		{"ended context", endedContext},
		{"large entry", largeEntry},
		{"many entries", manyEntries},
		{"odd names", oddNames},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, fresh(t)) })
	}
}

var ctx = context.Background()

// opened connects and creates the workspace "w".
func opened(t *testing.T, b Backend) storage.Store {
	t.Helper()
	s := b.Open(t, storage.Options{})
	must(t, s.PutWorkspace(ctx, storage.Info{ID: "w", Name: "Uno", Created: 1, Opened: 2, Schema: 1}))
	return s
}

func entry(id, data string) storage.Entry { return storage.Entry{ID: id, Data: []byte(data)} }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func put(t *testing.T, s storage.Store, ws string, entries ...storage.Entry) uint64 {
	t.Helper()
	last, err := s.Append(ctx, ws, entries)
	must(t, err)
	return last
}

func load(t *testing.T, s storage.Store, ws string) storage.Contents {
	t.Helper()
	c, err := s.Load(ctx, ws)
	must(t, err)
	return c
}

// text writes a log as "1:a=x 2:b=y".
func text(entries []storage.Entry) string {
	out := ""
	for i, e := range entries {
		if i > 0 {
			out += " "
		}
		out += itoa(e.Seq) + ":" + e.ID + "=" + string(e.Data)
	}
	return out
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}
