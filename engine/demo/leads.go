package demo

import (
	"rumbo/engine/fact"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// prospect is a lead with what its record does not say.
type prospect struct {
	id      record.ID
	rec     *record.Lead
	warmth  float64     // 0…1
	end     period.Date // last day on which it shows interest
	channel int
}

// channelsOf are those of the deals' sources, in the same order, with what a lead costs and how good it is.
var channelsOf = []struct {
	kind   string
	cost   float64
	warmth float64
	share  float64
}{
	{"referral", 15, 0.62, 0.14}, {"web", 38, 0.34, 0.34}, {"event", 120, 0.42, 0.16}, {"partner", 60, 0.5, 0.12}, {"outbound", 75, 0.24, 0.2}, {"other", 5, 0.66, 0.04},
}

func (f *factMaker) makeChannels() {
	rank := ""
	for i, c := range channelsOf {
		rank = record.RankBetween(rank, "")
		f.channels = append(f.channels, f.create("channel", f.id("channel", i), &record.Channel{Name: f.say(sources[i]), Type: c.kind, Rank: rank}))
	}
}

// makeLeads creates those that became deals and those that did not.
func (f *factMaker) makeLeads() {
	sellers := f.allSellers()
	for i := range f.deals {
		d := &f.deals[i]
		if d.rec.Source == f.say(sources[5]) || !f.chance(45) || len(f.leads) > 15_000 {
			continue
		}
		f.converted(d)
	}
	shares := make([]float64, len(channelsOf))
	for i, c := range channelsOf {
		shares[i] = c.share
	}
	for n := min(len(f.leads)*5/4, 20_000); n > 0; n-- {
		f.unconverted(f.weighted(shares), sellers)
	}
}

func (f *factMaker) addLead(l *record.Lead, p prospect) {
	c := channelsOf[p.channel]
	l.Channel, l.Cost = f.channels[p.channel], f.amount(c.cost*f.spread(0.4), 1)
	if f.chance(15) {
		l.LastChannel = f.channels[f.rng.IntN(len(f.channels)-1)]
	}
	p.rec = l
	p.id = f.create("lead", f.id("lead", len(f.leads)), l)
	f.leads = append(f.leads, p)
}

// converted is the lead from which a deal came.
func (f *factMaker) converted(d *course) {
	channel := 0
	for i := range sources {
		if f.say(sources[i]) == d.rec.Source {
			channel = i
		}
	}
	created := workday(max(d.rec.Created-period.Date(f.between(2, 45)), f.first))
	created = min(created, d.rec.Created)
	l := &record.Lead{Name: pick(f.maker, firstNames) + " " + pick(f.maker, surnames), Company: f.clients[d.client].name, Title: f.say(pick(f.maker, posts).position), Owner: d.rec.Owner, Created: created,
		Account: d.rec.Account, Opportunity: d.id, Expected: d.rec.Amount, Status: record.LeadQualified, Changed: d.rec.Created}
	switch d.outcome {
	case record.StageWon:
		l.Status, l.Changed = record.LeadWon, d.rec.Close
	case record.StageLost:
		l.Status, l.Changed, l.Reason = record.LeadLost, d.rec.Close, d.rec.LostReason
	}
	l.Email = mailName(l.Name) + "@" + f.clients[d.client].host + ".example"
	f.addLead(l, prospect{warmth: 0.55 + 0.45*f.rng.Float64(), end: d.rec.Created + 10, channel: channel})
}

func (f *factMaker) unconverted(channel int, sellers []int) {
	created := workday(f.first + period.Date(f.rng.IntN(int(f.today-f.first)+1)))
	created = max(created, f.first)
	stem := pick(f.maker, coined)
	warmth := min(max(channelsOf[channel].warmth*f.spread(0.6)-0.12, 0.02), 0.98)
	l := &record.Lead{Name: pick(f.maker, firstNames) + " " + pick(f.maker, surnames), Company: f.say(pick(f.maker, sectors).called.With("n", stem)), Created: created,
		Title: f.say(pick(f.maker, posts).position), Expected: f.amount(max(pick(f.maker, f.products).price*f.spread(0.5), 1000), 500)}
	l.Email = mailName(l.Name) + "@" + mailName(stem) + "-prospecto.example"
	place := pick(f.maker, places)
	l.Country = f.say(place.country)
	if i := pick(f.maker, sellers); f.staff[i].here(created) {
		l.Owner = f.staff[i].id
	}
	end := f.status(l, warmth)
	f.addLead(l, prospect{warmth: warmth, end: end, channel: channel})
}

// status decides what became of a lead that is no deal yet, and until when it shows interest.
func (f *factMaker) status(l *record.Lead, warmth float64) period.Date {
	age := f.today - l.Created
	later := func(days int) period.Date { return min(l.Created+period.Date(days), f.today) }
	switch {
	case age < 45 && f.chance(85):
		if l.Status = record.LeadNew; age > 6 && f.rng.Float64() < 0.2+warmth {
			l.Status, l.Changed = record.LeadInterested, later(f.between(1, 20))
		}
		return f.today
	case age < 150 && f.rng.Float64() < warmth:
		l.Status, l.Changed = record.LeadInterested, later(f.between(5, 40))
		return f.today
	case warmth > 0.55 && age < 180:
		l.Status, l.Changed = record.LeadQualified, later(f.between(5, 40))
		return f.today
	}
	l.Status, l.Changed = record.LeadDiscarded, later(f.between(10, 80))
	l.Reason = f.say(pick(f.maker, discardReasons))
	return l.Changed
}

// sign is a lead event before it is put into a block.
type sign struct {
	on      period.Date
	lead    int32
	event   uint8
	seconds int16
	minute  int16
}

var signsOf = []string{record.LeadOpen, record.LeadVisit, record.LeadClick, record.LeadDocument, record.LeadForm, record.LeadAttended, record.LeadReply, record.LeadCall, record.LeadMeeting, record.LeadLeave}

// leadEvents are the signs of interest: warm leads give more and stronger ones.
func (f *factMaker) leadEvents() {
	var out []sign
	for i := range f.leads {
		p := &f.leads[i]
		n := int(1 + 11*p.warmth*f.spread(0.5))
		span := int(p.end-p.rec.Created) + 1
		for range n {
			on := min(p.rec.Created+period.Date(f.rng.IntN(max(span, 1))), f.today)
			w := p.warmth
			e := f.weighted([]float64{2.2 - w, 1.6, 0.9, 0.3 + w, 0.25 + 0.5*w, 0.1 + 0.15*w, 0.1 + 0.9*w, 0.1 + 0.8*w, 0.6 * w * w, 0.1 * (1 - w)})
			s := sign{on: on, lead: int32(i), event: uint8(e), minute: int16(7*60 + f.rng.IntN(14*60))}
			switch e {
			case 1:
				s.seconds = int16(f.between(5, 240))
			case 3:
				s.seconds = int16(20 + float64(f.between(0, 500))*w)
			}
			out = append(out, s)
		}
	}
	var e record.LeadEvent
	build(f, fact.LeadEvent, out, func(s *sign) period.Date { return s.on }, func(s *sign) any {
		p := &f.leads[s.lead]
		e = record.LeadEvent{Lead: p.id, Event: signsOf[s.event], On: s.on, Minute: int(s.minute), Seconds: int(s.seconds), Channel: p.rec.Channel}
		if list := signDetails[e.Event]; len(list) > 0 {
			e.Detail = f.say(list[int(s.lead)%len(list)])
		}
		return &e
	})
}

var discardReasons = []text.Text{text.New("Sin presupuesto", "No budget"), text.New("Fuera de nuestro mercado", "Outside our market"), text.New("No responde", "Does not answer"),
	text.New("Estudiante o competidor", "Student or competitor"), text.New("Ya tiene proveedor", "Has a supplier already")}
