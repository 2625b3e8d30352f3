package account

import (
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// CalendarSection is when the account's processes take place.
var CalendarSection = define(Section{
	Key: "calendar", Order: 110, Kinds: []string{"appointment"},
	Title: text.New("Calendario de procesos", "Calendar of processes"),
	Help:  text.New("Cuándo se revisan el pipeline y el plan, y con quién.", "When the pipeline and the plan are reviewed, and with whom."),
	Elements: []Element{
		{"pipeline", text.New("Revisión del pipeline que se repite", "A pipeline review that comes again"), func(d *Data, env Env) (int, int) {
			return yes(recurs(d, env.Today, "pipeline"))
		}},
		{"internal", text.New("Revisión interna del plan que se repite", "An internal plan review that comes again"), func(d *Data, env Env) (int, int) {
			return yes(recurs(d, env.Today, "internal"))
		}},
		{"client", text.New("Revisión con el cliente o con socios", "A review with the client or with partners"), func(d *Data, env Env) (int, int) {
			return yes(recurs(d, env.Today, "client") || recurs(d, env.Today, "partner"))
		}},
	},
})

// recurs tells whether a meeting of a kind takes place within a year from today.
func recurs(d *Data, today period.Date, kind string) bool {
	nexts := d.nexts(today)
	for i, a := range List(d, record.AppointmentKind) {
		if next := nexts[i]; a.Rec.Kind == kind && next.Known() && next <= today+366 {
			return true
		}
	}
	return false
}

// ReviewsSection is the reviews that were held and what came of them.
var ReviewsSection = define(Section{
	Key: "reviews", Order: 120, Kinds: []string{"review"},
	Title: text.New("Revisiones del plan", "Plan reviews"),
	Help:  text.New("Qué se revisó, quién estuvo, qué se decidió y cuándo es la próxima.", "What was reviewed, who was there, what was decided, and when the next one is."),
	Elements: []Element{
		{"held", text.New("Una revisión en los últimos tres meses", "A review within the last three months"), func(d *Data, env Env) (int, int) {
			last := ReviewsOf(d, env.Today).Last
			return yes(last.Known() && last.AddMonths(3) >= env.Today)
		}},
		{"next", text.New("Fecha de la próxima", "A date for the next one"), func(d *Data, env Env) (int, int) {
			return yes(ReviewsOf(d, env.Today).Next.Known())
		}},
		{"minutes", text.New("Minuta de la última", "Minutes of the last one"), func(d *Data, env Env) (int, int) {
			last := ReviewsOf(d, env.Today).Last
			for _, r := range List(d, record.ReviewKind) {
				if r.Rec.On == last && r.Rec.Status == "held" && r.Rec.Minutes != "" {
					return 1, 1
				}
			}
			return 0, 1
		}},
	},
})
