package period

import (
	"math/rand/v2"
	"testing"
)

func TestHolidaysAreNoWorkingDays(t *testing.T) {
	// December 2026: the 25th is a Friday, the 26th a Saturday; 23 weekdays.
	w := NewWorkweek([]Date{On(2026, 12, 26), On(2026, 12, 25), On(2026, 12, 8), On(2026, 12, 25), 0})
	from, to := On(2026, 12, 1), On(2027, 1, 1)
	if n := (Workweek{}).Days(from, to); n != 23 {
		t.Errorf("%d weekdays", n)
	}
	if n := w.Days(from, to); n != 21 {
		t.Errorf("%d working days", n)
	}
	if w.Works(On(2026, 12, 25)) || w.Works(On(2026, 12, 26)) || !w.Works(On(2026, 12, 24)) {
		t.Error("the 25th or the 26th work, or the 24th does not")
	}
	if n := w.Days(On(2026, 12, 25), On(2026, 12, 25)) + w.Days(to, from); n != 0 {
		t.Errorf("no days have %d working ones", n)
	}
}

// Counting in one go gives what counting day by day gives, and parts sum to the whole.
func TestWorkingDaysAreThoseOfTheDays(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	start := On(2024, 1, 1)
	var off []Date
	for range 60 {
		off = append(off, start+Date(r.IntN(1500)))
	}
	w := NewWorkweek(off)
	for range 500 {
		from := start + Date(r.IntN(1500))
		to := from + Date(r.IntN(400))
		mid, n := from+Date(r.IntN(int(to-from)+1)), 0
		for d := from; d < to; d++ {
			if w.Works(d) {
				n++
			}
		}
		if got := w.Days(from, to); got != n || w.Days(from, mid)+w.Days(mid, to) != got {
			t.Fatalf("%v…%v: %d, day by day %d", from, to, got, n)
		}
	}
}
