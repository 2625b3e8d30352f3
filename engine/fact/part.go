package fact

import (
	"math"
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Part is a run of rows in columns: a block, or single records. Columns are read through a
// Set's handles, such as Codes and Dates. Immutable.
type Part struct {
	From, To period.Date // first and last day, both included; 0 if no row has one
	n        int
	codes    [][]int32
	choices  [][]uint8
	dates    [][]period.Date
	ints     [][]int32
	amounts  [][]int64
	in       [][]uint8 // currency codes of amounts; 0 is unknown
	numbers  [][]float64
	flags    [][]bool

	block record.ID             // "" for single records
	data  string                // the block's bytes, brought up to date
	rows  []int32               // block rows of the part's, where some were taken away
	whole []int32               // of an excerpt: numbers of the block's rows in the whole one
	over  map[int32]*change.Row // corrections by block row
	loose []*change.Row         // single records
}

// Len is the number of rows.
func (p *Part) Len() int { return p.n }

// Meets reports whether a row may lie in the period: others can be passed over.
func (p *Part) Meets(q period.Period) bool { return p.From != 0 && p.From < q.To && p.To >= q.From }

// Imported reports whether the rows are of a block, and not single records.
func (p *Part) Imported() bool { return p.block != "" }

// ID names row i: the ID of its record, or the RowID of its block.
func (p *Part) ID(i int) record.ID {
	if p.block == "" {
		return p.loose[i].ID
	}
	return RowID(p.block, p.number(p.blockRow(i)))
}

// number is the one by which a row of the block goes in its ID.
func (p *Part) number(row int) int {
	if p.whole != nil {
		return int(p.whole[row])
	}
	return row
}

// at is the row of a number; false if the block does not hold it.
func (p *Part) at(number int) (int, bool) {
	if p.whole == nil {
		return number, number < p.n
	}
	return slices.BinarySearch(p.whole, int32(number))
}

func (p *Part) blockRow(i int) int {
	if p.rows != nil {
		return int(p.rows[i])
	}
	return i
}

// blank are columns that say nothing, shared by all parts.
var blank = struct {
	codes   []int32
	choices []uint8
	dates   []period.Date
	amounts []int64
	numbers []float64
	flags   []bool
}{
	slices.Repeat([]int32{-1}, BlockRows), make([]uint8, BlockRows), make([]period.Date, BlockRows), make([]int64, BlockRows),
	slices.Repeat([]float64{math.NaN()}, BlockRows), make([]bool, BlockRows),
}

var blankInts = make([]int32, BlockRows)

// newPart has n rows that say nothing yet.
func newPart(s *Schema, n int) *Part {
	p := &Part{n: n, codes: make([][]int32, s.slots[inCodes]), choices: make([][]uint8, s.slots[inChoices]), dates: make([][]period.Date, s.slots[inDates]),
		ints: make([][]int32, s.slots[inInts]), amounts: make([][]int64, s.slots[inAmounts]), in: make([][]uint8, s.slots[inAmounts]),
		numbers: make([][]float64, s.slots[inNumbers]), flags: make([][]bool, s.slots[inFlags])}
	all(p.codes, nothing(blank.codes, -1, n))
	all(p.choices, nothing(blank.choices, 0, n))
	all(p.dates, nothing(blank.dates, 0, n))
	all(p.ints, nothing(blankInts, 0, n))
	all(p.amounts, nothing(blank.amounts, 0, n))
	all(p.in, nothing(blank.choices, 0, n))
	all(p.numbers, nothing(blank.numbers, math.NaN(), n))
	all(p.flags, nothing(blank.flags, false, n))
	return p
}

func all[T any](columns [][]T, to []T) {
	for i := range columns {
		columns[i] = to
	}
}

func nothing[T any](shared []T, none T, n int) []T {
	if n <= len(shared) {
		return shared[:n:n]
	}
	return slices.Repeat([]T{none}, n)
}

// take stores a decoded column.
func (p *Part) take(c *Column, v *Values, names *pool) {
	switch c.store {
	case inCodes:
		p.codes[c.slot] = mapped(v.At, names.codes[c.slot].codesOf(v.Texts), -1)
	case inChoices:
		p.choices[c.slot] = choicesOf(v, names.choices[c.slot])
	case inDates:
		out := make([]period.Date, p.n)
		for i, n := range v.Ints {
			out[i] = period.Date(n)
		}
		p.dates[c.slot] = out
		if c.Name == "on" {
			p.span(out)
		}
	case inInts:
		out := make([]int32, p.n)
		for i, n := range v.Ints {
			out[i] = clamp(n)
		}
		p.ints[c.slot] = out
	case inAmounts:
		texts := make([]string, len(v.Currencies))
		for i, c := range v.Currencies {
			texts[i] = c.String()
		}
		w := Values{At: v.At, Texts: texts}
		p.amounts[c.slot], p.in[c.slot] = slices.Clone(v.Ints), choicesOf(&w, names.currencies)
	case inNumbers:
		p.numbers[c.slot] = slices.Clone(v.Numbers)
	case inFlags:
		p.flags[c.slot] = slices.Clone(v.Flags)
	}
}

func clamp(n int64) int32 { return int32(max(math.MinInt32, min(n, math.MaxInt32))) }

func mapped(at, to []int32, none int32) []int32 {
	out := make([]int32, len(at))
	for i, a := range at {
		if out[i] = none; a >= 0 {
			out[i] = to[a]
		}
	}
	return out
}

// choicesOf gives the codes of few texts: 0 for none, else one more than the position.
func choicesOf(v *Values, d *dict) []uint8 {
	to := d.codesOf(v.Texts)
	out := make([]uint8, len(v.At))
	for i, a := range v.At {
		if a >= 0 && to[a] < math.MaxUint8 {
			out[i] = uint8(to[a] + 1)
		}
	}
	return out
}

func (p *Part) span(on []period.Date) {
	p.From, p.To = 0, 0
	for _, d := range on {
		if d != 0 && (p.From == 0 || d < p.From) {
			p.From = d
		}
		p.To = max(p.To, d)
	}
}

// set writes one cell of a part whose columns are its own; see own.
func (p *Part) set(c *Column, row int, v record.Value, names *pool) {
	switch c.store {
	case inCodes:
		p.codes[c.slot][row] = -1
		if s := v.Text(); s != "" {
			p.codes[c.slot][row] = names.codes[c.slot].codesOf([]string{s})[0]
		}
	case inChoices:
		p.choices[c.slot][row] = names.choices[c.slot].choice(v.Text())
	case inDates:
		p.dates[c.slot][row] = v.Date()
	case inInts:
		p.ints[c.slot][row] = clamp(v.Int())
	case inAmounts:
		a := v.Money()
		p.amounts[c.slot][row], p.in[c.slot][row] = a.Minor, 0
		if a.Currency != money.None {
			p.in[c.slot][row] = names.currencies.choice(a.Currency.String())
		}
	case inNumbers:
		if p.numbers[c.slot][row] = v.Float(); v.IsNull() {
			p.numbers[c.slot][row] = math.NaN()
		}
	case inFlags:
		p.flags[c.slot][row] = v.Bool()
	}
}

// own makes the part's columns its own, to be written to; with keep, only of those rows.
func (p *Part) own(keep []int32) {
	only(p.codes, keep)
	only(p.choices, keep)
	only(p.dates, keep)
	only(p.ints, keep)
	only(p.amounts, keep)
	only(p.in, keep)
	only(p.numbers, keep)
	only(p.flags, keep)
	if keep != nil {
		p.n, p.rows = len(keep), keep
	}
}

func only[T any](columns [][]T, keep []int32) {
	for i, col := range columns {
		if keep == nil {
			columns[i] = slices.Clone(col)
			continue
		}
		out := make([]T, len(keep))
		for j, row := range keep {
			out[j] = col[row]
		}
		columns[i] = out
	}
}

// copy is a part that shares the columns of another.
func (p *Part) copy() *Part {
	c := *p
	c.codes, c.choices, c.dates, c.ints = slices.Clone(p.codes), slices.Clone(p.choices), slices.Clone(p.dates), slices.Clone(p.ints)
	c.amounts, c.in, c.numbers, c.flags = slices.Clone(p.amounts), slices.Clone(p.in), slices.Clone(p.numbers), slices.Clone(p.flags)
	return &c
}
