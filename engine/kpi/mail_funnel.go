package kpi

import "rumbo/engine/text"

// MailStep is one step of what becomes of e-mails that were sent.
type MailStep struct {
	ID   string // stable: "sent", "delivered", "opened", "clicked", "replied", "bounced", "unsubscribed"
	Name text.Text
	N    int
	// Rate is N by what the step is measured by; of the first it is what was sent.
	Rate Result
	Of   *Indicator // whose numerator or denominator N is
}

// MailFunnel are the steps of the scope's e-mails by date sent: sent, delivered, opened, clicked, replied, and beside
// them bounced and unsubscribed. Each number is the numerator, or the denominator, of the rate that the library of
// indicators shows, so that both can never differ. Without e-mails all are zero and the rates give the reason.
func MailFunnel(in Input) []MailStep {
	in.Alternative = ""
	sentOnes, bounced := MailsSent.Compute(in), BounceRate.Compute(in)
	replied := ReplyRate.Compute(in)
	arrived := MailStep{ID: "delivered", Name: text.New("Entregados", "Delivered"), N: whole(replied.Denominator), Rate: bounced, Of: ReplyRate}
	if bounced.Known { // delivered is what did not bounce
		arrived.Rate = Result{Figure: number(1-bounced.Value, Ratio), Numerator: replied.Denominator, Denominator: bounced.Denominator, N: bounced.N}
	}
	steps := []MailStep{{ID: "sent", Name: text.New("Enviados", "Sent"), N: whole(sentOnes.Numerator), Rate: sentOnes, Of: MailsSent}, arrived}
	for _, s := range []struct {
		id   string
		name text.Text
		of   *Indicator
		got  Result
	}{
		{"opened", text.New("Abiertos", "Opened"), OpenRate, OpenRate.Compute(in)},
		{"clicked", text.New("Con clic", "Clicked"), ClickRate, ClickRate.Compute(in)},
		{"replied", text.New("Respondidos", "Replied"), ReplyRate, replied},
		{"bounced", text.New("Rebotados", "Bounced"), BounceRate, bounced},
		{"unsubscribed", text.New("Con baja", "Unsubscribed"), UnsubscribeRate, UnsubscribeRate.Compute(in)},
	} {
		steps = append(steps, MailStep{ID: s.id, Name: s.name, N: whole(s.got.Numerator), Rate: s.got, Of: s.of})
	}
	return steps
}

func whole(f Figure) int { return int(f.Value) }
