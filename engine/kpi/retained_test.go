package kpi_test

import (
	"math"
	"testing"
	"time"

	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func sold(lines ...record.RevenueLine) kpi.Input {
	ops := []change.Op{change.Created("settings", "settings", &record.Settings{Currency: "USD", FiscalStart: 1})}
	for _, id := range []record.ID{"a", "b", "c", "d", "e"} {
		ops = append(ops, change.Created("account", id, &record.Account{Name: string(id)}))
	}
	for i := range lines {
		lines[i].Document = string(rune('a' + i))
		ops = append(ops, change.Created("revenue_line", record.ID(lines[i].Document), &lines[i]))
	}
	s := workspace.Of(change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: 1, Replica: 1}, Ops: ops}))
	return kpi.Input{Deals: s.Deals(), Facts: s.Numbers(), Today: period.On(2026, 12, 31), Calendar: s.Calendar()}
}

func line(account string, y, m, d int, units int64) record.RevenueLine {
	return record.RevenueLine{Account: record.ID(account), On: period.On(y, time.Month(m), d), Amount: money.New(100*units, money.Must("USD"))}
}

func TestWhatBecameOfEachClient(t *testing.T) {
	in := sold(line("a", 2025, 3, 1, 100), line("a", 2026, 3, 1, 150), line("b", 2025, 5, 1, 80), line("b", 2026, 4, 1, 30), line("b", 2026, 5, 1, -10),
		line("c", 2025, 1, 2, 40), line("d", 2026, 7, 1, 7), line("e", 2025, 8, 1, 5), line("e", 2026, 8, 1, 5))
	in.Period = period.Calendar{}.Of(period.Year, period.On(2026, 1, 1))
	got := kpi.Retain(in)
	want := map[record.ID]kpi.Moved{"a": kpi.ClientGrown, "b": kpi.ClientShrunk, "c": kpi.ClientLost, "d": kpi.ClientNew, "e": kpi.ClientSame}
	if !got.Known || len(got.Clients) != len(want) {
		t.Fatalf("%+v", got)
	}
	for _, c := range got.Clients {
		if c.Became() != want[c.ID] {
			t.Errorf("%s: %d → %d is %d", c.ID, c.Before, c.Now, c.Became())
		}
	}
	if got.Clients[0].ID != "b" || got.Clients[0].Now != 2000 {
		t.Errorf("first %+v", got.Clients[0])
	}
	in.Period = period.Calendar{}.Of(period.Year, period.On(2025, 1, 1))
	if got := kpi.Retain(in); got.Known || got.Why.Empty() {
		t.Errorf("a year without one before: %+v", got.Why)
	}
}

// The clients, one by one, give what the indicators say.
func TestRetainedClientsGiveTheIndicators(t *testing.T) {
	day := period.On(2026, 11, 22)
	s := workspace.Of(change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: 1, Replica: 1}, Ops: demo.Generate(5, demo.Company, day, "en")}))
	scopes := []kpi.Scope{nil, {kpi.Only(kpi.ByLine, "demo-line-1")}}
	year := kpi.Input{Deals: s.Deals(), Facts: s.Numbers(), Today: day, Calendar: s.Calendar(), Period: s.Calendar().Of(period.Year, day)}
	for _, c := range kpi.GrossRetention.By(year, kpi.By(kpi.ByPerson)) {
		if c.Known {
			scopes = append(scopes, kpi.Scope{kpi.Only(kpi.ByPerson, c.Keys[0].Value.ID)})
		}
	}
	if len(scopes) < 4 {
		t.Fatalf("%d scopes", len(scopes))
	}
	for _, scope := range scopes {
		in := year
		in.Scope = scope
		var before, now, capped int64
		kept, all, lost, grown := 0, 0, 0, 0
		for _, c := range kpi.Retain(in).Clients {
			what := c.Became()
			if what == kpi.ClientNew {
				continue
			}
			all++
			before, now, capped = before+c.Before, now+max(c.Now, 0), capped+min(max(c.Now, 0), c.Before)
			switch what {
			case kpi.ClientLost:
				lost++
				continue
			case kpi.ClientGrown:
				grown++
			}
			kept++
		}
		same := func(name string, r kpi.Result, want float64) {
			if !r.Known || math.Abs(r.Value-want) > 1e-9 {
				t.Errorf("%v %s: %v, clients give %v", scope, name, r.Figure, want)
			}
		}
		same("gross", kpi.GrossRetention.Compute(in), float64(capped)/float64(before))
		same("net", kpi.NetRetention.Compute(in), float64(now)/float64(before))
		same("logos", kpi.LogoRetention.Compute(in), float64(kept)/float64(all))
		same("lost", kpi.ClientsLost.Compute(in), float64(lost))
		same("grown", kpi.ClientsGrown.Compute(in), float64(grown))
	}
}

func TestCohortsByHand(t *testing.T) {
	in := sold(line("a", 2024, 2, 1, 100), line("a", 2025, 2, 1, 150), // older or first in Q1 2024
		line("b", 2024, 3, 1, 100), line("b", 2024, 6, 1, 100), // gone a year later
		line("c", 2025, 8, 1, 60), line("c", 2026, 8, 1, 30), // Q3 2025
		line("d", 2026, 7, 1, 9)) // first year not over
	got := kpi.Cohorts(in)
	if len(got) != 3 || got[0].Clients != 2 || !got[0].Older || got[1].Older || got[0].Base != 30000 {
		t.Fatalf("%+v", got)
	}
	// The year from Q2 2024 holds b's second sale and a's of Q1 2025.
	if n := got[0]; len(n.Net) != 8 || n.Net[0] != 250./300 || n.Gross[0] != 200./300 || n.Logos[0] != 1 || n.Net[3] != .5 || n.Gross[3] != 100./300 || n.Logos[3] != .5 || n.Logos[7] != 0 {
		t.Errorf("first cohort: %+v", n)
	}
	if n := got[1]; n.Clients != 1 || len(n.Net) != 2 || n.Net[0] != .5 || n.Gross[1] != .5 {
		t.Errorf("second cohort: %+v", n)
	}
	if n := got[2]; n.Clients != 1 || n.Net != nil || n.Base != 0 {
		t.Errorf("third cohort: %+v", n)
	}
}
