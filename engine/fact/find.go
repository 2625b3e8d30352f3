package fact

import (
	"math"
	"slices"

	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Query chooses facts of a kind and says in which order they are wanted.
type Query struct {
	Within period.Period     // by the kind's date; without a first or a last day it is open there
	Is     map[string]string // what stands in columns of references, codes or choices; "" is nothing
	Origin Origin
	// Words are sought in all texts and names, all of them in one row; Fold makes texts comparable.
	Words string
	Fold  func(string) string
	// Name is what a record is called, by which references are sought and ordered.
	Name func(kind string, id record.ID) string
	By   string // the column of the order; "" is the date
	Desc bool
}

// Origin is where a fact came from, and what became of it.
type Origin uint8

// The origins.
const (
	Anywhere Origin = iota
	ByHand
	Imported
	Corrected // imported, and corrected by somebody
)

// Select gives the numbers of the rows that a query chooses, in its order.
func (s *Set) Select(q Query, give *pace.Pace) []int32 {
	tests, words := s.tests(q), s.seek(q)
	day := s.Schema.Columns[s.Schema.Date].slot
	order := s.orderOf(q)
	var rows []int32
	for n, p := range s.Parts {
		if !p.touches(q.Within) || q.Origin == ByHand && p.Imported() || q.Origin > ByHand && !p.Imported() {
			continue
		}
		start, days := int32(s.Starts[n]), p.dates[day]
		holds := words.in(p)
		for i := range p.n {
			if inside(days[i], q.Within) && (q.Origin != Corrected || p.Corrected(i)) && passes(tests, p, i) && holds(i) {
				rows = append(rows, start+int32(i))
				order.add(p, i)
			}
			give.Step()
		}
	}
	return Sort(rows, order.keys(), give)
}

// touches reports whether a row of the part may lie in the period, open on a side without a day.
func (p *Part) touches(q period.Period) bool {
	return (q.From == 0 || p.To >= q.From) && (q.To == 0 || p.From < q.To)
}

func inside(d period.Date, q period.Period) bool {
	return (q.From == 0 || d >= q.From) && (q.To == 0 || d != 0 && d < q.To)
}

type test func(p *Part, i int) bool

func passes(tests []test, p *Part, i int) bool {
	for _, t := range tests {
		if !t(p, i) {
			return false
		}
	}
	return true
}

// tests ask a row for what the query says must stand in a column.
func (s *Set) tests(q Query) (out []test) {
	for name, want := range q.Is {
		i, known := s.Schema.index[name]
		if !known {
			continue
		}
		switch c := s.Schema.Columns[i]; c.store {
		case inCodes:
			code := int32(-1)
			if want != "" {
				if code = s.Codes(name).Find(want); code < 0 {
					out = append(out, nowhere)
				}
			}
			out = append(out, func(p *Part, i int) bool { return p.codes[c.slot][i] == code })
		case inChoices:
			code := uint8(slices.Index(s.Choices(name).Values, want) + 1)
			if code == 0 && want != "" {
				out = append(out, nowhere)
			}
			out = append(out, func(p *Part, i int) bool { return p.choices[c.slot][i] == code })
		}
	}
	return out
}

func nowhere(*Part, int) bool { return false }

// Sortable reports whether facts can be put in order by a column: texts that stand in the blocks' bytes give none.
func (s *Schema) Sortable(column string) bool {
	i, known := s.index[column]
	return known && s.Columns[i].store != inBlock
}

// order gathers the numbers by which rows are ordered: days, counts and amounts as they are, names and choices by their place. What
// is not known comes last, whichever way the order goes.
type order struct {
	of      func(p *Part, i int) (key int64, known bool)
	desc    bool
	list    []int64
	unknown []int
}

func (s *Set) orderOf(q Query) *order {
	by := q.By
	if !s.Schema.Sortable(by) {
		by = s.Schema.Columns[s.Schema.Date].Name
	}
	return &order{of: s.keyOf(s.Schema.column(by), q), desc: q.Desc}
}

func (o *order) add(p *Part, i int) {
	k, known := o.of(p, i)
	if !known {
		o.unknown = append(o.unknown, len(o.list))
	}
	if o.desc {
		k = -k
	}
	o.list = append(o.list, k)
}

func (o *order) keys() []int64 {
	if len(o.unknown) == 0 {
		return o.list
	}
	last := slices.Max(o.list) + 1
	for _, i := range o.unknown {
		o.list[i] = last
	}
	return o.list
}

// keyOf reads the number by which a column orders.
func (s *Set) keyOf(c *Column, q Query) func(*Part, int) (int64, bool) {
	n := c.slot
	switch c.store {
	case inCodes:
		place := places(s.names.codes[n].now(), func(v string) string {
			if c.Ref != "" {
				return q.fold(q.Name(c.Ref, record.ID(v)))
			}
			return q.fold(v)
		})
		return func(p *Part, i int) (int64, bool) {
			code := p.codes[n][i]
			if code < 0 {
				return 0, false
			}
			return place[code], true
		}
	case inChoices:
		return func(p *Part, i int) (int64, bool) { return int64(p.choices[n][i]), p.choices[n][i] > 0 }
	case inInts:
		return func(p *Part, i int) (int64, bool) { return int64(p.ints[n][i]), p.ints[n][i] != 0 }
	case inAmounts:
		return func(p *Part, i int) (int64, bool) { return p.amounts[n][i], p.in[n][i] > 0 }
	case inNumbers:
		return func(p *Part, i int) (int64, bool) { return inOrder(p.numbers[n][i]), !math.IsNaN(p.numbers[n][i]) }
	case inFlags:
		return func(p *Part, i int) (int64, bool) {
			if p.flags[n][i] {
				return 0, true
			}
			return 1, true
		}
	}
	minute, timed := s.Schema.index["minute"]
	if timed = timed && c.Name == s.Schema.Columns[s.Schema.Date].Name; !timed {
		return func(p *Part, i int) (int64, bool) { return int64(p.dates[n][i]), p.dates[n][i] != 0 }
	}
	m := s.Schema.Columns[minute].slot // within a day by the time
	return func(p *Part, i int) (int64, bool) {
		return int64(p.dates[n][i])<<11 | int64(min(max(p.ints[m][i], 0), 1439)), p.dates[n][i] != 0
	}
}

// inOrder is a whole number that lies among others as x does: a float's bits, those of negative ones turned round.
func inOrder(x float64) int64 {
	bits := int64(math.Float64bits(x))
	if bits < 0 {
		return math.MinInt64 - bits
	}
	return bits
}

// places are the ranks of texts by what they are called; those called alike share one.
func places(values []string, called func(string) string) []int64 {
	names, at := make([]string, len(values)), make([]int, len(values))
	for i, v := range values {
		names[i], at[i] = called(v), i
	}
	slices.SortFunc(at, func(a, b int) int {
		switch {
		case names[a] < names[b]:
			return -1
		case names[a] > names[b]:
			return 1
		}
		return a - b
	})
	out, rank := make([]int64, len(values)), int64(0)
	for i, k := range at {
		if i > 0 && names[k] != names[at[i-1]] {
			rank++
		}
		out[k] = rank
	}
	return out
}
