package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Review is a meeting in which a plan is looked at: planned, held or called off.
type Review struct {
	Account     ID
	Appointment ID // that it came from, "" if it was not in the calendar
	Kind        string
	On          period.Date
	Status      string   // "planned", "held", "cancelled"
	Present     []ID     // people
	Invited     []ID     // people
	Client      []ID     // contacts who were present
	Partners    []string // others who were present
	Sponsor     bool     // whether a sponsor from the top was present
	Minutes     string
	Next        period.Date
	Seen        string // what had been changed until it was held; see change.Seen
}

// ReviewKind describes Review.
var ReviewKind = define(Kind[Review]{
	Name:    "review",
	Label:   text.New("Revisión", "Review"),
	Plural:  text.New("Revisiones", "Reviews"),
	Title:   func(r *Review) string { return r.On.String() },
	Account: func(r *Review) ID { return r.Account },
	Fields: []Field[Review]{
		RefField("account", "account", "Cuenta", "Account", func(r *Review) *ID { return &r.Account }).Must(),
		RefField("appointment", "appointment", "Cita", "Appointment", func(r *Review) *ID { return &r.Appointment }),
		ChoiceField("kind", "Tipo", "Kind", func(r *Review) *string { return &r.Kind }, Meetings...).Must(),
		DateField("on", "Fecha", "Date", func(r *Review) *period.Date { return &r.On }).Must(),
		ChoiceField("status", "Estado", "Status", func(r *Review) *string { return &r.Status },
			Opts("planned", "planificada", "planned"), Opts("held", "realizada", "held"), Opts("cancelled", "cancelada", "called off")).Must(),
		RefsField("invited", "person", "Convocados", "Invited", func(r *Review) *[]ID { return &r.Invited }),
		RefsField("present", "person", "Presentes", "Present", func(r *Review) *[]ID { return &r.Present }),
		RefsField("client", "contact", "Presentes del cliente", "Present for the client", func(r *Review) *[]ID { return &r.Client }),
		ListField("partners", "Presentes de socios", "Present for partners", func(r *Review) *[]string { return &r.Partners }),
		BoolField("sponsor", "Asistió quien patrocina", "The sponsor was there", func(r *Review) *bool { return &r.Sponsor }),
		LongField("minutes", "Minuta", "Minutes", func(r *Review) *string { return &r.Minutes }),
		DateField("next", "Próxima revisión", "Next review", func(r *Review) *period.Date { return &r.Next }),
		TextField("seen", "Momento", "Moment", func(r *Review) *string { return &r.Seen }).UpTo(maxLong),
	},
	Check: func(r *Review) []Problem {
		switch {
		case r.Status == "held" && len(r.Present) == 0:
			return problem("present", "Diga quién estuvo: una revisión sin nadie presente no se realizó.", "Say who was there: a review with nobody present was not held.")
		case r.Next.Known() && r.On.Known() && r.Next <= r.On:
			return problem("next", "La próxima tiene que ser después de esta.", "The next one has to be after this one.")
		}
		return nil
	},
})
