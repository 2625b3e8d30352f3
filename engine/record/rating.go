package record

import (
	"strings"

	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Rating says at which level of a qualitative indicator somebody is, and what shows it.
type Rating struct {
	Person    ID     // who is rated
	Indicator string // what is rated: the name of a qualitative indicator
	Level     int    // 1 is the lowest; the levels are described beforehand with the indicator
	Evidence  string
	By        ID // person
	On        period.Date
	Account   ID // where it was seen, if at a client's
	Quality   ID // qualitative indicator; "" where only its name is known
}

// RatingKind describes Rating.
var RatingKind = define(Kind[Rating]{
	Name:   "rating",
	Label:  text.New("Valoración", "Rating"),
	Plural: text.New("Valoraciones", "Ratings"),
	Title:  func(r *Rating) string { return r.Indicator },
	Fields: []Field[Rating]{
		RefField("person", "person", "Persona", "Person", func(r *Rating) *ID { return &r.Person }).Must(),
		TextField("indicator", "Qué se valora", "What is rated", func(r *Rating) *string { return &r.Indicator }).
			Explain("Solo si no está entre los indicadores cualitativos.", "Only where it is not among the qualitative indicators."),
		IntField("level", "Nivel", "Level", func(r *Rating) *int { return &r.Level }).Must().Between(1, 10).Hidden(),
		LongField("evidence", "Evidencia", "Evidence", func(r *Rating) *string { return &r.Evidence }).Hidden().
			Explain("Qué se observó, dónde y cuándo.", "What was seen, where and when."),
		RefField("by", "person", "Valorado por", "Rated by", func(r *Rating) *ID { return &r.By }),
		DateField("on", "Fecha", "Date", func(r *Rating) *period.Date { return &r.On }).Must(),
		RefField("account", "account", "Cuenta", "Account", func(r *Rating) *ID { return &r.Account }),
		RefField("quality", "qualitative", "Indicador cualitativo", "Qualitative indicator", func(r *Rating) *ID { return &r.Quality }),
	},
	Check: func(r *Rating) []Problem {
		if r.Indicator == "" && r.Quality == "" {
			return problem("quality", "Elija qué se valora.", "Choose what is rated.")
		}
		if len(strings.Fields(r.Evidence)) < 3 {
			return problem("evidence", "Una valoración necesita evidencia: escriba qué se observó, en tres palabras o más.",
				"A rating needs evidence: write what was seen, in three words or more.")
		}
		return nil
	},
})
