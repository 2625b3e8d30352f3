package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// LeadEvent is a sign of a lead's interest: a fact, of which there are many.
type LeadEvent struct {
	Lead       ID
	Event      string
	On         period.Date
	Minute     int // of the day; 0 is unknown
	Seconds    int // spent on a page or a document
	Channel    ID
	Campaign   ID
	Detail     string // page, document, form
	ExternalID string
	Removed    bool
}

// Values of LeadEvent.Event, from weak to strong signs.
const (
	LeadOpen     = "open"
	LeadVisit    = "visit"
	LeadClick    = "click"
	LeadDocument = "document"
	LeadForm     = "form"
	LeadAttended = "event"
	LeadReply    = "reply"
	LeadCall     = "call"
	LeadMeeting  = "meeting"
	LeadLeave    = "unsubscribe"
)

// LeadEventKind describes LeadEvent.
var LeadEventKind = define(Kind[LeadEvent]{
	Name:   "lead_event",
	Label:  text.New("Señal de interés", "Engagement event"),
	Plural: text.New("Señales de interés", "Engagement events"),
	Title:  func(e *LeadEvent) string { return e.On.String() },
	Fields: []Field[LeadEvent]{
		RefField("lead", "lead", "Prospecto", "Lead", func(e *LeadEvent) *ID { return &e.Lead }).Must(),
		ChoiceField("event", "Señal", "Event", func(e *LeadEvent) *string { return &e.Event },
			Opts(LeadOpen, "abrió un correo", "opened an e-mail"), Opts(LeadVisit, "visitó el sitio", "visited the site"),
			Opts(LeadClick, "siguió un enlace", "followed a link"), Opts(LeadDocument, "leyó un documento", "read a document"),
			Opts(LeadForm, "llenó un formulario", "filled in a form"), Opts(LeadAttended, "asistió a un evento", "attended an event"),
			Opts(LeadReply, "respondió", "replied"), Opts(LeadCall, "atendió una llamada", "took a call"),
			Opts(LeadMeeting, "tuvo una reunión", "had a meeting"), Opts(LeadLeave, "se dio de baja", "unsubscribed")).Must(),
		DateField("on", "Fecha", "Date", func(e *LeadEvent) *period.Date { return &e.On }).Must(),
		IntField("minute", "Hora", "Time", func(e *LeadEvent) *int { return &e.Minute }).Between(0, 1439),
		IntField("seconds", "Segundos", "Seconds", func(e *LeadEvent) *int { return &e.Seconds }).Between(0, 86_400),
		RefField("channel", "channel", "Canal", "Channel", func(e *LeadEvent) *ID { return &e.Channel }),
		RefField("campaign", "campaign", "Campaña", "Campaign", func(e *LeadEvent) *ID { return &e.Campaign }),
		TextField("detail", "Detalle", "Detail", func(e *LeadEvent) *string { return &e.Detail }),
		TextField("external_id", "Identificador externo", "External ID", func(e *LeadEvent) *string { return &e.ExternalID }),
		removedField(func(e *LeadEvent) *bool { return &e.Removed }),
	},
})
