package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Note is free text about an account, a deal or a contact.
type Note struct {
	Account     ID
	Opportunity ID
	Contact     ID
	Text        string
	On          period.Date
	Author      ID // person
}

// NoteKind describes Note.
var NoteKind = define(Kind[Note]{
	Name:    "note",
	Label:   text.New("Nota", "Note"),
	Plural:  text.New("Notas", "Notes"),
	Title:   func(n *Note) string { return n.Text },
	Account: func(n *Note) ID { return n.Account },
	Fields: []Field[Note]{
		RefField("account", "account", "Cuenta", "Account", func(n *Note) *ID { return &n.Account }),
		RefField("opportunity", "opportunity", "Oportunidad", "Opportunity", func(n *Note) *ID { return &n.Opportunity }),
		RefField("contact", "contact", "Contacto", "Contact", func(n *Note) *ID { return &n.Contact }),
		LongField("text", "Texto", "Text", func(n *Note) *string { return &n.Text }).Must().Hidden(),
		DateField("on", "Fecha", "Date", func(n *Note) *period.Date { return &n.On }),
		RefField("author", "person", "Autor", "Author", func(n *Note) *ID { return &n.Author }),
	},
})
