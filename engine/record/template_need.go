package record

import "rumbo/engine/text"

// TemplateNeed is a functional need that the company looks for at every client; plans take it over with one click.
type TemplateNeed struct {
	Name string
	Area string // of the client
	Rank string
}

// TemplateNeedKind describes TemplateNeed.
var TemplateNeedKind = define(Kind[TemplateNeed]{
	Name:   "template_need",
	Label:  text.New("Necesidad de la plantilla", "Template need"),
	Plural: text.New("Necesidades de la plantilla", "Template needs"),
	Title:  func(n *TemplateNeed) string { return n.Name },
	Fields: []Field[TemplateNeed]{
		TextField("name", "Necesidad", "Need", func(n *TemplateNeed) *string { return &n.Name }).Must(),
		TextField("area", "Área del cliente", "Client's area", func(n *TemplateNeed) *string { return &n.Area }),
		RankField(func(n *TemplateNeed) *string { return &n.Rank }),
	},
})
