package demo

import (
	"strconv"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// client is an account with what the records do not say.
type client struct {
	id       record.ID
	name     string
	host     string
	owner    int // in staff
	tier     string
	contacts []record.ID
	deals    []record.ID // open ones
	won      [4]float64  // last fiscal year, by line
	champion string      // name of a contact who is on our side
}

// accounts creates the clients; the first are strategic and have a plan.
func (m *maker) accounts() {
	owners := m.sellers()
	for i := range m.size.Accounts {
		s, place := sectors[(i*7+i/10)%len(sectors)], places[(i*5+i/6)%len(places)]
		stem := coined[i%len(coined)]
		c := client{id: m.id("account", i), host: mailName(stem), tier: "standard", owner: owners[i%len(owners)]}
		c.name = m.say(s.called.With("n", stem))
		if round := i / len(coined); round > 0 {
			c.name += " " + strconv.Itoa(round+1)
			c.host += strconv.Itoa(round + 1)
		}
		switch {
		case i < m.size.Plans:
			c.tier = "strategic"
		case i < m.size.Plans+12:
			c.tier = "focus"
		}
		scale := map[string]float64{"strategic": 9, "focus": 3, "standard": 1}[c.tier]
		var since period.Date
		if i < m.size.Plans+4 { // the process grew quarter by quarter
			since = m.year.From.AddMonths(-6 + 3*(i%3))
		}
		m.create("account", c.id, &record.Account{
			Name: c.name, Tier: c.tier, Planned: since.Known(), PlannedSince: since, Sector: m.say(s.name), Owner: m.staff[c.owner].id,
			Country: m.say(place.country), City: pick(m, place.cities), Website: "https://www." + c.host + ".example",
			Employees: int(scale * 140 * m.spread(0.5)), AnnualRevenue: m.amount(scale*14e6*m.spread(0.6), 100_000), Founded: m.between(1948, 2014),
		})
		m.clients = append(m.clients, c)
	}
}

// sellers are the positions in staff of those who sell and still work here.
func (m *maker) sellers() (out []int) {
	for i := range m.staff {
		if m.staff[i].sells && m.staff[i].end == 0 {
			out = append(out, i)
		}
	}
	return out
}

// contacts creates people at the clients: a whole organisation where there is a plan, one to three elsewhere.
func (m *maker) contacts() {
	n := 0
	for i := range m.clients {
		c := &m.clients[i]
		count := m.between(1, 3)
		if i < m.size.Plans {
			count = m.between(5, len(posts))
			if want := m.size.Contacts / m.size.Plans; count < want {
				count = want
			}
		}
		ids := make([]record.ID, 0, count)
		for j := range count {
			p := posts[j%len(posts)]
			rec := m.contact(c, p)
			if p.under >= 0 && p.under < len(ids) {
				rec.ReportsTo = ids[p.under]
			}
			ids = append(ids, m.create("contact", m.id("contact", n), rec))
			if rec.Stance == "promoter" && c.champion == "" {
				c.champion = rec.Name
			}
			n++
		}
		c.contacts = ids
		if i < m.size.Plans {
			m.byHand(i)
		}
	}
}

var stances = []string{"promoter", "promoter", "neutral", "neutral", "neutral", "detractor"}

var closenesses = []string{"close", "known", "known", "distant", "none"}

func (m *maker) contact(c *client, p post) *record.Contact {
	name := pick(m, firstNames) + " " + pick(m, surnames)
	every := map[string]int{"high": 30, "medium": 60, "low": 120}[p.influence]
	rec := &record.Contact{
		Account: c.id, Name: name, Position: m.say(p.position), Area: m.say(p.area), Email: mailName(name) + "@" + c.host + ".example",
		Role: p.role, Influence: p.influence, Stance: pick(m, stances), Closeness: pick(m, closenesses), Owner: m.staff[c.owner].id,
		EveryDays: every, Assumed: m.chance(20),
	}
	switch {
	case rec.Closeness == "none":
		rec.Stance = "neutral"
	case m.chance(28): // the promise was missed
		rec.LastContact = workday(m.today - period.Date(every+m.between(5, 2*every)))
	default:
		rec.LastContact = workday(m.today - period.Date(m.between(1, every)))
	}
	return rec
}

// byHand lets a person overrule the light of a contact, here and there.
func (m *maker) byHand(plan int) {
	if plan > 2 {
		return
	}
	rec := m.ops[len(m.ops)-len(m.clients[plan].contacts)+plan].New.(*record.Contact)
	rec.Light = []string{"red", "green", "amber"}[plan]
	rec.LightReason = m.say([]text.Text{
		text.New("Anunció que dejará la empresa; aún no conocemos a su reemplazo.", "Announced that they are leaving; we do not know the successor yet."),
		text.New("Nos recomendó ante el directorio el mes pasado.", "Recommended us to the board last month."),
		text.New("Reclamo abierto por un atraso; se resuelve este mes.", "Open complaint about a delay; to be solved this month."),
	}[plan])
	rec.LightUntil = m.today + period.Date([]int{75, 40, -12}[plan])
}
