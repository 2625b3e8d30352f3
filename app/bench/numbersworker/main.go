//go:build js && wasm

// Command numbersworker is what the bench of indicators runs in the app's Worker: the
// worker's own program with the bench's jobs alone.
package main

import (
	"rumbo/app/bench/numbers"
	"rumbo/app/worker"
)

func main() {
	worker.Register(numbers.OpenJob, numbers.Open)
	worker.Register(numbers.AskJob, numbers.Ask)
	worker.Main()
}
