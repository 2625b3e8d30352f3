package document

import (
	"bytes"
	"encoding/base64"
	"math"
	"strconv"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// object reads an object; each must take the value of its key.
func (r *reader) object(each func(key []byte)) {
	if r.next() != '{' {
		r.wrong(wantObject)
		return
	}
	if r.open('{') {
		for first := true; r.more('}', first); first = false {
			each(r.key())
		}
	}
}

// array reads a list; each must take an item.
func (r *reader) array(each func()) {
	if r.next() != '[' {
		r.wrong(wantArray)
		return
	}
	if r.open('[') {
		for first := true; r.more(']', first); first = false {
			each()
		}
	}
}

// keep makes a string of bytes; short ones that come again share memory.
func (r *reader) keep(b []byte) string {
	if len(b) > 40 {
		return string(b)
	}
	if s, ok := r.texts[string(b)]; ok {
		return s
	}
	s := string(b)
	if len(r.texts) < 1<<16 {
		r.texts[s] = s
	}
	return s
}

// string reads a text.
func (r *reader) string() string {
	if r.next() != '"' {
		r.wrong(wantText)
		return ""
	}
	return r.keep(r.text())
}

// whole reads a whole number in a range.
func (r *reader) whole(from, to int64) int64 {
	r.next()
	at := r.i
	n, err := strconv.ParseInt(string(r.skip()), 10, 64)
	if err != nil || n < from || n > to {
		r.complain("type", at, "value", shorten(r.data[at:r.i]), "wanted", wantInt)
		return from
	}
	return n
}

// ref reads a stamp's number.
func (r *reader) ref() change.Stamp {
	c := r.next()
	if c < '0' || c > '9' {
		r.wrong(wantRef)
		return change.Stamp{}
	}
	n, at := 0, r.i
	for r.i < len(r.data) && r.data[r.i] >= '0' && r.data[r.i] <= '9' && n < 1<<40 {
		n = n*10 + int(r.data[r.i]-'0')
		r.i++
	}
	if n >= len(r.stamps) {
		r.complain("type", at, "value", n, "wanted", wantRef)
		return change.Stamp{}
	}
	return r.stamps[n]
}

// refs reads one stamp's number or a list of them.
func (r *reader) refs() []change.Stamp {
	if r.next() != '[' {
		return []change.Stamp{r.ref()}
	}
	var out []change.Stamp
	r.array(func() { out = append(out, r.ref()) })
	return out
}

// value reads a field's content. f is nil for a field that this program does not know. Of a kind
// that another version wrote (lenient), what does not fit the field is taken as it comes.
func (r *reader) value(f *record.FieldInfo, lenient bool) record.Value {
	c := r.next()
	if c == '{' && r.taggedNext() {
		return r.tagged()
	}
	if f == nil {
		return r.anyValue(c)
	}
	if c == 'n' && r.word("null") {
		return record.Value{}
	}
	at := r.i
	v, want := r.typed(f.Type, c)
	switch {
	case want.Empty() || r.err != "":
		return v
	case lenient:
		r.i = at
		return r.anyValue(c)
	}
	r.i = at
	r.field = f.Name
	r.wrong(want)
	r.field = ""
	return record.Value{}
}

// typed reads what a known field should hold, or tells what that is.
func (r *reader) typed(t record.Type, c byte) (v record.Value, want text.Text) {
	switch t {
	case record.TypeBool:
		if r.word("true") {
			return record.OfBool(true), want
		}
		if r.word("false") {
			return v, want
		}
		return v, wantBool
	case record.TypeInt:
		if n, err := strconv.ParseInt(string(r.numberOr(c)), 10, 64); err == nil && n <= maxInt && n >= -maxInt {
			return record.OfInt(n), want
		}
		return v, wantInt
	case record.TypeNumber, record.TypePercent:
		if x, err := strconv.ParseFloat(string(r.numberOr(c)), 64); err == nil {
			return record.OfFloat(x), want
		}
		return v, wantNumber
	case record.TypeList:
		return r.list(c)
	case record.TypeColumns:
		return r.columns(c)
	}
	if c != '"' {
		return v, wantOf(t)
	}
	b := r.text()
	switch t {
	case record.TypeMoney:
		if a, err := money.Parse(string(b)); err == nil {
			return record.OfMoney(a), want
		}
		return v, wantMoney
	case record.TypeDate:
		if d, ok := dateOf(b); ok {
			return record.OfDate(d), want
		}
		return v, wantDate
	}
	return record.OfText(r.keep(b)), want
}

func wantOf(t record.Type) text.Text {
	switch t {
	case record.TypeMoney:
		return wantMoney
	case record.TypeDate:
		return wantDate
	}
	return wantText
}

func (r *reader) numberOr(c byte) []byte {
	if c == '-' || c >= '0' && c <= '9' {
		return r.number()
	}
	return nil
}

func (r *reader) list(c byte) (v record.Value, want text.Text) {
	if c != '[' {
		return v, wantList
	}
	var list []string
	fits := true
	r.array(func() {
		if r.next() != '"' {
			fits = false
			r.skip()
			return
		}
		list = append(list, r.keep(r.text()))
	})
	if !fits {
		return v, wantList
	}
	return record.OfList(list), want
}

// dateOf reads "2026-11-22"; the empty text is no date.
func dateOf(b []byte) (period.Date, bool) {
	if len(b) == 0 {
		return 0, true
	}
	d, err := period.Parse(string(b))
	return d, err == nil
}

// anyValue reads the content of a field that is not known here.
func (r *reader) anyValue(c byte) record.Value {
	switch {
	case c == '"':
		return record.OfText(r.keep(r.text()))
	case c == '-' || c >= '0' && c <= '9':
		return numberOf(r.number())
	case c == 't' && r.word("true"):
		return record.OfBool(true)
	case c == 'f' && r.word("false"), c == 'n' && r.word("null"):
		return record.Value{}
	}
	return record.OfJSON(string(r.skip()))
}

func numberOf(b []byte) record.Value {
	if bytes.ContainsAny(b, ".eE") {
		if x, err := strconv.ParseFloat(string(b), 64); err == nil {
			return record.OfFloat(x)
		}
	} else if n, err := strconv.ParseInt(string(b), 10, 64); err == nil {
		return record.OfInt(n)
	}
	return record.OfJSON(string(b))
}

// taggedNext tells whether the object that follows has one of our tags as its first key.
func (r *reader) taggedNext() bool {
	x := scan{data: r.data, i: r.i + 1}
	return x.next() == '"' && bytes.HasPrefix(r.data[x.i:], []byte(`"$`))
}

// tagged reads an object such as {"$date": "2026-11-22"}.
func (r *reader) tagged() record.Value {
	start, depth := r.i, r.depth
	var v record.Value
	r.open('{')
	tag := string(r.key())
	c := r.next()
	ok := true
	var want text.Text
	switch tag {
	case "$text":
		v, want = r.typed(record.TypeText, c)
	case "$bool":
		v, want = r.typed(record.TypeBool, c)
	case "$int":
		n, err := strconv.ParseInt(string(r.numberOr(c)), 10, 64)
		v, ok = record.OfInt(n), err == nil
	case "$number":
		v, want = r.typed(record.TypeNumber, c)
	case "$money":
		v, want = r.typed(record.TypeMoney, c)
	case "$date":
		v, want = r.typed(record.TypeDate, c)
	case "$day":
		n, err := strconv.ParseInt(string(r.numberOr(c)), 10, 64)
		v, ok = record.OfDate(period.Date(n)), err == nil && n <= math.MaxInt32 && n >= math.MinInt32
	case "$bytes":
		v, want = r.typed(record.TypeText, c)
		b, err := base64.StdEncoding.DecodeString(v.Text())
		v, ok = record.OfBytes(string(b)), err == nil
	case "$json":
		v, want = r.typed(record.TypeText, c)
		v = record.OfJSON(v.Text())
	default: // a newer program's: kept as it is
		r.i, r.depth = start, depth
		return record.OfJSON(string(r.skip()))
	}
	if r.err == "" && (!ok || !want.Empty() || r.more('}', false)) {
		r.i, r.depth = start, depth
		r.wrong(wantTagged)
		return record.Value{}
	}
	return v
}
