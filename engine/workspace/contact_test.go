package workspace

import (
	"testing"

	"rumbo/engine/account"
	"rumbo/engine/fact"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// organisation is an account with a chain of four, and what hangs on its second.
func organisation(t *testing.T) *desk {
	d := newDesk(t)
	d.must(Create{"account", "a", &record.Account{Name: "Acme"}})
	d.must(Create{"person", "luz", &record.Person{Name: "Luz"}})
	for _, c := range [][2]record.ID{{"top", ""}, {"mid", "top"}, {"low", "mid"}, {"end", "mid"}} {
		d.must(Create{"contact", c[0], &record.Contact{Account: "a", Name: string(c[0]), ReportsTo: c[1]}})
	}
	d.must(Create{"influence", "i", &record.Influence{Account: "a", From: "mid", To: "top"}})
	d.must(Create{"influence", "j", &record.Influence{Account: "a", From: "end", To: "top"}})
	d.must(Create{"relation", "r", &record.Relation{Account: "a", Person: "luz", Contact: "mid"}})
	d.must(Create{"relation_goal", "g", &record.RelationGoal{Account: "a", Contact: "mid", ToLight: "green"}})
	d.must(Create{"planned_activity", "p", &record.PlannedActivity{Account: "a", Title: "Visit", Kind: "visit", Every: 1, Unit: "month", Contacts: []record.ID{"mid", "low"}}})
	d.must(Create{"action", "act", &record.Action{Account: "a", Title: "Call", Status: "todo", Contact: "mid"}})
	d.must(Create{"initiative", "ini", &record.Initiative{Account: "a", Name: "Plant", Status: "running", Sponsor: "mid"}})
	return d
}

func TestAContactLeavesWithoutTakingOthersAlong(t *testing.T) {
	d := organisation(t)
	before := d.s
	named := d.s.Named("contact", "mid")
	for kind, n := range map[string]int{"contact": 2, "influence": 1, "relation": 1, "relation_goal": 1, "planned_activity": 1, "action": 1, "initiative": 1} {
		if named[kind] != n {
			t.Errorf("%d of %s name the contact, want %d", named[kind], kind, n)
		}
	}
	d.must(Delete{"contact", "mid"})
	for _, id := range []record.ID{"low", "end"} {
		if c := Get(d.s, record.ContactKind, id); c.ReportsTo != "top" {
			t.Errorf("%s reports to %q", id, c.ReportsTo)
		}
	}
	if Get(d.s, record.InfluenceKind, "i") != nil || Get(d.s, record.InfluenceKind, "j") == nil || Get(d.s, record.RelationKind, "r") != nil || Get(d.s, record.RelationGoalKind, "g") != nil {
		t.Error("what belongs to the relationship goes with it, and nothing else")
	}
	if p := Get(d.s, record.PlannedActivityKind, "p"); len(p.Contacts) != 1 || p.Contacts[0] != "low" {
		t.Error(p.Contacts)
	}
	if Get(d.s, record.ActionKind, "act").Contact != "mid" || Get(d.s, record.InitiativeKind, "ini").Sponsor != "mid" {
		t.Error("what happened and what others do stays as it is")
	}
	d.must(Undo{Change: d.log[len(d.log)-1]})
	for _, kind := range []string{"contact", "influence", "relation", "relation_goal", "planned_activity"} {
		for r := range before.Table(kind).Rows() {
			k, now := record.Lookup(kind), d.s.Row(kind, r.ID)
			for _, f := range k.Infos() {
				if !now.Alive() || now.Value(k, f.Name) != r.Value(k, f.Name) {
					t.Errorf("%s %s: %s is not as it was", kind, r.ID, f.Name)
				}
			}
		}
	}
}

func TestNobodyReportsToThemselvesInTheEnd(t *testing.T) {
	d := organisation(t)
	for _, c := range []Set{{"contact", "top", "reports_to", record.OfText("low")}, {"contact", "mid", "reports_to", record.OfText("mid")}} {
		if p := d.do(c); len(p) != 1 || p[0].Field != "reports_to" {
			t.Errorf("%v: %v", c, p)
		}
	}
}

func TestSeveralCommandsAreOneChange(t *testing.T) {
	d := organisation(t)
	n := len(d.log)
	d.must(Together{Commands: []Command{Set{"contact", "low", "area", record.OfText("Plant")}, Delete{"contact", "end"}, Create{"contact", "new", &record.Contact{Account: "a", Name: "New"}}}})
	if len(d.log) != n+1 || Get(d.s, record.ContactKind, "end") != nil || Get(d.s, record.ContactKind, "new") == nil {
		t.Error("not one change")
	}
	d.must(Undo{Change: d.log[n]})
	if Get(d.s, record.ContactKind, "end") == nil || Get(d.s, record.ContactKind, "new") != nil || Get(d.s, record.ContactKind, "low").Area != "" {
		t.Error("not undone whole")
	}
}

// An imported call to a contact keeps the promise as one that was written down.
func TestImportedActivitiesReachTheLight(t *testing.T) {
	d := organisation(t)
	today := period.On(2026, 11, 22)
	d.must(SetAll{{"contact", "low", "closeness", record.OfText("close")}, {"contact", "low", "every_days", record.OfInt(30)}})
	light := func() (account.Light, account.Light) {
		plan := account.LightsOf(d.s.Plan("a"), today).All[2].Light
		for _, s := range d.s.Portfolio(today) {
			return plan, s.Lights.All[2].Light
		}
		return plan, ""
	}
	if a, b := light(); a != account.Amber || b != account.Amber {
		t.Error(a, b)
	}
	b := fact.NewBuilder(fact.Activity, "calls.csv")
	b.Add(&record.Activity{Kind: "meeting", On: today - 4, Account: "a", Contact: "low", Duration: 30})
	d.must(Import{Creates: b.Ops()})
	if a, b := light(); a != account.Green || b != account.Green {
		t.Error(a, b)
	}
	if list := d.s.Plan("a").Happened(); len(list) != 1 || list[0].Rec.Duration != 30 || list[0].Rec.Kind != "meeting" {
		t.Errorf("%v", list)
	}
}
