// Package agenda says on which days something takes place that comes again and again, by the recurrence
// rules of RFC 5545 (§3.3.10). The days themselves are counted by rrule-go.
package agenda

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"rumbo/engine/period"
)

// ErrRule is a rule that cannot be read, or that comes more often than daily.
var ErrRule = errors.New("agenda: not a recurrence rule")

// longest is the last day on which anything is looked for: a rule that never falls on a day must end somewhere.
const longest = 50 * 366

// Check tells whether a rule can be kept: "" (once), or an RRULE that is daily or rarer.
func Check(rule string) error {
	if rule == "" {
		return nil
	}
	_, err := options(rule, period.On(2026, time.January, 1))
	return err
}

func options(rule string, start period.Date) (*rrule.ROption, error) {
	o, err := rrule.StrToROption(strings.TrimPrefix(strings.TrimSpace(rule), "RRULE:"))
	if err != nil || o.Freq > rrule.DAILY || len(o.Byhour)+len(o.Byminute)+len(o.Bysecond)+len(o.Byeaster) > 0 {
		return nil, ErrRule
	}
	o.Dtstart = at(start)
	return o, nil
}

func at(d period.Date) time.Time { return time.UnixMilli(d.UnixMilli()).UTC() }

// Days gives the days of p on which something takes place that starts on a day and comes again by a rule,
// in order; except are left out. A rule without end is looked at for 50 years.
func Days(start period.Date, rule string, except []period.Date, p period.Period) ([]period.Date, error) {
	if !start.Known() || p.To <= p.From {
		return nil, nil
	}
	if rule == "" {
		if p.Contains(start) && !slices.Contains(except, start) {
			return []period.Date{start}, nil
		}
		return nil, nil
	}
	end := min(p.To, start+longest)
	r, err := until(start, rule, end)
	if err != nil {
		return nil, err
	}
	var out []period.Date
	for _, t := range r.Between(at(max(p.From, start)), at(end-1), true) {
		if d := period.FromUnixMilli(t.UnixMilli(), 0); !slices.Contains(except, d) {
			out = append(out, d)
		}
	}
	return out, nil
}

// until is a rule that is not followed beyond a day.
func until(start period.Date, rule string, end period.Date) (*rrule.RRule, error) {
	o, err := options(rule, start)
	if err != nil {
		return nil, err
	}
	if o.Until.IsZero() || o.Until.After(at(end)) {
		o.Until = at(end)
	}
	r, err := rrule.NewRRule(*o)
	if err != nil {
		return nil, ErrRule
	}
	return r, nil
}

// far is how many days ahead something is looked for that comes next.
const far = 731

// Next is the first day from a day on; 0 if there is none within two years.
func Next(start period.Date, rule string, except []period.Date, from period.Date) period.Date {
	end := min(from+far, start+longest)
	if !start.Known() || rule == "" {
		if start.Known() && start >= from && start < from+far && !slices.Contains(except, start) {
			return start
		}
		return 0
	}
	r, err := until(start, rule, end)
	if err != nil {
		return 0
	}
	next := r.Iterator()
	for t, ok := next(); ok; t, ok = next() {
		d := period.FromUnixMilli(t.UnixMilli(), 0)
		switch {
		case d >= end:
			return 0
		case d >= from && !slices.Contains(except, d):
			return d
		}
	}
	return 0
}

// Parse reads days as record.Appointment keeps them; what is no day is left out.
func Parse(days []string) []period.Date {
	var out []period.Date
	for _, s := range days {
		if d, err := period.Parse(s); err == nil {
			out = append(out, d)
		}
	}
	return out
}
