package quota_test

import (
	"math"
	"slices"
	"testing"

	"rumbo/engine/period"
	"rumbo/engine/quota"
)

// Parts sum to the whole, each within one of its exact share, and never the other way round.
func FuzzSplit(f *testing.F) {
	f.Add(int64(100), 1.0, 1.0, 1.0)
	f.Add(int64(-1), 0.3, 0.0, 7e300)
	f.Add(int64(1)<<52, math.Inf(1), math.NaN(), -2.0)
	f.Fuzz(func(t *testing.T, value int64, a, b, c float64) {
		value %= 1 << 53
		weights := []float64{a, b, c}
		parts := quota.Split(value, weights)
		sum := int64(0)
		usable := func(w float64) bool { return w > 0 && !math.IsInf(w, 0) }
		for i, p := range parts {
			sum += p
			if p != 0 && p < 0 != (value < 0) {
				t.Errorf("%d of %v has another sign", p, value)
			}
			if p != 0 && !usable(weights[i]) && slices.ContainsFunc(weights, usable) {
				t.Errorf("weight %v got %d", weights[i], p)
			}
		}
		if sum != value {
			t.Errorf("%v by %v is %v", value, weights, parts)
		}
	})
}

// Largest remainder, by hand: 100 by 1:1:1 is 34, 33, 33; 10 by 5:3:1 is 5.56, 3.33, 1.11.
func TestSplit(t *testing.T) {
	for _, c := range []struct {
		value   int64
		weights []float64
		want    []int64
	}{
		{100, []float64{1, 1, 1}, []int64{34, 33, 33}},
		{10, []float64{5, 3, 1}, []int64{6, 3, 1}},
		{-10, []float64{5, 3, 1}, []int64{-6, -3, -1}},
		{7, []float64{0, 0}, []int64{4, 3}},
		{1 << 50, []float64{1, 0}, []int64{1 << 50, 0}},
	} {
		if got := quota.Split(c.value, c.weights); !slices.Equal(got, c.want) {
			t.Errorf("%d by %v: %v", c.value, c.weights, got)
		}
	}
}

// The seasons: last year's revenue by month, and working days where there was none.
func TestWeights(t *testing.T) {
	months := cal.Cut(year, period.Month)
	won := []int64{0, 200, 0, 100, -50, 0, 0, 0, 0, 0, 0, 700}
	if w := quota.Weights(quota.Season, months, won, nil, period.Workweek{}); !slices.Equal(w, []float64{0, 200, 0, 100, 0, 0, 0, 0, 0, 0, 0, 700}) {
		t.Error(w)
	}
	if w := quota.Weights(quota.Season, months, nil, nil, period.Workweek{}); w[1] != 20 || w[6] != 23 {
		t.Error(w)
	}
	present := make([]float64, 12)
	present[3] = 0.5
	if w := quota.Weights(quota.Even, months, nil, present, period.Workweek{}); w[3] != 0.5 || w[4] != 0 {
		t.Error(w)
	}
}

// A day is a piece, too.
func TestPieces(t *testing.T) {
	month := cal.Of(period.Month, period.On(2026, 2, 1))
	sum := int64(0)
	for d := month.From; d < month.To; d++ {
		v := quota.Piece(1_000_01, month, d, d+1, period.Workweek{})
		if wd := d.Weekday(); (wd == 0 || wd == 6) != (v == 0) {
			t.Errorf("%v gets %d", d, v)
		}
		sum += v
	}
	if sum != 1_000_01 {
		t.Error(sum)
	}
	weekend := period.Period{From: period.On(2026, 2, 7), To: period.On(2026, 2, 9)}
	if quota.Piece(11, weekend, weekend.From, weekend.From+1, period.Workweek{})+quota.Piece(11, weekend, weekend.From+1, weekend.To, period.Workweek{}) != 11 {
		t.Error("a weekend's target is lost")
	}
}
