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

// arrange sorts the rows by one cut after the other, the last one first, and notes where cells begin.
func (s *session) arrange(cuts []Cut) *layout {
	l := &layout{timing: s.def.Timing, cuts: slices.Clone(cuts), rows: []int32{}, from: []int32{0}}
	axes := s.axes(cuts)
	if !slices.ContainsFunc(axes, func(a axis) bool { return a.codes == nil && a.when == nil }) { // else no row has a period
		l.rows, l.cells, l.from = nil, []int64{0}, []int32{0, int32(s.rows.Len())}
		size := int64(1)
		for n := len(axes) - 1; n >= 0; n-- {
			axes[n].sort(l, size, s.in)
			size *= axes[n].size
		}
	}
	l.states = make([]State, len(l.rows))
	states := s.rows.states()
	for i, row := range l.rows {
		s.in.breathe(i)
		l.states[i] = states[row]
	}
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

// sort puts the rows of a layout in the order of the axis (a counting sort), each of its cells divided, and leaves out
// those that have no place. size is how many places the layout's grid has so far.
func (a *axis) sort(l *layout, size int64, in *Input) {
	n := int(l.from[len(l.from)-1])
	at, next := make([]int32, n), make([]int32, a.size+1)
	for i := range at {
		in.breathe(i)
		at[i] = a.of(l.row(i))
		if at[i] >= 0 {
			next[at[i]+1]++
		}
	}
	for i := range a.size {
		next[i+1] += next[i]
	}
	type cell struct {
		place int64
		from  int32
	}
	var cells []cell
	rows, seen := make([]int32, next[a.size]), make([]int32, a.size) // seen: the last cell met at a place, + 1
	for c, place := range l.cells {
		for i := l.from[c]; i < l.from[c+1]; i++ {
			in.breathe(int(i))
			k := at[i]
			if k < 0 {
				continue
			}
			if seen[k] != int32(c)+1 {
				seen[k] = int32(c) + 1
				cells = append(cells, cell{int64(k)*size + place, next[k]})
			}
			rows[next[k]] = l.row(int(i))
			next[k]++
		}
	}
	slices.SortFunc(cells, func(x, y cell) int { return int(x.from - y.from) })
	l.rows, l.cells, l.from = rows, make([]int64, len(cells)), make([]int32, len(cells)+1)
	for i, x := range cells {
		l.cells[i], l.from[i] = x.place, x.from
	}
	l.from[len(cells)] = int32(len(rows))
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
