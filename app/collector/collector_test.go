package collector

import "testing"

// A small workspace is collected rarely, a large one when it has grown by a third.
func TestPace(t *testing.T) {
	for used, want := range map[uint64]int{0: Early, 4 << 20: Early, 16 << 20: 400, 32 << 20: 200, 64 << 20: 100, 100 << 20: 64, 160 << 20: 40, 200 << 20: 35, 1 << 30: least} {
		if got := pace(used, 0, Early); got != want {
			t.Errorf("%d bytes: %d %%, want %d", used, got, want)
		}
	}
}

// Beside another program it never waits for more than Go does.
func TestPlainPace(t *testing.T) {
	for used, want := range map[uint64]int{0: Plain, 16 << 20: Plain, 100 << 20: 64, 1 << 30: least} {
		if got := pace(used, 0, Plain); got != want {
			t.Errorf("%d bytes: %d %%, want %d", used, got, want)
		}
	}
}

// What is expected comes without a collection.
func TestExpected(t *testing.T) {
	for _, x := range []struct {
		used, expected uint64
		want           int
	}{{64 << 20, 256 << 20, 400}, {256 << 20, 256 << 20, least}, {400 << 20, 256 << 20, least}, {1 << 20, 256 << 20, Early}} {
		if got := pace(x.used, x.expected, Early); got != x.want {
			t.Errorf("%+v: %d %%", x, got)
		}
	}
}
