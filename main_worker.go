//go:build js && wasm && worker

package main

import (
	"io"

	"rumbo/app/collector"
	_ "rumbo/app/jobs" // the jobs register themselves
	"rumbo/app/worker"
)

// start is the program of the Worker: the jobs, and nothing of what a person sees.
func start([]string, io.Writer, io.Writer) int {
	collector.Spare(collector.Plain)
	worker.Main()
	return 0
}
