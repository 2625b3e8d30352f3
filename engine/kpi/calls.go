package kpi

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

var (
	notDoneText  = text.New("Planificadas o canceladas", "Planned or cancelled")
	incomingText = text.New("Llamadas entrantes", "Incoming calls")
	noCallsText  = text.New("No hay llamadas hechas en este período y alcance.", "No calls were made in this period and scope.")
	callTrap     = text.New("Un buzón de voz no es una conversación; muchas llamadas no son resultado.", "A voicemail is no conversation, and many calls are no result.")
)

// dialled passes calls that we made on to then.
func dialled(then func(State) class) func(State) class {
	return func(s State) class {
		switch {
		case s&actCall == 0:
			return skip
		case s&actDone == 0:
			return out1
		case s&actIncoming != 0:
			return out2
		}
		return then(s)
	}
}

// conversed passes live conversations on to then.
func conversed(then func(State) class) func(State) class {
	return dialled(func(s State) class {
		switch {
		case s&actOutcome == 0:
			return out3
		case s&actConversation == 0:
			return skip
		}
		return then(s)
	})
}

func callWords(first, second text.Text) map[class]text.Text {
	return map[class]text.Text{in1: first, in2: second, out1: notDoneText, out2: incomingText,
		out3: text.New("Sin resultado anotado", "Without an outcome"), out4: text.New("Sin duración anotada", "Without a duration"), out5: text.New("Sin seguimiento acordado", "No follow-up agreed")}
}

var conversations = text.New("Conversaciones", "Live conversations")

// CallVolume counts calls dialled.
var CallVolume = register(Indicator{
	ID: "call_volume", Area: Outreach, Order: 1, Better: Higher, Additive: true, OnFacts: true, Cuts: activityDims, Sources: []string{"activity"},
	Name:    text.New("Llamadas hechas", "Calls dialled"),
	Purpose: text.New("¿Cuántas llamadas salieron?", "How many calls were made?"),
	Trap:    callTrap,
	Alternatives: []Alternative{{ID: "dialled", Unit: Count, Timing: AtDate, Name: text.New("Marcadas", "Dialled"),
		Formula: text.New("Número de llamadas salientes hechas, también las que nadie contestó", "Number of outgoing calls made, also those that nobody answered"),
		plan: func(in *Input) plan {
			return counting(&in.Facts.activities().Table, dialled(always), callWords(text.New("Llamadas", "Calls"), text.Text{}),
				howMany(text.New("Llamadas salientes hechas = {value}", "Outgoing calls made = {value}")))
		}}},
})

// ConnectRate is live conversations ÷ calls dialled.
var ConnectRate = register(Indicator{
	ID: "connect_rate", Area: Outreach, Order: 2, Better: Higher, OnFacts: true, WeakBelow: 30, Cuts: activityDims, Sources: []string{"activity"},
	Name:    text.New("Tasa de conexión", "Connect rate"),
	Purpose: text.New("De cada cien llamadas, ¿en cuántas se habló con la persona buscada?", "Of each hundred calls, in how many did one speak with the person sought?"),
	Trap:    callTrap,
	Alternatives: []Alternative{{ID: "live", Unit: Ratio, Timing: AtDate, Name: text.New("Conversaciones en vivo", "Live conversations"),
		Formula: text.New("conversaciones en vivo ÷ llamadas salientes con resultado anotado", "live conversations ÷ outgoing calls with an outcome"),
		plan: func(in *Input) plan {
			class := dialled(func(s State) class {
				switch {
				case s&actOutcome == 0:
					return out3
				case s&actConversation != 0:
					return in1
				}
				return in2
			})
			return counting(&in.Facts.activities().Table, class, callWords(conversations, text.New("Sin conversación (buzón, ocupado, no contesta, otra persona)", "No conversation (voicemail, busy, no answer, somebody else)")),
				share(text.New("{k} conversaciones ÷ {n} llamadas = {value}", "{k} conversations ÷ {n} calls = {value}"), noCallsText))
		}}},
})

// CallFollowUp is the share of live conversations that were followed up.
var CallFollowUp = register(Indicator{
	ID: "call_follow_up", Area: Outreach, Order: 3, Better: Higher, OnFacts: true, WeakBelow: 30, Cuts: activityDims, Sources: []string{"activity"},
	Name:         text.New("Seguimiento de llamadas", "Call follow-up"),
	Purpose:      text.New("¿Se da seguimiento a lo que se conversa?", "Are conversations followed up?"),
	Alternatives: []Alternative{followUp("conversations", false), followUp("agreed", true)},
})

func followUp(id string, agreed bool) Alternative {
	a := Alternative{ID: id, Unit: Ratio, Timing: AtDate, Name: text.New("De las conversaciones", "Of conversations"),
		Formula: text.New("conversaciones con seguimiento ÷ conversaciones en vivo", "conversations followed up ÷ live conversations")}
	if agreed {
		a.Name = text.New("De los seguimientos acordados", "Of follow-ups agreed")
		a.Formula = text.New("seguimientos hechos ÷ seguimientos acordados en conversaciones en vivo", "follow-ups made ÷ follow-ups agreed in live conversations")
	}
	class := conversed(func(s State) class {
		switch {
		case agreed && s&actAgreed == 0:
			return out5
		case s&actFollowed != 0:
			return in1
		}
		return in2
	})
	a.plan = func(in *Input) plan {
		return counting(&in.Facts.activities().Table, class, callWords(text.New("Con seguimiento", "Followed up"), text.New("Sin seguimiento", "Not followed up")),
			share(text.New("{k} con seguimiento ÷ {n} = {value}", "{k} followed up ÷ {n} = {value}"), text.New("No hay conversaciones con que medirlo.", "There are no conversations to measure it by.")))
	}
	return a
}

// CallLength is the median duration of live conversations.
var CallLength = register(Indicator{
	ID: "call_length", Area: Outreach, Order: 4, OnFacts: true, WeakBelow: 20, Cuts: activityDims, Sources: []string{"activity"},
	Name:    text.New("Duración de las llamadas", "Call length"),
	Purpose: text.New("¿Cuánto dura una conversación por teléfono?", "How long does a conversation by telephone last?"),
	Alternatives: []Alternative{{ID: "median", Unit: Minutes, Timing: AtDate, Name: text.New("Mediana", "Median"),
		Formula: text.New("Mediana de los minutos de las conversaciones en vivo", "Median minutes of live conversations"),
		plan: func(in *Input) plan {
			a := in.Facts.activities()
			class := conversed(func(s State) class {
				if s&actTimed == 0 {
					return out4
				}
				return in1
			})
			return counting(&a.Table, class, callWords(conversations, text.Text{}), func(p *part) Result {
				return p.median(a.minutes, Minutes, text.New("Valor central de {n} conversaciones, de {min} a {max} = {value}", "Middle one of {n} conversations of {min} to {max} = {value}"),
					text.New("No hay conversaciones con duración anotada.", "No conversations have a duration."))
			})
		}}},
})

// CallsPerDay is calls or conversations per person and working day, beside what was aimed at.
var CallsPerDay = register(Indicator{
	ID: "calls_per_day", Area: Outreach, Order: 5, Better: Higher, OnFacts: true, Cuts: []Dim{ByPerson, ByTeam}, Sources: []string{"activity", "person", "settings"},
	Name:    text.New("Llamadas por día", "Calls per day"),
	Purpose: text.New("¿Se llama tanto como se propuso?", "Are as many calls made as was aimed at?"),
	Trap:    callTrap,
	Alternatives: []Alternative{
		perDay("conversations", text.New("Conversaciones", "Live conversations"), text.New("conversaciones en vivo ÷ días hábiles de quienes llaman", "live conversations ÷ working days of those who call"),
			conversed(always), func(s record.Settings) int { return s.ConversationsDay }),
		perDay("dialled", text.New("Llamadas marcadas", "Calls dialled"), text.New("llamadas salientes ÷ días hábiles de quienes llaman", "outgoing calls ÷ working days of those who call"),
			dialled(always), func(s record.Settings) int { return s.CallsDay }),
	},
})

func perDay(id string, name, formula text.Text, class func(State) class, target func(record.Settings) int) Alternative {
	return Alternative{ID: id, Unit: PerDay, Timing: AtDate, Name: name, Formula: formula, plan: func(in *Input) plan {
		a := in.Facts.activities()
		aim := target(in.Facts.settings())
		return counting(&a.Table, class, callWords(name, text.Text{}), func(p *part) Result {
			n, days := p.workdays(&a.Table, p.rows[in1])
			r := p.quotient(count(n), count(days), PerDay, n,
				text.New("{a} ÷ {b} días hábiles de las personas = {value}", "{a} ÷ {b} working days of people = {value}"), noCallsText)
			if r.Known && p.whole && aim > 0 {
				r.Beside = []Named{{text.New("Meta por persona y día", "Goal per person and day"), number(float64(aim), PerDay)},
					{text.New("De la meta", "Of the goal"), number(r.Value/float64(aim), Ratio)}}
			}
			return r
		})
	}}
}

// workdays are the rows that belong to somebody, and those people's working days while they were there.
func (p *part) workdays(t *Table, rows []int32) (n, days int) {
	col, span := t.Column(ByPerson), p.stretch(t)
	seen := make([]bool, len(col.Values))
	for _, r := range rows {
		c := col.Codes[r]
		if c < 0 {
			continue
		}
		if n++; seen[c] {
			continue
		}
		seen[c] = true
		if int(c) >= len(p.Deals.People) {
			days += p.Deals.Work.Days(span.From, max(span.From, span.To))
			continue
		}
		for _, s := range p.present(&p.Deals.People[c], span.From, span.To) {
			days += p.Deals.Work.Days(s.From, s.To)
		}
	}
	return n, days
}
