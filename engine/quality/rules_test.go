package quality_test

import (
	"fmt"
	"testing"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/quality"
	"rumbo/engine/record"
)

type opp = record.Opportunity

// fault is a deal with something wrong, one with the same at the very limit that is right, and how to mend it.
type fault struct {
	rule  string
	bad   func(*opp)
	right func(*opp)
	// history gives stage changes; may be nil.
	history func(*world, record.ID)
	// mend is a person's own correction; nil means that the proposed fix is to be taken.
	mend   map[string]record.Value
	proven record.Value // what the proposed fix must write, where it is known
}

var lost, won, verbal = record.OfText("s4"), record.OfText("s3"), record.OfText("s2")

var faults = []fault{
	{rule: "close_past", bad: func(o *opp) { o.Close = today - 1 }, right: func(o *opp) { o.Close = today }, mend: map[string]record.Value{"close": record.OfDate(today + 9)}},
	{rule: "close_past", bad: func(o *opp) { o.Close = today - 5 }, mend: map[string]record.Value{"stage": lost}},
	{rule: "open_no_close", bad: func(o *opp) { o.Close = 0 }, right: func(o *opp) {}, mend: map[string]record.Value{"close": record.OfDate(today)}},
	{rule: "no_amount", bad: func(o *opp) { o.Amount = money.Amount{} }, mend: map[string]record.Value{"amount": record.OfMoney(money.New(1, usd))}},
	{rule: "no_amount", bad: func(o *opp) { o.Amount, o.Product = money.New(0, usd), "r1" }, right: func(o *opp) { o.Amount = money.New(1, usd) }, proven: record.OfMoney(money.New(77_00, usd))},
	{rule: "won_no_amount", bad: func(o *opp) { o.Stage, o.Amount = "s3", money.Amount{} }, right: func(o *opp) { o.Stage = "s3" }, mend: map[string]record.Value{"amount": record.OfMoney(money.New(5, usd))}},
	{rule: "lost_no_amount", bad: func(o *opp) { o.Stage, o.Amount = "s4", money.New(0, usd) }, right: func(o *opp) { o.Stage = "s4" }, mend: map[string]record.Value{"amount": record.OfMoney(money.New(5, usd))}},
	{rule: "foreign", bad: func(o *opp) { o.Amount = money.New(5, eur) }, right: func(o *opp) {}, mend: map[string]record.Value{"amount": record.OfMoney(money.New(5, usd))}},
	{rule: "no_next_step", bad: func(o *opp) { o.NextStep = "" }, right: func(o *opp) { o.NextStep, o.NextDate = "", today }, mend: map[string]record.Value{"next_step": record.OfText("Visit")}},
	{rule: "stale", bad: func(o *opp) { o.Created = today - 60 }, right: func(o *opp) { o.Created = today - 59 }, mend: map[string]record.Value{"next_step": record.OfText("Visit")}},
	{rule: "stale", bad: func(o *opp) { o.Created = today - 90; o.Changed = today - 61 }, right: func(o *opp) { o.Created = today - 90; o.Changed = today - 1 }, mend: map[string]record.Value{"stage": lost}},
	{rule: "backwards", bad: func(o *opp) { o.Stage, o.Created, o.Close = "s3", today-3, today-4 }, right: func(o *opp) { o.Stage, o.Created, o.Close = "s3", today-3, today-3 }, mend: map[string]record.Value{"close": record.OfDate(today)}},
	{rule: "backwards", bad: func(o *opp) { o.Stage, o.Created, o.Close = "s3", today-9, today-20 },
		history: func(w *world, id record.ID) { w.move(id, "s2", today-9); w.move(id, "s3", today-2) }, proven: record.OfDate(today - 2)},
	{rule: "closed_no_date", bad: func(o *opp) { o.Stage, o.Close = "s4", 0 }, right: func(o *opp) { o.Stage = "s4" }, mend: map[string]record.Value{"close": record.OfDate(today)}},
	{rule: "closed_no_date", bad: func(o *opp) { o.Stage, o.Close = "s3", 0 },
		history: func(w *world, id record.ID) { w.move(id, "s3", today-2) }, proven: record.OfDate(today - 2)},
	{rule: "owner_gone", bad: func(o *opp) { o.Owner = "p2" }, right: func(o *opp) { o.Owner, o.Stage = "p2", "s3" }, proven: record.OfText("p1")},
	{rule: "owner_gone", bad: func(o *opp) { o.Owner, o.Stage = "nobody", "s3" }, right: func(o *opp) { o.Owner = "p1" }, proven: record.OfText("p1")},
	{rule: "no_owner", bad: func(o *opp) { o.Owner = "" }, right: func(o *opp) { o.Owner, o.Stage = "", "s4" }, proven: record.OfText("p1")},
	{rule: "no_account", bad: func(o *opp) { o.Account = "" }, right: func(o *opp) {}, mend: map[string]record.Value{"account": record.OfText("a2")}},
	{rule: "no_account", bad: func(o *opp) { o.Account = "gone" }, mend: map[string]record.Value{"account": record.OfText("a2")}},
	{rule: "no_stage", bad: func(o *opp) { o.Stage = "gone" }, right: func(o *opp) {}, mend: map[string]record.Value{"stage": won}},
	{rule: "no_stage", bad: func(o *opp) { o.Stage = "s6" }, mend: map[string]record.Value{"stage": lost}},
	{rule: "probability", bad: func(o *opp) { o.Probability = record.Some(0.09) }, right: func(o *opp) { o.Probability = record.Some(0.1) }},
	{rule: "probability", bad: func(o *opp) { o.Probability = record.Some(0.81) }, right: func(o *opp) { o.Probability = record.Some(0.8) }},
	{rule: "probability", bad: func(o *opp) { o.Probability, o.Stage = record.Some(1), "s2" }, right: func(o *opp) { o.Probability, o.Stage = record.Some(1), "s3" }},
	{rule: "no_probability", bad: func(o *opp) { o.Stage = "s5" }, right: func(o *opp) { o.Stage, o.Probability = "s5", record.Some(0.5) }, mend: map[string]record.Value{"stage": verbal}},
}

// Each rule sees its fault, keeps still at the limit, and is silent once the fault is mended.
func TestRules(t *testing.T) {
	for i, c := range faults {
		t.Run(fmt.Sprint(i, " ", c.rule), func(t *testing.T) {
			w := newWorld(t)
			w.deal("good", func(*opp) {})
			w.deal("bad", c.bad)
			if c.history != nil {
				c.history(w, "bad")
			}
			if c.right != nil {
				w.deal("right", func(o *opp) { c.right(o); o.Name = "Another" })
			}
			r := w.find()
			x, found := finds(r, c.rule, "bad")
			if !found {
				t.Fatal("not found")
			}
			if _, wrong := finds(r, c.rule, "right"); wrong {
				t.Error("found where nothing is wrong")
			}
			mendOne(t, w, r, c, x)
			if _, still := finds(w.find(), c.rule, "bad"); still {
				t.Error("still found after it was mended")
			}
		})
	}
}

func mendOne(t *testing.T, w *world, r quality.Report, c fault, x quality.Finding) {
	t.Helper()
	if c.mend != nil {
		for field, v := range c.mend {
			w.write([]quality.Write{{Kind: "opportunity", ID: x.ID, Field: field, Value: v}})
		}
		return
	}
	fix := r.Fix(quality.ByID(c.rule), x)
	if len(fix) != 1 || fix[0].ID != "bad" || fix[0].Value != c.proven {
		t.Fatalf("the fix is %+v, want %s", fix, c.proven)
	}
	w.write(fix)
}

// A workspace without faults has none.
func TestNothingWrong(t *testing.T) {
	w := newWorld(t)
	w.deal("o", func(*opp) {})
	w.move("o", "s0", today-20)
	w.move("o", "s1", today-10)
	if r := w.find(); len(r.Faults) != 0 || r.AtFault != 0 || r.Deals != 1 {
		t.Errorf("%+v", r.Faults)
	}
}

func TestStale(t *testing.T) {
	w := newWorld(t)
	w.deal("moved", func(o *opp) { o.Created = today - 200 })
	w.move("moved", "s1", today-59)
	w.deal("unknown", func(o *opp) { o.Created = 0 }) // of which no day is known at all
	w.deal("asleep", func(o *opp) { o.Created = today - 200 })
	r := w.find()
	if f := r.Of("stale"); f == nil || len(f.Findings) != 1 || f.Findings[0].ID != "asleep" || f.Findings[0].N != 200 {
		t.Errorf("%+v", f)
	}
}

func TestStageSkipped(t *testing.T) {
	for _, c := range []struct {
		stages []record.ID // with the days on which they were entered
		on     []int
		now    record.ID
		want   record.ID // the stage passed over
	}{
		{[]record.ID{"s0", "s1", "s2"}, []int{-9, -8, -7}, "s2", ""},
		{[]record.ID{"s0", "s2"}, []int{-9, -8}, "s2", "s1"},
		{[]record.ID{"s2", "s0"}, []int{-8, -9}, "s2", "s1"}, // noted in another order than it happened
		{[]record.ID{"s1", "s3"}, []int{-9, -8}, "s3", "s2"},
		{[]record.ID{"s5", "s3"}, []int{-9, -8}, "s3", ""}, // from the last one
		{[]record.ID{"s0", "s4"}, []int{-9, -8}, "s4", ""}, // one may lose at any time
		{[]record.ID{"s2", "s1"}, []int{-9, -8}, "s1", ""}, // back is no skipping
		{[]record.ID{"s0", "gone", "s2"}, []int{-9, -8, -7}, "s2", "s1"},
		{[]record.ID{"s4", "s2"}, []int{-9, -8}, "s2", ""}, // reopened
	} {
		w := newWorld(t)
		w.deal("o", func(o *opp) { o.Stage = c.now })
		for i, st := range c.stages {
			w.move("o", st, today+period.Date(c.on[i]))
		}
		x, found := finds(w.find(), "stage_skipped", "o")
		if found != (c.want != "") || x.Other != c.want {
			t.Errorf("%v: passed over %q, want %q", c.stages, x.Other, c.want)
		}
	}
}

func TestDuplicates(t *testing.T) {
	type change = func(*opp)
	for _, c := range []struct {
		name string
		a, b change
		want bool
	}{
		{"the same twice", func(*opp) {}, func(*opp) {}, true},
		{"nearly", func(o *opp) { o.Name = "Licencias 2026" }, func(o *opp) { o.Name = "licencia 2026"; o.Amount.Minor += 50_00; o.Close += 14 }, true},
		{"later", func(*opp) {}, func(o *opp) { o.Close += 15 }, false},
		{"dearer", func(*opp) {}, func(o *opp) { o.Amount.Minor += 51_00 }, false},
		{"another client", func(*opp) {}, func(o *opp) { o.Account = "a2" }, false},
		{"another name", func(o *opp) { o.Name = "Plan A" }, func(o *opp) { o.Name = "Plan B" }, false},
		{"bought again", func(o *opp) { o.Stage = "s3" }, func(o *opp) { o.Stage = "s3"; o.Close++ }, false},
		{"won twice", func(o *opp) { o.Stage = "s3" }, func(o *opp) { o.Stage = "s3" }, true},
		{"one is lost", func(*opp) {}, func(o *opp) { o.Stage = "s4" }, false},
		{"no amounts", func(o *opp) { o.Amount = money.Amount{} }, func(o *opp) { o.Amount = money.Amount{} }, false},
	} {
		w := newWorld(t)
		w.deal("x", c.a)
		w.deal("y", c.b)
		x, found := finds(w.find(), "duplicate", "y")
		if found != c.want || found && x.Other != "x" {
			t.Errorf("%s: %v %+v", c.name, found, x)
		}
		if _, both := finds(w.find(), "duplicate", "x"); both {
			t.Errorf("%s: both are at fault", c.name)
		}
	}
}

// The one with fewer deals is at fault; taking the fix moves its deals and ends the fault.
func TestNearNames(t *testing.T) {
	w := newWorld(t)
	w.add("account", "a3", &record.Account{Name: "MINERA NANDU S.A."})
	w.add("account", "a4", &record.Account{Name: "Banco Nrote"}) // without deals: touches no number
	w.deal("x", func(*opp) {})
	w.deal("y", func(o *opp) { o.Name = "Other" })
	w.deal("z", func(o *opp) { o.Account = "a3" })
	w.deal("v", func(o *opp) { o.Account = "a2" })
	r := w.find()
	f := r.Of("near_names")
	if f == nil || len(f.Findings) != 1 || f.Findings[0].ID != "a3" || f.Findings[0].Other != "a1" || f.Minor != 5000_00 {
		t.Fatalf("%+v", f)
	}
	w.write(r.Fix(f.Rule, f.Findings[0]))
	if f := w.find().Of("near_names"); f != nil {
		t.Errorf("still at fault: %+v", f)
	}
}

func TestOutliers(t *testing.T) {
	w := newWorld(t)
	for i := range 30 {
		w.deal(record.ID(fmt.Sprint("o", i)), func(o *opp) { o.Name, o.Amount.Minor = fmt.Sprint("Deal ", i), int64(1000_00+100_00*i) })
	}
	if f := w.find().Of("outlier"); f != nil {
		t.Errorf("unusual: %+v", f)
	}
	w.deal("big", func(o *opp) { o.Amount.Minor = 25_000_000_00 })
	r := w.find()
	f := r.Of("outlier")
	if f == nil || len(f.Findings) != 1 || f.Findings[0].ID != "big" || f.Sample != 31 || f.Typical.Minor != 2500_00 || int(f.Findings[0].N+0.5) != 10_000 {
		t.Fatalf("%+v", f)
	}
	w.write([]quality.Write{{Kind: "opportunity", ID: "big", Field: "amount", Value: record.OfMoney(money.New(2500_00, usd))}})
	if f := w.find().Of("outlier"); f != nil {
		t.Errorf("still at fault: %+v", f)
	}
}
