package locale

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"rumbo/engine/period"
)

// ParseDate reads what a person of the locale types: day and month in the
// locale's order with any separator ("5/3/2026", "5-3-26", "5 3"), month names ("5 de mar
// 2026", "March 5"), ISO ("2026-03-05"), and the words for days near today. Without
// a year it is the one that puts the date nearest to today. Two-digit years are 1970–2069.
func (l *Locale) ParseDate(s string, today period.Date) (period.Date, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "" {
		return 0, ErrEmpty
	}
	for days, word := range l.names.near {
		if s == word {
			return today + period.Date(days), nil
		}
	}
	if d, err := period.Parse(s); err == nil {
		return d, nil
	}
	fields := l.dateFields(s)
	if len(fields) < 2 || len(fields) > 3 {
		return 0, ErrDate
	}
	day, month, year, ok := l.order(fields)
	if !ok {
		return 0, ErrDate
	}
	if year < 0 {
		return nearest(day, month, today)
	}
	if d, ok := period.NewDate(year, time.Month(month), day); ok {
		return d, nil
	}
	return 0, ErrDate
}

// dateFields cuts at everything that is neither letter nor digit and drops the
// little words between them.
func (l *Locale) dateFields(s string) []string {
	all := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	kept := all[:0]
	for _, f := range all {
		if f != "de" && f != "del" && f != "of" && (!l.isWeekday(f) || l.monthNamed(f) > 0) {
			kept = append(kept, f)
		}
	}
	if len(kept) > 2 && l.isWeekday(kept[0]) && l.monthNamed(kept[2]) > 0 {
		return kept[1:] // "mar" is both Tuesday and March
	}
	return kept
}

// order finds out which field is which; year is -1 when absent.
func (l *Locale) order(f []string) (day, month, year int, ok bool) {
	year = -1
	di, mi := 0, 1
	if m := l.monthNamed(f[0]); m > 0 {
		di, mi, month = 1, 0, m
	} else if m := l.monthNamed(f[1]); m > 0 {
		month = m
	} else if len(f) == 3 && len(f[0]) == 4 {
		di, mi = 2, 1 // year first
	} else if l.monthFirst {
		di, mi = 1, 0
	}
	var err error
	if month == 0 {
		if month, err = strconv.Atoi(f[mi]); err != nil {
			return 0, 0, 0, false
		}
	}
	if day, err = strconv.Atoi(ordinal(f[di])); err != nil {
		return 0, 0, 0, false
	}
	if len(f) == 3 {
		year, ok = readYear(f[3-di-mi])
		return day, month, year, ok
	}
	return day, month, year, true
}

// ordinal takes the ending of "5th" or "1º" away.
func ordinal(s string) string {
	return strings.TrimRightFunc(s, unicode.IsLetter)
}

func readYear(s string) (int, bool) {
	y, err := strconv.Atoi(s)
	switch {
	case err != nil || len(s) != 2 && len(s) != 4:
		return 0, false
	case len(s) == 4:
		return y, true
	case y < 70:
		return 2000 + y, true
	}
	return 1900 + y, true
}

// nearest puts a day and month into the year that brings it nearest to today.
func nearest(day, month int, today period.Date) (period.Date, error) {
	y, _, _ := today.Civil()
	best, found := period.Date(0), false
	for _, year := range []int{y, y + 1, y - 1} {
		d, ok := period.NewDate(year, time.Month(month), day)
		if ok && (!found || abs(d-today) < abs(best-today)) {
			best, found = d, true
		}
	}
	if !found {
		return 0, ErrDate
	}
	return best, nil
}

func abs(d period.Date) period.Date { return max(d, -d) }

// monthNamed is 1…12 for the start of a month's name, at least three letters, or 0.
func (l *Locale) monthNamed(s string) int {
	if len(s) < 3 {
		return 0
	}
	for i, full := range l.names.months {
		short := strings.TrimSuffix(strings.ToLower(l.names.monthsShort[i]), ".")
		if strings.HasPrefix(strings.ToLower(full), s) || s == short {
			return i + 1
		}
	}
	if strings.HasPrefix("setiembre", s) && l.Lang == "es" {
		return 9
	}
	return 0
}

func (l *Locale) isWeekday(s string) bool {
	for i, full := range l.names.days {
		if s == strings.ToLower(full) || s == strings.ToLower(l.names.daysShort[i]) {
			return true
		}
	}
	return false
}
