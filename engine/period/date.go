// Package period holds dates without time zones and the fiscal calendar.
//
// It refuses to know the clock: "today" is always passed in.
package period

import (
	"fmt"
	"time"
)

// Date is a day without time or zone, counted from 0001-01-01 = 1.
// The zero Date means "no date known".
type Date int32

// unixDay is the Date of 1970-01-01.
const unixDay = 719163

// NewDate gives the date, which must exist in the proleptic Gregorian calendar.
func NewDate(year int, month time.Month, day int) (Date, bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > DaysIn(year, month) {
		return 0, false
	}
	return civil(year, month, day), true
}

// On is NewDate for dates written in the program; it panics on a date that does not exist.
func On(year int, month time.Month, day int) Date {
	d, ok := NewDate(year, month, day)
	if !ok {
		panic(fmt.Sprintf("period: no such date %d-%d-%d", year, month, day))
	}
	return d
}

// civil counts days with the shifted-year method of H. Hinnant, "chrono-compatible
// low-level date algorithms" (2013), days_from_civil.
func civil(year int, month time.Month, day int) Date {
	if month <= 2 {
		year--
		month += 12
	}
	era := year / 400
	yoe := year - era*400
	doy := (153*(int(month)-3)+2)/5 + day - 1
	return Date(era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 305)
}

// Civil gives year, month and day; all zero for no date.
func (d Date) Civil() (year int, month time.Month, day int) {
	if d == 0 {
		return 0, 0, 0
	}
	z := int(d) + 305
	era := z / 146097
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	month = time.Month(mp + 3)
	year = yoe + era*400
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}

// DaysIn is the number of days of a month.
func DaysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Known reports whether there is a date at all.
func (d Date) Known() bool { return d != 0 }

// Weekday of the date; Sunday for no date.
func (d Date) Weekday() time.Weekday { return time.Weekday(int(d) % 7) }

// AddMonths moves by whole months; the day is held back to the month's last one.
func (d Date) AddMonths(n int) Date {
	if d == 0 {
		return 0
	}
	y, m, day := d.Civil()
	k := y*12 + int(m) - 1 + n
	y, m = k/12, time.Month(k%12+1)
	return civil(y, m, min(day, DaysIn(y, m)))
}

// String is ISO 8601, "2026-11-22"; "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	y, m, day := d.Civil()
	b := [10]byte{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0'}
	put := func(at, n, v int) {
		for i := at + n - 1; i >= at; i-- {
			b[i] += byte(v % 10)
			v /= 10
		}
	}
	put(0, 4, y)
	put(5, 2, int(m))
	put(8, 2, day)
	return string(b[:])
}

// Parse reads an ISO 8601 date; "" is no date.
func Parse(s string) (Date, error) {
	if s == "" {
		return 0, nil
	}
	if len(s) == 10 && s[4] == '-' && s[7] == '-' {
		y, ok1 := digits(s[:4])
		m, ok2 := digits(s[5:7])
		day, ok3 := digits(s[8:])
		if d, ok := NewDate(y, time.Month(m), day); ok && ok1 && ok2 && ok3 {
			return d, nil
		}
	}
	return 0, fmt.Errorf("period: %q is not a date like 2026-11-22", s)
}

func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// FromUnixMilli gives the date of an instant in the given offset from UTC in minutes.
func FromUnixMilli(ms int64, offsetMinutes int) Date {
	ms += int64(offsetMinutes) * 60_000
	day := ms / 86_400_000
	if ms%86_400_000 < 0 {
		day--
	}
	return Date(day + unixDay)
}

// UnixMilli is midnight UTC of the date.
func (d Date) UnixMilli() int64 { return (int64(d) - unixDay) * 86_400_000 }
