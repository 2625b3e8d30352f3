package holidays

import (
	"slices"
	"testing"

	"rumbo/engine/exchange/ical"
	"rumbo/engine/locale"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

var today = period.On(2026, 11, 22)

func TestLinesAreReadAsPeopleWriteThem(t *testing.T) {
	found, bad := FromLines("25/12/2026 Navidad\n\n2026-05-01;Día del Trabajo\r\n1 de enero de 2027\tAño Nuevo\n8 dic 2026\nNavidad\n31/02/2026 Nunca\n", locale.For("es-CL"), today)
	want := []record.Holiday{{On: period.On(2026, 12, 25), Name: "Navidad"}, {On: period.On(2026, 5, 1), Name: "Día del Trabajo"},
		{On: period.On(2027, 1, 1), Name: "Año Nuevo"}, {On: period.On(2026, 12, 8)}}
	if !slices.Equal(found, want) {
		t.Errorf("%+v", found)
	}
	if !slices.Equal(bad, []string{"Navidad", "31/02/2026 Nunca"}) {
		t.Errorf("%q", bad)
	}
	if found, _ := FromLines("12/25/2026 - Christmas Day", locale.For("en-US"), today); len(found) != 1 || found[0] != (record.Holiday{On: period.On(2026, 12, 25), Name: "Christmas Day"}) {
		t.Errorf("%+v", found)
	}
}

func TestACalendarFileGivesItsDays(t *testing.T) {
	entries, problems := ical.Read([]byte("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226\r\nSUMMARY:Navidad\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"),
		func(int64) int { return 0 })
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	found := FromCalendar(entries)
	if len(found) != 1 || found[0] != (record.Holiday{On: period.On(2026, 12, 25), Name: "Navidad"}) {
		t.Errorf("%+v", found)
	}
	if n := New(append(found, found...), nil); len(n) != 1 {
		t.Errorf("twice: %+v", n)
	}
	if n := New(found, []period.Date{period.On(2026, 12, 25)}); len(n) != 0 {
		t.Errorf("there already: %+v", n)
	}
}
