package quality_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/quality"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Every rule says in both languages what it is, and names only what exists.
func TestRulesAreDescribed(t *testing.T) {
	known := []string{"days", "times", "share", "on", "other", "n", "typical"}
	for _, r := range quality.All() {
		for name, x := range map[string]text.Text{"name": r.Name, "why": r.Why, "do": r.Do, "effect": r.Effect, "reason": r.Reason, "severity": r.Severity.Label()} {
			if x.ES == "" || x.EN == "" || x.ES == x.EN {
				t.Errorf("%s: its %s is not there in both languages: %+v", r.ID, name, x)
			}
			if a, b := text.Placeholders(x.ES), text.Placeholders(x.EN); len(a) != len(b) {
				t.Errorf("%s: its %s holds %v and %v", r.ID, name, a, b)
			}
		}
		for _, p := range text.Placeholders(r.Reason.ES) {
			if !slices.Contains(known, p) {
				t.Errorf("%s: nobody fills {%s}", r.ID, p)
			}
			if p == "other" && r.OtherKind == "" {
				t.Errorf("%s: what is {other}?", r.ID)
			}
		}
		if _, ok := record.Lookup(r.Kind).Info(r.Field); !ok {
			t.Errorf("%s: %s has no field %s", r.ID, r.Kind, r.Field)
		}
		for _, id := range r.Touches {
			if kpi.ByID(id) == nil {
				t.Errorf("%s: there is no indicator %s", r.ID, id)
			}
		}
		if quality.ByID(r.ID) != r {
			t.Errorf("%s is not found", r.ID)
		}
	}
	if len(quality.All()) < 15 {
		t.Errorf("only %d rules", len(quality.All()))
	}
}

// Every rule sees something in data with every fault; so no rule is dead.
func TestEveryRuleFires(t *testing.T) {
	r := quality.Find(input(messy(4000, 1)))
	for _, rule := range quality.All() {
		if r.Of(rule.ID) == nil {
			t.Errorf("%s finds nothing", rule.ID)
		}
	}
}

func TestNothingAtAll(t *testing.T) {
	if r := quality.Find(input(&change.State{})); len(r.Faults) != 0 || r.Deals != 0 {
		t.Errorf("%+v", r)
	}
	w := &world{t: t, state: &change.State{}}
	w.add("opportunity", "o", &record.Opportunity{}) // no process, no people, no words
	w.add("stage_move", "m", &record.StageMove{})
	if r := w.find(); r.Of("no_stage") == nil {
		t.Error("a deal without a stage is at fault")
	}
}

// The same data give the same report, whatever the order in which maps are walked, and whatever
// order the records came in the same records are at fault.
func TestDeterministic(t *testing.T) {
	s := messy(3000, 7)
	first := quality.Find(input(s))
	for range 3 {
		if again := quality.Find(input(s)); !reflect.DeepEqual(plain(first), plain(again)) {
			t.Fatal("two reports of the same data differ")
		}
	}
}

// Faults that reach numbers come first, by money touched, those without any known amount after them; the figures are the sums of their records.
func TestOrderAndSums(t *testing.T) {
	s := messy(3000, 3)
	r := quality.Find(input(s))
	last, stage := int64(0), 0
	at := map[record.ID]bool{}
	for _, f := range r.Faults {
		var sum int64
		unpriced := 0
		for _, x := range f.Findings {
			at[x.ID] = true
			sum += x.Minor
			if !x.Priced {
				unpriced++
			}
		}
		if sum != f.Minor || unpriced != f.Unpriced {
			t.Errorf("%s: %d and %d, want %d and %d", f.ID, f.Minor, f.Unpriced, sum, unpriced)
		}
		now := 0
		if !f.Touched(usd).Known() {
			now = 1
		}
		if len(f.Touches) == 0 {
			now = 2
		}
		if now < stage || now == stage && last != 0 && f.Minor > last {
			t.Errorf("%s is out of order", f.ID)
		}
		stage, last = now, f.Minor
	}
	if r.AtFault != len(at) {
		t.Errorf("%d records at fault, want %d", r.AtFault, len(at))
	}
}

// The reports of all owners are together the report of the whole.
func TestOwnersAddUp(t *testing.T) {
	s := messy(2000, 5)
	r := quality.Find(input(s))
	owners := []record.ID{""}
	seen := map[record.ID]bool{"": true}
	for _, o := range change.All(s, record.OpportunityKind) {
		if !seen[o.Owner] {
			seen[o.Owner] = true
			owners = append(owners, o.Owner)
		}
	}
	for _, f := range r.Faults {
		n, minor := 0, int64(0)
		for _, o := range owners {
			if g := r.Owned(o).Of(f.ID); g != nil {
				n, minor = n+len(g.Findings), minor+g.Minor
			}
		}
		if f.Kind == "opportunity" && (n != len(f.Findings) || minor != f.Minor) {
			t.Errorf("%s: %d records and %d for the owners, %d and %d in all", f.ID, n, minor, len(f.Findings), f.Minor)
		}
	}
}

// Whatever fix is proposed, taking it ends the fault of that record.
func TestProposedFixesMend(t *testing.T) {
	taken := 0
	for seed := range uint64(4) {
		s := messy(600, seed)
		r := quality.Find(input(s))
		for _, f := range r.Faults {
			for i, x := range f.Findings {
				fix := r.Fix(f.Rule, x)
				if len(fix) == 0 || i > 5 {
					continue
				}
				taken++
				w := &world{t: t, state: s, n: 1 << 10}
				w.write(fix)
				if _, still := finds(w.find(), f.ID, x.ID); still {
					t.Errorf("%s: %s is still at fault after %+v", f.ID, x.ID, fix)
				}
			}
		}
	}
	if taken < 40 {
		t.Errorf("only %d fixes were proposed", taken)
	}
}

func input(s *change.State) quality.Input {
	return quality.Input{State: s, Deals: kpi.Build(s), Today: today}
}

// plain is a report without what it was made from.
func plain(r quality.Report) []any {
	out := []any{r.Deals, r.AtFault}
	for _, f := range r.Faults {
		out = append(out, f.ID, f.Findings, f.Minor, f.Unpriced, f.Sample, f.Typical)
	}
	return out
}

// messy is a workspace with every fault there is.
func messy(n int, seed uint64) *change.State {
	rng := rand.New(rand.NewPCG(seed, 1))
	w := newWorld(nil)
	var ops []change.Op
	add := func(kind string, id record.ID, rec any) { ops = append(ops, change.Created(kind, id, rec)) }
	pick := func(list ...record.ID) record.ID { return list[rng.IntN(len(list))] }
	add("account", "a3", &record.Account{Name: "minera nandu SA"})
	for i := range n {
		id := record.ID(fmt.Sprint("o", i))
		o := &record.Opportunity{Name: fmt.Sprint("Deal ", rng.IntN(n/20)), Account: pick("a1", "a1", "a2", "a3", "", "gone"), Owner: pick("p1", "p1", "p2", "", "gone"),
			Product: pick("r1", ""), Stage: pick("s0", "s0", "s1", "s1", "s2", "s2", "s3", "s3", "s4", "s5", "s6", "gone"),
			Amount: money.New(int64(1+rng.IntN(4))*1000_00, usd), Created: today - period.Date(rng.IntN(300)), NextStep: []string{"", "Call"}[rng.IntN(2)]}
		o.Close = o.Created + period.Date(rng.IntN(200)-10)
		switch rng.IntN(30) {
		case 0:
			o.Amount = money.Amount{}
		case 1:
			o.Amount = money.New(0, usd)
		case 2:
			o.Amount = money.New(55, eur)
		case 3:
			o.Amount.Minor *= 100_000
		case 4:
			o.Close = 0
		case 5:
			o.Created = 0
		case 6, 7, 8:
			o.Probability = record.Some(float64(rng.IntN(11)) / 10)
		}
		add("opportunity", id, o)
		if at := o.Created; at.Known() && rng.IntN(3) > 0 {
			add("stage_move", id+"-1", &record.StageMove{Opportunity: id, Stage: pick("s0", "s0", "s1", "gone"), On: at})
			add("stage_move", id+"-2", &record.StageMove{Opportunity: id, Stage: o.Stage, On: at + period.Date(rng.IntN(60))})
		}
	}
	w.apply(ops...)
	return w.state
}

// The whole pass over 100,000 deals, the columns and the comparison of names being there already.
func BenchmarkFind100k(b *testing.B) {
	in := input(large())
	var r quality.Report
	in.Names = quality.Names(in.State, nil)
	for b.Loop() {
		r = quality.Find(in)
	}
	n := 0
	for _, f := range r.Faults {
		n += len(f.Findings)
	}
	b.ReportMetric(float64(n), "findings")
}

// Comparing the names of the accounts of 100,000 deals.
func BenchmarkNames(b *testing.B) {
	s := large()
	for b.Loop() {
		quality.Names(s, nil)
	}
}

func large() *change.State {
	return change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: demo.Generate(1, demo.Large(100_000), today, "es")})
}
