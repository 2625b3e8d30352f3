package change

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"rumbo/engine/money"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// ErrFormat is returned for bytes that no version of the program has written.
var ErrFormat = errors.New("change: damaged or foreign bytes")

// ErrNewer is returned for bytes that a newer program has written.
var ErrNewer = errors.New("change: written by a newer version")

// writer puts numbers, texts and values into bytes. Texts are written once and then named by number.
type writer struct {
	b     []byte
	texts map[string]uint64
	pace  *pace.Pace
}

func newWriter() *writer { return &writer{texts: map[string]uint64{}} }

func (w *writer) uint(n uint64) { w.b = binary.AppendUvarint(w.b, n) }
func (w *writer) int(n int64)   { w.b = binary.AppendVarint(w.b, n) }
func (w *writer) byte(b byte)   { w.b = append(w.b, b) }

func (w *writer) raw(s string) {
	w.uint(uint64(len(s)))
	w.b = append(w.b, s...)
}

// text writes a text that is likely to come again: its number if it has one.
func (w *writer) text(s string) {
	if n, ok := w.texts[s]; ok {
		w.uint(n + 1)
		return
	}
	w.texts[s] = uint64(len(w.texts))
	w.uint(0)
	w.raw(s)
}

func (w *writer) stamp(s Stamp) {
	w.uint(s.Time)
	w.b = binary.LittleEndian.AppendUint64(w.b, s.Replica)
}

func (w *writer) stamps(list []Stamp) {
	w.uint(uint64(len(list)))
	for _, s := range list {
		w.stamp(s)
	}
}

func (w *writer) value(v record.Value) {
	w.byte(byte(v.Tag()))
	switch v.Tag() {
	case record.Text:
		w.text(v.Text())
	case record.JSON:
		w.raw(v.JSON())
	case record.Bytes:
		w.raw(v.Bytes())
	case record.Int:
		w.int(v.Int())
	case record.Float:
		w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(v.Float()))
	case record.Money:
		w.text(v.Money().Currency.String())
		w.int(v.Money().Minor)
	case record.Date:
		w.int(int64(v.Date()))
	}
}

// reader takes apart what a writer made. After its first error all it gives is zero.
type reader struct {
	s     string // one string, of which all texts are parts
	texts [][]string
	err   error
	pace  *pace.Pace
}

func newReader(s string) *reader { return &reader{s: s} }

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("%w: "+format, append([]any{ErrFormat}, args...)...)
	}
	r.s = ""
}

func (r *reader) uint() uint64 {
	var n uint64
	for i, shift := 0, 0; i < len(r.s) && shift < 64; i, shift = i+1, shift+7 {
		b := r.s[i]
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			r.s = r.s[i+1:]
			return n
		}
	}
	r.fail("a number is cut")
	return 0
}

func (r *reader) int() int64 {
	u := r.uint()
	n := int64(u >> 1)
	if u&1 != 0 {
		n = ^n
	}
	return n
}

// count reads how many things of at least size bytes follow; more than can be there is an error.
func (r *reader) count(size int) int {
	n := r.uint()
	if n > uint64(len(r.s)/size) {
		r.fail("%d things in %d bytes", n, len(r.s))
		return 0
	}
	return int(n)
}

func (r *reader) take(n int) string {
	if n > len(r.s) {
		r.fail("%d bytes wanted, %d there", n, len(r.s))
		return ""
	}
	s := r.s[:n]
	r.s = r.s[n:]
	return s
}

func (r *reader) byte() byte {
	if s := r.take(1); s != "" {
		return s[0]
	}
	return 0
}

func (r *reader) fixed() uint64 {
	s := r.take(8)
	if s == "" {
		return 0
	}
	var n uint64
	for i := 7; i >= 0; i-- {
		n = n<<8 | uint64(s[i])
	}
	return n
}

func (r *reader) raw() string { return r.take(r.count(1)) }

func (r *reader) text() string {
	n := r.uint()
	if n == 0 {
		return r.fresh()
	}
	if n > r.known() {
		r.fail("text %d of %d", n, r.known())
		return ""
	}
	return r.again(n - 1)
}

// textsAtOnce is how many texts a reader keeps in one list: one list of all would be copied each time it grows.
const textsAtOnce = 1 << 13

// fresh reads a text that comes for the first time, known counts them, again gives one by its number.
func (r *reader) fresh() string {
	s := r.raw()
	last := len(r.texts) - 1
	if last < 0 || len(r.texts[last]) == textsAtOnce {
		var list []string
		if last++; last > 0 { // else there may be few
			list = make([]string, 0, textsAtOnce)
		}
		r.texts = append(r.texts, list)
	}
	r.texts[last] = append(r.texts[last], s)
	return s
}

func (r *reader) known() uint64 {
	last := len(r.texts) - 1
	if last < 0 {
		return 0
	}
	return uint64(last*textsAtOnce + len(r.texts[last]))
}

func (r *reader) again(n uint64) string { return r.texts[n/textsAtOnce][n%textsAtOnce] }

func (r *reader) stamp() Stamp { return Stamp{r.uint(), r.fixed()} }

func (r *reader) stamps() []Stamp {
	n := r.count(9)
	if n == 0 {
		return nil
	}
	out := make([]Stamp, n)
	for i := range out {
		out[i] = r.stamp()
	}
	return out
}

func (r *reader) value() record.Value {
	switch tag := record.Tag(r.byte()); tag {
	case record.Null:
		return record.Value{}
	case record.Text:
		return record.OfText(r.text())
	case record.JSON:
		return record.OfJSON(r.raw())
	case record.Bytes:
		return record.OfBytes(r.raw())
	case record.Bool:
		return record.OfBool(true)
	case record.Int:
		return record.OfInt(r.int())
	case record.Float:
		return record.OfFloat(math.Float64frombits(r.fixed()))
	case record.Money:
		c, ok := money.ParseCode(r.text())
		if !ok {
			r.fail("an amount without currency")
		}
		return record.OfMoney(money.New(r.int(), c))
	case record.Date:
		return record.OfDate(period.Date(r.int()))
	default:
		r.fail("value of kind %d", tag)
	}
	return record.Value{}
}

// end checks that everything was read.
func (r *reader) end() error {
	if r.err == nil && r.s != "" {
		r.fail("%d bytes too many", len(r.s))
	}
	return r.err
}
