package period

import (
	"testing"
	"time"
)

func TestEveryDayAgreesWithTheStandardLibrary(t *testing.T) {
	at := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := Date(1); d < 900_000; d++ {
		y, m, day := d.Civil()
		ay, am, ad := at.Date()
		if y != ay || m != am || day != ad || d.Weekday() != at.Weekday() {
			t.Fatalf("day %d is %d-%d-%d %v, want %v", d, y, m, day, d.Weekday(), at)
		}
		if back, ok := NewDate(y, m, day); !ok || back != d {
			t.Fatalf("%v came back as %d", d, back)
		}
		at = at.AddDate(0, 0, 1)
	}
	if On(1970, 1, 1) != unixDay || FromUnixMilli(-1, 0) != unixDay-1 || FromUnixMilli(0, -60) != unixDay-1 {
		t.Error("the Unix epoch is off")
	}
}

func TestParse(t *testing.T) {
	for _, s := range []string{"2026-11-22", "2024-02-29", "0001-01-01", "9999-12-31", ""} {
		if d, err := Parse(s); err != nil || d.String() != s {
			t.Errorf("%q → %v, %v", s, d, err)
		}
	}
	for _, s := range []string{"2023-02-29", "2026-13-01", "2026-1-1", "22-11-2026", "2026-11-22T00:00"} {
		if d, err := Parse(s); err == nil {
			t.Errorf("%q was read as %v", s, d)
		}
	}
}

func TestFiscalPeriods(t *testing.T) {
	july := Calendar{FiscalStart: time.July, WeekStart: time.Monday}
	d := On(2026, 8, 15)
	for _, c := range []struct {
		g         Grain
		key       string
		from, to  string
		before    string
		nextStart string
	}{
		{Year, "2027", "2026-07-01", "2027-07-01", "2025-07-01", "2027-07-01"},
		{Quarter, "2027-Q1", "2026-07-01", "2026-10-01", "2025-07-01", "2026-10-01"},
		{Month, "2026-08", "2026-08-01", "2026-09-01", "2025-08-01", "2026-09-01"},
		{Week, "2026-08-10w", "2026-08-10", "2026-08-17", "2025-08-11", "2026-08-17"},
		{Day, "2026-08-15", "2026-08-15", "2026-08-16", "2025-08-15", "2026-08-16"},
	} {
		p := july.Of(c.g, d)
		if p.From.String() != c.from || p.To.String() != c.to || july.Key(p) != c.key {
			t.Errorf("%d: %v…%v %q", c.g, p.From, p.To, july.Key(p))
		}
		if back, ok := july.ParseKey(c.key); !ok || back != p {
			t.Errorf("%q came back as %v, %v", c.key, back, ok)
		}
		if july.YearBefore(p).From.String() != c.before || july.Next(p, 1).From.String() != c.nextStart {
			t.Errorf("%q: before %v, next %v", c.key, july.YearBefore(p), july.Next(p, 1))
		}
	}
	if n := len(july.Cut(july.YearOf(2027), Month)); n != 12 {
		t.Errorf("a year has %d months", n)
	}
}

func TestAddMonthsHoldsTheDayBack(t *testing.T) {
	if got := On(2024, 1, 31).AddMonths(1).String(); got != "2024-02-29" {
		t.Error(got)
	}
	if got := On(2024, 1, 31).AddMonths(-2).String(); got != "2023-11-30" {
		t.Error(got)
	}
}

func FuzzParseKey(f *testing.F) {
	for _, s := range []string{"2026", "2026-Q4", "2026-07", "2026-07-06w", "2026-07-06", "2026-07-06..2026-08-01"} {
		f.Add(s)
	}
	c := Calendar{FiscalStart: time.April, WeekStart: time.Sunday}
	f.Fuzz(func(t *testing.T, s string) {
		p, ok := c.ParseKey(s)
		if !ok || p.From < 400 {
			return
		}
		if again, ok := c.ParseKey(c.Key(p)); !ok || again != p {
			t.Fatalf("%q → %v → %q → %v", s, p, c.Key(p), again)
		}
	})
}
