package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// RelationGoal says where a relationship is to be moved, by whom and until when.
type RelationGoal struct {
	Account    ID
	Contact    ID
	FromLight  string // when the goal was set
	FromStance string
	ToLight    string // "green", "amber"
	ToStance   string // as Contact.Stance
	Due        period.Date
	Owner      ID // person
	Action     ID // that does it
	Set        period.Date
	Notes      string
}

// RelationGoalKind describes RelationGoal.
var RelationGoalKind = define(Kind[RelationGoal]{
	Name:    "relation_goal",
	Label:   text.New("Meta de relación", "Relationship goal"),
	Plural:  text.New("Metas de relación", "Relationship goals"),
	Title:   func(g *RelationGoal) string { return g.Notes },
	Account: func(g *RelationGoal) ID { return g.Account },
	Fields: []Field[RelationGoal]{
		RefField("account", "account", "Cuenta", "Account", func(g *RelationGoal) *ID { return &g.Account }).Must(),
		RefField("contact", "contact", "Contacto", "Contact", func(g *RelationGoal) *ID { return &g.Contact }).Must(),
		lightChoice("from_light", "Semáforo al fijar la meta", "Light when the goal was set", func(g *RelationGoal) *string { return &g.FromLight }),
		stanceChoice("from_stance", "Postura al fijar la meta", "Stance when the goal was set", func(g *RelationGoal) *string { return &g.FromStance }),
		lightChoice("to_light", "Semáforo buscado", "Light sought", func(g *RelationGoal) *string { return &g.ToLight }),
		stanceChoice("to_stance", "Postura buscada", "Stance sought", func(g *RelationGoal) *string { return &g.ToStance }),
		DateField("due", "Para cuándo", "By when", func(g *RelationGoal) *period.Date { return &g.Due }),
		RefField("owner", "person", "Quién lo logra", "Who does it", func(g *RelationGoal) *ID { return &g.Owner }),
		RefField("action", "action", "Acción", "Action", func(g *RelationGoal) *ID { return &g.Action }),
		DateField("set", "Fijada el", "Set on", func(g *RelationGoal) *period.Date { return &g.Set }),
		LongField("notes", "Cómo", "How", func(g *RelationGoal) *string { return &g.Notes }).Hidden(),
	},
	Check: func(g *RelationGoal) []Problem {
		switch {
		case g.ToLight == "" && g.ToStance == "":
			return problem("to_light", "Diga qué se busca: un color o una postura.", "Say what is sought: a colour or a stance.")
		case g.Due.Known() && g.Set.Known() && g.Due < g.Set:
			return problem("due", "La fecha es anterior al día en que se fijó la meta.", "The date is before the day on which the goal was set.")
		}
		return nil
	},
})

func lightChoice(name, es, en string, p func(*RelationGoal) *string) Field[RelationGoal] {
	return ChoiceField(name, es, en, p, Opts("green", "cercano", "close"), Opts("amber", "en riesgo", "at risk"), Opts("red", "crítico", "critical")).Hidden()
}

func stanceChoice(name, es, en string, p func(*RelationGoal) *string) Field[RelationGoal] {
	return ChoiceField(name, es, en, p, Opts("promoter", "promotor", "promoter"), Opts("neutral", "neutral", "neutral"), Opts("detractor", "detractor", "detractor")).Hidden()
}
