package kpi_test

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/fact"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// company is the demo workspace, with faults that real ones have put into it.
func company(t testing.TB, seed uint64) *workspace.Snapshot {
	t.Helper()
	ops := demo.Generate(seed, demo.Company, today, "en")
	add := func(kind string, id record.ID, rec any) { ops = append(ops, change.Created(kind, id, rec)) }
	day := period.On(2026, 3, 4)
	add("activity", "x1", &record.Activity{Kind: record.ActivityCall, On: day, Person: "gone", Duration: 7, Outcome: record.OutcomeConnected})
	add("activity", "x2", &record.Activity{Kind: record.ActivityCall, On: day, Direction: "in", Outcome: record.OutcomeConnected})
	add("activity", "x3", &record.Activity{Kind: record.ActivityCall, On: day, Direction: "out"})
	add("activity", "x4", &record.Activity{Kind: record.ActivityVisit, On: day, Status: record.ActivityCancelled, Duration: 60})
	add("mail_event", "y1", &record.MailEvent{Event: record.MailOpened, On: day, Message: "lonely"})
	add("mail_event", "y2", &record.MailEvent{Event: record.MailSent, On: day})
	add("mail_event", "y3", &record.MailEvent{Event: record.MailBounced, On: day})
	add("mail_event", "y4", &record.MailEvent{Event: record.MailClicked, On: day, Message: "m1"})
	add("campaign", "c1", &record.Campaign{Name: "Free", From: day})
	add("campaign", "c2", &record.Campaign{Name: "Euro", From: day, Cost: amountEUR(5), Margin: amountEUR(9)})
	add("revenue_line", "r1", &record.RevenueLine{On: day, Account: "gone", Amount: amountEUR(100)})
	add("revenue_line", "r2", &record.RevenueLine{On: day, Amount: amountUSD(100)})
	add("survey_answer", "s1", &record.SurveyAnswer{Survey: "gone", On: day, Score: record.Some(9)})
	s := workspace.Of(change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: ops}))
	s.Tell(past(t, s, written(s, seed)))
	return s
}

func factInput(s *workspace.Snapshot) kpi.Input {
	return kpi.Input{Deals: s.Deals(), Facts: s.Numbers(), Today: today, Calendar: s.Calendar()}
}

// everyFact goes over each indicator on facts, by each definition.
func everyFact(t *testing.T, f func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative)) {
	for _, i := range kpi.All() {
		for n := range i.Alternatives {
			if i.OnFacts || i.Alternatives[n].OnPast {
				t.Run(i.ID+"/"+i.Alternatives[n].ID, func(t *testing.T) { f(t, i, &i.Alternatives[n]) })
			}
		}
	}
}

// A part, or a month, is the same number as the question asked for it alone.
func TestPartsOfFactsAreTheirOwnQuestions(t *testing.T) {
	in := factInput(company(t, 1))
	everyFact(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
		in := in
		in.Alternative, in.Period = a.ID, year2026
		known := 0
		for _, dim := range kpi.Dims() {
			for _, c := range i.By(in, kpi.By(dim)) {
				alone := in
				alone.Scope = kpi.Scope{kpi.Only(dim, c.Keys[0].Value.ID)}
				same(t, string(dim)+" "+c.Keys[0].Value.ID, c.Result, i.Compute(alone))
				if c.Known {
					known++
				}
			}
		}
		if known == 0 {
			t.Error("no cell is known: nothing was tested")
		}
		if a.Timing == kpi.Now {
			return
		}
		for n, r := range i.Over(in, months()) {
			alone := in
			if alone.Period = months()[n]; r.Known {
				same(t, alone.Period.From.String(), r, i.Compute(alone))
			}
		}
	})
}

// Parts hold all rows of the whole, once; those of additive indicators sum to it.
func TestPartsOfFactsSumToTheWhole(t *testing.T) {
	in := factInput(company(t, 2))
	everyFact(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
		in := in
		if in.Alternative = a.ID; !i.Additive {
			in.Period = year2026
		}
		whole := i.Compute(in)
		for _, dim := range kpi.Dims() {
			cells := i.By(in, kpi.By(dim))
			if len(cells) == 0 {
				continue
			}
			counted, out, value, minor := 0, 0, 0.0, int64(0)
			for _, c := range cells {
				counted, out, value, minor = counted+c.Count(), out+c.CountOut(), value+c.Value, minor+c.Minor
			}
			if whole.Count() != counted || whole.CountOut() != out {
				t.Errorf("by %s: counted %d, left out %d; whole %d, %d", dim, counted, out, whole.Count(), whole.CountOut())
			}
			if i.Additive && (minor != whole.Minor || math.Abs(value-whole.Value) > 1e-6) {
				t.Errorf("by %s: parts sum to %v, whole is %v", dim, value, whole.Value)
			}
		}
	})
}

// What every result must be, as for deals.
func TestResultsOnFacts(t *testing.T) {
	in := factInput(company(t, 3))
	en, es := locale.For("en-US"), locale.For("es-CL")
	known := map[string]bool{}
	for _, p := range append(months()[24:36:36], year2026) {
		in.Period = p
		everyFact(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
			in := in
			in.Alternative = a.ID
			r := i.Compute(in)
			if !reflect.DeepEqual(r, i.Compute(in)) {
				t.Error("two answers to one question")
			}
			if r.Unit != a.Unit {
				t.Errorf("unit %v", r.Unit)
			}
			for _, ph := range slices.Concat(r.Warnings, r.Steps, []kpi.Phrase{r.Why}) {
				for _, l := range []*locale.Locale{en, es} {
					if s := ph.In(l); strings.ContainsAny(s, "{}") || strings.Contains(s, locale.None) {
						t.Errorf("not filled: %q", s)
					}
				}
			}
			seen := map[int32]bool{}
			for _, g := range slices.Concat(r.Counted, r.LeftOut) {
				bilingual(t, g.Role, g.Text)
				if ids := g.Named(in.Deals, 3); len(ids) == 0 || ids[0] == "" || !record.Known(g.Of) {
					t.Errorf("%s: no records", g.Role)
				}
				for _, row := range g.Rows {
					if seen[row] {
						t.Fatalf("row %d twice", row)
					}
					seen[row] = true
				}
			}
			if !r.Known {
				if r.Why.Empty() || len(r.Steps) > 0 || r.Interval.Known {
					t.Errorf("not known, but %+v", r)
				}
				return
			}
			known[i.ID+"/"+a.ID] = true
			if len(r.Steps) == 0 || !strings.Contains(r.Steps[len(r.Steps)-1].In(en), r.Format(en)) {
				t.Errorf("the steps do not show %s", r.Format(en))
			}
			if iv := r.Interval; iv.Known && (iv.Low > r.Value || iv.High < r.Value) {
				t.Errorf("interval %+v around %v", iv, r.Value)
			}
			if r.Weak != (i.WeakBelow > r.N) {
				t.Errorf("n %d, weak %v, needs %d", r.N, r.Weak, i.WeakBelow)
			}
		})
	}
	everyFact(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
		if !known[i.ID+"/"+a.ID] {
			t.Error("never known in the demo: nothing of it was tested")
		}
	})
}

// A filter never raises a count; a scope that a fact does not know is told, not taken for zero.
func TestFiltersOnFacts(t *testing.T) {
	in := factInput(company(t, 4))
	in.Period = year2026
	everyFact(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
		in := in
		in.Alternative = a.ID
		whole := i.Compute(in)
		for _, dim := range kpi.Dims() {
			for n, c := range i.By(in, kpi.By(dim)) {
				narrow := in
				if narrow.Scope = (kpi.Scope{{Dim: dim, In: []string{c.Keys[0].Value.ID}, Not: n%2 == 0}}); n > 12 {
					break
				}
				if r := i.Compute(narrow); r.Count() > whole.Count() || r.Known && r.N > whole.N {
					t.Errorf("%s %s: %d counted, %d without the filter", dim, c.Keys[0].Value.ID, r.Count(), whole.Count())
				}
			}
		}
		in.Scope = kpi.Scope{kpi.Only(kpi.ByCompetitor, "x")}
		if r := i.Compute(in); !i.Allows(kpi.ByCompetitor) && (r.Known || r.Why.Empty()) {
			t.Errorf("by a competitor: %+v", r.Figure)
		}
	})
}

// Without facts there are no numbers, and it is said why; nothing panics.
func TestNoFactsAreNotZero(t *testing.T) {
	empty := workspace.Empty()
	for _, in := range []kpi.Input{{Deals: empty.Deals(), Today: today}, factInput(empty)} {
		everyFact(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
			in := in
			in.Alternative, in.Period = a.ID, year2026
			in.Scope = kpi.Scope{kpi.Only(kpi.ByPerson, "x")}
			if r := i.Compute(in); r.Known || r.Why.Empty() {
				t.Errorf("%+v", r)
			}
			i.By(in, kpi.By(kpi.ByPerson))
			i.Over(in, months())
			i.Explain(in)
		})
	}
}

// A workspace that holds only the records that an explanation lists as counted gives the same number. Of
// messages it lists one event each, so they are left to the oracle.
func TestExplanationsOfFactsRecomputeTheValue(t *testing.T) {
	s := company(t, 7)
	in := factInput(s)
	in.Period = year2026
	everyFact(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
		in := in
		in.Alternative = a.ID
		r, keep := i.Compute(in), map[string]map[record.ID]bool{}
		for _, g := range r.Counted {
			if g.Of == "mail_event" || i.ID == "lead_cost" || a.ID == "worth" { // a lead's cost depends on those of its campaign, its worth on how others of its band went
				t.Skip()
			}
			if keep[g.Of] == nil {
				keep[g.Of] = map[record.ID]bool{}
			}
			for _, id := range g.Named(in.Deals, g.Len()) {
				keep[g.Of][id] = true
			}
		}
		var ops []change.Op
		for _, kind := range s.State.Kinds() {
			for row := range s.State.Table(kind).Rows() {
				b, isBlock := row.Rec.(*record.Block)
				if keep[kind] == nil && !(isBlock && keep[b.Kind] != nil) || keep[kind][row.ID] {
					ops = append(ops, change.Created(kind, row.ID, row.Rec))
				}
			}
		}
		for kind, ids := range keep {
			if fact.Of(kind) == nil {
				continue
			}
			set := s.Facts(kind)
			for row := range set.Len {
				p, i := set.Find(row)
				if id := p.ID(i); ids[id] && fact.InBlock(s.State, kind, id) {
					ops = append(ops, change.Created(kind, "only-"+id[:len(id)-1]+"-"+id[len(id)-1:], set.Record(p, i)))
				}
			}
		}
		only := workspace.Of(change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: ops}))
		only.Tell(past(t, only, written(s, 7)))
		again := factInput(only)
		again.Alternative, again.Period = a.ID, in.Period
		x := i.Compute(again)
		if x.N != r.N || math.Abs(x.Value-r.Value) > 1e-9*math.Max(1, math.Abs(r.Value)) || x.Minor != r.Minor || x.CountOut() > 0 && !slices.Contains(i.Sources, "stage_move") { // some stages of a deal count, others not
			t.Errorf("%v n %d, from its own records %v n %d, %d left out", r.Value, r.N, x.Value, x.N, x.CountOut())
		}
	})
}

// Leads to pursue come by their worth, with a reason; those who left or are silent come last.
func TestPursue(t *testing.T) {
	s := company(t, 8)
	in := factInput(s)
	list := kpi.Pursue(in)
	open, gone := 0, map[record.ID]bool{}
	for _, l := range change.All(s.State, record.LeadKind) {
		if !slices.Contains([]string{record.LeadWon, record.LeadLost, record.LeadDiscarded}, l.Status) {
			open++
		}
	}
	signs := s.LeadEvents()
	for row := range signs.Len {
		p, i := signs.Find(row)
		if e := signs.Record(p, i).(*record.LeadEvent); e.Event == record.LeadLeave {
			gone[e.Lead] = true
		}
	}
	if len(list) != open || open == 0 {
		t.Fatalf("%d leads of %d", len(list), open)
	}
	left := 0
	for n, p := range list {
		if p.Reason.Empty() || strings.ContainsAny(p.Reason.In(locale.For("es-CL")), "{}") {
			t.Errorf("%s: no reason", p.Lead)
		}
		if p.Pursue == (gone[p.Lead] || p.Last == 0 || today-p.Last > 90) {
			t.Errorf("%s: pursue %v", p.Lead, p.Pursue)
		}
		if gone[p.Lead] {
			left++
		}
		if n > 0 && (p.Pursue && !list[n-1].Pursue || p.Pursue == list[n-1].Pursue && p.Worth.Minor > list[n-1].Worth.Minor) {
			t.Errorf("%s stands too low", p.Lead)
		}
	}
	if left == 0 || !list[0].Pursue || list[0].Worth.Minor <= 0 {
		t.Errorf("first %+v, %d left", list[0], left)
	}
	in.Scope = kpi.Scope{kpi.Only(kpi.ByPerson, string(list[0].Owner))}
	for _, p := range kpi.Pursue(in) {
		if p.Owner != list[0].Owner {
			t.Errorf("%s is another one's", p.Lead)
		}
	}
}

func amountUSD(units int64) money.Amount { return money.New(units*100, usd) }
func amountEUR(units int64) money.Amount { return money.New(units*100, eur) }
