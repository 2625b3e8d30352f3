package record

import (
	"strings"

	"rumbo/engine/agenda"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Appointment is something in the calendar, once or again and again: a review of the pipeline or the plan, or any other
// meeting of an account's team, its partners or the client.
type Appointment struct {
	Account  ID // "" for all accounts
	Kind     string
	Title    string
	Start    period.Date // the first day
	Time     string      // "HH:MM", "" for the whole day
	Minutes  int
	Rule     string   // how it comes again, as RRULE of RFC 5545 §3.3.10 without its name; "" for once
	Except   []string // days ("2026-11-22") on which it does not take place
	People   []ID
	Contacts []ID
	Place    string
	Notes    string
	UID      string // its name in the calendar file that it came from
}

// Meetings are the kinds of meetings; reviews are of the first four.
var Meetings = []Option{
	Opts("pipeline", "revisión del pipeline", "pipeline review"), Opts("internal", "revisión interna del plan", "internal plan review"),
	Opts("partner", "revisión del plan con socios", "plan review with partners"), Opts("client", "revisión del plan con el cliente", "plan review with the client"),
	Opts("other", "otra actividad", "other activity"),
}

// AppointmentKind describes Appointment.
var AppointmentKind = define(Kind[Appointment]{
	Name:    "appointment",
	Label:   text.New("Cita", "Appointment"),
	Plural:  text.New("Calendario", "Calendar"),
	Title:   func(a *Appointment) string { return a.Title },
	Account: func(a *Appointment) ID { return a.Account },
	Fields: []Field[Appointment]{
		TextField("title", "Título", "Title", func(a *Appointment) *string { return &a.Title }).Must(),
		RefField("account", "account", "Cuenta", "Account", func(a *Appointment) *ID { return &a.Account }),
		ChoiceField("kind", "Tipo", "Kind", func(a *Appointment) *string { return &a.Kind }, Meetings...).Must(),
		DateField("start", "Primer día", "First day", func(a *Appointment) *period.Date { return &a.Start }).Must(),
		TextField("time", "Hora (HH:MM)", "Time (HH:MM)", func(a *Appointment) *string { return &a.Time }).UpTo(5),
		IntField("minutes", "Duración (minutos)", "Duration (minutes)", func(a *Appointment) *int { return &a.Minutes }).Between(0, 14*24*60),
		TextField("rule", "Se repite", "Repeats", func(a *Appointment) *string { return &a.Rule }),
		ListField("except", "Días sin cita", "Days without", func(a *Appointment) *[]string { return &a.Except }),
		RefsField("people", "person", "Participan", "Take part", func(a *Appointment) *[]ID { return &a.People }),
		RefsField("contacts", "contact", "Participan del cliente", "Take part for the client", func(a *Appointment) *[]ID { return &a.Contacts }),
		TextField("place", "Lugar", "Place", func(a *Appointment) *string { return &a.Place }),
		LongField("notes", "Notas", "Notes", func(a *Appointment) *string { return &a.Notes }),
		TextField("uid", "Identificador del calendario", "Calendar ID", func(a *Appointment) *string { return &a.UID }),
	},
	Check: func(a *Appointment) []Problem {
		if _, _, ok := Clock(a.Time); !ok {
			return problem("time", "Escriba la hora como 09:30.", "Write the time as 09:30.")
		}
		if agenda.Check(a.Rule) != nil {
			return problem("rule", "No es una regla de repetición: escriba por ejemplo FREQ=MONTHLY;BYDAY=1MO.", "This is not a recurrence rule: write for example FREQ=MONTHLY;BYDAY=1MO.")
		}
		return nil
	},
})

// Clock reads "HH:MM"; "" is midnight and fine.
func Clock(s string) (hour, minute int, ok bool) {
	if s == "" {
		return 0, 0, true
	}
	h, m, found := strings.Cut(s, ":")
	if !found || len(h) == 0 || len(h) > 2 || len(m) != 2 {
		return 0, 0, false
	}
	for _, r := range h {
		hour = hour*10 + int(r-'0')
		if r < '0' || r > '9' {
			return 0, 0, false
		}
	}
	for _, r := range m {
		minute = minute*10 + int(r-'0')
		if r < '0' || r > '9' {
			return 0, 0, false
		}
	}
	return hour, minute, hour < 24 && minute < 60
}
