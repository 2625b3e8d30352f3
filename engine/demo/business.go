package demo

import (
	"math/rand/v2"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// business fills the part of a strategic account's plan that is about what could be sold: needs and spend, initiatives,
// candidate opportunities, and what waits for what among the actions. It throws its own dice, so that the
// rest of the company stays as it is.
func (m *maker) business(i int) {
	dice := m.rng
	m.rng = rand.New(rand.NewPCG(uint64(i), 0x6e65656473))
	defer func() { m.rng = dice }()
	c := &m.clients[i]
	needs, gaps := m.needs(i, c)
	initiatives := m.initiatives(i, c)
	m.candidates(i, c, needs, gaps, initiatives)
	m.chain(c)
}

// gapCell is a cell with white space.
type gapCell struct {
	need, product int
	white         float64
}

func (m *maker) needs(i int, c *client) (ids []record.ID, gaps []gapCell) {
	rank := ""
	for j := range 5 {
		n := needTexts[(i*3+j)%len(needTexts)]
		rank = record.RankBetween(rank, "")
		id := m.create("need", m.id("need", 10*i+j), &record.Need{Account: c.id, Name: m.say(n.name), Area: m.say(n.area),
			Priority: []string{"high", "high", "medium", "medium", "low"}[j], Rank: rank})
		ids = append(ids, id)
		for k, product := range n.products {
			if k > 1 && m.chance(35) {
				continue // nothing is known of this one yet
			}
			if white := m.cell(c, id, product); white > 0 {
				gaps = append(gaps, gapCell{j, product, white})
			}
		}
	}
	return ids, gaps
}

// cell is what the client spends on a need in a product; it gives the white space, 0 if it is not known.
func (m *maker) cell(c *client, need record.ID, product int) float64 {
	p := m.products[product]
	x := &record.NeedCell{Account: c.id, Need: need, Line: m.lines[p.line], Product: p.id, Basis: "price", OursFrom: "given", Confidence: "assumed",
		On: workday(m.today - period.Date(m.between(15, 240)))}
	spend := p.price * float64(m.between(12, 45)) / 10
	x.Spend = m.amount(spend, 1_000)
	if m.chance(25) {
		x.Basis, x.Quantity, x.UnitPrice = "quantity", record.Some(float64(m.between(8, 60))), m.amount(p.price/20, 50)
		spend = x.Yearly().Units()
	}
	ours := 0.0
	if c.won[p.line] > 0 && m.chance(60) {
		ours = spend * float64(m.between(15, 70)) / 100
	}
	x.Ours = m.amount(ours, 1_000)
	if m.chance(70) {
		x.Competitor = pick(m, rivals)
		if m.chance(70) {
			x.Rival = m.amount((spend-x.Ours.Units())*float64(m.between(30, 90))/100, 1_000)
		}
	}
	if m.chance(85) {
		x.Source = m.say(pick(m, spendSources).With("who", m.ally(c)))
	}
	switch m.between(1, 9) {
	case 1: // the spend is not known
		x.Basis, x.Spend, x.Quantity, x.UnitPrice, x.Rival = "price", money.Amount{}, record.Opt{}, money.Amount{}, money.Amount{}
	case 2:
		x.Ours = money.Amount{}
	case 3, 4, 5:
		if x.Source != "" {
			x.Confidence = "confirmed"
		}
	}
	m.create("need_cell", record.NeedCellID(need, p.id), x)
	if !x.Ours.Known() || !x.Yearly().Known() {
		return 0
	}
	return max(spend-x.Ours.Units(), 0)
}

func (m *maker) initiatives(i int, c *client) (ids []record.ID) {
	rank := ""
	for j := range 3 {
		t := initiativeTexts[(i*2+j)%len(initiativeTexts)]
		rank = record.RankBetween(rank, "")
		start := workday(m.today - period.Date([]int{200, 60, -90}[j]+m.between(-30, 30)))
		x := &record.Initiative{Account: c.id, Name: m.say(t.name), Goal: m.say(t.goal), Priority: []string{"high", "medium", "high"}[(i+j)%3],
			Status: []string{"running", "running", "planned"}[j], Sponsor: c.contacts[j%len(c.contacts)], Start: start, End: workday(start.AddMonths(m.between(9, 22))),
			Budget: m.amount(float64(m.between(4, 40))*50_000, 10_000), Source: m.say(pick(m, spendSources).With("who", m.ally(c))), Rank: rank,
			Contacts: []record.ID{c.contacts[(j+1)%len(c.contacts)], c.contacts[(j+3)%len(c.contacts)]}}
		if j < len(c.deals) {
			x.Opportunities = []record.ID{c.deals[j]}
		}
		ids = append(ids, m.create("initiative", m.id("initiative", 10*i+j), x))
	}
	return ids
}

func (m *maker) candidates(i int, c *client, needs []record.ID, gaps []gapCell, initiatives []record.ID) {
	rank := ""
	m.rng.Shuffle(len(gaps), func(a, b int) { gaps[a], gaps[b] = gaps[b], gaps[a] })
	for j, g := range gaps[:min(len(gaps), 6)] {
		p := m.products[g.product]
		rank = record.RankBetween(rank, "")
		x := &record.Candidate{Account: c.id, Need: needs[g.need], Product: p.id, Line: m.lines[p.line], Status: "open", Rank: rank,
			Name:        m.say(candidateName.With("product", p.name, "need", needTexts[(i*3+g.need)%len(needTexts)].name)),
			Value:       m.amount(g.white*float64(m.between(30, 90))/100, 1_000),
			Feasibility: pick(m, []string{"2", "3", "3", "4", "5"}), Competition: pick(m, []string{"1", "2", "3", "4", "5"}),
			Horizon: []string{"short", "medium", "long"}[j%3]}
		if j < 5 {
			x.Initiative, x.Fit = initiatives[j%len(initiatives)], pick(m, []string{"2", "3", "4", "5"})
		}
		switch {
		case j == 1 && len(c.deals) > 1:
			x.Status, x.Opportunity = "promoted", c.deals[1]
			x.Reasons = m.say(candidateReasons[0])
		case j == 3:
			x.Reasons = m.say(candidateReasons[1])
		}
		m.create("candidate", m.id("candidate", 10*i+j), x)
	}
}

// chain lets some of the account's actions wait for others, and gives them a first day.
func (m *maker) chain(c *client) {
	var before, earlier record.ID
	var last period.Date
	n := 0
	for _, o := range m.ops {
		a, ok := o.New.(*record.Action)
		if !ok || a.Account != c.id {
			continue
		}
		a.Start = a.Due - period.Date(m.between(10, 45))
		if n > 0 && a.Pending() && a.Due > last && n%2 == 0 {
			a.Waits = []record.ID{before}
			if earlier != "" && n%4 == 0 {
				a.Waits = append(a.Waits, earlier)
			}
		}
		before, earlier, last = o.ID, before, a.Due
		n++
	}
}
