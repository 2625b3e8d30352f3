package forecast

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"
	"time"

	"rumbo/engine/stats"
)

func codes(f *Forecast) []string {
	var c []string
	for _, w := range f.Warnings {
		c = append(c, w.Code)
	}
	return c
}

// Each kind of odd history is answered by its stated rule.
func TestRulesForOddHistories(t *testing.T) {
	nan := math.NaN()
	long := history(2000, 12, 1)
	gaps := history(60, 12, 2)
	gaps[10], gaps[11], gaps[40] = nan, nan, nan
	trailing := append(history(60, 12, 3), nan, nan)
	outlier := history(60, 1, 4)
	outlier[30] = 5000
	shift := history(60, 1, 5)
	for i := 40; i < 60; i++ {
		shift[i] += 800
	}
	for _, c := range []struct {
		name string
		y    []float64
		m    int
		code string // warning that must be given, if any
	}{
		{"one value", []float64{7}, 12, "short"},
		{"two values", []float64{7, 9}, 12, "short"},
		{"constant", []float64{5, 5, 5, 5, 5, 5, 5, 5, 5, 5}, 1, "constant"},
		{"zeros", make([]float64, 30), 12, "constant"},
		{"missing", gaps, 12, "missing"},
		{"trailing missing", trailing, 12, "trailing_missing"},
		{"less than two seasons", history(20, 12, 6), 12, "one_season"},
		{"outlier", outlier, 1, "outliers"},
		{"level shift", shift, 1, "level_shift"},
		{"one huge value", append(slices.Clone(history(40, 1, 7)), 1e300, 210), 1, "infinite"},
		{"negative where impossible", append(history(40, 1, 8), -5, 200), 1, "negative"},
		{"2,000 values", long, 12, ""},
		{"tiny values", scaled(history(60, 12, 9), 1e-12), 12, ""},
		{"huge values", scaled(history(60, 12, 9), 1e12), 12, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			began := time.Now()
			f, err := Make(Series{Values: c.y, Period: c.m, NonNegative: true}, Options{Horizon: 8})
			if err != nil {
				t.Fatal(err)
			}
			checkForecast(t, &f, 8, true)
			if c.code != "" && !slices.Contains(codes(&f), c.code) {
				t.Errorf("warnings %v lack %q", codes(&f), c.code)
			}
			if d := time.Since(began); d > 5*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
}

func scaled(y []float64, by float64) []float64 {
	out := make([]float64, len(y))
	for i, v := range y {
		out[i] = v * by
	}
	return out
}

func TestRefusals(t *testing.T) {
	y := history(30, 1, 1)
	for _, c := range []struct {
		s    Series
		o    Options
		want error
	}{
		{Series{}, Options{Horizon: 3}, ErrEmpty},
		{Series{Values: []float64{math.NaN(), math.NaN()}}, Options{Horizon: 3}, ErrEmpty},
		{Series{Values: y}, Options{}, ErrHorizon},
		{Series{Values: y}, Options{Horizon: MaxHorizon + 1}, ErrHorizon},
		{Series{Values: y}, Options{Horizon: 3, Levels: []float64{0, 0.5}}, ErrLevels},
		{Series{Values: y}, Options{Horizon: 3, Regressors: [][]float64{{1}}}, ErrRegressors},
		{Series{Values: y}, Options{Horizon: 3, Progress: func(int, int) bool { return false }}, ErrStopped},
	} {
		if _, err := Make(c.s, c.o); err != c.want {
			t.Errorf("%+v: %v, want %v", c.o, err, c.want)
		}
	}
}

func TestProgressRunsToItsEnd(t *testing.T) {
	last, total := -1, 0
	_, err := Make(Series{Values: history(40, 1, 1)}, Options{Horizon: 3, Progress: func(d, n int) bool {
		if d < last {
			t.Errorf("progress fell from %d to %d", last, d)
		}
		last, total = d, n
		return true
	}})
	if err != nil || last != total {
		t.Errorf("ended at %d of %d, %v", last, total, err)
	}
}

// Twice the series gives twice the forecast, and thousand times a thousand.
func TestScaleEquivariance(t *testing.T) {
	y := history(70, 12, 11)
	a, _ := Make(Series{Values: y, Period: 12, NonNegative: true}, Options{Horizon: 12})
	for _, by := range []float64{2, 1000, 1e-6} {
		b, _ := Make(Series{Values: scaled(y, by), Period: 12, NonNegative: true}, Options{Horizon: 12})
		for k := range a.Point {
			near(t, "point", b.Point[k]/by, a.Point[k], 5e-3*a.Point[k])
			near(t, "quantile", b.Quantiles[0][k]/by, a.Quantiles[0][k], 2e-2*a.Point[k])
		}
	}
}

// Additive models move with a series that is moved.
func TestShiftEquivarianceOfAdditiveModels(t *testing.T) {
	y := history(70, 1, 12)
	for t2, v := range y {
		y[t2] = v / 256
	}
	moved := make([]float64, len(y))
	for i, v := range y {
		moved[i] = v + 0.5
	}
	for _, m := range []Model{naiveModel, driftModel, sesModel, thetaModel, arimaModel} {
		a, _ := m.fit(newWork(), y, 1, 6)
		b, _ := m.fit(newWork(), moved, 1, 6)
		for k := range a.mean {
			near(t, m.ID, b.mean[k], a.mean[k]+0.5, 5e-3)
		}
	}
}

// The past forecasts of a backtest do not know the future.
func TestBacktestDoesNotLeak(t *testing.T) {
	y := history(80, 12, 13)
	s := Series{Values: y, Period: 12, NonNegative: true}
	a, acc, err := Backtest(s, Make, Options{Horizon: 6}, 4)
	if err != nil || len(a) != 4 || acc.Origins != 4 {
		t.Fatalf("%d origins, %v", len(a), err)
	}
	changed := slices.Clone(y)
	for i := a[0].Origin; i < len(changed); i++ {
		changed[i] *= 3
	}
	s.Values = changed
	b, _, _ := Backtest(s, Make, Options{Horizon: 6}, 4)
	if !slices.Equal(a[0].Forecast.Mean, b[0].Forecast.Mean) {
		t.Error("the first forecast changed with what came after it")
	}
	s.Values = y
	if errs := StepErrors(s, a, 2); errs[1] != y[a[1].Origin+1]-a[1].Forecast.Point[1] {
		t.Errorf("errors two periods ahead: %v", errs)
	}
	if steps := ByStep(s, a); len(steps) != 6 || steps[0].N != 4 {
		t.Errorf("%d steps, want 6 of 4 values", len(steps))
	}
}

// Intervals of made-up random walks hold about as often as they say.
func TestIntervalsHoldOnRandomWalks(t *testing.T) {
	var tally Tally
	for seed := range uint64(150) {
		rng := stats.NewRand(seed + 1000)
		y := make([]float64, 46)
		level := 100.0
		for i := range y {
			level += rng.NormFloat64()
			y[i] = level
		}
		f, err := Make(Series{Values: y[:40]}, Options{Horizon: 6})
		if err != nil {
			t.Fatal(err)
		}
		tally.Add(&f, y[40:], Scale{1, 1})
	}
	a := tally.Accuracy()
	if a.Cov95 < 0.90 || a.Cov95 > 0.99 || a.Cov80 < 0.70 || a.Cov80 > 0.92 {
		t.Errorf("coverage %.3f and %.3f, want near 0.95 and 0.80", a.Cov95, a.Cov80)
	}
}

func FuzzMake(f *testing.F) {
	seed := func(values ...float64) {
		var raw []byte
		for _, v := range values {
			raw = binary.LittleEndian.AppendUint64(raw, math.Float64bits(v))
		}
		f.Add(raw, uint8(12), uint8(5), true)
		f.Add(raw, uint8(1), uint8(3), false)
	}
	seed(1, 2, 3)
	seed(0, 0, 0, 5, 0, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0, 0)
	seed(math.NaN(), 1, math.Inf(1), -4, 1e308, 5e-324, 7, 8, 9, 1, 2, 3, 4)
	seed(history(30, 12, 1)...)
	seed(1e100, -1e100, 1e-100, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
	f.Fuzz(func(t *testing.T, raw []byte, m, h uint8, nonNegative bool) {
		n := min(len(raw)/8, 400)
		y := make([]float64, n)
		for i := range y {
			y[i] = math.Float64frombits(binary.LittleEndian.Uint64(raw[8*i:]))
		}
		steps := int(h)%40 + 1
		fc, err := Make(Series{Values: y, Period: int(m), NonNegative: nonNegative}, Options{Horizon: steps})
		if err == ErrEmpty {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		checkForecast(t, &fc, steps, nonNegative)
	})
}

// Two values tell little: the range is as wide as one degree of freedom asks,
// 12.7 times the one difference seen.
func TestTwoValuesGiveAWideRange(t *testing.T) {
	f, err := Make(Series{Values: []float64{10, 12}}, Options{Horizon: 1})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "upper limit", f.At(0, 0.975), 12+12.7062*2, 0.01)
	near(t, "point", f.Point[0], 12, 0)
}
