//go:build js && wasm

package storage

import (
	"fmt"
	"testing"
)

func benchStore(b *testing.B) *idbStore {
	b.Helper()
	o := Options{Name: fmt.Sprint("bench-", databases.Add(1))}
	s, err := Open(ctx, o)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.DeleteWorkspace(ctx, "w"); _ = s.Close() })
	if err := s.PutWorkspace(ctx, Info{ID: "w"}); err != nil {
		b.Fatal(err)
	}
	return s.(*idbStore)
}

// BenchmarkAppend is one edit of a person: an entry of 500 bytes in a strict transaction.
func BenchmarkAppend(b *testing.B) {
	s := benchStore(b)
	data := make([]byte, 500)
	n := 0
	for b.Loop() {
		n++
		if _, err := s.Append(ctx, "w", []Entry{{ID: fmt.Sprint(n), Data: data}}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAppend20MB is an import in one entry.
func BenchmarkAppend20MB(b *testing.B) {
	s := benchStore(b)
	data := make([]byte, 20<<20)
	n := 0
	for b.Loop() {
		n++
		if _, err := s.Append(ctx, "w", []Entry{{ID: fmt.Sprint(n), Data: data}}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoad opens a workspace: a snapshot of 20 MB and 1,000 entries after it.
func BenchmarkLoad(b *testing.B) {
	s := benchStore(b)
	entries := make([]Entry, 1000)
	for i := range entries {
		entries[i] = Entry{ID: fmt.Sprint(i), Data: make([]byte, 500)}
	}
	if err := s.SaveSnapshot(ctx, "w", 0, 0, make([]byte, 20<<20)); err != nil {
		b.Fatal(err)
	}
	if _, err := s.Append(ctx, "w", entries); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if c, err := s.Load(ctx, "w"); err != nil || len(c.Log) != len(entries) {
			b.Fatal(err)
		}
	}
}
