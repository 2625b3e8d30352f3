//go:build !(js && wasm)

package storage

import "context"

// Open opens the database on the device. Outside a browser there is none, and
// the answer is ErrUnavailable; NewMemory serves there.
func Open(_ context.Context, _ Options) (Store, error) { return nil, ErrUnavailable }
