package record

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// PlannedActivity is something that we mean to do again and again with people at the client.
type PlannedActivity struct {
	Account  ID
	Kind     string // as Activity.Kind
	Title    string
	Every    int    // so many units
	Unit     string // "day", "week", "month", "quarter"
	Contacts []ID
	People   []ID // of ours
	Minutes  int  // of each time, of every one of us who takes part
	Cost     money.Amount
	Starts   period.Date
	Until    period.Date // last day; 0: goes on
	Notes    string
	Rank     string
}

// PlannedActivityKind describes PlannedActivity.
var PlannedActivityKind = define(Kind[PlannedActivity]{
	Name:    "planned_activity",
	Label:   text.New("Actividad de relación", "Relationship activity"),
	Plural:  text.New("Actividades de relación", "Relationship activities"),
	Title:   func(a *PlannedActivity) string { return a.Title },
	Account: func(a *PlannedActivity) ID { return a.Account },
	Fields: []Field[PlannedActivity]{
		RefField("account", "account", "Cuenta", "Account", func(a *PlannedActivity) *ID { return &a.Account }).Must(),
		TextField("title", "Actividad", "Activity", func(a *PlannedActivity) *string { return &a.Title }).Must(),
		ChoiceField("kind", "Tipo", "Type", func(a *PlannedActivity) *string { return &a.Kind },
			Opts(ActivityCall, "Llamada", "Call"), Opts(ActivityMail, "Correo", "E-mail"), Opts(ActivityMeeting, "Reunión", "Meeting"),
			Opts(ActivityVideo, "Videollamada", "Video call"), Opts(ActivityMessage, "Mensaje", "Message"), Opts(ActivityVisit, "Visita", "Visit"),
			Opts(ActivityOther, "Otra", "Other")).Must(),
		IntField("every", "Cada", "Every", func(a *PlannedActivity) *int { return &a.Every }).Between(1, 365).Must(),
		ChoiceField("unit", "Unidad", "Unit", func(a *PlannedActivity) *string { return &a.Unit },
			Opts("day", "días", "days"), Opts("week", "semanas", "weeks"), Opts("month", "meses", "months"), Opts("quarter", "trimestres", "quarters")).Must(),
		RefsField("contacts", "contact", "Contactos que participan", "Contacts who take part", func(a *PlannedActivity) *[]ID { return &a.Contacts }),
		RefsField("people", "person", "Personas del equipo que participan", "Team members who take part", func(a *PlannedActivity) *[]ID { return &a.People }),
		IntField("minutes", "Minutos por vez", "Minutes each time", func(a *PlannedActivity) *int { return &a.Minutes }).Between(0, 7*24*60).
			Explain("De cada persona del equipo que participa.", "Of each team member who takes part."),
		MoneyField("cost", "Gasto por vez", "Expense each time", func(a *PlannedActivity) *money.Amount { return &a.Cost }).
			Explain("Viajes, comidas, entradas: lo que se paga aparte de las horas.", "Travel, meals, tickets: what is paid besides the hours."),
		DateField("starts", "Desde", "From", func(a *PlannedActivity) *period.Date { return &a.Starts }),
		DateField("until", "Hasta", "Until", func(a *PlannedActivity) *period.Date { return &a.Until }),
		LongField("notes", "Notas", "Notes", func(a *PlannedActivity) *string { return &a.Notes }),
		RankField(func(a *PlannedActivity) *string { return &a.Rank }),
	},
	Check: func(a *PlannedActivity) []Problem {
		switch {
		case negative(a.Cost):
			return problem("cost", "El gasto no puede ser negativo.", "The expense cannot be negative.")
		case a.Starts.Known() && a.Until.Known() && a.Until < a.Starts:
			return problem("until", "Termina antes de comenzar.", "It ends before it starts.")
		}
		return nil
	},
})
