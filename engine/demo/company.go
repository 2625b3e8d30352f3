package demo

import (
	"fmt"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

type product struct {
	id    record.ID
	name  text.Text
	line  int
	price float64 // units of the currency
}

// seller is a person with what the records do not say.
type seller struct {
	id         record.ID
	team       record.ID
	start, end period.Date
	sells      bool
	skill      float64 // of winning, 1 is usual
	pace       float64 // of moving deals on
	won        map[int]float64
}

// here tells whether the person works here on a day and knows the work by now.
func (s *seller) here(d period.Date) bool { return d >= s.start && (s.end == 0 || d < s.end) }

// good is a product as it is offered: its price in units of the currency.
type good struct {
	name  text.Text
	code  string
	price float64
}

var offer = []struct {
	line  text.Text
	goods []good
}{
	{text.New("Servicios administrados", "Managed services"), []good{
		{text.New("Mesa de ayuda 24/7", "24/7 service desk"), "SA-10", 28_000},
		{text.New("Operación de infraestructura", "Infrastructure operations"), "SA-20", 64_000},
		{text.New("Continuidad operacional", "Business continuity"), "SA-30", 41_000}}},
	{text.New("Automatización industrial", "Industrial automation"), []good{
		{text.New("Modernización de control", "Control modernisation"), "AI-10", 120_000},
		{text.New("Telemetría de planta", "Plant telemetry"), "AI-20", 55_000},
		{text.New("Mantenimiento predictivo", "Predictive maintenance"), "AI-30", 72_000}}},
	{text.New("Ciberseguridad", "Cybersecurity"), []good{
		{text.New("Diagnóstico de seguridad", "Security assessment"), "CS-10", 18_000},
		{text.New("Monitoreo de amenazas", "Threat monitoring"), "CS-20", 46_000},
		{text.New("Protección de redes industriales", "Industrial network protection"), "CS-30", 88_000}}},
	{text.New("Datos y analítica", "Data and analytics"), []good{
		{text.New("Tablero de operación", "Operations dashboard"), "DA-10", 22_000},
		{text.New("Integración de datos", "Data integration"), "DA-20", 49_000},
		{text.New("Pronóstico de demanda", "Demand forecasting"), "DA-30", 36_000}}},
}

// offer creates the lines of business and the products.
func (m *maker) offer() {
	rank := ""
	for i, o := range offer {
		rank = record.RankBetween(rank, "")
		line := m.create("line", m.id("line", i), &record.Line{Name: m.say(o.line), Rank: rank})
		m.lines = append(m.lines, line)
		for _, p := range o.goods {
			pid := m.create("product", m.id("product", len(m.products)), &record.Product{
				Name: m.say(p.name), Code: p.code, Family: m.say(o.line), Line: line, ListPrice: m.amount(p.price, 1)})
			m.products = append(m.products, product{pid, p.name, i, p.price})
		}
	}
}

var teamNames = []text.Text{text.New("Cuentas estratégicas", "Strategic accounts"), text.New("Industria y minería", "Industry and mining"), text.New("Servicios y finanzas", "Services and finance")}

var regions = []text.Text{text.New("Región andina", "Andean region"), text.New("Norte", "North"), text.New("Centro", "Centre")}

// skills of the first sellers, from strong to weak, in no order that one would see.
var skills = []float64{1.18, 0.84, 1.05, 1.30, 0.66, 0.97, 1.12, 0.88}

// people creates the director, three managers with their teams, and who works in them. The last but
// one has started not long ago, and the last has left.
func (m *maker) people() {
	names := m.peopleNames(m.size.People)
	director := m.id("person", 0)
	m.person(names[0], "manager", "", "", -3000, 0)
	var teams []record.ID
	for i := range teamNames {
		manager := m.person(names[1+i], "manager", m.id("team", i), director, -2200+300*i, 0)
		teams = append(teams, m.create("team", m.id("team", i), &record.Team{Name: m.say(teamNames[i]), Manager: manager, Region: m.say(regions[i])}))
	}
	for i := 4; i < m.size.People; i++ {
		t := i % 3
		role, start, end := "seller", -1500+37*(i%30), 0
		switch {
		case i == 4:
			role = "operations"
		case t == 0 || i == 8:
			role = "kam"
		}
		switch i {
		case m.size.People - 2:
			start = -210
		case m.size.People - 1:
			end = -140
		}
		m.person(names[i], role, teams[t], m.id("person", 1+t), start, end)
		if role == "operations" {
			continue
		}
		s := &m.staff[i]
		s.sells = true
		s.skill = skills[i%len(skills)] * m.spread(0.04)
		s.pace = 0.8 + 0.5*m.rng.Float64()
	}
}

func (m *maker) person(name string, role string, team, manager record.ID, start, end int) record.ID {
	s := seller{id: m.id("person", len(m.staff)), team: team, start: m.today + period.Date(start), won: map[int]float64{}}
	p := &record.Person{Name: name, Email: mailName(name) + "@quilantara.example", Role: role, Team: team, Manager: manager, Start: s.start, FTE: record.Some(1)}
	if end != 0 {
		s.end = m.today + period.Date(end)
		p.End = s.end
	}
	m.staff = append(m.staff, s)
	return m.create("person", s.id, p)
}

// peopleNames are different from each other, without an end.
func (m *maker) peopleNames(n int) []string {
	had := map[string]bool{}
	out := make([]string, 0, n)
	for len(out) < n {
		name := pick(m, firstNames) + " " + pick(m, surnames)
		if had[name] {
			name += " " + pick(m, surnames)
		}
		if had[name] {
			name = fmt.Sprint(name, " ", len(out))
		}
		had[name] = true
		out = append(out, name)
	}
	return out
}
