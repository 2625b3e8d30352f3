package app

import "testing"

// A small workspace is collected rarely; one that fills the memory at Go's own pace.
func TestThePaceOfTheCollector(t *testing.T) {
	for used, want := range map[uint64]int{0: most, 4 << 20: most, 16 << 20: 400, 32 << 20: 200, 64 << 20: 100, 1 << 30: least} {
		if got := pace(used); got != want {
			t.Errorf("%d bytes: %d %%, want %d", used, got, want)
		}
	}
}
