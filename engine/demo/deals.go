package demo

import (
	"sort"
	"strconv"
	"strings"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// The open stages in order, with the share that goes on from each and the days that it usually takes.
var steps = []struct {
	stage record.ID
	on    float64
	days  float64
}{
	{"stage-prospect", 0.72, 14}, {"stage-qualify", 0.76, 18}, {"stage-proposal", 0.72, 24}, {"stage-negotiate", 0.82, 19},
}

// seasons is how much begins in each month of the year.
var seasons = [12]float64{0.75, 0.6, 1.0, 1.1, 1.1, 1.0, 0.9, 1.05, 1.15, 1.25, 1.1, 0.8}

// deals creates all deals with their way through the stages.
func (m *maker) deals() {
	days := m.calendar()
	weights := make([]float64, len(m.clients))
	sum := 0.0
	for i, c := range m.clients {
		sum += map[string]float64{"strategic": 6, "focus": 2.2, "standard": 1}[c.tier]
		weights[i] = sum
	}
	created := make([]period.Date, m.size.Deals)
	for i := range created {
		created[i] = days[m.rng.IntN(len(days))]
	}
	sort.Slice(created, func(i, j int) bool { return created[i] < created[j] })
	sellers := m.allSellers()
	for i, day := range created {
		c := sort.SearchFloat64s(weights, m.rng.Float64()*sum)
		m.deal(i, day, &m.clients[min(c, len(m.clients)-1)], sellers)
	}
}

// calendar lists the working days on which deals begin; a day stands there more often in a busy month.
func (m *maker) calendar() (days []period.Date) {
	from := m.today.AddMonths(-m.size.Months)
	for d := from; d <= m.today; d++ {
		if d != workday(d) {
			continue
		}
		_, month, _ := d.Civil()
		grown := 1 + 0.45*float64(d-from)/float64(m.today-from+1)
		for range int(10*seasons[month-1]*grown + 0.5) {
			days = append(days, d)
		}
	}
	return days
}

func (m *maker) allSellers() (out []int) {
	for i := range m.staff {
		if m.staff[i].sells {
			out = append(out, i)
		}
	}
	return out
}

// ownerOn is who takes on a deal: mostly the account's owner, if here on that day.
func (m *maker) ownerOn(day period.Date, c *client, sellers []int) int {
	if m.staff[c.owner].here(day) && !m.chance(30) {
		return c.owner
	}
	for range 30 {
		if i := pick(m, sellers); m.staff[i].here(day) {
			return i
		}
	}
	return c.owner
}

func (m *maker) deal(n int, day period.Date, c *client, sellers []int) {
	owner := m.ownerOn(day, c, sellers)
	p := pick(m, m.products)
	o := &record.Opportunity{Account: c.id, Owner: m.staff[owner].id, Product: p.id, Line: m.lines[p.line], Created: day, Source: m.say(pick(m, sources))}
	o.Name = strings.NewReplacer("{p}", m.say(p.name), "{c}", c.name).Replace(m.say(pick(m, dealNames)))
	o.Type = m.say(dealTypes[m.between(0, 2)])
	price := p.price * m.spread(0.5)
	if c.tier == "strategic" {
		price *= 1.5
	}
	step := 500.0
	if price > 50_000 {
		step = 1000
	}
	o.Amount = m.amount(max(price, step), step)
	if m.chance(35) {
		o.Competitor = pick(m, competitors)
	}
	did := m.id("deal", n)
	m.way(did, o, c, &m.staff[owner])
	m.create("opportunity", did, o)
	if m.isOpen(o) {
		c.deals = append(c.deals, did)
	}
	m.noteWin(o, c, p, owner)
}

// way leads a deal through the stages up to today.
func (m *maker) way(did record.ID, o *record.Opportunity, c *client, s *seller) {
	at := o.Created
	frozen := -1 // a stage in which nobody touches it any more
	if m.chance(4) {
		frozen = m.rng.IntN(3)
	}
	moves := 0
	enter := func(stage record.ID, on period.Date) {
		moves++
		o.Stage, o.Changed = stage, on
		m.create("stage_move", did+record.ID("-"+strconv.Itoa(moves)), &record.StageMove{Opportunity: did, Account: c.id, Stage: stage, On: on})
	}
	for i := 0; i < len(steps); i++ {
		enter(steps[i].stage, at)
		wins := m.rng.Float64() < steps[i].on*m.odds(s, c, i)
		days := steps[i].days / s.pace * m.spread(0.55)
		if !wins {
			days *= 1.35
		}
		next := workday(at + period.Date(max(days, 1)))
		if next < at {
			next = at
		}
		if i == frozen || next > m.today {
			m.stillOpen(o, i, i == frozen)
			return
		}
		if at = next; !wins {
			enter("stage-lost", at)
			o.Close, o.LostReason = at, m.say(pick(m, lostReasons))
			return
		}
		if i == 1 && m.chance(8) { // some go straight to negotiation
			i++
		}
	}
	at = m.quarterEnd(at)
	enter("stage-won", at)
	o.Close = at
}

// odds make a deal go on more or less often than usual.
func (m *maker) odds(s *seller, c *client, step int) float64 {
	f := s.skill
	if step < 2 { // at the start the seller matters less
		f = 1 + (f-1)/2
	}
	if c.tier == "strategic" {
		f *= 1.06
	}
	return f
}

// quarterEnd pulls a win towards the end of its quarter, as quotas do.
func (m *maker) quarterEnd(d period.Date) period.Date {
	end := workday(period.Calendar{}.Of(period.Quarter, d).To - 1)
	if end-d < 25 && end > d && end <= m.today && m.chance(45) {
		return workday(end - period.Date(m.rng.IntN(4)))
	}
	return d
}

// stillOpen completes a deal that is not decided today, with the faults that real data have.
func (m *maker) stillOpen(o *record.Opportunity, step int, frozen bool) {
	left := 0.0
	for _, s := range steps[step:] {
		left += s.days
	}
	o.Close = workday(m.today + period.Date(left*m.spread(0.4)) + 3)
	if o.Close <= m.today {
		o.Close = m.today + 7
	}
	if frozen || m.chance(10) { // nobody has moved the date
		o.Close = workday(m.today - period.Date(m.between(3, 45)))
		o.Close = max(o.Close, o.Created)
	}
	if step < 2 && m.chance(9) {
		o.Amount = money.Amount{}
	}
	if !frozen && m.chance(75) {
		o.NextStep, o.NextDate = m.say(pick(m, nextSteps)), workday(m.today+period.Date(m.between(-4, 21)))
	}
	o.Forecast = category(o, step, frozen)
	if m.chance(6) {
		o.Probability = record.Some(float64(5*m.between(2, 18)) / 100)
	}
}

// category is what the owner says of an open deal: most of those in negotiation are committed to.
func category(o *record.Opportunity, step int, frozen bool) string {
	odd := int(o.Created) % 4
	switch {
	case frozen:
		return record.ForecastOmitted
	case step == 3 && odd > 0:
		return record.ForecastCommit
	case step == 3, step == 2 && odd == 0:
		return record.ForecastBest
	}
	return record.ForecastPipeline
}

func (m *maker) isOpen(o *record.Opportunity) bool {
	return o.Stage != "stage-won" && o.Stage != "stage-lost"
}

// noteWin remembers what was sold, from which targets are made.
func (m *maker) noteWin(o *record.Opportunity, c *client, p product, owner int) {
	if o.Stage != "stage-won" {
		return
	}
	year := period.Calendar{}.FiscalYear(o.Close)
	m.staff[owner].won[year] += o.Amount.Units()
	if year == (period.Calendar{}.FiscalYear(m.today))-1 {
		c.won[p.line] += o.Amount.Units()
	}
}
