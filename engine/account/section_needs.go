package account

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// NeedsSection is what the client needs and spends on, against what we offer.
var NeedsSection = define(Section{
	Key: "needs", Order: 50, Kinds: []string{"need"},
	Title: text.New("Necesidades y productos", "Needs and products"),
	Help:  text.New("Qué necesita resolver el cliente, cuánto gasta en ello y cuánto de ese gasto es nuestro.", "What the client has to have done, how much it spends on it, and how much of that is ours."),
	Elements: []Element{
		{"needs", text.New("Tres necesidades", "Three needs"), func(d *Data, _ Env) (int, int) { return len(List(d, record.NeedKind)), 3 }},
		{"spend", text.New("Gasto conocido en cada necesidad", "Known spend on every need"), func(d *Data, env Env) (int, int) {
			known := map[record.ID]bool{}
			for _, c := range CellsOf(d, env) {
				if c.Spend.Known() {
					known[c.Rec.Need] = true
				}
			}
			return len(known), len(List(d, record.NeedKind))
		}},
		{"sourced", text.New("Fuente y fecha de cada gasto", "Source and date of every spend"), func(d *Data, env Env) (int, int) {
			have, cells := 0, CellsOf(d, env)
			for _, c := range cells {
				if c.Rec.Source != "" && c.Rec.On.Known() {
					have++
				}
			}
			return have, len(cells)
		}},
		{"ours", text.New("Lo nuestro en cada gasto", "What is ours in every spend"), func(d *Data, env Env) (int, int) {
			have, cells := 0, CellsOf(d, env)
			for _, c := range cells {
				if c.Ours.Known() {
					have++
				}
			}
			return have, len(cells)
		}},
	},
})
