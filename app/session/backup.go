package session

import (
	"context"
	"encoding/json"

	"rumbo/app/browser"
)

// Backup is the last one of a workspace that was read back and found equal to what was written.
type Backup struct {
	At     int64  // milliseconds since 1970
	Name   string // of the file
	SHA256 string
	Bytes  int
}

// Health is how safe a workspace is on this device.
type Health struct {
	Kept      bool // false: in memory only, gone when the tab closes
	Persisted bool // the browser promised not to clear it by itself
	Used      int64
	Quota     int64
	Known     bool   // whether Used and Quota are known
	Last      Backup // zero if there was none
	Remind    int    // days after which to remind of a backup, 0 for never
}

const (
	keyBackup = "last verified backup"
	keyRemind = "backup reminder"
)

// Health asks the browser and the disk.
func (s *Session) Health(ctx context.Context, ws string) Health {
	h := Health{Kept: s.Kept, Remind: 14}
	h.Persisted, _ = browser.Persisted(ctx)
	if u, err := browser.Estimate(ctx); err == nil {
		h.Used, h.Quota, h.Known = u.Used, u.Quota, u.Quota > 0
	}
	if b, err := s.Disk.GetMeta(ctx, ws, keyBackup); err == nil && b != nil {
		// An unreadable note means that no backup is known: say so rather than guess.
		if json.Unmarshal(b, &h.Last) != nil {
			h.Last = Backup{}
		}
	}
	if b, err := s.Disk.GetMeta(ctx, ws, keyRemind); err == nil && len(b) == 1 {
		h.Remind = int(b[0])
	}
	return h
}

// Overdue reports whether the reminder is due.
func (h Health) Overdue(now int64) bool {
	return h.Remind > 0 && now-h.Last.At > int64(h.Remind)*86_400_000
}

// Remindable reports whether the person should be reminded by now: the time that they have set is over since
// the last verified backup, or since the workspace began, on this device, at begun.
func (h Health) Remindable(now, begun int64) bool {
	return h.Kept && h.Overdue(now) && now-begun > int64(h.Remind)*86_400_000
}

// NoteBackup remembers a verified backup.
func (s *Session) NoteBackup(ctx context.Context, ws string, b Backup) error {
	data, err := json.Marshal(b)
	if err != nil {
		return err
	}
	err = s.Disk.PutMeta(ctx, ws, keyBackup, data)
	s.healthChanged()
	return err
}

// OnHealth sets what happens when what Health answers has changed.
func (s *Session) OnHealth(f func()) { s.onHealth = f }

func (s *Session) healthChanged() {
	if s.onHealth != nil {
		s.onHealth()
	}
}

// SetRemind sets after how many days (0…255, 0 for never) to remind of a backup.
func (s *Session) SetRemind(ctx context.Context, ws string, days int) error {
	err := s.Disk.PutMeta(ctx, ws, keyRemind, []byte{byte(min(max(days, 0), 255))})
	s.healthChanged()
	return err
}
