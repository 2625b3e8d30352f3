package pipeline

import (
	"fmt"
	"math"
	"testing"

	"rumbo/engine/period"
	"rumbo/engine/stats"
)

// One deal per flow, by hand. The pipeline is what is due in days 2000–2089.
func TestWaterfallByHand(t *testing.T) {
	due := period.Period{From: 2000, To: 2090}
	mk := func(id string, created Day, moves ...Move) Deal { return Deal{ID: id, Created: created, Moves: moves} }
	open := func(day, declared Day, amount int64) Move {
		return Move{Day: day, Stage: "lead", Declared: declared, Amount: Cents(amount)}
	}
	deals := []Deal{
		mk("stays", 1900, open(1900, 2050, 1)),
		mk("created", 1960, open(1960, 2050, 20)),
		mk("pulled in", 1900, open(1900, 2200, 300), Move{Day: 1970, Declared: 2080}),
		mk("increased", 1900, open(1900, 2050, 4000), Move{Day: 1970, Amount: Cents(9000)}),
		mk("decreased", 1900, open(1900, 2050, 60000), Move{Day: 1970, Amount: Cents(50000)}),
		mk("pushed out", 1900, open(1900, 2050, 700000), Move{Day: 1970, Declared: 2090}),
		mk("lost", 1900, open(1900, 2050, 8000000), Move{Day: 1970, Stage: "lost"}),
		mk("won for more", 1900, open(1900, 2050, 90000000), Move{Day: 1970, Stage: "won", Amount: Cents(95000000)}),
		mk("never seen", 1955, open(1955, 2050, 1), Move{Day: 1965, Stage: "won", Amount: Cents(77)}),
		mk("elsewhere", 1900, open(1900, 2300, 5)),
	}
	w := NewHistory(worldStages, deals, 1980).Waterfall(1950, 1980, due)
	want := Waterfall{Start: 98764001, End: 59321}
	want.Flow = [flows]int64{0, 20, 300, 5000, -10000, -700000, -8000000, -90000000}
	if w.Start != want.Start || w.End != want.End || w.Flow != want.Flow || w.Residual() != 0 {
		t.Errorf("got %+v, want %+v", w, want)
	}
	if w.WonAtClose != 95000000 || w.Between != 1 || w.BetweenAmount != 77 {
		t.Errorf("won for %d; between %d for %d", w.WonAtClose, w.Between, w.BetweenAmount)
	}
	for f, steps := range w.Steps {
		if len(steps) != 1 {
			t.Errorf("flow %d has %v", f, steps)
		}
	}
}

func TestWaterfallLeavesNothingOver(t *testing.T) {
	rng := stats.NewRand(8)
	for round := range 30 {
		h := NewHistory(worldStages, world(uint64(100+round), 120, 400, .5), worldStart+400)
		from := worldStart + Day(rng.IntN(300))
		to := from + 1 + Day(rng.IntN(100))
		var due period.Period
		if round%2 == 0 {
			due = period.Period{From: from, To: to + Day(rng.IntN(90))}
		}
		w := h.Waterfall(from, to, due)
		seen := map[string]bool{}
		for f, steps := range w.Steps {
			sum := int64(0)
			for _, s := range steps {
				if seen[s.ID] {
					t.Fatalf("%s is in two flows", s.ID)
				}
				seen[s.ID] = true
				sum += s.Delta
			}
			if sum != w.Flow[f] {
				t.Fatalf("flow %d: deals add up to %d, not %d", f, sum, w.Flow[f])
			}
		}
		if w.Residual() != 0 {
			t.Fatalf("residual %d in %+v", w.Residual(), w)
		}
	}
}

func TestStageRecordsByHand(t *testing.T) {
	mk := func(id string, moves ...Move) Deal { return Deal{ID: id, Created: moves[0].Day, Moves: moves} }
	deals := []Deal{
		mk("all the way", Move{Day: 1000, Stage: "lead"}, Move{Day: 1010, Stage: "offer"}, Move{Day: 1030, Stage: "contract"}, Move{Day: 1031, Stage: "won"}),
		mk("skips", Move{Day: 1000, Stage: "lead"}, Move{Day: 1020, Stage: "contract"}, Move{Day: 1025, Stage: "lost"}),
		mk("lost early", Move{Day: 1000, Stage: "lead"}, Move{Day: 1030, Stage: "lost"}),
		mk("on its way", Move{Day: 1000, Stage: "lead"}, Move{Day: 1040, Stage: "offer"}),
	}
	got := NewHistory(worldStages, deals, 1100).StageRecords(1050, period.Period{})
	want := [][4]int{{4, 3, 1, 0}, {3, 2, 0, 1}, {2, 1, 1, 0}} // entered, passed, lost, open
	for i, r := range got {
		if v := [4]int{r.Entered, r.Passed, r.Lost, r.Open}; v != want[i] {
			t.Errorf("%s: %v, want %v", r.Stage.ID, v, want[i])
		}
	}
	// Days in the first stage: 10, 20, 30, 40.
	if got[0].MedianDays != 25 || got[0].MeanDays != 25 || got[0].Stays != 4 {
		t.Errorf("time in the first stage: %+v", got[0])
	}
	// In the second: 20 by the first deal; the last is still there.
	if got[1].MedianDays != 20 || got[1].Stays != 1 {
		t.Errorf("time in the second stage: %+v", got[1])
	}
	if math.Abs(got[1].Conversion-2./3) > 1e-12 || got[1].Low >= 2./3 || got[1].High <= 2./3 {
		t.Errorf("conversion %+v", got[1])
	}
	later := NewHistory(worldStages, deals, 1100).StageRecords(1050, period.Period{From: 1001, To: 2000})
	if later[0].Entered != 0 {
		t.Errorf("deals created outside the period count: %+v", later[0])
	}
}

func TestSlippageByHand(t *testing.T) {
	due := period.Period{From: 2000, To: 2090}
	deals := []Deal{
		{ID: "slips twice", Created: 1900, Moves: []Move{{Day: 1900, Stage: "lead", Declared: 2050, Amount: Cents(100)}, {Day: 2040, Declared: 2080}, {Day: 2070, Declared: 2100}}},
		{ID: "moves within", Created: 1900, Moves: []Move{{Day: 1900, Stage: "lead", Declared: 2050, Amount: Cents(30)}, {Day: 2040, Declared: 2080}}},
		{ID: "won", Created: 1900, Moves: []Move{{Day: 1900, Stage: "lead", Declared: 2050, Amount: Cents(7)}, {Day: 2040, Stage: "won"}}},
		{ID: "due later", Created: 1900, Moves: []Move{{Day: 1900, Stage: "lead", Declared: 2095, Amount: Cents(1)}}},
	}
	s := NewHistory(worldStages, deals, 2100).Slippage(due, 1999, 2089)
	if s.Due != 3 || s.DueAmount != 137 || s.Amount != 100 || len(s.Slipped) != 1 {
		t.Fatalf("%+v", s)
	}
	if got := s.Slipped[0]; got.ID != "slips twice" || got.Pushes != 2 || got.To != 2100 {
		t.Errorf("%+v", got)
	}
}

// Whatever the deals look like: no panic, no NaN, chances that are chances.
func FuzzOddDeals(f *testing.F) {
	f.Add(uint64(1), uint8(40))
	f.Add(uint64(2), uint8(0))
	f.Add(uint64(3), uint8(1))
	f.Add(uint64(4), uint8(200))
	f.Fuzz(func(t *testing.T, seed uint64, n uint8) {
		deals := oddDeals(seed, int(n))
		h := NewHistory(worldStages, deals, 1400)
		m := Fit(h, 1400, Config{Steps: 6, MaxRows: 2000})
		open := h.Open(1400)
		for _, s := range open {
			c := m.Predict(s)
			for j := range c.Won {
				if !(c.Won[j] >= 0 && c.Lost[j] >= 0 && c.Won[j]+c.Lost[j] <= 1+1e-9) {
					t.Fatalf("%+v: %v %v", s, c.Won, c.Lost)
				}
			}
			m.Reasons(s, worldStages, 5)
		}
		b := LearnBusiness(h, 1400)
		opt := Options{Draws: 50, Seed: seed, Periods: quarter(1400)}
		run := m.Run(open, b, opt, Scenario{WinRate: 3, Cycle: 9})
		for _, v := range run.Total[0] {
			if math.IsNaN(v) || math.IsInf(v, 0) || v < 0 {
				t.Fatalf("total %v", v)
			}
		}
		m.Matter(run.InHand, open, opt, 0, 1, 5)
		if w := h.Waterfall(1200, 1400, period.Period{From: 1300, To: 1500}); w.Residual() != 0 {
			t.Fatalf("residual %d", w.Residual())
		}
		h.StageRecords(1400, period.Period{})
		RunBacktest(h, []Day{1200, 1290}, BacktestOptions{Draws: 50, Config: Config{Steps: 6, MaxRows: 500}})
	})
}

// oddDeals are deals with everything that imports get wrong.
func oddDeals(seed uint64, n int) []Deal {
	rng := stats.NewRand(seed)
	day := func() Day {
		switch rng.IntN(12) {
		case 0:
			return 0
		case 1:
			return Day(1 << 20)
		}
		return 1000 + Day(rng.IntN(500))
	}
	stage := func() string {
		return []string{"", "lead", "offer", "contract", "won", "lost", "nirvana"}[rng.IntN(7)]
	}
	amount := func() Money {
		return []Money{{}, Cents(0), Cents(-4), Cents(int64(rng.IntN(1e6))), Cents(1 << 50)}[rng.IntN(5)]
	}
	deals := make([]Deal, n)
	for i := range deals {
		d := Deal{ID: fmt.Sprint(rng.IntN(n + 1)), Created: day(), Declared: day(), Stage: stage(), Amount: amount(), Owner: stage()}
		d.Outcome, d.OutcomeDay = Kind(rng.IntN(4)), day()
		for range rng.IntN(5) {
			d.Moves = append(d.Moves, Move{Day: day(), Stage: stage(), Declared: day(), Amount: amount()})
		}
		if rng.IntN(2) == 0 {
			d.Tags = []Tag{{"k", stage()}, {"", ""}}
		}
		deals[i] = d
	}
	return deals
}
