// Package lexicon numbers texts: identifiers and names by the hundred thousand. It is a table made for that, since
// reading a workspace is to a good part looking them up, and a map hashes each to its last byte.
package lexicon

import (
	"maps"
	"math/bits"
	"slices"
)

// Lexicon gives texts the numbers 0, 1, … in the order in which they come. It only grows; reading and adding
// at the same time is not safe.
type Lexicon struct {
	names []string
	slots []slot           // by hash
	rest  map[string]int32 // of those that found no place within a few steps
}

// slot holds number + 1 in as many bits as the table's size asks for, and in those above a part of the hash, so that a
// text is looked at only if it is likely the one.
type slot uint32

func (l *Lexicon) slotOf(h uint64, n int32) slot {
	return slot(h>>32)&^slot(len(l.slots)-1) | slot(n+1)
}

// steps is how far from its place a text may be.
const steps = 8

// New has room for n texts.
func New(n int) *Lexicon {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return &Lexicon{names: make([]string, 0, n), slots: make([]slot, size), rest: map[string]int32{}}
}

// Of numbers texts that are all different.
func Of(names []string) *Lexicon {
	l := New(len(names))
	for _, s := range names {
		l.Add(s)
	}
	return l
}

// Len is how many texts there are.
func (l *Lexicon) Len() int { return len(l.names) }

// Names are the texts by number; not to be modified.
func (l *Lexicon) Names() []string { return slices.Clip(l.names) }

// Clone is a lexicon of its own with the same texts.
func (l *Lexicon) Clone() *Lexicon {
	return &Lexicon{slices.Clip(l.names), slices.Clone(l.slots), maps.Clone(l.rest)}
}

// Find gives the number of a text, −1 if it is not there.
func (l *Lexicon) Find(s string) int32 {
	mask := uint64(len(l.slots) - 1)
	h := hash(s)
	tag := slot(h >> 32)
	for i := range uint64(steps) {
		at := l.slots[(h+i)&mask]
		if at == 0 {
			return -1
		}
		if (at^tag)&^slot(mask) == 0 {
			if n := int32(at&slot(mask)) - 1; l.names[n] == s {
				return n
			}
		}
	}
	if n, ok := l.rest[s]; ok {
		return n
	}
	return -1
}

// Add gives a text that is not there the next number.
func (l *Lexicon) Add(s string) int32 {
	if 2*len(l.names) >= len(l.slots) {
		l.grow()
	}
	n := int32(len(l.names))
	l.names = append(l.names, s)
	l.put(n)
	return n
}

func (l *Lexicon) put(n int32) {
	mask := uint64(len(l.slots) - 1)
	h := hash(l.names[n])
	for i := range uint64(steps) {
		if at := &l.slots[(h+i)&mask]; *at == 0 {
			*at = l.slotOf(h, n)
			return
		}
	}
	l.rest[l.names[n]] = n
}

func (l *Lexicon) grow() {
	l.slots = make([]slot, 2*len(l.slots))
	clear(l.rest)
	for n := range l.names {
		l.put(int32(n))
	}
}

// hash multiplies the first, the middle and the last bytes of a text and folds the product.
func hash(s string) uint64 {
	var a, b, c uint64
	switch n := len(s); {
	case n > 16:
		a, b, c = word(s), word(s[n-8:]), word(s[n/2-4:])
	case n >= 8:
		a, b = word(s), word(s[n-8:])
	case n >= 4:
		a, b = half(s), half(s[n-4:])
	case n > 0:
		a = uint64(s[0])<<16 | uint64(s[n/2])<<8 | uint64(s[n-1])
	}
	hi, lo := bits.Mul64(a^0xa0761d6478bd642f, b^0xe7037ed1a0b428db^uint64(len(s)))
	if c == 0 {
		return hi ^ lo
	}
	hi, lo = bits.Mul64(hi^lo^c, 0x8ebc6af09c88c6e3)
	return hi ^ lo
}

func word(s string) uint64 { return half(s) | half(s[4:])<<32 }

func half(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}
