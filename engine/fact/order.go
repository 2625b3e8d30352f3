package fact

import (
	"slices"

	"rumbo/engine/pace"
)

// Sort orders rows by their keys, equal ones as they come: a radix sort of as many passes as the keys differ in, which a
// million rows bear while a page waits. It gives way between passes and returns the rows; keys are left as they come.
func Sort(rows []int32, keys []int64, p *pace.Pace) []int32 {
	if len(rows) < 2 {
		return rows
	}
	least, most := slices.Min(keys), slices.Max(keys)
	const bits = 11
	at, to := make([]uint64, len(keys)), make([]uint64, len(keys))
	for i, k := range keys {
		at[i] = uint64(k) - uint64(least)
	}
	rows, next := slices.Clone(rows), make([]int32, len(rows))
	for span, shift := uint64(most)-uint64(least), 0; shift < 64 && span>>shift != 0; shift += bits {
		var from [1<<bits + 1]int
		for _, k := range at {
			from[k>>shift&(1<<bits-1)+1]++
		}
		for i := range 1 << bits {
			from[i+1] += from[i]
		}
		p.Now()
		for i, k := range at {
			digit := k >> shift & (1<<bits - 1)
			to[from[digit]], next[from[digit]] = k, rows[i]
			from[digit]++
		}
		at, to, rows, next = to, at, next, rows
		p.Now()
	}
	return rows
}
