package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// MailEvent is one thing that happened to one message: a fact, of which there are many.
type MailEvent struct {
	Event       string // see the constants
	On          period.Date
	Minute      int    // of the day; 0 is unknown
	Message     string // names the message to one recipient: opens of one message are one unique open
	Thread      string // names the conversation
	Campaign    ID
	Person      ID // whose mailbox
	Account     ID
	Contact     ID
	Lead        ID
	Opportunity ID
	Link        string // that was clicked
	ExternalID  string
	Removed     bool
}

// Values of MailEvent.Event. What was sent and did not bounce counts as delivered, also where no
// event says so.
const (
	MailSent         = "sent"
	MailDelivered    = "delivered"
	MailBounced      = "bounced"
	MailOpened       = "opened"
	MailClicked      = "clicked"
	MailReplied      = "replied"
	MailUnsubscribed = "unsubscribed"
	MailReceived     = "received" // the client wrote first
)

// MailEventKind describes MailEvent.
var MailEventKind = define(Kind[MailEvent]{
	Name:    "mail_event",
	Label:   text.New("Evento de correo", "Mail event"),
	Plural:  text.New("Eventos de correo", "Mail events"),
	Account: func(e *MailEvent) ID { return e.Account },
	Title:   func(e *MailEvent) string { return e.On.String() },
	Fields: []Field[MailEvent]{
		ChoiceField("event", "Evento", "Event", func(e *MailEvent) *string { return &e.Event },
			Opts(MailSent, "enviado", "sent"), Opts(MailDelivered, "entregado", "delivered"), Opts(MailBounced, "rebotado", "bounced"),
			Opts(MailOpened, "abierto", "opened"), Opts(MailClicked, "clic", "clicked"), Opts(MailReplied, "respondido", "replied"),
			Opts(MailUnsubscribed, "baja", "unsubscribed"), Opts(MailReceived, "recibido", "received")).Must(),
		DateField("on", "Fecha", "Date", func(e *MailEvent) *period.Date { return &e.On }).Must(),
		IntField("minute", "Hora", "Time", func(e *MailEvent) *int { return &e.Minute }).Between(0, 1439),
		TextField("message", "Mensaje", "Message", func(e *MailEvent) *string { return &e.Message }),
		TextField("thread", "Conversación", "Conversation", func(e *MailEvent) *string { return &e.Thread }),
		RefField("campaign", "campaign", "Campaña", "Campaign", func(e *MailEvent) *ID { return &e.Campaign }),
		RefField("person", "person", "Persona", "Person", func(e *MailEvent) *ID { return &e.Person }),
		RefField("account", "account", "Cuenta", "Account", func(e *MailEvent) *ID { return &e.Account }),
		RefField("contact", "contact", "Contacto", "Contact", func(e *MailEvent) *ID { return &e.Contact }),
		RefField("lead", "lead", "Prospecto", "Lead", func(e *MailEvent) *ID { return &e.Lead }),
		RefField("opportunity", "opportunity", "Oportunidad", "Opportunity", func(e *MailEvent) *ID { return &e.Opportunity }),
		TextField("link", "Enlace", "Link", func(e *MailEvent) *string { return &e.Link }).UpTo(2000),
		TextField("external_id", "Identificador externo", "External ID", func(e *MailEvent) *string { return &e.ExternalID }),
		removedField(func(e *MailEvent) *bool { return &e.Removed }),
	},
})
