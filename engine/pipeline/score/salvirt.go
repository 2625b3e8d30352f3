package score

import (
	"fmt"
	"io"
	"strings"

	"rumbo/engine/pipeline"
	"rumbo/engine/stats"
)

// ReadSalvirt reads a table of closed deals separated by semicolons whose last
// column is the outcome, "Won" or "Lost".
func ReadSalvirt(r io.Reader) (pipeline.Table, error) {
	var t pipeline.Table
	raw, err := io.ReadAll(r)
	if err != nil {
		return t, err
	}
	head, _, _ := strings.Cut(strings.TrimPrefix(string(raw), "\ufeff"), "\n")
	for _, name := range strings.Split(strings.TrimSpace(head), ";") {
		t.Names = append(t.Names, strings.Trim(name, `"`))
	}
	if len(t.Names) < 2 {
		return t, fmt.Errorf("a header separated by semicolons was expected, found %q", head)
	}
	outcome := t.Names[len(t.Names)-1]
	t.Names = t.Names[:len(t.Names)-1]
	err = eachRow(strings.NewReader(strings.TrimPrefix(string(raw), "\ufeff")), ';', func(get func(string) string) error {
		row := make([]string, len(t.Names))
		for i, name := range t.Names {
			row[i] = get(name)
		}
		status := get(outcome)
		if status != "Won" && status != "Lost" {
			return fmt.Errorf("outcome %q is neither Won nor Lost", status)
		}
		t.Rows = append(t.Rows, row)
		t.Won = append(t.Won, status == "Won")
		return nil
	})
	return t, err
}

// Folds deals rows to k folds at random, rows alike in everything together, so
// that every fold holds about the same share of won ones.
func Folds(t pipeline.Table, k int, seed uint64) []int {
	group := map[string]int{}
	of := make([]int, len(t.Rows))
	var kinds [2][]int // different rows, lost and won
	for i, row := range t.Rows {
		key := fmt.Sprint(row, t.Won[i])
		if _, ok := group[key]; !ok {
			group[key] = len(group)
			kind := 0
			if t.Won[i] {
				kind = 1
			}
			kinds[kind] = append(kinds[kind], group[key])
		}
		of[i] = group[key]
	}
	rng := stats.NewRand(seed)
	place := make([]int, len(group))
	next := 0
	for _, list := range kinds {
		for _, i := range rng.Perm(len(list)) {
			place[list[i]] = next % k
			next++
		}
	}
	for i, g := range of {
		of[i] = place[g]
	}
	return of
}

// CrossValidate forecasts every row from the other folds.
func CrossValidate(t pipeline.Table, fold []int, k int, fit func(train pipeline.Table) func(row []string) float64) []float64 {
	p := make([]float64, len(t.Rows))
	for f := 0; f < k; f++ {
		train := pipeline.Table{Names: t.Names}
		for i, row := range t.Rows {
			if fold[i] != f {
				train.Rows, train.Won = append(train.Rows, row), append(train.Won, t.Won[i])
			}
		}
		predict := fit(train)
		for i, row := range t.Rows {
			if fold[i] == f {
				p[i] = predict(row)
			}
		}
	}
	return p
}
