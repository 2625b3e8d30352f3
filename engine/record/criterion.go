package record

import "rumbo/engine/text"

// Criterion is one by which accounts are chosen for the planning process.
type Criterion struct {
	Name   string
	Axis   string   // "attractiveness" of the account, or our "position" at it
	Weight Opt      // of 100, compared with the other criteria's
	Source string   // where scores come from: "manual", or a measure of the workspace
	Scale  []string // what the scores 1 to 5 mean, in words, of a manual one
	Rank   string
}

// CriterionKind describes Criterion.
var CriterionKind = define(Kind[Criterion]{
	Name:   "criterion",
	Label:  text.New("Criterio", "Criterion"),
	Plural: text.New("Criterios", "Criteria"),
	Fields: []Field[Criterion]{
		TextField("name", "Criterio", "Criterion", func(c *Criterion) *string { return &c.Name }).Must(),
		NumberField("weight", "Peso", "Weight", func(c *Criterion) *Opt { return &c.Weight }).Between(0, 100),
		ChoiceField("axis", "Habla de", "Speaks of", func(c *Criterion) *string { return &c.Axis },
			Opts("attractiveness", "atractivo de la cuenta", "the account's attractiveness"), Opts("position", "nuestra posición", "our position")).Must(),
		ChoiceField("source", "Puntaje según", "Score from", func(c *Criterion) *string { return &c.Source },
			Opts("manual", "juicio del equipo", "the team's judgement"), Opts("won", "ventas de los últimos 12 meses", "sales of the last 12 months"),
			Opts("growth", "crecimiento de las ventas", "growth of sales"), Opts("margin", "margen de los últimos 12 meses", "margin of the last 12 months"),
			Opts("share", "participación en lo que gasta", "share of its spending"), Opts("white", "espacio en blanco", "white space"),
			Opts("open", "pipeline abierto", "open pipeline"), Opts("size", "ventas anuales del cliente", "the client's annual revenue"),
			Opts("employees", "empleados del cliente", "the client's employees"), Opts("stability", "trimestres con compras, de los últimos ocho", "quarters with purchases, of the last eight"),
			Opts("relations", "semáforo de las relaciones", "light of the relationships")).Must(),
		ListField("scale", "Qué significa cada puntaje, de 1 a 5", "What each score means, from 1 to 5", func(c *Criterion) *[]string { return &c.Scale }),
		RankField(func(c *Criterion) *string { return &c.Rank }),
	},
	Check: func(c *Criterion) []Problem {
		if len(c.Scale) > 5 {
			return problem("scale", "Los puntajes van de 1 a 5: escriba hasta cinco líneas.", "Scores go from 1 to 5: write up to five lines.")
		}
		return nil
	},
})
