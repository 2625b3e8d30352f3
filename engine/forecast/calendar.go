package forecast

import (
	"time"

	"rumbo/engine/period"
)

// EasterSunday returns the Gregorian date of Easter (Meeus, Astronomical
// Algorithms, 1991, chapter 8).
func EasterSunday(year int) period.Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return period.On(year, time.Month(n/31), n%31+1)
}

// holidayRule is one holiday of a country: a fixed day, a weekday of a month,
// or days from Easter Sunday.
type holidayRule struct {
	month   time.Month
	day     int // day of the month; or the distance from Easter Sunday
	nth     int // 1 = first weekday of the month, -1 = last; 0 = not by weekday
	weekday time.Weekday
	easter  bool
	shift   bool // moves to the Monday on or after it (Colombia's Ley Emiliani)
}

func on(month time.Month, day int) holidayRule { return holidayRule{month: month, day: day} }
func nthMonday(month time.Month, n int) holidayRule {
	return holidayRule{month: month, nth: n, weekday: time.Monday}
}
func easter(days int) holidayRule        { return holidayRule{easter: true, day: days} }
func toMonday(r holidayRule) holidayRule { r.shift = true; return r }

// holidays are the national days off by country (ISO 3166), as the laws in
// force in 2025 set them; regional ones and those that a government moves by
// decree are not in them.
var holidays = map[string][]holidayRule{
	"AR": {on(1, 1), easter(-48), easter(-47), on(3, 24), on(4, 2), easter(-2), on(5, 1), on(5, 25), on(6, 20), on(7, 9), on(12, 8), on(12, 25)},
	"CL": {on(1, 1), easter(-2), easter(-1), on(5, 1), on(5, 21), on(7, 16), on(8, 15), on(9, 18), on(9, 19), on(10, 31), on(11, 1), on(12, 8), on(12, 25)},
	"CO": {on(1, 1), toMonday(on(1, 6)), toMonday(on(3, 19)), easter(-3), easter(-2), on(5, 1), easter(43), easter(64), easter(71), toMonday(on(6, 29)), on(7, 20), on(8, 7), toMonday(on(8, 15)), toMonday(on(10, 12)), toMonday(on(11, 1)), toMonday(on(11, 11)), on(12, 8), on(12, 25)},
	"ES": {on(1, 1), on(1, 6), easter(-2), on(5, 1), on(8, 15), on(10, 12), on(11, 1), on(12, 6), on(12, 8), on(12, 25)},
	"MX": {on(1, 1), nthMonday(2, 1), nthMonday(3, 3), on(5, 1), on(9, 16), nthMonday(11, 3), on(12, 25)},
	"PE": {on(1, 1), easter(-3), easter(-2), on(5, 1), on(6, 7), on(6, 29), on(7, 23), on(7, 28), on(7, 29), on(8, 6), on(8, 30), on(10, 8), on(11, 1), on(12, 8), on(12, 9), on(12, 25)},
	"US": {on(1, 1), nthMonday(1, 3), nthMonday(2, 3), nthMonday(5, -1), on(6, 19), on(7, 4), nthMonday(9, 1), nthMonday(10, 2), on(11, 11), {month: 11, nth: 4, weekday: time.Thursday}, on(12, 25)},
}

// HolidayCountries are the countries whose holidays are known.
func HolidayCountries() []string { return []string{"AR", "CL", "CO", "ES", "MX", "PE", "US"} }

func (r holidayRule) in(year int) period.Date {
	var d period.Date
	switch {
	case r.easter:
		return EasterSunday(year) + period.Date(r.day)
	case r.nth > 0:
		d = period.On(year, r.month, 1)
		return d + period.Date((int(r.weekday)-int(d.Weekday())+7)%7+7*(r.nth-1))
	case r.nth < 0:
		d = period.On(year, r.month, period.DaysIn(year, r.month))
		return d - period.Date((int(d.Weekday())-int(r.weekday)+7)%7)
	}
	d = period.On(year, r.month, r.day)
	if r.shift {
		d += period.Date((8 - int(d.Weekday())) % 7)
	}
	return d
}

// WorkingDays counts the days from Monday to Friday in the period that are no
// holiday of the country; for an unknown country all weekdays count.
func WorkingDays(p period.Period, country string) int {
	n := 0
	for d := p.From; d < p.To; d++ {
		if w := d.Weekday(); w != time.Saturday && w != time.Sunday {
			n++
		}
	}
	first, _, _ := p.From.Civil()
	last, _, _ := (p.To - 1).Civil()
	seen := map[period.Date]bool{}
	for year := first; year <= last; year++ {
		for _, r := range holidays[country] {
			d := r.in(year)
			w := d.Weekday()
			if p.Contains(d) && w != time.Saturday && w != time.Sunday && !seen[d] {
				seen[d] = true
				n--
			}
		}
	}
	return n
}

// easterWindow is the week that ends on Easter Sunday.
const easterWindow = 7

// CalendarColumns returns the regressor columns of the periods: their working
// days, and the share of Holy Week that falls into each.
func CalendarColumns(periods []period.Period, country string) [][]float64 {
	work, holy := make([]float64, len(periods)), make([]float64, len(periods))
	for i, p := range periods {
		work[i] = float64(WorkingDays(p, country))
		first, _, _ := p.From.Civil()
		last, _, _ := (p.To - 1).Civil()
		for year := first; year <= last; year++ {
			end := EasterSunday(year) + 1
			from, to := max(p.From, end-easterWindow), min(p.To, end)
			if to > from {
				holy[i] += float64(to-from) / easterWindow
			}
		}
	}
	return [][]float64{work, holy}
}
