package change

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Stamp is a moment of a hybrid logical clock on one replica. It names a change for ever.
type Stamp struct {
	Time    uint64 // milliseconds since 1970 << 16, plus a counter
	Replica uint64 // who; 0 only in the zero Stamp, which means "never"
}

// Millis is the wall-clock part, milliseconds since 1970.
func (s Stamp) Millis() int64 { return int64(s.Time >> 16) }

// Before orders stamps: by time, ties by replica.
func (s Stamp) Before(o Stamp) bool {
	return s.Time < o.Time || s.Time == o.Time && s.Replica < o.Replica
}

// Compare is Before as -1, 0, 1.
func (s Stamp) Compare(o Stamp) int {
	switch {
	case s == o:
		return 0
	case s.Before(o):
		return -1
	}
	return 1
}

const stampTime = "2006-01-02T15:04:05.000Z"

// String is readable and sorts as the stamps do:
// "2026-11-22T03:43:00.123Z.0001.00000000k3f9a". It is the form used in files.
func (s Stamp) String() string {
	at := time.UnixMilli(s.Millis()).UTC().Format(stampTime)
	return fmt.Sprintf("%s.%04x.%s", at, s.Time&0xffff, ReplicaName(s.Replica))
}

// ReplicaName is a replica in 13 letters and digits, in the order of the numbers.
func ReplicaName(r uint64) string {
	s := strconv.FormatUint(r, 36)
	return strings.Repeat("0", 13-len(s)) + s
}

// ParseStamp reads what String writes.
func ParseStamp(text string) (Stamp, error) {
	bad := fmt.Errorf("change: %q is not a stamp", text)
	parts := strings.Split(text, ".")
	if len(parts) != 4 || len(parts[2]) != 4 || len(parts[3]) != 13 {
		return Stamp{}, bad
	}
	at, err1 := time.Parse(stampTime, parts[0]+"."+parts[1])
	counter, err2 := strconv.ParseUint(parts[2], 16, 16)
	replica, err3 := strconv.ParseUint(parts[3], 36, 64)
	ms := at.UnixMilli()
	if err1 != nil || err2 != nil || err3 != nil || replica == 0 || ms < 0 || ms >= 1<<47 {
		return Stamp{}, bad
	}
	return Stamp{uint64(ms)<<16 | counter, replica}, nil
}

// Clock gives each change of one replica a later stamp than all that it has seen.
type Clock struct {
	replica uint64
	last    uint64
}

// NewClock makes the clock of a replica, whose number must not be 0.
func NewClock(replica uint64) *Clock {
	if replica == 0 {
		panic("change: replica 0 means nobody")
	}
	return &Clock{replica: replica}
}

// Replica is whose clock it is.
func (c *Clock) Replica() uint64 { return c.replica }

// Tick gives the stamp of a new change at the wall-clock time now in
// milliseconds. It rises even when the wall clock stands or goes back.
func (c *Clock) Tick(now int64) Stamp {
	c.last = max(c.last+1, uint64(max(now, 0))<<16)
	return Stamp{c.last, c.replica}
}

// Observe takes notice of a stamp from elsewhere.
func (c *Clock) Observe(s Stamp) { c.last = max(c.last, s.Time) }
