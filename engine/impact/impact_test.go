package impact

import (
	"math"
	"testing"

	"rumbo/engine/stats"
)

func flat(start int, values ...float64) Unit {
	u := Unit{Num: values, Den: make([]float64, len(values)), Start: start}
	for i := range u.Den {
		u.Den[i] = 1
	}
	return u
}

// By hand: before 10, 10; after 16, 18 → +7. Controls go from 10 to 12 (+2) and from 20 to 20 (0), so +1 on average. Effect 6.
func TestByHand(t *testing.T) {
	units := []Unit{
		flat(2, 10, 10, 16, 18), flat(2, 10, 10, 16, 18), flat(2, 10, 10, 16, 18),
		flat(Never, 10, 10, 12, 12), flat(Never, 20, 20, 20, 20), flat(Never, 10, 10, 12, 12), flat(Never, 20, 20, 20, 20), flat(Never, 10, 10, 12, 12), flat(Never, 20, 20, 20, 20),
	}
	r := Of(units, Design{Before: 2, After: 2})
	if !r.OK || math.Abs(r.Effect-6) > 1e-12 || r.Treated != 3 || r.Controls != 6 {
		t.Fatalf("%+v", r)
	}
	// of 84 ways to choose 3 of 9, one is as it was: P is about 1/84
	if r.P < 0.004 || r.P > 0.03 || !r.Clear() || r.Doubtful() {
		t.Errorf("p %v, trend p %v", r.P, r.TrendP)
	}
	if math.Abs(r.Relative-6.0/11) > 1e-12 { // 17 came, 11 would have come
		t.Error(r.Relative)
	}
	if r.Lo >= 6 || r.Hi <= 6 || r.Lo < 0 {
		t.Error(r.Lo, r.Hi)
	}
	want := []Step{{-2, 0, 0, 3}, {-1, 0, 0, 3}, {0, 6, 1, 3}, {1, 8, 1, 3}}
	for i, s := range r.Course {
		if s != want[i] {
			t.Errorf("%+v, want %+v", s, want[i])
		}
	}
	// matched with the three most alike (those of 10): +7 − 2
	if m := Of(units, Design{Before: 2, After: 2, Matched: 3}); math.Abs(m.Effect-5) > 1e-12 {
		t.Error(m.Effect)
	}
}

// Ratios are sums by sums: 1 of 10 and 9 of 10 before are 50 %, not the mean of two unlike ones.
func TestRatios(t *testing.T) {
	u := Unit{Num: []float64{1, 9, 3, 0}, Den: []float64{2, 18, 4, 0}, Start: 2}
	units := []Unit{u, u, u}
	for range 5 {
		units = append(units, Unit{Num: []float64{1, 1, 1, 1}, Den: []float64{2, 2, 2, 2}, Start: Never})
	}
	if r := Of(units, Design{Before: 2, After: 2}); math.Abs(r.Effect-0.25) > 1e-12 {
		t.Fatalf("%+v", r)
	}
}

func TestTooFew(t *testing.T) {
	units := []Unit{flat(2, 1, 1, 1, 1), flat(1, 1, 1, 1, 1), flat(3, 1, 1, 1, 1), flat(Never, 1, 1, 1, 1)}
	r := Of(units, Design{Before: 2, After: 2})
	if r.OK || r.Why.Empty() || r.Treated != 1 || len(r.LeftOut) != 2 {
		t.Fatalf("%+v", r)
	}
	for range 4 {
		units = append(units, flat(2, 1, 1, 1, 1))
	}
	if r = Of(units, Design{Before: 2, After: 2}); r.OK || r.Controls != 1 {
		t.Fatalf("%+v", r)
	}
	if r = Of(nil, Design{Before: 2, After: 2}); r.OK {
		t.Fatal("of nothing")
	}
}

// course makes 24 accounts over 10 periods with levels of their own, a common course, noise, and an effect at six.
func course(seed uint64, effect float64) []Unit {
	rng := stats.NewRand(seed)
	common := make([]float64, 10)
	for t := range common {
		common[t] = rng.NormFloat64() * 3
	}
	var out []Unit
	for i := range 24 {
		u := Unit{Num: make([]float64, 10), Den: make([]float64, 10), Start: Never}
		if i < 6 {
			u.Start = 4 + i%3
		}
		level := 20 + rng.NormFloat64()*8
		for t := range u.Num {
			u.Num[t], u.Den[t] = level+common[t]+rng.NormFloat64()*4, 1
			if u.Start != Never && t >= u.Start {
				u.Num[t] += effect
			}
		}
		out = append(out, u)
	}
	return out
}

// Without any effect the test cries wolf about as often as it says: 5 % of 1,000 times. With one, it is mostly seen
// and the interval holds it 95 times of 100.
func TestErrorRates(t *testing.T) {
	for _, matched := range []int{0, 4} {
		wolf, trend := 0, 0
		for s := range uint64(1000) {
			r := Of(course(s, 0), Design{Before: 4, After: 4, Matched: matched, Draws: 199, Seed: s})
			if r.Clear() {
				wolf++
			}
			if r.TrendP <= 0.1 {
				trend++
			}
		}
		// ±3 standard deviations of a binomial count: 50 ± 21, 100 ± 28
		if wolf < 29 || wolf > 71 || trend < 72 || trend > 128 {
			t.Errorf("matched %d: effect seen %d times, trend %d times of 1000 without any", matched, wolf, trend)
		}
	}
	seen, held := 0, 0
	for s := range uint64(300) {
		r := Of(course(s, 8), Design{Before: 4, After: 4, Draws: 399, Seed: s})
		if r.Clear() {
			seen++
		}
		if r.Lo <= 8 && 8 <= r.Hi {
			held++
		}
	}
	if seen < 280 || held < 273 || held > 297 {
		t.Errorf("seen %d, held %d of 300", seen, held)
	}
}

// The same question has the same answer, and a unit of measure changes nothing but the unit.
func TestSameAnswerAndScale(t *testing.T) {
	a := Of(course(3, 5), Design{Before: 4, After: 4, Matched: 3, Seed: 9})
	b := Of(course(3, 5), Design{Before: 4, After: 4, Matched: 3, Seed: 9})
	scaled := course(3, 5)
	for i := range scaled {
		for t := range scaled[i].Num {
			scaled[i].Num[t] *= 1000
		}
	}
	c := Of(scaled, Design{Before: 4, After: 4, Matched: 3, Seed: 9})
	if a.Effect != b.Effect || a.P != b.P || a.Lo != b.Lo {
		t.Error("not the same twice")
	}
	if math.Abs(c.Effect/1000-a.Effect) > 1e-9 || c.P != a.P || math.Abs(c.Lo/1000-a.Lo) > 1e-6 {
		t.Error(c.Effect, a.Effect, c.P, a.P, c.Lo, a.Lo)
	}
}
