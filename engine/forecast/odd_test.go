package forecast

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"

	"rumbo/engine/period"
	"rumbo/engine/stats"
)

// oddHistories are those that break a careless model.
func oddHistories() map[string][]float64 {
	nan := math.NaN()
	walk := make([]float64, 40)
	for t := range walk {
		walk[t] = 1e-9 * math.Sin(float64(t))
	}
	spike := make([]float64, 50)
	spike[49] = 1e6
	alternate := make([]float64, 41)
	for t := range alternate {
		alternate[t] = float64(1 - 2*(t%2))
	}
	return map[string][]float64{
		"zeros": make([]float64, 40), "one late sale": spike, "alternating": alternate, "almost zero": walk,
		"constant but the last": append(slices.Repeat([]float64{5}, 39), 6),
		"all missing but three": append(slices.Repeat([]float64{nan}, 30), 1, nan, 2, nan, nan, 3),
		"negative":              scaled(history(40, 12, 1), -1),
		"exact season":          slices.Repeat([]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 4),
		"powers of two":         powers(60),
		"sales now and then":    slices.Repeat([]float64{0, 0, 3, 0, 1, 0, 0, 0, 7}, 6),
	}
}

func powers(n int) []float64 {
	y := make([]float64, n)
	for t := range y {
		y[t] = math.Ldexp(1, t)
	}
	return y
}

// Every model, and the combination, keeps the contract on odd histories, with
// and without the bound at zero and with a season that may not be there.
func TestEveryModelOnOddHistories(t *testing.T) {
	methods := map[string]Method{CombinationID: Make}
	for _, m := range Models() {
		methods[m.ID] = m.Forecast
	}
	for name, y := range oddHistories() {
		for id, method := range methods {
			for _, nonNegative := range []bool{true, false} {
				for _, m := range []int{1, 12} {
					t.Run(name+"/"+id, func(t *testing.T) {
						checkContract(t, method, Series{Values: y, Period: m, NonNegative: nonNegative})
					})
				}
			}
		}
	}
}

// What the rules for odd values do to the forecast, not only that they warn.
func TestRulesDoWhatTheySay(t *testing.T) {
	point := func(y []float64, m int) float64 {
		t.Helper()
		f, err := Make(Series{Values: y, Period: m, NonNegative: true}, Options{Horizon: 3})
		if err != nil {
			t.Fatal(err)
		}
		return f.Point[2]
	}
	near(t, "constant", point(slices.Repeat([]float64{5}, 20), 1), 5, 0)
	near(t, "only zeros", point(make([]float64, 20), 12), 0, 0)

	y := history(72, 12, 21)
	plain := point(y, 12)
	gap := slices.Clone(y)
	gap[30], gap[31], gap[50] = math.NaN(), math.NaN(), math.NaN()
	near(t, "three values missing", point(gap, 12), plain, 8) // one standard deviation of the noise
	// It is drawn in to three standard deviations, so it still counts as an odd month, not as 4,000 more.
	for seed := range uint64(5) {
		y := history(72, 12, 21+seed)
		plain := point(y, 12)
		y[50] *= 20
		near(t, "one value twenty times as large", point(y, 12), plain, 2*8)
	}

	flat := make([]float64, 60)
	rng := stats.NewRand(22)
	for i := range flat {
		flat[i] = 100 + 2*rng.NormFloat64()
		if i >= 40 {
			flat[i] += 300
		}
	}
	near(t, "after a jump of level", point(flat, 1), 400, 15)
	near(t, "below zero where that cannot be", point([]float64{9, 8, 7, 6, 5, 4, 3, 2, 1, 0.5, 0.2, -3, -6, -9}, 1), 0, 0)
}

// Entries in any order, doubled, undated or in another currency never panic
// and never lose or invent an amount.
func FuzzAggregate(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9}, uint8(0), int16(700))
	f.Add([]byte{255, 255, 10, 0, 0, 10, 0, 1, 10}, uint8(2), int16(300))
	c := period.Calendar{}
	f.Fuzz(func(t *testing.T, raw []byte, grain uint8, cutoff int16) {
		g := []period.Grain{period.Week, period.Month, period.Quarter, period.Year}[grain%4]
		start := period.On(2020, 1, 1)
		var list []Entry
		total := 0.0
		for ; len(raw) >= 3; raw = raw[3:] {
			e := Entry{Date: start + period.Date(binary.LittleEndian.Uint16(raw)%2000), Value: float64(raw[2])}
			list = append(list, e)
			if e.Date < start+period.Date(cutoff) {
				total += e.Value
			}
		}
		d, err := Aggregate(list, c, g, 0, start+period.Date(cutoff))
		if err != nil {
			return
		}
		sum := stats.Sum(d.Values)
		if d.Partial != nil {
			sum += d.Partial.Value
		}
		if sum != total {
			t.Errorf("the periods add up to %v, the entries to %v", sum, total)
		}
	})
}

// One is said as one, several as several, in both languages.
func TestWarningsCount(t *testing.T) {
	for _, make := range []func(int) Warning{warnMissing, warnTrailing, warnNegative, warnShort, warnOutliers} {
		one, three := make(1), make(3)
		for _, words := range []string{one.Text.ES, one.Text.EN} {
			if strings.ContainsAny(words, "{1") {
				t.Errorf("of one: %q", words)
			}
		}
		if !strings.Contains(three.Text.ES, "3") || !strings.Contains(three.Text.EN, "3") {
			t.Errorf("of three: %+v", three.Text)
		}
	}
}

// The places of the features are as the inputs of the widths take them to be.
func TestFeaturesAreWhereTheyAreSought(t *testing.T) {
	e, err := Gather(Series{Values: history(60, 12, 3), Period: 12}, Options{Horizon: 6})
	if err != nil {
		t.Fatal(err)
	}
	k := len(members)
	if want := shapeFeatures + 2*k + apartFeatures + k; len(e.Features) != want {
		t.Fatalf("%d features, want %d", len(e.Features), want)
	}
	if e.Features[shapeFeatures-1] != stats.Log(6) || e.Features[shapeFeatures+2*k+apartFeatures-1] != 1 {
		t.Error("the horizon or the share of trials is not in its place")
	}
	w := slices.Repeat([]float64{1 / float64(k)}, k)
	b := e.Blend(w)
	x := make([]float64, e.InputCount()+1)
	x[e.InputCount()] = -77
	e.WidthInputs(&b, 0, x)
	if x[e.InputCount()-1] != b.Leaned || x[e.InputCount()-2] != stats.Log(b.Strayed) || x[e.InputCount()] != -77 {
		t.Error("the inputs do not end with the combination's own errors")
	}
}

// A combination that went wrong on the last values of the series knows it: the
// size and the side of its errors, in units of its spread.
func TestStrayedByHand(t *testing.T) {
	e := Evidence{Unit: 1, Past: []Past{{
		Mean: [][]float64{{10, 10}, nil, {14, 14}}, SD: [][]float64{{2, 2}, nil, {2, 2}}, Actual: []float64{16, 8},
	}}}
	// Of the weights 0.3 and 0.1 the centre is 11; the errors are 2.5 and -1.5 spreads.
	size, lean := e.strayed([]float64{0.3, 0.6, 0.1})
	near(t, "size", size, (2*math.Sqrt(2/math.Pi)+4)/4, 1e-12)
	near(t, "lean", lean, 1.0/4, 1e-12)
	size, lean = (&Evidence{Unit: 1}).strayed([]float64{1})
	near(t, "size without a trial", size, math.Sqrt(2/math.Pi), 1e-12)
	near(t, "lean without a trial", lean, 0, 0)
}
