package document

import (
	"encoding/base64"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

// naturalTag is what a field of each type holds when all is as it should be.
var naturalTag = [...]record.Tag{
	record.TypeText: record.Text, record.TypeLong: record.Text, record.TypeChoice: record.Text, record.TypeRef: record.Text,
	record.TypeBool: record.Bool, record.TypeInt: record.Int, record.TypeNumber: record.Float, record.TypePercent: record.Float,
	record.TypeMoney: record.Money, record.TypeDate: record.Date, record.TypeList: record.JSON,
	record.TypeLink: record.Text, record.TypeMail: record.Text, record.TypeRank: record.Text,
	record.TypeColumns: record.Bytes,
}

// value writes a field's content: naturally where the field (nil if unknown) tells a reader what it
// is, else as an object of one key that does, such as {"$date": "2026-11-22"}.
func (e *writer) value(f *record.FieldInfo, v record.Value) {
	known := f != nil && int(f.Type) < len(naturalTag) && naturalTag[f.Type] == v.Tag()
	switch v.Tag() {
	case record.Null:
		e.raw("null")
	case record.Text:
		e.tagged(known || f == nil, `{"$text":`, func() { e.text(v.Text()) })
	case record.Bool:
		e.tagged(known || f == nil, `{"$bool":`, func() { e.raw("true") })
	case record.Int:
		known = known && v.Int() <= maxInt && v.Int() >= -maxInt
		e.tagged(known || f == nil, `{"$int":`, func() { e.b = strconv.AppendInt(e.b, v.Int(), 10) })
	case record.Float:
		e.tagged(known || f == nil, `{"$number":`, func() { e.float(v.Float(), f == nil) })
	case record.Money:
		e.tagged(known, `{"$money":`, func() { e.money(v) })
	case record.Date:
		if d := v.Date(); d < 1 || d > lastDay {
			e.tagged(false, `{"$day":`, func() { e.b = strconv.AppendInt(e.b, int64(d), 10) })
			return
		}
		e.tagged(known, `{"$date":`, func() { e.date(v.Date()) })
	case record.Bytes:
		if !known || !e.columns(v.Bytes()) {
			e.tagged(false, `{"$bytes":`, func() { e.text(base64.StdEncoding.EncodeToString([]byte(v.Bytes()))) })
		}
	case record.JSON:
		if known && record.OfList(listOf(v)) == v || f == nil && plainJSON(v.JSON()) {
			e.raw(v.JSON())
			return
		}
		e.tagged(false, `{"$json":`, func() { e.text(v.JSON()) })
	}
}

// maxInt is the largest whole number that a known field holds.
const maxInt = 1 << 53

var lastDay = period.On(9999, 12, 31)

func listOf(v record.Value) []string {
	list, _ := v.List()
	return list
}

// plainJSON tells arrays and objects that cannot be taken for one of ours.
func plainJSON(s string) bool {
	x := scan{data: []byte(s), depth: maxDepth / 2} // it will stand inside other things
	if x.skip(); x.err != "" || x.i != len(s) || !utf8.ValidString(s) {
		return false
	}
	switch s[0] {
	case '[':
		return true
	case '{':
		inside := strings.TrimLeft(s[1:], " \t\r\n")
		return !strings.HasPrefix(inside, `"$`) && !strings.HasPrefix(inside, `"\`)
	}
	return false
}

func (e *writer) tagged(natural bool, open string, content func()) {
	if natural {
		content()
		return
	}
	e.raw(open)
	content()
	e.raw("}")
}

// float writes a number; where nothing else tells that it is not a whole one, by a point.
func (e *writer) float(v float64, point bool) {
	at := len(e.b)
	form := byte('f')
	if a := math.Abs(v); a != 0 && (a < 1e-6 || a >= 1e21) {
		form = 'e'
	}
	e.b = strconv.AppendFloat(e.b, v, form, -1, 64)
	if point && !strings.ContainsAny(string(e.b[at:]), ".e") {
		e.raw(".0")
	}
}

func (e *writer) date(d period.Date) {
	y, m, day := d.Civil()
	e.b = append(e.b, '"', byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+m/10), byte('0'+m%10), '-', byte('0'+day/10), byte('0'+day%10), '"')
}

func (e *writer) money(v record.Value) {
	a := v.Money()
	e.raw(`"`)
	u := uint64(a.Minor)
	if a.Minor < 0 {
		e.raw("-")
		u = -u
	}
	f := uint64(a.Currency.Factor())
	e.b = strconv.AppendUint(e.b, u/f, 10)
	if d := a.Currency.Decimals(); d > 0 {
		e.raw(".")
		for rest := u % f; d > 0; d-- {
			f /= 10
			e.b = append(e.b, byte('0'+rest/f))
			rest %= f
		}
	}
	e.b = append(append(append(e.b, ' '), a.Currency[:]...), '"')
}

// text writes a JSON string; bytes that are no text become the replacement character.
func (e *writer) text(s string) {
	e.b = append(e.b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			e.b = append(e.b, s[start:i]...)
			e.escape(c)
			i++
			start = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			e.b = append(e.b, s[start:i]...)
			e.raw("\uFFFD")
			start = i + 1
		}
		i += n
	}
	e.b = append(append(e.b, s[start:]...), '"')
}

func (e *writer) escape(c byte) {
	const hex = "0123456789abcdef"
	switch c {
	case '"', '\\':
		e.b = append(e.b, '\\', c)
	case '\n':
		e.raw(`\n`)
	case '\t':
		e.raw(`\t`)
	case '\r':
		e.raw(`\r`)
	default:
		e.b = append(e.b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
	}
}
