package ical

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"time"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

func utc(int64) int { return 0 }

func made() []Entry {
	return []Entry{
		{UID: "a1@rumbo", Summary: "Revisión, pipeline; Ñielol", Appointment: &record.Appointment{Title: "Revisión, pipeline; Ñielol", Kind: "other", Start: period.On(2026, time.March, 2),
			Time: "09:30", Minutes: 90, Rule: "FREQ=MONTHLY;BYDAY=1MO", Except: []string{"2026-05-04"}, Place: "Sala 2", Notes: strings.Repeat("Año nuevo, ñandú \\ y más. ", 12) + "\nfin", UID: "a1@rumbo"}},
		{UID: "a2@rumbo", Summary: "Todo el día", Appointment: &record.Appointment{Title: "Todo el día", Kind: "other", Start: period.On(2026, time.April, 1), UID: "a2@rumbo"}},
	}
}

// What is written is read back as it was, and no line is longer than the standard allows.
func TestRoundTrip(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, "Cuentas", made(), 1_780_000_000_000); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(b.String(), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("%d octets: %q", len(line), line)
		}
	}
	got, problems := Read(b.Bytes(), utc)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if want := made(); len(got) != len(want) {
		t.Fatal(len(got))
	} else {
		for i := range want {
			if !reflect.DeepEqual(got[i].Appointment, want[i].Appointment) {
				t.Errorf("got %+v\nwant %+v", got[i].Appointment, want[i].Appointment)
			}
		}
	}
}

// A file as other calendars write it: a zone, a time in UTC, folded lines, an end instead of a duration.
func TestOthersFiles(t *testing.T) {
	file := strings.ReplaceAll(`BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Google Inc//Google Calendar 70.9054//EN
BEGIN:VTIMEZONE
TZID:America/Santiago
END:VTIMEZONE
BEGIN:VEVENT
DTSTART;TZID=America/Santiago:20261123T150000
DTEND;TZID=America/Santiago:20261123T161500
RRULE:FREQ=WEEKLY;BYDAY=MO
UID:x@google.com
DTSTAMP:20261101T000000Z
SUMMARY:Comité con un nombre que sigue
  en otra línea
END:VEVENT
BEGIN:VEVENT
DTSTART:20261124T020000Z
DTSTAMP:20261101T000000Z
UID:y
SUMMARY:En UTC
END:VEVENT
END:VCALENDAR
`, "\n", "\r\n")
	got, problems := Read([]byte(file), func(int64) int { return -180 })
	if len(problems) > 0 || len(got) != 2 {
		t.Fatal(problems, len(got))
	}
	a, b := got[0].Appointment, got[1].Appointment
	if a.Title != "Comité con un nombre que sigue en otra línea" || a.Time != "15:00" || a.Minutes != 75 || a.Rule != "FREQ=WEEKLY;BYDAY=MO" || a.Start != period.On(2026, time.November, 23) {
		t.Errorf("%+v", a)
	}
	if b.Time != "23:00" || b.Start != period.On(2026, time.November, 23) {
		t.Errorf("%+v", b)
	}
}

func TestBadFiles(t *testing.T) {
	for name, file := range map[string]string{
		"empty": "", "text": "hola", "cut": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x", "none": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
		"ends in a parameter": "BEGIN:VCALENDAR\n0;0=",
		"deep":                "BEGIN:VCALENDAR\r\n" + strings.Repeat("BEGIN:X\r\n", 100_000),
	} {
		if got, problems := Read([]byte(file), utc); len(got) != 0 || len(problems) == 0 || problems[0].Text.ES == "" || problems[0].Text.EN == "" {
			t.Error(name, got, problems)
		}
	}
	file := "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:sin fecha\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20261399\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20261122\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	got, problems := Read([]byte(file), utc)
	if len(got) != 1 || len(problems) != 3 || got[0].Appointment.Rule != "" {
		t.Fatal(got, problems)
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := Write(&b, "x", made(), 0); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, file []byte) {
		entries, _ := Read(file, utc)
		for _, e := range entries {
			for _, p := range record.AppointmentKind.Validate(e.Appointment) {
				t.Fatal(p)
			}
		}
	})
}
