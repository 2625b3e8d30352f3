package compare

import (
	"cmp"
	"math"
	"slices"

	"rumbo/engine/stats"
)

// Falsely is the share of findings that may be false: the level of Discoveries.
const Falsely = 0.05

// Discoveries tells which of several p-values are findings when one wants at most Falsely of them to be false
// (Benjamini & Hochberg, JRSS B 57, 1995, 289–300). Values that are not numbers are none.
func Discoveries(p []float64) []bool {
	var order []int
	for i, v := range p {
		if !math.IsNaN(v) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case p[a] < p[b]:
			return -1
		case p[a] > p[b]:
			return 1
		}
		return 0
	})
	out := make([]bool, len(p))
	last := -1
	for rank, i := range order {
		if p[i] <= Falsely*float64(rank+1)/float64(len(order)) {
			last = rank
		}
	}
	for _, i := range order[:last+1] {
		out[i] = true
	}
	return out
}

// RateTest is the two-sided p-value of k successes of n against those of the others, given all successes: Fisher's
// exact test in its mid-p form (Lancaster, JASA 56, 1961, 223–234), which needs no estimate of the common rate. Where one
// of the sides is empty it is not a number.
func RateTest(k, n, all, of int) float64 {
	if n <= 0 || of-n <= 0 || all < 0 || all > of {
		return math.NaN()
	}
	lo, hi := max(0, n-(of-all)), min(n, all)
	if k < lo || k > hi {
		return 0
	}
	return twoSided(k, lo, hi, hypergeometric(k, n, all, of), float64(n)*float64(all)/float64(of),
		func(x int) float64 { return float64(x) / float64(all-x+1) * float64(of-all-n+x) / float64(n-x+1) },
		func(x int) float64 { return float64(all-x) / float64(x+1) * float64(n-x) / float64(of-all-n+x+1) })
}

// twoSided is the two-sided mid-p value of k, whose probability is p, in a distribution over lo…hi with one peak, near its mean. down
// and up are the probabilities of the next value below and above as parts of that of x. Summed is the tail away from the
// mean alone: its terms fall, and what follows those that no longer change the sum does not either.
func twoSided(k, lo, hi int, p, mean float64, down, up func(x int) float64) float64 {
	tail := p / 2
	if float64(k) <= mean {
		for x := k; x > lo && p > tail*unheard; x-- {
			p *= down(x)
			tail += p
		}
	} else {
		for x := k; x < hi && p > tail*unheard; x++ {
			p *= up(x)
			tail += p
		}
	}
	return min(1, 2*min(tail, 1-tail))
}

// unheard is the part of a sum below which a further term changes nothing.
const unheard = 1e-17

func hypergeometric(x, n, all, of int) float64 {
	return math.Exp(choose(all, x) + choose(of-all, n-x) - choose(of, n))
}

// choose is the logarithm of a binomial coefficient.
func choose(n, k int) float64 {
	lg := func(v int) float64 { g, _ := math.Lgamma(float64(v) + 1); return g }
	return lg(n) - lg(k) - lg(n-k)
}

// RankTests gives for each group the two-sided p-value that its values and those of all others come from the same
// distribution: Mann and Whitney's U with mid-ranks, the normal approximation with corrections for ties and
// continuity (Conover, Practical Nonparametric Statistics, 5.1); not a number below four values on a side.
func RankTests(groups [][]float64) []float64 {
	type value struct {
		v  float64
		of int
	}
	var all []value
	for i, g := range groups {
		for _, v := range g {
			all = append(all, value{v, i})
		}
	}
	slices.SortFunc(all, func(a, b value) int { return cmp.Compare(a.v, b.v) })
	sums, ties := make([]float64, len(groups)), 0.0
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j].v == all[i].v {
			j++
		}
		t := float64(j - i)
		ties += t*t*t - t
		for ; i < j; i++ {
			sums[all[i].of] += (float64(j) - t/2) + 0.5
		}
	}
	total := float64(len(all))
	out := make([]float64, len(groups))
	for i, g := range groups {
		n, m := float64(len(g)), total-float64(len(g))
		variance := n * m / 12 * (total + 1 - ties/(total*(total-1)))
		if n < 4 || m < 4 || variance <= 0 {
			out[i] = math.NaN()
			continue
		}
		u := sums[i] - n*(n+1)/2
		z := max(0, math.Abs(u-n*m/2)-0.5) / math.Sqrt(variance)
		out[i] = min(1, 2*(1-stats.NormCDF(z)))
	}
	return out
}

// CountTest is the two-sided p-value of k of all events falling to a share of the exposure (of 0…1): the binomial
// test of Poisson rates given their sum (Przyborowski & Wilenski, Biometrika 31, 1940, 313–323), mid-p.
func CountTest(k, all int, share float64) float64 {
	if share <= 0 || share >= 1 || all <= 0 {
		return math.NaN()
	}
	odds := share / (1 - share)
	return twoSided(k, 0, all, math.Exp(choose(all, k)+float64(k)*math.Log(share)+float64(all-k)*math.Log1p(-share)), float64(all)*share,
		func(x int) float64 { return float64(x) / float64(all-x+1) / odds },
		func(x int) float64 { return float64(all-x) / float64(x+1) * odds })
}
