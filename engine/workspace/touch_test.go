package workspace_test

import (
	"reflect"
	"testing"

	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// What the columns tell of all accounts in one pass is what each account's own activities tell one by one.
func TestThePassOverAllActivitiesSaysWhatEachAccountSays(t *testing.T) {
	today := period.On(2026, 11, 22)
	size := demo.Company
	size.Activities = 5_000
	s := workspace.Of(change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: 5 << 16, Replica: 3}, Ops: demo.Generate(3, size, today, "en")}))
	for _, cmd := range []workspace.Command{ // a contact with whom another account was in touch too, and one that was planned
		workspace.Create{Kind: "activity", ID: "a", Rec: &record.Activity{Kind: "call", On: today - 1, Account: "demo-account-3", Contact: "demo-contact-1"}},
		workspace.Create{Kind: "activity", ID: "b", Rec: &record.Activity{Kind: "meeting", On: today + 3, Status: record.ActivityPlanned, Account: "demo-account-1", Contact: "demo-contact-1"}},
	} {
		next, _, problems := workspace.Apply(s, cmd, workspace.Env{At: change.Stamp{Time: 10 << 16, Replica: 3}, Today: today})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		s = next
	}
	env := s.Rules(today)
	touched := 0
	for _, got := range s.Portfolio(today) {
		d := s.Plan(got.ID)
		touched += len(d.Happened())
		want := account.BriefOf(d, s.LineIDs(), env)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, its own activities say %+v", got.ID, got, want)
		}
		for _, day := range []period.Date{today, today - 40} {
			if a, b := d.Keeping(day, nil).LastActivity(day), d.LastActivity(day); a != b {
				t.Errorf("%s: %d and %d", got.ID, a, b)
			}
		}
	}
	if touched < 4_000 {
		t.Errorf("only %d activities belong to accounts", touched)
	}
}
