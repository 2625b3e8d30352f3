package fact

import (
	"math"
	"sync"

	"rumbo/engine/period"
)

// packing is where a block's bytes hold one code a row, of as few bits as the largest needs.
type packing struct {
	at     int
	width  int
	lowest uint64
}

// code is a row's.
func (k packing) code(data string, row int) uint64 {
	var out [1]uint64
	k.codes(out[:], data, row)
	return out[0]
}

// codes unpacks those of the rows from one on.
func (k packing) codes(out []uint64, data string, from int) {
	if k.width == 0 {
		fill(out, k.lowest)
		return
	}
	mask, bit := ^uint64(0)>>(64-k.width), from*k.width
	data = data[k.at:]
	for i := range out {
		out[i] = k.lowest + word(data[bit>>3:])>>(bit&7)&mask
		bit += k.width
	}
}

// some is memory for a few codes at a time.
var some = sync.Pool{New: func() any { return new([256]uint64) }}

// each goes over the codes of n rows from one on, some at a time.
func (k packing) each(data string, from, n int, see func(at int, codes []uint64)) {
	room := some.Get().(*[256]uint64)
	defer some.Put(room)
	for at := 0; at < n; at += len(room) {
		codes := room[:min(len(room), n-at)]
		k.codes(codes, data, from+at)
		see(at, codes)
	}
}

// within reports whether no code of n rows is above a limit.
func (k packing) within(limit uint64, data string, n int) bool {
	if k.width < 64 && k.lowest <= limit && ^uint64(0)>>(64-k.width) <= limit-k.lowest {
		return true
	}
	ok := true
	k.each(data, 0, n, func(_ int, codes []uint64) {
		for _, c := range codes {
			ok = ok && c <= limit
		}
	})
	return ok
}

func word(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// packed is a column where it lies in a block's bytes. It was looked through when the block was read: taking it apart
// cannot fail.
type packed struct {
	form     Form    // 0 for a column that says nothing
	codes    packing // positions among texts, flags, or steps from the lowest number
	lowest   int64
	step     uint64
	of       packing // positions among currencies, where there are several
	decimals byte    // of numbers
	texts    int     // where texts or currencies begin
	names    []int32 // their codes in the set, that of none first; looked up when the column is first asked for
}

// number is that of a code of steps; of none it is 0.
func (c *packed) number(code uint64) int64 {
	if code == 0 {
		return 0
	}
	return int64(uint64(c.lowest) + (code-1)*c.step)
}

// What follows unpacks rows from one on.

func (c *packed) names32(data string, from int, to []int32) {
	c.codes.each(data, from, len(to), func(at int, codes []uint64) {
		for i, code := range codes {
			to[at+i] = c.names[code]
		}
	})
}

func (c *packed) names8(data string, from int, to []uint8) {
	c.codes.each(data, from, len(to), func(at int, codes []uint64) {
		for i, code := range codes {
			to[at+i] = uint8(c.names[code])
		}
	})
}

func (c *packed) days(data string, from int, to []period.Date) {
	c.codes.each(data, from, len(to), func(at int, codes []uint64) {
		for i, code := range codes {
			to[at+i] = period.Date(c.number(code))
		}
	})
}

func (c *packed) counts(data string, from int, to []int32) {
	c.codes.each(data, from, len(to), func(at int, codes []uint64) {
		for i, code := range codes {
			to[at+i] = clamp(c.number(code))
		}
	})
}

func (c *packed) minors(data string, from int, to []int64) {
	c.codes.each(data, from, len(to), func(at int, codes []uint64) {
		for i, code := range codes {
			to[at+i] = c.number(code)
		}
	})
}

// currencies are the positions where there are several; of one it is told by whether there is an amount.
func (c *packed) currencies(data string, from int, to []uint8) {
	k, last := c.codes, uint64(len(c.names)-1)
	if last > 1 {
		k = c.of
	}
	k.each(data, from, len(to), func(at int, codes []uint64) {
		for i, code := range codes {
			to[at+i] = uint8(c.names[min(code, last)])
		}
	})
}

func (c *packed) floats(data string, from int, to []float64) {
	scale := math.Pow10(int(c.decimals))
	c.codes.each(data, from, len(to), func(at int, codes []uint64) {
		for i, code := range codes {
			switch {
			case c.decimals == asTheyAre:
				to[at+i] = math.Float64frombits(code)
			case code == 0:
				to[at+i] = math.NaN()
			default:
				to[at+i] = float64(c.number(code)) / scale
			}
		}
	})
}

func (c *packed) flags(data string, from int, to []bool) {
	c.codes.each(data, from, len(to), func(at int, codes []uint64) {
		for i, code := range codes {
			to[at+i] = code != 0
		}
	})
}

// place looks a column through that ends at a place, and tells where its parts lie.
func (d *decoder) place(form Form, end int) packed {
	c := packed{form: form, texts: d.at}
	switch form {
	case FormTexts:
		n := d.pass()
		c.codes = d.places(n)
	case FormAmounts:
		var v Values
		d.currencies(&v)
		if n := len(v.Currencies); n > 1 {
			c.of = d.places(n)
		}
		d.steps(&c)
	case FormInts, FormDates:
		d.steps(&c)
	case FormNumbers:
		if c.decimals = d.byte(); c.decimals == asTheyAre {
			c.codes = packing{at: d.at, width: 64}
			if d.at += 8 * d.rows; d.at > end {
				d.fail("numbers are cut")
			}
		} else {
			d.steps(&c)
		}
	case FormFlags:
		c.codes = d.packing()
	}
	if d.err == nil && d.at != end {
		d.fail("a column is longer than what it says")
	}
	return c
}

// pass goes over texts without reading them; it tells how many there are.
func (d *decoder) pass() int {
	n, length := d.count(2), uint64(0)
	for range n {
		shared := d.uint()
		rest := len(d.bytes())
		if shared > length {
			d.fail("a text shares more than there is")
			return 0
		}
		length = shared + uint64(rest)
	}
	return n
}

func (d *decoder) places(n int) packing {
	k := d.packing()
	if d.err == nil && !k.within(uint64(n), d.data, d.rows) {
		d.fail("a thing of more than %d", n)
	}
	return k
}

func (d *decoder) steps(c *packed) {
	c.lowest, c.step = d.int(), d.uint()
	c.codes = d.packing()
	if d.err != nil || c.form != FormDates {
		return
	}
	c.codes.each(d.data, 0, d.rows, func(_ int, codes []uint64) {
		for _, code := range codes {
			if n := c.number(code); n != int64(int32(n)) {
				d.fail("day %d", n)
				return
			}
		}
	})
}

// namesOf reads the texts or currencies of a column. They hold until the next call.
func (d *decoder) namesOf(c *packed, data string) spelt {
	d.b, d.at, d.err = append(d.b[:0], data[c.texts:max(c.codes.at, c.of.at)]...), 0, nil
	if c.form == FormTexts {
		d.spell()
		return spelt{d.text, d.ends}
	}
	var of Values
	d.currencies(&of)
	var out spelt
	for _, code := range of.Currencies {
		out.text = append(out.text, code.String()...)
		out.ends = append(out.ends, len(out.text))
	}
	return out
}
