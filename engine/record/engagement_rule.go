package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// EngagementRule says how much each sign of a lead's interest weighs, from a day on until the next such record: an
// earlier score can be computed again as it was.
type EngagementRule struct {
	From     period.Date
	HalfLife Opt // days after which a sign weighs half
	Full     Opt // points that make a score of 100
	Warm     Opt // score from which a lead is warm, and hot
	Hot      Opt

	Open, Visit, Click, Document, Form, Event, Reply, Call, Meeting, Leave Opt // points of each sign
	Minute                                                                 Opt // points for each minute on a page or document, up to ten
	Notes                                                                  string
}

// DefaultEngagementRule holds until somebody sets another.
func DefaultEngagementRule() EngagementRule {
	return EngagementRule{HalfLife: Some(30), Full: Some(60), Warm: Some(25), Hot: Some(60),
		Open: Some(1), Visit: Some(3), Click: Some(5), Document: Some(6), Form: Some(15), Event: Some(12), Reply: Some(20), Call: Some(15), Meeting: Some(30), Leave: Some(-30), Minute: Some(1)}
}

// Points are those of an event.
func (r *EngagementRule) Points(event string) float64 {
	return map[string]Opt{LeadOpen: r.Open, LeadVisit: r.Visit, LeadClick: r.Click, LeadDocument: r.Document, LeadForm: r.Form, LeadAttended: r.Event,
		LeadReply: r.Reply, LeadCall: r.Call, LeadMeeting: r.Meeting, LeadLeave: r.Leave}[event].Or(0)
}

func pointsField(name, es, en string, p func(*EngagementRule) *Opt) Field[EngagementRule] {
	return NumberField(name, es, en, p).Between(-100, 100)
}

// EngagementRuleKind describes EngagementRule.
var EngagementRuleKind = define(Kind[EngagementRule]{
	Name:   "engagement_rule",
	Label:  text.New("Puntaje de interés", "Engagement scoring"),
	Plural: text.New("Puntajes de interés", "Engagement scoring"),
	Title:  func(r *EngagementRule) string { return r.From.String() },
	Fields: []Field[EngagementRule]{
		DateField("from", "Rige desde", "In force from", func(r *EngagementRule) *period.Date { return &r.From }).Must(),
		NumberField("half_life", "Días en que una señal pierde la mitad de su peso", "Days after which a sign weighs half", func(r *EngagementRule) *Opt { return &r.HalfLife }).Must().Between(1, 3650),
		NumberField("full", "Puntos que valen 100", "Points that make 100", func(r *EngagementRule) *Opt { return &r.Full }).Must().Between(1, 10000),
		NumberField("warm", "Tibio desde", "Warm from", func(r *EngagementRule) *Opt { return &r.Warm }).Must().Between(0, 100),
		NumberField("hot", "Caliente desde", "Hot from", func(r *EngagementRule) *Opt { return &r.Hot }).Must().Between(0, 100),
		pointsField("open", "Abrió un correo", "Opened an e-mail", func(r *EngagementRule) *Opt { return &r.Open }),
		pointsField("visit", "Visitó el sitio", "Visited the site", func(r *EngagementRule) *Opt { return &r.Visit }),
		pointsField("click", "Siguió un enlace", "Followed a link", func(r *EngagementRule) *Opt { return &r.Click }),
		pointsField("document", "Leyó un documento", "Read a document", func(r *EngagementRule) *Opt { return &r.Document }),
		pointsField("form", "Llenó un formulario", "Filled in a form", func(r *EngagementRule) *Opt { return &r.Form }),
		pointsField("event", "Asistió a un evento", "Attended an event", func(r *EngagementRule) *Opt { return &r.Event }),
		pointsField("reply", "Respondió", "Replied", func(r *EngagementRule) *Opt { return &r.Reply }),
		pointsField("call", "Atendió una llamada", "Took a call", func(r *EngagementRule) *Opt { return &r.Call }),
		pointsField("meeting", "Tuvo una reunión", "Had a meeting", func(r *EngagementRule) *Opt { return &r.Meeting }),
		pointsField("unsubscribe", "Se dio de baja", "Unsubscribed", func(r *EngagementRule) *Opt { return &r.Leave }),
		pointsField("minute", "Cada minuto leyendo (hasta diez)", "Each minute of reading (up to ten)", func(r *EngagementRule) *Opt { return &r.Minute }),
		LongField("notes", "Notas", "Notes", func(r *EngagementRule) *string { return &r.Notes }),
	},
	Check: func(r *EngagementRule) []Problem {
		if r.Warm.OK && r.Hot.OK && r.Hot.V < r.Warm.V {
			return problem("hot", "«Caliente» no puede comenzar antes que «tibio».", "“Hot” cannot start below “warm”.")
		}
		return nil
	},
})
