package account

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// HistorySection is what has been sold and said before, and the plan's earlier versions.
var HistorySection = define(Section{
	Key: "history", Order: 120, Kinds: []string{"note", "version"},
	Title: text.New("Historial", "History"),
	Help:  text.New("Ventas anteriores, notas de reuniones y versiones del plan.", "Earlier sales, notes of meetings and versions of the plan."),
	Elements: []Element{
		{"closed", text.New("Una oportunidad cerrada", "A closed deal"), func(d *Data, _ Env) (int, int) {
			for _, o := range d.Deals {
				if o.Outcome == record.StageWon || o.Outcome == record.StageLost {
					return 1, 1
				}
			}
			return 0, 1
		}},
		{"note", text.New("Una nota de los últimos 90 días", "A note of the last 90 days"), func(d *Data, env Env) (int, int) {
			return yes(count(d.Notes, func(n *record.Note) bool { return n.On.Known() && n.On <= env.Today && env.Today-n.On <= 90 }) > 0)
		}},
		{"version", text.New("Una versión guardada del plan", "A saved version of the plan"), func(d *Data, _ Env) (int, int) {
			return yes(len(d.Versions) > 0)
		}},
	},
})
