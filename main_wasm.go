//go:build js && wasm && !worker

package main

import (
	"io"

	"rumbo/app"
)

// start is the program of the page: everything a person sees, and nothing that computes for long.
func start([]string, io.Writer, io.Writer) int {
	app.Run()
	return 0
}
