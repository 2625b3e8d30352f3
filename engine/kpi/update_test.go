package kpi_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// edit is one random change of the kinds that people make.
func edit(rng *rand.Rand, s *change.State, n int) change.Op {
	deal := record.ID(fmt.Sprint("o", rng.IntN(400)))
	write := func(kind string, id record.ID, field string, v record.Value) change.Op {
		return change.Edit(s, kind, id, map[string]record.Value{field: v})
	}
	switch rng.IntN(16) {
	case 0:
		return change.Created("opportunity", record.ID(fmt.Sprint("new", n)), &record.Opportunity{Name: "New", Stage: "s1", Owner: "p1", Account: "a3",
			Amount: money.New(rng.Int64N(9000), usd), Created: today})
	case 1:
		return change.Delete(s, "opportunity", deal)
	case 2:
		return write("opportunity", deal, change.Deleted, record.Value{})
	case 3:
		return change.Created("account", record.ID(fmt.Sprint("newa", n)), &record.Account{Name: "New", Sector: "sector 9"})
	case 4:
		return write("account", record.ID(fmt.Sprint("a", rng.IntN(30))), "sector", record.OfText("sector 7"))
	case 5:
		return write("person", record.ID(fmt.Sprint("p", rng.IntN(12))), "role", record.OfText([]string{"", "seller", "manager"}[rng.IntN(3)]))
	case 6:
		return write("stage", record.ID(fmt.Sprint("s", rng.IntN(6))), "probability", record.OfFloat(float64(rng.IntN(11))/10))
	case 7:
		return write("product", record.ID(fmt.Sprint("r", rng.IntN(9))), "line", record.OfText("l2"))
	case 8:
		return change.Delete(s, "account", record.ID(fmt.Sprint("a", rng.IntN(30))))
	case 9:
		return write("target", "gx", "amount", record.OfMoney(money.New(1+rng.Int64N(9_000_000), usd)))
	case 10:
		return write("opportunity", deal, "owner", record.OfText(fmt.Sprint("p", rng.IntN(16))))
	case 11:
		return write("opportunity", deal, "stage", record.OfText(fmt.Sprint("s", rng.IntN(6))))
	case 12:
		return write("opportunity", deal, "close", record.OfDate(period.On(2023, 1, 1)+period.Date(rng.IntN(1500))))
	}
	return write("opportunity", deal, "amount", record.OfMoney(money.New(rng.Int64N(100_000), usd)))
}

// Columns that follow the edits are those that are built anew, and earlier ones stay as they were.
func TestUpdateIsBuild(t *testing.T) {
	for seed := range uint64(6) {
		rng := rand.New(rand.NewPCG(seed, 2))
		s := made(400, seed)
		d := kpi.Build(s)
		for n := range 60 {
			var ops []change.Op
			for range 1 + rng.IntN(3) {
				if op := edit(rng, s, n); op.New != nil || len(op.Patches) > 0 {
					ops = append(ops, op)
				}
			}
			before, was := d, kpi.WonRevenue.Compute(kpi.Input{Deals: d, Today: today})
			s = change.Apply(s, change.Change{At: change.Stamp{Replica: 1, Time: uint64(n+2) << 16}, Ops: ops})
			d = kpi.Update(d, s)
			equal(t, fmt.Sprintf("seed %d, change %d", seed, n), d, kpi.Build(s))
			if again := kpi.WonRevenue.Compute(kpi.Input{Deals: before, Today: today}); !reflect.DeepEqual(was, again) {
				t.Fatalf("seed %d, change %d reached back", seed, n)
			}
		}
	}
}

func equal(t *testing.T, what string, a, b *kpi.Deals) {
	t.Helper()
	for _, pair := range [][2]any{{a.IDs, b.IDs}, {a.State, b.State}, {a.Amount, b.Amount}, {a.Weighted, b.Weighted}, {a.Created, b.Created},
		{a.Close, b.Close}, {a.People, b.People}, {a.Targets, b.Targets}} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Fatalf("%s: %v, built anew %v", what, pair[0], pair[1])
		}
	}
	for _, dim := range kpi.Dims() {
		if !kpi.DealsWon.Allows(dim) { // of facts
			continue
		}
		x, y := a.Column(dim), b.Column(dim)
		for row := range x.Codes { // values that nothing refers to any more may stay
			if value(x, row) != value(y, row) {
				t.Fatalf("%s: row %d, %s: %v, built anew %v", what, row, dim, value(x, row), value(y, row))
			}
		}
	}
	for _, i := range kpi.All() {
		in := kpi.Input{Today: today, Period: year2026}
		in.Deals = a
		x := i.Compute(in)
		in.Deals = b
		if y := i.Compute(in); !reflect.DeepEqual(x, y) {
			t.Fatalf("%s: %s is %+v, built anew %+v", what, i.ID, x.Figure, y.Figure)
		}
	}
}

func value(c *kpi.Column, row int) kpi.Value {
	if c.Codes[row] < 0 {
		return kpi.Value{}
	}
	return c.Values[c.Codes[row]]
}
