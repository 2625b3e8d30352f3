package pipeline

import (
	"sort"

	"rumbo/engine/stats"
)

// Proposal is a target taken from the distribution of the total.
type Proposal struct {
	Group string // line or person; empty for the whole
	// Budget is reached in half of the futures, Challenging in the chosen part
	// of them. Minor units.
	Budget, Challenging float64
	// Reach is the part of the futures in which Challenging is reached.
	Reach float64
}

// Propose takes a budget (P50) and a challenging but realistic target from
// draws of a total: the one that is reached with probability reach, e.g. 0.35.
func Propose(group string, draws []float64, reach float64) Proposal {
	return Proposal{group, stats.Quantile(draws, .5), stats.Quantile(draws, 1-reach), reach}
}

// ProposeParts spreads the whole's proposal over its parts (lines or persons),
// by what each adds to the whole: budgets in proportion to the parts' means in
// the futures near the whole's budget, and likewise near the challenging
// target. The parts' targets add up to the whole's.
func ProposeParts(parts map[string][]float64, reach float64) (whole Proposal, each []Proposal) {
	names := sortedKeys(parts)
	if len(names) == 0 {
		return Proposal{Reach: reach}, nil
	}
	total := make([]float64, len(parts[names[0]]))
	for _, name := range names {
		for i, v := range parts[name] {
			total[i] += v
		}
	}
	whole = Propose("", total, reach)
	order := make([]int, len(total))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return total[order[a]] < total[order[b]] })
	for _, name := range names {
		each = append(each, Proposal{
			Group:       name,
			Budget:      near(parts[name], total, order, .5, whole.Budget),
			Challenging: near(parts[name], total, order, 1-reach, whole.Challenging),
			Reach:       reach,
		})
	}
	return whole, each
}

// near is a part's share of the whole over the tenth of the futures around the
// p-quantile of the whole, times the target.
func near(part, total []float64, order []int, p, target float64) float64 {
	n := len(order)
	width := max(1, n/20)
	mid := int(p * float64(n))
	own, all := 0.0, 0.0
	for _, i := range order[max(0, mid-width):min(n, mid+width)] {
		own += part[i]
		all += total[i]
	}
	if all == 0 {
		return target * 0
	}
	return own / all * target
}

// By sums the draws per group of open deals, e.g. by owner or line, per period and draw.
func (m *Model) By(open []State, opt Options, c Scenario, group func(*Deal) string) map[string][][]float64 {
	s := m.newSimulator(open, opt, c)
	cur := newCurves(m.Config.Steps)
	out := map[string][][]float64{}
	for i := range open {
		if open[i].Kind != Open {
			continue
		}
		draws := s.groupOf(out, group(open[i].deal))
		s.deal(&open[i], cur, func(draw, at int, amount float64) { draws[at][draw] += amount })
	}
	return out
}

// groupOf are the draws of a group, of zeros when it is new.
func (s *simulator) groupOf(all map[string][][]float64, name string) [][]float64 {
	if all[name] == nil {
		all[name] = make([][]float64, len(s.opt.Periods))
		for k := range all[name] {
			all[name][k] = make([]float64, s.opt.Draws)
		}
	}
	return all[name]
}

// Parts are the draws of the whole total per group, period and draw: the deals in
// hand of the group, and the new business split as the revenue won over the
// year before was. What is booked is not in them; beyond it their sum is the total that Run gives for the same input.
func (m *Model) Parts(h *History, open []State, b *Business, opt Options, c Scenario, group func(*Deal) string) map[string][][]float64 {
	parts := m.By(open, opt, c, group)
	if b == nil {
		return parts
	}
	asOf := m.AsOf
	if len(open) > 0 {
		asOf = open[0].AsOf
	}
	s := m.newSimulator(open, opt, c)
	fresh := b.simulate(m, s.opt, c).Revenue
	share := h.wonShares(asOf, group)
	for _, name := range sortedKeys(share) {
		draws := s.groupOf(parts, name)
		for k := range fresh {
			for i, v := range fresh[k] {
				draws[k][i] += share[name] * v
			}
		}
	}
	return parts
}

// wonShares is every group's part of the revenue won in the year up to the
// day; all goes to the unnamed group when nothing was won.
func (h *History) wonShares(asOf Day, group func(*Deal) string) map[string]float64 {
	sums, total := map[string]float64{}, 0.0
	for i := range h.lines {
		t := &h.lines[i]
		if e, ok := t.closing(t.created - 1); ok && e.kind == Won && e.day <= asOf && e.day > asOf-365 && e.amount.Known {
			sums[group(t.deal)] += float64(e.amount.Minor)
			total += float64(e.amount.Minor)
		}
	}
	if total == 0 {
		return map[string]float64{"": 1}
	}
	for name := range sums {
		sums[name] /= total
	}
	return sums
}
