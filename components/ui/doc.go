// Package ui holds the parts that every screen is built from.
//
// Each part is a struct to be written as a literal and placed in a page's body:
//
//	&ui.Button{Label: i18n.T("common.add"), Icon: icon.Plus, OnClick: p.add}
//
// Exported fields are set by the page at each render; unexported ones belong to the part.
// Functions are read when an event comes, never captured, so that a part in
// a list that was reordered calls the right one. Parts that keep a state of their own (an open
// menu, a half-typed value) take a Key: a part with another Key is a new part.
//
// The package refuses to know records and the catalogue of words: it gets
// its words from package words and everything else from its fields.
package ui

import (
	"strconv"
	"sync/atomic"
)

var lastID atomic.Int64

// ident gives a mounted part an id of its own, for labels and descriptions.
type ident struct{ id string }

// OnInit is called by go-app before the part is first drawn.
func (i *ident) OnInit() {
	if i.id == "" {
		i.id = "u" + strconv.FormatInt(lastID.Add(1), 36)
	}
}

// sub is the id of a piece of the part.
func (i *ident) sub(piece string) string { return i.id + "-" + piece }

// classes joins the given class names, leaving out the empty ones.
func classes(names ...string) string {
	out := ""
	for _, n := range names {
		if n == "" {
			continue
		}
		if out != "" {
			out += " "
		}
		out += n
	}
	return out
}

// when gives a class name if a condition holds.
func when(cond bool, name string) string {
	if cond {
		return name
	}
	return ""
}

// Classes joins class names, leaving out the empty ones.
func Classes(names ...string) string { return classes(names...) }

// When gives a class name if a condition holds, otherwise nothing.
func When(cond bool, name string) string { return when(cond, name) }
