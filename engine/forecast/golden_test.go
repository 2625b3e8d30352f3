package forecast

import (
	"encoding/json"
	"flag"
	"math"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/golden.json again")

// goldenCase is a forecast as computed natively; the browser must give the same.
type goldenCase struct {
	Length, Period int
	Seed           uint64
	Point          []float64
	Low, High      []float64
}

var goldenShapes = []goldenCase{
	{Length: 15, Period: 1, Seed: 1}, {Length: 40, Period: 1, Seed: 2}, {Length: 44, Period: 4, Seed: 3},
	{Length: 60, Period: 12, Seed: 4}, {Length: 130, Period: 12, Seed: 5}, {Length: 160, Period: 52, Seed: 6},
}

// The same answer natively and in WebAssembly, to 1e-4 of its size: run this
// test natively and with GOOS=js GOARCH=wasm.
func TestGoldenForecasts(t *testing.T) {
	const file = "testdata/golden.json"
	var want []goldenCase
	if !*update {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(raw, &want); err != nil {
			t.Fatal(err)
		}
	}
	got := make([]goldenCase, len(goldenShapes))
	for i, c := range goldenShapes {
		f, err := Make(Series{Values: history(c.Length, c.Period, c.Seed), Period: c.Period, NonNegative: true}, Options{Horizon: 6})
		if err != nil {
			t.Fatal(err)
		}
		c.Point, c.Low, c.High = f.Point, f.Quantiles[0], f.Quantiles[len(f.Levels)-1]
		got[i] = c
	}
	if *update {
		raw, _ := json.MarshalIndent(got, "", "\t")
		if err := os.WriteFile(file, append(raw, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for i, c := range got {
		for k := range c.Point {
			size := 1e-4 * math.Abs(want[i].Point[k])
			near(t, "point", c.Point[k], want[i].Point[k], size)
			near(t, "low", c.Low[k], want[i].Low[k], size)
			near(t, "high", c.High[k], want[i].High[k], size)
		}
	}
}
