//go:build bench

package drive

import "testing"

// together does nothing: what is measured runs alone.
func together(testing.TB) {}
