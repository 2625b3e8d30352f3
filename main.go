// Rumbo plans strategic accounts, measures a B2B sales team and forecasts what
// it will close. One program in two forms: compiled to WebAssembly it is the
// app that runs in the browser; compiled natively it is the tool that builds
// and serves that app and reproduces its numbers on the command line.
package main

import "os"

func main() {
	os.Exit(start(os.Args[1:], os.Stdout, os.Stderr))
}
