package account

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// ClientSection is the profile of the client: facts with their sources, and what they mean for it.
var ClientSection = define(Section{
	Key: "client", Order: 20, Kinds: []string{"fact", "swot_item"},
	Title: text.New("Perfil del cliente", "Client profile"),
	Help:  text.New("Qué hace el cliente, cómo le va y hacia dónde va, con la fuente de cada dato.", "What the client does, how it fares and where it is going, with the source of every fact."),
	Elements: []Element{
		{"sector", text.New("Sector y país", "Industry and country"), func(d *Data, _ Env) (int, int) {
			n := 0
			for _, s := range []string{d.Account.Sector, d.Account.Country} {
				if s != "" {
					n++
				}
			}
			return n, 2
		}},
		{"size", text.New("Tamaño: ventas o empleados", "Size: revenue or employees"), func(d *Data, _ Env) (int, int) {
			return yes(d.Account.AnnualRevenue.Known() || d.Account.Employees > 0)
		}},
		{"facts", text.New("Tres datos con su fuente", "Three facts with their source"), func(d *Data, _ Env) (int, int) {
			return count(d.Facts, func(f *record.Fact) bool { return f.Source != "" }), 3
		}},
		{"fresh", text.New("Un dato vigente según su tema", "A fact that is fresh for its topic"), func(d *Data, env Env) (int, int) {
			for _, f := range d.Facts {
				if AgeOf(f, env.Today).Freshness == Fresh {
					return 1, 1
				}
			}
			return 0, 1
		}},
		{"swot", text.New("FODA con sus cuatro cuadrantes", "SWOT with its four quadrants"), func(d *Data, _ Env) (int, int) {
			has := map[string]bool{}
			for _, x := range List(d, record.SwotItemKind) {
				has[x.Rec.Quadrant] = true
			}
			return len(has), len(record.Quadrants)
		}},
		written("client"),
	},
})
