package fact

import (
	"math"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// reading is what all handles of columns are: how cells of a type are read.
type reading[T any] struct {
	*lens[T]
	of *Column
}

// lens reads one type of columns.
type lens[T any] struct {
	none   T
	own    func(*cells) [][]T
	unpack func(c *packed, data string, from int, to []T)
	blank  []T // of a block in which no row says anything
}

func newLens[T any](none T, own func(*cells) [][]T, unpack func(*packed, string, int, []T)) *lens[T] {
	l := &lens[T]{none: none, own: own, unpack: unpack, blank: make([]T, BlockRows)}
	fill(l.blank, none)
	return l
}

var (
	codeLens     = newLens(-1, func(x *cells) [][]int32 { return x.codes }, (*packed).names32)
	choiceLens   = newLens(0, func(x *cells) [][]uint8 { return x.choices }, (*packed).names8)
	dateLens     = newLens(0, func(x *cells) [][]period.Date { return x.dates }, (*packed).days)
	countLens    = newLens(0, func(x *cells) [][]int32 { return x.ints }, (*packed).counts)
	amountLens   = newLens(0, func(x *cells) [][]int64 { return x.amounts }, (*packed).minors)
	currencyLens = newLens(0, func(x *cells) [][]uint8 { return x.in }, (*packed).currencies)
	numberLens   = newLens(math.NaN(), func(x *cells) [][]float64 { return x.numbers }, (*packed).floats)
	flagLens     = newLens(false, func(x *cells) [][]bool { return x.flags }, (*packed).flags)
)

// In is a part's column, not to be modified; of what was imported it is unpacked on each call.
func (r reading[T]) In(p *Part) []T {
	switch {
	case p.own != nil:
		return r.own(p.own)[r.of.slot]
	case p.packed[r.of.number].form == 0 && p.n <= BlockRows:
		return r.blank[:p.n:p.n]
	}
	out := make([]T, p.n)
	r.Copy(p, out)
	return out
}

// Into is In for who goes over many parts: what has to be unpacked is written to room, which is used again.
func (r reading[T]) Into(p *Part, room *[]T) []T {
	if p.own != nil || p.packed[r.of.number].form == 0 {
		return r.In(p)
	}
	if cap(*room) < p.n {
		*room = make([]T, max(p.n, BlockRows))
	}
	out := (*room)[:p.n]
	r.Copy(p, out)
	return out
}

// Copy writes a part's column, which is as long as the part.
func (r reading[T]) Copy(p *Part, to []T) { r.copy(p, r.of, to) }

func (l *lens[T]) copy(p *Part, of *Column, to []T) {
	if p.own != nil {
		copy(to, l.own(p.own)[of.slot])
	} else if c := &p.packed[of.number]; c.form == 0 {
		fill(to, l.none)
	} else {
		l.unpack(c, p.data, 0, to)
	}
}

// one is row i alone; of gives the meaning of its code where it was imported.
func (r reading[T]) one(p *Part, i int, of func(c *packed, code uint64) T) T {
	if p.own != nil {
		return r.own(p.own)[r.of.slot][i]
	}
	if c := &p.packed[r.of.number]; c.form != 0 {
		return of(c, c.codes.code(p.data, i))
	}
	return r.none
}

// Codes reads a column of references, or of texts by which one counts: positions in Values, -1 for none.
type Codes struct {
	Values []string // IDs or texts by code
	reading[int32]
	d *dict
}

// Codes gives the handle of such a column; it panics on a column of another kind, as all handles do.
func (s *Set) Codes(name string) Codes {
	c := s.column(name, inCodes)
	s.lookAll(c)
	d := s.names.codes[c.slot]
	return Codes{d.now(), reading[int32]{codeLens, c}, d}
}

// Find gives the code of an ID or text; -1 if no row has it.
func (c Codes) Find(value string) int32 {
	if code := c.d.find(value); int(code) < len(c.Values) {
		return code
	}
	return -1
}

// At is the code of row i.
func (c Codes) At(p *Part, i int) int32 {
	return c.one(p, i, func(x *packed, code uint64) int32 { return x.names[code] })
}

// Choices reads a column of choices: 0 for none, else one more than the position in Values.
type Choices struct {
	Values []string // those of the field's options first
	reading[uint8]
}

// Choices gives the handle of a column of choices.
func (s *Set) Choices(name string) Choices {
	c := s.column(name, inChoices)
	s.lookAll(c)
	return Choices{s.names.choices[c.slot].now(), reading[uint8]{choiceLens, c}}
}

// Code is that of a choice; it panics if there is none of that value, so that a misspelt one is found.
func (c Choices) Code(value string) uint8 {
	for i, v := range c.Values {
		if v == value {
			return uint8(i + 1)
		}
	}
	panic("fact: no choice " + value)
}

// At is the code of row i.
func (c Choices) At(p *Part, i int) uint8 {
	return c.one(p, i, func(x *packed, code uint64) uint8 { return uint8(x.names[code]) })
}

// Dates reads a column of days, 0 for none.
type Dates struct{ reading[period.Date] }

// Dates gives the handle of a column of days.
func (s *Set) Dates(name string) Dates {
	return Dates{reading[period.Date]{dateLens, s.column(name, inDates)}}
}

// At is the day of row i.
func (c Dates) At(p *Part, i int) period.Date {
	return c.one(p, i, func(x *packed, code uint64) period.Date { return period.Date(x.number(code)) })
}

// Counts reads a column of whole numbers; 0 is unknown.
type Counts struct{ reading[int32] }

// Counts gives the handle of a column of whole numbers.
func (s *Set) Counts(name string) Counts {
	return Counts{reading[int32]{countLens, s.column(name, inInts)}}
}

// At is the number of row i.
func (c Counts) At(p *Part, i int) int32 {
	return c.one(p, i, func(x *packed, code uint64) int32 { return clamp(x.number(code)) })
}

// Money reads a column of amounts in minor units; 0 where unknown.
type Money struct {
	Currencies []money.Code
	reading[int64]
	in reading[uint8]
}

// Money gives the handle of a column of amounts.
func (s *Set) Money(name string) Money {
	c := s.column(name, inAmounts)
	s.lookAll(c)
	m := Money{reading: reading[int64]{amountLens, c}, in: reading[uint8]{currencyLens, c}}
	for _, text := range s.names.currencies.now() {
		code, _ := money.ParseCode(text)
		m.Currencies = append(m.Currencies, code)
	}
	return m
}

// CurrencyIn are the amounts' currencies: 0 where the amount is unknown, else one more than the
// position in Currencies.
func (c Money) CurrencyIn(p *Part) []uint8 { return c.in.In(p) }

// At is the amount of row i, none where it is unknown.
func (c Money) At(p *Part, i int) money.Amount {
	in := c.in.one(p, i, func(x *packed, code uint64) uint8 {
		if len(x.names) > 2 {
			code = x.of.code(p.data, i)
		}
		return uint8(x.names[min(code, uint64(len(x.names)-1))])
	})
	if in == 0 {
		return money.Amount{}
	}
	return money.New(c.one(p, i, (*packed).number), c.Currencies[in-1])
}

// Code is that of a currency in CurrencyIn; one that no amount has if there is none in it.
func (c Money) Code(currency money.Code) uint8 {
	for i, x := range c.Currencies {
		if x == currency && i < 255 {
			return uint8(i + 1)
		}
	}
	return 255
}

// Floats reads a column of numbers; NaN is unknown.
type Floats struct{ reading[float64] }

// Floats gives the handle of a column of numbers.
func (s *Set) Floats(name string) Floats {
	return Floats{reading[float64]{numberLens, s.column(name, inNumbers)}}
}

// Bools reads a column of flags.
type Bools struct{ reading[bool] }

// Bools gives the handle of a column of flags.
func (s *Set) Bools(name string) Bools {
	return Bools{reading[bool]{flagLens, s.column(name, inFlags)}}
}

func (s *Set) column(name string, in store) *Column {
	c := s.Schema.column(name)
	if c.store != in {
		panic("fact: column " + name + " of " + s.Schema.Kind.KindName() + " is of another type")
	}
	return c
}

// look gives the texts of a column their codes in a part.
func (s *Set) look(c *Column, p *Part) {
	s.names.mu.Lock()
	defer s.names.mu.Unlock()
	p.look(c, &decoder{}, s.names)
}

// lookAll gives the texts of a column their codes in all parts, when it is asked for the first time.
func (s *Set) lookAll(c *Column) {
	s.names.mu.Lock()
	defer s.names.mu.Unlock()
	if s.looked[c.number] {
		return
	}
	var d decoder
	for _, p := range s.Parts {
		p.look(c, &d, s.names)
	}
	s.looked[c.number] = true
}

func (p *Part) look(c *Column, d *decoder, names *pool) {
	if p.own != nil || p.packed[c.number].form == 0 || p.packed[c.number].names != nil {
		return
	}
	x := &p.packed[c.number]
	texts := d.namesOf(x, p.data)
	switch c.store {
	case inCodes:
		x.names = names.codes[c.slot].codesOf([]int32{-1}, texts)
	case inChoices:
		x.names = limited(names.choices[c.slot].codesOf([]int32{-1}, texts))
	case inAmounts:
		x.names = limited(names.currencies.codesOf([]int32{-1}, texts))
	}
}

// Texts gives a part's texts of any column of texts, read from the block on each call: for
// searching and for matching an import, not for counting.
func (s *Set) Texts(p *Part, name string) []string {
	c := s.Schema.column(name)
	out := make([]string, p.n)
	if p.block == "" {
		for i, r := range p.loose {
			out[i] = s.Schema.Kind.Get(r.Rec, c.field).Text()
		}
		return out
	}
	var d decoder
	d.open(p.data)
	for range d.columns {
		if v := d.next(func(n string, f Form) bool { return n == name && f == FormTexts }); v != nil {
			for i := range out {
				if at := v.At[p.blockRow(i)]; at >= 0 {
					out[i] = v.Texts[at]
				}
			}
		}
	}
	for i := range out {
		if r := p.over[int32(p.blockRow(i))]; r != nil && says(s.Schema.Kind, r, name) {
			out[i] = r.Value(s.Schema.Kind, name).Text()
		}
	}
	return out
}

func says(k record.Any, r *change.Row, name string) bool {
	for _, w := range written(k, r) {
		if w == name {
			return true
		}
	}
	return false
}

// days are those by which the facts belong to periods.
func (s *Set) days() Dates {
	return Dates{reading[period.Date]{dateLens, &s.Schema.Columns[s.Schema.Date]}}
}
