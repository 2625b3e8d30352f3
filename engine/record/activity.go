package record

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Activity is something that one of us did with or for a client: a fact, of which there are many.
type Activity struct {
	Kind        string // "call", "mail", "meeting", "video", "message", "visit", "other"
	On          period.Date
	Minute      int    // of the day; 0 is unknown
	Status      string // "" and "done" are done; "planned", "cancelled"
	Person      ID
	Account     ID
	Contact     ID
	Opportunity ID
	Lead        ID
	Duration    int // minutes
	Cost        money.Amount
	Direction   string // "out", "in"
	Outcome     string // of a call or a meeting
	Answered    bool
	FollowUp    period.Date // agreed next contact
	Followed    bool        // a follow-up took place
	Nature      string      // "strategic", "operational"
	Subject     string
	Notes       string
	ExternalID  string
	Removed     bool
}

// Done reports whether the activity took place.
func (a *Activity) Done() bool { return a.Status == "" || a.Status == "done" }

// Values of Activity.Kind, Status and Outcome that others count by.
const (
	ActivityCall      = "call"
	ActivityMail      = "mail"
	ActivityMeeting   = "meeting"
	ActivityVideo     = "video"
	ActivityMessage   = "message"
	ActivityVisit     = "visit"
	ActivityOther     = "other"
	ActivityDone      = "done"
	ActivityPlanned   = "planned"
	ActivityCancelled = "cancelled"
	OutcomeConnected  = "connected"   // a live conversation
	OutcomeMeetingSet = "meeting_set" // a live conversation that led to a meeting
	OutcomeCallback   = "callback"    // a live conversation, to be called again
	OutcomeRefused    = "refused"     // a live conversation, no interest
	OutcomeVoicemail  = "voicemail"
	OutcomeNoAnswer   = "no_answer"
	OutcomeBusy       = "busy"
	OutcomeWrong      = "wrong_number"
	OutcomeGatekeeper = "gatekeeper" // somebody else answered
)

// Conversation reports whether an outcome means that one spoke with the person sought.
func Conversation(outcome string) bool {
	switch outcome {
	case OutcomeConnected, OutcomeMeetingSet, OutcomeCallback, OutcomeRefused:
		return true
	}
	return false
}

// ActivityKind describes Activity.
var ActivityKind = define(Kind[Activity]{
	Name:    "activity",
	Label:   text.New("Actividad", "Activity"),
	Plural:  text.New("Actividades", "Activities"),
	Title:   func(a *Activity) string { return a.Subject },
	Account: func(a *Activity) ID { return a.Account },
	Fields: []Field[Activity]{
		ChoiceField("kind", "Tipo", "Type", func(a *Activity) *string { return &a.Kind },
			Opts(ActivityCall, "Llamada", "Call"), Opts(ActivityMail, "Correo", "E-mail"), Opts(ActivityMeeting, "Reunión", "Meeting"),
			Opts(ActivityVideo, "Videollamada", "Video call"), Opts(ActivityMessage, "Mensaje", "Message"), Opts(ActivityVisit, "Visita", "Visit"),
			Opts(ActivityOther, "Otra", "Other")).Must(),
		DateField("on", "Fecha", "Date", func(a *Activity) *period.Date { return &a.On }).Must(),
		IntField("minute", "Hora", "Time", func(a *Activity) *int { return &a.Minute }).Between(0, 1439),
		ChoiceField("status", "Estado", "Status", func(a *Activity) *string { return &a.Status },
			Opts(ActivityDone, "hecha", "done"), Opts(ActivityPlanned, "planificada", "planned"), Opts(ActivityCancelled, "cancelada", "cancelled")).
			Explain("Vacío significa hecha.", "Empty means done."),
		RefField("person", "person", "Persona", "Person", func(a *Activity) *ID { return &a.Person }),
		RefField("account", "account", "Cuenta", "Account", func(a *Activity) *ID { return &a.Account }),
		RefField("contact", "contact", "Contacto", "Contact", func(a *Activity) *ID { return &a.Contact }),
		RefField("opportunity", "opportunity", "Oportunidad", "Opportunity", func(a *Activity) *ID { return &a.Opportunity }),
		RefField("lead", "lead", "Prospecto", "Lead", func(a *Activity) *ID { return &a.Lead }),
		IntField("duration", "Duración (minutos)", "Duration (minutes)", func(a *Activity) *int { return &a.Duration }).Between(0, 7*24*60),
		MoneyField("cost", "Costo", "Cost", func(a *Activity) *money.Amount { return &a.Cost }),
		ChoiceField("direction", "Sentido", "Direction", func(a *Activity) *string { return &a.Direction },
			Opts("out", "saliente", "outgoing"), Opts("in", "entrante", "incoming")),
		ChoiceField("outcome", "Resultado", "Outcome", func(a *Activity) *string { return &a.Outcome },
			Opts(OutcomeConnected, "Conversación", "Conversation"), Opts(OutcomeMeetingSet, "Reunión acordada", "Meeting set"),
			Opts(OutcomeCallback, "Volver a llamar", "Call back"), Opts(OutcomeRefused, "Sin interés", "Not interested"),
			Opts(OutcomeVoicemail, "Buzón de voz", "Voicemail"), Opts(OutcomeNoAnswer, "No contesta", "No answer"), Opts(OutcomeBusy, "Ocupado", "Busy"),
			Opts(OutcomeWrong, "Número equivocado", "Wrong number"), Opts(OutcomeGatekeeper, "Atendió otra persona", "Somebody else answered")),
		BoolField("answered", "Hubo respuesta", "Answered", func(a *Activity) *bool { return &a.Answered }),
		DateField("follow_up", "Seguimiento acordado", "Follow-up agreed for", func(a *Activity) *period.Date { return &a.FollowUp }),
		BoolField("followed", "Tuvo seguimiento", "Followed up", func(a *Activity) *bool { return &a.Followed }),
		ChoiceField("nature", "Naturaleza", "Nature", func(a *Activity) *string { return &a.Nature },
			Opts("strategic", "estratégica", "strategic"), Opts("operational", "operativa", "operational")),
		TextField("subject", "Asunto", "Subject", func(a *Activity) *string { return &a.Subject }),
		LongField("notes", "Notas", "Notes", func(a *Activity) *string { return &a.Notes }),
		TextField("external_id", "Identificador externo", "External ID", func(a *Activity) *string { return &a.ExternalID }),
		removedField(func(a *Activity) *bool { return &a.Removed }),
	},
	Check: func(a *Activity) []Problem {
		switch {
		case negative(a.Cost):
			return problem("cost", "El costo no puede ser negativo.", "The cost cannot be negative.")
		case a.FollowUp.Known() && a.FollowUp < a.On:
			return problem("follow_up", "El seguimiento es anterior a la actividad.", "The follow-up is before the activity.")
		}
		return nil
	},
})

// removedField takes a row of a block away; see Block.
func removedField[T any](p func(*T) *bool) Field[T] {
	return BoolField("removed", "Quitada", "Removed", p)
}

func negative(a money.Amount) bool { return a.Minor < 0 }
