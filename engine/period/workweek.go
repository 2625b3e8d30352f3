package period

import (
	"slices"
	"time"
)

// Workweek tells working days: Mondays to Fridays that are no holidays. The zero Workweek knows no holidays.
// Every count of working days goes through it: quotas and their pace, capacity, goals per day.
type Workweek struct {
	off []Date // holidays that would be working days, ascending, each once
}

// NewWorkweek is one with holidays, in any order; those at weekends and unknown dates change nothing.
func NewWorkweek(holidays []Date) Workweek {
	off := slices.DeleteFunc(slices.Clone(holidays), func(d Date) bool { return !d.Known() || weekend(d) })
	slices.Sort(off)
	return Workweek{slices.Compact(off)}
}

// Days counts the working days in [from, to).
func (w Workweek) Days(from, to Date) int {
	if to <= from {
		return 0
	}
	n := int(to-from) / 7 * 5
	for d := from + (to-from)/7*7; d < to; d++ {
		if !weekend(d) {
			n++
		}
	}
	a, _ := slices.BinarySearch(w.off, from)
	b, _ := slices.BinarySearch(w.off, to)
	return n - (b - a)
}

// Works reports whether the day is a working day.
func (w Workweek) Works(d Date) bool { return w.Days(d, d+1) == 1 }

func weekend(d Date) bool { return d.Weekday() == time.Sunday || d.Weekday() == time.Saturday }
