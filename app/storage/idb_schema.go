//go:build js && wasm

package storage

import (
	"context"
	"fmt"
	"strconv"
	"syscall/js"

	"github.com/hack-pad/go-indexeddb/idb"
)

// migration takes the database from the version before to this one. Numbers
// start at 1 and skip none; a step that has been released is never changed.
type migration struct {
	version int
	// schema changes object stores and indexes. It runs inside the upgrade, where
	// nothing may be waited for, and touches no data.
	schema func(*upgrade) error
	// data, if any, changes records after the upgrade. It may be interrupted and
	// run again, also in two tabs at once, so it must bear repetition.
	data func(ctx context.Context, s *idbStore) error
}

// upgrade is what a migration's schema step works on.
type upgrade struct {
	db  *idb.Database
	txn js.Value // IDBTransaction, for stores that exist already
}

const indexByID = "by_id"

// migrations are all steps so far; the last one's version is schemaVersion.
//
//	workspaces  id                → frame
//	log         [ws, seq]         → {w: ws, i: ID, d: frame}, unique index on [w, i]
//	snapshots   [ws, gen, seq]    → frame
//	meta        [ws or "", name]  → frame
var migrations = []migration{{
	version: 1,
	schema: func(u *upgrade) error {
		for _, kind := range []Kind{KindWorkspace, KindSnapshot, KindMeta} {
			if _, err := u.db.CreateObjectStore(string(kind), idb.ObjectStoreOptions{}); err != nil {
				return err
			}
		}
		log, err := u.db.CreateObjectStore(string(KindLog), idb.ObjectStoreOptions{})
		if err != nil {
			return err
		}
		_, err = log.CreateIndex(indexByID, js.ValueOf([]any{"w", "i"}), idb.IndexOptions{Unique: true})
		return err
	},
}}

// upgradeSchema runs the steps above oldVersion in their order.
func upgradeSchema(u *upgrade, oldVersion int, steps []migration) (err error) {
	defer func() {
		if r := recover(); r != nil { // a panic here would end the whole program
			err = fmt.Errorf("storage: upgrade from version %d: %v", oldVersion, r)
		}
	}()
	for _, step := range steps {
		if step.version <= oldVersion || step.schema == nil {
			continue
		}
		if err := step.schema(u); err != nil {
			return fmt.Errorf("storage: upgrade to version %d: %w", step.version, err)
		}
	}
	return nil
}

// metaDataVersion is the device's value that tells up to which version the
// data steps have run.
const metaDataVersion = "storage.data_version"

func (s *idbStore) migrateData(ctx context.Context, steps []migration) error {
	last := 0
	for _, step := range steps {
		if step.data != nil {
			last = step.version
		}
	}
	if last == 0 {
		return nil
	}
	value, err := s.GetMeta(ctx, "", metaDataVersion)
	if err != nil && !isDamaged(err) { // damaged: run them all again
		return err
	}
	done, _ := strconv.Atoi(string(value))
	if done >= last {
		return nil
	}
	for _, step := range steps {
		if step.version <= done || step.data == nil {
			continue
		}
		if err := step.data(ctx, s); err != nil {
			return fmt.Errorf("storage: data of version %d: %w", step.version, err)
		}
	}
	return s.PutMeta(ctx, "", metaDataVersion, []byte(strconv.Itoa(last)))
}
