package account

import (
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Course tells how a relationship goal stands.
type Course string

// The courses.
const (
	GoalReached Course = "reached"
	GoalLate    Course = "late"
	GoalOpen    Course = "open"
)

// Goal is a relationship goal with the contact as it is now.
type Goal struct {
	Item[record.RelationGoal]
	Contact Judged
	Course  Course
}

var (
	lightRank  = map[string]int{"red": 1, "amber": 2, "green": 3}
	stanceRank = map[string]int{"detractor": 1, "neutral": 2, "promoter": 3}
)

// Goals gives the account's relationship goals whose contacts stand.
func Goals(d *Data, l Lights, today period.Date) []Goal {
	by := map[record.ID]Judged{}
	for _, j := range l.All {
		by[j.ID] = j
	}
	var out []Goal
	for _, g := range List(d, record.RelationGoalKind) {
		if j, there := by[g.Rec.Contact]; there {
			out = append(out, Goal{g, j, courseOf(g.Rec, j, today)})
		}
	}
	return out
}

// courseOf: a goal is reached when light and stance are at least what is sought.
func courseOf(g *record.RelationGoal, j Judged, today period.Date) Course {
	light := g.ToLight == "" || lightRank[string(j.Light)] >= lightRank[g.ToLight]
	stance := g.ToStance == "" || stanceRank[j.Rec.Stance] >= stanceRank[g.ToStance]
	switch {
	case light && stance:
		return GoalReached
	case g.Due.Known() && g.Due < today:
		return GoalLate
	}
	return GoalOpen
}

// NextGoal proposes one step up for a contact, due in a quarter.
func NextGoal(account record.ID, j Judged, today period.Date) *record.RelationGoal {
	g := &record.RelationGoal{Account: account, Contact: j.ID, FromLight: string(j.Light), FromStance: j.Rec.Stance, Owner: j.Rec.Owner, Set: today, Due: today + 91}
	g.ToLight = map[Light]string{Red: "amber", Amber: "green", Unknown: "amber", Green: "green"}[j.Light]
	switch j.Rec.Stance {
	case "detractor":
		g.ToStance = "neutral"
	case "neutral":
		g.ToStance = "promoter"
	}
	return g
}
