// Package document is the file by which people share their work: one JSON document of a
// whole workspace or of one account's plan, with its history (*.rumbo.json).
//
// It is made for people and for other tools as much as for this program: records are grouped
// by kind, one a line, with stable field names and natural values. What merging needs stands
// in one key of each record, "@". Equal states give equal bytes. What this program does not
// know (fields and kinds of newer ones) is kept whole.
//
// It refuses to know files, the clock and the screen, and never gives half a document:
// what cannot be read whole is refused with the reasons.
package document

import (
	"rumbo/engine/change"
	"rumbo/engine/record"
)

// What the documents of this program say about themselves.
const (
	Format  = "rumbo"
	Version = 1 // of the document's form; kinds have their own versions
)

// Scope is how much a document holds.
type Scope string

// The scopes.
const (
	Workspace Scope = "workspace"
	Plan      Scope = "plan"
)

// Doc is a document's content.
type Doc struct {
	Schema        int // Version of the form that was read; Export writes its own
	Scope         Scope
	WorkspaceID   string
	WorkspaceName string
	Account       record.ID // of a plan
	ExportedAt    int64     // milliseconds since 1970
	By            string    // name of the person
	App           string    // version of the program
	Kinds         map[string]int
	State         *change.State
	History       change.History
}

// Handover is the document as what merges into a workspace.
func (d Doc) Handover() change.Handover { return change.Handover{State: d.State, History: d.History} }

// reserved tells names that stand for something else in a record's object.
func reserved(name string) bool {
	return name == "" || name == "id" || name[0] == '@' || name[0] == '~'
}
