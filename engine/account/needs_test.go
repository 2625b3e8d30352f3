package account

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// needing makes an account with needs "n0"… and cells.
func needing(needs int, cells ...*record.NeedCell) *Data {
	d := &Data{Account: &record.Account{}, Sections: map[string]string{}, others: map[string][]row{}, LineOf: map[record.ID]record.ID{"x": "a", "y": "a", "z": "b"}}
	for i := range needs {
		d.others["need"] = append(d.others["need"], row{record.ID(fmt.Sprint("n", i)), &record.Need{Name: "need", Rank: fmt.Sprint(needs - i)}})
	}
	for i, c := range cells {
		d.others["need_cell"] = append(d.others["need_cell"], row{record.ID(fmt.Sprint("c", i)), c})
	}
	return d
}

func spends(need, line record.ID, spend, ours float64) *record.NeedCell {
	c := &record.NeedCell{Need: need, Line: line, Basis: "price", OursFrom: "given"}
	if spend >= 0 {
		c.Spend = dollars(spend)
	}
	if ours >= 0 {
		c.Ours = dollars(ours)
	}
	return c
}

const unknown = -1

func TestShareOfWalletKeepsUnknownsUnknown(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells []*record.NeedCell
		share record.Opt
		pen   record.Opt
		white Sum
	}{
		{"nothing", nil, record.Opt{}, record.Opt{}, Sum{}},
		{"all known", []*record.NeedCell{spends("n0", "a", 100, 25), spends("n1", "b", 300, 75)}, record.Some(0.25), record.Some(1), Sum{30000, 2, 0}},
		{"Σ/Σ, no mean of shares", []*record.NeedCell{spends("n0", "a", 100, 100), spends("n1", "b", 900, 0)}, record.Some(0.1), record.Some(0.5), Sum{90000, 2, 0}},
		{"ours unknown is not zero", []*record.NeedCell{spends("n0", "a", 100, 50), spends("n1", "b", 900, unknown)}, record.Some(0.5), record.Some(1), Sum{5000, 1, 1}},
		{"spend unknown is not zero", []*record.NeedCell{spends("n0", "a", 100, 50), spends("n1", "b", unknown, 500)}, record.Some(0.5), record.Some(1), Sum{5000, 1, 1}},
		{"nothing known", []*record.NeedCell{spends("n0", "a", unknown, unknown)}, record.Opt{}, record.Opt{}, Sum{0, 0, 1}},
		{"the client spends nothing", []*record.NeedCell{spends("n0", "a", 0, 0)}, record.Opt{}, record.Opt{}, Sum{0, 1, 0}},
		{"more than all is no negative white space", []*record.NeedCell{spends("n0", "a", 100, 120)}, record.Some(1.2), record.Some(1), Sum{0, 1, 0}},
		{"other money is unknown", []*record.NeedCell{spends("n0", "a", 100, 50), {Need: "n1", Line: "a", Spend: money.New(7, money.Must("CLP")), Ours: dollars(3)}}, record.Some(0.5), record.Some(1), Sum{5000, 1, 1}},
		{"by quantity", []*record.NeedCell{{Need: "n0", Line: "a", Basis: "quantity", Quantity: record.Some(12.5), UnitPrice: dollars(8), Ours: dollars(20)}}, record.Some(0.2), record.Some(1), Sum{8000, 1, 0}},
		{"quantity without price", []*record.NeedCell{{Need: "n0", Line: "a", Basis: "quantity", Quantity: record.Some(12.5), Spend: dollars(9), Ours: dollars(20)}}, record.Opt{}, record.Some(1), Sum{0, 0, 1}},
		{"need that is gone", []*record.NeedCell{spends("gone", "a", 100, 50)}, record.Opt{}, record.Opt{}, Sum{}},
	} {
		w := NeedsOf(needing(2, c.cells...), []record.ID{"a", "b"}, false, env).Total
		if w.Share() != c.share || w.Penetration() != c.pen || w.White != c.white {
			t.Errorf("%s: share %v, penetration %v, white %+v", c.name, w.Share(), w.Penetration(), w.White)
		}
	}
}

func TestNeedsStandByRankAndColumn(t *testing.T) {
	byProduct := spends("n0", "", 50, 10)
	byProduct.Product = "z"
	d := needing(2, spends("n0", "b", 100, 0), byProduct, spends("n1", "gone", 10, 1))
	n := NeedsOf(d, []record.ID{"a", "b"}, false, env)
	if len(n.Rows) != 2 || n.Rows[0].ID != "n1" || !slices.Equal(n.Columns, []record.ID{"a", "b", "gone"}) {
		t.Fatalf("%+v %v", n.Rows, n.Columns)
	}
	if w := n.Rows[1].By["b"]; w.Spend.Minor != 15000 || w.Cells != 2 || len(n.Rows[1].Cells["b"]) != 2 {
		t.Errorf("a line gathers its products: %+v", w)
	}
	n = NeedsOf(d, []record.ID{"x", "y", "z"}, true, env)
	if !slices.Equal(n.Columns, []record.ID{"x", "y", "z", "b", "gone"}) || n.Rows[1].By["z"].Spend.Minor != 5000 || n.Rows[1].By["b"].Spend.Minor != 10000 {
		t.Errorf("%v %+v", n.Columns, n.Rows[1].By)
	}
}

// Over random accounts rows and columns add up to the same total, by lines and by products.
func TestNeedsAddUp(t *testing.T) {
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 3))
		amount := func() float64 {
			if rng.IntN(3) == 0 {
				return unknown
			}
			return float64(rng.IntN(1e6)) / 100
		}
		var cells []*record.NeedCell
		for range rng.IntN(25) {
			c := spends(record.ID(fmt.Sprint("n", rng.IntN(6))), []record.ID{"a", "b", ""}[rng.IntN(3)], amount(), amount())
			c.Product = []record.ID{"x", "y", "z", ""}[rng.IntN(4)]
			c.OursFrom = []string{"given", "won"}[rng.IntN(2)]
			cells = append(cells, c)
		}
		d := needing(5, cells...)
		d.Deals = randomAccount(rng).Deals
		lines, products := NeedsOf(d, []record.ID{"a"}, false, env), NeedsOf(d, []record.ID{"x"}, true, env)
		if lines.Total != products.Total {
			t.Fatalf("seed %d: %+v by line, %+v by product", seed, lines.Total, products.Total)
		}
		for _, n := range []Needs{lines, products} {
			var rows, columns Wallet
			for _, r := range n.Rows {
				var sum Wallet
				for _, w := range r.By {
					sum.add(w)
				}
				if sum != r.Total {
					t.Fatalf("seed %d: row %+v, its cells %+v", seed, r.Total, sum)
				}
				rows.add(r.Total)
			}
			for _, w := range n.By {
				columns.add(w)
			}
			if rows != n.Total || columns != n.Total {
				t.Fatalf("seed %d: rows %+v, columns %+v, total %+v", seed, rows, columns, n.Total)
			}
			if w := n.Total; w.White.Known != w.Both.N || w.Spend.Known+w.Spend.Unknown != w.Cells || w.Sold > w.Judged {
				t.Fatalf("seed %d: %+v", seed, w)
			}
		}
	}
}

func TestOursFromWonDealsCountsEachDealOnce(t *testing.T) {
	won := func(id, line, product record.ID, on period.Date, amount float64) Deal {
		d := deal(id, line, record.StageWon, on, amount, 1)
		d.Rec.Product = product
		return d
	}
	fromWon := func(need, line, product record.ID, spend float64) *record.NeedCell {
		c := spends(need, line, spend, unknown)
		c.Product, c.OursFrom = product, "won"
		return c
	}
	d := needing(2, fromWon("n0", "a", "", 300), fromWon("n1", "a", "", 100), fromWon("n0", "a", "x", unknown), fromWon("n1", "b", "", 50))
	d.Deals = []Deal{
		won("1", "a", "", today-10, 100), won("2", "a", "y", today, 20), won("3", "a", "x", today-300, 7),
		won("old", "a", "", today.AddMonths(-12), 1000), won("to come", "a", "", today+1, 1000), deal("open", "a", record.StageOpen, today, 1000, 1),
	}
	n := NeedsOf(d, []record.ID{"a", "b"}, false, env)
	for id, want := range map[record.ID]int64{"c0": 9000, "c1": 3000, "c2": 700, "c3": 0} {
		if got := n.Cells[id].Ours; !got.Known() || got.Minor != want {
			t.Errorf("%s: %v, want %d", id, got, want)
		}
	}
	if n.Total.Ours.Minor != 12700 {
		t.Errorf("%+v", n.Total.Ours)
	}
}

func TestWhatDoesNotFitTogetherIsFlagged(t *testing.T) {
	rival := spends("n0", "a", 100, 60)
	rival.Rival, rival.Potential, rival.Confidence = dollars(50), dollars(41), "confirmed"
	alone := spends("n0", "a", 100, unknown)
	alone.Rival = dollars(101)
	quantity := &record.NeedCell{Need: "n0", Line: "a", Basis: "quantity", Quantity: record.Some(2)}
	pesos := spends("n0", "a", unknown, 1)
	pesos.Spend = money.New(5, money.Must("CLP"))
	d := needing(1, spends("n0", "a", 100, 120), rival, alone, quantity, pesos, spends("n0", "a", 100, 100))
	cells := NeedsOf(d, nil, false, env).Cells
	for id, want := range map[record.ID][]string{"c0": {"ours"}, "c1": {"rival", "potential", "source"}, "c2": {"rival"}, "c3": {"quantity"}, "c4": {"spend"}, "c5": nil} {
		var got []string
		for _, f := range cells[id].Flags {
			got = append(got, f.Field)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
	}
	if cells["c1"].Worth() != dollars(41) || cells["c5"].Worth() != dollars(0) {
		t.Errorf("%v %v", cells["c1"].Worth(), cells["c5"].Worth())
	}
}

func TestCompletenessOfNeeds(t *testing.T) {
	full := spends("n0", "a", 100, 0)
	full.Source, full.On = "Elvira Montt", today
	d := needing(2, full, spends("n1", "a", unknown, unknown))
	if c := NeedsSection.Completeness(d, env); math.Abs(c.Share-(2.0/3+0.5+0.5+0.5)/4) > 1e-12 {
		t.Errorf("%+v", c)
	}
}
