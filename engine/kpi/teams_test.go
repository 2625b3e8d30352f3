package kpi_test

import (
	"testing"

	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// What somebody sold counts for the team in which they were on the day; so do their months and their targets.
func TestTeamsAreThoseOfTheDay(t *testing.T) {
	moved := period.On(2026, 3, 1)
	in := kpi.Input{Today: period.On(2026, 12, 31), Deals: small(map[string]map[record.ID]any{
		"person": {"ana": &record.Person{Name: "Ana", Role: "seller", Team: "south", Start: period.On(2026, 1, 1)}, "beto": &record.Person{Name: "Beto", Role: "seller", Team: "north", Start: period.On(2026, 1, 1)}},
		"team":   {"north": &record.Team{Name: "North"}, "south": &record.Team{Name: "South"}},
		"membership": {
			"m1": &record.Membership{Person: "ana", Team: "north", From: period.On(2026, 1, 1), To: moved - 1},
			"m2": &record.Membership{Person: "ana", Team: "south", From: moved},
		},
		"target": {"g": &record.Target{Person: "ana", From: period.On(2026, 1, 1), To: period.On(2026, 12, 31), Amount: dollars(261_000)}},
		"opportunity": {
			"1": &record.Opportunity{Name: "1", Owner: "ana", Stage: "won", Close: period.On(2026, 2, 5), Amount: dollars(1000)},
			"2": &record.Opportunity{Name: "2", Owner: "ana", Stage: "won", Close: period.On(2026, 4, 5), Amount: dollars(200)},
			"3": &record.Opportunity{Name: "3", Owner: "beto", Stage: "won", Close: period.On(2026, 4, 5), Amount: dollars(30)},
			"4": &record.Opportunity{Name: "4", Owner: "ana", Stage: "open", Close: period.On(2026, 2, 1), Amount: dollars(4)},
		},
	})}
	in.Period = year2026
	north, south := kpi.Scope{kpi.Only(kpi.ByTeam, "north")}, kpi.Scope{kpi.Only(kpi.ByTeam, "south")}
	for _, c := range []struct {
		i     *kpi.Indicator
		scope kpi.Scope
		minor int64
	}{
		{kpi.WonRevenue, north, 1030_00}, {kpi.WonRevenue, south, 200_00}, {kpi.WonRevenue, nil, 1230_00},
		{kpi.OpenPipeline, north, 0}, {kpi.OpenPipeline, south, 4_00},
		{kpi.SellerRevenue, north, 73_57}, {kpi.SellerRevenue, south, 20_00}, // 1,030 ÷ 14 months: 2 months of Ana and 12 of Beto; 10 of Ana
	} {
		in.Scope = c.scope
		if r := c.i.Compute(in); r.Minor != c.minor {
			t.Errorf("%s %v: %d, want %d (%v)", c.i.ID, c.scope, r.Minor, c.minor, r.Why.Text.EN)
		}
	}
	for _, c := range []struct {
		scope kpi.Scope
		want  int64 // of the year's 261 working days, 42 lie before March
	}{{north, 42_000_00}, {south, 219_000_00}, {nil, 261_000_00}} {
		in.Scope = c.scope
		if r := kpi.Attainment.Compute(in); r.Denominator.Minor != c.want {
			t.Errorf("%v: target %v, want %d", c.scope, r.Denominator.Minor, c.want)
		}
	}
	in.Scope = nil
	cells := map[string]int64{}
	for _, c := range kpi.WonRevenue.By(in, kpi.By(kpi.ByTeam)) {
		cells[c.Keys[0].Value.ID] = c.Minor
	}
	if cells["north"] != 1030_00 || cells["south"] != 200_00 || len(cells) != 2 {
		t.Errorf("by team %v", cells)
	}
}
