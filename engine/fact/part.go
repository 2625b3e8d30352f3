package fact

import (
	"math"
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Part is a run of rows: a block, or single records. Columns are read through a Set's handles, such as Codes and
// Dates. What was imported stays packed as it lies in the block's bytes, and is unpacked on each reading: that is quicker
// than what is done with the rows then, and unpacked columns would take twice the memory beside the bytes. Immutable.
type Part struct {
	From, To period.Date // first and last day, both included; 0 if no row has one
	n        int
	packed   []packed // by number of the schema's column: of a block as it was imported
	own      *cells   // of single records, and of a block of which rows were corrected

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

// cells are columns of which each cell can be written.
type cells struct {
	codes   [][]int32 // by slot, as all of them
	choices [][]uint8
	dates   [][]period.Date
	ints    [][]int32
	amounts [][]int64
	in      [][]uint8 // currency codes of amounts; 0 is unknown
	numbers [][]float64
	flags   [][]bool
}

// cells makes room for rows of which none says anything.
func (s *Schema) cells(n int) *cells {
	c := &cells{columns[int32](s.slots[inCodes], n), columns[uint8](s.slots[inChoices], n), columns[period.Date](s.slots[inDates], n), columns[int32](s.slots[inInts], n),
		columns[int64](s.slots[inAmounts], n), columns[uint8](s.slots[inAmounts], n), columns[float64](s.slots[inNumbers], n), columns[bool](s.slots[inFlags], n)}
	for _, codes := range c.codes {
		fill(codes, -1)
	}
	for _, numbers := range c.numbers {
		fill(numbers, math.NaN())
	}
	return c
}

func columns[T any](slots, n int) [][]T {
	out := make([][]T, slots)
	for i := range out {
		out[i] = make([]T, n)
	}
	return out
}

func fill[T any](column []T, with T) {
	for i := range column {
		column[i] = with
	}
}

// unpacked are a part's columns to be written to.
func (s *Set) unpacked(p *Part) *cells {
	out := s.Schema.cells(p.n)
	for i := range s.Schema.Columns {
		c := &s.Schema.Columns[i]
		s.look(c, p)
		switch c.store {
		case inCodes:
			codeLens.copy(p, c, out.codes[c.slot])
		case inChoices:
			choiceLens.copy(p, c, out.choices[c.slot])
		case inDates:
			dateLens.copy(p, c, out.dates[c.slot])
		case inInts:
			countLens.copy(p, c, out.ints[c.slot])
		case inAmounts:
			amountLens.copy(p, c, out.amounts[c.slot])
			currencyLens.copy(p, c, out.in[c.slot])
		case inNumbers:
			numberLens.copy(p, c, out.numbers[c.slot])
		case inFlags:
			flagLens.copy(p, c, out.flags[c.slot])
		}
	}
	return out
}

func clamp(n int64) int32 { return int32(max(math.MinInt32, min(n, math.MaxInt32))) }

func (p *Part) span(on []period.Date) {
	p.From, p.To = 0, 0
	for _, d := range on {
		if d != 0 && (p.From == 0 || d < p.From) {
			p.From = d
		}
		p.To = max(p.To, d)
	}
}

// set writes one cell.
func (x *cells) set(c *Column, row int, v record.Value, names *pool) {
	switch c.store {
	case inCodes:
		x.codes[c.slot][row] = -1
		if s := v.Text(); s != "" {
			x.codes[c.slot][row] = names.codes[c.slot].code(s)
		}
	case inChoices:
		x.choices[c.slot][row] = names.choices[c.slot].choice(v.Text())
	case inDates:
		x.dates[c.slot][row] = v.Date()
	case inInts:
		x.ints[c.slot][row] = clamp(v.Int())
	case inAmounts:
		a := v.Money()
		x.amounts[c.slot][row], x.in[c.slot][row] = a.Minor, 0
		if a.Currency != money.None {
			x.in[c.slot][row] = names.currencies.choice(a.Currency.String())
		}
	case inNumbers:
		if x.numbers[c.slot][row] = v.Float(); v.IsNull() {
			x.numbers[c.slot][row] = math.NaN()
		}
	case inFlags:
		x.flags[c.slot][row] = v.Bool()
	}
}

// keep leaves only some rows.
func (x *cells) keep(rows []int32) {
	only(x.codes, rows)
	only(x.choices, rows)
	only(x.dates, rows)
	only(x.ints, rows)
	only(x.amounts, rows)
	only(x.in, rows)
	only(x.numbers, rows)
	only(x.flags, rows)
}

func only[T any](columns [][]T, rows []int32) {
	for i, col := range columns {
		out := make([]T, len(rows))
		for j, row := range rows {
			out[j] = col[row]
		}
		columns[i] = out
	}
}
