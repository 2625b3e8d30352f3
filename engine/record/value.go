package record

import (
	"math"
	"strconv"

	"rumbo/engine/money"
	"rumbo/engine/period"
)

// ID names a record for ever, on every device.
type ID string

// Tag says what a Value holds.
type Tag uint8

// The tags. Their numbers are part of the stored form: never reuse one.
const (
	Null  Tag = 0 // nothing known
	Text  Tag = 1 // a string
	Bool  Tag = 2
	Int   Tag = 3 // a whole number
	Float Tag = 4 // a finite number
	Money Tag = 5 // an amount with its currency
	Date  Tag = 6 // a day
	JSON  Tag = 7 // any other JSON, as text: lists, and what a newer program wrote
	Bytes Tag = 8 // bytes that their field's type can read
)

// Value is one field's content, comparable with ==.
type Value struct {
	tag Tag
	cur money.Code
	n   int64
	s   string
}

// Tag tells what the value holds.
func (v Value) Tag() Tag { return v.tag }

// IsNull reports whether nothing is known.
func (v Value) IsNull() bool { return v.tag == Null }

// OfText makes a text value; the empty text is null.
func OfText(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{tag: Text, s: s}
}

// OfBool makes a boolean; false is null, so that an unset flag and a cleared one are the same.
func OfBool(b bool) Value {
	if !b {
		return Value{}
	}
	return Value{tag: Bool, n: 1}
}

// OfInt makes a whole number.
func OfInt(n int64) Value { return Value{tag: Int, n: n} }

// OfFloat makes a number; what is not finite is null.
func OfFloat(f float64) Value {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return Value{}
	}
	if f == 0 {
		f = 0 // no negative zero, which would differ under ==
	}
	return Value{tag: Float, n: int64(math.Float64bits(f))}
}

// OfMoney makes an amount; an unknown amount is null.
func OfMoney(a money.Amount) Value {
	if !a.Known() {
		return Value{}
	}
	return Value{tag: Money, n: a.Minor, cur: a.Currency}
}

// OfDate makes a day; no date is null.
func OfDate(d period.Date) Value {
	if d == 0 {
		return Value{}
	}
	return Value{tag: Date, n: int64(d)}
}

// OfJSON carries JSON text as it is. The caller guarantees that it is valid.
func OfJSON(s string) Value {
	if s == "" || s == "null" {
		return Value{}
	}
	return Value{tag: JSON, s: s}
}

// OfBytes carries bytes as they are; none are null.
func OfBytes(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{tag: Bytes, s: s}
}

// Bytes are the bytes of a value that holds such, else "".
func (v Value) Bytes() string {
	if v.tag == Bytes {
		return v.s
	}
	return ""
}

// Text is the string of a text value, else "".
func (v Value) Text() string {
	if v.tag == Text {
		return v.s
	}
	return ""
}

// Bool is the flag of a boolean value, else false.
func (v Value) Bool() bool { return v.tag == Bool && v.n != 0 }

// Int is the whole number; 0 if it is none.
func (v Value) Int() int64 {
	if v.tag == Int {
		return v.n
	}
	return 0
}

// Float is the number, also of a whole one; NaN if it is none.
func (v Value) Float() float64 {
	switch v.tag {
	case Float:
		return math.Float64frombits(uint64(v.n))
	case Int:
		return float64(v.n)
	}
	return math.NaN()
}

// Money is the amount, unknown if it is none.
func (v Value) Money() money.Amount {
	if v.tag == Money {
		return money.New(v.n, v.cur)
	}
	return money.Amount{}
}

// Date is the day, 0 if it is none.
func (v Value) Date() period.Date {
	if v.tag == Date {
		return period.Date(v.n)
	}
	return 0
}

// JSON is the JSON text of a value that holds such, else "".
func (v Value) JSON() string {
	if v.tag == JSON {
		return v.s
	}
	return ""
}

// String is a plain form for logs and exports of single cells, in no locale.
func (v Value) String() string {
	switch v.tag {
	case Text, JSON:
		return v.s
	case Bool:
		return strconv.FormatBool(v.n != 0)
	case Int:
		return strconv.FormatInt(v.n, 10)
	case Float:
		return strconv.FormatFloat(v.Float(), 'g', -1, 64)
	case Money:
		return v.Money().String()
	case Date:
		return v.Date().String()
	}
	return ""
}
