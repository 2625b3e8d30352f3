package kpi

import "rumbo/engine/text"

var (
	opensTrap = text.New("Las aperturas están infladas: los programas de correo que protegen la privacidad abren por su cuenta. Guíese por las respuestas.",
		"Opens are inflated: mail programs that protect privacy open by themselves. Lead with replies.")
	deliveredText   = text.New("÷ entregados (enviados − rebotados)", "÷ delivered (sent − bounced)")
	noDeliveredText = text.New("No hay correos entregados en este período y alcance.", "No e-mails were delivered in this period and scope.")
	mailStep        = text.New("{k} ÷ {n} correos = {value}", "{k} ÷ {n} e-mails = {value}")
)

// sent passes messages that we sent on to then.
func sent(then func(State) class) func(State) class {
	return func(s State) class {
		switch {
		case s&mailSent != 0:
			return then(s)
		case s == mailReceived:
			return skip
		}
		return out1
	}
}

// delivered passes those on that did not bounce.
func delivered(then func(State) class) func(State) class {
	return sent(func(s State) class {
		if s&mailBounced != 0 {
			return out2
		}
		return then(s)
	})
}

// whether counts those that have a mark against those that do not.
func whether(mark State) func(State) class { return whetherOr(mark, in2) }

// whetherOr puts rows with a mark into in1 and others into a class.
func whetherOr(mark State, other class) func(State) class {
	return func(s State) class {
		if s&mark != 0 {
			return in1
		}
		return other
	}
}

func mailWords(first, second text.Text) map[class]text.Text {
	return map[class]text.Text{in1: first, in2: second, out1: text.New("Sin evento de envío", "Without a sent event"), out2: text.New("Rebotados", "Bounced"),
		out3: text.New("Clic sin apertura registrada", "Clicked without a recorded open")}
}

// MailsSent counts messages sent.
var MailsSent = register(Indicator{
	ID: "mails_sent", Area: Outreach, Order: 10, Additive: true, OnFacts: true, Cuts: mailDims, Sources: []string{"mail_event"},
	Name:    text.New("Correos enviados", "E-mails sent"),
	Purpose: text.New("¿Cuántos correos salieron?", "How many e-mails went out?"),
	Alternatives: []Alternative{{ID: "sent", Unit: Count, Timing: AtDate, Name: text.New("Enviados", "Sent"),
		Formula: text.New("Número de mensajes enviados, uno por destinatario", "Number of messages sent, one for each recipient"),
		plan: func(in *Input) plan {
			return counting(in.Facts.messages(), sent(always), mailWords(text.New("Enviados", "Sent"), text.Text{}), howMany(text.New("Correos enviados = {value}", "E-mails sent = {value}")))
		}}},
})

// mailRate registers the share of messages with a mark.
func mailRate(id string, order int, better Better, name, purpose, yes, no, formula, trap text.Text, class func(State) class) *Indicator {
	return register(Indicator{ID: id, Area: Outreach, Order: order, Better: better, OnFacts: true, WeakBelow: 30, Cuts: mailDims, Sources: []string{"mail_event"},
		Name: name, Purpose: purpose, Trap: trap,
		Alternatives: []Alternative{{ID: "unique", Unit: Ratio, Timing: AtDate, Name: text.New("Mensajes únicos, por fecha de envío", "Unique messages, by date sent"), Formula: formula,
			plan: func(in *Input) plan {
				return counting(in.Facts.messages(), class, mailWords(yes, no), share(mailStep, noDeliveredText))
			}}},
	})
}

func unique(es, en string) text.Text {
	return text.New(es+" "+deliveredText.ES, en+" "+deliveredText.EN)
}

// The rates of e-mail: each message counts once, however often it was opened or clicked.
var (
	ReplyRate = mailRate("mail_reply_rate", 11, Higher, text.New("Tasa de respuesta", "Reply rate"),
		text.New("De cada cien correos que llegan, ¿cuántos se responden?", "Of each hundred e-mails that arrive, how many are answered?"),
		text.New("Respondidos", "Replied"), text.New("Sin respuesta", "Not replied"), unique("respondidos", "replied"), text.Text{}, delivered(whether(mailReplied)))
	OpenRate = mailRate("mail_open_rate", 13, Higher, text.New("Tasa de apertura", "Open rate"),
		text.New("¿Cuántos de los correos que llegan figuran como abiertos?", "How many of the e-mails that arrive are recorded as opened?"),
		text.New("Abiertos", "Opened"), text.New("Sin apertura", "Not opened"), unique("abiertos", "opened"), opensTrap, delivered(whether(mailOpened)))
	ClickRate = mailRate("mail_click_rate", 14, Higher, text.New("Tasa de clics", "Click rate"),
		text.New("¿Cuántos de los correos que llegan llevan a un clic?", "How many of the e-mails that arrive lead to a click?"),
		text.New("Con clic", "Clicked"), text.New("Sin clic", "Not clicked"), unique("con clic", "clicked"), text.Text{}, delivered(whether(mailClicked)))
	ClickToOpen = mailRate("mail_click_to_open", 15, Higher, text.New("Clics por apertura", "Click-to-open"),
		text.New("De los que abren, ¿cuántos siguen un enlace?", "Of those who open, how many follow a link?"),
		text.New("Abiertos con clic", "Opened and clicked"), text.New("Abiertos sin clic", "Opened, not clicked"), text.New("con clic ÷ abiertos", "clicked ÷ opened"), opensTrap,
		delivered(func(s State) class {
			switch {
			case s&mailOpened != 0:
				return whether(mailClicked)(s)
			case s&mailClicked != 0:
				return out3
			}
			return skip
		}))
	UnsubscribeRate = mailRate("mail_unsubscribe_rate", 16, Lower, text.New("Tasa de bajas", "Unsubscribe rate"),
		text.New("¿Cuántos piden no recibir más?", "How many ask to receive no more?"),
		text.New("Con baja", "Unsubscribed"), text.New("Sin baja", "Not unsubscribed"), unique("con baja", "unsubscribed"), text.Text{}, delivered(whether(mailLeft)))
	BounceRate = mailRate("mail_bounce_rate", 17, Lower, text.New("Tasa de rebote", "Bounce rate"),
		text.New("¿Cuántos correos no llegan?", "How many e-mails do not arrive?"),
		text.New("Rebotados", "Bounced"), text.New("Entregados", "Delivered"), text.New("rebotados ÷ enviados", "bounced ÷ sent"), text.Text{}, sent(whether(mailBounced)))
)

// TwoWay is the share of conversations in which the client wrote too.
var TwoWay = register(Indicator{
	ID: "mail_two_way", Area: Outreach, Order: 12, Better: Higher, OnFacts: true, WeakBelow: 30, Cuts: mailDims, Sources: []string{"mail_event"},
	Name:    text.New("Conversaciones de ida y vuelta", "Two-way share"),
	Purpose: text.New("¿Se conversa por correo, o solo se envía?", "Is there a conversation by e-mail, or only sending?"),
	Alternatives: []Alternative{{ID: "threads", Unit: Ratio, Timing: AtDate, Name: text.New("Por conversación", "By conversation"),
		Formula: text.New("conversaciones con respuesta ÷ conversaciones en que escribimos", "conversations with a reply ÷ conversations in which we wrote"),
		plan: func(in *Input) plan {
			words := mailWords(text.New("Con respuesta", "With a reply"), text.New("Sin respuesta", "Without a reply"))
			words[out1] = text.New("Sin un mensaje nuestro", "Without a message of ours")
			return counting(in.Facts.threads(), func(s State) class {
				if s&mailSent == 0 {
					return out1
				}
				return whether(mailReplied | mailReceived)(s)
			}, words, share(text.New("{k} con respuesta ÷ {n} conversaciones = {value}", "{k} with a reply ÷ {n} conversations = {value}"), text.New("No hay conversaciones por correo.", "There are no conversations by e-mail.")))
		}}},
})
