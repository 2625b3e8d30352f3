package locale

import (
	"errors"
	"math"
	"testing"

	"rumbo/engine/money"
	"rumbo/engine/period"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		tag, in string
		want    float64
		err     error
	}{
		{"es-CL", "1.234,5", 1234.5, nil}, {"es-CL", "1234,5", 1234.5, nil}, {"es-CL", " -1.234 ", -1234, nil},
		{"es-CL", "1.5", 0, ErrGrouping}, {"es-CL", "1,5", 1.5, nil}, {"es-CL", ",5", 0.5, nil}, {"es-CL", "5,", 5, nil},
		{"es-CL", "1,234,567", 0, ErrGrouping}, {"es-CL", "1,234.5", 0, ErrGrouping},
		{"es-MX", "1,234.5", 1234.5, nil}, {"es-ES", "1 234,5", 1234.5, nil}, {"en-US", "1\u202f234", 1234, nil},
		{"en-US", "(1,234)", -1234, nil}, {"en-US", "−7", -7, nil}, {"en-US", "+7", 7, nil}, {"en-US", "--7", 0, ErrNumber},
		{"en-US", "12,34", 0, ErrGrouping}, {"en-US", "1234,567", 0, ErrGrouping}, {"en-US", "1.2M", 1.2e6, nil}, {"es-CL", "1,2 M", 1.2e6, nil},
		{"es-CL", "12 mil", 12000, nil}, {"es-CL", "3m", 0, ErrNumber}, {"en-US", "3m", 3e6, nil}, {"en-US", "2bn", 2e9, nil}, {"es-CL", "2MM", 2e6, nil},
		{"en-US", "", 0, ErrEmpty}, {"en-US", "k", 0, ErrNumber}, {"en-US", "abc", 0, ErrNumber}, {"en-US", "1e5", 0, ErrNumber},
		{"en-US", ".", 0, ErrNumber}, {"en-US", "1..2", 0, ErrGrouping}, {"en-US", "NaN", 0, ErrNumber}, {"en-US", "Inf", 0, ErrNumber},
	} {
		got, err := For(c.tag).ParseNumber(c.in)
		if got != c.want || !errors.Is(err, c.err) && !(err == nil && c.err == nil) {
			t.Errorf("%s %q: got %v, %v; want %v, %v", c.tag, c.in, got, err, c.want, c.err)
		}
	}
	if v, err := For("es-CL").ParsePercent("12,5 %"); v != 0.125 || err != nil {
		t.Errorf("percent: %v, %v", v, err)
	}
}

func TestParseMoney(t *testing.T) {
	clp, usd, eur := money.Must("CLP"), money.Must("USD"), money.Must("EUR")
	for _, c := range []struct {
		tag, in string
		c       money.Code
		want    int64
		err     error
	}{
		{"es-CL", "$1.234.567", clp, 1234567, nil}, {"es-CL", "1.234,5", clp, 0, ErrDecimals}, {"es-CL", "1.234,0", clp, 1234, nil},
		{"es-CL", "US$ 12,5", usd, 1250, nil}, {"es-CL", "$12,5", usd, 1250, nil}, {"es-CL", "USD 12", clp, 0, ErrCurrency},
		{"es-ES", "-1.234,50 €", eur, -123450, nil}, {"es-ES", "12 $", eur, 0, ErrCurrency}, {"en-US", "1.2M", usd, 120000000, nil},
		{"en-US", "$-5", usd, -500, nil}, {"en-US", "0.015", usd, 0, ErrDecimals}, {"en-US", "99999999999999999999", usd, 0, ErrRange},
		{"en-US", "", usd, 0, ErrEmpty}, {"en-US", "1.2345k", usd, 123450, nil}, {"es-CL", "1,5 M", clp, 1500000, nil},
	} {
		got, err := For(c.tag).ParseMoney(c.in, c.c)
		if got.Minor != c.want || !errors.Is(err, c.err) && !(err == nil && c.err == nil) {
			t.Errorf("%s %q: got %v, %v; want %v, %v", c.tag, c.in, got.Minor, err, c.want, c.err)
		}
	}
}

func TestParseDate(t *testing.T) {
	today := period.On(2026, 11, 22)
	for _, c := range []struct{ tag, in, want string }{
		{"es-CL", "5/3/2026", "2026-03-05"}, {"en-US", "3/5/2026", "2026-03-05"}, {"en-GB", "5.3.26", "2026-03-05"},
		{"es-ES", "5 de marzo de 2026", "2026-03-05"}, {"es-CL", "jueves, 5 mar 2026", "2026-03-05"}, {"en-US", "Mar 5, 2026", "2026-03-05"},
		{"es-CL", "mar, 3 mar 2026", "2026-03-03"}, {"es-CL", "mar 2026 5", ""}, {"en-US", "March 5th", "2027-03-05"},
		{"es-CL", "2026-03-05", "2026-03-05"}, {"en-US", "2026/3/5", "2026-03-05"}, {"es-CL", "hoy", "2026-11-22"}, {"es-ES", "mañana", "2026-11-23"},
		{"es-CL", "15/1", "2027-01-15"}, {"es-CL", "15/10", "2026-10-15"}, {"es-CL", "29/2", ""}, {"es-CL", "31/4/2026", ""},
		{"es-CL", "5/13/2026", ""}, {"es-CL", "5/3/026", ""}, {"es-CL", "hola", ""}, {"es-PE", "5 set. 2026", "2026-09-05"}, {"es-CL", "1/1/70", "1970-01-01"},
	} {
		got, err := For(c.tag).ParseDate(c.in, today)
		if got.String() != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s %q: got %v, %v; want %q", c.tag, c.in, got, err, c.want)
		}
	}
}

// What a locale writes it reads back as the same value.
func FuzzRoundTrip(f *testing.F) {
	f.Add(int64(0), int64(1), 3)
	f.Add(int64(-123456789), int64(739000), 0)
	f.Add(int64(math.MaxInt64>>1), int64(719163), 7)
	f.Fuzz(func(t *testing.T, minor, day int64, which int) {
		tags := Tags()
		l := For(tags[(which%len(tags)+len(tags))%len(tags)])
		minor %= 1 << 62
		for _, code := range []string{"CLP", "USD", "EUR", "CLF", "KWD", "COP"} {
			a := money.New(minor, money.Must(code))
			for _, s := range []string{l.Money(a), l.MoneyPlain(a)} {
				if back, err := l.ParseMoney(s, a.Currency); err != nil || back != a {
					t.Fatalf("%s: %q came back as %v, %v", l.Tag, s, back, err)
				}
			}
		}
		v := float64(minor%1_000_000_007) / 100
		if back, err := l.ParseNumber(l.Number(v, 2)); err != nil || back != v {
			t.Fatalf("%s: %v came back as %v, %v", l.Tag, v, back, err)
		}
		d := period.Date((day%700_000+700_000)%700_000 + 365_000) // years 1000–2916
		today := period.On(2026, 11, 22)
		for _, s := range []string{l.Date(d), l.DateMedium(d), l.DateLong(d), l.DateFull(d), d.String()} {
			if back, err := l.ParseDate(s, today); err != nil || back != d {
				t.Fatalf("%s: %q came back as %v, %v, want %v", l.Tag, s, back, err, d)
			}
		}
	})
}

// Nothing typed makes the readers panic or give an impossible value.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"1.234,5", "$-1", "5 mar", "(–1)", "1,2 M", "S/ 3", "0x1", "..", "(", "€"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, tag := range Tags() {
			l := For(tag)
			if v, err := l.ParseNumber(s); err == nil && (math.IsNaN(v) || math.IsInf(v, 0)) {
				t.Fatalf("%s: %q read as %v", tag, s, v)
			}
			_, _ = l.ParseMoney(s, money.Must("USD"))
			if d, err := l.ParseDate(s, period.On(2026, 11, 22)); err == nil && !d.Known() {
				t.Fatalf("%s: %q read as no date", tag, s)
			}
		}
	})
}
