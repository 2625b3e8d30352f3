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
	days := s.Dates(s.Schema.Columns[s.Schema.Date].Name)
	order := s.orderOf(q)
	var room []period.Date
	var rows []int32
	if len(tests) == 0 && q.Words == "" && q.Origin == Anywhere && q.Within == (period.Period{}) {
		rows, order.list = make([]int32, 0, s.Len), make([]int64, 0, s.Len)
	}
	for n, p := range s.Parts {
		if !p.touches(q.Within) || q.Origin == ByHand && p.Imported() || q.Origin > ByHand && !p.Imported() {
			continue
		}
		start, day := int32(s.Starts[n]), days.Into(p, &room)
		passes, holds, key := tests.of(p), words.in(p), order.of(p)
		for i := range p.n {
			if inside(day[i], q.Within) && (q.Origin != Corrected || p.Corrected(i)) && passes(i) && holds(i) {
				rows = append(rows, start+int32(i))
				order.add(key(i))
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

// tests ask the rows of a part for what the query says must stand in columns.
type tests []func(p *Part) func(i int) bool

func (t tests) of(p *Part) func(i int) bool {
	var all []func(int) bool
	for _, f := range t {
		all = append(all, f(p))
	}
	return func(i int) bool {
		for _, f := range all {
			if !f(i) {
				return false
			}
		}
		return true
	}
}

func (s *Set) tests(q Query) (out tests) {
	for name, want := range q.Is {
		i, known := s.Schema.index[name]
		if !known {
			continue
		}
		switch s.Schema.Columns[i].store {
		case inCodes:
			column := s.Codes(name)
			code := column.Find(want)
			if want != "" && code < 0 {
				out = append(out, nowhere)
				continue
			}
			out = append(out, equal(column.reading, code))
		case inChoices:
			column := s.Choices(name)
			code := uint8(slices.Index(column.Values, want) + 1)
			if want != "" && code == 0 {
				out = append(out, nowhere)
				continue
			}
			out = append(out, equal(column.reading, code))
		}
	}
	return out
}

func equal[T comparable](column reading[T], want T) func(*Part) func(int) bool {
	return func(p *Part) func(int) bool {
		cells := column.In(p)
		return func(i int) bool { return cells[i] == want }
	}
}

func nowhere(*Part) func(int) bool { return func(int) bool { return false } }

// Sortable reports whether facts can be put in order by a column: texts that stand in the blocks' bytes give none.
func (s *Schema) Sortable(column string) bool {
	i, known := s.index[column]
	return known && s.Columns[i].store != inBlock
}

// order gathers the numbers by which rows are ordered: days, counts and amounts as they are, names and choices by their place. What
// is not known comes last, whichever way the order goes.
type order struct {
	of      func(p *Part) func(i int) (key int64, known bool)
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

func (o *order) add(k int64, known bool) {
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
func (s *Set) keyOf(c *Column, q Query) func(*Part) func(i int) (int64, bool) {
	minute, timed := s.Schema.index["minute"]
	switch {
	case c.store == inCodes:
		codes := s.Codes(c.Name)
		place := places(codes.Values, func(v string) string {
			if c.Ref != "" {
				return q.fold(q.Name(c.Ref, record.ID(v)))
			}
			return q.fold(v)
		})
		return func(p *Part) func(int) (int64, bool) {
			cells := codes.In(p)
			return func(i int) (int64, bool) {
				if cells[i] < 0 {
					return 0, false
				}
				return place[cells[i]], true
			}
		}
	case c.store == inFlags: // those that are set come first
		return func(p *Part) func(int) (int64, bool) {
			number := s.Number(p, c.Name)
			return func(i int) (int64, bool) {
				n, _ := number(i)
				return 1 - n, true
			}
		}
	case timed && c.Name == s.Schema.Columns[s.Schema.Date].Name: // within a day by the time
		days, minutes := s.Dates(c.Name), s.Counts(s.Schema.Columns[minute].Name)
		return func(p *Part) func(int) (int64, bool) {
			day, at := days.In(p), minutes.In(p)
			return func(i int) (int64, bool) {
				return int64(day[i])<<11 | int64(min(max(at[i], 0), 1439)), day[i] != 0
			}
		}
	case c.store == inAmounts: // whatever the currency
		amounts := s.Money(c.Name)
		return func(p *Part) func(int) (int64, bool) {
			minor, in := amounts.In(p), amounts.CurrencyIn(p)
			return func(i int) (int64, bool) { return minor[i], in[i] > 0 }
		}
	}
	return func(p *Part) func(int) (int64, bool) { return s.Number(p, c.Name) }
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
