package dialect

import (
	"strings"

	"rumbo/engine/exchange/tabular"
	"rumbo/engine/record"
)

// meaning is a value of ours with what programs and people write for it: whole texts after "=", else
// parts, all folded. The first that fits is taken.
type meaning struct {
	value string
	words string
}

// find gives the value that a text means.
func find(list []meaning, written string) (string, bool) {
	folded := tabular.Fold(written)
	if folded == "" {
		return "", false
	}
	for _, m := range list {
		for _, w := range strings.Fields(m.words) {
			if exact, whole := strings.CutPrefix(w, "="); whole && folded == exact || !whole && strings.Contains(folded, w) {
				return m.value, true
			}
		}
	}
	return "", false
}

// ActivityKindOf reads the kind of an activity such as "TaskSubtype: Call" or "Visita a terreno".
func ActivityKindOf(s string) (string, bool) {
	return find([]meaning{
		{record.ActivityVideo, "video zoom teams meet.google googlemeet webex virtual online enlinea demo"},
		{record.ActivityCall, "call llamad telefon phone =tel"},
		{record.ActivityMessage, "whatsapp message mensaje sms chat linkedin"},
		{record.ActivityMail, "mail correo letter carta"},
		{record.ActivityVisit, "visit onsite terreno fieldwork"},
		{record.ActivityMeeting, "meeting reunion appointment cita lunch almuerzo event evento comida desayuno"},
		{record.ActivityOther, "task tarea other otr todo deadline note nota"},
	}, s)
}

// OutcomeOfCall reads how a call ended; HubSpot's own dispositions are known by their identifiers.
func OutcomeOfCall(s string) (string, bool) {
	return find([]meaning{
		{record.OutcomeVoicemail, "voicemail buzon livemessage mensajedevoz leftmessage dejomensaje b2cf5968551e a4c4c377d246"},
		{record.OutcomeWrong, "wrong equivocad incorrect 17b47fee58de invalid"},
		{record.OutcomeBusy, "busy ocupad 9d9162e76cf3"},
		{record.OutcomeGatekeeper, "gatekeeper secretari asistente recepcion otrapersona somebodyelse reception"},
		{record.OutcomeMeetingSet, "meetingset meetingscheduled reunionacordada reunionagendada agendad citaagendada appointmentset meetingbooked demoscheduled"},
		{record.OutcomeCallback, "callback volverallamar calllater llamarluego llamardespues rellamar"},
		{record.OutcomeRefused, "notinterested sininteres nointeresad rejected rechaz declin"},
		{record.OutcomeNoAnswer, "noanswer nocontest sinrespuesta norespon noatend unanswered missed perdida nobodyanswered 73a0d17f1163 noshow noasist"},
		{record.OutcomeConnected, "connect contact contest conversa spoke hablo answered atendi interested interesad f240bbac87c9 completed complet exitos success held realizad asist =si =yes =ok"},
	}, s)
}

// DirectionOf reads whether something came in or went out.
func DirectionOf(s string) (string, bool) {
	return find([]meaning{{"in", "inbound incoming entrante recibid =in =entrada received"}, {"out", "outbound outgoing salient enviad =out =salida emitid realizad internal intern sent email"}}, s)
}

// ActivityStatusOf reads whether an activity took place.
func ActivityStatusOf(s string) (string, bool) {
	return find([]meaning{
		{record.ActivityCancelled, "cancel anulad deferred suspend"},
		{record.ActivityPlanned, "notstarted inprogress open planned scheduled planific program pendient waiting noiniciad encurso enespera abiert overdue vencid today hoy =todo porhacer agendad queued ringing sinhacer nohecha"},
		{record.ActivityDone, "complet done closed hech realizad cerrad finaliz terminad held sent enviad bounced failed missed noanswer =true =si =yes"},
	}, s)
}

// NatureOf reads whether an activity is strategic or operational.
func NatureOf(s string) (string, bool) {
	return find([]meaning{{"strategic", "strateg estrateg relation relacion"}, {"operational", "operat operac daily diari tactic"}}, s)
}

// MailEventOf reads what happened to a message.
func MailEventOf(s string) (string, bool) {
	return find([]meaning{
		{record.MailBounced, "bounce rebot hardbounce softbounce fail undeliver noentregad dropped"},
		{record.MailUnsubscribed, "unsubscri baja desuscri optout spamreport complaint"},
		{record.MailReplied, "repl respond respuest answer contest"},
		{record.MailClicked, "click clic pinch enlace"},
		{record.MailOpened, "open abier apert leid read viewed"},
		{record.MailDelivered, "deliver entreg"},
		{record.MailReceived, "received recibid inbound incoming entrante"},
		{record.MailSent, "sent send enviad envio processed outgoing"},
	}, s)
}

// LeadEventOf reads a sign of interest.
func LeadEventOf(s string) (string, bool) {
	return find([]meaning{
		{record.LeadLeave, "unsubscri baja desuscri optout"},
		{record.LeadMeeting, "meeting reunion demo cita"},
		{record.LeadCall, "call llamad"},
		{record.LeadReply, "repl respond respuest"},
		{record.LeadForm, "form submission registro signup contactus solicitud"},
		{record.LeadAttended, "webinar seminar attend asist feria conference evento =event"},
		{record.LeadDocument, "document download descarg pdf guide guia whitepaper brochure ebook proposal propuesta lectura"},
		{record.LeadClick, "click clic link enlace"},
		{record.LeadVisit, "visit visita page pagina web site sitio view"},
		{record.LeadOpen, "open abier apert"},
	}, s)
}

// LeadStatusOf reads where a lead stands.
func LeadStatusOf(s string) (string, bool) {
	return find([]meaning{
		{record.LeadNew, "notcontacted sincontactar"},
		{record.LeadDiscarded, "unqualif disqualif notqualif descart descalif nocalif badtiming junk invalid nurture inactive rechaz archiv"},
		{record.LeadLost, "lost perdid notconverted"},
		{record.LeadWon, "won ganad customer cliente"},
		{record.LeadQualified, "qualif calific cualific converted convert opendeal opportunit oportunidad mql sql"},
		{record.LeadInterested, "interest working contacted contactad inprogress encurso connected attempted trabajand engaged tibi calient"},
		{record.LeadNew, "new nuev open abiert lead subscri"},
	}, s)
}
