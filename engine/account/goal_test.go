package account

import (
	"testing"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

func TestHowAGoalStands(t *testing.T) {
	for _, c := range []struct {
		closeness, stance, toLight, toStance string
		due                                  int
		want                                 Course
	}{
		{"close", "promoter", "green", "promoter", -1, GoalReached},
		{"close", "neutral", "green", "promoter", 1, GoalOpen},
		{"close", "neutral", "green", "promoter", -1, GoalLate},
		{"known", "neutral", "amber", "", 5, GoalReached},
		{"distant", "detractor", "", "neutral", 0, GoalOpen},
		{"", "", "amber", "", 5, GoalOpen},
		{"close", "promoter", "amber", "neutral", 5, GoalReached}, // more than was sought
	} {
		d := &Data{others: map[string][]row{}, Contacts: []Item[record.Contact]{{"ana", &record.Contact{Closeness: c.closeness, Stance: c.stance}}}}
		d.others["relation_goal"] = []row{{"g", &record.RelationGoal{Contact: "ana", ToLight: c.toLight, ToStance: c.toStance, Due: today + period.Date(c.due)}},
			{"h", &record.RelationGoal{Contact: "gone", ToLight: "green"}}}
		goals := Goals(d, LightsOf(d, today), today)
		if len(goals) != 1 || goals[0].Course != c.want {
			t.Errorf("%+v: %+v", c, goals)
		}
	}
}

func TestTheNextGoalIsOneStepUp(t *testing.T) {
	for _, c := range [][5]string{{"distant", "detractor", "amber", "neutral"}, {"known", "neutral", "green", "promoter"}, {"close", "promoter", "green", ""}, {"", "", "amber", ""}} {
		d := &Data{Contacts: []Item[record.Contact]{{"ana", &record.Contact{Closeness: c[0], Stance: c[1]}}}}
		g := NextGoal("a", LightsOf(d, today).All[0], today)
		if g.ToLight != c[2] || g.ToStance != c[3] || len(record.RelationGoalKind.Validate(g)) > 0 && g.Account == "" {
			t.Errorf("%v: %+v", c, g)
		}
	}
}
