package forecast

import (
	"math"
	"testing"
	"time"

	"rumbo/engine/period"
	"rumbo/engine/stats"
)

// Dates of Easter from the tables of the Book of Common Prayer and almanacs.
func TestEaster(t *testing.T) {
	for _, want := range []string{"1961-04-02", "2000-04-23", "2016-03-27", "2024-03-31", "2025-04-20", "2038-04-25", "2285-03-22"} {
		d, err := period.Parse(want)
		if err != nil {
			t.Fatal(err)
		}
		year, _, _ := d.Civil()
		if got := EasterSunday(year); got != d {
			t.Errorf("Easter %d = %v, want %v", year, got, want)
		}
	}
}

func month(year int, m time.Month) period.Period {
	return period.Calendar{}.Of(period.Month, period.On(year, m, 1))
}

// Counted in printed calendars.
func TestWorkingDays(t *testing.T) {
	for _, c := range []struct {
		country string
		year    int
		month   time.Month
		want    int
	}{
		{"CL", 2025, 9, 20}, {"CO", 2025, 1, 21}, {"US", 2025, 11, 18}, {"US", 2025, 5, 21},
		{"ES", 2025, 4, 21}, {"MX", 2025, 3, 20}, {"AR", 2025, 3, 18}, {"PE", 2025, 7, 20}, {"", 2025, 2, 20},
	} {
		if got := WorkingDays(month(c.year, c.month), c.country); got != c.want {
			t.Errorf("%s %d-%02d: %d working days, want %d", c.country, c.year, c.month, got, c.want)
		}
	}
}

func TestHolyWeekIsSplitBetweenMonths(t *testing.T) {
	c := CalendarColumns([]period.Period{month(2018, 3), month(2018, 4), month(2024, 3)}, "ES")
	for i, want := range []float64{6.0 / 7, 1.0 / 7, 1} { // Easter 1 April 2018, 31 March 2024
		near(t, "holy week", c[1][i], want, 1e-12)
	}
}

// A series that follows working days is forecast better with them.
func TestWorkingDaysImproveTheForecast(t *testing.T) {
	var periods []period.Period
	for i := range 72 {
		periods = append(periods, month(2016+i/12, time.Month(i%12+1)))
	}
	columns := CalendarColumns(periods, "CL")
	rng := stats.NewRand(1)
	y := make([]float64, 72)
	for i := range y {
		y[i] = 100 * math.Exp(0.05*(columns[0][i]-20)+0.01*rng.NormFloat64())
	}
	s := Series{Values: y[:60], Period: 12, NonNegative: true}
	with, err := Make(s, Options{Horizon: 12, Regressors: columns})
	if err != nil {
		t.Fatal(err)
	}
	without, _ := Make(s, Options{Horizon: 12})
	var a, b Tally
	a.Add(&with, y[60:], Scale{1, 1})
	b.Add(&without, y[60:], Scale{1, 1})
	if w, wo := a.Accuracy().WAPE, b.Accuracy().WAPE; !(w < 0.02 && w < wo/2) {
		t.Errorf("WAPE %.4f with working days, %.4f without", w, wo)
	}
	if _, err := Make(s, Options{Horizon: 11, Regressors: columns}); err != ErrRegressors {
		t.Errorf("columns of the wrong length: %v", err)
	}
}

func TestAPartialPeriodIsNotAWholeOne(t *testing.T) {
	day := func(m time.Month, d int) period.Date { return period.On(2025, m, d) }
	entries := []Entry{
		{Date: day(4, 10), Value: 7}, {Date: day(1, 20), Value: 10}, {ID: "a", Date: day(3, 31), Value: 5}, {ID: "a", Date: day(3, 31), Value: 5},
		{Date: day(4, 16), Value: 99}, {Value: 3},
	}
	d, err := Aggregate(entries, period.Calendar{}, period.Month, 0, day(4, 16))
	if err != nil {
		t.Fatal(err)
	}
	want := []float64{10, 0, 5}
	if len(d.Values) != 3 {
		t.Fatalf("values %v, want %v", d.Values, want)
	}
	for i, v := range d.Values {
		near(t, "month", v, want[i], 0)
	}
	if d.Partial == nil || d.Partial.Value != 7 || d.Partial.Passed != 0.5 {
		t.Errorf("partial month %+v, want 7 of half a month", d.Partial)
	}
	if len(d.Warnings) != 3 {
		t.Errorf("%d warnings, want undated, future and doubled", len(d.Warnings))
	}
	d, _ = Aggregate(entries, period.Calendar{}, period.Month, day(1, 15), day(4, 1))
	if len(d.Values) != 2 || d.Partial != nil {
		t.Errorf("records complete from mid-January to the end of March: %v, partial %v", d.Values, d.Partial)
	}
	entries[0].Currency = "USD"
	if _, err := Aggregate(entries, period.Calendar{}, period.Month, 0, day(4, 16)); err != ErrCurrencies {
		t.Errorf("two currencies: %v", err)
	}
	if _, err := Aggregate(nil, period.Calendar{}, period.Month, 0, day(4, 16)); err != ErrEmpty {
		t.Errorf("no entries: %v", err)
	}
}
