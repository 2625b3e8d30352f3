package kpi

import (
	"sync"

	"rumbo/engine/period"
)

// grid holds the rows of all cells by class, in one piece of memory.
type grid struct {
	*layout
	used  []class // the classes that may occur, ascending
	bound []int32 // of cell × len(used) + position in used, and one more
	rows  []int32
}

// split puts the rows of the scope and period into the cells of a grouping, by class: cell after cell, classify by a
// table over States, count, then place. Rows of a cell's class stay in ascending order.
func (s *session) split(cuts []Cut) grid {
	if s.blind() != "" {
		s.used = nil
		return grid{layout: &layout{}}
	}
	rule := s.rule()
	s.used = rule.used
	g := grid{layout: s.layout(cuts), used: rule.used}
	k := len(g.used)
	g.bound = make([]int32, len(g.cells)*k+1)

	work := scratch.Get().(*passMemory)
	defer scratch.Put(work)
	work.fit(len(g.states))
	kept := 0
	for cell := range g.cells {
		var n [classes + 1]int32
		for i := int(g.from[cell]); i < int(g.from[cell+1]); i++ {
			s.in.breathe(i)
			slot, row := rule.slot[g.states[i]], g.row(i)
			if !rule.plain && slot != 0 {
				slot = rule.judge(s, row, slot)
			}
			work.rows[kept], work.slots[kept] = row, slot // overwritten by the next one, if it is not to be kept
			kept += int(rule.keep[slot])
			n[slot]++
		}
		for j := range k {
			g.bound[cell*k+j+1] = g.bound[cell*k+j] + n[j+1]
		}
	}
	g.scatter(work, kept)
	return g
}

// scatter gives each cell's classes their rows.
func (g *grid) scatter(work *passMemory, kept int) {
	g.rows = make([]int32, kept)
	k := len(g.used)
	for cell := range g.cells {
		var next [classes + 1]int32
		copy(next[1:], g.bound[cell*k:cell*k+k])
		for i := g.bound[cell*k]; i < g.bound[cell*k+k]; i++ {
			slot := work.slots[i]
			g.rows[next[slot]] = work.rows[i]
			next[slot]++
		}
	}
}

// fill gives a part the rows of a cell by class; −1 is a cell without any.
func (g *grid) fill(p *part, cell int) {
	k := len(g.used)
	for j, c := range g.used {
		p.rows[c] = nil
		if cell < 0 {
			continue
		}
		if lo, hi := g.bound[cell*k+j], g.bound[cell*k+j+1]; hi > lo {
			p.rows[c] = g.rows[lo:hi:hi]
		}
	}
}

// has reports whether a cell has any row.
func (g *grid) has(cell int) bool {
	k := len(g.used)
	return g.bound[cell*k+k] > g.bound[cell*k]
}

// groups counts the classes of cells that have rows.
func (g *grid) groups() int {
	n := 0
	for i := 1; i < len(g.bound); i++ {
		if g.bound[i] > g.bound[i-1] {
			n++
		}
	}
	return n
}

// passMemory is memory that each pass uses and gives back.
type passMemory struct {
	rows  []int32
	slots []uint8
}

func (m *passMemory) fit(n int) {
	if len(m.rows) < n+1 {
		m.rows, m.slots = make([]int32, n+1), make([]uint8, n+1)
	}
}

var scratch = sync.Pool{New: func() any { return new(passMemory) }}

// rule is how rows are put into classes.
type rule struct {
	slot  [possibleState]uint8 // by State: position in used + 1, 0 for skip
	keep  [classes + 1]uint8   // by slot: 1, but 0 for skip
	used  []class
	plain bool // the State alone decides
	mask  []bool
	time  bool // the period limits
}

func (s *session) rule() *rule {
	r := &rule{mask: s.in.Scope.mask(s.rows), time: s.in.Period != (period.Period{}) && s.when != nil}
	r.plain = r.mask == nil && !r.time && s.each == nil && (s.until == 0 || s.when == nil)
	var table [possibleState]class
	var occurs [classes]bool
	for st := range table {
		table[st] = s.class(State(st))
		occurs[table[st]] = true
	}
	var slots [classes]uint8
	for c := skip + 1; c < classes; c++ {
		if occurs[c] || s.each != nil {
			r.used = append(r.used, c)
			slots[c] = uint8(len(r.used))
			r.keep[slots[c]] = 1
		}
	}
	for st, c := range table {
		r.slot[st] = slots[c]
	}
	return r
}

// judge is the slot of a row after what its State cannot tell.
func (r *rule) judge(s *session, row int32, slot uint8) uint8 {
	c := r.used[slot-1]
	switch {
	case r.mask != nil && !r.mask[row]:
		return 0
	case r.time && c != s.anytime && s.outside(s.when[row], c):
		return 0
	case s.until != 0 && s.when != nil && s.when[row] > s.until:
		return 0
	case s.each == nil || c != in1:
		return slot
	}
	if c = s.each(row); c == skip {
		return 0
	}
	return uint8(c) // with each, all classes are used
}

// outside reports whether a deal does not belong to the period. One without a date
// belongs to none; if it is left out for that, it is told for every period.
func (s *session) outside(when period.Date, c class) bool {
	if when == 0 {
		return c < leftOut
	}
	return !s.in.Period.Contains(when)
}
