package demo

import (
	"math"
	"strconv"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// voice creates the surveys with their answers, and what managers have seen of their people.
func (f *factMaker) voice() {
	for i, s := range surveysOf {
		f.surveys = append(f.surveys, f.create("survey", f.id("survey", i), &record.Survey{Name: f.say(s.name), Type: s.kind, Question: f.say(s.question), Expects: s.kind == record.SurveyExpectation}))
	}
	f.answers()
	f.ratings()
}

// answers come twice a year from most clients, and after a won deal now and then.
func (f *factMaker) answers() {
	n := 0
	put := func(survey int, client int, on period.Date, person int, mood float64) {
		id := f.id("answer", n)
		a := &record.SurveyAnswer{Survey: f.surveys[survey], Account: f.clients[client].id, Contact: f.who(client, on), Person: f.staff[person].id, On: on}
		low, high := (&record.Survey{Type: surveysOf[survey].kind}).Scale()
		score := func(x float64) record.Opt {
			return record.Some(math.Round(min(max(low+(high-low)*x, low), high)))
		}
		x := 0.74 + 0.1*mood + 0.16*f.rng.NormFloat64()
		a.Score = score(x)
		if surveysOf[survey].kind == record.SurveyExpectation {
			a.Expected = score(0.72 + 0.1*f.rng.NormFloat64())
		}
		switch {
		case x > 0.85 && f.chance(30):
			a.Comment = f.say(pick(f.maker, praise))
		case x < 0.5 && f.chance(60):
			a.Comment = f.say(pick(f.maker, complaints))
		}
		if survey != 1 && client < mostAsked { // came back in a file
			id = record.AnswerTo(f.sent(survey, client, workday(on-period.Date(2+client%9)), a.Contact))
		}
		f.create("survey_answer", id, a)
		n++
	}
	limit := min(len(f.clients), 2000)
	for on := f.first + 60; on < f.today; on += 183 {
		for c := range limit {
			if owner := f.clients[c].owner; !f.chance(62) {
				f.unanswered(0, c, on)
			} else {
				put(0, c, workday(on+period.Date(f.rng.IntN(20))-20), owner, f.styles[owner].liked)
			}
			if owner := f.clients[c].owner; !f.chance(34) {
				f.unanswered(2, c, on)
			} else {
				put(2, c, workday(on+period.Date(f.rng.IntN(20))-20), owner, f.styles[owner].liked)
			}
		}
	}
	for i := range f.deals {
		d := &f.deals[i]
		if on := workday(d.end + 40); d.outcome == record.StageWon && on <= f.today && n < 5000 && f.chance(40) {
			put(1, d.client, on, d.owner, f.styles[d.owner].liked+0.3)
		}
	}
}

// mostAsked is up to how many clients surveys go out as files, each of which is kept.
const mostAsked = 200

// sent notes that a client was sent a survey, and gives the form.
func (f *factMaker) sent(survey, client int, on period.Date, contact record.ID) record.ID {
	f.forms++
	return f.create("survey_form", f.id("form", f.forms), &record.SurveyForm{Survey: f.surveys[survey], Account: f.clients[client].id, Contact: contact, Person: f.staff[f.clients[client].owner].id, On: on})
}

// unanswered is a survey that never came back; of two clients one was asked.
func (f *factMaker) unanswered(survey, client int, on period.Date) {
	if day := workday(on - period.Date(3+client%13)); client < mostAsked && (client+survey)%2 == 0 {
		f.sent(survey, client, day, f.asked(client, day))
	}
}

// asked is somebody of a client who is there on a day, chosen without chance so that what is made after stays as it is.
func (f *factMaker) asked(client int, on period.Date) record.ID {
	for i, list := 0, f.contacts[client]; i < len(list); i++ {
		if p := list[(client+int(on)+i)%len(list)]; p.last >= on {
			return p.id
		}
	}
	return ""
}

// ratings are given by each one's manager, twice a year.
func (f *factMaker) ratings() {
	n := 0
	managers := map[record.ID]record.ID{}
	for _, op := range f.ops {
		if p, ok := op.New.(*record.Person); ok {
			managers[op.ID] = p.Manager
		}
	}
	for on := f.first + 120; on < f.today; on += 182 {
		for i := range f.staff {
			s := &f.staff[i]
			if !s.sells || !s.here(workday(on)) {
				continue
			}
			for _, q := range qualities {
				level := int(math.Round(min(max(3+f.styles[i].liked*1.6+(s.skill-1)*3+0.5*f.rng.NormFloat64(), 1), 5)))
				seen := q.good
				if level < 3 {
					seen = q.weak
				}
				f.create("rating", f.id("rating", n), &record.Rating{Person: s.id, Indicator: f.say(q.name), Quality: q.id, Level: level, Evidence: f.say(seen), By: managers[s.id], On: workday(on)})
				n++
			}
		}
	}
}

// time creates what people have of it and what it costs, and who was in which team.
func (f *factMaker) time() {
	n := 0
	for i := range f.staff {
		s := &f.staff[i]
		hours := []float64{40, 40, 40, 36, 30}[i%5]
		cost := float64(f.between(19, 34))
		if i < 4 {
			cost = float64(f.between(42, 60))
		}
		f.create("capacity", f.id("capacity", n), &record.Capacity{Person: s.id, From: max(s.start, f.first-365), Hours: record.Some(hours)})
		f.create("person_cost", f.id("cost", n), &record.PersonCost{Person: s.id, From: max(s.start, f.first-365), Hour: f.amount(cost, 1)})
		n++
		if raise := f.today - 250; s.start < raise && i%3 == 0 {
			f.create("person_cost", f.id("cost", n), &record.PersonCost{Person: s.id, From: raise, Hour: f.amount(cost*1.08, 1)})
			f.create("capacity", f.id("capacity", n), &record.Capacity{Person: s.id, From: raise, Hours: record.Some(hours - 2)})
			n++
		}
		f.belongs(i)
	}
}

// belongs tells in which team somebody was when: a few have moved.
func (f *factMaker) belongs(i int) {
	s := &f.staff[i]
	if s.team == "" {
		return
	}
	from := s.start
	if before, moved := f.earlier(i); before != "" {
		f.create("membership", f.id("membership", 2*i), &record.Membership{Person: s.id, Team: before, From: from, To: moved - 1})
		from = moved
	}
	m := &record.Membership{Person: s.id, Team: s.team, From: from}
	if s.end != 0 {
		m.To = s.end - 1
	}
	f.create("membership", f.id("membership", 2*i+1), m)
}

// milestones lead through the deals that are large.
func (f *factMaker) milestones() {
	n := 0
	for i := range f.deals {
		d := &f.deals[i]
		if !d.rec.Amount.Known() || d.rec.Amount.Units() < 110_000 || d.outcome == record.StageLost || n > 3000 {
			continue
		}
		span, rank := max(d.end-d.rec.Created, 20), ""
		if d.outcome == record.StageOpen {
			span = max(d.rec.Close-d.rec.Created, 20)
		}
		for j, name := range milestoneNames {
			due := workday(d.rec.Created + span*period.Date(j+1)/period.Date(len(milestoneNames)+1))
			rank = record.RankBetween(rank, "")
			m := &record.Milestone{Opportunity: d.id, Account: d.rec.Account, Name: f.say(name), Owner: d.rec.Owner, Due: due, Rank: rank}
			if reached := due + period.Date(f.between(-6, 14)); reached <= min(d.end, f.today) && (d.outcome == record.StageWon || f.chance(75)) {
				m.Reached = max(workday(reached), d.rec.Created)
			}
			if j == 1 {
				m.Value = f.amount(d.rec.Amount.Units()*0.1, 500)
			}
			f.create("milestone", f.id("milestone-"+strconv.Itoa(i+1), j), m)
			n++
		}
	}
}

var milestoneNames = []text.Text{text.New("Patrocinador confirmado", "Sponsor confirmed"), text.New("Piloto aprobado", "Pilot approved"), text.New("Condiciones acordadas con compras", "Terms agreed with purchasing")}
