package storage

import (
	"errors"
	"fmt"
)

// schemaVersion is the version of the database that this code writes.
const schemaVersion = 1

// keptSnapshots is how many snapshots stay: the newest, and the one before for
// the case that the newest is damaged.
const keptSnapshots = 2

var errNoID = errors.New("storage: a workspace needs an ID")

// checkSnapshot says whether a snapshot may be put on top of h.
func checkSnapshot(h Head, generation, seq uint64) error {
	if generation != h.Generation || seq < h.SnapshotSeq {
		return ErrStale
	}
	if seq > h.Seq {
		return fmt.Errorf("storage: snapshot after %d, but the log ends at %d", seq, h.Seq)
	}
	return nil
}
