//go:build !js

package browser

import "runtime"

// rest lets other goroutines run.
func rest() { runtime.Gosched() }
