package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// HealthRule says how much each part of an account's health weighs, and how often plans are to be worked on, from a day
// on until the next such record: an earlier score can be computed again as it was. Only the proportion of the weights matters.
type HealthRule struct {
	From period.Date

	Relations, Progress, Coverage, Contact, Activity, Actions, Plan, Updated, Reviews, Voice Opt // weights, 0…100

	Least     Opt // parts that must be known, else the score is weak
	Cover     Opt // open pipeline per unit of what is still missing that counts as enough
	Strategic Opt // days within which a plan of that tier is to be worked on
	Focus     Opt
	Standard  Opt
	Review    Opt // months within which a plan is to be reviewed
	Notes     string
}

// DefaultHealthRule holds until somebody sets another.
func DefaultHealthRule() HealthRule {
	return HealthRule{Relations: Some(20), Progress: Some(20), Coverage: Some(10), Contact: Some(10), Activity: Some(5), Actions: Some(10), Plan: Some(5),
		Updated: Some(5), Reviews: Some(5), Voice: Some(10), Least: Some(4), Cover: Some(3), Strategic: Some(30), Focus: Some(60), Standard: Some(90), Review: Some(3)}
}

// Promised is within how many days a plan of a tier is to be worked on.
func (r *HealthRule) Promised(tier string) int {
	d := DefaultHealthRule()
	switch tier {
	case "strategic":
		return int(r.Strategic.Or(d.Strategic.V))
	case "focus":
		return int(r.Focus.Or(d.Focus.V))
	}
	return int(r.Standard.Or(d.Standard.V))
}

func weightField(name, es, en string, p func(*HealthRule) *Opt) Field[HealthRule] {
	return NumberField(name, es, en, p).Between(0, 100)
}

// HealthRuleKind describes HealthRule.
var HealthRuleKind = define(Kind[HealthRule]{
	Name:   "health_rule",
	Label:  text.New("Regla de la salud de cuentas", "Account health rule"),
	Plural: text.New("Reglas de la salud de cuentas", "Account health rules"),
	Title:  func(r *HealthRule) string { return r.From.String() },
	Fields: []Field[HealthRule]{
		DateField("from", "Rige desde", "In force from", func(r *HealthRule) *period.Date { return &r.From }).Must(),
		weightField("relations", "Peso: relaciones", "Weight: relationships", func(r *HealthRule) *Opt { return &r.Relations }),
		weightField("progress", "Peso: objetivo de corto plazo", "Weight: short-term target", func(r *HealthRule) *Opt { return &r.Progress }),
		weightField("coverage", "Peso: cobertura del pipeline", "Weight: pipeline coverage", func(r *HealthRule) *Opt { return &r.Coverage }),
		weightField("contact", "Peso: contacto prometido", "Weight: promised contact", func(r *HealthRule) *Opt { return &r.Contact }),
		weightField("activity", "Peso: actividad reciente", "Weight: recent activity", func(r *HealthRule) *Opt { return &r.Activity }),
		weightField("actions", "Peso: acciones al día", "Weight: actions on time", func(r *HealthRule) *Opt { return &r.Actions }),
		weightField("plan", "Peso: plan completo", "Weight: plan complete", func(r *HealthRule) *Opt { return &r.Plan }),
		weightField("updated", "Peso: plan al día", "Weight: plan up to date", func(r *HealthRule) *Opt { return &r.Updated }),
		weightField("reviews", "Peso: revisiones", "Weight: reviews", func(r *HealthRule) *Opt { return &r.Reviews }),
		weightField("voice", "Peso: voz del cliente", "Weight: client's voice", func(r *HealthRule) *Opt { return &r.Voice }),
		NumberField("least", "Partes conocidas, como mínimo", "Known parts, at least", func(r *HealthRule) *Opt { return &r.Least }).Between(1, 10).
			Explain("Con menos, el puntaje se muestra como débil.", "With fewer, the score is shown as weak."),
		NumberField("cover", "Cobertura que basta (veces lo que falta)", "Coverage that is enough (times what is missing)", func(r *HealthRule) *Opt { return &r.Cover }).Between(0.5, 20),
		NumberField("strategic", "Plan estratégico: actualizar cada (días)", "Strategic plan: update every (days)", func(r *HealthRule) *Opt { return &r.Strategic }).Between(1, 730),
		NumberField("focus", "Plan de foco: actualizar cada (días)", "Focus plan: update every (days)", func(r *HealthRule) *Opt { return &r.Focus }).Between(1, 730),
		NumberField("standard", "Otros planes: actualizar cada (días)", "Other plans: update every (days)", func(r *HealthRule) *Opt { return &r.Standard }).Between(1, 730),
		NumberField("review", "Revisar cada plan cada (meses)", "Review each plan every (months)", func(r *HealthRule) *Opt { return &r.Review }).Between(1, 24),
		LongField("notes", "Notas", "Notes", func(r *HealthRule) *string { return &r.Notes }),
	},
	Check: func(r *HealthRule) []Problem {
		sum := 0.0
		for _, w := range []Opt{r.Relations, r.Progress, r.Coverage, r.Contact, r.Activity, r.Actions, r.Plan, r.Updated, r.Reviews, r.Voice} {
			sum += w.Or(0)
		}
		if sum == 0 {
			return problem("relations", "Al menos una parte debe pesar.", "At least one part has to weigh.")
		}
		return nil
	},
})
