//go:build js && wasm

// Command forecastworker is what the forecast bench runs in the app's Worker: the
// worker's own program with the bench's job alone.
package main

import (
	"rumbo/app/bench/batch"
	"rumbo/app/worker"
)

func main() {
	worker.Register(batch.Name, batch.Job)
	worker.Main()
}
