package record

import (
	"strings"

	"rumbo/engine/text"
)

// TemplateSection is what the company has decided on one section of the plan: one of those that come with the
// program, whose ID is BuiltInSection of its key, or one of its own.
type TemplateSection struct {
	Title   string // in the company's words; "" keeps the program's
	Help    string
	Own     bool     // a section of the company, with own fields only
	Hidden  bool     // not shown and not counted; what plans hold in it stays
	Group   string   // part of the list of contents; "" keeps the program's
	Rank    string   // within the group; "" keeps the program's
	Dropped []string // elements that need not be there, by key
}

const builtIn = "template/"

// BuiltInSection names the record about a section that comes with the program, so that two people who settle something about
// the same section meet.
func BuiltInSection(key string) ID { return ID(builtIn + key) }

// SectionKeyOf is the key by which the plan knows a section: that of the program, or the ID of the company's own.
func SectionKeyOf(id ID) string { return strings.TrimPrefix(string(id), builtIn) }

// TemplateSectionID is the ID of the record about a section of a key.
func TemplateSectionID(key string, own bool) ID {
	if own {
		return ID(key)
	}
	return BuiltInSection(key)
}

// IsBuiltIn tells whether a section's record is about one that comes with the program.
func IsBuiltIn(id ID) bool { return strings.HasPrefix(string(id), builtIn) }

// TemplateSectionKind describes TemplateSection.
var TemplateSectionKind = define(Kind[TemplateSection]{
	Name:   "template_section",
	Label:  text.New("Sección de la plantilla", "Template section"),
	Plural: text.New("Secciones de la plantilla", "Template sections"),
	Title:  func(s *TemplateSection) string { return s.Title },
	Fields: []Field[TemplateSection]{
		TextField("title", "Nombre", "Name", func(s *TemplateSection) *string { return &s.Title }).UpTo(80),
		LongField("help", "Para qué es", "What it is for", func(s *TemplateSection) *string { return &s.Help }).UpTo(500).
			Explain("Una frase que se muestra a quien la llena.", "A sentence that is shown to whoever fills it in."),
		BoolField("own", "Propia de la empresa", "The company's own", func(s *TemplateSection) *bool { return &s.Own }),
		BoolField("hidden", "Oculta en los planes", "Hidden in plans", func(s *TemplateSection) *bool { return &s.Hidden }),
		ChoiceField("group", "Grupo", "Group", func(s *TemplateSection) *string { return &s.Group },
			Opts("account", "Cuenta", "Account"), Opts("client", "Cliente", "Client"), Opts("business", "Negocio", "Business"),
			Opts("work", "Trabajo", "Work"), Opts("proof", "Control", "Control")),
		RankField(func(s *TemplateSection) *string { return &s.Rank }),
		ListField("dropped", "Elementos que no se exigen", "Elements that are not asked for", func(s *TemplateSection) *[]string { return &s.Dropped }),
	},
	Check: func(s *TemplateSection) []Problem {
		if s.Own && strings.TrimSpace(s.Title) == "" {
			return problem("title", "Dé un nombre a la sección.", "Give the section a name.")
		}
		return nil
	},
})
