package ical

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"github.com/emersion/go-ical"

	"rumbo/engine/agenda"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Problem is something in a file that could not be taken, and where.
type Problem struct {
	Event int // its number in the file, from 1; 0 for the file as a whole
	Title string
	Text  text.Text
}

const (
	mostBytes  = 8 << 20
	mostEvents = 20_000
	deepest    = 8 // components inside each other; the standard needs three
)

// Read reads the events of a calendar file as appointments of no account and of kind "other". Times with a zone are
// taken as they are written; zone gives the minutes to add to a time in UTC. What cannot be taken is told, the rest is given.
func Read(file []byte, zone func(unixMilli int64) int) ([]Entry, []Problem) {
	if p, ok := readable(file); !ok {
		return nil, []Problem{p}
	}
	cal := decoded(bytes.TrimPrefix(file, []byte("\ufeff")))
	if cal == nil {
		return nil, []Problem{{Text: text.New("El archivo está dañado o incompleto: no se pudo leer como calendario.", "The file is damaged or incomplete: it could not be read as a calendar.")}}
	}
	var out []Entry
	var problems []Problem
	for i, e := range cal.Events() {
		if i == mostEvents {
			problems = append(problems, Problem{Text: text.New("Se leyeron los primeros {n} eventos.", "The first {n} events were read.").With("n", mostEvents)})
			break
		}
		entry, p := event(e, zone)
		if p.ES != "" {
			problems = append(problems, Problem{Event: i + 1, Title: entry.Summary, Text: p})
		}
		if entry.Appointment != nil {
			out = append(out, entry)
		}
	}
	if len(out) == 0 && len(problems) == 0 {
		problems = append(problems, Problem{Text: text.New("El calendario no tiene eventos.", "The calendar holds no events.")})
	}
	return out, problems
}

// decoded is the calendar; nil if it cannot be read. The library panics on some lines that end too early.
func decoded(file []byte) (cal *ical.Calendar) {
	defer func() {
		if recover() != nil {
			cal = nil
		}
	}()
	cal, err := ical.NewDecoder(bytes.NewReader(file)).Decode()
	if err != nil {
		return nil
	}
	return cal
}

func readable(file []byte) (Problem, bool) {
	depth := 0
	for line := range bytes.Lines(file) {
		if upper := bytes.ToUpper(line[:min(len(line), 6)]); bytes.HasPrefix(upper, []byte("BEGIN:")) {
			depth++
		} else if bytes.HasPrefix(upper, []byte("END:")) {
			depth--
		}
		if depth > deepest {
			break
		}
	}
	switch {
	case len(file) > mostBytes:
		return Problem{Text: text.New("El archivo es demasiado grande para un calendario.", "The file is too large for a calendar.")}, false
	case depth > deepest || !bytes.Contains(bytes.ToUpper(file[:min(len(file), 1024)]), []byte("BEGIN:VCALENDAR")):
		return Problem{Text: text.New("No es un archivo de calendario (.ics).", "This is not a calendar file (.ics).")}, false
	}
	return Problem{}, true
}

func event(e ical.Event, zone func(int64) int) (Entry, text.Text) {
	plain := func(name string) string {
		s, _ := e.Props.Text(name)
		return strings.TrimSpace(s)
	}
	out := Entry{UID: plain("UID"), Summary: plain("SUMMARY")}
	a := &record.Appointment{Kind: "other", Title: cut(out.Summary, 300), Place: cut(plain("LOCATION"), 300), Notes: cut(plain("DESCRIPTION"), 20_000), UID: cut(out.UID, 300)}
	if a.Title == "" {
		a.Title = "–"
	}
	start := e.Props.Get("DTSTART")
	if start == nil {
		return out, text.New("No dice cuándo comienza; se dejó fuera.", "It does not say when it starts; left out.")
	}
	var ok bool
	if a.Start, a.Time, ok = wall(start.Value, zone); !ok {
		return out, text.New("Comienza en una fecha que no se puede leer: {value}. Se dejó fuera.", "It starts on a date that cannot be read: {value}. Left out.").With("value", cut(start.Value, 40))
	}
	a.Minutes = minutes(e, a, zone)
	for _, x := range e.Props.Values("EXDATE") {
		for _, v := range strings.Split(x.Value, ",") {
			if d, _, ok := wall(v, zone); ok {
				a.Except = append(a.Except, d.String())
			}
		}
	}
	out.Appointment = a
	if r := e.Props.Get("RRULE"); r != nil {
		if agenda.Check(r.Value) != nil {
			return out, text.New("Su repetición no se puede usar aquí ({value}): queda una sola vez.", "Its recurrence cannot be used here ({value}): it stays as one single time.").With("value", cut(r.Value, 80))
		}
		a.Rule = r.Value
	}
	return out, text.Text{}
}

// minutes is how long an event takes; 0 if it does not say.
func minutes(e ical.Event, a *record.Appointment, zone func(int64) int) int {
	if a.Time == "" {
		return 0
	}
	n := 0
	if p := e.Props.Get("DURATION"); p != nil {
		if d, err := p.Duration(); err == nil {
			n = int(d / time.Minute)
		}
	} else if p := e.Props.Get("DTEND"); p != nil {
		if d, clock, ok := wall(p.Value, zone); ok {
			n = int(d-a.Start)*24*60 + ofDay(clock) - ofDay(a.Time)
		}
	}
	return min(max(n, 0), 14*24*60)
}

func ofDay(clock string) int {
	h, m, _ := record.Clock(clock)
	return h*60 + m
}

// wall reads "20261122", "20261122T093000" or "20261122T093000Z".
func wall(s string, zone func(int64) int) (period.Date, string, bool) {
	s = strings.TrimSpace(s)
	if t, err := time.Parse(dayForm, s); err == nil {
		return period.FromUnixMilli(t.UnixMilli(), 0), "", known(t)
	}
	t, err := time.Parse(timeForm, strings.TrimSuffix(s, "Z"))
	if err != nil {
		return 0, "", false
	}
	if strings.HasSuffix(s, "Z") {
		t = t.Add(time.Duration(zone(t.UnixMilli())) * time.Minute)
	}
	return period.FromUnixMilli(t.UnixMilli(), 0), pair(t.Hour()) + ":" + pair(t.Minute()), known(t)
}

// known tells whether the day is one that a workspace may hold.
func known(t time.Time) bool { return t.Year() >= 1900 && t.Year() < 2200 }

func pair(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func cut(s string, runes int) string {
	r := []rune(strings.ToValidUTF8(s, "�"))
	if len(r) > runes {
		return string(r[:runes])
	}
	return string(r)
}
