package record

import "rumbo/engine/text"

// Influence says that one contact sways another, beside or against the reporting lines.
type Influence struct {
	Account  ID
	From     ID     // contact who sways
	To       ID     // contact who is swayed
	Strength string // "strong", "medium", "weak"
	Note     string
}

// InfluenceKind describes Influence.
var InfluenceKind = define(Kind[Influence]{
	Name:    "influence",
	Label:   text.New("Línea de influencia", "Influence line"),
	Plural:  text.New("Líneas de influencia", "Influence lines"),
	Title:   func(i *Influence) string { return i.Note },
	Account: func(i *Influence) ID { return i.Account },
	Fields: []Field[Influence]{
		RefField("account", "account", "Cuenta", "Account", func(i *Influence) *ID { return &i.Account }).Must(),
		RefField("from", "contact", "Quién influye", "Who influences", func(i *Influence) *ID { return &i.From }).Must().Hidden(),
		RefField("to", "contact", "En quién", "Whom", func(i *Influence) *ID { return &i.To }).Must().Hidden(),
		ChoiceField("strength", "Fuerza", "Strength", func(i *Influence) *string { return &i.Strength },
			Opts("strong", "fuerte", "strong"), Opts("medium", "media", "medium"), Opts("weak", "débil", "weak")).Hidden(),
		TextField("note", "Nota", "Note", func(i *Influence) *string { return &i.Note }).Hidden(),
	},
	Check: func(i *Influence) []Problem {
		if i.From != "" && i.From == i.To {
			return problem("to", "Nadie influye en sí mismo: elija a otra persona.", "Nobody influences themselves: choose another person.")
		}
		return nil
	},
})
