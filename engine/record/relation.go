package record

import "rumbo/engine/text"

// Relation is how well one of us knows a contact.
type Relation struct {
	Account   ID
	Person    ID
	Contact   ID
	Closeness string // as Contact.Closeness
	Note      string
}

// RelationID names the relation of a person with a contact, so that two who note it meet.
func RelationID(person, contact ID) ID { return person + "~" + contact }

// RelationKind describes Relation.
var RelationKind = define(Kind[Relation]{
	Name:    "relation",
	Label:   text.New("Relación con un contacto", "Relationship with a contact"),
	Plural:  text.New("Relaciones con contactos", "Relationships with contacts"),
	Title:   func(r *Relation) string { return r.Note },
	Account: func(r *Relation) ID { return r.Account },
	Fields: []Field[Relation]{
		RefField("account", "account", "Cuenta", "Account", func(r *Relation) *ID { return &r.Account }).Must(),
		RefField("person", "person", "Persona del equipo", "Team member", func(r *Relation) *ID { return &r.Person }).Must(),
		RefField("contact", "contact", "Contacto", "Contact", func(r *Relation) *ID { return &r.Contact }).Must(),
		ChoiceField("closeness", "Cercanía", "Closeness", func(r *Relation) *string { return &r.Closeness },
			Opts("close", "cercana", "close"), Opts("known", "conocida", "known"), Opts("distant", "distante", "distant"),
			Opts("none", "sin relación", "no relationship")).Hidden(),
		TextField("note", "Nota", "Note", func(r *Relation) *string { return &r.Note }).Hidden(),
	},
})
