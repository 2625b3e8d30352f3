package leading_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"rumbo/engine/leading"
)

// wave is a series that remembers: each month is rho of the one before and something new.
func wave(rng *rand.Rand, n int, rho float64) []float64 {
	out := make([]float64, n)
	v := rng.NormFloat64() / math.Sqrt(1-rho*rho)
	for i := range out {
		v = rho*v + rng.NormFloat64()
		out[i] = v
	}
	return out
}

// follow is a result that follows the lead so many months later, with noise; before that it is noise alone.
func follow(rng *rand.Rand, lead []float64, lag int, noise float64) []float64 {
	out := make([]float64, len(lead))
	for t := range out {
		out[t] = noise * rng.NormFloat64()
		if t >= lag {
			out[t] += lead[t-lag]
		}
	}
	return out
}

// team makes units that share a season, which must not be taken for an effect.
func team(rng *rand.Rand, people, months int, rho float64, result func([]float64) []float64) []leading.Series {
	season := wave(rng, months, 0.8)
	var out []leading.Series
	for range people {
		lead := wave(rng, months, rho)
		y := result(lead)
		for t := range lead {
			lead[t] += 2 * season[t]
			y[t] += 2 * season[t]
		}
		out = append(out, leading.Series{Lead: lead, Result: y})
	}
	return out
}

// A lag that is there is found, and at the right month.
func TestALagIsFound(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, lag := range []int{0, 2, 5} {
		right, found, covered := 0, 0, 0
		const rounds = 200
		for range rounds {
			units := team(rng, 8, 26, 0.3, func(x []float64) []float64 { return follow(rng, x, lag, 1.5) })
			l := leading.Of(units)
			links := []*leading.Link{&l}
			leading.Find(links)
			if l.Found {
				found++
			}
			if l.Best == lag {
				right++
			}
			if a := l.Lags[lag]; a.Low < a.R && a.R < a.High && a.Low > 0 {
				covered++
			}
		}
		if found < 190 || right < 190 || covered < 180 {
			t.Errorf("lag %d: found %d, at the right month %d, apart from nothing %d of %d", lag, found, right, covered, rounds)
		}
	}
}

// Where nothing leads to anything, whatever persists and whatever season all share, something is claimed about as rarely as was
// stated: of 1,000 companies in at most 5 % and some.
func TestNoLagIsNotClaimed(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, c := range []struct {
		people, months int
		rho            float64
	}{{8, 26, 0}, {8, 26, 0.5}, {5, 36, 0.7}, {1, 30, 0}, {1, 36, 0.5}, {1, 60, 0.7}} {
		claimed := 0
		const rounds = 1000
		for range rounds {
			var links []*leading.Link
			for range 3 { // three indicators are looked at
				var l leading.Link
				if c.people == 1 {
					l = leading.Of([]leading.Series{{Lead: wave(rng, c.months, c.rho), Result: wave(rng, c.months, c.rho)}})
				} else {
					l = leading.Of(team(rng, c.people, c.months, c.rho, func(x []float64) []float64 { return wave(rng, c.months, c.rho) }))
				}
				links = append(links, &l)
			}
			leading.Find(links)
			for _, l := range links {
				if l.Found {
					claimed++
					break
				}
			}
		}
		share := float64(claimed) / rounds
		t.Logf("%d people, %d months, rho %.1f: %.1f %%", c.people, c.months, c.rho, 100*share)
		if share > 0.07 { // the standard error of 5 % over 1,000 rounds is 0.7 %
			t.Errorf("%d people, %d months, rho %.1f: claimed in %.1f %%", c.people, c.months, c.rho, 100*share)
		}
	}
}

// By hand: ranks of 1 2 3 4 … against the same, without trend nothing is left.
func TestTooFewMonths(t *testing.T) {
	l := leading.Of([]leading.Series{{Lead: []float64{1, 2, 3, 4, 5, 6, 7}, Result: []float64{3, 1, 2, 5, 4, 7, 6}}})
	if !l.Few() || l.At() != nil || !math.IsNaN(l.P) {
		t.Errorf("%+v", l)
	}
	nan := math.NaN()
	same := make([]float64, 30)
	l = leading.Of([]leading.Series{{Lead: same, Result: same}, {Lead: []float64{nan, nan}, Result: []float64{nan, nan}}})
	if !l.Few() {
		t.Errorf("what never changes leads to something: %+v", l)
	}
}

// What one large month does is limited: it has one rank.
func TestOneLargeMonth(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	x, y := wave(rng, 40, 0), wave(rng, 40, 0)
	before := leading.Of([]leading.Series{{Lead: x, Result: y}}).Lags[0].R
	x[20], y[20] = 1e6, 1e6
	after := leading.Of([]leading.Series{{Lead: x, Result: y}}).Lags[0].R
	if math.Abs(after-before) > 0.25 {
		t.Errorf("%v and %v", before, after)
	}
}
