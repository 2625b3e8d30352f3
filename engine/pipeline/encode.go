package pipeline

import (
	"math"
	"sort"

	"rumbo/engine/stats"
)

const (
	// minShare is the part of the training rows that must know a feature for
	// it to be used at all.
	minShare = 0.05
	// maxLevels bounds the levels of a factor; the rarer ones share "other".
	maxLevels = 30
	// minDeals is how many deals a level needs for an effect of its own.
	minDeals = 5
)

// block is the columns of one feature.
type block struct {
	num   *numeric // one of the two is set
	fac   *factor
	first int       // first column
	knots []float64 // of a numeric: shaped values where the slope may change
	fill  float64   // of a numeric: shaped value taken where it is not known
	low   float64   // shaped range seen in training; values are held inside
	high  float64
	level map[string]int
	names []string
}

func (b *block) key() string {
	if b.num != nil {
		return b.num.key
	}
	return b.fac.key
}

// encoder turns a state into a sparse row. Column 0 is the intercept. A numeric
// becomes a broken line with knots at its quartiles, a factor one column per
// level. What is not known takes the middle value: that a field was left empty
// says more about how the data were recorded, which changes, than about the deal. Columns are divided by a scale, so that one penalty suits them all.
type encoder struct {
	blocks []block
	scale  []float64 // per column; the row holds value ÷ scale
	mean   []float64 // of the scaled columns over the training rows
	cols   int
}

// learnEncoder chooses knots, levels and scales from training examples.
// ids tells which examples are of the same deal.
func learnEncoder(ex []example, facs []factor) *encoder {
	e := &encoder{cols: 1}
	for i := range numerics {
		e.addNumeric(&numerics[i], ex)
	}
	for i := range facs {
		e.addFactor(&facs[i], ex)
	}
	e.learnScale(ex)
	return e
}

func (e *encoder) addNumeric(n *numeric, ex []example) {
	values := make([]float64, 0, len(ex))
	for i := range ex {
		if v, ok := n.value(&ex[i].state, ex[i].ahead); ok {
			values = append(values, n.shape(v))
		}
	}
	if float64(len(values)) < minShare*float64(len(ex)) || len(values) < 2 {
		return
	}
	sort.Float64s(values)
	low, high := values[0], values[len(values)-1]
	if low == high {
		return
	}
	b := block{num: n, first: e.cols, fill: stats.QuantileSorted(values, .5), low: low, high: high}
	for _, q := range []float64{.25, .5, .75} {
		k := stats.QuantileSorted(values, q)
		if k > low && k < high && (len(b.knots) == 0 || k > b.knots[len(b.knots)-1]) {
			b.knots = append(b.knots, k)
		}
	}
	e.cols += 1 + len(b.knots)
	e.blocks = append(e.blocks, b)
}

func (e *encoder) addFactor(f *factor, ex []example) {
	deals := map[string]map[string]bool{}
	known := 0
	for i := range ex {
		v := f.value(&ex[i].state)
		if v == "" {
			continue
		}
		known++
		if deals[v] == nil {
			deals[v] = map[string]bool{}
		}
		deals[v][ex[i].state.ID] = true
	}
	if float64(known) < minShare*float64(len(ex)) {
		return
	}
	var names []string
	for v, ids := range deals {
		if len(ids) >= minDeals {
			names = append(names, v)
		}
	}
	sort.Slice(names, func(i, j int) bool {
		if a, b := len(deals[names[i]]), len(deals[names[j]]); a != b {
			return a > b
		}
		return names[i] < names[j]
	})
	names = names[:min(len(names), maxLevels)]
	if len(names) < 2 && (len(names) == 0 || len(deals) == 1 && known == len(ex)) {
		return
	}
	b := block{fac: f, first: e.cols, level: map[string]int{}, names: names}
	for i, v := range names {
		b.level[v] = i
	}
	e.cols += len(names)
	e.blocks = append(e.blocks, b)
}

// learnScale sets the scale of every column to its standard deviation (its
// square root for levels: a rare level is held back more than a frequent one).
func (e *encoder) learnScale(ex []example) {
	e.scale, e.mean = make([]float64, e.cols), make([]float64, e.cols)
	for j := range e.scale {
		e.scale[j] = 1
	}
	m := newSparse(e.cols)
	for i := range ex {
		e.row(m, &ex[i].state, ex[i].ahead)
	}
	n := float64(max(1, len(ex)))
	square := make([]float64, e.cols)
	for k, c := range m.col {
		e.mean[c] += m.val[k] / n
		square[c] += m.val[k] * m.val[k] / n
	}
	for i := range e.blocks {
		b := &e.blocks[i]
		for j := b.first; j < b.end(); j++ {
			sd := math.Sqrt(math.Max(0, square[j]-e.mean[j]*e.mean[j]))
			if b.fac != nil {
				sd = math.Sqrt(sd + 0.02)
			}
			e.scale[j] = math.Max(sd, 1e-6)
			e.mean[j] /= e.scale[j]
		}
	}
}

// end is one past the last column of the block.
func (b *block) end() int {
	if b.fac != nil {
		return b.first + len(b.names)
	}
	return b.first + 1 + len(b.knots)
}

// row appends the encoded state as one row of m.
func (e *encoder) row(m *sparse, s *State, ahead float64) {
	m.add(0, 1)
	for i := range e.blocks {
		e.blocks[i].put(m, e.scale, s, ahead)
	}
	m.end()
}

func (b *block) put(m *sparse, scale []float64, s *State, ahead float64) {
	if b.fac != nil {
		if l, ok := b.level[b.fac.value(s)]; ok {
			m.add(b.first+l, 1/scale[b.first+l])
		}
		return
	}
	x := b.fill
	if v, known := b.num.value(s, ahead); known {
		x = math.Max(b.low, math.Min(b.high, b.num.shape(v)))
	}
	m.add(b.first, (x-b.fill)/scale[b.first])
	for i, k := range b.knots {
		if x > k {
			m.add(b.first+1+i, (x-k)/scale[b.first+1+i])
		}
	}
}
