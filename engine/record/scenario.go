package record

import (
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Scenario is a what-if for the forecast: changes against how things go now, as ratios (0.1 is 10 % more).
// A change that is not known is none.
type Scenario struct {
	Name     string
	WinRate  Opt
	DealSize Opt
	Cycle    Opt // above 0: deals take longer
	NewDeals Opt // new deals per month
	Hires    int // people who join and bring deals of their own
	HireFrom period.Date
	Won      []ID // open deals taken as won, on their close dates
	Lost     []ID // open deals taken as lost
	Rank     string
}

// ScenarioKind describes Scenario.
var ScenarioKind = define(Kind[Scenario]{
	Name:   "scenario",
	Label:  text.New("Escenario", "Scenario"),
	Plural: text.New("Escenarios", "Scenarios"),
	Fields: []Field[Scenario]{
		TextField("name", "Nombre", "Name", func(s *Scenario) *string { return &s.Name }).Must(),
		PercentField("win_rate", "Tasa de éxito", "Win rate", func(s *Scenario) *Opt { return &s.WinRate }).Between(-0.9, 2).
			Explain("Cambio frente a hoy: 10 % convierte 30 de cada 100 en 33.", "Change against today: 10% turns 30 of 100 into 33."),
		PercentField("deal_size", "Tamaño del negocio", "Deal size", func(s *Scenario) *Opt { return &s.DealSize }).Between(-0.9, 5),
		PercentField("cycle", "Duración del ciclo", "Cycle length", func(s *Scenario) *Opt { return &s.Cycle }).Between(-0.9, 1).
			Explain("Negativo: los negocios cierran antes.", "Negative: deals close sooner."),
		PercentField("new_deals", "Negocios nuevos por mes", "New deals per month", func(s *Scenario) *Opt { return &s.NewDeals }).Between(-0.9, 5),
		IntField("hires", "Contrataciones", "Hires", func(s *Scenario) *int { return &s.Hires }).Between(0, 500).
			Explain("Cada persona trae tantos negocios nuevos como una de hoy, tras cuatro meses de aprendizaje.",
				"Each person brings as many new deals as one does today, after a ramp of four months."),
		DateField("hire_from", "Se incorporan", "They join", func(s *Scenario) *period.Date { return &s.HireFrom }),
		RefsField("won", "opportunity", "Negocios que se ganan", "Deals that are won", func(s *Scenario) *[]ID { return &s.Won }).
			Explain("Entran por su monto en su fecha de cierre; si ya venció, mañana.", "They count with their amount on their close date; tomorrow if it is overdue."),
		RefsField("lost", "opportunity", "Negocios que no se ganan", "Deals that are not won", func(s *Scenario) *[]ID { return &s.Lost }),
		RankField(func(s *Scenario) *string { return &s.Rank }),
	},
	Check: func(s *Scenario) []Problem {
		if slices.ContainsFunc(s.Won, func(id ID) bool { return slices.Contains(s.Lost, id) }) {
			return problem("lost", "Un negocio no puede ganarse y no ganarse en el mismo escenario.", "A deal cannot be won and not won in one scenario.")
		}
		return nil
	},
})
