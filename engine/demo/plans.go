package demo

import (
	"math"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

// plan fills the plan of a strategic account.
func (m *maker) plan(i int) {
	c := &m.clients[i]
	m.facts(i, c)
	for _, s := range sectionTexts {
		m.create("section", record.SectionID(c.id, s.key), &record.Section{Account: c.id, Key: s.key,
			Body: m.say(s.body[i%len(s.body)].With("c", c.name, "line", offer[i%len(offer)].line, "other", offer[(i+2)%len(offer)].line, "who", m.ally(c)))})
	}
	m.planTargets(i, c)
	m.actions(i, c)
	m.notes(i, c)
}

// ally is somebody at the client to be named in texts.
func (m *maker) ally(c *client) string {
	if c.champion != "" {
		return c.champion
	}
	for _, o := range m.ops {
		if o.Kind == "contact" && o.ID == c.contacts[0] {
			return o.New.(*record.Contact).Name
		}
	}
	return ""
}

func (m *maker) facts(i int, c *client) {
	rank := ""
	for j := range m.between(5, 8) {
		f := factTexts[(i*3+j)%len(factTexts)]
		rank = record.RankBetween(rank, "")
		rec := &record.Fact{Account: c.id, Topic: f.topic, Source: f.source, Rank: rank,
			Text: m.say(f.words.With("c", c.name, "n", m.between(6, 24), "m", m.between(2, 9))),
			On:   workday(m.today - period.Date(m.between(10, 520)))}
		if f.source == "annual_report" || f.source == "web" || f.source == "investors" {
			rec.Link = "https://www." + c.host + ".example/" + map[string]string{"annual_report": "memoria", "web": "noticias", "investors": "inversionistas"}[f.source]
		}
		m.create("fact", m.id("fact", 20*i+j), rec)
	}
}

// planTargets are by line and horizon: this fiscal year, the next, and the two after it.
func (m *maker) planTargets(i int, c *client) {
	for l, line := range m.lines {
		if c.won[l] == 0 && m.chance(35) {
			continue // a line that one does not sell to this client yet
		}
		base := math.Max(c.won[l]*1.2, 30_000+20_000*m.rng.Float64())
		for h, horizon := range []string{"short", "medium", "long"} {
			if h > 0 && (l+i+h)%3 == 0 {
				continue
			}
			from := m.year.From.AddMonths(12 * h)
			to := from.AddMonths([]int{12, 12, 24}[h]) - 1
			m.target("plan", &record.Target{Account: c.id, Line: line, Horizon: horizon, From: from, To: to,
				Amount: m.amount(base*[]float64{1, 1.25, 2.8}[h], 1_000)})
		}
	}
}

func (m *maker) actions(i int, c *client) {
	rank := ""
	for j := range m.between(5, 9) {
		w := actionTexts[(i*5+j*2)%len(actionTexts)]
		rank = record.RankBetween(rank, "")
		a := &record.Action{Account: c.id, Title: m.say(w.With("c", c.name, "line", offer[(i+j)%len(offer)].line, "who", m.ally(c))), Owner: m.staff[c.owner].id,
			Line: m.lines[(i+j)%len(m.lines)], Rank: rank, Status: "todo"}
		switch j {
		case 0: // done
			a.Status, a.Horizon = "done", "short"
			a.Due = workday(m.today - period.Date(m.between(20, 60)))
			a.Done = a.Due - period.Date(m.between(0, 6))
		case 1: // late
			a.Status, a.Horizon = "doing", "short"
			a.Due = workday(m.today - period.Date(m.between(3, 40)))
		default:
			a.Horizon = []string{"short", "medium", "long"}[j%3]
			a.Due = workday(m.today + period.Date(map[string]int{"short": m.between(4, 60), "medium": m.between(70, 250), "long": m.between(300, 700)}[a.Horizon]))
			if m.chance(30) {
				a.Status = "doing"
			}
		}
		if a.Status != "done" && m.chance(70) {
			a.Closes = m.amount(8_000+50_000*m.rng.Float64(), 1_000)
		}
		if len(c.deals) > 0 && m.chance(35) {
			a.Opportunity = pick(m, c.deals)
		}
		if m.chance(50) {
			a.Contact = pick(m, c.contacts)
		}
		if m.chance(25) {
			a.Owner = m.staff[m.between(1, 3)].id
		}
		m.create("action", m.id("action", 20*i+j), a)
	}
}

func (m *maker) notes(i int, c *client) {
	for j := range m.between(3, 5) {
		n := &record.Note{Account: c.id, Text: m.say(noteTexts[(i*3+j)%len(noteTexts)].With("c", c.name, "who", m.ally(c))),
			On: workday(m.today - period.Date(m.between(1, 200))), Author: m.staff[c.owner].id}
		if m.chance(60) {
			n.Contact = pick(m, c.contacts)
		}
		m.create("note", m.id("note", 20*i+j), n)
	}
}
