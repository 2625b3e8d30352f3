package locale

import (
	"encoding/json"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"rumbo/engine/money"
	"rumbo/engine/period"
)

// reference is what another implementation of CLDR writes (testdata/intl.mjs).
type reference struct {
	Locales map[string]struct {
		Number, Percent [][3]any
		Money           [][4]any
		Compact         [][2]any
		Date            []json.RawMessage
		Near            map[string]string
	}
}

func readReference(t *testing.T) reference {
	t.Helper()
	b, err := os.ReadFile("testdata/intl.json")
	if err != nil {
		t.Fatal(err)
	}
	var r reference
	if err := json.Unmarshal(b, &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Locales) != len(table) {
		t.Fatalf("%d reference locales for %d locales", len(r.Locales), len(table))
	}
	return r
}

func check(t *testing.T, tag, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s %s: got %q, want %q", tag, what, got, want)
	}
}

func TestNumbersAgainstCLDR(t *testing.T) {
	for tag, ref := range readReference(t).Locales {
		l := For(tag)
		for _, r := range ref.Number {
			v, d := r[0].(float64), int(r[1].(float64))
			check(t, tag, strconv.FormatFloat(v, 'g', -1, 64), l.Number(v, d), r[2].(string))
		}
		for _, r := range ref.Percent {
			check(t, tag, "percent", l.Percent(r[0].(float64), int(r[1].(float64))), r[2].(string))
		}
		for _, r := range ref.Compact {
			check(t, tag, "compact", l.Compact(r[0].(float64)), r[1].(string))
		}
	}
}

func TestMoneyAgainstCLDR(t *testing.T) {
	for tag, ref := range readReference(t).Locales {
		for _, r := range ref.Money {
			c := money.Must(r[0].(string))
			a := money.New(int64(r[1].(float64))*c.Factor(), c)
			check(t, tag, c.String(), For(tag).Money(a), r[3].(string))
		}
	}
}

func TestDatesAgainstCLDR(t *testing.T) {
	for tag, ref := range readReference(t).Locales {
		l := For(tag)
		for _, raw := range ref.Date {
			var row [2]json.RawMessage
			var ymd [3]int
			var want map[string]string
			if json.Unmarshal(raw, &row) != nil || json.Unmarshal(row[0], &ymd) != nil || json.Unmarshal(row[1], &want) != nil {
				t.Fatalf("unreadable reference %s", raw)
			}
			m := time.Month(ymd[1])
			d := period.On(ymd[0], m, ymd[2])
			got := map[string]string{
				"numeric": l.Date(d), "medium": l.DateMedium(d), "long": l.DateLong(d), "full": l.DateFull(d),
				"dayMonth": l.DayMonth(d), "weekday": l.DayMonthWeekday(d),
				"monthYear": l.MonthYear(ymd[0], m), "monthYearLong": l.MonthYearLong(ymd[0], m),
			}
			for what, w := range want {
				check(t, tag, what+" "+d.String(), got[what], w)
			}
		}
		for n, want := range ref.Near {
			days, _ := strconv.Atoi(n)
			check(t, tag, "day "+n, l.Relative(days), want)
		}
	}
}

func TestCompactMovesOnAtTheNextMagnitude(t *testing.T) {
	for _, c := range []struct {
		tag  string
		v    float64
		want string
	}{
		{"en-US", 999.4, "999"}, {"en-US", 999.5, "1K"}, {"en-US", 99.96, "100"}, {"en-US", 12.34, "12.3"},
		{"en-US", 1234, "1.2K"}, {"en-US", 12345, "12.3K"}, {"en-US", 123456, "123K"}, {"en-US", 999499, "999K"},
		{"en-US", 999500, "1M"}, {"en-US", 1.25e9, "1.3B"}, {"en-GB", 1.2e9, "1.2bn"}, {"en-US", 0, "0"},
		{"en-US", 2.5e18, "2,500,000T"}, {"en-US", -999500, "-1M"},
		{"es-CL", 1234, "1,2 mil"}, {"es-CL", 1.2346e9, "1.235 M"}, {"es-ES", 1.2346e9, "1235 M"}, {"es-MX", 1.2e12, "1.2 B"},
	} {
		want := strings.ReplaceAll(c.want, " ", NBSP)
		check(t, c.tag, "compact", For(c.tag).Compact(c.v), want)
	}
}

func TestNoValueIsNeverZero(t *testing.T) {
	l := For("es-CL")
	for what, got := range map[string]string{
		"NaN": l.Number(math.NaN(), 1), "Inf": l.Percent(math.Inf(1), 1), "compact": l.Compact(math.NaN()),
		"money": l.Money(money.Amount{}), "date": l.Date(0), "short": l.Short(math.Inf(-1), 2), "full": l.DateFull(0),
	} {
		check(t, "es-CL", what, got, None)
	}
	check(t, "es-CL", "tiny negative", l.Number(-0.001, 2), "0,00")
	check(t, "es-CL", "known zero", l.Money(money.New(0, money.Must("CLP"))), "$0")
}

func TestMoneyForms(t *testing.T) {
	usd, clp, eur, cop := money.Must("USD"), money.Must("CLP"), money.Must("EUR"), money.Must("COP")
	for _, c := range []struct{ tag, got, want string }{
		{"es-CL", For("es-CL").MoneyCompact(money.New(-1250000000, clp)), "$-1.250 M"},
		{"es-CL", For("es-CL").MoneyCompact(money.New(1250000, clp)), "$1,3 M"},
		{"es-CL", For("es-CL").MoneyCompact(money.New(123456, usd)), "US$1,2 mil"},
		{"es-ES", For("es-ES").MoneyCompact(money.New(123456789, eur)), "1,2 M €"},
		{"en-US", For("en-US").MoneyCompact(money.New(-123456789, usd)), "-$1.2M"},
		{"en-US", For("en-US").MoneyWhole(money.New(123450, usd)), "$1,235"},
		{"en-US", For("en-US").MoneyWhole(money.New(-123449, usd)), "-$1,234"},
		{"en-US", For("en-US").MoneyWhole(money.New(-49, usd)), "$0"},
		{"en-US", For("en-US").Money(money.New(math.MinInt64, usd)), "-$92,233,720,368,547,758.08"},
		{"es-CO", For("es-CO").Money(money.New(123450, cop)), "$ 1.234,50"},
		{"es-CO", For("es-CO").MoneyPlain(money.New(123450, cop)), "1.234,50"},
		{"en-GB", For("en-GB").SignedMoneyCompact(money.New(500, money.Must("GBP"))), "+£5"},
	} {
		check(t, c.tag, "money", c.got, strings.ReplaceAll(c.want, " ", NBSP))
	}
}

func TestPeriods(t *testing.T) {
	cal, july := period.Calendar{}, period.Calendar{FiscalStart: time.July}
	d := period.On(2026, 8, 12)
	for _, c := range []struct {
		tag  string
		cal  period.Calendar
		p    period.Period
		want string
	}{
		{"es-CL", cal, cal.Of(period.Year, d), "2026"},
		{"es-CL", july, july.Of(period.Year, d), "AF 2027"},
		{"en-US", july, july.Of(period.Quarter, d), "Q1 FY 2027"},
		{"es-CL", cal, cal.Of(period.Quarter, d), "T3 2026"},
		{"en-GB", cal, cal.Of(period.Month, d), "August 2026"},
		{"es-ES", cal, period.Period{From: d, To: d + 3}, "12 ago 2026 – 14 ago 2026"},
	} {
		check(t, c.tag, "period", For(c.tag).Period(c.p, c.cal), c.want)
	}
}

func TestDistances(t *testing.T) {
	es, en := For("es-CL"), For("en-US")
	for _, c := range []struct{ got, want string }{
		{es.Relative(-20), "hace 3 semanas"}, {en.Relative(20), "in 3 weeks"}, {es.Relative(90), "dentro de 3 meses"},
		{en.Relative(-400), "13 months ago"}, {es.Relative(-730), "hace 2 años"}, {en.Relative(-2), "2 days ago"},
		{es.Days(1, 1), "1 día"}, {es.Days(51.78, 1), "51,8 días"}, {en.Days(0, 0), "0 days"},
		{es.Duration(45), "45 s"}, {es.Duration(185), "3 min"}, {en.Duration(7500), "2 h 5 min"}, {en.Duration(100800), "1 d 4 h"}, {en.Duration(-60), "-1 min"}, {en.Duration(0), "0 s"},
		{es.Bytes(812), "812 B"}, {es.Bytes(1_440_000), "1,4 MB"}, {en.Bytes(999_600), "1 MB"},
		{en.Clock(15, 4), "3:04 PM"}, {en.Clock(0, 30), "12:30 AM"}, {es.Clock(9, 5), "09:05"},
		{es.Signed(3.25, 1), "+3,3"}, {es.Signed(0, 1), "0,0"}, {en.SignedPercent(-0.05, 0), "-5%"}, {en.Signed(0.001, 1), "0.0"},
	} {
		if plain := strings.ReplaceAll(c.got, NBSP, " "); plain != c.want {
			t.Errorf("got %q, want %q", plain, c.want)
		}
	}
}

func TestFallback(t *testing.T) {
	for tag, want := range map[string]string{
		"es-cl": "es-CL", "es": "es-CL", "es-UY": "es-CL", "es-PA": "es-MX", "es_AR": "es-AR", "es-419": "es-CL",
		"en": "en-US", "en-AU": "en-GB", "fr": "en-US", "": "en-US", "EN-gb": "en-GB",
	} {
		if got := For(tag).Tag; got != want {
			t.Errorf("For(%q) = %s, want %s", tag, got, want)
		}
	}
	if tags := Tags(); len(tags) != 8 || For(tags[0]).Lang != "es" || For(tags[7]).Lang != "en" {
		t.Errorf("tags %v", tags)
	}
}
