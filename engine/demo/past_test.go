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
	rest, story := Past(7, "demo", "es", ops, today, noon)
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
		if c.Ops[0].Kind != record.OpportunityKind.Name {
			continue
		}
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
	again, other := Past(7, "demo", "es", ops, today, noon)
	if len(again) != len(rest) || !reflect.DeepEqual(other.History, story.History) {
		t.Error("another past")
	}
}

// The plans were written over months by several people, one of them not for long; all of it leads to the same company, and the named
// versions hold the plan as it was.
func TestThePlansHaveAPast(t *testing.T) {
	today := period.On(2026, 11, 22)
	noon := func(d period.Date) int64 { return d.UnixMilli() + 43_200_000 }
	ops := Generate(7, Company, today, "es")
	rest, story := Past(7, "demo", "es", ops, today, noon)
	now := uint64(noon(today)) << 17
	whole := change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: now, Replica: 1}, Ops: ops})
	lived, _ := change.Merge(story.State, change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: now, Replica: 1}, Ops: rest}))
	for _, kind := range whole.Kinds() {
		for r := range whole.Table(kind).Rows() {
			got := lived.Row(kind, r.ID)
			if kind == "review" && got != nil && got.Rec.(*record.Review).Status == "held" {
				if got.Rec.(*record.Review).Seen == "" {
					t.Error("a review that was held does not say what was known")
				}
				continue
			}
			if got == nil || kind != "opportunity" && !reflect.DeepEqual(got.Rec, r.Rec) {
				t.Fatalf("%s %s is %+v, not %+v", kind, r.ID, got, r.Rec)
			}
		}
	}
	if len(change.Conflicts(lived)) > 0 {
		t.Error("the past is in conflict with itself")
	}
	workedOn(t, lived, story.History, today)
	versions := 0
	for _, v := range change.All(lived, record.VersionKind) {
		seen, err := change.ParseSeen(v.Seen)
		if err != nil {
			t.Fatal(err)
		}
		then := story.History.Fold(&change.State{}, seen)
		if n := change.Count(then, record.ContactKind); n == 0 || change.Get(then, record.AccountKind, v.Account) == nil {
			t.Errorf("%s of %s holds %d contacts", v.Name, v.Account, n)
		}
		versions++
	}
	if versions < Company.Plans {
		t.Errorf("%d versions", versions)
	}
}

// workedOn holds that several people wrote each plan of a strategic account, and that one was left alone for long.
func workedOn(t *testing.T, lived *change.State, story change.History, today period.Date) {
	t.Helper()
	authors, last := map[record.ID]map[string]bool{}, map[record.ID]period.Date{}
	for _, c := range story {
		for _, o := range c.Ops {
			of := record.Lookup(o.Kind).AccountOf(lived.Row(o.Kind, o.ID).Rec)
			if o.Kind == "opportunity" || of == "" || o.Kind == "account" {
				continue
			}
			if authors[of] == nil {
				authors[of] = map[string]bool{}
			}
			authors[of][c.Author] = true
			last[of] = period.FromUnixMilli(c.At.Millis(), 0)
		}
	}
	silentOnes := 0
	for of, who := range authors {
		if change.Get(lived, record.AccountKind, of).Tier != "strategic" {
			continue
		}
		if len(who) < 3 {
			t.Errorf("only %v wrote the plan of %s", who, of)
		}
		if today-last[of] >= silent {
			silentOnes++
		}
	}
	if silentOnes != 1 {
		t.Errorf("%d plans are neglected", silentOnes)
	}
}
