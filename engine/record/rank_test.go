package record

import (
	"math/rand/v2"
	"sort"
	"strings"
	"testing"
)

func TestRankBetweenKeepsEveryOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	ranks := []string{}
	for range 3000 {
		at := rng.IntN(len(ranks) + 1)
		before, after := "", ""
		if at > 0 {
			before = ranks[at-1]
		}
		if at < len(ranks) {
			after = ranks[at]
		}
		r := RankBetween(before, after)
		if r <= before || after != "" && r >= after || strings.HasSuffix(r, "0") {
			t.Fatalf("%q is not between %q and %q", r, before, after)
		}
		ranks = append(ranks[:at], append([]string{r}, ranks[at:]...)...)
	}
	if !sort.StringsAreSorted(ranks) {
		t.Error("out of order")
	}
}

func TestRankAtTheFrontManyTimes(t *testing.T) {
	r := ""
	for range 200 {
		next := RankBetween("", r)
		if r != "" && next >= r {
			t.Fatalf("%q is not before %q", next, r)
		}
		r = next
	}
}
