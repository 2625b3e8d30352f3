package account

import (
	"slices"
	"testing"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

func acting(list map[record.ID]*record.Action) *Data {
	d := needing(0)
	for id, a := range list {
		d.Actions = append(d.Actions, Item[record.Action]{id, a})
	}
	slices.SortFunc(d.Actions, func(a, b Item[record.Action]) int { return compareIDs(a.ID, b.ID) })
	return d
}

func TestAnActionStandsAfterWhatItWaitsFor(t *testing.T) {
	d := acting(map[record.ID]*record.Action{
		"early": {Due: today, After: "late", Status: "todo"}, "late": {Due: today + 9, Status: "todo"}, "first": {Due: today - 3, Status: "done"},
		"after done": {Due: today + 1, After: "first", Status: "doing"}, "no date": {Status: "todo"}, "after gone": {Due: today + 2, After: "gone", Status: "todo"},
		"done too soon": {Due: today + 20, After: "late", Status: "done"},
	})
	var order []record.ID
	by := map[record.ID]Step{}
	for _, s := range Steps(d, env) {
		order, by[s.ID] = append(order, s.ID), s
	}
	if !slices.Equal(order, []record.ID{"first", "late", "early", "after done", "after gone", "done too soon", "no date"}) {
		t.Error(order)
	}
	for id, want := range map[record.ID][2]bool{"early": {true, true}, "late": {}, "after done": {}, "after gone": {}, "done too soon": {}} {
		if got := [2]bool{by[id].Blocked, by[id].Clash != ""}; got != want {
			t.Errorf("%s: blocked, clash %v", id, got)
		}
	}
	if by["after gone"].Before != nil || !slices.Equal(by["early"].Before, []record.ID{"late"}) {
		t.Error("what is gone is not waited for")
	}
}

func TestAnActionWaitsForSeveral(t *testing.T) {
	d := acting(map[record.ID]*record.Action{
		"one": {Due: today + 5, Status: "done"}, "two": {Due: today + 3, Status: "doing"}, "three": {Due: today + 20, Status: "todo"},
		"last": {Due: today + 4, Waits: []record.ID{"one", "two", "gone", "last"}, After: "three", Status: "todo"},
		"over": {Due: today, Waits: []record.ID{"two"}, Status: "done"}, "twice": {Due: today + 30, Waits: []record.ID{"one"}, After: "one", Status: "todo"},
	})
	by, at := map[record.ID]Step{}, map[record.ID]int{}
	for i, s := range Steps(d, env) {
		by[s.ID], at[s.ID] = s, i
	}
	last := by["last"]
	if !slices.Equal(last.Before, []record.ID{"one", "two", "three"}) || !slices.Equal(last.Open, []record.ID{"two", "three"}) || !last.Blocked || last.Clash != "three" {
		t.Errorf("%+v", last)
	}
	if at["last"] < at["one"] || at["last"] < at["two"] || at["last"] < at["three"] {
		t.Errorf("it stands before what it waits for: %v", at)
	}
	if by["over"].Blocked || len(by["over"].Before) != 1 || by["twice"].Blocked || len(by["twice"].Before) != 1 {
		t.Errorf("%+v %+v", by["over"], by["twice"])
	}
}

// Two copies may each be free of loops and bring one together.
func TestALoopOfActionsIsCut(t *testing.T) {
	d := acting(map[record.ID]*record.Action{"a": {After: "c", Due: today}, "b": {After: "a", Due: today + 1}, "c": {After: "b", Due: today + 2}, "self": {After: "self"}})
	if got := Steps(d, env); len(got) != 4 {
		t.Errorf("%+v", got)
	}
}

func TestWhatAnActionClosesOfItsGap(t *testing.T) {
	d := anAccount()
	d.Account = &record.Account{}
	for _, s := range Steps(d, env) {
		if s.Rec.Line == "a" && s.Rec.Status == "todo" && (s.Gap != 66670 || s.Part != record.Some(15000.0/66670)) {
			t.Errorf("%+v", s)
		}
	}
	d.Deals = append(d.Deals, deal("big", "a", record.StageWon, period.On(2026, 4, 1), 10000, 1))
	for _, s := range Steps(d, env) {
		if s.Rec.Line == "a" && s.Rec.Status == "todo" && (s.Gap != 0 || s.Part.OK) {
			t.Errorf("nothing is missing: %+v", s)
		}
	}
}

func TestWhatMayCloseTheGap(t *testing.T) {
	d := anAccount()
	d.others = map[string][]row{}
	d.Account = &record.Account{Owner: "p"}
	put := func(kind string, id record.ID, rec any) { d.others[kind] = append(d.others[kind], row{id, rec}) }
	put("need", "n", &record.Need{})
	judged := spends("n", "c", 999, 0)
	put("need_cell", "w judged", judged)
	done := candidate(1, "", "", "", "")
	done.Need, done.Line, done.Status = "n", "c", "promoted"
	put("candidate", "c done", done)
	lost, open, free := spends("n", "a", 900, 100), spends("n", "b", 700, 0), spends("n", "a", 500, 0)
	lost.Opportunity, open.Opportunity, free.Potential = "lost", "open", dollars(450)
	for id, c := range map[record.ID]*record.NeedCell{"w lost": lost, "w open": open, "w free": free, "w unknown": spends("n", "a", unknown, 0), "w none": spends("n", "a", 5, 5)} {
		put("need_cell", id, c)
	}
	for id, status := range map[record.ID]string{"c open": "open", "c dropped": "dropped", "c promoted": "promoted"} {
		c := candidate(300, "", "", "", "")
		c.Status, c.Line = status, "b"
		put("candidate", id, c)
	}
	var got []record.ID
	var counts int64
	all := Closings(d, Cut{By: "line"}, env)
	for _, c := range all {
		got = append(got, record.ID(c.Kind[:1])+" "+c.ID+" "+record.ID(c.Row[0]))
		counts += c.Counts.Minor
	}
	want := []record.ID{"d next year a", "w w lost a", "w w free a", "d open b", "c c open b", "a  a", "d late a", "a  a", "a  b", "d no line "}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	if g := GapOf(d, nil, env); counts != g.Total.Weighted+g.Total.Actions {
		t.Errorf("what counts sums to %d, the gap has %d + %d", counts, g.Total.Weighted, g.Total.Actions)
	}
}

// A sponsor who is no longer among the contacts stays named in the initiative, and the section counts it as missing.
func TestASponsorWhoIsGoneIsMissed(t *testing.T) {
	d := needing(0)
	i := &record.Initiative{Name: "I", Status: "running", Priority: "high", Sponsor: "c", Start: today, End: today + 9, Contacts: []record.ID{"c"}}
	d.others["initiative"] = []row{{"i", i}}
	share := func() float64 { return InitiativesSection.Completeness(d, env).Share }
	without := share()
	d.Contacts = []Item[record.Contact]{{"c", &record.Contact{}}}
	if with := share(); with <= without || !SponsorStands(d, i) || i.Sponsor != "c" {
		t.Errorf("%v with the sponsor, %v without", with, without)
	}
}
