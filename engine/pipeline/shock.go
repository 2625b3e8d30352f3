package pipeline

import (
	"math"
	"sort"
)

// What is assumed of common shocks before there are snapshots to measure them:
// standard deviations in log-odds, and the number of independent snapshots
// that such an assumption is worth.
const (
	priorShock      = 0.3
	priorGroupShock = 0.2
	priorSnapshots  = 3
)

// shock measures how much more than chance the counts of wins strayed from
// what earlier models forecast. For the steps seen from one snapshot, O wins
// were counted where E were expected with variance V = Σ p(1−p). A common
// shift u of the log-odds moves E by about uV, so that
//
//	Var(O − E) = V + τ² V²,   τ² = Σ[(O−E)² − V] / ΣV²
//
// which is then drawn towards the prior, by the number of snapshots that do
// not overlap.
func (d *training) shock(c choice) (common, group float64) {
	folds := d.folds(math.MaxInt)
	if len(folds) == 0 {
		return priorShock, priorGroupShock
	}
	pen := d.enc.penalties(c)
	var all, parts overDispersion
	span := 0.0
	for k, f := range folds {
		until := Day(math.MaxInt32)
		if k+1 < len(folds) {
			until = folds[k+1].cut
		}
		beta := d.solver.fit(d.x, d.won, d.weight, f.train, pen, nil)
		a, p, days := d.stray(f.test, beta, until)
		all.add(a)
		parts.add(p)
		span += days
	}
	// A snapshot's steps reach over about a quarter; that many days hold one
	// independent look at the market.
	n := span / 90
	return all.shrunk(priorShock, n), parts.shrunk(priorGroupShock, n)
}

type overDispersion struct{ excess, square float64 }

func (o *overDispersion) add(b overDispersion) {
	o.excess += b.excess
	o.square += b.square
}

func (o *overDispersion) shrunk(prior, n float64) float64 {
	tau2 := 0.0
	if o.square > 0 {
		tau2 = math.Max(0, o.excess/o.square)
	}
	return math.Sqrt((priorSnapshots*prior*prior + n*tau2) / (priorSnapshots + n))
}

type tally struct{ o, e, v float64 }

// stray compares wins with what was expected, per snapshot before until, and
// per snapshot and line of business after the snapshot's own shift is taken out.
func (d *training) stray(test []int32, beta []float64, until Day) (all, parts overDispersion, span float64) {
	total := map[Day]*tally{}
	group := map[Day]map[string]*tally{}
	for _, i := range test {
		mark := d.ex[i].from
		if mark >= until {
			continue
		}
		if total[mark] == nil {
			total[mark], group[mark] = &tally{}, map[string]*tally{}
		}
		key := groupOf(&d.ex[i].state)
		if group[mark][key] == nil {
			group[mark][key] = &tally{}
		}
		p := logistic(d.x.dot(int(i), beta))
		for _, t := range []*tally{total[mark], group[mark][key]} {
			t.o, t.e, t.v = t.o+d.won[i], t.e+p, t.v+p*(1-p)
		}
	}
	marks := make([]Day, 0, len(total))
	for mark := range total {
		marks = append(marks, mark)
	}
	sort.Slice(marks, func(i, j int) bool { return marks[i] < marks[j] })
	for _, mark := range marks {
		t := total[mark]
		all.excess += (t.o-t.e)*(t.o-t.e) - t.v
		all.square += t.v * t.v
		if len(group[mark]) < 2 || t.v == 0 {
			continue
		}
		shift := (t.o - t.e) / t.v
		for _, key := range sortedKeys(group[mark]) {
			g := group[mark][key]
			r := g.o - g.e - shift*g.v
			parts.excess += r*r - g.v*(1-g.v/t.v)
			parts.square += g.v * g.v
		}
	}
	if len(marks) > 0 {
		span = float64(marks[len(marks)-1]-marks[0]) + 30
	}
	return all, parts, span
}

// groupOf is the market that a deal shares its fortune with.
func groupOf(s *State) string {
	if s.deal.Line != "" {
		return s.deal.Line
	}
	return s.deal.Segment
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
