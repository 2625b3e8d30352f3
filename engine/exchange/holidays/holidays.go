// Package holidays reads days off from what people have: a list of lines with a date and a name, or a calendar file.
// It refuses to know any country's days.
package holidays

import (
	"slices"
	"strings"
	"unicode"

	"rumbo/engine/exchange/ical"
	"rumbo/engine/locale"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// FromLines reads one holiday a line, the date first, as the locale writes it or in ISO 8601, then its name: "25/12/2026 Navidad",
// "2026-05-01; Labour Day", a row of a spreadsheet. Lines without a date are given back.
func FromLines(s string, l *locale.Locale, today period.Date) (out []record.Holiday, bad []string) {
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if h, ok := fromLine(line, l, today); ok {
			out = append(out, h)
		} else {
			bad = append(bad, line)
		}
	}
	return out, bad
}

// fromLine takes the longest beginning that is a date; what follows is the name.
func fromLine(line string, l *locale.Locale, today period.Date) (record.Holiday, bool) {
	ends := []int{len(line)}
	for i, r := range line {
		if i > 0 && (unicode.IsSpace(r) || strings.ContainsRune(";,|", r)) {
			ends = append(ends, i)
		}
	}
	slices.SortFunc(ends, func(a, b int) int { return b - a })
	for _, end := range ends {
		if !strings.ContainsFunc(line[:end], unicode.IsDigit) {
			continue
		}
		if d, err := l.ParseDate(line[:end], today); err == nil {
			return record.Holiday{On: d, Name: strings.Trim(line[end:], " \t;,|:–-\"")}, true
		}
	}
	return record.Holiday{}, false
}

// FromCalendar are the days on which a calendar file's entries begin.
func FromCalendar(entries []ical.Entry) []record.Holiday {
	var out []record.Holiday
	for _, e := range entries {
		if e.Appointment.Start.Known() {
			out = append(out, record.Holiday{On: e.Appointment.Start, Name: e.Appointment.Title})
		}
	}
	return out
}

// New leaves out the days that are holidays already, and days that come twice.
func New(found []record.Holiday, have []period.Date) []record.Holiday {
	seen := map[period.Date]bool{}
	for _, d := range have {
		seen[d] = true
	}
	var out []record.Holiday
	for _, h := range found {
		if !seen[h.On] {
			seen[h.On] = true
			out = append(out, h)
		}
	}
	return out
}
