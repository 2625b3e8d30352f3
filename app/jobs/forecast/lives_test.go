//go:build !js || worker

package forecast

import (
	"context"
	"reflect"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// The indicators count what the history of deals and the movement count: one definition, two ways to it.
func TestIndicatorsAgreeWithHistoryAndMovement(t *testing.T) {
	noon := func(d period.Date) int64 { return int64(d-period.On(1970, 1, 1))*86_400_000 + 43_200_000 }
	rest, story := demo.Past(5, demo.Company.Tag, "en", demo.Generate(5, demo.Company, today, "en"), today, noon)
	first := change.Change{At: change.Stamp{Replica: 1, Time: uint64(noon(today)) << 16}, Ops: rest}
	state, _ := change.Merge(story.State, change.Apply(&change.State{}, first))
	log := append(story.History, first)
	s := workspace.Of(state)
	d, ctx := &Desk{}, context.Background()
	d.Load("agree", Pack(s, NewStory(log, untold.dayOf, nil), today, nil))
	past, err := d.Live(ctx, Lives{Today: today, Calendar: s.Calendar()}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.Tell(past)
	year := s.Calendar().Of(period.Year, today)
	in := kpi.Input{Deals: s.Deals(), Facts: s.Numbers(), Period: year, Today: today, Calendar: s.Calendar()}
	h, err := (&bench{tab: must(unpack(d.pack.bytes))}).recorded(&task{ctx: ctx}, Scope{}, today)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range h.StageRecords(today, year) {
		one := in
		one.Scope = kpi.Scope{kpi.Only(kpi.ByStage, x.Stage.ID)}
		if r := kpi.StageConversion.Compute(one); r.Value != x.Conversion || r.N != x.Entered || r.Interval.Low != x.Low {
			t.Errorf("%s: %v of %d, the records say %v of %d", x.Stage.ID, r.Value, r.N, x.Conversion, x.Entered)
		}
		if r := kpi.StageDays.Compute(one); r.Value != x.MedianDays || r.N != x.Stays {
			t.Errorf("%s: %v days of %d, the records say %v of %d", x.Stage.ID, r.Value, r.N, x.MedianDays, x.Stays)
		}
		one.Alternative = "passage"
		if r := kpi.StageConversion.Compute(one); r.Value != x.Passage || r.N != x.Exits {
			t.Errorf("%s: %v of %d exits, the records say %v of %d", x.Stage.ID, r.Value, r.N, x.Passage, x.Exits)
		}
	}
	month := s.Calendar().Of(period.Month, today-20)
	moved, err := d.Move(ctx, Between{From: month.From - 1, To: min(month.To-1, today), Due: month, Today: today}, nil)
	if err != nil {
		t.Fatal(err)
	}
	in.Period = month
	r := kpi.Slippage.Compute(in)
	if int(r.Numerator.Value) != moved.SlippedN || r.N+r.CountOut() != moved.DueN || moved.SlippedN == 0 {
		t.Errorf("%v of %d slipped, %d left out; the movement says %d of %d", r.Numerator.Value, r.N, r.CountOut(), moved.SlippedN, moved.DueN)
	}
	pushes := 0
	for _, p := range moved.Pushes {
		pushes += p.Times
	}
	if r = kpi.PushCount.Compute(in); pushes == 0 || r.N < pushes { // a deal that closed in the month was pushed before, too
		t.Errorf("%d pushes, the movement says %d", r.N, pushes)
	}
}

// What is read is what was written; what is cut short is refused.
func TestPastGoesThroughBytes(t *testing.T) {
	p := &kpi.Past{Stages: []record.ID{"a", "b"}, Deals: []kpi.PastDeal{{ID: "x", Created: 5, Qualified: 9}, {ID: "y", Created: -3}, {ID: "z"}},
		Stays:  []kpi.PastStay{{Deal: 0, Days: -1, Stage: 1, Exits: 200, Forward: 3, Passed: true}, {Deal: 2, Days: 700, Lost: true}},
		Dues:   []kpi.PastDue{{Deal: 0, From: 100, Grain: period.Quarter, Priced: true, Slipped: true, Amount: -5}, {Deal: 0, From: 100, Grain: period.Month, Told: true, Overdue: true}},
		Delays: []kpi.PastDelay{{Deal: 1, On: 7, Days: 30}, {Deal: 1, On: 8, Days: 1}}}
	bytes := packPast(p)
	got, err := readPast(bytes, nil)
	if err != nil || !reflect.DeepEqual(got, p) {
		t.Errorf("%v, %+v", err, got)
	}
	for n := range bytes {
		if _, err := readPast(bytes[:n], nil); err == nil {
			t.Fatalf("%d of %d bytes were taken for a past", n, len(bytes))
		}
	}
}

func must(t *table, err error) *table {
	if err != nil {
		panic(err)
	}
	return t
}
