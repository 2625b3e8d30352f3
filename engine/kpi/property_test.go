package kpi_test

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

var year2026 = period.Period{From: period.On(2026, 1, 1), To: period.On(2027, 1, 1), Grain: period.Year}

// A part of a grouping is the same number as the question asked for that part alone.
func TestPartsAreTheirOwnQuestions(t *testing.T) {
	in := madeInput(t, 3000, 1)
	in.Period = year2026
	every(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
		in := in
		in.Alternative = a.ID
		seen := 0
		for _, dim := range kpi.Dims() {
			if !i.Allows(dim) {
				if len(i.By(in, kpi.By(dim))) != 0 {
					t.Errorf("gives cells by %s, by which it cannot be cut", dim)
				}
				continue
			}
			for _, c := range i.By(in, kpi.By(dim)) {
				alone := in
				alone.Scope = kpi.Scope{kpi.Only(dim, c.Keys[0].Value.ID)}
				same(t, string(dim)+" "+c.Keys[0].Value.ID, c.Result, i.Compute(alone))
				seen++
			}
		}
		if seen == 0 {
			t.Error("no cells at all")
		}
	})
}

// A month of a series is the same number as the question asked for that month alone.
func TestMonthsAreTheirOwnQuestions(t *testing.T) {
	in := madeInput(t, 3000, 2)
	every(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
		in := in
		in.Alternative = a.ID
		if a.Timing == kpi.Now {
			if r := i.Over(in, months())[5]; r.Known || r.Why.Empty() {
				t.Error("a definition of today has a value by month")
			}
			return
		}
		for n, r := range i.Over(in, months()) {
			if !r.Known {
				continue
			}
			alone := in
			alone.Period = months()[n]
			same(t, alone.Period.From.String(), r, i.Compute(alone))
		}
	})
}

// same compares what must not depend on how a question was asked. Deals that are left out
// for having no date belong to no month, so they are told only with the whole.
func same(t *testing.T, what string, a, b kpi.Result) {
	t.Helper()
	if !reflect.DeepEqual(a.Figure, b.Figure) || a.N != b.N || a.Interval != b.Interval || a.Weak != b.Weak ||
		a.Numerator != b.Numerator || a.Denominator != b.Denominator || !reflect.DeepEqual(a.Counted, b.Counted) || a.Why.Text != b.Why.Text {
		t.Errorf("%s: in a grouping %+v (n %d, %v), alone %+v (n %d, %v)", what, a.Figure, a.N, a.Why.Text.EN, b.Figure, b.N, b.Why.Text.EN)
	}
}

func TestPartsSumToTheWhole(t *testing.T) {
	in := madeInput(t, 4000, 3)
	every(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
		in := in
		in.Alternative = a.ID
		whole := i.Compute(in)
		for _, dim := range kpi.Dims() {
			cells := i.By(in, kpi.By(dim))
			if cells == nil {
				continue
			}
			var counted, out [2]int
			counted[0], out[0] = deals(whole.Counted), deals(whole.LeftOut)
			value, minor := 0.0, int64(0)
			for _, c := range cells {
				counted[1] += deals(c.Counted)
				out[1] += deals(c.LeftOut)
				value, minor = value+c.Value, minor+c.Minor
			}
			if !slices.Contains([]string{"pace", "coverage", "attainment", "revenue_per_seller"}, i.ID) && (counted[0] != counted[1] || out[0] != out[1]) {
				t.Errorf("by %s: counted %v, left out %v (whole, sum of parts)", dim, counted, out)
			}
			if i.Additive && (minor != whole.Minor || math.Abs(value-whole.Value) > 1e-6) {
				t.Errorf("by %s: parts sum to %v (%d), whole is %v (%d)", dim, value, minor, whole.Value, whole.Minor)
			}
		}
		if !i.Additive || a.Timing == kpi.Now {
			return
		}
		minor, value := int64(0), 0.0
		for _, c := range i.By(in, kpi.By(kpi.ByPerson), kpi.Into(months())) {
			minor, value = minor+c.Minor, value+c.Value
		}
		if minor != whole.Minor || math.Abs(value-whole.Value) > 1e-6 {
			t.Errorf("by person and month: %d, whole %d", minor, whole.Minor)
		}
	})
}

func deals(groups []kpi.Group) int {
	n := 0
	for _, g := range groups {
		n += len(g.Rows)
	}
	return n
}

func TestAFilterNeverRaisesACount(t *testing.T) {
	in := madeInput(t, 2000, 4)
	every(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
		in := in
		in.Alternative = a.ID
		whole := i.Compute(in)
		for _, dim := range kpi.Dims() {
			if !i.Allows(dim) {
				continue
			}
			for _, v := range in.Deals.Column(dim).Values {
				for _, not := range []bool{false, true} {
					narrow := in
					narrow.Scope = kpi.Scope{{Dim: dim, In: []string{v.ID}, Not: not}}
					r := i.Compute(narrow)
					if r.Known && (deals(r.Counted) > deals(whole.Counted) || r.N > whole.N && whole.Known) {
						t.Errorf("%s %s (not %v): %d counted, %d without the filter", dim, v.ID, not, deals(r.Counted), deals(whole.Counted))
					}
				}
			}
		}
	})
}

// A workspace that holds only the deals that an explanation lists as counted gives the same number.
func TestExplanationsRecomputeTheValue(t *testing.T) {
	state := made(2000, 5)
	in := kpi.Input{Deals: kpi.Build(state), Today: today, Period: year2026}
	every(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
		in := in
		in.Alternative = a.ID
		r := i.Compute(in)
		keep := map[record.ID]bool{}
		for _, g := range r.Counted {
			for _, row := range g.Rows {
				keep[in.Deals.IDs[row]] = true
			}
		}
		var ops []change.Op
		for _, kind := range state.Kinds() {
			for row := range state.Table(kind).Rows() {
				if kind != "opportunity" || keep[row.ID] {
					ops = append(ops, change.Created(kind, row.ID, row.Rec))
				}
			}
		}
		only := in
		only.Deals = kpi.Build(change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: ops}))
		again := i.Compute(only)
		if again.Figure != r.Figure && r.Known || again.N != r.N && r.Known || deals(again.LeftOut) != 0 {
			t.Errorf("%+v n %d, from its own rows %+v n %d, %d left out", r.Figure, r.N, again.Figure, again.N, deals(again.LeftOut))
		}
	})
}

// Ratios of groups are ratios of sums.
func TestRatioOfSums(t *testing.T) {
	in := madeInput(t, 3000, 6)
	for _, i := range []*kpi.Indicator{kpi.WinRate, kpi.AverageDeal, kpi.SalesCycle, kpi.SellerRevenue, kpi.WeightedPipeline} {
		whole := i.Compute(in)
		num, den := 0.0, 0.0
		for _, c := range i.By(in, kpi.By(kpi.ByPerson)) {
			if c.Known {
				num, den = num+c.Numerator.Value, den+c.Denominator.Value
			}
		}
		if math.Abs(num-whole.Numerator.Value) > 1e-6*math.Abs(num) || math.Abs(den-whole.Denominator.Value) > 1e-9*den {
			t.Errorf("%s: %v ÷ %v by parts, %v ÷ %v as a whole", i.ID, num, den, whole.Numerator.Value, whole.Denominator.Value)
		}
		if v := whole.Numerator.Value / whole.Denominator.Value; i != kpi.WeightedPipeline && math.Abs(v-whole.Value) > 1e-9*math.Abs(v) {
			t.Errorf("%s: value %v, but %v ÷ %v", i.ID, whole.Value, whole.Numerator.Value, whole.Denominator.Value)
		}
	}
}

// Nothing is counted and left out at once, or twice.
func TestARowHasOneRole(t *testing.T) {
	in := madeInput(t, 2000, 7)
	every(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
		in := in
		in.Alternative = a.ID
		r := i.Compute(in)
		seen := map[int32]bool{}
		for _, g := range append(slices.Clone(r.Counted), r.LeftOut...) {
			if !slices.IsSorted(g.Rows) {
				t.Errorf("the rows of %s are not in order", g.Role)
			}
			for _, row := range g.Rows {
				if seen[row] {
					t.Fatalf("row %d twice", row)
				}
				seen[row] = true
			}
		}
	})
}

// An empty workspace has no numbers, and says so; nothing panics.
func TestNoDataIsNotZero(t *testing.T) {
	in := kpi.Input{Deals: kpi.Build(&change.State{}), Today: today, Period: year2026}
	every(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
		in := in
		in.Alternative = a.ID
		r := i.Compute(in)
		if r.Known || r.Why.Empty() || r.Format(locale.For("es-CL")) != locale.None {
			t.Errorf("%+v", r)
		}
		i.By(in, kpi.By(kpi.ByPerson))
		i.Over(in, months())
		i.Explain(in)
	})
}
