//go:build bench

package bench

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"rumbo/app/e2e/drive"
)

// row is one measured number.
type row struct {
	Name   string  `json:"name"`
	Value  float64 `json:"value"`
	Unit   string  `json:"unit"`
	Bare   float64 `json:"bare,omitempty"`   // the same of the bare page, 0 when there is none
	Wanted float64 `json:"wanted,omitempty"` // at most this: the ratio when there is a bare value, else the value
	Note   string  `json:"note,omitempty"`
}

// measured is what a wanted limit applies to.
func (r row) measured() float64 {
	if r.Bare > 0 {
		return r.Value / r.Bare
	}
	return r.Value
}

// subject is a group of rows that are measured together.
type subject struct {
	order   int // subjects run in this order
	name    string
	measure func(t *testing.T) []row
}

var subjects []subject

// add registers a subject; call it from an init function.
func add(order int, name string, measure func(t *testing.T) []row) {
	subjects = append(subjects, subject{order, name, measure})
}

// Bench runs all subjects, prints one table and keeps it in build/bench.json.
// RUMBO_BENCH names a part of the subjects to run.
func TestBench(t *testing.T) {
	slices.SortFunc(subjects, func(a, b subject) int { return a.order - b.order })
	var all []row
	for _, s := range subjects {
		if !strings.Contains(s.name, os.Getenv("RUMBO_BENCH")) {
			continue
		}
		t.Run(s.name, func(t *testing.T) { all = append(all, s.measure(t)...) })
	}
	fmt.Print(table(all))
	out, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(drive.Root(t), "build")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "bench.json"), append(out, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

func table(rows []row) string {
	var out strings.Builder
	w := tabwriter.NewWriter(&out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "value\tbare\tratio\twanted\t \t")
	for _, r := range rows {
		bare, ratio, wanted := "", "", ""
		if r.Bare > 0 {
			bare, ratio = fmt.Sprintf("%.4g", r.Bare), fmt.Sprintf("%.2f", r.measured())
		}
		if r.Wanted > 0 {
			wanted = fmt.Sprintf("≤ %.4g", r.Wanted)
			if r.measured() > r.Wanted {
				wanted += " MISSED"
			}
		}
		fmt.Fprintf(w, "%.4g %s\t%s\t%s\t%s\t  %s %s\t\n", r.Value, r.Unit, bare, ratio, wanted, r.Name, r.Note)
	}
	w.Flush()
	return out.String()
}

// median of at least one value.
func median(values []float64) float64 {
	v := slices.Sorted(slices.Values(values))
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}

// percentile by nearest rank, p in (0, 1].
func percentile(values []float64, p float64) float64 {
	v := slices.Sorted(slices.Values(values))
	return v[min(len(v)-1, int(p*float64(len(v))))]
}
