// Package collector sets the pace of Go's garbage collector on a page, and in its Worker.
//
// While the collector works, the program's one thread does nothing else; at Go's own pace, of collecting whenever the heap has
// doubled, that is half of the time in which a large workspace is summed up. And what the program has once taken from
// the browser it never gives back: the heap just before a collection is what the page holds from then on. So it waits for more
// while little is in use, as much as a small device can spare, and for less than Go while much is.
package collector

import (
	"runtime"
	"runtime/debug"
)

const (
	spare = 64 << 20 // bytes that may be in wait to be collected
	least = 35       // percent of what is in use that may be in any case
)

// How many percent of what is in use may be waiting at most.
const (
	Early = 1200 // of a page: at the start little is in use, and Go would collect several times before it is drawn
	Plain = 100  // Go's own pace, for a program that stands beside another one
)

// most is what Spare was told, and expected what will be in use soon, 0 if nobody knows.
var (
	most     uint64 = Plain
	expected uint64
)

// pace is how many percent of what is in use may be waiting to be collected.
func pace(used, expected, most uint64) int {
	room := max(spare, (used*least+99)/100)
	if expected > used {
		room += expected - used
	}
	return int(min(room*100/max(used, 1), most))
}

// Spare sets the pace by what is in use, now and after each collection.
func Spare(atMost int) {
	most = uint64(atMost)
	follow()
}

func follow() {
	set()
	type sign struct{ _ *sign } // on the heap, and gone with the next collection
	runtime.SetFinalizer(&sign{}, func(*sign) { follow() })
}

// Expect says that so many bytes come that stay. Until they are there, collecting would find nothing.
func Expect(bytes int) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	expected = m.HeapAlloc + uint64(bytes)
	set()
}

func set() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc >= expected {
		expected = 0
	}
	debug.SetGCPercent(pace(m.HeapAlloc, expected, most))
}
