package kpi

import (
	"slices"
	"sync"

	"rumbo/engine/period"
)

// split puts the deals of the scope and period into the cells of a grouping, by class, in
// one pass: classify by a table over States, find the cell, count, then place. Rows of
// a cell stay in ascending order.
func (s *session) split(cuts []Cut) grid {
	var table [possibleState]class
	for st := range table {
		table[st] = s.class(State(st))
	}
	d := s.rows
	if s.blind() != "" {
		return grid{}
	}
	mask := s.in.Scope.mask(d)
	axes := s.axes(cuts)
	limited := s.in.Period != (period.Period{}) && s.when != nil

	work := scratch.Get().(*passMemory)
	defer scratch.Put(work)
	rows := slices.Grow(work.rows[:0], d.Len())
	slots := slices.Grow(work.slots[:0], d.Len()) // cell × classes + class
	cells := cellIndex{dense: denseFor(s, cuts)}
	for i, st := range d.states() {
		c := table[st]
		if c == skip || mask != nil && !mask[i] {
			continue
		}
		if limited && c != s.anytime && s.outside(s.when[i], c) || s.until != 0 && s.when != nil && s.when[i] > s.until {
			continue
		}
		if s.each != nil && c == in1 {
			c = s.each(int32(i))
		}
		slot := int32(c)
		if len(axes) > 0 {
			at := place(axes, i)
			if at < 0 {
				continue
			}
			slot += cells.of(at) * int32(classes)
		}
		rows = append(rows, int32(i))
		slots = append(slots, slot)
	}
	work.rows, work.slots = rows, slots
	if len(axes) == 0 {
		cells.places = []int64{0}
	}
	return cells.scatter(rows, slots)
}

// passMemory is memory that each pass uses and gives back.
type passMemory struct{ rows, slots []int32 }

var scratch = sync.Pool{New: func() any { return new(passMemory) }}

// outside reports whether a deal does not belong to the period. One without a date
// belongs to none; if it is left out for that, it is told for every period.
func (s *session) outside(when period.Date, c class) bool {
	if when == 0 {
		return c < leftOut
	}
	return !s.in.Period.Contains(when)
}

// grid holds the rows of all cells by class, in one piece of memory.
type grid struct {
	buckets []bucket
	starts  []int32 // of cell × classes + class, and one more
	rows    []int32
}

// bucket is a cell: its place in the grid of all cuts, and its number in rows; −1 if it has none.
type bucket struct {
	at   int64
	cell int32
}

// of gives a cell's rows by class.
func (g *grid) of(b bucket) (rows [classes][]int32) {
	if b.cell < 0 {
		return rows
	}
	k := int(b.cell) * int(classes)
	for c := range rows {
		if lo, hi := g.starts[k+c], g.starts[k+c+1]; hi > lo {
			rows[c] = g.rows[lo:hi:hi]
		}
	}
	return rows
}

// scatter gives each cell its rows.
func (x *cellIndex) scatter(rows, slots []int32) grid {
	g := grid{buckets: make([]bucket, len(x.places)), starts: make([]int32, len(x.places)*int(classes)+1), rows: make([]int32, len(rows))}
	for _, k := range slots {
		g.starts[k+1]++
	}
	for k := 1; k < len(g.starts); k++ {
		g.starts[k] += g.starts[k-1]
	}
	next := slices.Clone(g.starts)
	for i, k := range slots {
		g.rows[next[k]] = rows[i]
		next[k]++
	}
	for n, at := range x.places {
		g.buckets[n] = bucket{at, int32(n)}
	}
	return g
}

// cellIndex numbers the cells that have deals, in order of first sight.
type cellIndex struct {
	dense  []int32 // place → cell + 1; nil for very large grids
	sparse map[int64]int32
	places []int64
}

// denseLimit is the largest grid whose places are kept in a table.
const denseLimit = 1 << 20

func denseFor(s *session, cuts []Cut) []int32 {
	n := int64(1)
	for _, c := range cuts {
		n *= s.size(c)
		if n > denseLimit {
			return nil
		}
	}
	return make([]int32, n)
}

func (x *cellIndex) of(at int64) int32 {
	if x.dense != nil {
		if n := x.dense[at]; n > 0 {
			return n - 1
		}
		x.places = append(x.places, at)
		x.dense[at] = int32(len(x.places))
		return int32(len(x.places)) - 1
	}
	if n, ok := x.sparse[at]; ok {
		return n
	}
	if x.sparse == nil {
		x.sparse = map[int64]int32{}
	}
	n := int32(len(x.places))
	x.sparse[at] = n
	x.places = append(x.places, at)
	return n
}

// axis finds a row's place in one cut: by a dimension's code or by the period of its date.
type axis struct {
	size  int64
	codes []int32 // nil for a cut into periods
	when  []period.Date
	days  dayTable
}

func (s *session) axes(cuts []Cut) []axis {
	out := make([]axis, len(cuts))
	for n, c := range cuts {
		out[n].size = s.size(c)
		if c.Dim == "" {
			out[n].when, out[n].days = s.when, newDayTable(c.Periods)
		} else {
			out[n].codes = s.rows.Column(c.Dim).Codes
		}
	}
	return out
}

// place is a row's place in the grid; -1 if it lies in none of the periods.
func place(axes []axis, row int) int64 {
	at := int64(0)
	for n := range axes {
		a := &axes[n]
		var i int64
		switch {
		case a.codes != nil:
			if i = int64(a.codes[row]); i < 0 {
				i = a.size - 1
			}
		case a.when == nil:
			return -1
		default:
			if i = int64(a.days.of(a.when[row])); i < 0 {
				return -1
			}
		}
		at = at*a.size + i
	}
	return at
}

// dayTable finds the period of a day by looking it up.
type dayTable struct {
	from period.Date
	at   []int32 // day → period + 1
}

func newDayTable(periods []period.Period) dayTable {
	if len(periods) == 0 {
		return dayTable{}
	}
	from, to := periods[0].From, periods[len(periods)-1].To
	t := dayTable{from, make([]int32, max(0, to-from))}
	for n, p := range periods {
		for d := p.From; d < p.To; d++ {
			t.at[d-from] = int32(n) + 1
		}
	}
	return t
}

func (t dayTable) of(d period.Date) int32 {
	if d < t.from || int(d-t.from) >= len(t.at) || d == 0 {
		return -1
	}
	return t.at[d-t.from] - 1
}
