package workspace_test

import (
	"reflect"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// What is kept from revision to revision is what would be found anew.
func TestThePortfolioAfterEditsIsThatOfAFreshWorkspace(t *testing.T) {
	today := period.On(2026, 11, 22)
	for _, activities := range []int{0, 400} { // without and with facts in blocks
		size := demo.Company
		size.Activities = activities
		s := workspace.Of(change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: 5 << 16, Replica: 3}, Ops: demo.Generate(3, size, today, "en")}))
		s.Portfolio(today)
		untouched, moved := s.Plan("demo-account-30"), s.Plan("demo-account-2")
		rule := record.DefaultHealthRule()
		rule.From, rule.Relations = today, record.Some(80)
		at := uint64(10)
		for _, cmd := range []workspace.Command{
			workspace.Set{Kind: "action", ID: "demo-action-1", Field: "status", Value: record.OfText("dropped")},
			workspace.Set{Kind: "contact", ID: "demo-contact-1", Field: "account", Value: record.OfText("demo-account-2")},
			workspace.Set{Kind: "opportunity", ID: "demo-deal-1", Field: "amount", Value: record.OfMoney(money.New(7700, money.Must("USD")))},
			workspace.Delete{Kind: "account", ID: "demo-account-4"},
			workspace.Create{Kind: "activity", ID: "new", Rec: &record.Activity{Kind: "call", On: today, Account: "demo-account-3"}},
			workspace.Create{Kind: "survey_answer", ID: "said", Rec: &record.SurveyAnswer{Survey: "demo-survey-1", Account: "demo-account-5", On: today, Score: record.Some(1)}},
			workspace.Set{Kind: "stage", ID: "stage-won", Field: "outcome", Value: record.OfText("lost")},
			workspace.Create{Kind: "health_rule", ID: "rule", Rec: &rule},
			workspace.Create{Kind: "account", ID: "fresh", Rec: &record.Account{Name: "Fresh"}},
		} {
			at++
			if c, ok := cmd.(workspace.Create); ok && c.Kind == "survey_answer" && activities == 0 {
				continue // that company has asked nobody
			}
			next, _, problems := workspace.Apply(s, cmd, workspace.Env{At: change.Stamp{Time: at << 16, Replica: 3}, Today: today, NewID: func() record.ID { return "x" }})
			if len(problems) > 0 {
				t.Fatal(cmd, problems)
			}
			s = next
			got, want := s.Portfolio(today), workspace.Of(s.State).Portfolio(today)
			if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(s.Week(today), workspace.Of(s.State).Week(today)) {
				t.Errorf("%d activities, after %s %+v: the portfolio is another", activities, cmd.Name(), cmd)
			}
			if at == 13 && (s.Plan("demo-account-30") != untouched || s.Plan("demo-account-2") == moved) {
				t.Error("what did not change was gathered again, or what changed was not")
			}
		}
	}
}

func BenchmarkPortfolioOf500(b *testing.B) {
	today := period.On(2026, 11, 22)
	state := change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: 5 << 16, Replica: 3}, Ops: demo.Generate(1, demo.Wide, today, "en")})
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			workspace.Of(state).Portfolio(today)
		}
	})
	b.Run("after an edit", func(b *testing.B) {
		s := workspace.Of(state)
		s.Portfolio(today)
		at := uint64(10)
		for b.Loop() {
			at++
			s, _, _ = workspace.Apply(s, workspace.Set{Kind: "action", ID: "demo-action-1", Field: "due", Value: record.OfDate(today + period.Date(at))},
				workspace.Env{At: change.Stamp{Time: at << 16, Replica: 3}, Today: today, NewID: func() record.ID { return "x" }})
			s.Portfolio(today)
		}
	})
}
