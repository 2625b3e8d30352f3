//go:build e2e && !bench

package drive

import (
	"strings"
	"sync"
	"testing"
)

var begun sync.Map // tests that have asked already

// together lets this test run beside another: people wait more than they compute. Parts of a
// test stay in their order.
func together(t testing.TB) {
	if _, again := begun.LoadOrStore(t.Name(), true); again || strings.Contains(t.Name(), "/") {
		return
	}
	if t, ok := t.(*testing.T); ok {
		t.Parallel()
	}
}
