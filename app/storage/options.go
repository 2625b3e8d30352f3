package storage

import (
	"fmt"
	"time"
)

// Options say how a store is opened.
type Options struct {
	// Name of the database; "rumbo" when empty.
	Name string
	// RecordSchema is the version of records that the caller understands. Writing
	// into a workspace whose Info.Schema is higher answers ErrNewerSchema. 0: no check.
	RecordSchema int
	// BlockedAfter is how long Open waits for other tabs to let go of an older
	// version before it answers ErrBlocked; 10 seconds when 0.
	BlockedAfter time.Duration
	// OnBlocked, if set, is called once when another tab blocks the opening.
	OnBlocked func()
	// OnClosed, if set, is called once when the connection ends for a reason other
	// than Close. It runs in a goroutine of its own.
	OnClosed func(Reason)
}

// Reason says why a connection ended by itself.
type Reason string

const (
	// ReasonUpgrade: another tab runs a newer version of the app. Reload.
	ReasonUpgrade Reason = "upgrade"
	// ReasonDeleted: another tab deletes the database.
	ReasonDeleted Reason = "deleted"
	// ReasonForced: the browser closed it, as when the site's data is cleared.
	ReasonForced Reason = "forced"
)

const (
	defaultName         = "rumbo"
	defaultBlockedAfter = 10 * time.Second
)

func (o Options) withDefaults() Options {
	if o.Name == "" {
		o.Name = defaultName
	}
	if o.BlockedAfter <= 0 {
		o.BlockedAfter = defaultBlockedAfter
	}
	return o
}

// mayWrite applies RecordSchema to a workspace's description.
func (o Options) mayWrite(info Info) error {
	if o.RecordSchema > 0 && info.Schema > o.RecordSchema {
		return fmt.Errorf("%w: records of version %d, this app reads %d", ErrNewerSchema, info.Schema, o.RecordSchema)
	}
	return nil
}
