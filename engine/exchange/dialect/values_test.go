package dialect

import (
	"testing"

	"rumbo/engine/record"
)

func TestWhatProgramsAndPeopleWriteIsUnderstood(t *testing.T) {
	for _, c := range []struct {
		read  func(string) (string, bool)
		words map[string]string
	}{
		{ActivityKindOf, map[string]string{"Call": "call", "Llamada telefónica": "call", "Email": "mail", "Correo electrónico": "mail", "Visita a terreno": "visit", "Reunión": "meeting",
			"Video call": "video", "Phone Call": "call", "WhatsApp": "message", "Task": "other", "Appointment": "meeting", "To-Do": "other", "xyz": ""}},
		{OutcomeOfCall, map[string]string{"No answer": "no_answer", "No contesta": "no_answer", "Connected": "connected", "Contestó": "connected", "Left voicemail": "voicemail", "Buzón de voz": "voicemail",
			"Wrong number": "wrong_number", "Busy": "busy", "f240bbac-87c9-4f6e-bf70-924b57d47db7": "connected", "Reunión agendada": "meeting_set", "Volver a llamar": "callback", "Sin interés": "refused", "Not interested": "refused", "Interesado": "connected"}},
		{DirectionOf, map[string]string{"Inbound": "in", "Outgoing": "out", "Saliente": "out", "Entrante": "in", "INCOMING_EMAIL": "in", "sideways": ""}},
		{ActivityStatusOf, map[string]string{"Completed": "done", "Not Started": "planned", "Cancelada": "cancelled", "Realizada": "done", "Pendiente": "planned"}},
		{MailEventOf, map[string]string{"OPEN": "opened", "Bounced": "bounced", "Clic": "clicked", "Reply": "replied", "Enviado": "sent", "Entregado": "delivered", "No entregado": "bounced", "Unsubscribed": "unsubscribed"}},
		{LeadEventOf, map[string]string{"Form submission": record.LeadForm, "Page view": record.LeadVisit, "Descarga de guía": record.LeadDocument, "Abrió correo": "", "Apertura": record.LeadOpen}},
		{LeadStatusOf, map[string]string{"Open - Not Contacted": record.LeadNew, "Working - Contacted": record.LeadInterested, "Closed - Converted": record.LeadQualified, "Closed - Not Converted": record.LeadLost,
			"Unqualified": record.LeadDiscarded, "Calificado": record.LeadQualified, "Descartado": record.LeadDiscarded, "Nuevo": record.LeadNew}},
	} {
		for written, want := range c.words {
			if got, ok := c.read(written); got != want || ok != (want != "") {
				t.Errorf("%q: %q, want %q", written, got, want)
			}
		}
	}
}
