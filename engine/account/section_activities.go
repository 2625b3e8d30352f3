package account

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// ActivitiesSection is what we mean to do, how often and with whom, to keep and mend relationships.
var ActivitiesSection = define(Section{
	Key: "activities", Order: 40, Kinds: []string{"planned_activity"},
	Title: text.New("Matriz de actividades", "Activity matrix"),
	Help:  text.New("Qué se hace con quién, cada cuánto y a qué costo, y si calza con el semáforo de las relaciones.", "What is done with whom, how often and at what cost, and whether it fits the traffic light of the relationships."),
	Elements: []Element{
		{"activities", text.New("Tres actividades planificadas", "Three planned activities"), func(d *Data, _ Env) (int, int) {
			return len(List(d, record.PlannedActivityKind)), 3
		}},
		{"sides", text.New("Participantes de ambos lados en cada actividad", "People of both sides in each activity"), func(d *Data, _ Env) (int, int) {
			list := List(d, record.PlannedActivityKind)
			return count(list, func(a *record.PlannedActivity) bool { return len(a.Contacts) > 0 && len(a.People) > 0 }), len(list)
		}},
		{"time", text.New("Minutos de cada actividad", "Minutes of each activity"), func(d *Data, _ Env) (int, int) {
			list := List(d, record.PlannedActivityKind)
			return count(list, func(a *record.PlannedActivity) bool { return a.Minutes > 0 }), len(list)
		}},
		{"covered", text.New("Algo planificado con cada contacto importante que no está en verde", "Something planned with each important contact that is not green"), covered},
	},
})

func covered(d *Data, env Env) (have, want int) {
	e, l := plannedOf(d, env, nil), lightsOf(d, env.Today, true)
	for _, j := range l.All {
		if wanting(j) {
			want++
			if e.Contacts[j.ID].Times > 0 {
				have++
			}
		}
	}
	return have, want
}
