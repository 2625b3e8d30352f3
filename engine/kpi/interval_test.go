package kpi

import (
	"math"
	"slices"
	"testing"

	"rumbo/engine/stats"
)

// sample is skewed as amounts of deals are.
func sample(n int, seed uint64) []float64 {
	rng := stats.NewRand(seed)
	x := make([]float64, n)
	for i := range x {
		x[i] = math.Exp(0.6 * rng.NormFloat64())
	}
	return x
}

// near compares the ends of two intervals by their width.
func near(t *testing.T, what string, a Interval, lo, hi, tolerance float64) {
	t.Helper()
	w := hi - lo
	if !a.Known || math.Abs(a.Low-lo) > tolerance*w || math.Abs(a.High-hi) > tolerance*w {
		t.Errorf("%s: %v … %v, by resampling %v … %v", what, a.Low, a.High, lo, hi)
	}
}

// The formulas agree with a bootstrap, which knows none of them.
func TestIntervalsAgreeWithResampling(t *testing.T) {
	x := sample(400, 3)
	lo, hi := stats.Bootstrap(x, stats.Mean, confidence, 4000, 1)
	near(t, "mean", aroundMean(x), lo, hi, 0.1)

	sorted := slices.Sorted(slices.Values(x))
	lo, hi = stats.Bootstrap(x, stats.Median, confidence, 4000, 1)
	near(t, "median", aroundMedian(sorted), lo, hi, 0.15)

	won := make([]float64, len(x)) // two of three are won
	order := make([]float64, len(x))
	for i := range x {
		order[i] = float64(i)
		if i%3 > 0 {
			won[i] = x[i]
		}
	}
	ratio := func(at []float64) float64 {
		a, b := 0.0, 0.0
		for _, i := range at {
			a, b = a+won[int(i)], b+x[int(i)]
		}
		return a / b
	}
	lo, hi = stats.Bootstrap(order, ratio, confidence, 4000, 1)
	near(t, "ratio", aroundRatio(won, x, 0, 1), lo, hi, 0.1)

	product := func(at []float64) float64 { // mean amount of those won × share won
		a := 0.0
		for _, i := range at {
			a += won[int(i)]
		}
		return a / float64(len(at))
	}
	sum := stats.Sum(won)
	influence := make([]float64, len(x))
	for i := range influence {
		influence[i] = won[i]/sum - 1/float64(len(x))
	}
	lo, hi = stats.Bootstrap(order, product, confidence, 4000, 1)
	near(t, "product", aroundProduct(sum/float64(len(x)), influence), lo, hi, 0.1)
}

// The interval of the median holds the true median as often as it says, also in small samples.
func TestMedianIntervalCovers(t *testing.T) {
	for _, n := range []int{6, 9, 30, 101, 1500} {
		held, rounds := 0, 2000
		for seed := range rounds {
			x := slices.Sorted(slices.Values(sample(n, uint64(seed)+7)))
			if iv := aroundMedian(x); iv.Known && iv.Low <= 1 && iv.High >= 1 {
				held++
			}
		}
		if share := float64(held) / float64(rounds); share < 0.935 {
			t.Errorf("n %d: the true median lies inside %.3f of the time", n, share)
		}
	}
	if aroundMedian([]float64{1, 2, 3, 4, 5}).Known {
		t.Error("five values cannot give 95 %")
	}
}

// Ranks for the median's interval, from the table in Conover (1999), A3 for n ≤ 20.
func TestMedianRanks(t *testing.T) {
	for n, want := range map[int]int{5: 0, 6: 1, 8: 1, 9: 2, 12: 3, 15: 4, 20: 6, 25: 8, 50: 18, 100: 40} {
		if got := medianRank(n); got != want {
			t.Errorf("n %d: rank %d, want %d", n, got, want)
		}
	}
	if a, b := medianRank(1000), medianRank(1001); b < a || b > a+1 {
		t.Errorf("the ranks jump from %d to %d where the approximation begins", a, b)
	}
}
