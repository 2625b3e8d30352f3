package demo

import (
	"fmt"
	"math/rand/v2"

	"rumbo/engine/record"
	"rumbo/engine/selection"
	"rumbo/engine/text"
)

// selection is how the company chose its accounts last year: the criteria, what the team judged and why, and the decision.
// It is ten months old; since then the data have moved, so that the page proposes changes. The draws are of a
// stream of their own.
func (m *maker) selection(seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 0x73656c656374))
	rules := selection.Tiering(record.Tiering{})
	said := []string{m.say(text.New(fmt.Sprintf("Estratégica desde %.0f puntos; foco desde %.0f", rules.Strategic.V, rules.Focus.V),
		fmt.Sprintf("Strategic from %.0f points; focus from %.0f", rules.Strategic.V, rules.Focus.V)))}
	decided := workday(m.today.AddMonths(-10))
	for n, c := range selection.Proposed(m.lang) {
		id := m.create("criterion", m.id("criterion", n), &c)
		said = append(said, fmt.Sprintf("%s: %.0f", c.Name, c.Weight.V))
		if c.Source != "manual" {
			continue
		}
		for i := range m.clients {
			if s := m.judged(rng, &m.clients[i], id); s != nil {
				s.On = decided
				m.create("criterion_score", record.ScoreID(s.Account, id), s)
			}
		}
	}
	rules.Start, rules.Whole = m.year.From.AddMonths(-6), m.year.To.AddMonths(6)
	m.create("tiering", record.TheTiering, &rules)
	d := &record.Selection{On: decided, By: m.staff[0].name, Weights: said,
		Why: m.say(text.New("Donde ya vendemos y más pueden crecer: ocho planes es lo que el equipo alcanza a sostener este año.", "Where we sell already and they can grow most: eight plans are what the team can sustain this year."))}
	for i := range m.clients {
		switch c := &m.clients[i]; c.tier {
		case "strategic":
			d.Strategic = append(d.Strategic, c.id)
		case "focus":
			d.Focus = append(d.Focus, c.id)
		}
	}
	m.create("selection", m.id("selection", 0), d)
}

// judged is what the team thinks of an account's fit; nil where nobody has judged it.
func (m *maker) judged(rng *rand.Rand, c *client, criterion record.ID) *record.CriterionScore {
	score := map[string]int{"strategic": 4, "focus": 3, "standard": 2}[c.tier] + rng.IntN(3) - 1
	why := fits[score]
	if c.tier == "standard" && rng.IntN(3) > 0 {
		return nil
	}
	return &record.CriterionScore{Account: c.id, Criterion: criterion, Score: score, Why: m.say(why)}
}

// fits are the reasons for the scores 1 to 5.
var fits = [...]text.Text{
	1: text.New("Compra por precio y no comparte su planificación.", "Buys on price and does not share its planning."),
	2: text.New("Nos ve como proveedor de repuesto.", "Sees us as a stand-by supplier."),
	3: text.New("Coincide en una línea de negocio; en las demás decide la casa matriz.", "Fits in one line of business; elsewhere head office decides."),
	4: text.New("Su plan de inversión pide lo que mejor hacemos.", "Its investment plan asks for what we do best."),
	5: text.New("Nos incluye en su planificación y paga por resultados.", "Takes us into its planning and pays for results."),
}
