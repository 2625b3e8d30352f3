package account

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// CandidatesSection is what could be sold and how promising it is.
var CandidatesSection = define(Section{
	Key: "candidates", Order: 70, Kinds: []string{"candidate"},
	Title: text.New("Nuevas oportunidades", "New opportunities"),
	Help:  text.New("Qué se podría vender, qué iniciativa del cliente ayuda y cuán viable es nuestra oferta.", "What could be sold, which client initiative it helps, and how feasible our offer is."),
	Elements: []Element{
		{"candidates", text.New("Tres oportunidades analizadas", "Three opportunities analysed"), func(d *Data, _ Env) (int, int) { return len(List(d, record.CandidateKind)), 3 }},
		{"judged", text.New("Valor, ajuste, viabilidad y competencia de cada una", "Value, fit, feasibility and competition of each"), func(d *Data, env Env) (int, int) {
			have, all := 0, Score(d, record.DefaultCandidateWeights(), env)
			for _, s := range all {
				if s.Missing == 0 {
					have++
				}
			}
			return have, len(all)
		}},
		{"promoted", text.New("Una llevada al pipeline", "One promoted to the pipeline"), func(d *Data, _ Env) (int, int) {
			return yes(count(List(d, record.CandidateKind), func(c *record.Candidate) bool { return c.Status == "promoted" }) > 0)
		}},
	},
})
