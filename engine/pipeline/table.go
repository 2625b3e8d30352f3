package pipeline

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
)

// Table is closed deals as plain rows of attributes without dates. Values are
// levels; an empty one is not known.
type Table struct {
	Names []string
	Rows  [][]string
	Won   []bool
}

// TableModel tells the chance that a deal with given attributes is won. It
// starts from what every attribute says by itself (the shrunk log-odds of its
// level, as a naive Bayes would add them up, times one factor, since
// attributes repeat each other), and corrects it by a ridge logistic regression
// over all levels together.
type TableModel struct {
	Names   []string
	Penalty float64 // the likeliest of those that were averaged
	N       int     // rows learned from
	Unique  int     // of them different
	Once    bool    // rows alike in everything count once

	at    []map[string]int // column of a level
	scale []float64        // per column
	solo  []float64        // per column: what the level says by itself, in log-odds
	mean  []float64        // share of the rows, per column
	beta  []float64        // per column; the intercept and the factor of solo come first
}

// The first columns of the design; one per level follows.
const (
	tableIntercept = iota
	tableSolo
	tableLevels
)

// tableLambdas are the penalties to choose from, falling, so that each fit
// starts from a near one.
var tableLambdas = []float64{200, 100, 60, 40, 25, 15}

// soloWeight is how many rows of average outcome are added to every level
// before it speaks by itself.
const soloWeight = 2

// tableData is the rows in numbers.
type tableData struct {
	cols [][]int32 // columns of the row's levels
	y, w []float64
}

// FitTable learns from the rows. Where so many attributes are recorded that
// chance would make hardly any rows alike, those that are alike in everything
// count once: they are most likely one deal recorded twice.
func FitTable(t Table) *TableModel {
	m := &TableModel{Names: t.Names, N: len(t.Rows)}
	group, unique := duplicates(t)
	m.Unique = unique
	m.learnLevels(t)
	size := make([]float64, unique)
	for _, g := range group {
		size[g]++
	}
	m.Once = t.pairsByChance() < 0.01*float64(len(t.Rows))
	var d tableData
	for i, row := range t.Rows {
		d.cols = append(d.cols, m.columns(row))
		d.y, d.w = append(d.y, oneIf(t.Won[i])), append(d.w, 1)
		if m.Once {
			d.w[i] = 1 / size[group[i]]
		}
	}
	all := make([]int32, len(t.Rows))
	for i := range all {
		all[i] = int32(i)
	}
	// By content, so that sums come out the same to the last digit in whatever order the rows stand.
	sort.SliceStable(all, func(a, b int) bool { return group[all[a]] < group[all[b]] })
	var solver logit
	weights := m.tune(&solver, d, group, all)
	m.beta = make([]float64, len(m.scale))
	_, m.solo = m.fit(&solver, d, all, tableLambdas, func(k int, beta, _ []float64) {
		if weights[k] == slices.Max(weights) {
			m.Penalty = tableLambdas[k]
		}
		for j, b := range beta {
			m.beta[j] += weights[k] * b
		}
	})
	m.mean = make([]float64, len(m.scale))
	total := 0.0
	for i, cols := range d.cols {
		total += d.w[i]
		for _, c := range cols {
			m.mean[c] += d.w[i]
		}
	}
	for j := range m.mean {
		m.mean[j] /= math.Max(1, total)
	}
	return m
}

// duplicates numbers the different rows in order of their content, so that the
// order of the rows does not matter.
func duplicates(t Table) (group []int, unique int) {
	keys := make([]string, len(t.Rows))
	for i, row := range t.Rows {
		keys[i] = fmt.Sprint(strings.Join(row, "\x00"), "\x00", t.Won[i])
	}
	sorted := append([]string(nil), keys...)
	sort.Strings(sorted)
	number := map[string]int{}
	for _, k := range sorted {
		if _, ok := number[k]; !ok {
			number[k] = len(number)
		}
	}
	group = make([]int, len(keys))
	for i, k := range keys {
		group[i] = number[k]
	}
	return group, len(number)
}

// pairsByChance is how many pairs of rows would be alike if attributes had
// nothing to do with each other.
func (t Table) pairsByChance() float64 {
	n := float64(len(t.Rows))
	pairs := n * (n - 1) / 2
	for c := range t.Names {
		count := map[string]float64{}
		for _, row := range t.Rows {
			if c < len(row) {
				count[row[c]]++
			}
		}
		alike := 0.0
		for _, v := range sortedKeys(count) {
			alike += count[v] * (count[v] - 1)
		}
		pairs *= alike / math.Max(1, n*(n-1))
	}
	return pairs
}

// learnLevels gives every level a column.
func (m *TableModel) learnLevels(t Table) {
	m.scale = make([]float64, tableLevels)
	for c := range t.Names {
		count := map[string]float64{}
		for _, row := range t.Rows {
			if c < len(row) && row[c] != "" {
				count[row[c]]++
			}
		}
		at := map[string]int{}
		for _, v := range sortedKeys(count) {
			at[v] = len(m.scale)
			share := count[v] / float64(len(t.Rows))
			m.scale = append(m.scale, math.Sqrt(math.Sqrt(share*(1-share))+0.02))
		}
		m.at = append(m.at, at)
	}
}

// columns are those of the row's levels; levels never seen are left out.
func (m *TableModel) columns(row []string) []int32 {
	var cols []int32
	for c, at := range m.at {
		if c < len(row) {
			if j, ok := at[row[c]]; ok {
				cols = append(cols, int32(j))
			}
		}
	}
	return cols
}

// count is the weight of won and lost rows per level.
type count struct{ won, lost []float64 }

func (m *TableModel) count(d tableData, rows []int32) (c count, rate float64) {
	c = count{make([]float64, len(m.scale)), make([]float64, len(m.scale))}
	won, total := 0.0, 0.0
	for _, i := range rows {
		won += d.w[i] * d.y[i]
		total += d.w[i]
		for _, j := range d.cols[i] {
			c.won[j] += d.w[i] * d.y[i]
			c.lost[j] += d.w[i] * (1 - d.y[i])
		}
	}
	return c, (won + .5) / (total + 1)
}

// alone is what a level with these counts says by itself against the rate.
func alone(won, lost, rate float64) float64 {
	a := math.Max(0, won) + soloWeight*rate
	b := math.Max(0, lost) + soloWeight*(1-rate)
	return math.Log(a/b) - math.Log(rate/(1-rate))
}

// fit learns from the rows with the last of the penalties, coming down from
// the first; each is shown to see when it is not nil. A row's own outcome is
// taken out of what its levels say by themselves.
func (m *TableModel) fit(solver *logit, d tableData, rows []int32, lambdas []float64, see func(k int, beta, solo []float64)) (beta, solo []float64) {
	c, rate := m.count(d, rows)
	solo = make([]float64, len(m.scale))
	for j := tableLevels; j < len(solo); j++ {
		solo[j] = alone(c.won[j], c.lost[j], rate)
	}
	x := newSparse(len(m.scale))
	y, w, order := make([]float64, len(rows)), make([]float64, len(rows)), make([]int32, len(rows))
	for k, i := range rows {
		y[k], w[k], order[k] = d.y[i], d.w[i], int32(k)
		sum := 0.0
		for _, j := range d.cols[i] {
			sum += alone(c.won[j]-d.y[i], c.lost[j]-(1-d.y[i]), rate)
		}
		m.row(x, d.cols[i], sum)
	}
	for k, lambda := range lambdas {
		beta = solver.fit(x, y, w, order, m.penalties(lambda), beta)
		if see != nil {
			see(k, beta, solo)
		}
	}
	return beta, solo
}

func (m *TableModel) row(x *sparse, cols []int32, solo float64) {
	x.add(tableIntercept, 1)
	x.add(tableSolo, solo)
	for _, j := range cols {
		x.add(int(j), 1/m.scale[j])
	}
	x.end()
}

func (m *TableModel) penalties(lambda float64) []float64 {
	p := make([]float64, len(m.scale))
	for j := range p {
		p[j] = lambda
	}
	p[tableIntercept], p[tableSolo] = 1e-6, 1
	return p
}

// tune weighs the penalties by how likely they make what came, in five-fold cross-validation on three divisions
// of the rows, rows that are alike kept in one fold. Averaging over penalties errs less than choosing one: few
// rows tell hardly which is best.
func (m *TableModel) tune(solver *logit, d tableData, group []int, all []int32) []float64 {
	const folds, divisions = 5, 3
	losses := make([]float64, len(tableLambdas))
	for f := 0; f < folds*divisions; f++ {
		var train, test []int32
		for _, i := range all {
			if int(mix(fmt.Sprint(group[i]), uint64(f/folds))%folds) == f%folds {
				test = append(test, i)
			} else {
				train = append(train, i)
			}
		}
		m.fit(solver, d, train, tableLambdas, func(k int, beta, solo []float64) {
			for _, i := range test {
				eta := m.eta(d.cols[i], beta, solo)
				losses[k] += d.w[i] * (log1pExp(eta) - d.y[i]*eta)
			}
		})
	}
	least := math.Inf(1)
	for _, v := range losses {
		least = math.Min(least, v)
	}
	sum := 0.0
	for k, v := range losses {
		losses[k] = math.Exp((least - v) / divisions)
		sum += losses[k]
	}
	for k := range losses {
		losses[k] /= sum
	}
	return losses
}

func (m *TableModel) eta(cols []int32, beta, solo []float64) float64 {
	eta := beta[tableIntercept]
	for _, j := range cols {
		eta += beta[tableSolo]*solo[j] + beta[j]/m.scale[j]
	}
	return eta
}

// Predict is the chance that a deal with these attributes is won. Levels never
// seen count as average.
func (m *TableModel) Predict(row []string) float64 {
	return logistic(m.eta(m.columns(row), m.beta, m.solo))
}

// Reasons lists what moves the row away from the average deal, strongest
// first: at most so many, in log-odds.
func (m *TableModel) Reasons(row []string, most int) []Reason {
	var out []Reason
	for c, at := range m.at {
		if c >= len(row) {
			break
		}
		own, ok := at[row[c]]
		if !ok {
			continue
		}
		by := m.says(own)
		for _, v := range sortedKeys(at) {
			by -= m.mean[at[v]] * m.says(at[v])
		}
		out = append(out, levelReason("tag:"+m.Names[c], m.Names[c], row[c], by))
	}
	return strongest(out, most)
}

func (m *TableModel) says(col int) float64 {
	return m.beta[tableSolo]*m.solo[col] + m.beta[col]/m.scale[col]
}
