package ui

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Whatever stretch is asked for, in whatever sequence, it holds what sorting the whole would put there.
func TestPlaceIsAPartOfTheSortedWhole(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, few, few + 1, 30_000} {
		for _, values := range []int{1, 3, 1 << 30} {
			key := make([]int, n)
			for i := range key {
				key[i] = rng.IntN(values)
			}
			compare := func(a, b int) int {
				if key[a] != key[b] {
					return key[a] - key[b]
				}
				return a - b
			}
			list := rng.Perm(n)
			if values == 3 { // in order already
				slices.Sort(list)
			}
			want := slices.Clone(list)
			slices.SortFunc(want, compare)
			for _, from := range []int{0, 50, n / 2, max(0, n-50), 0} {
				from, to := min(from, n), min(from+50, n)
				whole := intoPlace(list, from, to, compare)
				if !slices.Equal(list[from:to], want[from:to]) || whole && !slices.Equal(list, want) {
					t.Fatalf("%d things of %d values: wrong from %d", n, values, from)
				}
			}
			if intoPlace(list, 0, n, compare); !slices.Equal(list, want) {
				t.Fatalf("%d things: the whole is not in order", n)
			}
		}
	}
}
