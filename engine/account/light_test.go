package account

import (
	"strings"
	"testing"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

var today = period.On(2026, 11, 22)

func TestTheRuleOfTheLight(t *testing.T) {
	for _, c := range []struct {
		name, closeness, stance, role, influence string
		want                                     Light
	}{
		{"close promoter", "close", "promoter", "user", "medium", Green},
		{"close neutral", "close", "neutral", "economic", "high", Green},
		{"known promoter", "known", "promoter", "economic", "high", Green},
		{"known neutral", "known", "neutral", "user", "low", Amber},
		{"known neutral who decides", "known", "neutral", "economic", "high", Amber},
		{"close detractor", "close", "detractor", "user", "low", Amber},
		{"close detractor who decides", "close", "detractor", "economic", "low", Red},
		{"close detractor of high influence", "close", "detractor", "user", "high", Red},
		{"known detractor", "known", "detractor", "user", "low", Red},
		{"distant promoter", "distant", "promoter", "", "", Amber},
		{"distant neutral", "distant", "neutral", "", "", Amber},
		{"distant neutral who decides", "distant", "neutral", "economic", "", Red},
		{"distant detractor", "distant", "detractor", "", "", Red},
		{"no relationship", "none", "neutral", "", "", Red},
		{"no relationship, promotes", "none", "promoter", "", "", Amber},
		{"closeness unknown, promotes", "", "promoter", "", "", Amber},
		{"stance unknown, close", "close", "", "", "", Green},
		{"nothing known", "", "", "economic", "high", Unknown},
	} {
		j := Judge(&record.Contact{Closeness: c.closeness, Stance: c.stance, Role: c.role, Influence: c.influence}, today)
		if j.Light != c.want || len(j.Reasons) == 0 {
			t.Errorf("%s: %q, want %q", c.name, j.Light, c.want)
		}
		for _, r := range j.Reasons {
			if r.ES == "" || r.EN == "" || strings.ContainsAny(r.ES+r.EN, "{}") {
				t.Errorf("%s: unfinished words %v", c.name, r)
			}
		}
	}
}

// As the clock moves and nobody gets in touch, the light falls on the days that were told.
func TestTheLightDecaysAsTheClockMoves(t *testing.T) {
	last := period.On(2026, 1, 1)
	for _, c := range []struct {
		closeness, stance string
		every             int
		days              map[int]Light // since the last contact
	}{
		{"close", "promoter", 30, map[int]Light{0: Green, 30: Green, 31: Amber, 60: Amber, 61: Red, 400: Red}},
		{"known", "neutral", 30, map[int]Light{0: Amber, 30: Amber, 31: Red, 61: Red}},
		{"distant", "detractor", 30, map[int]Light{0: Red, 31: Red}},
		{"close", "promoter", 0, map[int]Light{0: Green, 4000: Green}},
		{"close", "promoter", 7, map[int]Light{7: Green, 8: Amber, 14: Amber, 15: Red}},
		{"", "", 7, map[int]Light{100: Unknown}},
	} {
		rec := &record.Contact{Closeness: c.closeness, Stance: c.stance, EveryDays: c.every, LastContact: last}
		for since, want := range c.days {
			if j := Judge(rec, last+period.Date(since)); j.Light != want {
				t.Errorf("%+v after %d days: %q, want %q", rec, since, j.Light, want)
			}
		}
		falls := period.Date(0)
		now := Judge(rec, last)
		for d := last; d < last+500; d++ {
			j := Judge(rec, d)
			if j.Light != now.Light && d != falls {
				t.Errorf("every %d: fell on %v, told %v", c.every, d, falls)
			}
			if falls != 0 && d == falls && j.Light == now.Light {
				t.Errorf("every %d: told to fall on %v, and did not", c.every, falls)
			}
			now, falls = j, j.Falls
			if want := max(int(d-last)-c.every, 0); c.every > 0 && j.Overdue != want {
				t.Errorf("overdue %d, want %d", j.Overdue, want)
			}
		}
	}
	if j := Judge(&record.Contact{Closeness: "close", Stance: "promoter", EveryDays: 30}, today); j.Light != Amber {
		t.Errorf("never contacted although promised: %q", j.Light)
	}
}

func TestALightSetByHandHoldsUntilItsDay(t *testing.T) {
	c := &record.Contact{Closeness: "close", Stance: "promoter", Light: "red", LightReason: "Leaves the company", LightUntil: today, EveryDays: 30, LastContact: today}
	if j := Judge(c, today); j.Light != Red || !j.Manual || j.Reasons[0].EN != "Set by hand: Leaves the company" {
		t.Errorf("%+v", j)
	}
	j := Judge(c, today+1)
	if j.Light != Green || j.Manual || !strings.Contains(j.Reasons[len(j.Reasons)-1].EN, "expired") {
		t.Errorf("%+v", j)
	}
	c.LightUntil = 0
	if j := Judge(c, today+4000); j.Light != Red || !j.Manual {
		t.Errorf("%+v", j)
	}
}

func TestTheFocusListPutsImportantRedsFirst(t *testing.T) {
	contact := func(name, closeness, stance, role, influence string, overdue int) Item[record.Contact] {
		return Item[record.Contact]{record.ID(name), &record.Contact{Name: name, Closeness: closeness, Stance: stance, Role: role, Influence: influence, EveryDays: 30, LastContact: today - 30 - period.Date(overdue)}}
	}
	d := &Data{Contacts: []Item[record.Contact]{
		contact("green", "close", "promoter", "economic", "high", 0),
		contact("minor red", "none", "detractor", "", "low", 0),
		contact("minor amber", "known", "neutral", "user", "low", 0),
		contact("unknown director", "", "", "economic", "high", 0),
		contact("major amber", "known", "neutral", "economic", "high", 0),
		contact("major red", "distant", "neutral", "", "high", 0),
		contact("worst red", "none", "detractor", "economic", "high", 0),
		contact("overdue red", "none", "detractor", "economic", "high", 10),
	}}
	l := LightsOf(d, today)
	var names []string
	for _, j := range l.Focus {
		names = append(names, j.Rec.Name)
	}
	if got := strings.Join(names, ", "); got != "overdue red, worst red, major red, minor red, major amber, unknown director" {
		t.Error(got)
	}
	if l.Green != 1 || l.Amber != 2 || l.Red != 4 || l.Unknown != 1 || l.ImportantRed != 3 || len(l.All) != 8 {
		t.Errorf("%+v", l)
	}
}
