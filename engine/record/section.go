package record

import "rumbo/engine/text"

// Section is what a plan's section holds besides records of other kinds: its
// text. Its ID is SectionID, so that two people who start the same section meet.
type Section struct {
	Account ID
	Key     string // which section of the template
	Body    string
}

// SectionID names the section of an account.
func SectionID(account ID, key string) ID { return account + "/" + ID(key) }

// SectionKind describes Section.
var SectionKind = define(Kind[Section]{
	Name:    "section",
	Label:   text.New("Sección del plan", "Plan section"),
	Plural:  text.New("Secciones del plan", "Plan sections"),
	Title:   func(s *Section) string { return s.Key },
	Account: func(s *Section) ID { return s.Account },
	Fields: []Field[Section]{
		RefField("account", "account", "Cuenta", "Account", func(s *Section) *ID { return &s.Account }).Must(),
		TextField("key", "Sección", "Section", func(s *Section) *string { return &s.Key }).Must(),
		LongField("body", "Texto", "Text", func(s *Section) *string { return &s.Body }),
	},
})
