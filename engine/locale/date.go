package locale

import (
	"strconv"
	"strings"
	"time"

	"rumbo/engine/period"
)

// Date is the numeric form with two-digit day and month, which stands well in
// columns: "05/03/2026", "05-03-2026", "03/05/2026". No date is None.
func (l *Locale) Date(d period.Date) string { return l.date(l.numericDate, d) }

// DatePattern shows the order of the numeric form with the language's letters: "dd-mm-aaaa".
func (l *Locale) DatePattern() string {
	p := strings.ToLower(l.numericDate)
	if l.Lang == "es" {
		p = strings.ReplaceAll(p, "y", "a")
	}
	return p
}

// DateMedium is "5 mar 2026" or "Mar 5, 2026".
func (l *Locale) DateMedium(d period.Date) string { return l.date(l.mediumDate, d) }

// DateLong is "5 de marzo de 2026" or "March 5, 2026".
func (l *Locale) DateLong(d period.Date) string { return l.date(l.longDate, d) }

// DateFull is the long form with its weekday: "jueves, 5 de marzo de 2026".
func (l *Locale) DateFull(d period.Date) string {
	if !d.Known() {
		return None
	}
	return l.names.days[d.Weekday()] + ", " + l.DateLong(d)
}

// DayMonth is "5 mar" or "Mar 5".
func (l *Locale) DayMonth(d period.Date) string { return l.date(l.dayMonth, d) }

// DayMonthWeekday is "jue, 5 mar" or "Thu, Mar 5".
func (l *Locale) DayMonthWeekday(d period.Date) string { return l.date(l.weekdayDate, d) }

// MonthYear is "mar 2026" or "Mar 2026".
func (l *Locale) MonthYear(year int, m time.Month) string {
	return l.date(l.monthYear, period.On(year, m, 1))
}

// MonthYearLong is "marzo de 2026" or "March 2026".
func (l *Locale) MonthYearLong(year int, m time.Month) string {
	return l.date(l.monthYearLong, period.On(year, m, 1))
}

// Month is the name of a month; MonthShort its abbreviation.
func (l *Locale) Month(m time.Month) string { return l.names.months[m-1] }

// MonthShort is the abbreviated name of a month.
func (l *Locale) MonthShort(m time.Month) string { return l.names.monthsShort[m-1] }

// Weekday is the name of a day of the week.
func (l *Locale) Weekday(d time.Weekday) string { return l.names.days[d] }

// WeekdayShort is the abbreviated name of a day of the week.
func (l *Locale) WeekdayShort(d time.Weekday) string { return l.names.daysShort[d] }

// WeekdayLetter is the one-letter name of a day of the week, for calendar heads.
func (l *Locale) WeekdayLetter(d time.Weekday) string { return l.names.dayLetters[d] }

// Clock is a time of day: "15:04", in the United States "3:04 PM". Spanish is
// written with 24 hours everywhere, as business does, where CLDR has 12 for some countries.
func (l *Locale) Clock(hour, minute int) string {
	min := strconv.Itoa(minute)
	if minute < 10 {
		min = "0" + min
	}
	if !l.clock12 {
		h := strconv.Itoa(hour)
		if hour < 10 {
			h = "0" + h
		}
		return h + ":" + min
	}
	half := "AM"
	if hour >= 12 {
		half = "PM"
	}
	return strconv.Itoa((hour+11)%12+1) + ":" + min + NBSP + half
}

// Period names a period for a heading or a menu: "2026", "AF 2027", "T1 2026",
// "marzo de 2026", "Semana del 5 mar 2026", or its first and last day.
func (l *Locale) Period(p period.Period, cal period.Calendar) string {
	year := strconv.Itoa(cal.FiscalYear(p.From))
	if cal.FiscalStart > time.January {
		year = l.names.fiscal + " " + year
	}
	switch p.Grain {
	case period.Year:
		return year
	case period.Quarter:
		return l.names.quarter + strconv.Itoa(quarterOf(p.From, cal)) + " " + year
	case period.Month:
		y, m, _ := p.From.Civil()
		return l.MonthYearLong(y, m)
	case period.Week:
		return strings.Replace(l.names.weekOf, "{0}", l.DateMedium(p.From), 1)
	case period.Day:
		return l.DateMedium(p.From)
	}
	return l.DateMedium(p.From) + " – " + l.DateMedium(p.To-1)
}

// quarterOf is 1…4, counted from the first month of the fiscal year.
func quarterOf(d period.Date, cal period.Calendar) int {
	_, m, _ := d.Civil()
	start := max(int(cal.FiscalStart), 1)
	return (int(m)-start+12)%12/3 + 1
}

// date fills a pattern of the letters d, M, y and E; quoted letters stay.
func (l *Locale) date(pattern string, d period.Date) string {
	if !d.Known() {
		return None
	}
	y, m, day := d.Civil()
	var b strings.Builder
	for i := 0; i < len(pattern); {
		c, n := pattern[i], 1
		if c == '\'' {
			end := i + 1 + strings.IndexByte(pattern[i+1:], '\'')
			b.WriteString(pattern[i+1 : end])
			i = end + 1
			continue
		}
		for i+n < len(pattern) && pattern[i+n] == c {
			n++
		}
		switch c {
		case 'd':
			b.WriteString(pad(day, n))
		case 'y':
			b.WriteString(pad(y, n))
		case 'E':
			b.WriteString(l.names.daysShort[d.Weekday()])
		case 'M':
			b.WriteString(l.month(m, n))
		default:
			b.WriteString(pattern[i : i+n])
		}
		i += n
	}
	return b.String()
}

func (l *Locale) month(m time.Month, letters int) string {
	switch letters {
	case 3:
		return l.names.monthsShort[m-1]
	case 4:
		return l.names.months[m-1]
	}
	return pad(int(m), letters)
}

func pad(v, digits int) string {
	s := strconv.Itoa(v)
	if len(s) < digits {
		s = strings.Repeat("0", digits-len(s)) + s
	}
	return s
}
