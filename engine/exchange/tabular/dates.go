package tabular

import (
	"strings"
	"time"

	"rumbo/engine/period"
)

// DateForm is a set of ways to write a date; a column is read with exactly one.
type DateForm uint16

// The date forms. Separators may be - / . or a space; a time of day and a zone
// after the date are understood and left out: the date is taken as it is written.
const (
	DateYMD      DateForm = 1 << iota // 2017-03-01, 2017/3/1, 2017-03-01T16:14:25.000+0000
	DateDMY                           // 01/03/2017, 1.3.17
	DateMDY                           // 03/01/2017
	DateDMonY                         // 1 mar 2017, 01-Mar-17, 1 de marzo de 2017
	DateMonDY                         // Mar 1, 2017
	DateCompact                       // 20170301
	DateSerial                        // 42795, the days of spreadsheets (1900 system)
	DateUnixMs                        // 1488326400000
	DateUnixSec                       // 1488326400
	allDateForms = 1<<iota - 1
)

// looseDates are numbers that may just as well be no dates.
const looseDates = DateCompact | DateSerial | DateUnixMs | DateUnixSec

// DateForms lists the single forms for a person to choose from.
func DateForms() []DateForm {
	return []DateForm{DateYMD, DateDMY, DateMDY, DateDMonY, DateMonDY, DateCompact, DateSerial, DateUnixMs, DateUnixSec}
}

var dateNames = map[DateForm]string{
	DateYMD: "YYYY-MM-DD", DateDMY: "DD/MM/YYYY", DateMDY: "MM/DD/YYYY", DateDMonY: "D MMM YYYY", DateMonDY: "MMM D, YYYY",
	DateCompact: "YYYYMMDD", DateSerial: "Excel", DateUnixMs: "Unix ms", DateUnixSec: "Unix s",
}

// String names the forms in the set: the stable name of one, several joined by "|".
func (f DateForm) String() string {
	var names []string
	for _, one := range DateForms() {
		if f&one != 0 {
			names = append(names, dateNames[one])
		}
	}
	return strings.Join(names, "|")
}

// DateFormNamed is the reverse of String for a single form; 0 if there is none.
func DateFormNamed(name string) DateForm {
	for form, n := range dateNames {
		if n == name {
			return form
		}
	}
	return 0
}

// Single reports whether exactly one form is left.
func (f DateForm) Single() bool { return f != 0 && f&(f-1) == 0 }

// dateParts is a cell taken apart: up to three groups of digits, or two and the
// name of a month.
type dateParts struct {
	n      [3]int
	digits [3]int // number of digits; 0 for the name of a month
	count  int
	month  int // where the name of a month stands, 1…3; 0 if there is none
}

// splitDate takes a cell apart; ok is false for what no date looks like.
func splitDate(v string) (p dateParts, ok bool) {
	i := 0
	for p.count < 3 {
		if p.count > 0 {
			j := skipSeparator(v, i)
			if j == i {
				return p, false
			}
			i = j
		}
		if i >= len(v) {
			return p, false
		}
		start, value := i, 0
		for i < len(v) && v[i] >= '0' && v[i] <= '9' && i-start < 9 {
			value = value*10 + int(v[i]-'0')
			i++
		}
		if i > start {
			p.n[p.count], p.digits[p.count] = value, i-start
		} else {
			m, length := monthName(v[i:])
			if length == 0 || p.month > 0 {
				return p, false
			}
			i += length
			p.n[p.count] = m
			p.month = p.count + 1
		}
		p.count++
	}
	return p, timeOfDay(v[i:])
}

// skipSeparator steps over - / . , spaces and the Spanish "de" between the parts of a date.
func skipSeparator(v string, i int) int {
	start := i
	for i < len(v) && strings.IndexByte("-/. ,", v[i]) >= 0 {
		i++
	}
	if i > start && i+3 <= len(v) && strings.EqualFold(v[i:i+2], "de") && (v[i+2] == ' ' || v[i+2] == '.') {
		return i + 3
	}
	if i-start > 2 {
		return start
	}
	return i
}

var monthNames = []struct {
	name  string
	month int
}{
	{"january", 1}, {"enero", 1}, {"jan", 1}, {"ene", 1}, {"february", 2}, {"febrero", 2}, {"feb", 2},
	{"march", 3}, {"marzo", 3}, {"mar", 3}, {"april", 4}, {"abril", 4}, {"apr", 4}, {"abr", 4},
	{"may", 5}, {"mayo", 5}, {"june", 6}, {"junio", 6}, {"jun", 6}, {"july", 7}, {"julio", 7}, {"jul", 7},
	{"august", 8}, {"agosto", 8}, {"aug", 8}, {"ago", 8}, {"september", 9}, {"septiembre", 9}, {"setiembre", 9},
	{"sept", 9}, {"sep", 9}, {"set", 9}, {"october", 10}, {"octubre", 10}, {"oct", 10},
	{"november", 11}, {"noviembre", 11}, {"nov", 11}, {"december", 12}, {"diciembre", 12}, {"dec", 12}, {"dic", 12},
}

// monthName reads the letters at the start of v as a month in English or Spanish.
func monthName(v string) (month, length int) {
	for length < len(v) && isLetter(v[length]) {
		length++
	}
	if length < 3 || length > 10 {
		return 0, 0
	}
	for _, m := range monthNames {
		if len(m.name) == length && strings.EqualFold(m.name, v[:length]) {
			return m.month, length
		}
	}
	return 0, 0
}

// timeOfDay is true for nothing, or a time with or without zone, as it follows a date.
func timeOfDay(v string) bool {
	if v == "" {
		return true
	}
	if v[0] != 'T' && v[0] != 't' && v[0] != ' ' && v[0] != ',' {
		return false
	}
	v = strings.TrimLeft(v[1:], " ")
	colons, digits := 0, 0
	for i := range len(v) {
		switch c := v[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == ':':
			colons++
		case strings.IndexByte("+-. ,", c) >= 0:
		case strings.IndexByte("aApPmMzZuUtTcCgGhHsS", c) >= 0: // a. m., PM, Z, UTC, GMT, hs
		default:
			return false
		}
	}
	return colons > 0 && digits >= 2 && v[0] >= '0' && v[0] <= '9'
}

// dateForms tells all the forms in which a cell is a date that exists.
func dateForms(v string) DateForm {
	if len(v) < 5 || len(v) > 40 {
		return 0
	}
	if whole, digits := digitsOnly(v); digits {
		return looseForms(v, whole)
	}
	p, ok := splitDate(v)
	if !ok {
		return 0
	}
	return p.forms()
}

func (p dateParts) forms() DateForm {
	var f DateForm
	for _, form := range []DateForm{DateYMD, DateDMY, DateMDY, DateDMonY, DateMonDY} {
		if _, ok := p.as(form); ok {
			f |= form
		}
	}
	return f
}

// as reads the parts in one form.
func (p dateParts) as(form DateForm) (period.Date, bool) {
	year, month, day := 0, 0, 0
	switch form {
	case DateYMD:
		year, month, day = 0, 1, 2
	case DateDMY, DateDMonY:
		day, month, year = 0, 1, 2
	case DateMDY, DateMonDY:
		month, day, year = 0, 1, 2
	}
	named := form == DateDMonY || form == DateMonDY
	if named != (p.month > 0) || named && p.month != month+1 {
		return 0, false
	}
	y := p.n[year]
	switch p.digits[year] {
	case 4:
	case 2:
		if form == DateYMD {
			return 0, false
		}
		y = fullYear(y)
	default:
		return 0, false
	}
	if p.digits[day] > 2 || p.digits[month] > 2 || y < 1900 || y > 2199 {
		return 0, false
	}
	return period.NewDate(y, time.Month(p.n[month]), p.n[day])
}

// fullYear reads a year of two digits: 00–69 are this century, as in POSIX.
func fullYear(y int) int {
	if y < 70 {
		return 2000 + y
	}
	return 1900 + y
}

// digitsOnly reads a number without sign; a fraction, as in a spreadsheet's day and time, is left out.
func digitsOnly(v string) (whole int64, ok bool) {
	n := 0
	for n < len(v) && v[n] >= '0' && v[n] <= '9' {
		n++
	}
	if n == 0 || n > 13 {
		return 0, false
	}
	for i := range n {
		whole = whole*10 + int64(v[i]-'0')
	}
	if n < len(v) {
		if v[n] != '.' && v[n] != ',' || n != 5 || len(v) == n+1 {
			return 0, false
		}
		for _, c := range []byte(v[n+1:]) {
			if c < '0' || c > '9' {
				return 0, false
			}
		}
	}
	return whole, true
}

// looseForms tells which dates a bare number may be: none before 1950 or after 2119.
func looseForms(v string, n int64) DateForm {
	var f DateForm
	for _, form := range []DateForm{DateCompact, DateSerial, DateUnixMs, DateUnixSec} {
		if _, ok := loose(n, len(v), form); ok {
			f |= form
		}
	}
	return f
}

func loose(n int64, length int, form DateForm) (period.Date, bool) {
	const firstDay, lastDay = 18264, 80354 // 1950-01-01 and 2119-12-31 as days of a spreadsheet
	switch form {
	case DateCompact:
		y := int(n / 10000)
		d, ok := period.NewDate(y, time.Month(n/100%100), int(n%100))
		return d, ok && length == 8 && y >= 1950 && y < 2120
	case DateSerial:
		// Day 60 is the 29 February 1900 that never was; later days count from 1899-12-30.
		return period.On(1899, 12, 30) + period.Date(n), n >= firstDay && n <= lastDay
	case DateUnixMs:
		d := period.FromUnixMilli(n, 0)
		return d, length >= 12 && n < 4_733_510_400_000
	case DateUnixSec:
		d := period.FromUnixMilli(n*1000, 0)
		return d, length >= 9 && length <= 10 && n < 4_733_510_400
	}
	return 0, false
}

// ParseDate reads a cell in one form. exists is false for a date that has the
// form but is not in the calendar.
func ParseDate(v string, form DateForm) (d period.Date, fits, exists bool) {
	if form&looseDates != 0 {
		n, ok := digitsOnly(v)
		if !ok {
			return 0, false, false
		}
		d, ok = loose(n, len(v), form)
		return d, ok, ok
	}
	if len(v) > 40 {
		return 0, false, false
	}
	p, ok := splitDate(v)
	if !ok {
		return 0, false, false
	}
	if d, ok = p.as(form); ok {
		return d, true, true
	}
	if form == DateYMD && p.digits[0] == 4 || form&(DateDMY|DateMDY) != 0 && p.month == 0 && p.digits[2] >= 2 {
		return 0, true, false
	}
	return 0, form&(DateDMonY|DateMonDY) != 0 && p.month > 0, false
}
