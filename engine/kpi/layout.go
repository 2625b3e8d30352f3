package kpi

import (
	"slices"
	"sync"

	"rumbo/engine/period"
)

// layout holds a source's rows in the order of the cells of a grouping. It knows nothing of an indicator, a scope or a
// period: all that ask by the same thing share it, and go over memory in its order.
type layout struct {
	timing Timing
	cuts   []Cut
	cells  []int64 // their places in the grid of all cuts, ascending
	keys   []Key   // len(cuts) for each cell
	from   []int32 // each cell's first position in rows, and one more
	rows   []int32 // nil: every row, in order
	states []State // of rows
}

// row is what stands at a position.
func (l *layout) row(i int) int32 {
	if l.rows == nil {
		return int32(i)
	}
	return l.rows[i]
}

// layouts are the latest ones of a source.
type layouts struct {
	mu   sync.Mutex
	list []*layout // the latest used first
}

// layoutsKept are enough for a screen's tables and curves; one takes six bytes a row.
const layoutsKept = 3

// of finds a layout, or makes it. Two who ask at once may both make it.
func (k *layouts) of(t Timing, cuts []Cut, make func() *layout) *layout {
	k.mu.Lock()
	at := slices.IndexFunc(k.list, func(l *layout) bool { return l.timing == t && slices.EqualFunc(l.cuts, cuts, Cut.same) })
	var l *layout
	if at >= 0 {
		l = k.list[at]
		k.list = slices.Delete(k.list, at, at+1)
	} else {
		k.mu.Unlock()
		l = make()
		k.mu.Lock()
	}
	k.list = slices.Insert(k.list[:min(len(k.list), layoutsKept-1)], 0, l)
	k.mu.Unlock()
	return l
}

// layout is that of the session's rows.
func (s *session) layout(cuts []Cut) *layout {
	if len(cuts) == 0 {
		return &layout{cells: []int64{0}, from: []int32{0, int32(s.rows.Len())}, states: s.rows.states()}
	}
	return s.rows.arranged().of(s.def.Timing, cuts, func() *layout { return s.arrange(cuts) })
}

// arrange sorts the rows by one cut after the other, the last one first, and finds where cells begin.
func (s *session) arrange(cuts []Cut) *layout {
	l := &layout{timing: s.def.Timing, cuts: slices.Clone(cuts), rows: []int32{}}
	axes := s.axes(cuts)
	if !slices.ContainsFunc(axes, func(a axis) bool { return a.codes == nil && a.when == nil }) { // else no row has a period
		l.rows = nil
		for n := len(axes) - 1; n >= 0; n-- {
			l.rows = axes[n].sort(l, s.rows.Len())
		}
	}
	l.states = make([]State, len(l.rows))
	states, last := s.rows.states(), int64(-1)
	for i, row := range l.rows {
		l.states[i] = states[row]
		if at := place(axes, row); at != last {
			l.cells, l.from, last = append(l.cells, at), append(l.from, int32(i)), at
		}
	}
	l.from = append(l.from, int32(len(l.rows)))
	l.keys = make([]Key, len(l.cells)*len(cuts))
	for n, at := range l.cells {
		s.keys(l.keysOf(n), at, cuts)
	}
	return l
}

// keysOf are what a cell stands for, one key for each cut.
func (l *layout) keysOf(cell int) []Key {
	n := len(l.cuts)
	return l.keys[cell*n : (cell+1)*n : (cell+1)*n]
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

// of is a row's place; -1 if it lies in none of the periods. Those without a value come last.
func (a *axis) of(row int32) int32 {
	if a.codes == nil {
		return a.days.of(a.when[row])
	}
	if c := a.codes[row]; c >= 0 {
		return c
	}
	return int32(a.size) - 1
}

// sort gives the rows of a layout, of n in all, in the order of the axis (a counting sort), without those that have no place.
func (a *axis) sort(l *layout, n int) []int32 {
	if l.rows != nil {
		n = len(l.rows)
	}
	next := make([]int32, a.size+1)
	for i := range n {
		if at := a.of(l.row(i)); at >= 0 {
			next[at+1]++
		}
	}
	for i := range a.size {
		next[i+1] += next[i]
	}
	out := make([]int32, next[a.size])
	for i := range n {
		row := l.row(i)
		if at := a.of(row); at >= 0 {
			out[next[at]] = row
			next[at]++
		}
	}
	return out
}

// place is that of a row in the grid of all axes; it has one in each.
func place(axes []axis, row int32) int64 {
	at := int64(0)
	for n := range axes {
		at = at*axes[n].size + int64(axes[n].of(row))
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
