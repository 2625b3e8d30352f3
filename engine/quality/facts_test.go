package quality

import (
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Each rule finds what was put in for it, once, and nothing else.
func TestFaultsOfFacts(t *testing.T) {
	var ops []change.Op
	add := func(kind string, id record.ID, rec any) { ops = append(ops, change.Created(kind, id, rec)) }
	day, usd := period.On(2026, 3, 4), money.Must("USD")
	add("person", "ana", &record.Person{Name: "Ana", Role: "seller"})
	add("account", "acme", &record.Account{Name: "Acme"})
	add("line", "l", &record.Line{Name: "L"})
	add("channel", "web", &record.Channel{Name: "Web"})
	call := record.Activity{Kind: record.ActivityCall, On: day, Person: "ana", Account: "acme", Outcome: record.OutcomeConnected}
	activity := func(id record.ID, change func(*record.Activity)) {
		a := call
		change(&a)
		add("activity", id, &a)
	}
	activity("good", func(*record.Activity) {})
	activity("nobody", func(a *record.Activity) { a.Person = "" })
	activity("gone", func(a *record.Activity) { a.Person = "left" })
	activity("far", func(a *record.Activity) { a.Account = "sold" })
	activity("silent", func(a *record.Activity) { a.Outcome = "" })
	activity("meeting", func(a *record.Activity) { a.Kind, a.Outcome = record.ActivityMeeting, "" })
	bill := record.RevenueLine{Account: "acme", On: day, Amount: money.New(100, usd), Line: "l", Person: "ana"}
	revenue := func(id record.ID, change func(*record.RevenueLine)) {
		l := bill
		change(&l)
		add("revenue_line", id, &l)
	}
	revenue("billed", func(*record.RevenueLine) {})
	revenue("lineless", func(l *record.RevenueLine) { l.Line = "" })
	add("lead", "led", &record.Lead{Name: "Led", Created: day, Owner: "ana", Channel: "web"})
	add("lead", "astray", &record.Lead{Name: "Astray", Created: day, Owner: "ana"})
	add("lead", "early", &record.Lead{Name: "Early", Created: day + 100, Owner: "ana", Channel: "web"})
	s := change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: ops})
	deals := kpi.Build(s)
	facts := kpi.NewFacts(s, deals, func(kind string) *fact.Set { return fact.Build(s, fact.Of(kind)) })
	in := kpi.Input{Deals: deals, Facts: facts, Today: day + 10}

	for _, c := range []struct {
		ind  *kpi.Indicator
		want map[string]record.ID
	}{
		{kpi.CallVolume, map[string]record.ID{"fact_nobody": "nobody", "fact_gone_person": "gone", "fact_gone_account": "far", "fact_no_outcome": "silent"}},
		{kpi.LeadsCreated, map[string]record.ID{"fact_no_channel": "astray", "fact_ahead": "early"}},
		{kpi.NetRetention, map[string]record.ID{"fact_no_line": "lineless"}},
		{kpi.WonRevenue, nil},
	} {
		r := c.ind.Compute(in)
		found := OfFacts(append(r.Counted, r.LeftOut...), in.Today, nil)
		for _, f := range found {
			if ids := f.Named(deals, 10); len(ids) != 1 || ids[0] != c.want[f.ID] {
				t.Errorf("%s: %s found %v, want %s", c.ind.ID, f.ID, ids, c.want[f.ID])
			}
		}
		if c.want != nil && len(found) != len(c.want) {
			t.Errorf("%s: %d faults, want %d", c.ind.ID, len(found), len(c.want))
		}
	}
}
