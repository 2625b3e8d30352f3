package kpi

import "rumbo/engine/period"

// history holds what cells of one grouping share. It is filled when a cell first asks.
type history struct {
	won   map[string][]int32 // the deals won at any time, by what the cells stand for besides a period
	weaks [][]Phrase         // by n: that it is small
	x     []float64          // see room
	// By account; all zero between cells.
	sums    []int64
	clients []client
}

// weak says that n is below what is needed.
func (h *history) weak(n, below int) []Phrase {
	if h.weaks == nil {
		h.weaks = make([][]Phrase, below)
	}
	if h.weaks[n] == nil {
		h.weaks[n] = []Phrase{say(weakText, "n", n, "min", below)}
	}
	return h.weaks[n]
}

// room is memory for n numbers that nobody keeps: the next cell gets the same.
func (h *history) room(n int) []float64 {
	if cap(h.x) < n {
		h.x = make([]float64, n, 2*n)
	}
	return h.x[:n]
}

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
		p.memo.won = make(map[string][]int32, len(g.cells))
		q := s.part()
		for cell := range g.cells {
			of := ""
			for _, k := range g.keysOf(cell) {
				of += k.Value.ID + "\x00"
			}
			g.fill(q, cell)
			p.memo.won[of] = q.rows[won]
		}
	}
	return p.memo.won[name]
}
