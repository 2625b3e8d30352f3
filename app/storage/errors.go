package storage

import "errors"

// What can go wrong, to be told apart with errors.Is. The way forward for the
// user is in each comment.
var (
	// ErrQuota: the disk or the browser's share of it is full. Keep the data in
	// memory, say "not saved", offer an export, retry after space was freed.
	ErrQuota = errors.New("storage: no space left")
	// ErrBlocked: another tab holds an older version of the database open and did
	// not close it in time. Ask to close the other tabs, then open again.
	ErrBlocked = errors.New("storage: another tab blocks the upgrade")
	// ErrNewerSchema: the data was written by a newer version of the app. Never
	// write; ask to reload so that the newer version runs.
	ErrNewerSchema = errors.New("storage: written by a newer version")
	// ErrClosed: the connection is closed, by Close, by another tab's upgrade, or
	// by the browser. Reload, or open again.
	ErrClosed = errors.New("storage: connection closed")
	// ErrAborted: the transaction was rolled back. Retry.
	ErrAborted = errors.New("storage: transaction aborted")
	// ErrUnavailable: there is no IndexedDB here, or the browser refuses it
	// (private window, policy). Work in memory and say that nothing is kept.
	ErrUnavailable = errors.New("storage: not available")
	// ErrNotFound: no such workspace. It may have been deleted in another tab.
	ErrNotFound = errors.New("storage: no such workspace")
	// ErrStale: a newer snapshot or a replaced workspace is in place. Load again.
	ErrStale = errors.New("storage: snapshot out of date")
	// ErrDamaged: a stored value does not pass its checksum.
	ErrDamaged = errors.New("storage: damaged record")
)
