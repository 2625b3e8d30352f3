package account

import (
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

func TestTheWeekNamesWhatIsDueAndWhatHangsOnIt(t *testing.T) {
	d := &Data{ID: "a", Account: &record.Account{Name: "A", Owner: "ana", Planned: true, Tier: "strategic", PlannedSince: today - 200}, Sections: map[string]string{},
		PlanEdit: change.Stamp{Time: uint64((today - 31).UnixMilli()) << 16, Replica: 1}}
	d.Actions = []Item[record.Action]{
		{"late", &record.Action{Title: "Late", Owner: "beto", Status: "todo", Due: today - 3, Closes: dollars(50)}},
		{"soon", &record.Action{Title: "Soon", Status: "doing", Due: today + 7, Opportunity: "past"}},
		{"far", &record.Action{Status: "todo", Due: today + 8}},
		{"done", &record.Action{Status: "done", Due: today - 9}},
		{"with", &record.Action{Status: "todo", Contact: "busy"}},
	}
	past := deal("past", "", record.StageOpen, today-2, 900, 0.5)
	next := deal("next", "", record.StageOpen, today+14, 70, 0.5)
	ready := deal("ready", "", record.StageOpen, today+14, 80, 0.5)
	ready.Rec.NextStep = "Send the contract"
	d.Deals = []Deal{past, next, ready}
	red := func(id record.ID) Item[record.Contact] {
		return Item[record.Contact]{ID: id, Rec: &record.Contact{Name: string(id), Influence: "high", Closeness: "none", Stance: "detractor"}}
	}
	d.Contacts = []Item[record.Contact]{red("ines"), red("juan"), red("busy")}
	d.others = map[string][]row{"review": {{"missed", &record.Review{On: today - 5, Status: "planned"}}, {"old", &record.Review{On: today - 90, Status: "planned"}}, {"next", &record.Review{On: today + 1, Status: "planned"}}}}
	s := SummaryOf(d, nil, env)
	got := map[string]Weekly{}
	var order []string
	for _, w := range WeekOf(d, &s, env) {
		got[string(w.Cause)+" "+string(w.ID)] = w
		order = append(order, string(w.Cause))
		if w.Account != "a" || w.Why().ES == "" || strings.ContainsAny(w.Why().ES+w.Why().EN, "{}") || w.Stake.Minor <= 0 {
			t.Errorf("%+v: %v", w, w.Why())
		}
	}
	for key, want := range map[string]string{
		"action_late late": "3 days late.", "action_due soon": "Due in 7 days.", "review_missed missed": "The review of 5 days ago was not held.", "review_due next": "The review is tomorrow.",
		"contact_red ines": "Important and red, with nothing planned; and 1 more in this account.", "plan_stale ": "Nobody has worked on the plan for 31 days; every 30 is promised.",
		"deal_past past": "Its close date was 2 days ago.", "deal_nostep next": "Closes in 14 days, and has no next step.",
	} {
		if w, there := got[key]; !there || w.Why().EN != want {
			t.Errorf("%s: %q, want %q", key, w.Why().EN, want)
		}
	}
	if len(got) != 8 {
		t.Error(order)
	}
	if got["action_late late"].Stake != dollars(50) || got["action_late late"].Person != "beto" || got["action_due soon"].Stake != dollars(900) || got["plan_stale "].Person != "ana" || got["plan_stale "].Stake != dollars(1050) {
		t.Errorf("%+v", got)
	}
	for i := 1; i < len(order); i++ {
		if got := WeekOf(d, &s, env); got[i-1].Stake.Minor < got[i].Stake.Minor {
			t.Error("less money before more", order)
		}
	}
}

func TestAGapWithoutActionsIsSaid(t *testing.T) {
	d := &Data{ID: "a", Account: &record.Account{Name: "A"}, Sections: map[string]string{}, Targets: []Item[record.Target]{target("", "short", today, today+30, 1000)}}
	s := SummaryOf(d, nil, env)
	if w := WeekOf(d, &s, env); len(w) != 1 || w[0].Cause != GapOpen || w[0].Stake != dollars(1000) || w[0].Cause.About() != "gap" {
		t.Errorf("%+v", w)
	}
}

func TestDealsOfNoAccountAndDealsPutOffAgain(t *testing.T) {
	past, next := deal("past", "", record.StageOpen, today-2, 900, 0.5).Rec, deal("next", "", record.StageOpen, today+60, 70, 0.5).Rec
	week := WeekOfLoose(map[record.ID]*record.Opportunity{"past": past, "next": next}, env)
	if len(week) != 1 || week[0].Cause != DealPast || week[0].Account != "" || week[0].Stake != dollars(900) {
		t.Errorf("%+v", week)
	}
	all := WithPostponed(week, []Postponed{{"past", past, 4}, {"next", next, 3}, {"once", next, 1}}, env)
	if len(all) != 2 || all[1].Cause != DealPushed || all[1].ID != "next" || all[1].Why().EN != "Its close date was put off 3 times in three months." || len(week) != 1 {
		t.Errorf("%+v", all)
	}
}
