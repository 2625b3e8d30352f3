package account

import (
	"math"
	"strings"
	"testing"

	"rumbo/engine/record"
)

func TestSectionsAreDocumented(t *testing.T) {
	if len(Sections()) < 5 {
		t.Error("sections are missing")
	}
	for _, s := range Sections() {
		had := map[string]bool{}
		if s.Key == "" || s.Title.ES == "" || s.Title.EN == "" || s.Help.ES == "" || s.Help.EN == "" || len(s.Elements) == 0 {
			t.Errorf("%+v", s)
		}
		for _, e := range s.Elements {
			if e.Key == "" || had[e.Key] || e.Label.ES == "" || e.Label.EN == "" || e.Count == nil {
				t.Errorf("%s: %+v", s.Key, e)
			}
			had[e.Key] = true
			if have, want := e.Count(&Data{Account: &record.Account{}, Sections: map[string]string{}}, env); want > 0 && have >= want {
				t.Errorf("%s %s counts as complete in an empty plan", s.Key, e.Key)
			}
		}
	}
}

func TestCompletenessCountsWhatIsThere(t *testing.T) {
	d := &Data{Account: &record.Account{Sector: "Mining", Country: "Chile", Employees: 7}, Sections: map[string]string{"client": strings.Repeat("x", 40)}}
	d.Facts = []Item[record.Fact]{{"1", &record.Fact{Text: "old", Source: "web", On: today - 400}}, {"2", &record.Fact{Text: "no source", On: today - 366}}}
	check := func(s Section, want float64) {
		t.Helper()
		if c := s.Completeness(d, env); math.Abs(c.Share-want) > 1e-12 {
			t.Errorf("%s: %v, want %v: %+v", s.Key, c.Share, want, c.Elements)
		}
	}
	check(ClientSection, (1+1+1.0/3+0+0+0.5)/6)
	d.Facts[1].Rec = &record.Fact{Text: "fresh", On: today - 365}
	check(ClientSection, (1+1+1.0/3+1+0+0.5)/6)
	check(ContactsSection, 0)
	d.Contacts = []Item[record.Contact]{{"a", &record.Contact{Role: "economic", Closeness: "close", Stance: "neutral", Owner: "p", EveryDays: 30}}, {"b", &record.Contact{ReportsTo: "a", Influence: "high"}}}
	check(ContactsSection, (2.0/3+1+1+0.5+0.5+0)/6)
	check(ActionsSection, 0)
	d.Actions = []Item[record.Action]{action("a", "", today-1, 5, "todo", ""), {"", &record.Action{Status: "todo", Owner: "p", Due: today}}, {"", &record.Action{Status: "done", Due: today - 9}}}
	check(ActionsSection, (2.0/3+0.5+1+0.5)/4)
	plan := Completeness(d, env)
	if plan.Share <= 0 || plan.Share >= 1 || plan.Percent() >= 100 || len(plan.Missing()) != len(plan.Elements) {
		t.Errorf("%+v", plan)
	}
}
