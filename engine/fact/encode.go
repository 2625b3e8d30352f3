package fact

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// The stored form of a block:
//
//	'F' version  uvarint: version of the kind's fields, rows, columns
//	per column, by name: name, form, length of the payload, payload
//
// Texts are written once, each as what it shares with the one before and the rest. Numbers are
// steps from the smallest: 0 stands for none. Both end in codes of as few bits as hold the largest.
const (
	magic       = 'F'
	wireVersion = 1
	maxRows     = 1 << 16
	wideBits    = 56 // wider codes take 64 bits
	padding     = 8  // bytes after packed codes, so that eight can always be read
)

// Encode gives the bytes of columns; equal columns give equal bytes. It sorts the columns by name
// and leaves those out that say nothing.
func Encode(d *Data) string {
	cols := slices.Clone(d.Cols)
	cols = slices.DeleteFunc(cols, func(v Values) bool { return v.empty() })
	slices.SortFunc(cols, func(a, b Values) int { return strings.Compare(a.Name, b.Name) })
	b := []byte{magic, wireVersion}
	b = binary.AppendUvarint(b, uint64(d.Version))
	b = binary.AppendUvarint(b, uint64(d.Rows))
	b = binary.AppendUvarint(b, uint64(len(cols)))
	var payload []byte
	codes := make([]uint64, d.Rows)
	for i := range cols {
		v := &cols[i]
		payload = v.encode(payload[:0], codes)
		b = appendText(b, v.Name)
		b = append(b, byte(v.Form))
		b = binary.AppendUvarint(b, uint64(len(payload)))
		b = append(b, payload...)
	}
	return string(b)
}

func (v *Values) empty() bool {
	switch v.Form {
	case FormTexts:
		return len(v.Texts) == 0
	case FormAmounts:
		return len(v.Currencies) == 0
	case FormInts, FormDates:
		return !slices.ContainsFunc(v.Ints, func(n int64) bool { return n != 0 })
	case FormNumbers:
		return !slices.ContainsFunc(v.Numbers, func(x float64) bool { return x == x })
	}
	return !slices.Contains(v.Flags, true)
}

func (v *Values) encode(b []byte, codes []uint64) []byte {
	switch v.Form {
	case FormTexts:
		b = appendTexts(b, v.Texts)
		return appendCodes(b, codes, func(i int) uint64 { return uint64(v.At[i] + 1) })
	case FormInts, FormDates:
		return appendInts(b, codes, v.Ints, func(i int) bool { return v.Ints[i] != 0 })
	case FormAmounts:
		b = binary.AppendUvarint(b, uint64(len(v.Currencies)))
		for _, c := range v.Currencies {
			b = appendText(b, c.String())
		}
		if len(v.Currencies) > 1 {
			b = appendCodes(b, codes, func(i int) uint64 { return uint64(v.At[i] + 1) })
		}
		return appendInts(b, codes, v.Ints, func(i int) bool { return v.At[i] >= 0 })
	case FormNumbers:
		return v.appendNumbers(b, codes)
	}
	return appendCodes(b, codes, func(i int) uint64 {
		if v.Flags[i] {
			return 1
		}
		return 0
	})
}

func appendText(b []byte, s string) []byte {
	b = binary.AppendUvarint(b, uint64(len(s)))
	return append(b, s...)
}

func appendTexts(b []byte, texts []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(texts)))
	prev := ""
	for _, s := range texts {
		n := 0
		for n < len(s) && n < len(prev) && s[n] == prev[n] {
			n++
		}
		b = binary.AppendUvarint(b, uint64(n))
		b = appendText(b, s[n:])
		prev = s
	}
	return b
}

// appendInts writes whole numbers as steps from the smallest known one.
func appendInts(b []byte, codes []uint64, ints []int64, known func(int) bool) []byte {
	lowest, step := int64(math.MaxInt64), uint64(0)
	for i, n := range ints {
		if known(i) {
			lowest = min(lowest, n)
		}
	}
	for i, n := range ints {
		if known(i) {
			step = gcd(step, uint64(n)-uint64(lowest))
		}
	}
	step = max(step, 1)
	b = binary.AppendVarint(b, lowest)
	b = binary.AppendUvarint(b, step)
	return appendCodes(b, codes, func(i int) uint64 {
		if !known(i) {
			return 0
		}
		return 1 + (uint64(ints[i])-uint64(lowest))/step
	})
}

func gcd(a, b uint64) uint64 {
	for b != 0 && a != 1 {
		a, b = b, a%b
	}
	return a
}

// How numbers are written: as whole numbers of so many decimals, or as they are.
const (
	mostDecimals = 6
	asTheyAre    = 255
)

func (v *Values) appendNumbers(b []byte, codes []uint64) []byte {
	ints := make([]int64, len(v.Numbers))
	known := func(i int) bool { return v.Numbers[i] == v.Numbers[i] }
	for decimals := range mostDecimals + 1 {
		if v.scaled(ints, decimals) {
			return appendInts(append(b, byte(decimals)), codes, ints, known)
		}
	}
	b = append(b, asTheyAre)
	for _, x := range v.Numbers {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
	}
	return b
}

// scaled writes the numbers as whole ones of so many decimals; false if that would lose something.
func (v *Values) scaled(ints []int64, decimals int) bool {
	scale := math.Pow10(decimals)
	for i, x := range v.Numbers {
		if x != x {
			continue
		}
		n := math.Round(x * scale)
		if math.Abs(n) > 1<<53 || n/scale != x || n == 0 && math.Signbit(x) {
			return false
		}
		ints[i] = int64(n)
	}
	return true
}

// appendCodes packs one code a row: the smallest, the number of bits, the bits.
func appendCodes(b []byte, codes []uint64, code func(int) uint64) []byte {
	lowest, highest := uint64(math.MaxUint64), uint64(0)
	for i := range codes {
		codes[i] = code(i)
		lowest, highest = min(lowest, codes[i]), max(highest, codes[i])
	}
	if len(codes) == 0 {
		lowest = 0
	}
	width := bits.Len64(highest - lowest)
	if width > wideBits {
		width = 64
	}
	b = binary.AppendUvarint(b, lowest)
	b = append(b, byte(width))
	if width == 0 {
		return b
	}
	start := len(b)
	b = append(b, make([]byte, (len(codes)*width+7)/8+padding)...)
	for i, c := range codes {
		put(b[start:], i*width, c-lowest)
	}
	return b
}

// put writes a code at a bit; the bits there are zero.
func put(b []byte, bit int, code uint64) {
	at, shift := bit>>3, bit&7
	word := binary.LittleEndian.Uint64(b[at:])
	binary.LittleEndian.PutUint64(b[at:], word|code<<shift)
}
