package browser

import (
	"time"

	"rumbo/engine/pace"
)

// piece is how long a long work may keep the page from answering: short enough that the garbage
// collector, which comes on top, does not make it felt.
const piece = 12 * time.Millisecond

// Pace lets a long work go on in pieces, with the browser drawing and listening between them. To be used by
// one goroutine, and never while a lock is held or inside a JavaScript callback.
func Pace() *pace.Pace {
	began := time.Now()
	return pace.New(func() {
		if time.Since(began) >= piece {
			rest()
			began = time.Now()
		}
	})
}
