package account

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// TargetsSection is what is to be sold, by line and horizon, against what is in hand.
var TargetsSection = define(Section{
	Key: "targets", Order: 80, Kinds: []string{"target"},
	Title: text.New("Objetivos y pipeline", "Targets and pipeline"),
	Help:  text.New("Cuánto se quiere vender en el corto, mediano y largo plazo, y qué brecha queda.", "How much is to be sold in the short, medium and long term, and which gap is left."),
	Elements: []Element{
		{"short", text.New("Un objetivo de corto plazo vigente", "A current short-term target"), func(d *Data, env Env) (int, int) {
			return yes(count(d.Targets, func(t *record.Target) bool { return current(t, env) && t.Horizon == "short" }) > 0)
		}},
		{"later", text.New("Un objetivo de mediano o largo plazo", "A medium or long-term target"), func(d *Data, env Env) (int, int) {
			return yes(count(d.Targets, func(t *record.Target) bool {
				return current(t, env) && (t.Horizon == "medium" || t.Horizon == "long")
			}) > 0)
		}},
		{"lines", text.New("Línea de negocio de cada objetivo", "Business line of each target"), func(d *Data, env Env) (int, int) {
			return count(d.Targets, func(t *record.Target) bool { return current(t, env) && t.Line != "" }), count(d.Targets, func(t *record.Target) bool { return current(t, env) })
		}},
		{"pipeline", text.New("Una oportunidad abierta", "An open deal"), func(d *Data, _ Env) (int, int) {
			for _, o := range d.Deals {
				if o.Outcome == record.StageOpen {
					return 1, 1
				}
			}
			return 0, 1
		}},
		written("targets"),
	},
})

// current tells whether a target is not over yet.
func current(t *record.Target, env Env) bool { return t.To >= env.Today }
