package account

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// ActionsSection is who does what until when, and which gap that closes.
var ActionsSection = define(Section{
	Key: "actions", Order: 90, Kinds: []string{"action"},
	Title: text.New("Plan de acción", "Action plan"),
	Help:  text.New("Quién hace qué y para cuándo, y qué brecha cierra.", "Who does what by when, and which gap it closes."),
	Elements: []Element{
		{"actions", text.New("Tres acciones pendientes", "Three pending actions"), func(d *Data, _ Env) (int, int) {
			return pendingActions(d), 3
		}},
		{"owners", text.New("Responsable y fecha de cada acción", "Owner and date of each action"), func(d *Data, _ Env) (int, int) {
			return count(d.Actions, func(a *record.Action) bool { return a.Pending() && a.Owner != "" && a.Due.Known() }), pendingActions(d)
		}},
		{"closes", text.New("Una acción que dice qué brecha cierra", "An action that says which gap it closes"), func(d *Data, _ Env) (int, int) {
			return yes(count(d.Actions, func(a *record.Action) bool { return a.Pending() && a.Closes.Known() }) > 0)
		}},
		{"time", text.New("Acciones sin atraso", "Actions that are not late"), func(d *Data, env Env) (int, int) {
			return count(d.Actions, func(a *record.Action) bool { return a.Pending() && !a.Late(env.Today) }), pendingActions(d)
		}},
	},
})

func pendingActions(d *Data) int { return count(d.Actions, (*record.Action).Pending) }
