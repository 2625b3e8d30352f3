package demo

import (
	"rumbo/engine/fact"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// touch is an activity before it is put into a block: small, since there may be a million.
type touch struct {
	on, follow           period.Date
	client, deal, person int32 // positions; deal -1 for none
	contact, lead        record.ID
	kind, outcome        uint8 // positions in kindsOf and outcomesOf
	in, answered, kept   bool
	planned              bool
	minute, minutes      int16
	cost                 int32 // minor units
	nature, subject      uint8
}

var (
	kindsOf = []string{record.ActivityCall, record.ActivityMail, record.ActivityMeeting, record.ActivityVideo, record.ActivityMessage, record.ActivityVisit}
	// outcomesOf is in the order of outcomeWeights.
	outcomesOf = []string{"", record.OutcomeConnected, record.OutcomeMeetingSet, record.OutcomeCallback, record.OutcomeRefused,
		record.OutcomeVoicemail, record.OutcomeNoAnswer, record.OutcomeBusy, record.OutcomeWrong, record.OutcomeGatekeeper}
	naturesOf = []string{"", "operational", "strategic"}
	// missed are the weights of the outcomes of a call that reaches nobody, from voicemail on.
	missed = []float64{0.34, 0.38, 0.08, 0.04, 0.16}
)

const (
	call = iota
	mail
	meeting
	video
	message
	visit
)

// touches makes the activities around deals and, for a fifth of them, the care of clients without a deal.
func (f *factMaker) touches() []touch {
	out := make([]touch, 0, f.size.Activities+f.size.Activities/8)
	weights, sum := make([]float64, len(f.deals)), 0.0
	for i := range f.deals {
		weights[i] = f.interest(&f.deals[i])
		sum += weights[i]
	}
	forDeals := float64(f.size.Activities) * 0.8
	for i, w := range weights {
		n := forDeals * w / sum
		count := int(n)
		if f.rng.Float64() < n-float64(count) {
			count++
		}
		for range count {
			if t, ok := f.forDeal(i); ok {
				out = append(out, t)
			}
		}
	}
	for n := f.size.Activities - len(out); n > 0; n-- {
		out = append(out, f.care())
	}
	return append(out, f.plannedOnes()...)
}

// interest is how much work a deal gets: won and long ones more, and each seller in their way.
func (f *factMaker) interest(d *course) float64 {
	days := float64(d.end - d.rec.Created)
	w := 0.35 + min(days, 150)/75
	switch d.outcome {
	case record.StageWon:
		w *= 1.45
	case record.StageLost:
		w *= 0.8
	}
	return w * f.styles[d.owner].volume * f.spread(0.35)
}

func (f *factMaker) forDeal(i int) (touch, bool) {
	d := &f.deals[i]
	span := int(d.end-d.rec.Created) + 1
	at := f.rng.IntN(span)
	on := workday(d.rec.Created + period.Date(at))
	if on < d.rec.Created || on > f.today {
		return touch{}, false
	}
	progress := float64(at) / float64(span)
	t := f.what(f.actor(d, on), on, progress)
	t.client, t.deal = int32(d.client), int32(i)
	t.contact = f.who(d.client, on)
	if t.kind == call && t.outcome == 1 && d.outcome == record.StageLost && progress > 0.6 && f.chance(35) {
		t.outcome = 4 // no interest
	}
	t.nature = 1
	if f.chance(12) {
		t.nature = 0
	} else if f.clients[d.client].tier == "strategic" && (t.kind == meeting || t.kind == visit || f.chance(30)) {
		t.nature = 2
	}
	return t, true
}

// care is an activity with a client that serves no deal.
func (f *factMaker) care() touch {
	for {
		c := f.rng.IntN(len(f.clients))
		on := workday(f.first + period.Date(f.rng.IntN(int(f.today-f.first)+1)))
		who := f.clients[c].owner
		if !f.staff[who].here(on) || on < f.first {
			if f.chance(98) {
				continue
			}
		}
		t := f.what(who, on, f.rng.Float64())
		t.client, t.deal, t.contact, t.nature = int32(c), -1, f.who(c, on), 1
		if f.clients[c].tier == "strategic" && f.chance(40) {
			t.nature = 2
		}
		return t
	}
}

// what draws an activity of somebody: calls and mails at the start of a deal, meetings later.
func (f *factMaker) what(person int, on period.Date, progress float64) touch {
	s := &f.styles[person]
	t := touch{on: on, person: int32(person), deal: -1, minute: int16(8*60 + 5*f.rng.IntN(120)), subject: uint8(f.rng.IntN(len(subjects)))}
	calls := s.calls * (1.25 - 0.5*progress)
	meets := 0.22 * s.meets * (0.5 + progress)
	switch x := f.rng.Float64(); {
	case x < calls:
		t.kind = call
	case x < calls+meets*0.45:
		t.kind = video
	case x < calls+meets*0.85:
		t.kind = meeting
	case x < calls+meets:
		t.kind = visit
	case x < calls+meets+0.07:
		t.kind = message
	default:
		t.kind = mail
	}
	f.detail(&t, s)
	return t
}

// detail draws how an activity went.
func (f *factMaker) detail(t *touch, s *style) {
	t.in = f.chance(14)
	talked := false
	switch t.kind {
	case call:
		talked = t.in || f.rng.Float64() < s.speaks
		if !talked {
			t.outcome, t.minutes = uint8(5+f.weighted(missed)), int16(f.between(0, 2))
			break
		}
		t.outcome, t.minutes = uint8(1+f.weighted([]float64{0.74, 0.14, 0.12})), int16(f.between(3, 26))
		t.answered = true
	case mail:
		t.minutes, t.answered = int16(f.between(4, 15)), t.in || f.chance(34)
	case message:
		t.minutes, t.answered = int16(f.between(2, 6)), t.in || f.chance(52)
	case visit:
		talked, t.minutes, t.cost = true, int16(15*f.between(6, 18)), int32(f.between(20, 260)*100)
	default:
		talked, t.minutes = true, int16(15*f.between(2, 6))
		if t.kind == meeting && f.chance(20) {
			t.cost = int32(f.between(10, 80) * 100)
		}
	}
	if talked && f.rng.Float64() < s.notes {
		t.follow = workday(t.on + period.Date(f.between(3, 16)))
		t.follow = max(t.follow, t.on)
		t.kept = t.follow <= f.today && f.rng.Float64() < 0.4+0.5*s.notes
	}
}

func (f *factMaker) weighted(weights []float64) int {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	x := f.rng.Float64() * sum
	for i, w := range weights {
		if x -= w; x < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// plannedOnes are meetings of the next two weeks.
func (f *factMaker) plannedOnes() (out []touch) {
	for i := range f.deals {
		d := &f.deals[i]
		if d.outcome != record.StageOpen || d.end < f.today || !f.chance(12) {
			continue
		}
		out = append(out, touch{on: workday(f.today + period.Date(f.between(3, 14))), kind: uint8([]int{meeting, video, call}[f.rng.IntN(3)]), planned: true,
			client: int32(d.client), deal: int32(i), person: int32(f.actor(d, f.today)), minute: int16(9*60 + 30*f.rng.IntN(16)), minutes: 45, nature: 1, subject: uint8(f.rng.IntN(len(subjects)))})
	}
	return out
}

// keep puts the activities into blocks.
func (f *factMaker) keep(touches []touch) {
	var a record.Activity
	build(f, fact.Activity, touches, func(t *touch) period.Date { return t.on }, func(t *touch) any {
		a = record.Activity{Kind: kindsOf[t.kind], On: t.on, Minute: int(t.minute), Person: f.staff[t.person].id, Account: f.clients[t.client].id, Contact: t.contact,
			Lead: t.lead, Duration: int(t.minutes), Outcome: outcomesOf[t.outcome], Answered: t.answered, FollowUp: t.follow, Followed: t.kept,
			Nature: naturesOf[t.nature], Subject: f.say(subjects[t.subject])}
		if t.deal >= 0 {
			a.Opportunity = f.deals[t.deal].id
		}
		if t.cost > 0 {
			a.Cost = money.New(int64(t.cost), f.usd)
		}
		if a.Direction = "out"; t.in {
			a.Direction = "in"
		}
		if t.planned {
			a.Status = record.ActivityPlanned
		}
		return &a
	})
}
