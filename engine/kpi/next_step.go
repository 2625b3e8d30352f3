package kpi

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// What to do next with a lead, from the strongest reason to the weakest.
var (
	nextNothing   = text.New("No escriba ni llame. Márquelo como descartado.", "Do not write or call. Mark it as discarded.")
	nextNurture   = text.New("Déjelo en los envíos generales; vuelva si da una señal.", "Leave it to general mailings; come back if it gives a sign.")
	nextDeal      = text.New("Ya está calificado: abra un negocio y acuerde la reunión.", "It is qualified: open a deal and set the meeting.")
	nextAnswer    = text.New("Respondió: conteste hoy mismo.", "It replied: answer today.")
	nextForm      = text.New("Llenó un formulario: llame hoy.", "It filled in a form: call today.")
	nextAfterTalk = text.New("Ya hablaron: envíe lo acordado y fije la siguiente fecha.", "You have talked: send what was agreed and set the next date.")
	nextAfterShow = text.New("Asistió a un evento: llame mientras lo recuerda.", "It attended an event: call while it is remembered.")
	nextMeeting   = text.New("Llame y proponga una reunión.", "Call and propose a meeting.")
	nextWrite     = text.New("Escriba sobre lo que leyó y proponga una llamada.", "Write about what was read and propose a call.")
	nextShow      = text.New("Envíe un contenido de su sector y vea si reacciona.", "Send content about its industry and see whether it reacts.")
)

func (t *leads) signOf(i int) string {
	if code := t.sign[i]; code > 0 {
		return t.signs[code-1]
	}
	return ""
}

// next says what to do with the lead, by its latest sign, its band and how far it has come.
func (p Pursuit) next(status string) Phrase {
	switch {
	case p.Sign == record.LeadLeave || !p.Pursue && p.Reason.Text == leftText:
		return say(nextNothing)
	case !p.Pursue:
		return say(nextNurture)
	case p.Sign == record.LeadReply:
		return say(nextAnswer)
	case p.Sign == record.LeadForm:
		return say(nextForm)
	case status == record.LeadQualified:
		return say(nextDeal)
	case p.Sign == record.LeadMeeting || p.Sign == record.LeadCall:
		return say(nextAfterTalk)
	case p.Sign == record.LeadAttended:
		return say(nextAfterShow)
	case p.Band == bands[hot]:
		return say(nextMeeting)
	case p.Band == bands[warm]:
		return say(nextWrite)
	}
	return say(nextShow)
}
