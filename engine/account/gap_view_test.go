package account

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

// regions of the tests: of a team, or of a person's.
func region(person, team record.ID) string {
	if team != "" {
		return "of " + string(team)
	}
	return map[record.ID]string{"p": "north", "q": "south"}[person]
}

// scatter gives the records of a random account products, owners and teams.
func scatter(rng *rand.Rand, d *Data) {
	person := func() record.ID { return []record.ID{"p", "q", "r", ""}[rng.IntN(4)] }
	product := func() record.ID { return []record.ID{"x", "y", ""}[rng.IntN(3)] }
	d.Account = &record.Account{Owner: person()}
	for _, t := range d.Targets {
		t.Rec.Person, t.Rec.Product = person(), product()
		if rng.IntN(4) == 0 {
			t.Rec.Team = "t"
		}
	}
	for _, o := range d.Deals {
		o.Rec.Owner, o.Rec.Product = person(), product()
	}
	for _, a := range d.Actions {
		a.Rec.Owner = person()
	}
}

// Over random accounts the whole is the same by every view, horizon by horizon, and the rows add up to it.
func TestEveryViewOfTheGapAddsUpToTheSame(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 2))
		d := randomAccount(rng)
		scatter(rng, d)
		want := GapOf(d, []record.ID{"b", "a"}, env)
		for _, v := range Views {
			g := GapBy(d, Cut{By: v.Key, Region: region}, env)
			if g.Total != want.Total || fmt.Sprint(g.Horizons) != fmt.Sprint(want.Horizons) || fmt.Sprint(g.LeftOut) != fmt.Sprint(want.LeftOut) {
				t.Fatalf("seed %d by %s: %+v\nby line: %+v", seed, v.Key, g, want)
			}
			var rows Figures
			had := map[string]bool{}
			for _, r := range g.Rows {
				var sum Figures
				for _, f := range r.Horizons {
					sum.add(f)
				}
				if sum != r.Total || had[r.Key] {
					t.Fatalf("seed %d by %s, row %q: %+v, its parts %+v", seed, v.Key, r.Key, r.Total, sum)
				}
				had[r.Key] = true
				rows.add(r.Total)
			}
			if rows != g.Total {
				t.Fatalf("seed %d by %s: %+v, total %+v", seed, v.Key, rows, g.Total)
			}
		}
	}
}

func TestWhereThePiecesStand(t *testing.T) {
	d := anAccount()
	d.Account = &record.Account{Owner: "p"}
	d.Targets[1].Rec.Person = "q"
	d.Targets[2].Rec.Team = "t"
	d.Deals[3].Rec.Owner, d.Deals[3].Rec.Product = "q", "x"
	row := func(by, key, horizon string) Figures {
		t.Helper()
		for _, r := range GapBy(d, Cut{By: by, Region: region, Order: []string{"q", "p"}}, env).Rows {
			if r.Key == key {
				return r.Horizons[horizon]
			}
		}
		t.Errorf("no row %q by %s", key, by)
		return Figures{}
	}
	if f := row("owner", "q", "short"); f.Target != 50000 || f.Weighted != 20000 || f.Probable != 40000 {
		t.Errorf("%+v", f)
	}
	if f := row("owner", "p", "short"); f.Target != 100000 || f.Won != 30000 || f.Actions != 17500 {
		t.Errorf("what nobody owns is not the account owner's: %+v", f)
	}
	if f := row("owner", "", "medium"); f.Target != 200000 || f.Weighted != 0 {
		t.Errorf("a team's target is nobody's: %+v", f)
	}
	if f := row("region", "of t", "medium"); f.Target != 200000 {
		t.Errorf("%+v", f)
	}
	if f := row("product", "x", "short"); f.Open != 40000 || f.Target != 0 {
		t.Errorf("%+v", f)
	}
	// 1,500 in 365 days: the first quarter has 90 of them, to the cent for each target.
	if f := row("quarter", "2026-Q1", "short"); f.Target != 24658+12329 || f.Won != 30000 {
		t.Errorf("%+v", f)
	}
	if f := row("year", "2026", "short"); f.Target != 150000 {
		t.Errorf("%+v", f)
	}
	g := GapBy(d, Cut{By: "year"}, env)
	for i, key := range []string{"2026", "2027", "2028", "2029"} {
		if g.Rows[i].Key != key {
			t.Errorf("%d: %q, want %s", i, g.Rows[i].Key, key)
		}
	}
	if rows := (Cut{By: "quarter"}).RowsOf(Piece{Kind: "target", Days: period.Period{From: jan, To: dec + 1}}, env); len(rows) != 4 || rows[3] != "2026-Q4" {
		t.Error(rows)
	}
}
