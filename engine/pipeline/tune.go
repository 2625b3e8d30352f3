package pipeline

import (
	"math"
	"sort"

	"rumbo/engine/stats"
)

// training is the encoded examples in the order of the time they ended.
type training struct {
	ex        []example
	enc       *encoder
	x         *sparse
	won, lost []float64
	weight    []float64
	rows      []int32 // all
	open      []int32 // not won: what the regression of losses learns from
	solver    logit
}

// choice is what forecasting forward in time decided: the penalty of measured
// features, that of attribute levels, and which attributes count at all.
type choice struct {
	lambda, factor float64
	keep           map[string]bool // by key of the factor; stage always counts
}

var (
	lambdas       = []float64{30, 100, 300, 1000}
	factorScales  = []float64{1, 4, 16}
	defaultChoice = choice{lambda: 100, factor: 100}
)

// minGain is the part of the loss that an attribute must save to be used: about
// what a spread of 0.4 in log-odds between its levels saves.
const minGain = 0.02

// off is the penalty that takes a column out.
const off = 1e7

// dueScale eases the penalty of the declared date: it shapes when deals close,
// which few other features can, and is steep.
const dueScale = 0.1

// maxTuneRows keeps the search quick: it runs on an even part of the rows.
const maxTuneRows = 8000

func newTraining(ex []example, enc *encoder) *training {
	d := &training{ex: ex, enc: enc, x: newSparse(enc.cols)}
	d.won, d.lost, d.weight = make([]float64, len(ex)), make([]float64, len(ex)), make([]float64, len(ex))
	for i := range ex {
		enc.row(d.x, &ex[i].state, ex[i].ahead)
		d.won[i], d.lost[i], d.weight[i] = oneIf(ex[i].won), oneIf(ex[i].lost), 1
		d.rows = append(d.rows, int32(i))
		if !ex[i].won {
			d.open = append(d.open, int32(i))
		}
	}
	return d
}

// penalties spreads a choice over the columns: the intercept is free, the
// baseline over time almost so.
func (e *encoder) penalties(c choice) []float64 {
	p := make([]float64, e.cols)
	p[0] = 1e-6
	for i := range e.blocks {
		b := &e.blocks[i]
		v := c.lambda
		switch {
		case b.fac != nil && b.fac.key != "stage":
			if v = off; c.keep[b.fac.key] {
				v = c.factor
			}
		case b.num != nil && b.num.key == stepFeature:
			v = 1
		case b.num != nil && b.num.group == "due":
			v *= dueScale
		}
		for j := b.first; j < b.end(); j++ {
			p[j] = v
		}
	}
	return p
}

// fitAll fits both regressions to all examples.
func (d *training) fitAll(c choice) (win, lose []float64) {
	pen := d.enc.penalties(c)
	return d.solver.fit(d.x, d.won, d.weight, d.rows, pen, nil), d.solver.fit(d.x, d.lost, d.weight, d.open, pen, nil)
}

// fold is one forward test: learn from what was over by the cut, forecast what
// snapshots from the cut on saw.
type fold struct {
	cut         Day
	train, test []int32
}

// folds cuts where 40, 55 and 70 % of the wins were over.
func (d *training) folds(limit int) []fold {
	var ends []Day
	for i := range d.ex {
		if d.ex[i].won {
			ends = append(ends, d.ex[i].end)
		}
	}
	sort.Slice(ends, func(i, j int) bool { return ends[i] < ends[j] })
	stride := max(1, (len(d.rows)+limit-1)/limit)
	var out []fold
	for _, share := range []float64{.4, .55, .7} {
		if len(ends) == 0 {
			break
		}
		f := fold{cut: ends[int(share*float64(len(ends)))]}
		if len(out) > 0 && out[len(out)-1].cut == f.cut {
			continue
		}
		wins := 0
		for i := 0; i < len(d.ex); i += stride {
			switch {
			case d.ex[i].end <= f.cut:
				f.train = append(f.train, int32(i))
				wins += int(d.won[i])
			case d.ex[i].from >= f.cut:
				f.test = append(f.test, int32(i))
			}
		}
		if wins >= minOutcomes && len(f.test) >= 2*minOutcomes {
			out = append(out, f)
		}
	}
	return out
}

// search is one run of the choice of penalties.
type search struct {
	*training
	folds  []fold
	deals  int
	index  []int32
	starts [][]float64
}

// tune chooses what would have forecast best, forward in time. First the
// penalty of what is measured; among those within one standard error of the
// best (over deals) the most cautious one (Breiman et al., Classification and
// Regression Trees, 1984, 3.4.3). Then every attribute must show that it
// improves the forecast by more than a standard error, and by minGain, to be
// used at all: what a level meant last year is the first thing that changes.
func (d *training) tune() choice {
	s := &search{training: d, folds: d.folds(maxTuneRows)}
	best := defaultChoice
	if len(s.folds) == 0 {
		return best
	}
	s.deals, s.index = d.dealIndex()
	s.starts = make([][]float64, len(s.folds))
	var tried []choice
	for i := len(lambdas) - 1; i >= 0; i-- {
		tried = append(tried, choice{lambda: lambdas[i]})
	}
	best, plain := s.cautious(tried)
	best.keep, best.factor = map[string]bool{}, best.lambda
	for i := range d.enc.blocks {
		f := d.enc.blocks[i].fac
		if f == nil || f.key == "stage" {
			continue
		}
		with := s.losses(choice{best.lambda, best.lambda, map[string]bool{f.key: true}})
		if !withinError(plain, with) && stats.Sum(with) < (1-minGain)*stats.Sum(plain) {
			best.keep[f.key] = true
		}
	}
	if len(best.keep) > 0 {
		tried = tried[:0]
		for i := len(factorScales) - 1; i >= 0; i-- {
			tried = append(tried, choice{best.lambda, best.lambda * factorScales[i], best.keep})
		}
		best, _ = s.cautious(tried)
	}
	return best
}

// cautious returns the first of the choices, ordered from the most cautious,
// whose loss is within one standard error of the best, and its loss per deal.
func (s *search) cautious(tried []choice) (choice, []float64) {
	losses := make([][]float64, len(tried))
	best := 0
	for i, c := range tried {
		losses[i] = s.losses(c)
		if stats.Sum(losses[i]) < stats.Sum(losses[best]) {
			best = i
		}
	}
	for i, c := range tried {
		if withinError(losses[i], losses[best]) {
			return c, losses[i]
		}
	}
	return tried[best], losses[best]
}

// losses is the negative log-likelihood of the tests, per deal.
func (s *search) losses(c choice) []float64 {
	pen := s.enc.penalties(c)
	loss := make([]float64, s.deals)
	for k, f := range s.folds {
		s.starts[k] = s.solver.fit(s.x, s.won, s.weight, f.train, pen, s.starts[k])
		s.addLoss(loss, s.index, f.test, s.starts[k])
	}
	return loss
}

// withinError reports whether a's total is within one standard error of b's,
// the error being that of the sum of their differences.
func withinError(a, b []float64) bool {
	sum, square := 0.0, 0.0
	for i := range a {
		x := a[i] - b[i]
		sum += x
		square += x * x
	}
	n := float64(len(a))
	return sum <= math.Sqrt(math.Max(0, square-sum*sum/n))
}

// dealIndex numbers the deals of the examples.
func (d *training) dealIndex() (n int, index []int32) {
	seen := map[string]int32{}
	index = make([]int32, len(d.ex))
	for i := range d.ex {
		id := d.ex[i].state.ID
		k, ok := seen[id]
		if !ok {
			k = int32(len(seen))
			seen[id] = k
		}
		index[i] = k
	}
	return len(seen), index
}

// addLoss adds the negative log-likelihood of the rows to that of their deals.
func (d *training) addLoss(loss []float64, index []int32, rows []int32, beta []float64) {
	for _, i := range rows {
		eta := d.x.dot(int(i), beta)
		loss[index[i]] += log1pExp(eta) - d.won[i]*eta
	}
}
