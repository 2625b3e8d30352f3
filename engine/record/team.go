package record

import "rumbo/engine/text"

// Team is a group of people with a manager.
type Team struct {
	Name    string
	Manager ID // person
	Region  string
}

// TeamKind describes Team.
var TeamKind = define(Kind[Team]{
	Name:   "team",
	Label:  text.New("Equipo", "Team"),
	Plural: text.New("Equipos", "Teams"),
	Fields: []Field[Team]{
		TextField("name", "Nombre", "Name", func(t *Team) *string { return &t.Name }).Must(),
		RefField("manager", "person", "Jefatura", "Manager", func(t *Team) *ID { return &t.Manager }),
		TextField("region", "Región", "Region", func(t *Team) *string { return &t.Region }),
	},
})
