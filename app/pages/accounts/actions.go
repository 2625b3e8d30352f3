package accounts

import (
	"rumbo/app/todo"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// urgencyWord tells how urgent an action is.
func (p *sheet) urgencyWord(id record.ID) string {
	return todo.Word(p.P.Env, workspace.Get(p.P.Env.Snap(), record.ActionKind, id))
}
