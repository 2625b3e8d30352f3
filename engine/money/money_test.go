package money

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestStringRoundTrip(t *testing.T) {
	for _, s := range []string{"0.00 USD", "-0.05 USD", "1234.50 EUR", "-99 CLP", "0.0001 CLF", "92233720368547758.07 USD", ""} {
		a, err := Parse(s)
		if err != nil || a.String() != s {
			t.Errorf("%q → %v → %q, %v", s, a, a.String(), err)
		}
	}
	for _, s := range []string{"12", "12 US", "1.234 USD", "1.5 CLP", "x USD", "1.-5 USD", "99999999999999999999 USD"} {
		if a, err := Parse(s); err == nil {
			t.Errorf("%q was read as %v", s, a)
		}
	}
}

func TestPartRoundsHalfAwayFromZero(t *testing.T) {
	usd := Must("USD")
	for _, c := range []struct {
		minor int64
		share float64
		want  int64
	}{{5, 0.5, 3}, {-5, 0.5, -3}, {1, 0.1, 0}, {15, 0.1, 2}, {100, 0.63, 63}, {math.MaxInt64, 1, math.MaxInt64}} {
		if got := New(c.minor, usd).Part(c.share).Minor; got != c.want {
			t.Errorf("%d × %v = %d, want %d", c.minor, c.share, got, c.want)
		}
	}
}

func TestSplitSumsToTheWhole(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		w := make([]float64, 1+rng.IntN(12))
		for i := range w {
			w[i] = float64(rng.IntN(5))
		}
		a := New(rng.Int64N(2_000_000)-1_000_000, Must("CLP"))
		sum := int64(0)
		for _, p := range a.Split(w) {
			sum += p.Minor
		}
		if sum != a.Minor {
			t.Fatalf("%v by %v sums to %d", a, w, sum)
		}
	}
}

func TestAddRefuses(t *testing.T) {
	if _, err := New(1, Must("USD")).Add(New(1, Must("EUR"))); err != ErrCurrency {
		t.Error(err)
	}
	if _, err := New(math.MaxInt64, Must("USD")).Add(New(1, Must("USD"))); err != ErrRange {
		t.Error(err)
	}
	if a, err := New(5, Must("USD")).Add(New(-7, Must("USD"))); err != nil || a.Minor != -2 {
		t.Error(a, err)
	}
	if a, err := New(-5, Must("USD")).Add(New(0, Must("USD"))); err != nil || a.Minor != -5 {
		t.Error(a, err)
	}
}
