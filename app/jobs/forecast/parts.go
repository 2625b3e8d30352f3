//go:build !js || worker

package forecast

import (
	"cmp"
	"slices"

	engine "rumbo/engine/forecast"
	"rumbo/engine/period"
	"rumbo/engine/pipeline"
	"rumbo/engine/stats"
)

// Bounds of a division: more parts would not be read, and their small histories say little.
const (
	mostGroups = 12 // lines or teams; the smaller ones are one
	mostLeaves = 8  // accounts or people of each; the others are one
	partMonths = 6  // shown of the months ahead
	partPast   = 12 // and of those that are over
)

// leaf is a part that is not divided further.
type leaf struct {
	group, id string
	rest      int // the number of accounts or people that it stands for; 0 for one
	size      float64
	deals     map[string]bool // by ID
}

// divided is a scope cut into groups and leaves.
type divided struct {
	by     string
	leaves []*leaf
	groups []string
	at     map[string]*leaf // by deal
}

// key of a leaf among the leaves.
func (f *leaf) key() string {
	if f.rest > 0 {
		return f.group + "\x00\x00rest"
	}
	return f.group + "\x00" + f.id
}

// groupAndLeaf are where a deal belongs.
func groupAndLeaf(by string, d *deal) (group, leaf string) {
	if by == ByTeam {
		return d.team, d.Owner
	}
	return d.Line, d.Account
}

// divide cuts a scope's deals. The size of a part is what it won in the last year and has open.
func divide(s *scoped, by string, asOf period.Date) *divided {
	groups, leaves := map[string]float64{}, map[string]*leaf{}
	for _, d := range s.deals {
		g, l := groupAndLeaf(by, d)
		f := leaves[g+"\x00"+l]
		if f == nil {
			f = &leaf{group: g, id: l, deals: map[string]bool{}}
			leaves[g+"\x00"+l] = f
		}
		f.deals[d.ID] = true
		if d.Amount.Known && (d.Outcome == pipeline.Open || won(d) && d.OutcomeDay > asOf-365) {
			f.size += float64(d.Amount.Minor)
			groups[g] += float64(d.Amount.Minor)
		}
		groups[g] += 0
	}
	out := &divided{by: by, at: map[string]*leaf{}}
	for _, g := range bySize(groups, mostGroups) {
		out.groups = append(out.groups, g)
		sizes := map[string]float64{}
		for key, f := range leaves {
			if f.group == g {
				sizes[key] = f.size
			}
		}
		out.take(g, leaves, sizes)
	}
	if len(out.groups) < len(groups) { // what the smaller groups hold is one part
		f := &leaf{group: OtherGroups, deals: map[string]bool{}, rest: len(groups) - len(out.groups)}
		for _, l := range leaves {
			if !slices.Contains(out.groups, l.group) {
				f.join(l)
			}
		}
		out.groups, out.leaves = append(out.groups, OtherGroups), append(out.leaves, f)
	}
	for _, f := range out.leaves {
		for id := range f.deals {
			out.at[id] = f
		}
	}
	return out
}

// take adds the leaves of a group, the smaller ones as one.
func (v *divided) take(group string, leaves map[string]*leaf, sizes map[string]float64) {
	kept := bySize(sizes, mostLeaves)
	for _, key := range kept {
		v.leaves = append(v.leaves, leaves[key])
		delete(sizes, key)
	}
	if len(sizes) == 0 {
		return
	}
	rest := &leaf{group: group, deals: map[string]bool{}, rest: len(sizes)}
	for key := range sizes {
		rest.join(leaves[key])
	}
	v.leaves = append(v.leaves, rest)
}

func (f *leaf) join(o *leaf) {
	for id := range o.deals {
		f.deals[id] = true
	}
	f.size += o.size
}

// bySize are the largest names, at most so many; if only one would be left over, it is kept too.
func bySize(sizes map[string]float64, most int) []string {
	var names []string
	for name := range sizes {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(sizes[b], sizes[a]), cmp.Compare(a, b))
	})
	if len(names) > most+1 {
		names = names[:most]
	}
	return names
}

// tree is the division as a hierarchy of series: the scope, its groups, their leaves.
func (v *divided) tree() (*engine.Hierarchy, error) {
	nodes := make([]engine.Node, 1+len(v.groups)+len(v.leaves))
	for g, group := range v.groups {
		nodes[0].Children = append(nodes[0].Children, 1+g)
		for i, f := range v.leaves {
			if f.group == group {
				nodes[1+g].Children = append(nodes[1+g].Children, 1+len(v.groups)+i)
			}
		}
	}
	return engine.NewHierarchy(nodes)
}

// wonBy is what each leaf won in a period, up to the day.
func (v *divided) wonBy(s *sales, p period.Period) []float64 {
	out := make([]float64, len(v.leaves))
	for _, e := range s.entries {
		if e.Date > s.asOf || !p.Contains(e.Date) {
			continue
		}
		if f := v.at[e.ID]; f != nil {
			out[slices.Index(v.leaves, f)] += e.Value
		}
	}
	return out
}

// monthly are the leaves' sales in the whole months that are over.
func (v *divided) monthly(s *sales) [][]float64 {
	out := make([][]float64, len(v.leaves))
	for i := range out {
		out[i] = make([]float64, len(s.dated.Values))
	}
	at, place := map[period.Date]int{}, map[*leaf]int{}
	for k, p := range s.dated.Periods {
		at[p.From] = k
	}
	for i, f := range v.leaves {
		place[f] = i
	}
	for _, e := range s.entries {
		if k, ok := at[s.cal.Of(s.grain, e.Date).From]; ok && v.at[e.ID] != nil {
			out[place[v.at[e.ID]]][k] += e.Value
		}
	}
	return out
}

// nodeSums are the values of all nodes in each month from those of the leaves.
func nodeSums(h *engine.Hierarchy, leaves [][]float64) [][]float64 {
	out := make([][]float64, len(h.Nodes))
	for i := range out {
		out[i] = make([]float64, len(leaves[0]))
	}
	column, all := make([]float64, len(leaves)), make([]float64, len(h.Nodes))
	for k := range leaves[0] {
		for i := range leaves {
			column[i] = leaves[i][k]
		}
		h.Sum(column, all)
		for i, x := range all {
			out[i][k] = x
		}
	}
	return out
}

// base forecasts a node's own history from its first sale on; a node that never sold is expected to sell nothing.
func base(values []float64, whole *engine.Series, steps int, levels []float64, progress engine.Progress) (engine.Forecast, error) {
	first := slices.IndexFunc(values, func(x float64) bool { return x != 0 })
	if first >= 0 {
		s := *whole
		s.Values = values[first:]
		return engine.Make(s, engine.Options{Horizon: steps, Levels: levels, Progress: progress})
	}
	f := engine.Forecast{Mean: make([]float64, steps), Median: make([]float64, steps), Levels: levels}
	for range levels {
		f.Quantiles = append(f.Quantiles, make([]float64, steps))
	}
	return f, nil
}

// firstSteps cuts a forecast short.
func firstSteps(f engine.Forecast, steps int) engine.Forecast {
	f.Mean, f.Median = f.Mean[:steps], f.Median[:steps]
	f.Quantiles = slices.Clone(f.Quantiles)
	for i, q := range f.Quantiles {
		f.Quantiles[i] = q[:steps]
	}
	return f
}

// spread is the variance that a leaf's draws have.
func spread(draws []float64) float64 {
	m, sum := stats.Mean(draws), 0.0
	for _, x := range draws {
		sum += (x - m) * (x - m)
	}
	return sum / float64(len(draws))
}
