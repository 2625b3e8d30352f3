package period

import (
	"fmt"
	"strings"
	"time"
)

// Grain is the length of a period.
type Grain uint8

// The grains, from long to short. Span is any other stretch of days.
const (
	Span Grain = iota
	Year
	Quarter
	Month
	Week
	Day
)

// Period is a stretch of days, closed at From and open at To.
type Period struct {
	From, To Date
	Grain    Grain
}

// Contains reports whether the day lies in the period. No date lies in none.
func (p Period) Contains(d Date) bool { return d != 0 && d >= p.From && d < p.To }

// Days is the length in days.
func (p Period) Days() int { return int(p.To - p.From) }

// Over reports whether the whole period lies before today.
func (p Period) Over(today Date) bool { return p.To <= today }

// Calendar is the workspace's way to cut time.
type Calendar struct {
	FiscalStart time.Month   // first month of the fiscal year; 0 means January
	WeekStart   time.Weekday // first day of a week
}

func (c Calendar) start() int {
	if c.FiscalStart < 1 || c.FiscalStart > 12 {
		return 1
	}
	return int(c.FiscalStart)
}

// FiscalYear is the year in which the date's fiscal year ends, as companies name
// it: with a start in July, 2026-08-01 lies in fiscal year 2027. With a
// start in January it is the calendar year.
func (c Calendar) FiscalYear(d Date) int {
	y, m, _ := d.Civil()
	if c.start() > 1 && int(m) >= c.start() {
		return y + 1
	}
	return y
}

// YearOf is the whole fiscal year of that name.
func (c Calendar) YearOf(fiscal int) Period {
	y := fiscal
	if c.start() > 1 {
		y--
	}
	from := civil(y, time.Month(c.start()), 1)
	return Period{from, from.AddMonths(12), Year}
}

// Of is the period of the grain that holds the date.
func (c Calendar) Of(g Grain, d Date) Period {
	switch g {
	case Year:
		return c.YearOf(c.FiscalYear(d))
	case Quarter:
		from := c.YearOf(c.FiscalYear(d)).From
		for d >= from.AddMonths(3) {
			from = from.AddMonths(3)
		}
		return Period{from, from.AddMonths(3), Quarter}
	case Month:
		y, m, _ := d.Civil()
		from := civil(y, m, 1)
		return Period{from, from.AddMonths(1), Month}
	case Week:
		back := (int(d.Weekday()) - int(c.WeekStart) + 7) % 7
		return Period{d - Date(back), d - Date(back) + 7, Week}
	}
	return Period{d, d + 1, Day}
}

// Next is the period of the same length that follows; n may be negative.
func (c Calendar) Next(p Period, n int) Period {
	months := 0
	switch p.Grain {
	case Year:
		months = 12
	case Quarter:
		months = 3
	case Month:
		months = 1
	default:
		shift := Date(p.Days() * n)
		return Period{p.From + shift, p.To + shift, p.Grain}
	}
	return Period{p.From.AddMonths(months * n), p.From.AddMonths(months * (n + 1)), p.Grain}
}

// YearBefore is the same period one year earlier: whole months keep their
// name, weeks go back 52 weeks, and any span its days by the calendar.
func (c Calendar) YearBefore(p Period) Period {
	switch p.Grain {
	case Week:
		return Period{p.From - 364, p.To - 364, Week}
	}
	return Period{p.From.AddMonths(-12), p.To.AddMonths(-12), p.Grain}
}

// Cut divides the period into the shorter grain's periods that overlap it, in order.
func (c Calendar) Cut(p Period, g Grain) []Period {
	var out []Period
	for q := c.Of(g, p.From); q.From < p.To; q = c.Next(q, 1) {
		out = append(out, q)
	}
	return out
}

// QuarterNumber is 1…4 within the fiscal year.
func (c Calendar) QuarterNumber(p Period) int {
	_, m, _ := p.From.Civil()
	return (int(m)-c.start()+12)%12/3 + 1
}

// Key is the period's short name, stable in links and files:
// "2026", "2026-Q3", "2026-07", "2026-07-06w", "2026-07-06..2026-08-01" (To excluded).
func (c Calendar) Key(p Period) string {
	iso := p.From.String()
	switch p.Grain {
	case Year:
		return fmt.Sprintf("%04d", c.FiscalYear(p.From))
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", c.FiscalYear(p.From), c.QuarterNumber(p))
	case Month:
		return iso[:7]
	case Week:
		return iso + "w"
	case Day:
		return iso
	}
	return iso + ".." + p.To.String()
}

// ParseKey reads what Key writes.
func (c Calendar) ParseKey(s string) (Period, bool) {
	if from, to, ok := strings.Cut(s, ".."); ok {
		a, err1 := Parse(from)
		b, err2 := Parse(to)
		return Period{a, b, Span}, err1 == nil && err2 == nil && a != 0 && a < b
	}
	if y, q, ok := strings.Cut(s, "-Q"); ok {
		year, ok1 := digits(y)
		n, ok2 := digits(q)
		if !ok1 || !ok2 || len(y) != 4 || n < 1 || n > 4 || year < 2 {
			return Period{}, false
		}
		return c.Next(c.Of(Quarter, c.YearOf(year).From), n-1), true
	}
	switch len(s) {
	case 4:
		year, ok := digits(s)
		if !ok || year < 2 {
			return Period{}, false
		}
		return c.YearOf(year), true
	case 7:
		d, err := Parse(s + "-01")
		return c.Of(Month, d), err == nil
	case 10:
		d, err := Parse(s)
		return Period{d, d + 1, Day}, err == nil
	case 11:
		d, err := Parse(s[:10])
		return c.Of(Week, d), err == nil && s[10] == 'w'
	}
	return Period{}, false
}
