package session

import (
	"context"
	"encoding/binary"
	"fmt"

	"rumbo/app/browser"
)

// identity is the replica number under which this tab changes a workspace. A slot is held by one open
// tab at a time, so two tabs never make changes under one number, and the numbers do not multiply.
//
// Merging takes for granted that who has seen a replica's change has seen all its earlier ones. So a
// number is never taken up again over a state that lacks some of its changes: it is kept with the workspace
// and goes with it, and Spend ends it. Where it cannot be kept, the next session has another one.
func (s *Session) identity(ctx context.Context, ws string) uint64 {
	if s.slot < 0 {
		return newReplica()
	}
	if browser.Pref(s.spentKey(ws)) == "" {
		if b, err := s.Disk.GetMeta(ctx, ws, replicaKey(s.slot)); err == nil && len(b) == 8 {
			if r := binary.LittleEndian.Uint64(b); r != 0 {
				return r
			}
		}
	}
	r := newReplica()
	if s.Disk.PutMeta(ctx, ws, replicaKey(s.slot), binary.LittleEndian.AppendUint64(nil, r)) == nil {
		browser.SetPref(s.spentKey(ws), "")
	}
	return r
}

func newReplica() uint64 { return binary.LittleEndian.Uint64(browser.Random(8)) | 1 }

func replicaKey(slot int) string { return fmt.Sprintf("replica %d", slot) }

func (s *Session) spentKey(ws string) string { return fmt.Sprintf("spent %s %d", ws, s.slot) }

// Spend makes the next session of this tab's slot take a new number. It is called when a file carries
// away changes that are not on the disk: should they never get there, a later session that went on
// under their number would seem to know them, and merging the file would bring nothing.
func (s *Session) Spend(ctx context.Context, ws string) {
	if s.slot < 0 {
		return
	}
	browser.SetPref(s.spentKey(ws), "1") // the disk may be full
	if s.Disk.PutMeta(ctx, ws, replicaKey(s.slot), nil) == nil {
		browser.SetPref(s.spentKey(ws), "")
	}
}

// slots is how many tabs at once are thought of where a workspace is replaced as a whole.
const slots = 32

// forgetIdentities ends the numbers of a workspace whose contents were replaced by older ones.
func (s *Session) forgetIdentities(ctx context.Context, ws string) {
	for n := range slots {
		if b, err := s.Disk.GetMeta(ctx, ws, replicaKey(n)); err == nil && b != nil {
			_ = s.Disk.PutMeta(ctx, ws, replicaKey(n), nil)
		}
	}
}
