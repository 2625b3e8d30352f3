package document

import (
	"math"
	"strconv"
	"unicode/utf8"

	"rumbo/engine/fact"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// A block of facts stands in a document as its columns, one item a row:
//
//	"data": {"rows": 3, "version": 1, "columns": {
//	  "kind":     {"texts": ["call", "mail"], "at": [0, 1, 0]},
//	  "on":       {"dates": ["2026-11-20", "2026-11-22"], "at": [0, 0, 1]},
//	  "duration": {"ints": [5, null, 12]},
//	  "cost":     {"currencies": ["USD"], "at": [0, null, 0], "minor": [1250, null, 300]}}}
//
// "at" are positions in the list beside it, from 0; null is none. "minor" are amounts in the currency's
// smallest unit. A block that this program cannot read so stands as {"$bytes": "…"} in Base64.

// columns writes a block's columns; false if they would not come back as they are.
func (e *writer) columns(data string) bool {
	d, err := fact.Decode(data)
	if err != nil || fact.Encode(d) != data || !plainColumns(d) {
		return false
	}
	e.raw(`{"rows":` + strconv.Itoa(d.Rows) + `,"version":` + strconv.Itoa(d.Version) + `,"columns":{`)
	for i := range d.Cols {
		if i > 0 {
			e.raw(",")
		}
		e.text(d.Cols[i].Name)
		e.raw(":{")
		e.factColumn(&d.Cols[i], d.Rows)
		e.raw("}")
	}
	e.raw("}}")
	return true
}

// plainColumns reports whether all that the columns hold can be told in JSON.
func plainColumns(d *fact.Data) bool {
	if d.Rows > fact.BlockRows || d.Version < 1 {
		return false
	}
	for _, c := range d.Cols {
		if !utf8.ValidString(c.Name) {
			return false
		}
		for _, s := range c.Texts {
			if !utf8.ValidString(s) {
				return false
			}
		}
		for _, x := range c.Numbers {
			if math.IsInf(x, 0) {
				return false
			}
		}
		for i := range c.Ints {
			if c.Form == fact.FormDates && (c.Ints[i] < 0 || c.Ints[i] > int64(lastDay)) || c.Form == fact.FormAmounts && c.At[i] < 0 && c.Ints[i] != 0 {
				return false
			}
		}
	}
	return true
}

func (e *writer) factColumn(c *fact.Values, rows int) {
	switch c.Form {
	case fact.FormTexts:
		e.items(`"texts":[`, len(c.Texts), func(i int) { e.text(c.Texts[i]) })
		e.positions(c.At)
	case fact.FormDates:
		days, at := dateList(c.Ints)
		e.items(`"dates":[`, len(days), func(i int) { e.date(days[i]) })
		e.positions(at)
	case fact.FormInts:
		e.items(`"ints":[`, rows, func(i int) { e.known(c.Ints[i] != 0, func() { e.b = strconv.AppendInt(e.b, c.Ints[i], 10) }) })
	case fact.FormAmounts:
		e.items(`"currencies":[`, len(c.Currencies), func(i int) { e.text(c.Currencies[i].String()) })
		e.positions(c.At)
		e.items(`,"minor":[`, rows, func(i int) { e.known(c.At[i] >= 0, func() { e.b = strconv.AppendInt(e.b, c.Ints[i], 10) }) })
	case fact.FormNumbers:
		e.items(`"numbers":[`, rows, func(i int) { e.known(c.Numbers[i] == c.Numbers[i], func() { e.float(c.Numbers[i], false) }) })
	case fact.FormFlags:
		e.items(`"flags":[`, rows, func(i int) { e.b = strconv.AppendBool(e.b, c.Flags[i]) })
	}
}

func (e *writer) items(open string, n int, item func(i int)) {
	e.raw(open)
	for i := range n {
		if i > 0 {
			e.raw(",")
		}
		item(i)
	}
	e.raw("]")
}

func (e *writer) positions(at []int32) {
	e.items(`,"at":[`, len(at), func(i int) { e.known(at[i] >= 0, func() { e.b = strconv.AppendInt(e.b, int64(at[i]), 10) }) })
}

func (e *writer) known(known bool, write func()) {
	if !known {
		e.raw("null")
		return
	}
	write()
}

// dateList gives the different days in the order in which they first come, and where each row's stands.
func dateList(days []int64) (list []period.Date, at []int32) {
	place := map[int64]int32{}
	for _, d := range days {
		if d == 0 {
			at = append(at, -1)
			continue
		}
		i, ok := place[d]
		if !ok {
			i = int32(len(list))
			place[d] = i
			list = append(list, period.Date(d))
		}
		at = append(at, i)
	}
	return list, at
}

// columns reads what writer.columns wrote.
func (r *reader) columns(c byte) (v record.Value, want text.Text) {
	if c != '{' {
		return v, wantColumns
	}
	d := &fact.Data{Version: 1}
	fits := true
	r.object(func(key []byte) {
		switch string(key) {
		case "rows":
			d.Rows = int(r.whole(0, fact.BlockRows))
		case "version":
			d.Version = int(r.whole(1, 1<<20))
		case "columns":
			r.object(func(key []byte) {
				name := string(key)
				col, ok := r.factColumn(name)
				d.Cols = append(d.Cols, col)
				fits = fits && ok
			})
		default:
			r.skip()
		}
	})
	for i := range d.Cols {
		fits = fits && wholeColumn(&d.Cols[i], d.Rows)
	}
	if !fits || r.err != "" {
		return v, wantColumns
	}
	data := fact.Encode(d)
	if _, err := fact.Decode(data); err != nil { // two columns of one name, or of none
		return v, wantColumns
	}
	return record.OfBytes(data), want
}

// wholeColumn reports whether a column says something of every row, and only of those.
func wholeColumn(c *fact.Values, rows int) bool {
	places := len(c.Texts) + len(c.Currencies)
	for _, at := range c.At {
		if int(at) >= places {
			return false
		}
	}
	lengths := map[fact.Form][3]int{fact.FormTexts: {rows, 0, 0}, fact.FormDates: {0, rows, 0}, fact.FormInts: {0, rows, 0},
		fact.FormAmounts: {rows, rows, 0}, fact.FormNumbers: {0, 0, rows}, fact.FormFlags: {0, 0, 0}}
	want, known := lengths[c.Form]
	flags := 0
	if c.Form == fact.FormFlags {
		flags = rows
	}
	return known && [3]int{len(c.At), len(c.Ints), len(c.Numbers)} == want && len(c.Flags) == flags
}

// factColumn reads one column; false if it is not one.
func (r *reader) factColumn(name string) (c fact.Values, ok bool) {
	c.Name, ok = name, true
	var days []period.Date
	r.object(func(key []byte) {
		switch string(key) {
		case "texts":
			c.Form = fact.FormTexts
			r.array(func() { c.Texts = append(c.Texts, r.string()) })
		case "dates":
			c.Form = fact.FormDates
			r.array(func() {
				d, known := dateOf([]byte(r.string()))
				ok = ok && known
				days = append(days, d)
			})
		case "currencies":
			c.Form = fact.FormAmounts
			r.array(func() {
				code, known := money.ParseCode(r.string())
				ok = ok && known
				c.Currencies = append(c.Currencies, code)
			})
		case "at":
			r.array(func() { c.At = append(c.At, int32(r.maybe(-1, 0, fact.BlockRows))) })
		case "minor", "ints":
			if string(key) == "ints" {
				c.Form = fact.FormInts
			}
			r.array(func() { c.Ints = append(c.Ints, r.maybe(0, math.MinInt64, math.MaxInt64)) })
		case "numbers":
			c.Form = fact.FormNumbers
			r.array(func() { c.Numbers = append(c.Numbers, r.maybeFloat()) })
		case "flags":
			c.Form = fact.FormFlags
			r.array(func() { c.Flags = append(c.Flags, r.flag()) })
		default:
			r.skip()
		}
	})
	if c.Form == fact.FormDates {
		c.Ints, ok = daysAt(days, c.At, ok)
		c.At = nil
	}
	return c, ok
}

func daysAt(days []period.Date, at []int32, ok bool) ([]int64, bool) {
	out := make([]int64, len(at))
	for i, a := range at {
		switch {
		case a >= 0 && int(a) < len(days):
			out[i] = int64(days[a])
		case a >= 0:
			ok = false
		}
	}
	return out, ok
}

// maybe reads a whole number of a range, or none for null.
func (r *reader) maybe(none, from, to int64) int64 {
	if r.next() == 'n' && r.word("null") {
		return none
	}
	return r.whole(from, to)
}

func (r *reader) maybeFloat() float64 {
	c := r.next()
	if c == 'n' && r.word("null") {
		return math.NaN()
	}
	at := r.i
	x, err := strconv.ParseFloat(string(r.numberOr(c)), 64)
	if err != nil {
		r.i = at
		r.wrong(wantNumber)
	}
	return x
}

func (r *reader) flag() bool {
	r.next()
	if r.word("true") {
		return true
	}
	if !r.word("false") {
		r.wrong(wantBool)
	}
	return false
}
