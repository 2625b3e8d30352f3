package record

import "rumbo/engine/text"

// Distinct says that two facts that look like one are two: somebody has looked. Its ID is DistinctID, so that two people who say so meet.
type Distinct struct {
	Kind  string // of the facts
	One   ID     // also a row of a block, of which there is no record
	Other ID
}

// DistinctID names what is said of two facts, whichever is named first.
func DistinctID(a, b ID) ID { return min(a, b) + "~" + max(a, b) }

// DistinctKind describes Distinct.
var DistinctKind = define(Kind[Distinct]{
	Name:   "distinct",
	Label:  text.New("Registros que no son el mismo", "Records that are not the same"),
	Plural: text.New("Registros que no son el mismo", "Records that are not the same"),
	Title:  func(*Distinct) string { return "" },
	Fields: []Field[Distinct]{
		TextField("kind", "Tipo", "Kind", func(d *Distinct) *string { return &d.Kind }).Must(),
		TextField("one", "Uno", "One", func(d *Distinct) *string { return (*string)(&d.One) }).Must(),
		TextField("other", "Otro", "Other", func(d *Distinct) *string { return (*string)(&d.Other) }).Must(),
	},
})
