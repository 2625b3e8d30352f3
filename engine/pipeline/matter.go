package pipeline

import (
	"math"
	"sort"

	"rumbo/engine/stats"
)

// Weight tells how much one deal decides a period.
type Weight struct {
	ID       string
	Chance   float64 // of being won in the period
	Expected float64 // revenue in the period, in minor units
	// Share is the part of the period's variance that comes with the deal:
	// cov(deal, total) ÷ var(total). The shares of all deals add up to 1.
	Share float64
	// Swing is by how much the mean total is higher when the deal is won in
	// the period than when it is not, in minor units.
	Swing float64
	// IfWon and IfNot are the probabilities of reaching the target in either case.
	IfWon, IfNot float64
}

// matterSample bounds the deals that are looked at one by one.
const matterSample = 150

// Matter ranks the deals that decide a period of d, which Simulate made from
// the same open deals and options: by the share of the variance, at most so many.
func (m *Model) Matter(d *Distribution, open []State, opt Options, slot int, target float64, most int) []Weight {
	s := m.newSimulator(open, opt, Scenario{})
	byID := map[string]int{}
	for i := range open {
		byID[open[i].ID] = i
	}
	order := make([]int, len(d.Deals))
	for i := range order {
		order[i] = i
	}
	spread := func(o Outlook) float64 {
		return o.Expected[slot] * math.Sqrt((1-o.Chance[slot])/math.Max(o.Chance[slot], 1e-9))
	}
	sort.SliceStable(order, func(a, b int) bool { return spread(d.Deals[order[a]]) > spread(d.Deals[order[b]]) })
	total := d.Revenue[slot]
	c := newCurves(m.Config.Steps)
	own := make([]float64, s.opt.Draws)
	hit := make([]bool, s.opt.Draws)
	var out []Weight
	for _, k := range order[:min(len(order), matterSample)] {
		clear(own)
		clear(hit)
		st := &open[byID[d.Deals[k].ID]]
		s.deal(st, c, func(draw, at int, amount float64) {
			if at == slot {
				own[draw], hit[draw] = amount, true
			}
		})
		w := Weight{ID: st.ID, Chance: d.Deals[k].Chance[slot], Expected: d.Deals[k].Expected[slot]}
		w.measure(own, total, hit, target)
		out = append(out, w)
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].Share > out[b].Share })
	return out[:min(len(out), most)]
}

// measure fills what the deal's draws say against the total's.
func (w *Weight) measure(own, total []float64, hit []bool, target float64) {
	meanOwn, meanTotal := stats.Mean(own), stats.Mean(total)
	cov, variance := 0.0, 0.0
	var sum, n, reached [2]float64
	for i, t := range total {
		cov += (own[i] - meanOwn) * (t - meanTotal)
		variance += (t - meanTotal) * (t - meanTotal)
		k := 0
		if hit[i] {
			k = 1
		}
		sum[k] += t
		n[k]++
		if t >= target {
			reached[k]++
		}
	}
	if variance > 0 {
		w.Share = cov / variance
	}
	if n[0] > 0 && n[1] > 0 {
		w.Swing = sum[1]/n[1] - sum[0]/n[0]
	}
	w.IfWon, w.IfNot = reached[1]/math.Max(1, n[1]), reached[0]/math.Max(1, n[0])
}
