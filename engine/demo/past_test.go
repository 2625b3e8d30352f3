package demo

import (
	"reflect"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// With its past the company is the same one, and nothing in the past is from the future.
func TestThePastLeadsToThePresent(t *testing.T) {
	today := period.On(2026, 11, 22)
	epoch := period.On(1970, 1, 1)
	noon := func(d period.Date) int64 { return int64(d-epoch)*86_400_000 + 43_200_000 }
	ops := Generate(7, Company, today, "es")
	rest, story := Past(7, "demo", ops, today, noon)
	if len(story.History) < 300 || len(rest) >= len(ops) {
		t.Fatalf("%d changes of the past, %d of %d ops left", len(story.History), len(rest), len(ops))
	}
	whole := change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: uint64(noon(today)) << 17, Replica: 1}, Ops: ops})
	lived, _ := change.Merge(story.State, change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: uint64(noon(today)) << 17, Replica: 1}, Ops: rest}))
	for id, o := range change.All(whole, record.OpportunityKind) {
		got := change.Get(lived, record.OpportunityKind, id)
		if got == nil {
			t.Fatalf("%s is gone", id)
		}
		same := *got
		same.Changed = o.Changed
		if !reflect.DeepEqual(same, *o) {
			t.Errorf("%s is %+v, not %+v", id, *got, *o)
		}
	}
	if a, b := change.Count(whole, record.StageMoveKind), change.Count(lived, record.StageMoveKind); a != b {
		t.Errorf("%d stage changes, not %d", b, a)
	}
	var last change.Stamp
	pushed, grew, shrank := 0, 0, 0
	for _, c := range story.History {
		if !last.Before(c.At) || c.At.Millis() > noon(today+1) {
			t.Fatalf("%v after %v", c.At, last)
		}
		last = c.At
		for _, p := range c.Ops[0].Patches {
			switch {
			case p.Field == "close" && p.To.Date() > p.From.Date() && c.Label == "edit":
				pushed++
			case p.Field == "amount" && p.To.Money().Minor > p.From.Money().Minor:
				grew++
			case p.Field == "amount":
				shrank++
			}
		}
	}
	if pushed < 10 || grew < 5 || shrank < 5 {
		t.Errorf("pushed %d, grew %d, shrank %d", pushed, grew, shrank)
	}
	again, other := Past(7, "demo", ops, today, noon)
	if len(again) != len(rest) || !reflect.DeepEqual(other.History, story.History) {
		t.Error("another past")
	}
}
