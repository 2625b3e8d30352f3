package fact

import (
	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Codes reads a column of references, or of texts by which one counts.
type Codes struct {
	Values []string // IDs or texts by code
	slot   int
	d      *dict
}

// Codes gives the handle of such a column; it panics on a column of another kind, as all handles do.
func (s *Set) Codes(name string) Codes {
	slot := s.slot(name, inCodes)
	return Codes{s.names.codes[slot].now(), slot, s.names.codes[slot]}
}

// In are a part's codes: positions in Values, -1 for none.
func (c Codes) In(p *Part) []int32 { return p.codes[c.slot] }

// Find gives the code of an ID or text; -1 if no row has it.
func (c Codes) Find(value string) int32 {
	if code := c.d.find(value); int(code) < len(c.Values) {
		return code
	}
	return -1
}

// Choices reads a column of choices.
type Choices struct {
	Values []string // those of the field's options first
	slot   int
}

// Choices gives the handle of a column of choices.
func (s *Set) Choices(name string) Choices {
	slot := s.slot(name, inChoices)
	return Choices{s.names.choices[slot].now(), slot}
}

// In are a part's codes: 0 for none, else one more than the position in Values.
func (c Choices) In(p *Part) []uint8 { return p.choices[c.slot] }

// Code is that of a choice; it panics if there is none of that value, so that a misspelt one is found.
func (c Choices) Code(value string) uint8 {
	for i, v := range c.Values {
		if v == value {
			return uint8(i + 1)
		}
	}
	panic("fact: no choice " + value)
}

// Dates reads a column of days.
type Dates struct{ slot int }

// Dates gives the handle of a column of days.
func (s *Set) Dates(name string) Dates { return Dates{s.slot(name, inDates)} }

// In are a part's days, 0 for none.
func (c Dates) In(p *Part) []period.Date { return p.dates[c.slot] }

// Counts reads a column of whole numbers.
type Counts struct{ slot int }

// Counts gives the handle of a column of whole numbers.
func (s *Set) Counts(name string) Counts { return Counts{s.slot(name, inInts)} }

// In are a part's numbers; 0 is unknown.
func (c Counts) In(p *Part) []int32 { return p.ints[c.slot] }

// Money reads a column of amounts.
type Money struct {
	Currencies []money.Code
	slot       int
}

// Money gives the handle of a column of amounts.
func (s *Set) Money(name string) Money {
	m := Money{slot: s.slot(name, inAmounts)}
	for _, c := range s.names.currencies.now() {
		code, _ := money.ParseCode(c)
		m.Currencies = append(m.Currencies, code)
	}
	return m
}

// In are a part's amounts in minor units; 0 where unknown.
func (c Money) In(p *Part) []int64 { return p.amounts[c.slot] }

// CurrencyIn are the amounts' currencies: 0 where the amount is unknown, else one more than the
// position in Currencies.
func (c Money) CurrencyIn(p *Part) []uint8 { return p.in[c.slot] }

// Code is that of a currency in CurrencyIn; one that no amount has if there is none in it.
func (c Money) Code(currency money.Code) uint8 {
	for i, x := range c.Currencies {
		if x == currency && i < 255 {
			return uint8(i + 1)
		}
	}
	return 255
}

// Floats reads a column of numbers.
type Floats struct{ slot int }

// Floats gives the handle of a column of numbers.
func (s *Set) Floats(name string) Floats { return Floats{s.slot(name, inNumbers)} }

// In are a part's numbers; NaN is unknown.
func (c Floats) In(p *Part) []float64 { return p.numbers[c.slot] }

// Bools reads a column of flags.
type Bools struct{ slot int }

// Bools gives the handle of a column of flags.
func (s *Set) Bools(name string) Bools { return Bools{s.slot(name, inFlags)} }

// In are a part's flags.
func (c Bools) In(p *Part) []bool { return p.flags[c.slot] }

func (s *Set) slot(name string, in store) int {
	c := s.Schema.column(name)
	if c.store != in {
		panic("fact: column " + name + " of " + s.Schema.Kind.KindName() + " is of another type")
	}
	return c.slot
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
