//go:build !js || worker

package forecast

import (
	"context"
	"encoding/json"
	"math"
	"testing"
)

func divideBy(t *testing.T, q Question, by string) *Parts {
	t.Helper()
	head, err := json.Marshal(header{Key: "demo", Question: q, By: by})
	if err != nil {
		t.Fatal(err)
	}
	out, err := shared.run(context.Background(), frame(head, packed().bytes), nil)
	if err != nil {
		t.Fatal(err)
	}
	p := &Parts{}
	if err := json.Unmarshal(out, p); err != nil {
		t.Fatal(err)
	}
	return p
}

// The parts add up to the forecast shown: what is won, what is expected, the budget, the challenging target and every
// month ahead; of the whole by its groups, and of each group by its parts.
func TestDividedForecastsAddUp(t *testing.T) {
	for _, by := range []string{ByLine, ByAccount, ByTeam, ByPerson} {
		for _, span := range []Span{Quarter, NextQuarter, Year} {
			q := question()
			q.Total = span
			a, p := ask(t, shared, q), divideBy(t, q, by)
			whole := p.Rows[0]
			if whole.Depth != 0 || !p.Reconciled || p.Period != a.Total.Period {
				t.Fatalf("%s %s: %+v", by, span, p)
			}
			if math.Abs(whole.Whole.Mean-a.Total.Whole.Mean) > 2 || math.Abs(whole.Whole.P90-a.Total.Whole.P90) > 2 || math.Abs(whole.Budget-a.Total.Budget) > 2 || whole.Won != a.Total.Won || whole.Deals != a.Open {
				t.Errorf("%s %s: the whole is %+v, the forecast %+v", by, span, whole, a.Total.Whole)
			}
			for i := range p.Rows {
				p.check(t, i)
			}
		}
	}
}

// check compares a row with the sum of what it consists of.
func (p *Parts) check(t *testing.T, at int) {
	t.Helper()
	row := p.Rows[at]
	var sum Portion
	n := 0
	for i, r := range p.Rows {
		if i == at || r.Depth != row.Depth+1 || row.Depth == 1 && r.Group != row.Group {
			continue
		}
		n++
		sum.Won, sum.Deals = sum.Won+r.Won, sum.Deals+r.Deals
		sum.Whole.Mean, sum.Budget, sum.Stretch = sum.Whole.Mean+r.Whole.Mean, sum.Budget+r.Budget, sum.Stretch+r.Stretch
		for k, a := range r.Ahead {
			if sum.Ahead == nil {
				sum.Ahead, sum.Past = make([]Range, len(row.Ahead)), make([]float64, len(row.Past))
			}
			sum.Ahead[k].Mean += a.Mean
			if !(a.P10 <= a.P50 && a.P50 <= a.P90) {
				t.Errorf("%s %s: %+v", r.Kind, r.ID, a)
			}
		}
		for k, x := range r.Past {
			sum.Past[k] += x
		}
		if r.Won > r.Whole.P10+1 || r.Whole.P10 > r.Whole.P90 || r.Stretch < 0 || len(r.Ahead) != partMonths {
			t.Errorf("%s: %+v", p.By, r)
		}
	}
	if n == 0 {
		return
	}
	near := func(what string, a, b float64) {
		if math.Abs(a-b) > float64(n)+1 {
			t.Errorf("%s, %s of %q %q: the parts make %v, it is %v", p.By, what, row.Kind, row.ID, a, b)
		}
	}
	near("won", sum.Won, row.Won)
	near("open", float64(sum.Deals), float64(row.Deals))
	near("expected", sum.Whole.Mean, row.Whole.Mean)
	near("budget", sum.Budget, row.Budget)
	near("stretch", sum.Stretch, row.Stretch)
	for k := range row.Ahead {
		near("a month", sum.Ahead[k].Mean, row.Ahead[k].Mean)
	}
	for k := range row.Past {
		near("the past", sum.Past[k], row.Past[k])
	}
}

// A part of the company can be divided as well; what has nothing has no parts.
func TestScopesAreDivided(t *testing.T) {
	q := question()
	q.Scope = Scope{"line", string(company().Lines()[0].ID)}
	a, p := ask(t, shared, q), divideBy(t, q, ByPerson)
	if math.Abs(p.Rows[0].Whole.Mean-a.Total.Whole.Mean) > 2 || len(p.Rows) < 5 {
		t.Errorf("%+v is not %+v", p.Rows[0], a.Total.Whole)
	}
	q.Scope = Scope{"account", "nobody"}
	if p := divideBy(t, q, ByLine); len(p.Rows) != 0 {
		t.Errorf("%+v", p)
	}
}
