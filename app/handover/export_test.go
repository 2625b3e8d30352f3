package handover

import (
	"testing"

	"rumbo/engine/period"
)

func TestFileName(t *testing.T) {
	on := period.On(2026, 3, 5)
	for title, want := range map[string]string{
		"Ñandú S.A.":   "nandu-s-a-2026-03-05",
		"  ../../etc ": "etc-2026-03-05",
		"":             "rumbo-2026-03-05",
		"日本":           "日本-2026-03-05",
	} {
		if got := FileName(title, on); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
