package browser

import (
	"crypto/rand"
	"time"
)

// Now is the device's clock, in milliseconds since 1970, UTC.
func Now() int64 { return time.Now().UnixMilli() }

// Random returns n bytes from the system's generator, good for keys.
func Random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b) // never fails; in a browser it is crypto.getRandomValues
	return b
}

// Zone is the offset of local time from UTC at an instant, in minutes: −300 in Lima.
func Zone(milliseconds int64) int {
	_, seconds := time.UnixMilli(milliseconds).Local().Zone()
	return seconds / 60
}
