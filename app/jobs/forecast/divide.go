//go:build !js || worker

package forecast

import (
	"math"
	"slices"
	"sort"

	engine "rumbo/engine/forecast"
	"rumbo/engine/period"
	"rumbo/engine/pipeline"
	"rumbo/engine/stats"
)

// partDraws is how many futures of the series are reconciled.
const partDraws = 1000

// cast is a division with the futures of its leaves: [leaf][month ahead][draw], the series' nil if they say nothing.
type cast struct {
	*divided
	tree   *engine.Hierarchy
	past   [][]float64 // by node: sales of the whole months that are over
	booked [][]float64 // by leaf and month ahead: won up to the day
	deals  [][][]float64
	series [][][]float64
	alone  []engine.Forecast // by node, before reconciliation
}

// parts divides the forecast so that the parts add up to it in every future: the deals in hand are each part's
// own; new business is shared as sales of the last year were; what the history of sales says of every part is
// reconciled by minimum trace; and the little that is then missing to the forecast shown is shared
// out by how uncertain each part is.
func (c *caster) parts(t *task, by string) (*Parts, error) {
	tree := ByLine
	if by == ByTeam || by == ByPerson {
		tree = ByTeam
	}
	s := c.span()
	steps := max(s.to, partMonths)
	v := &cast{divided: divide(c.s, tree, c.l.asOf)}
	var err error
	if v.tree, err = v.divided.tree(); err != nil {
		return nil, err
	}
	t.total = len(v.tree.Nodes) + 2
	c.dealsOf(v, steps)
	if err := t.step(); err != nil {
		return nil, err
	}
	if err := c.seriesOf(t, v, steps); err != nil {
		return nil, err
	}
	_, _, both := c.totals(s)
	whole := c.share(v, s.from, s.to, v.wonBy(c.sales, period.Period{From: s.period.From, To: min(s.period.To, c.sales.first.From)}), c.weight(s), both)
	return c.rows(v, s, by, whole), t.step()
}

// dealsOf draws what the pipeline says of each leaf, what is won already included.
func (c *caster) dealsOf(v *cast, steps int) {
	o := c.options
	o.Periods, o.Booked = o.Periods[:steps], nil
	draws := c.l.model.Parts(c.s.history, c.s.open, c.s.business, o, pipeline.Scenario{}, func(d *pipeline.Deal) string {
		if f := v.at[d.ID]; f != nil {
			return f.key()
		}
		return ""
	})
	size := 0.0
	for _, f := range v.leaves {
		size += f.size
	}
	v.booked = make([][]float64, len(v.leaves))
	for k := range steps {
		for i, won := range v.wonBy(c.sales, c.periods[k]) {
			v.booked[i] = append(v.booked[i], won)
		}
	}
	v.deals = make([][][]float64, len(v.leaves))
	for i, f := range v.leaves {
		share := 1 / float64(len(v.leaves))
		if size > 0 {
			share = f.size / size
		}
		v.deals[i] = make([][]float64, steps)
		for k := range steps {
			v.deals[i][k] = make([]float64, c.draws)
			for d := range v.deals[i][k] {
				v.deals[i][k][d] = v.booked[i][k]
				if own := draws[f.key()]; own != nil {
					v.deals[i][k][d] += own[k][d]
				}
				if nobody := draws[""]; nobody != nil { // nothing was sold in the last year by which to share
					v.deals[i][k][d] += share * nobody[k][d]
				}
			}
		}
	}
}

// seriesOf forecasts the history of every node and reconciles.
func (c *caster) seriesOf(t *task, v *cast, steps int) error {
	v.past = nodeSums(v.tree, v.monthly(c.sales))
	if c.series == nil {
		return nil
	}
	var errs [][]float64
	for i, values := range v.past {
		f, err := firstSteps(c.sales.ahead, steps), error(nil)
		if i > 0 {
			f, err = base(values, &c.sales.dated.Series, steps, c.sales.ahead.Levels, t.goOn)
		}
		if err != nil {
			return err
		}
		v.alone, errs = append(v.alone, f), append(errs, engine.SmoothingErrors(values))
		if err := t.step(); err != nil {
			return err
		}
	}
	draws, err := v.tree.DrawAll(v.alone, errs, engine.MinTrace, partDraws, seed)
	if err != nil {
		return err
	}
	v.series = make([][][]float64, len(v.leaves))
	for i, node := range v.tree.Leaves() {
		v.series[i] = make([][]float64, steps)
		for k := range steps {
			v.series[i][k] = make([]float64, partDraws)
			for d := range partDraws {
				x := draws[node][d*steps+k]
				if k == 0 && c.sales.running() {
					x = v.booked[i][0] + c.sales.late*x
				}
				v.series[i][k][d] = x
			}
		}
	}
	return nil
}

// share gives each leaf's draws of the months from … to-1, which add up to whole in every one. Before is what the
// leaves won in months of the period that are over.
func (c *caster) share(v *cast, from, to int, before []float64, weight float64, whole []float64) [][]float64 {
	deals, floor := make([][]float64, len(v.leaves)), make([]float64, len(v.leaves))
	var series [][]float64
	for i := range v.leaves {
		floor[i] = before[i] + stats.Sum(v.booked[i][from:to])
		deals[i] = plus(sumOver(v.deals[i], from, to), before[i])
		if v.series != nil {
			series = append(series, plus(sumOver(v.series[i], from, to), before[i]))
		}
	}
	if series == nil {
		return deals
	}
	rank, order := ranks(totalOf(deals)), byValue(totalOf(series))
	out, variances := make([][]float64, len(v.leaves)), make([]float64, len(v.leaves))
	for i := range out {
		out[i] = make([]float64, c.draws)
		for d := range out[i] {
			other := series[i][order[rank[d]*len(order)/c.draws]]
			out[i][d] = weight*deals[i][d] + (1-weight)*other
		}
		variances[i] = spread(out[i])
	}
	column := make([]float64, len(out))
	for d, total := range whole {
		for i := range out {
			column[i] = out[i][d]
		}
		engine.Anchor(column, floor, variances, total)
		for i := range out {
			out[i][d] = column[i]
		}
	}
	return out
}

func totalOf(parts [][]float64) []float64 {
	out := make([]float64, len(parts[0]))
	for _, p := range parts {
		for d, x := range p {
			out[d] += x
		}
	}
	return out
}

// byValue are the places of the values, the smallest first.
func byValue(x []float64) []int {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return x[order[a]] < x[order[b]] })
	return order
}

// ranks are the values' places in their order.
func ranks(x []float64) []int {
	out := make([]int, len(x))
	for r, i := range byValue(x) {
		out[i] = r
	}
	return out
}

// nodeDraws are the draws of all nodes from those of the leaves.
func (v *cast) nodeDraws(leaves [][]float64) [][]float64 { return nodeSums(v.tree, leaves) }

// rows puts the division into the form in which it is shown.
func (c *caster) rows(v *cast, s span, by string, leaves [][]float64) *Parts {
	p := &Parts{By: by, Period: s.period, Reconciled: v.series != nil}
	nodes := v.nodeDraws(leaves)
	past := max(0, len(c.sales.dated.Periods)-partPast)
	p.Months = append(p.Months, c.sales.dated.Periods[past:]...)
	p.First = len(p.Months)
	p.Months = append(p.Months, c.periods[:partMonths]...)
	monthly := make([][][]float64, partMonths)
	for k := range monthly {
		monthly[k] = v.nodeDraws(c.share(v, k, k+1, make([]float64, len(v.leaves)), c.weights[k], c.whole(k)))
	}
	proposals := v.proposals(leaves)
	for i, draws := range nodes {
		row := v.row(i)
		if row.Depth == 2 && (by == ByLine || by == ByTeam) {
			continue
		}
		row.Whole = whole(rangeOf(draws))
		row.Alone = math.Round(c.alone(v, i, s))
		row.Budget, row.Stretch = math.Round(proposals[i].Budget), math.Round(proposals[i].Challenging)
		row.Past = v.past[i][past:]
		for k := range monthly {
			row.Ahead = append(row.Ahead, whole(rangeOf(monthly[k][i])))
		}
		p.Rows = append(p.Rows, row)
	}
	c.fillWon(v, s, p)
	return p
}

// whole rounds to minor units.
func whole(r Range) Range {
	return Range{math.Round(r.P10), math.Round(r.P25), math.Round(r.P50), math.Round(r.P75), math.Round(r.P90), math.Round(r.Mean)}
}

// row names a node.
func (v *cast) row(node int) Portion {
	kinds := [2]string{"line", "account"}
	if v.by == ByTeam {
		kinds = [2]string{"team", "person"}
	}
	switch g := node - 1 - len(v.groups); {
	case node == 0:
		return Portion{}
	case g < 0:
		return Portion{Kind: kinds[0], ID: v.groups[node-1], Group: v.groups[node-1], Depth: 1}
	default:
		f := v.leaves[g]
		return Portion{Kind: kinds[1], ID: f.id, Group: f.group, Rest: f.rest, Depth: 2}
	}
}

// alone is what would be expected of a node by itself, before anything has to add up.
func (c *caster) alone(v *cast, node int, s span) float64 {
	deals, series := 0.0, 0.0
	for i, f := range v.leaves {
		if node == 0 || node == 1+slices.Index(v.groups, f.group) || node == 1+len(v.groups)+i {
			for k := s.from; k < s.to; k++ {
				deals += stats.Mean(v.deals[i][k])
				if k == 0 && c.sales.running() {
					series += v.booked[i][0]
				}
			}
		}
	}
	if v.alone == nil {
		return deals
	}
	for k := s.from; k < s.to; k++ {
		part := 1.0
		if k == 0 && c.sales.running() {
			part = c.sales.late
		}
		series += part * v.alone[node].Mean[k]
	}
	w := c.weight(s)
	return w*deals + (1-w)*series
}

// proposals are budgets and challenging targets by node; those of parts add up to those of the whole.
func (v *cast) proposals(leaves [][]float64) []pipeline.Proposal {
	byName := map[string][]float64{}
	for i, f := range v.leaves {
		byName[f.key()] = leaves[i]
	}
	budget, stretch := map[string]float64{}, map[string]float64{}
	_, each := pipeline.ProposeParts(byName, stretched)
	for _, p := range each {
		budget[p.Group], stretch[p.Group] = p.Budget, p.Challenging
	}
	a, b := make([][]float64, len(v.leaves)), make([][]float64, len(v.leaves))
	for i, f := range v.leaves {
		a[i], b[i] = []float64{budget[f.key()]}, []float64{stretch[f.key()]}
	}
	low, high := nodeSums(v.tree, a), nodeSums(v.tree, b)
	out := make([]pipeline.Proposal, len(low))
	for i := range out {
		out[i] = pipeline.Proposal{Budget: low[i][0], Challenging: high[i][0], Reach: stretched}
	}
	return out
}

// fillWon adds what each part has won in the period, and how many of its deals are open.
func (c *caster) fillWon(v *cast, s span, p *Parts) {
	won := v.wonBy(c.sales, s.period)
	open := make([]int, len(v.leaves))
	for _, st := range c.s.open {
		if f := v.at[st.ID]; f != nil {
			open[slices.Index(v.leaves, f)]++
		}
	}
	for r := range p.Rows {
		row := &p.Rows[r]
		for i, f := range v.leaves {
			if row.Depth == 0 || row.Group == f.group && (row.Depth == 1 || row.ID == f.id && row.Rest == f.rest) {
				row.Won += won[i]
				row.Deals += open[i]
			}
		}
	}
}
