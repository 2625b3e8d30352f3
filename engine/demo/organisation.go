package demo

import (
	"math/rand/v2"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// sways are who influences whom at a client, by position in posts.
var sways = []struct {
	from, to int
	strength string
	note     text.Text
}{
	{1, 0, "strong", text.New("Nada se firma sin su visto bueno.", "Nothing is signed without their approval.")},
	{11, 0, "strong", text.New("Se conocen desde hace veinte años.", "They have known each other for twenty years.")},
	{5, 2, "medium", text.New("Conoce la planta mejor que nadie.", "Knows the plant better than anyone.")},
	{4, 1, "medium", text.Text{}},
	{10, 3, "weak", text.New("Prepara las comparaciones técnicas.", "Prepares the technical comparisons.")},
}

// rituals are what is done again and again with a client, the last one more often than it is worth.
var rituals = []struct {
	title    text.Text
	kind     string
	every    int
	unit     string
	minutes  int
	cost     int64
	contacts []int
	director bool
}{
	{text.New("Comité ejecutivo", "Executive committee"), record.ActivityMeeting, 1, "quarter", 90, 120, []int{0, 1}, true},
	{text.New("Seguimiento con operaciones", "Follow-up with operations"), record.ActivityMeeting, 1, "month", 60, 0, []int{2, 5}, false},
	{text.New("Visita a planta", "Plant visit"), record.ActivityVisit, 1, "quarter", 240, 180, []int{2, 5, 9}, false},
	{text.New("Llamada de servicio", "Service call"), record.ActivityCall, 2, "week", 30, 0, []int{6, 7}, false},
	{text.New("Novedades técnicas", "Technical news"), record.ActivityMail, 1, "month", 20, 0, []int{3, 6, 7}, false},
	{text.New("Café con compras", "Coffee with purchasing"), record.ActivityMeeting, 1, "week", 60, 15, []int{4, 8}, false},
}

// organisations adds lines of influence, who knows whom, goals and planned activities to the plans. It draws its own chances, so
// that what was made before stays as it is.
func (m *maker) organisations(seed uint64) {
	was := m.rng
	defer func() { m.rng = was }()
	m.rng = rand.New(rand.NewPCG(seed, 0x6f7267))
	people := map[record.ID]*record.Contact{}
	for _, o := range m.ops {
		if c, ok := o.New.(*record.Contact); ok {
			people[o.ID] = c
		}
	}
	for i := range m.size.Plans {
		c := &m.clients[i]
		m.influences(i, c)
		m.relations(i, c, people)
		m.goals(i, c, people)
		m.rituals(i, c)
	}
}

func (m *maker) influences(i int, c *client) {
	for j, s := range sways {
		if s.from < len(c.contacts) && s.to < len(c.contacts) {
			m.create("influence", m.id("influence", 10*i+j), &record.Influence{Account: c.id, From: c.contacts[s.from], To: c.contacts[s.to], Strength: s.strength, Note: m.say(s.note)})
		}
	}
}

// relations: the account's owner knows everybody as well as the company does, the director and the manager know some of those above.
func (m *maker) relations(i int, c *client, people map[record.ID]*record.Contact) {
	know := func(person, contact record.ID, closeness string) {
		m.create("relation", record.RelationID(person, contact), &record.Relation{Account: c.id, Person: person, Contact: contact, Closeness: closeness})
	}
	for j, id := range c.contacts {
		if closeness := people[id].Closeness; closeness != "none" {
			know(m.staff[c.owner].id, id, closeness)
		}
		if j == 0 || j < 4 && m.chance(40) {
			know(m.staff[0].id, id, pick(m, []string{"known", "distant"}))
		}
		if j < 4 && m.chance(60) {
			know(m.staff[1+i%3].id, id, pick(m, []string{"close", "known", "distant"}))
		}
	}
}

// goals: two relationships that are to get better.
func (m *maker) goals(i int, c *client, people map[record.ID]*record.Contact) {
	n := 0
	for _, id := range c.contacts {
		p := people[id]
		if p.Stance == "promoter" || p.Influence != "high" || n == 2 {
			continue
		}
		g := &record.RelationGoal{Account: c.id, Contact: id, FromLight: "red", FromStance: p.Stance, ToLight: "green", ToStance: "promoter", Owner: m.staff[c.owner].id,
			Set: workday(m.today - period.Date(m.between(30, 80))), Due: workday(m.today + period.Date(m.between(20, 120)))}
		if p.Stance == "detractor" {
			g.ToStance = "neutral"
		}
		if n == 1 && i%3 == 0 { // late
			g.Due = workday(m.today - period.Date(m.between(4, 20)))
		}
		g.Notes = m.say(text.New("Invitar a una visita técnica y resolver sus reparos uno por uno.", "Invite to a technical visit and settle the objections one by one."))
		m.create("relation_goal", m.id("goal", 4*i+n), g)
		n++
	}
}

func (m *maker) rituals(i int, c *client) {
	rank := ""
	for j, r := range rituals {
		if j == i%4 && j > 0 { // nobody does all of it everywhere
			continue
		}
		a := &record.PlannedActivity{Account: c.id, Kind: r.kind, Title: m.say(r.title), Every: r.every, Unit: r.unit, Minutes: r.minutes, People: []record.ID{m.staff[c.owner].id},
			Starts: workday(m.year.From + period.Date(5+3*j)), Cost: money.New(r.cost*m.usd.Factor(), m.usd)}
		if r.cost == 0 {
			a.Cost = money.Amount{}
		}
		if r.director {
			a.People = append(a.People, m.staff[0].id)
		}
		for _, at := range r.contacts {
			if at < len(c.contacts) {
				a.Contacts = append(a.Contacts, c.contacts[at])
			}
		}
		if len(a.Contacts) == 0 {
			continue
		}
		rank = record.RankBetween(rank, "")
		a.Rank = rank
		m.create("planned_activity", m.id("ritual", 10*i+j), a)
	}
}
