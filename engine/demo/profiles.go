package demo

import (
	"math"
	"math/rand/v2"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

// profiles fills what a plan says of the two companies: who works on the account, how it pays, and what is known of the
// client and what that means for it. It throws its own dice, so that the rest stays as it is.
func (m *maker) profiles(seed uint64) {
	was := m.rng
	defer func() { m.rng = was }()
	m.rng = rand.New(rand.NewPCG(seed, 0x70726f66))
	for i := range m.size.Plans {
		c := &m.clients[i]
		m.create("section", record.SectionID(c.id, "company"), &record.Section{Account: c.id, Key: "company",
			Body: m.say(companyTexts[i%len(companyTexts)].With("c", c.name, "line", offer[i%len(offer)].line))})
		m.members(i, c)
		m.figures(i, c)
		m.moreFacts(i, c)
		m.swot(i, c)
	}
}

// members are people of ours and of a partner.
func (m *maker) members(i int, c *client) {
	rank, n := "", 0
	put := func(x record.AccountMember) {
		rank = record.RankBetween(rank, "")
		x.Account, x.Rank = c.id, rank
		m.create("account_member", m.id("member", 10*i+n), &x)
		n++
	}
	covers := func(from, to int) []record.ID { return c.contacts[min(from, len(c.contacts)):min(to, len(c.contacts))] }
	since := workday(m.today - period.Date(m.between(300, 900)))
	put(record.AccountMember{Side: record.SideOurs, Person: m.staff[c.owner].id, Role: record.RoleLead, Share: record.Some(float64(m.between(5, 9)) / 20), Since: since,
		Contacts: covers(1, 5), Lines: m.lines, Duty: m.say(duties[0])})
	put(record.AccountMember{Side: record.SideOurs, Person: m.staff[0].id, Role: record.RoleSponsor, Share: record.Some(0.05), Since: since, Contacts: covers(0, 2), Duty: m.say(duties[1])})
	put(record.AccountMember{Side: record.SideOurs, Person: m.staff[4].id, Role: "service", Share: record.Some(float64(m.between(1, 3)) / 20), Contacts: covers(5, 8), Duty: m.say(duties[2])})
	put(record.AccountMember{Side: record.SideOurs, Name: pick(m, firstNames) + " " + pick(m, surnames), Role: "technical", Share: record.Some(float64(m.between(2, 6)) / 20),
		Since: workday(m.today - period.Date(m.between(60, 300))), Contacts: covers(3, 4), Lines: m.lines[i%len(m.lines) : i%len(m.lines)+1], Duty: m.say(duties[3])})
	p := partners[i%len(partners)]
	put(record.AccountMember{Side: record.SidePartner, Name: pick(m, firstNames) + " " + pick(m, surnames), Company: p.name, Role: "channel", Share: record.Some(0.1),
		Since: workday(m.today - period.Date(m.between(100, 400))), Lines: m.lines[p.line : p.line+1], Duty: m.say(p.duty)})
	if m.chance(60) {
		put(record.AccountMember{Side: record.SidePartner, Name: pick(m, firstNames) + " " + pick(m, surnames), Company: p.name, Role: "technical", Share: record.Some(0.2), Contacts: covers(6, 7),
			Until: workday(m.today - period.Date(m.between(20, 90))), Since: workday(m.today - period.Date(m.between(300, 500)))})
	}
}

// figures are how the client pays, with a few readings each.
func (m *maker) figures(i int, c *client) {
	n := 0
	put := func(months int, x record.AccountFigure) {
		x.Account = c.id
		x.On = workday(m.today.AddMonths(-months) - period.Date(m.today.Weekday()))
		if x.Source == "" {
			x.Source = "accounting"
		}
		m.create("account_figure", m.id("figure", 20*i+n), &x)
		n++
	}
	days := float64(m.between(35, 70))
	for j, months := range []int{10, 7, 4, 1} {
		put(months, record.AccountFigure{Measure: "payment_days", Days: record.Some(math.Round(days + float64(j*m.between(-4, 5))))})
	}
	for _, months := range []int{4, 1} {
		put(months, record.AccountFigure{Measure: "overdue", Amount: m.amount(float64(m.between(0, 40))*500, 500)})
	}
	put(5, record.AccountFigure{Measure: "credit", Amount: m.amount(float64(m.between(4, 16))*25_000, 25_000), Source: "contract"})
	put(3, record.AccountFigure{Measure: "cost_to_serve", Amount: m.amount(float64(m.between(14, 48))*1_000, 1_000), Source: "estimate"})
	if i%3 == 0 { // nobody has looked for long
		put(15, record.AccountFigure{Measure: "discount", Share: record.Some(float64(m.between(4, 14)) / 100)})
	}
	if i%2 == 0 {
		put(2, record.AccountFigure{Measure: record.MeasureOwn, Name: m.say(ownMeasure), Unit: record.UnitShare, Share: record.Some(float64(m.between(90, 99)) / 100), Source: "client"})
	}
}

// moreFacts adds what changes fast, and says of every fact who noted it, how certain it is, and when it was looked at again.
func (m *maker) moreFacts(i int, c *client) {
	rank := ""
	for _, o := range m.ops {
		f, ok := o.New.(*record.Fact)
		if !ok || f.Account != c.id {
			continue
		}
		rank = max(rank, f.Rank)
		f.By = m.staff[c.owner].id
		f.Confidence = pick(m, []string{"confirmed", "confirmed", "assumed", "assumed", "doubtful"})
		if m.today-f.On > 300 && m.chance(35) {
			f.Checked = workday(m.today - period.Date(m.between(5, 120)))
		}
	}
	for j := range 3 {
		t := lateFacts[(i+j)%len(lateFacts)]
		rank = record.RankBetween(rank, "")
		f := &record.Fact{Account: c.id, Topic: t.topic, Source: t.source, Confidence: "confirmed", By: m.staff[c.owner].id, Rank: rank,
			Text: m.say(t.words.With("c", c.name, "n", m.between(3, 18), "m", m.between(2, 7))), On: workday(m.today - period.Date(m.between(8, 260)))}
		if t.source == "press" {
			f.Link = "https://prensa.example/" + c.host
		}
		m.create("fact", m.id("late-fact", 5*i+j), f)
	}
}

// swot is two items a quadrant, some of which rest on a fact, a need or an initiative.
func (m *maker) swot(i int, c *client) {
	rank, n := "", 0
	of := func(kind string, nth int) record.ID {
		for _, o := range m.ops {
			if o.Kind != kind || record.Lookup(kind).AccountOf(o.New) != c.id {
				continue
			}
			if nth == 0 {
				return o.ID
			}
			nth--
		}
		return ""
	}
	for q, quadrant := range record.Quadrants {
		for j := range 2 {
			rank = record.RankBetween(rank, "")
			x := &record.SwotItem{Account: c.id, Quadrant: quadrant, Text: m.say(swotTexts[q][(i+j)%len(swotTexts[q])]), Rank: rank}
			switch n % 4 {
			case 0:
				x.Fact = of("fact", n/2)
			case 1:
				x.Need = of("need", q)
			case 2:
				x.Initiative = of("initiative", q%3)
			}
			if n == 5 {
				x.Action = of("action", 2)
			}
			m.create("swot_item", m.id("swot", 10*i+n), x)
			n++
		}
	}
}
