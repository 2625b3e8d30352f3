package demo

import (
	"strconv"

	"rumbo/engine/fact"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// letter is a mail event before it is put into a block.
type letter struct {
	on            period.Date
	minute        int16
	event         uint8 // position in mailEventsOf
	number        int32 // of the message
	thread        int32
	campaign      int32 // -1 for none
	client, deal  int32 // -1 for none
	person        int32
	contact, lead record.ID
}

var mailEventsOf = []string{record.MailSent, record.MailBounced, record.MailOpened, record.MailClicked, record.MailReplied, record.MailUnsubscribed, record.MailReceived}

const (
	mailSent = iota
	mailBounced
	mailOpened
	mailClicked
	mailReplied
	mailLeft
	mailReceived
)

// mail creates the campaigns and what happened to each message, those of single people included.
func (f *factMaker) mail(touches []touch) {
	var out []letter
	number := int32(0)
	for i := range touches {
		t := &touches[i]
		if t.kind != mail || t.planned {
			continue
		}
		number++
		l := letter{on: t.on, minute: t.minute, number: number, campaign: -1, client: t.client, deal: t.deal, person: t.person, contact: t.contact}
		l.thread = max(t.deal, 0)*4 + int32(t.subject)%4 // a deal has a few conversations
		out = f.course(out, l, t.answered, t.in)
	}
	out = f.campaigns(out, number)
	var e record.MailEvent
	build(f, fact.MailEvent, out, func(l *letter) period.Date { return l.on }, func(l *letter) any {
		e = record.MailEvent{Event: mailEventsOf[l.event], On: l.on, Minute: int(l.minute), Message: "m" + strconv.Itoa(int(l.number)),
			Thread: "t" + strconv.Itoa(int(l.thread)), Contact: l.contact, Lead: l.lead}
		if l.campaign >= 0 {
			e.Campaign, e.Thread = f.id("campaign", int(l.campaign)), "c"+strconv.Itoa(int(l.number))
		}
		if l.client >= 0 {
			e.Account = f.clients[l.client].id
		}
		if l.deal >= 0 {
			e.Opportunity = f.deals[l.deal].id
		}
		if l.person >= 0 {
			e.Person = f.staff[l.person].id
		}
		return &e
	})
}

// course is what happened to one message of a person.
func (f *factMaker) course(out []letter, l letter, answered, in bool) []letter {
	if in {
		l.event = mailReceived
		return append(out, l)
	}
	l.event = mailSent
	out = append(out, l)
	if f.chance(2) && !answered {
		l.event = mailBounced
		return append(out, l)
	}
	if answered || f.chance(42) {
		out = append(out, f.after(l, mailOpened, 2))
	}
	if answered {
		out = append(out, f.after(l, mailReplied, 4))
	}
	return out
}

// after is a later event of a message.
func (f *factMaker) after(l letter, event uint8, days int) letter {
	l.event = event
	l.on = min(l.on+period.Date(f.rng.IntN(days+1)), max(f.today, l.on))
	l.minute = int16(7*60 + f.rng.IntN(14*60))
	return l
}

// campaigns are mailings to leads and to clients, one a quarter and channel of interest.
func (f *factMaker) campaigns(out []letter, number int32) []letter {
	n := 0
	for on := f.first + 20; on < f.today-10; on += 92 {
		name := campaignNames[n%len(campaignNames)]
		year, month, _ := on.Civil()
		day := workday(on)
		audience, wins := f.audience(day, n), 0.0
		start := number
		for _, l := range audience {
			number++
			l.number, l.on, l.minute, l.campaign, l.person = number, day, 9*60, int32(n), -1
			out = f.mailing(out, l)
		}
		for i := range f.deals { // margin that came of those who clicked is attributed by their deal's source
			if d := &f.deals[i]; d.outcome == record.StageWon && d.rec.Created > day && d.rec.Created < day+45 && d.rec.Source == f.say(sources[1]) {
				wins += d.rec.Amount.Units() * 0.3
			}
		}
		c := &record.Campaign{Name: f.say(name) + " " + strconv.Itoa(int(month)) + "/" + strconv.Itoa(year), Channel: f.channels[1], Owner: f.staff[4].id,
			From: day, To: day + 14, Audience: int(number - start), Cost: f.amount(1800+2400*f.spending.Float64()+2.2*float64(len(audience)), 10)}
		if share := 0.06 + 0.1*f.spending.Float64(); wins > 0 || f.today-day > 120 { // the rest would have come anyway
			c.Margin = f.amount(wins*share, 100)
		}
		f.create("campaign", f.id("campaign", n), c)
		n++
	}
	return out
}

// audience are the leads of the last months and some of the clients' people.
func (f *factMaker) audience(day period.Date, n int) (out []letter) {
	for i := range f.leads {
		p := &f.leads[i]
		if p.rec.Created <= day && p.rec.Created > day-240 && p.end >= day {
			out = append(out, letter{client: -1, deal: -1, lead: p.id})
		}
	}
	limit := 20_000
	for c := range f.contacts {
		for i, p := range f.contacts[c] {
			if (c+i+n)%3 == 0 && limit > 0 {
				out = append(out, letter{client: int32(c), deal: -1, contact: p.id})
				limit--
			}
		}
	}
	return out
}

func (f *factMaker) mailing(out []letter, l letter) []letter {
	l.event = mailSent
	out = append(out, l)
	if f.rng.Float64() < 0.03 {
		l.event = mailBounced
		return append(out, l)
	}
	if f.rng.Float64() > 0.33 {
		return out
	}
	for range 1 + f.rng.IntN(2) { // some open it twice
		out = append(out, f.after(l, mailOpened, 3))
	}
	switch x := f.rng.Float64(); {
	case x < 0.05:
		out = append(out, f.after(l, mailReplied, 5))
	case x < 0.24:
		out = append(out, f.after(l, mailClicked, 3))
	case x < 0.255:
		out = append(out, f.after(l, mailLeft, 2))
	}
	return out
}
