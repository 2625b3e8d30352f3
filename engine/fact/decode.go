package fact

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"rumbo/engine/money"
	"rumbo/engine/period"
)

// ErrFormat is returned for bytes that no version of the program has written.
var ErrFormat = errors.New("fact: damaged or foreign block")

// ErrNewer is returned for bytes that a newer program has written.
var ErrNewer = errors.New("fact: block written by a newer version")

// decoder takes a block apart, column by column, into memory that it uses again.
type decoder struct {
	data    string
	b       []byte // the same
	at      int
	err     error
	version int
	rows    int
	columns int
	last    string // name of the column before

	col   Values
	codes []uint64
	text  []byte
	ends  []int
	days  []period.Date
}

// open starts with a block; head tells how many columns follow.
func (d *decoder) open(data string) {
	d.data, d.b, d.at, d.err, d.last = data, append(d.b[:0], data...), 0, nil, ""
	if what, version := d.byte(), d.byte(); what != magic {
		d.fail("not a block")
	} else if version > wireVersion {
		d.err = ErrNewer
	}
	d.version, d.rows = int(d.uint()), int(d.uint())
	if d.rows < 0 || d.rows > maxRows {
		d.fail("%d rows", d.rows)
	}
	d.columns = d.count(4)
}

func (d *decoder) fail(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf("%w: "+format, append([]any{ErrFormat}, args...)...)
	}
	d.b, d.at, d.rows, d.columns = d.b[:0], 0, 0, 0
}

func (d *decoder) byte() byte {
	if d.at >= len(d.b) {
		d.fail("cut")
		return 0
	}
	d.at++
	return d.b[d.at-1]
}

func (d *decoder) uint() uint64 {
	n, size := binary.Uvarint(d.b[d.at:])
	if size <= 0 {
		d.fail("a number is cut")
		return 0
	}
	d.at += size
	return n
}

func (d *decoder) int() int64 {
	n, size := binary.Varint(d.b[d.at:])
	if size <= 0 {
		d.fail("a number is cut")
		return 0
	}
	d.at += size
	return n
}

// count reads how many things of at least size bytes follow.
func (d *decoder) count(size int) int {
	n := d.uint()
	if n > uint64((len(d.b)-d.at)/size) {
		d.fail("%d things in %d bytes", n, len(d.b)-d.at)
		return 0
	}
	return int(n)
}

func (d *decoder) bytes() []byte {
	n := d.count(1)
	d.at += n
	return d.b[d.at-n : d.at]
}

// head reads a column's name and form, and where it ends.
func (d *decoder) head() (name string, form Form, end int) {
	name, form = string(d.bytes()), Form(d.byte())
	n := d.count(1)
	if d.err == nil && name <= d.last {
		d.fail("columns out of order")
	}
	d.last = name
	return name, form, d.at + n
}

// next reads a column, or only its name if want says no: then nil. What it gives holds until the next call.
func (d *decoder) next(want func(name string, f Form) bool) *Values {
	name, form, end := d.head()
	if d.err != nil {
		return nil
	}
	if !want(name, form) {
		d.at = end
		return nil
	}
	v := &d.col
	*v = Values{Name: name, Form: form, Texts: v.Texts[:0], Currencies: v.Currencies[:0], At: v.At[:0], Ints: v.Ints[:0], Numbers: v.Numbers[:0], Flags: v.Flags[:0]}
	d.values(v, end)
	if d.err == nil && d.at != end {
		d.fail("column %s is longer than what it says", name)
	}
	if d.err != nil {
		return nil
	}
	return v
}

func (d *decoder) values(v *Values, end int) {
	switch v.Form {
	case FormTexts:
		d.texts(v)
		d.positions(v, len(v.Texts))
	case FormInts, FormDates:
		d.ints(v, nil)
	case FormAmounts:
		d.amounts(v)
	case FormNumbers:
		d.numbers(v, end)
	case FormFlags:
		for _, c := range d.unpack() {
			v.Flags = append(v.Flags, c != 0)
		}
	default:
		d.fail("column of form %d", v.Form)
	}
}

// texts reads texts into parts of one string.
func (d *decoder) texts(v *Values) {
	d.spell()
	all, from := string(d.text), 0
	for _, end := range d.ends {
		v.Texts = append(v.Texts, all[from:end])
		from = end
	}
}

// spell writes texts one behind the other and notes where they end.
func (d *decoder) spell() {
	n := d.count(2)
	d.text, d.ends = d.text[:0], d.ends[:0]
	start := 0
	for range n {
		shared := d.uint()
		rest := d.bytes()
		if shared > uint64(len(d.text)-start) || uint64(len(d.text))+shared > 1<<28 {
			d.fail("a text shares more than there is")
			d.ends = d.ends[:0]
			return
		}
		from := start
		start = len(d.text)
		d.text = append(d.text, d.text[from:from+int(shared)]...)
		d.text = append(d.text, rest...)
		d.ends = append(d.ends, len(d.text))
	}
}

// positions reads codes that are one more than a position among n things.
func (d *decoder) positions(v *Values, n int) {
	for _, c := range d.unpack() {
		if c > uint64(n) {
			d.fail("thing %d of %d", c, n)
			return
		}
		v.At = append(v.At, int32(c)-1)
	}
}

// ints reads whole numbers; known, if not nil, is told which rows have one.
func (d *decoder) ints(v *Values, known func(i int)) {
	lowest, step := d.int(), d.uint()
	for i, c := range d.unpack() {
		n := int64(0)
		if c != 0 {
			n = int64(uint64(lowest) + (c-1)*step)
			if known != nil {
				known(i)
			}
		}
		v.Ints = append(v.Ints, n)
	}
	if v.Form != FormDates {
		return
	}
	for _, n := range v.Ints {
		if n != int64(int32(n)) {
			d.fail("day %d", n)
			return
		}
	}
}

func (d *decoder) currencies(v *Values) {
	n := d.count(2)
	for range n {
		c, ok := money.ParseCode(string(d.bytes()))
		if !ok {
			d.fail("amounts without currency")
			return
		}
		v.Currencies = append(v.Currencies, c)
	}
	if n == 0 {
		d.fail("amounts without currency")
	}
}

func (d *decoder) amounts(v *Values) {
	d.currencies(v)
	n := len(v.Currencies)
	if d.err != nil {
		return
	}
	if n > 1 {
		d.positions(v, n)
	} else {
		for range d.rows {
			v.At = append(v.At, -1)
		}
	}
	d.ints(v, func(i int) {
		if n == 1 && i < len(v.At) {
			v.At[i] = 0
		}
	})
}

func (d *decoder) numbers(v *Values, end int) {
	decimals := d.byte()
	if decimals == asTheyAre {
		if d.err == nil && end-d.at < 8*d.rows {
			d.fail("numbers are cut")
		}
		for range d.rows {
			v.Numbers = append(v.Numbers, math.Float64frombits(binary.LittleEndian.Uint64(d.b[d.at:])))
			d.at += 8
		}
		return
	}
	scale := math.Pow10(int(decimals))
	for range d.rows {
		v.Numbers = append(v.Numbers, math.NaN())
	}
	known := make([]bool, d.rows)
	d.ints(v, func(i int) { known[i] = true })
	for i, n := range v.Ints {
		if known[i] {
			v.Numbers[i] = float64(n) / scale
		}
	}
}

// packing tells where the codes are that come next, one a row.
func (d *decoder) packing() packing {
	k := packing{lowest: d.uint(), width: int(d.byte())}
	if k.at = d.at; d.err != nil || k.width == 0 {
		return k
	}
	size := (d.rows*k.width+7)/8 + padding
	if k.width > wideBits && k.width != 64 || size > len(d.b)-d.at {
		d.fail("codes are cut")
		return packing{}
	}
	d.at += size
	return k
}

// unpack reads one code a row.
func (d *decoder) unpack() []uint64 {
	k := d.packing()
	if d.err != nil {
		return nil
	}
	if cap(d.codes) < d.rows {
		d.codes = make([]uint64, d.rows)
	}
	codes := d.codes[:d.rows]
	k.codes(codes, d.data, 0)
	return codes
}

// Decode reads what Encode wrote. Errors wrap ErrFormat or ErrNewer.
func Decode(data string) (*Data, error) {
	var d decoder
	d.open(data)
	out := &Data{Version: d.version, Rows: d.rows}
	for range d.columns {
		v := d.next(func(string, Form) bool { return true })
		if v == nil {
			break
		}
		out.Cols = append(out.Cols, *v)
		d.col = Values{} // now the caller's
	}
	return out, d.end()
}

func (d *decoder) end() error {
	if d.err == nil && d.at != len(d.b) {
		d.fail("%d bytes too many", len(d.b)-d.at)
	}
	return d.err
}
