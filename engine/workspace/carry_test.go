package workspace

import (
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// yearEnd is a plan at the end of 2026 with something of everything.
func yearEnd(t *testing.T) *desk {
	d := withAccount(t)
	money := func(n int64) money.Amount { return money.New(n*100, money.Must("USD")) }
	day := period.On
	d.must(CreateAll{
		{"line", "l", &record.Line{Name: "Servicio"}}, {"line", "m", &record.Line{Name: "Equipos"}}, {"line", "k", &record.Line{Name: "Partes"}},
		{"target", "t1", &record.Target{Account: "a", Line: "l", Horizon: "short", Name: "Servicio 2026", From: day(2026, 1, 1), To: day(2026, 12, 31), Amount: money(1000)}},
		{"target", "t2", &record.Target{Account: "a", Line: "m", Horizon: "short", From: day(2026, 1, 1), To: day(2026, 12, 31), Amount: money(500)}},
		{"target", "t3", &record.Target{Account: "a", Line: "m", Horizon: "medium", From: day(2027, 1, 1), To: day(2027, 12, 31), Amount: money(700)}},
		{"target", "t4", &record.Target{Account: "a", Line: "l", Horizon: "long", From: day(2025, 1, 1), To: day(2026, 12, 31), Amount: money(90)}},
		{"target", "t5", &record.Target{Account: "a", Line: "k", Horizon: "short", From: day(2026, 10, 1), To: day(2026, 12, 31), Amount: money(33)}},
		{"target", "t0", &record.Target{Account: "a", Line: "l", Horizon: "short", From: day(2025, 1, 1), To: day(2025, 12, 31), Amount: money(800)}},
		{"action", "open", &record.Action{Account: "a", Title: "Abierta", Status: "todo", After: "done"}},
		{"action", "done", &record.Action{Account: "a", Title: "Hecha", Status: "done"}},
		{"action", "minuted", &record.Action{Account: "a", Title: "De una minuta", Status: "done"}},
		{"review", "r", &record.Review{Account: "a", Kind: "internal", On: day(2026, 5, 5), Status: "held", Present: []record.ID{"p"}}},
		{"review_item", "i", &record.ReviewItem{Account: "a", Review: "r", Title: "Punto", View: "tactical", Action: "minuted"}},
		{"appointment", "ends", &record.Appointment{Account: "a", Kind: "pipeline", Title: "Pipeline", Start: day(2026, 1, 5), Rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20261231"}},
		{"appointment", "goes", &record.Appointment{Account: "a", Kind: "internal", Title: "Plan", Start: day(2026, 1, 6), Rule: "FREQ=MONTHLY;BYMONTHDAY=6"}},
		{"planned_activity", "pa", &record.PlannedActivity{Account: "a", Title: "Visita", Kind: "visit", Every: 1, Unit: "month", Until: day(2026, 12, 31)}},
		{"initiative", "over", &record.Initiative{Account: "a", Name: "Vieja", Status: "done"}},
		{"initiative", "on", &record.Initiative{Account: "a", Name: "Viva", Status: "running"}},
		{"candidate", "c", &record.Candidate{Account: "a", Name: "Idea", Status: "dropped"}},
	})
	d.must(Write{Account: "a", Section: "client", Body: "Texto"})
	d.field("f", "targets", record.OwnMoney, record.TemplateField{})
	d.must(Fill{Account: "a", Field: "f", Value: usd(12)})
	return d
}

var year2026 = period.Calendar{}.YearOf(2026)

func TestCarryForward(t *testing.T) {
	d := yearEnd(t)
	before := d.s
	d.must(CarryForward{Account: "a", Year: year2026, Title: "Plan 2026", Factor: 1.055, Without: []string{CarryText("targets")}})
	found := map[string]int{}
	for id, x := range change.All(d.s.State, record.TargetKind) {
		if Get(before, record.TargetKind, id) != nil {
			continue
		}
		found[x.From.String()+x.To.String()+string(x.Line)+x.Horizon+x.Name+x.Amount.String()]++
	}
	for _, want := range []string{"2027-01-012027-12-31lshortServicio 20271055.00 USD", "2027-01-012028-12-31llong94.95 USD", "2027-10-012027-12-31kshort34.82 USD"} {
		if found[want] != 1 {
			t.Errorf("no target %s in %v", want, found)
		}
	}
	if len(found) != 3 || Get(d.s, record.TargetKind, "t3").Horizon != "short" || Get(d.s, record.TargetKind, "t3").Amount.Minor != 70000 {
		t.Errorf("%v, %+v", found, Get(d.s, record.TargetKind, "t3"))
	}
	if a := Get(d.s, record.ActionKind, "open"); a == nil || a.After != "" || Get(d.s, record.ActionKind, "done") != nil || Get(d.s, record.ActionKind, "minuted") == nil {
		t.Errorf("%+v", a)
	}
	series := 0
	for id, x := range change.All(d.s.State, record.AppointmentKind) {
		if Get(before, record.AppointmentKind, id) == nil {
			series++
			if x.Start != period.On(2027, 1, 4) || x.Rule != "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20271231" {
				t.Errorf("%+v", x)
			}
		}
	}
	if series != 1 {
		t.Error(series, "series began again")
	}
	if Get(d.s, record.PlannedActivityKind, "pa").Until != period.On(2027, 12, 31) || Get(d.s, record.InitiativeKind, "over") != nil || Get(d.s, record.InitiativeKind, "on") == nil || Get(d.s, record.CandidateKind, "c") != nil {
		t.Error("activities, initiatives or candidates are not as they should be")
	}
	if d.s.Plan("a").Own("f") != nil || d.s.Plan("a").Sections["client"] != "Texto" {
		t.Error("what begins empty holds something, or the other way round")
	}
}

func TestTheClosedYearCanBeReadAndAllUndone(t *testing.T) {
	d := yearEnd(t)
	before := d.s
	d.must(CarryForward{Account: "a", Year: year2026, Title: "Plan 2026", Factor: 1})
	var closed *record.Version
	for _, v := range change.All(d.s.State, record.VersionKind) {
		closed = v
	}
	seen, err := change.ParseSeen(closed.Seen)
	if err != nil || closed.Name != "Plan 2026" || closed.Account != "a" {
		t.Fatal(closed, err)
	}
	all := change.History(d.log)
	then := all.Fold(&change.State{}, seen)
	if change.Get(then, record.ActionKind, "done") == nil || change.Count(then, record.TargetKind) != 6 {
		t.Error("the closed plan does not hold what it held")
	}
	if p := d.s.CarryPlan("a", year2026); len(p.Targets)+len(p.Series)+len(p.Activities)+len(p.Leave["action"]) != 0 {
		t.Errorf("done twice it would do %+v", p)
	}
	d.must(Undo{Change: d.log[len(d.log)-1]})
	if diff := change.Diff(before.State, d.s.State, func(string, record.ID, *change.Row) bool { return true }); len(diff) > 0 {
		t.Errorf("undo leaves %+v", diff)
	}
}

func TestCarryForwardRefuses(t *testing.T) {
	d := yearEnd(t)
	for _, c := range []CarryForward{{Account: "a", Year: year2026, Factor: 1}, {Account: "a", Year: year2026, Title: "x"}, {Account: "a", Year: year2026, Title: "x", Factor: 11}, {Account: "gone", Year: year2026, Title: "x", Factor: 1}} {
		before := d.s
		if p := d.do(c); len(p) == 0 || d.s != before {
			t.Errorf("%+v was done", c)
		}
	}
	before := d.s
	d.must(CarryForward{Account: "a", Year: year2026, Title: "x", Factor: 1, Without: []string{CarryTargets, CarrySeries, CarryActivities, "action", "initiative", "candidate"}})
	if diff := change.Diff(before.State, d.s.State, func(kind string, _ record.ID, _ *change.Row) bool { return kind != "version" }); len(diff) > 0 {
		t.Errorf("nothing was to be carried, and %+v was", diff)
	}
}
