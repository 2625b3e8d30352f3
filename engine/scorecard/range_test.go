package scorecard

import (
	"math"
	"math/rand/v2"
	"testing"

	"rumbo/engine/record"
)

func three(a, b, c float64, way Better) Range {
	return Range{record.Some(a), record.Some(b), record.Some(c), way}
}

func TestScoreAndBand(t *testing.T) {
	up, down := three(10, 20, 30, Higher), three(60, 45, 30, Lower)
	open := Range{Minimum: record.Some(0), Target: record.Some(80)}
	for _, c := range []struct {
		r    Range
		v    float64
		want float64
		band Band
	}{
		{up, 9.99, 0, BelowMinimum}, {up, 10, 0, BelowTarget}, {up, 15, 40, BelowTarget}, {up, 20, 80, AtTarget}, {up, 25, 90, AtTarget}, {up, 30, 100, AtExcellent}, {up, 99, 100, AtExcellent},
		{down, 61, 0, BelowMinimum}, {down, 60, 0, BelowTarget}, {down, 52.5, 40, BelowTarget}, {down, 45, 80, AtTarget}, {down, 37.5, 90, AtTarget}, {down, 30, 100, AtExcellent}, {down, 1, 100, AtExcellent},
		{three(60, 45, 30, Either), 37.5, 90, AtTarget},
		{open, 40, 40, BelowTarget}, {open, 90, 90, AtTarget}, {open, 100, 100, AtTarget}, {open, 200, 100, AtTarget},
	} {
		got, ok := c.r.Score(c.v)
		if !ok || math.Abs(got-c.want) > 1e-12 || c.r.Band(c.v) != c.band {
			t.Errorf("%v of %v: score %v %v, band %v; want %v, %v", c.v, c.r, got, ok, c.r.Band(c.v).Label().EN, c.want, c.band.Label().EN)
		}
	}
}

func TestWithoutEnough(t *testing.T) {
	if _, ok := (Range{Target: record.Some(5)}).Score(4); ok {
		t.Error("a score without a minimum")
	}
	only := Range{Target: record.Some(5), Better: Lower}
	if only.Band(6) != BelowTarget || only.Band(5) != AtTarget || (Range{}).Band(1) != NoBand || only.Band(math.NaN()) != NoBand {
		t.Error("bands of a range with a target alone")
	}
	if _, ok := three(1, 2, 3, Higher).Score(math.NaN()); ok {
		t.Error("a score of what is not known")
	}
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		r     Range
		field string
	}{
		{three(1, 2, 3, Higher), ""}, {three(3, 2, 1, Lower), ""}, {three(3, 2, 1, Either), ""}, {Range{}, ""}, {Range{Target: record.Some(1), Better: Lower}, ""},
		{three(1, 3, 2, Either), "excellent"}, {three(1, 1, 2, Either), "target"}, {three(1, 2, 3, Lower), "target"}, {three(3, 2, 1, Higher), "target"},
		{Range{Minimum: record.Some(5), Excellent: record.Some(1), Better: Higher}, "excellent"},
	} {
		p := c.r.Check()
		if (len(p) > 0) != (c.field != "") || len(p) > 0 && p[0].Field != c.field {
			t.Errorf("%v: %v, want a problem at %q", c.r, p, c.field)
		}
		if _, ok := c.r.Score(2); ok && c.field != "" {
			t.Errorf("%v is out of order and scores", c.r)
		}
	}
}

// A better value never scores less, and never lies in a worse band.
func TestBetterIsNeverLess(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		a, b, c := r.Float64()*100, 100+r.Float64()*100, 200+r.Float64()*100
		x, y := r.Float64()*400-50, r.Float64()*400-50
		if x > y {
			x, y = y, x
		}
		for _, rg := range []Range{three(a, b, c, Higher), three(-a, -b, -c, Lower)} {
			lo, hi := x, y
			if rg.Better == Lower {
				lo, hi = -x, -y
			}
			s1, _ := rg.Score(lo)
			s2, _ := rg.Score(hi)
			if s1 > s2 || rg.Band(lo) > rg.Band(hi) || s1 < 0 || s2 > 100 {
				t.Fatalf("%v: %v scores %v, %v scores %v", rg, lo, s1, hi, s2)
			}
		}
	}
}
