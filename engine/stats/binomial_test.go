package stats_test

import (
	"testing"

	"rumbo/engine/stats"
)

// Reference values: exact sums of the probabilities in decimal arithmetic.
func TestBinomialQuantile(t *testing.T) {
	for _, c := range []struct {
		n    int
		w, p float64
		want int
	}{{10, 0.5, 0.025, 2}, {10, 0.5, 0.975, 8}, {100, 0.1, 0.025, 5}, {100, 0.1, 0.975, 16}, {3, 0.2, 0.5, 0}, {1, 0.9, 0.05, 0},
		{0, 0.5, 0.5, 0}, {7, 0, 0.5, 0}, {7, 1, 0.5, 7}, {40, 0.95, 0.025, 35}} {
		if got := stats.BinomialQuantile(c.n, c.w, c.p); got != c.want {
			t.Errorf("n %d, w %v, p %v: %d, want %d", c.n, c.w, c.p, got, c.want)
		}
	}
	// The approximation takes over without a step: just below and above a variance of 1,000.
	if a, b := stats.BinomialQuantile(3999, 0.5, 0.975), stats.BinomialQuantile(4003, 0.5, 0.975); b-a < 1 || b-a > 4 {
		t.Errorf("%d, then %d", a, b)
	}
}
