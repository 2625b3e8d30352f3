package kpi

import (
	"math/bits"

	"rumbo/engine/record"
	"rumbo/engine/text"
)

// dict numbers the values of a dimension. Building the columns is mostly looking IDs up, so it has a
// table of its own: the hash takes 16 bytes of an ID instead of all, and IDs that find no
// place within a few steps go to an ordinary map.
type dict struct {
	values []Value
	slots  []int32 // code + 1, by hash
	rest   map[string]int32
	named  int // of the values, those whose records exist: the first ones
}

// steps is how far from its place an ID may be.
const steps = 8

func newDict(n int) *dict {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return &dict{slots: make([]int32, size), values: make([]Value, 0, n), rest: map[string]int32{}}
}

// hash multiplies the first and the last bytes of an ID and folds the product.
func hash(id string) uint64 {
	var a, b uint64
	switch n := len(id); {
	case n >= 8:
		a, b = word(id), word(id[n-8:])
	case n >= 4:
		a, b = half(id), half(id[n-4:])
	case n > 0:
		a = uint64(id[0])<<16 | uint64(id[n/2])<<8 | uint64(id[n-1])
	}
	hi, lo := bits.Mul64(a^0xa0761d6478bd642f, b^0xe7037ed1a0b428db^uint64(len(id)))
	return hi ^ lo
}

func word(s string) uint64 { return half(s) | half(s[4:])<<32 }

func half(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

func (d *dict) find(id string) (int32, bool) {
	mask := uint64(len(d.slots) - 1)
	h := hash(id)
	for i := range uint64(steps) {
		c := d.slots[(h+i)&mask]
		if c == 0 {
			return 0, false
		}
		if d.values[c-1].ID == id {
			return c - 1, true
		}
	}
	c, ok := d.rest[id]
	return c, ok
}

// add gives an ID that is not there the next number.
func (d *dict) add(id, name string) int32 {
	if 2*len(d.values) >= len(d.slots) {
		d.grow()
	}
	c := int32(len(d.values))
	d.values = append(d.values, Value{id, text.Same(name)})
	d.put(c)
	return c
}

func (d *dict) put(c int32) {
	id := d.values[c].ID
	mask := uint64(len(d.slots) - 1)
	h := hash(id)
	for i := range uint64(steps) {
		if at := &d.slots[(h+i)&mask]; *at == 0 {
			*at = c + 1
			return
		}
	}
	d.rest[id] = c
}

func (d *dict) grow() {
	d.slots = make([]int32, 2*len(d.slots))
	clear(d.rest)
	for c := range d.values {
		d.put(int32(c))
	}
}

// code is the number of a record's ID, −1 for none; one that is not there gets a number without a name.
func (d *dict) code(id record.ID) int32 {
	if id == "" {
		return -1
	}
	if c, ok := d.find(string(id)); ok {
		return c
	}
	return d.add(string(id), "")
}

// text is the number of a text that is its own name.
func (d *dict) text(s string) int32 {
	if s == "" {
		return -1
	}
	if c, ok := d.find(s); ok {
		return c
	}
	return d.add(s, s)
}

// holds reports whether codes given by an earlier dict mean the same here, and takes over the
// values of that dict whose records do not exist.
func (d *dict) holds(earlier *dict) bool {
	n := earlier.named
	if len(d.values) < n || len(d.values) > n && len(earlier.values) > n {
		return false
	}
	for i, v := range earlier.values[:n] {
		if d.values[i].ID != v.ID {
			return false
		}
	}
	for _, v := range earlier.values[n:] {
		d.add(v.ID, "")
	}
	return true
}
