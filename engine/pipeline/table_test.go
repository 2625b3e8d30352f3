package pipeline

import (
	"fmt"
	"math"
	"testing"

	"rumbo/engine/stats"
)

// tableWorld makes rows whose first attribute decides much, the second some,
// and the third nothing.
func tableWorld(seed uint64, n int) Table {
	rng := stats.NewRand(seed)
	t := Table{Names: []string{"client", "size", "noise"}}
	for range n {
		a, b, c := rng.IntN(2), rng.IntN(3), rng.IntN(5)
		eta := 2*float64(a) - 1 + .4*float64(b-1)
		t.Rows = append(t.Rows, []string{[]string{"new", "current"}[a], fmt.Sprint("size ", b), fmt.Sprint("noise ", c, rng.IntN(40))})
		t.Won = append(t.Won, rng.Float64() < logistic(eta))
	}
	return t
}

func TestTableLearnsWhatDecides(t *testing.T) {
	m := FitTable(tableWorld(1, 1500))
	test := tableWorld(2, 1500)
	var p, best []float64
	for _, row := range test.Rows {
		p = append(p, m.Predict(row))
		eta := -1.0
		if row[0] == "current" {
			eta = 1
		}
		best = append(best, logistic(eta+.4*(float64(row[1][5]-'0')-1)))
	}
	got, limit := Score(p, test.Won), Score(best, test.Won)
	if got.Brier > limit.Brier+.01 || got.AUC < limit.AUC-.03 {
		t.Errorf("%+v, who knows the truth scores %+v", got, limit)
	}
	r := m.Reasons([]string{"current", "size 2", "noise 00"}, 2)
	if len(r) == 0 || r[0].Key != "tag:client" || r[0].LogOdds <= 0 {
		t.Errorf("reasons %+v", r)
	}
}

// With many attributes, rows recorded twice count once, and the order does not
// matter. With few, rows are alike by chance and all of them count.
func TestTableDuplicatesAndOrder(t *testing.T) {
	one := tableWorld(3, 200)
	rng := stats.NewRand(4)
	for c := range 12 {
		one.Names = append(one.Names, fmt.Sprint("more ", c))
		for i := range one.Rows {
			one.Rows[i] = append(one.Rows[i], fmt.Sprint(rng.IntN(3)))
		}
	}
	twice := Table{Names: one.Names}
	for i := len(one.Rows) - 1; i >= 0; i-- {
		twice.Rows = append(twice.Rows, one.Rows[i], one.Rows[i])
		twice.Won = append(twice.Won, one.Won[i], one.Won[i])
	}
	a, b := FitTable(one), FitTable(twice)
	if a.Unique != b.Unique || a.Penalty != b.Penalty || !a.Once || !b.Once {
		t.Fatalf("%d and %d different rows, penalties %v and %v", a.Unique, b.Unique, a.Penalty, b.Penalty)
	}
	for _, row := range one.Rows {
		if p, q := a.Predict(row), b.Predict(row); math.Abs(p-q) > 1e-6 {
			t.Fatalf("%v: %v, with all rows twice %v", row, p, q)
		}
	}
	few := Table{Names: []string{"only"}}
	for i := range 100 {
		few.Rows, few.Won = append(few.Rows, []string{"x"}), append(few.Won, i < 80)
	}
	if m := FitTable(few); m.Once || math.Abs(m.Predict([]string{"x"})-.8) > .01 {
		t.Errorf("80 of 100 alike rows won: %v", m.Predict([]string{"x"}))
	}
}

func TestTableOddInput(t *testing.T) {
	for name, table := range map[string]Table{
		"empty":       {},
		"no rows":     {Names: []string{"a"}},
		"one row":     {Names: []string{"a"}, Rows: [][]string{{"x"}}, Won: []bool{true}},
		"all won":     {Names: []string{"a"}, Rows: [][]string{{"x"}, {"y"}, {"z"}}, Won: []bool{true, true, true}},
		"short rows":  {Names: []string{"a", "b"}, Rows: [][]string{{"x"}, {}, {"z", "y", "more"}}, Won: []bool{true, false, true}},
		"all unknown": {Names: []string{"a"}, Rows: [][]string{{""}, {""}}, Won: []bool{true, false}},
	} {
		m := FitTable(table)
		for _, row := range [][]string{nil, {"x"}, {"never seen", "y", "z"}} {
			if p := m.Predict(row); !(p >= 0 && p <= 1) {
				t.Errorf("%s: %v for %v", name, p, row)
			}
			m.Reasons(row, 3)
		}
	}
}
