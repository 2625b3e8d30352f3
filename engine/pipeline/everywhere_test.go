package pipeline

import (
	"math"
	"testing"

	"rumbo/engine/stats"
)

// The same answer on every platform: the numbers are from linux/amd64; other
// platforms, WebAssembly among them, fuse and round differently in the last
// digits only.
func TestSameEverywhere(t *testing.T) {
	h, m, asOf := fitWorld(t, 99, 500, .5)
	open := h.Open(asOf)
	sum := 0.0
	for _, s := range open {
		sum += m.Predict(s).WonBy(90)
	}
	f := m.Run(open, LearnBusiness(h, asOf), Options{Draws: 1000, Seed: 7, Periods: quarter(asOf)}, Scenario{})
	table := FitTable(tableWorld(9, 300))
	for name, v := range map[string][2]float64{
		"wins expected":   {sum, 48.7875140086},
		"shock":           {m.Shock, 0.225},
		"median of total": {stats.Median(f.Total[0]), 5475649},
		"P90 of total":    {f.Quantile(0, .9), 6590766.3},
		"table":           {table.Predict([]string{"current", "size 1", ""}), 0.730957765383},
	} {
		if math.Abs(v[0]/v[1]-1) > 1e-4 {
			t.Errorf("%s: %.12g, want %.12g", name, v[0], v[1])
		}
	}
}
