package icon

import (
	"regexp"
	"testing"
)

var pathData = regexp.MustCompile(`^M[-MmLlHhVvCcSsAaZz0-9. ]+$`)

func TestEveryDrawingIsAPath(t *testing.T) {
	for _, n := range All() {
		if Of(n) == nil {
			t.Errorf("%s draws nothing", n)
		}
		for _, s := range drawings[n] {
			if !pathData.MatchString(s.d) {
				t.Errorf("%s: %q is not path data", n, s.d)
			}
		}
	}
	if Of("no such icon") != nil {
		t.Error("an unknown name draws something")
	}
}
