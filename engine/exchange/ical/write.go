// Package ical writes and reads calendar files (iCalendar, RFC 5545), so that a plan's calendar can live beside
// everything else in a person's own.
//
// Times are floating (§3.3.5, form 1): half past nine is half past nine wherever the file is opened.
package ical

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"rumbo/engine/agenda"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Entry is one appointment with what names it in other programs.
type Entry struct {
	UID         string
	Appointment *record.Appointment
	Summary     string   // title with the account, as calendars show it
	People      []string // names and addresses, for the description
}

// Write writes a calendar; stamp is the moment of writing, in milliseconds since 1970.
func Write(w io.Writer, name string, entries []Entry, stamp int64) error {
	f := &folder{w: w}
	f.line("BEGIN:VCALENDAR")
	f.line("VERSION:2.0")
	f.line("PRODID:-//Rumbo//Rumbo//EN")
	f.line("CALSCALE:GREGORIAN")
	f.line("X-WR-CALNAME:" + escape(name))
	for _, e := range entries {
		f.entry(e, stamp)
	}
	f.line("END:VCALENDAR")
	return f.err
}

const (
	dayForm  = "20060102"
	timeForm = "20060102T150405"
)

func (f *folder) entry(e Entry, stamp int64) {
	a := e.Appointment
	f.line("BEGIN:VEVENT")
	f.line("UID:" + escape(e.UID))
	f.line("DTSTAMP:" + time.UnixMilli(stamp).UTC().Format(timeForm) + "Z")
	f.line("SUMMARY:" + escape(e.Summary))
	f.line("DTSTART" + moment(a.Start, a.Time))
	switch {
	case a.Time == "":
		f.line("DTEND" + moment(a.Start+1, ""))
	case a.Minutes > 0:
		f.line(fmt.Sprintf("DURATION:PT%dM", a.Minutes))
	}
	if a.Rule != "" {
		f.line("RRULE:" + a.Rule)
	}
	for _, d := range agenda.Parse(a.Except) {
		f.line("EXDATE" + moment(d, a.Time))
	}
	if a.Place != "" {
		f.line("LOCATION:" + escape(a.Place))
	}
	about := a.Notes
	if len(e.People) > 0 {
		about = strings.TrimSpace(strings.Join(e.People, "\n") + "\n\n" + about)
	}
	if about != "" {
		f.line("DESCRIPTION:" + escape(about))
	}
	f.line("END:VEVENT")
}

// moment is the rest of a line that begins with a property's name.
func moment(d period.Date, clock string) string {
	t := time.UnixMilli(d.UnixMilli()).UTC()
	if clock == "" {
		return ";VALUE=DATE:" + t.Format(dayForm)
	}
	h, m, _ := record.Clock(clock)
	return ":" + t.Add(time.Duration(h)*time.Hour+time.Duration(m)*time.Minute).Format(timeForm)
}

// escape writes a text as §3.3.11 asks.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}

// folder writes lines of at most 75 octets (§3.1), never cutting a character.
type folder struct {
	w   io.Writer
	err error
}

func (f *folder) line(s string) {
	limit := 75
	for len(s) > limit {
		cut := limit
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		f.write(s[:cut] + "\r\n ")
		s, limit = s[cut:], 74
	}
	f.write(s + "\r\n")
}

func (f *folder) write(s string) {
	if f.err == nil {
		_, f.err = io.WriteString(f.w, s)
	}
}
