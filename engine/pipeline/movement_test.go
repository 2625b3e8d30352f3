package pipeline

import (
	"testing"

	"rumbo/engine/period"
	"rumbo/engine/stats"
)

// What an import found holds since the creation, and it is told for how many deals that was taken.
func TestMovementBeforeTheFirstImport(t *testing.T) {
	deals := Recorded([]Deal{
		// Found on day 1100 at 500, worth 700 since day 1110.
		{ID: "grows", Created: 1000, Amount: Cents(700), Declared: 1200, Moves: []Move{
			{Day: 1100, Stage: "lead", Declared: 1200, Amount: Cents(500), Seen: true}, {Day: 1110, Amount: Cents(700)}}},
		// Already lost when it was found, with the zero that many systems write.
		{ID: "lost", Created: 1000, Stage: "lost", Amount: Cents(0), Outcome: Lost, OutcomeDay: 1095},
		{ID: "won", Created: 1000, Stage: "won", Amount: Cents(90), Outcome: Won, OutcomeDay: 1096},
		{ID: "new", Created: 1098, Amount: Cents(11), Declared: 1150, Moves: []Move{{Day: 1098, Stage: "lead", Declared: 1150, Amount: Cents(11)}}},
	})
	h := NewHistory(worldStages, deals, 1120)
	m := h.Movement(1090, 1099, period.Period{})
	if m.Start != 590 || m.End != 511 || m.Flow[WonDeals] != -90 || m.Flow[Created] != 11 || m.Residual() != 0 {
		t.Errorf("before the import: %+v", m.Waterfall)
	}
	if m.Assumed != 3 || m.NoAmount != 1 || m.StartN != 3 || m.EndN != 2 {
		t.Errorf("assumed %d, without amount %d, %d → %d", m.Assumed, m.NoAmount, m.StartN, m.EndN)
	}
	if m = h.Movement(1105, 1120, period.Period{}); m.Flow[Increased] != 200 || m.Assumed != 0 {
		t.Errorf("after it: %+v, assumed %d", m.Waterfall, m.Assumed)
	}
}

// Each deal once, its change with what it counted before and after; pushes beside the sum.
func TestMovementTellsItsDeals(t *testing.T) {
	due := period.Period{From: 2000, To: 2090}
	open := func(day, declared Day, amount int64) Move {
		return Move{Day: day, Stage: "lead", Declared: declared, Amount: Cents(amount)}
	}
	deals := Recorded([]Deal{
		{ID: "out", Created: 1900, Moves: []Move{open(1900, 2050, 70), {Day: 1970, Declared: 2080}, {Day: 1975, Declared: 2100}}},
		{ID: "in", Created: 1900, Moves: []Move{open(1900, 2100, 30), {Day: 1970, Declared: 2050}}},
		{ID: "won from afar", Created: 1900, Moves: []Move{open(1900, 2100, 5), {Day: 1970, Stage: "won"}}},
		{ID: "born late", Created: 1960, Moves: []Move{open(1960, 2010, 8), {Day: 1965, Declared: 2011}}},
	})
	m := NewHistory(worldStages, deals, 1980).Movement(1950, 1980, due)
	want := map[string]Change{
		"out":       {ID: "out", Flow: PushedOut, Before: Cents(70), Delta: -70, Due: 2050, DueAfter: 2100, Pushes: 2},
		"in":        {ID: "in", Flow: PulledIn, After: Cents(30), Delta: 30, Due: 2100, DueAfter: 2050},
		"born late": {ID: "born late", Flow: Created, After: Cents(8), Delta: 8, DueAfter: 2011, Pushes: 1},
	}
	if len(m.Changes) != len(want) {
		t.Fatalf("changes: %+v", m.Changes)
	}
	for _, c := range m.Changes {
		if c != want[c.ID] {
			t.Errorf("got %+v, want %+v", c, want[c.ID])
		}
	}
	if m.Elsewhere != 1 || m.ElsewhereAmount != 5 {
		t.Errorf("won from elsewhere: %d, %d", m.Elsewhere, m.ElsewhereAmount)
	}
	if len(m.Pushes) != 2 || m.Pushes[0] != (Push{ID: "out", Times: 2, Ever: 2, From: 2050, To: 2100, Amount: Cents(70), Open: true}) ||
		m.Pushes[1] != (Push{ID: "born late", Times: 1, Ever: 1, From: 2010, To: 2011, Amount: Cents(8), Open: true}) {
		t.Errorf("pushes: %+v", m.Pushes)
	}
	if m.Slips.Due != 1 || m.Slips.Amount != 70 {
		t.Errorf("slips: %+v", m.Slips)
	}
}

// Whatever the deals went through: nothing is left over, each is in one flow, the parts give the whole, and two
// movements in a row give what one over both does.
func TestMovementOverRandomHistories(t *testing.T) {
	rng := stats.NewRand(21)
	for round := range 40 {
		var deals []Deal
		if round%2 == 0 {
			deals = world(uint64(500+round), 120, 400, .5)
		} else {
			deals = oddDeals(uint64(500+round), 150)
		}
		h := NewHistory(worldStages, Recorded(deals), 1400)
		from := 1000 + Day(rng.IntN(300))
		mid, to := from+1+Day(rng.IntN(60)), from+61+Day(rng.IntN(60))
		var due period.Period
		if round%3 > 0 {
			due = period.Period{From: from, To: to + Day(rng.IntN(90))}
		}
		m := h.Movement(from, to, due)
		if m.Residual() != 0 {
			t.Fatalf("residual %d", m.Residual())
		}
		seen, sums := map[string]bool{}, [flows]int64{}
		for _, c := range m.Changes {
			if seen[c.ID] || c.After.Minor-c.Before.Minor != c.Delta {
				t.Fatalf("%+v", c)
			}
			seen[c.ID] = true
			sums[c.Flow] += c.Delta
		}
		if sums != m.Flow {
			t.Fatalf("deals give %v, not %v", sums, m.Flow)
		}
		a, b := h.Movement(from, mid, due), h.Movement(mid, to, due)
		if a.End != b.Start || a.Start != m.Start || b.End != m.End || a.EndN != b.StartN {
			t.Fatalf("%d→%d, %d→%d, whole %d→%d", a.Start, a.End, b.Start, b.End, m.Start, m.End)
		}
	}
}

func TestAgeingAgainstItsOwnStays(t *testing.T) {
	var deals []Deal
	for i := range 10 { // stays of 1 … 10 days
		deals = append(deals, Deal{ID: string(rune('a' + i)), Created: 1000, Moves: []Move{{Day: 1000, Stage: "lead"}, {Day: 1001 + Day(i), Stage: "offer"}, {Day: 1011, Stage: "won"}}})
	}
	for _, c := range []struct {
		id    string
		since Day
	}{{"fresh", 1098}, {"long", 1093}, {"stuck", 1000}} {
		deals = append(deals, Deal{ID: c.id, Created: c.since, Moves: []Move{{Day: c.since, Stage: "lead"}}})
	}
	deals = append(deals, Deal{ID: "found", Created: 900, Moves: []Move{{Day: 1090, Stage: "lead", Seen: true}}})
	got := NewHistory(worldStages, deals, 1100).Ageing(1100)[0]
	if got.Stays != 10 || got.Median != 5.5 || got.Count != [4]int{1, 1, 1, 1} {
		t.Fatalf("%+v", got)
	}
	if d := got.Deals[0]; d.ID != "stuck" || d.Days != 100 || d.Over != AgeExtreme {
		t.Errorf("%+v", d)
	}
	if d := got.Deals[3]; d.ID != "found" || d.Over != AgeUnknown {
		t.Errorf("%+v", d)
	}
}

func TestPassageByHand(t *testing.T) {
	deals := []Deal{
		{ID: "back and forth", Created: 1000, Moves: []Move{{Day: 1000, Stage: "lead"}, {Day: 1010, Stage: "offer"}, {Day: 1020, Stage: "lead"}, {Day: 1030, Stage: "offer"}, {Day: 1040, Stage: "won"}}},
		{ID: "lost", Created: 1000, Moves: []Move{{Day: 1000, Stage: "lead"}, {Day: 1005, Amount: Cents(7)}, {Day: 1010, Stage: "lost"}}},
		{ID: "skips", Created: 1000, Moves: []Move{{Day: 1000, Stage: "lead"}, {Day: 1010, Stage: "contract"}}},
	}
	got := NewHistory(worldStages, deals, 1100).StageRecords(1100, period.Period{})
	want := [][2]int{{4, 3}, {2, 1}, {0, 0}} // exits, forward
	for i, r := range got {
		if v := [2]int{r.Exits, r.Forward}; v != want[i] {
			t.Errorf("%s: %v, want %v", r.Stage.ID, v, want[i])
		}
	}
	if got[0].Passage != .75 || got[0].PassageLow >= .75 || got[0].PassageHigh <= .75 {
		t.Errorf("%+v", got[0])
	}
}
