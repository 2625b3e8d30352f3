package quality

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

var doubleName = text.New("Anotado dos veces", "Noted twice")

// twoSources is the part of the rule that all kinds share, in words.
var twoSources = text.New(
	"Lo que se repite dentro de una misma fuente no se marca: la misma llamada dos veces en un archivo son dos llamadas. Una fuente es lo escrito a mano, o los archivos de un mismo nombre, sin contar los números: lo que un programa exporta día a día no se compara consigo mismo.",
	"What one source repeats is not marked: the same call twice in a file is two calls. A source is what was entered by hand, or the files of one name, numbers aside: what a program exports day by day is not held against itself.")

func withSources(t text.Text) text.Text {
	return text.New(t.ES+" "+twoSources.ES, t.EN+" "+twoSources.EN)
}

// doubleRules are the rules, a kind each.
var doubleRules = []*DoubleRule{
	{ID: "double_activity", Kind: record.ActivityKind.Name, Name: doubleName,
		same: []string{"on", "kind", "person", "account", "lead"}, known: []string{"on", "kind", "person"}, client: []string{"account", "lead", "contact"},
		agree: []string{"contact", "opportunity", "direction", "subject"}, timed: true, fits: sameCall,
		Why: withSources(text.New(
			"Misma persona, mismo cliente, mismo día y mismo tipo, en dos fuentes, sin contradecirse en lo demás que ambas digan: contacto, oportunidad, sentido, asunto, hora (con 15 minutos de margen) y si hubo conversación.",
			"Same person, client, day and type in two sources that do not contradict each other in whatever else both say: contact, deal, direction, subject, time (within 15 minutes) and whether there was a conversation.")),
		Effect:  text.New("Cuentan dos veces en llamadas, contactos y horas.", "They count twice in calls, touches and hours."),
		Touches: []string{"call_volume", "connect_rate", "calls_per_day", "touches_per_won"}},
	{ID: "double_mail_event", Kind: record.MailEventKind.Name, Name: doubleName,
		same: []string{"on", "event", "person", "account"}, known: []string{"on", "event", "person"}, client: []string{"account", "lead", "contact"},
		agree: []string{"contact", "lead", "opportunity", "campaign", "message", "thread", "link"}, timed: true,
		Why: withSources(text.New(
			"Misma persona, mismo cliente, mismo día y mismo evento, en dos fuentes, sin contradecirse en lo demás que ambas digan: contacto, campaña, mensaje, conversación y hora (con 15 minutos de margen).",
			"Same person, client, day and event in two sources that do not contradict each other in whatever else both say: contact, campaign, message, thread and time (within 15 minutes).")),
		Effect:  text.New("Un correo anotado dos veces cuenta como dos enviados o dos respuestas.", "An e-mail noted twice counts as two sent or two replies."),
		Touches: []string{"mails_sent", "mail_reply_rate"}},
	{ID: "double_lead_event", Kind: record.LeadEventKind.Name, Name: doubleName,
		same: []string{"on", "lead", "event"}, known: []string{"on", "lead", "event"}, agree: []string{"channel", "campaign", "detail"}, timed: true,
		Why: withSources(text.New(
			"Mismo prospecto, mismo día y misma señal, en dos fuentes, sin contradecirse en canal, campaña, detalle ni hora (con 15 minutos de margen).",
			"Same lead, day and sign in two sources that do not contradict each other in channel, campaign, detail or time (within 15 minutes).")),
		Effect:  text.New("Suben el interés del prospecto más de lo que hizo.", "They raise the lead's engagement above what they did."),
		Touches: []string{"lead_score"}},
	{ID: "double_revenue_line", Kind: record.RevenueLineKind.Name, Name: doubleName,
		same: []string{"on", "account", "amount"}, known: []string{"on", "account", "amount"}, agree: []string{"product", "line", "document", "opportunity", "quantity"},
		Why: withSources(text.New(
			"Mismo cliente, misma fecha y mismo monto, en dos fuentes, sin contradecirse en producto, línea, documento, oportunidad ni cantidad.",
			"Same client, date and amount in two sources that do not contradict each other in product, line, document, deal or quantity.")),
		Effect:  text.New("Su monto está de más en los ingresos y en la retención.", "Their amount is counted twice in revenue and retention."),
		Touches: []string{"net_retention", "gross_retention"}},
}

// sameCall holds what two notes of an activity say of how it went: one that took place is not one that is planned, and a conversation is
// not a call that nobody took.
func sameCall(a, b any) bool {
	x, y := a.(*record.Activity), b.(*record.Activity)
	if x.Done() != y.Done() {
		return false
	}
	return x.Outcome == "" || y.Outcome == "" || record.Conversation(x.Outcome) == record.Conversation(y.Outcome)
}
