package kpi

import "rumbo/engine/period"

// history holds what cells of one grouping share: the deals won at any time, by what the cells stand
// for besides a period. It is filled when a cell first asks.
type history struct{ won map[string][]int32 }

// wonEver are the deals that the cell's scope has won at any time, in rows.
func (p *part) wonEver() []int32 {
	var cuts []Cut
	name := ""
	for _, k := range p.keys {
		if k.Dim != "" {
			cuts = append(cuts, By(k.Dim))
			name += k.Value.ID + "\x00"
		}
	}
	if p.memo.won == nil {
		in := *p.Input
		in.Period, in.Alternative = period.Period{}, ""
		s := WonRevenue.start(&in)
		g := s.split(cuts)
		p.memo.won = make(map[string][]int32, len(g.buckets))
		for _, b := range g.buckets {
			of := ""
			for _, k := range b.keys(s, cuts) {
				of += k.Value.ID + "\x00"
			}
			p.memo.won[of] = g.of(b)[won]
		}
	}
	return p.memo.won[name]
}
