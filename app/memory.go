package app

import (
	"runtime"
	"runtime/debug"
)

// While the collector works, the page's one thread does nothing else; at Go's own pace, of collecting whenever the heap has doubled,
// that is half of the time in which a large workspace is summed up. So it waits for more, as much as a small device can spare.
const (
	spare = 64 << 20 // bytes that may be in wait to be collected
	least = 100      // percent of what is in use that may be in any case: Go's own pace
	most  = 1200     // at the start little is in use, and Go would collect several times before the first page is drawn
)

// pace is how many percent of what is in use may be waiting to be collected.
func pace(used uint64) int { return int(min(max(spare*100/max(used, 1), least), most)) }

// spareMemory sets the collector's pace by what is in use, now and after each collection.
func spareMemory() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetGCPercent(pace(m.HeapAlloc))
	type sign struct{ _ *sign } // on the heap, and gone with the next collection
	runtime.SetFinalizer(&sign{}, func(*sign) { spareMemory() })
}
