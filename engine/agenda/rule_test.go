package agenda

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rumbo/engine/period"
)

func days(t *testing.T, start, rule, from, to string, except ...string) string {
	t.Helper()
	d := func(s string) period.Date {
		x, err := period.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	list, err := Days(d(start), rule, Parse(except), period.Period{From: d(from), To: d(to)})
	if err != nil {
		t.Fatal(rule, err)
	}
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = x.String()
	}
	return strings.Join(out, " ")
}

// The examples of RFC 5545, §3.8.5.3, that are daily or rarer; all start on 2 September 1997 unless said.
func TestDaysOfTheStandard(t *testing.T) {
	for _, c := range []struct{ start, rule, to, want string }{
		{"1997-09-02", "FREQ=DAILY;COUNT=10", "1998-01-01", "1997-09-02 1997-09-03 1997-09-04 1997-09-05 1997-09-06 1997-09-07 1997-09-08 1997-09-09 1997-09-10 1997-09-11"},
		{"1997-09-02", "FREQ=DAILY;INTERVAL=10;COUNT=5", "1998-01-01", "1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12"},
		{"1997-09-02", "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997-11-01", "1997-09-02 1997-09-16 1997-09-30 1997-10-14 1997-10-28"},
		{"1997-09-02", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1998-01-01", "1997-09-02 1997-09-04 1997-09-09 1997-09-11 1997-09-16 1997-09-18 1997-09-23 1997-09-25 1997-09-30 1997-10-02"},
		{"1997-09-02", "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1998-01-01", "1997-09-02 1997-09-04 1997-09-16 1997-09-18 1997-09-30 1997-10-02 1997-10-14 1997-10-16"},
		{"1997-09-05", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1999-01-01", "1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 1998-03-06 1998-04-03 1998-05-01 1998-06-05"},
		{"1997-09-07", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1999-01-01", "1997-09-07 1997-09-28 1997-11-02 1997-11-30 1998-01-04 1998-01-25 1998-03-01 1998-03-29 1998-05-03 1998-05-31"},
		{"1997-09-22", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1999-01-01", "1997-09-22 1997-10-20 1997-11-17 1997-12-22 1998-01-19 1998-02-16"},
		{"1997-09-28", "FREQ=MONTHLY;BYMONTHDAY=-3", "1998-03-01", "1997-09-28 1997-10-29 1997-11-28 1997-12-29 1998-01-29 1998-02-26"},
		{"1997-09-30", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1999-01-01", "1997-09-30 1997-10-01 1997-10-31 1997-11-01 1997-11-30 1997-12-01 1997-12-31 1998-01-01 1998-01-31 1998-02-01"},
		{"1997-06-10", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "2002-01-01", "1997-06-10 1997-07-10 1998-06-10 1998-07-10 1999-06-10 1999-07-10 2000-06-10 2000-07-10 2001-06-10 2001-07-10"},
		{"1997-09-04", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1998-01-01", "1997-09-04 1997-10-07 1997-11-06"},
		{"1997-09-29", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1998-04-01", "1997-09-29 1997-10-30 1997-11-27 1997-12-30 1998-01-29 1998-02-26 1998-03-30"},
		{"2007-01-15", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2008-01-01", "2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30"},
		{"1997-09-02", "FREQ=WEEKLY;UNTIL=19970930T000000Z", "1998-01-01", "1997-09-02 1997-09-09 1997-09-16 1997-09-23 1997-09-30"},
	} {
		if got := days(t, c.start, c.rule, "1997-01-01", c.to); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.rule, got, c.want)
		}
	}
}

func TestExceptedDays(t *testing.T) {
	if got := days(t, "2026-01-05", "FREQ=WEEKLY", "2026-01-01", "2026-02-01", "2026-01-12"); got != "2026-01-05 2026-01-19 2026-01-26" {
		t.Error(got)
	}
	if got := days(t, "2026-01-05", "", "2026-01-01", "2026-02-01"); got != "2026-01-05" {
		t.Error(got)
	}
	if got := days(t, "2026-01-05", "", "2026-01-01", "2026-02-01", "2026-01-05"); got != "" {
		t.Error(got)
	}
}

// What is offered by name gives that day in each month, or the last one of a shorter month.
func TestChoices(t *testing.T) {
	if got := days(t, "2026-01-31", Rule("monthly", period.On(2026, time.January, 31)), "2026-01-01", "2026-06-01"); got != "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31" {
		t.Error(got)
	}
	if got := days(t, "2026-01-15", Rule("quarterly", period.On(2026, time.January, 15)), "2026-01-01", "2026-12-31"); got != "2026-01-15 2026-04-15 2026-07-15 2026-10-15" {
		t.Error(got)
	}
	if got := days(t, "2026-01-29", Rule("monthly-weekday", period.On(2026, time.January, 29)), "2026-01-01", "2026-04-01"); got != "2026-01-29 2026-02-26 2026-03-26" {
		t.Error(got)
	}
	for _, c := range Choices {
		start := period.On(2026, time.March, 10)
		if got := ChoiceOf(Rule(c.ID, start), start); got != c.ID {
			t.Errorf("%s comes back as %s", c.ID, got)
		}
		if w := Words(Rule(c.ID, start), start); w.ES == "" || w.EN == "" || strings.Contains(w.ES, "FREQ") {
			t.Errorf("%s has no words: %v", c.ID, w)
		}
	}
}

// A rule that is no rule, or that comes hourly, is refused; one that never falls on a day ends.
func TestOddRules(t *testing.T) {
	for _, rule := range []string{"nonsense", "FREQ=HOURLY", "FREQ=SECONDLY;COUNT=5", "FREQ=DAILY;BYHOUR=9", "FREQ=MONTHLY;BYDAY=XX", "INTERVAL=2"} {
		if Check(rule) == nil {
			t.Errorf("%q was taken", rule)
		}
	}
	if got := days(t, "2026-01-05", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "2026-01-01", "2090-02-01"); got != "" {
		t.Error(got)
	}
}

func FuzzDays(f *testing.F) {
	f.Add("FREQ=WEEKLY;BYDAY=MO", int32(20000), int32(400))
	f.Add("FREQ=MONTHLY;BYMONTHDAY=-1;INTERVAL=3", int32(20000), int32(4000))
	f.Fuzz(func(t *testing.T, rule string, start, span int32) {
		if len(rule) > 200 || start < 1 || start > 60_000 || span < 0 || span > 5000 {
			return
		}
		p := period.Period{From: period.Date(start), To: period.Date(start + span)}
		list, err := Days(p.From, rule, nil, p)
		if err == nil && (!slices.IsSorted(list) || len(list) > int(span)) {
			t.Fatal(rule, list)
		}
		Words(rule, p.From)
	})
}

// Next is the first of the days that the rule gives, whatever the rule.
func TestNextIsTheFirstDay(t *testing.T) {
	start := period.On(2024, 1, 31)
	for _, rule := range []string{"", "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY;INTERVAL=3", "FREQ=WEEKLY;COUNT=5", "FREQ=MONTHLY;UNTIL=20250101T000000Z", "nonsense"} {
		for from := start - 40; from < start+1200; from += 37 {
			except := []period.Date{start, from + 3}
			want := period.Date(0)
			if days, err := Days(start, rule, except, period.Period{From: from, To: from + 731}); err == nil && len(days) > 0 {
				want = days[0]
			}
			if got := Next(start, rule, except, from); got != want {
				t.Errorf("%s from %s: %s, want %s", rule, from, got, want)
			}
		}
	}
}
