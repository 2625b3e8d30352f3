package kpi_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// ownMetrics are as people would make them.
var ownMetrics = map[string]*record.Metric{
	"calls_per_win":  {Name: "Calls per deal won", Top: "calls", Bottom: "won", Better: record.BetterLower, WeakBelow: 5},
	"large":          {Name: "Large wins", Top: "won", TopIf: []string{"amount at_least 40000 USD"}, Bottom: "won", BottomIf: []string{"amount at_least 0"}, Scale: record.ScalePercent},
	"won_amount":     {Name: "Amount won", Top: "won", TopHow: "amount"},
	"per_hour":       {Name: "Won per hour", Top: "won", TopHow: "amount", Bottom: "activities", BottomHow: "hours"},
	"replies":        {Name: "Replies per 1,000 e-mails", Top: "mails_replied", Bottom: "mails", Scale: record.ScaleThousand},
	"cycle_small":    {Name: "Cycle of small deals", Top: "won", TopHow: "median_cycle", TopIf: []string{"amount at_most 40000 USD"}},
	"spend_per_lead": {Name: "Spend per lead", Top: "leads_spent", Bottom: "leads"},
	"per_head":       {Name: "Meetings a month", Top: "activities", TopIf: []string{"kind is meeting|visit|video"}, Bottom: "sellers", BottomHow: "months"},
	"of_others":      {Name: "Of others", Top: "metric:calls_per_win", Bottom: "indicator:deals_won"},
	"invoiced":       {Name: "Invoiced", Top: "revenue", TopHow: "amount"},
}

// withMetrics is the company with own metrics.
func withMetrics(t testing.TB, seed uint64) (kpi.Input, *kpi.Book, *change.State) {
	t.Helper()
	s := company(t, seed)
	var ops []change.Op
	for id, m := range ownMetrics {
		ops = append(ops, change.Created("metric", record.ID(id), m))
	}
	state := change.Apply(s.State, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 17}, Ops: ops})
	return factInput(s), kpi.NewBook(state), state
}

func TestOwnMetricsHaveValues(t *testing.T) {
	in, book, _ := withMetrics(t, 1)
	for id := range ownMetrics {
		i := book.ByID(id)
		r := i.Compute(in)
		if !i.Own() || !r.Known || len(r.Counted) == 0 || len(r.Steps) == 0 || i.Alternatives[0].Formula.Empty() {
			t.Errorf("%s: %+v, %v", id, r.Figure, r.Why.Text.EN)
		}
		if !i.Measures(in) || len(i.By(in, kpi.By(kpi.ByPerson))) == 0 && i.Allows(kpi.ByPerson) {
			t.Errorf("%s measures nothing", id)
		}
		if c := i.Compare(kpi.Input{Deals: in.Deals, Facts: in.Facts, Period: year2026, Today: today}); c.Before.Period.To == 0 {
			t.Errorf("%s has no period before", id)
		}
	}
}

// A part of an own metric is the same number as the question asked for that part alone; so is a month.
func TestPartsOfOwnMetricsAreTheirOwnQuestions(t *testing.T) {
	in, book, _ := withMetrics(t, 2)
	in.Period = year2026
	for id := range ownMetrics {
		i := book.ByID(id)
		for _, dim := range kpi.Dims() {
			for _, c := range i.By(in, kpi.By(dim)) {
				alone := in
				alone.Scope = kpi.Scope{kpi.Only(dim, c.Keys[0].Value.ID)}
				same(t, id+" "+string(dim)+" "+c.Keys[0].Value.ID, c.Result, i.Compute(alone))
			}
		}
		for n, r := range i.Over(in, months()) {
			if alone := in; r.Known {
				alone.Period = months()[n]
				same(t, fmt.Sprint(id, " month ", n), r, i.Compute(alone))
			}
		}
	}
}

func TestOwnSumsAddUpAndFiltersNeverRaise(t *testing.T) {
	in, book, _ := withMetrics(t, 3)
	for _, id := range []string{"won_amount", "invoiced"} {
		i := book.ByID(id)
		whole := i.Compute(in)
		for _, dim := range kpi.Dims() {
			if !i.Allows(dim) {
				continue
			}
			total := int64(0)
			for _, c := range i.By(in, kpi.By(dim)) {
				total += c.Minor
				if c.Count() > whole.Count() {
					t.Errorf("%s by %s: a part counts more than the whole", id, dim)
				}
			}
			if total != whole.Minor || !i.Additive {
				t.Errorf("%s by %s: the parts sum to %d, the whole is %d", id, dim, total, whole.Minor)
			}
		}
	}
}

// What an explanation lists recomputes the value.
func TestRecordsOfOwnMetricsRecomputeThem(t *testing.T) {
	in, book, _ := withMetrics(t, 4)
	for id, factor := range map[string]float64{"calls_per_win": 1, "large": 1, "replies": 1000} {
		r := book.ByID(id).Compute(in)
		n := map[bool]int{}
		for _, g := range r.Counted {
			n[strings.HasPrefix(g.Role, "top_")] += g.Len()
		}
		if want := factor * float64(n[true]) / float64(n[false]); math.Abs(r.Value-want) > 1e-12 {
			t.Errorf("%s is %v, its records say %v", id, r.Value, want)
		}
	}
	r, sum := book.ByID("won_amount").Compute(in), int64(0)
	for _, row := range r.Counted[0].Rows {
		sum += in.Deals.Amount[row]
	}
	if sum != r.Minor {
		t.Errorf("won %d, its records sum to %d", r.Minor, sum)
	}
}

func TestWhatAMetricMayNotSay(t *testing.T) {
	_, _, state := withMetrics(t, 1)
	for name, c := range map[string]struct {
		m     record.Metric
		field string
		word  string
	}{
		"fine":              {*ownMetrics["large"], "", ""},
		"itself":            {record.Metric{Top: "metric:calls_per_win"}, "top", "itself"},
		"itself through":    {record.Metric{Top: "won", Bottom: "metric:of_others"}, "bottom", "itself"},
		"another currency":  {record.Metric{Top: "won", TopIf: []string{"amount at_least 5 EUR"}}, "top", "two currencies"},
		"gone":              {record.Metric{Top: "metric:nothing"}, "top", "no longer"},
		"no such basis":     {record.Metric{Top: "mistakes"}, "top", "what is counted"},
		"no such way":       {record.Metric{Top: "calls", TopHow: "amount"}, "top", "cannot be taken"},
		"a field of others": {record.Metric{Top: "calls", TopIf: []string{"lost_reason is price"}}, "top", "does not have"},
		"half a condition":  {record.Metric{Top: "calls", TopIf: []string{"person"}}, "top", "incomplete"},
		"no number":         {record.Metric{Top: "won", Bottom: "won", BottomIf: []string{"amount at_least much"}}, "bottom", "number"},
	} {
		p := kpi.CheckMetric(state, "calls_per_win", &c.m)
		if len(p) > 0 != (c.field != "") || len(p) > 0 && (p[0].Field != c.field || !strings.Contains(p[0].Text.EN, c.word) || p[0].Text.ES == "") {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

// Two people may each make half of a circle, and merge: the metrics then say so instead of a number.
func TestACircleThatWasMergedSaysSo(t *testing.T) {
	s := company(t, 1)
	ops := []change.Op{
		change.Created("metric", "a", &record.Metric{Name: "A", Top: "metric:b"}),
		change.Created("metric", "b", &record.Metric{Name: "B", Top: "won", Bottom: "metric:a"}),
	}
	book := kpi.NewBook(change.Apply(s.State, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 17}, Ops: ops}))
	for _, id := range []string{"a", "b"} {
		if r := book.ByID(id).Compute(factInput(s)); r.Known || !strings.Contains(r.Why.Text.EN, "itself") {
			t.Errorf("%s: %+v", id, r)
		}
	}
}

func TestDivisionByNothingSaysWhy(t *testing.T) {
	in, book, _ := withMetrics(t, 1)
	in.Period = period.Period{From: period.On(1999, 1, 1), To: period.On(1999, 2, 1)}
	r := book.ByID("calls_per_win").Compute(in)
	if r.Known || !strings.Contains(r.Why.Text.EN, "nothing to divide by") {
		t.Errorf("%+v %v", r.Figure, r.Why.Text.EN)
	}
}

func TestConditionsAreStoredAsTheyWere(t *testing.T) {
	for _, c := range []kpi.Condition{
		{Field: "line", Op: kpi.Is, Values: []string{"a", "b"}}, {Field: "source", Op: kpi.IsNot, Values: []string{`a|b\c d`, ""}}, {Field: "amount", Op: kpi.AtLeast, Values: []string{"5000 USD"}},
	} {
		got, ok := kpi.ParseCondition(c.String())
		if !ok || fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c) {
			t.Errorf("%q became %q", c, got)
		}
	}
	if _, ok := kpi.ParseCondition("line"); ok {
		t.Error("half a condition was read")
	}
}
