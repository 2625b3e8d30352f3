package record

import "rumbo/engine/text"

// Role is what somebody is there for, and so what they are measured by. Those whose ID is a value of
// Person.Role are everybody's who has that value; others are given to people one by one.
type Role struct {
	Name    string
	Mission string
	Rank    string
}

// RoleKind describes Role.
var RoleKind = define(Kind[Role]{
	Name:   "role",
	Label:  text.New("Rol", "Role"),
	Plural: text.New("Roles", "Roles"),
	Fields: []Field[Role]{
		TextField("name", "Rol", "Role", func(r *Role) *string { return &r.Name }).Must(),
		LongField("mission", "Misión", "Mission", func(r *Role) *string { return &r.Mission }).
			Explain("Para qué está el rol, en una o dos frases.", "What the role is there for, in a sentence or two."),
		RankField(func(r *Role) *string { return &r.Rank }),
	},
})
