package record

import "rumbo/engine/text"

// Line is a line of business, by which targets and gaps are cut.
type Line struct {
	Name string
	Rank string
}

// LineKind describes Line.
var LineKind = define(Kind[Line]{
	Name:   "line",
	Label:  text.New("Línea de negocio", "Business line"),
	Plural: text.New("Líneas de negocio", "Business lines"),
	Fields: []Field[Line]{
		TextField("name", "Nombre", "Name", func(l *Line) *string { return &l.Name }).Must(),
		RankField(func(l *Line) *string { return &l.Rank }),
	},
})
