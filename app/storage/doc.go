// Package storage keeps workspaces on the device: an append-only log of
// entries, snapshots, and small values. It stores bytes and refuses to know
// what they mean; which change an entry holds is the business of app/store.
//
// Two stores satisfy [Store] and one contract (package storage/contract): the
// IndexedDB one that [Open] returns in the browser, and [MemoryDB], which keeps
// the app usable where IndexedDB is missing and makes faults on demand in tests.
//
// # What is promised
//
//   - A write is one strict transaction. When the method returns nil, the data
//     is on the disk; when it returns an error, either nothing was written or,
//     only if the context ended while the commit was under way, all of it.
//   - Appending an entry whose ID is there already does nothing, so a caller
//     who is unsure repeats the call.
//   - Sequence numbers only grow, also over [Store.Replace], and are given
//     inside the transaction, so tabs that append at once never clash.
//   - Each payload is framed with its length and a CRC-32C. A record that cannot
//     be read comes back as a [Damage] beside the readable rest, never as the
//     failure of the whole, and [Store.Raw] hands out its bytes for rescue.
//   - A database written by a newer version of the app is never opened.
//
// # Running the contract against real IndexedDB
//
// make test-storage does it. By hand, with chromium in the PATH (as root it is started
// without its sandbox by itself):
//
//	go install github.com/agnivade/wasmbrowsertest@v0.11.0   # outside the module
//	GOOS=js GOARCH=wasm go test -exec="$(go env GOPATH)/bin/wasmbrowsertest" ./app/storage
//
// Lines about an unknown IPAddressSpace are noise of that tool. The same command with
// SMALL_DISK=1 and TMPDIR on a tmpfs of 250 MB fills a real disk (TestDiskReallyFull);
// with -bench=. it measures saving and loading.
package storage
