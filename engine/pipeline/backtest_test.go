package pipeline

import (
	"fmt"
	"testing"

	"rumbo/engine/period"
)

// In a made-up world without common shocks, forecasts learned anew at every
// snapshot must beat the simpler ways and hold their intervals.
func TestBacktestOfTheMadeUpWorld(t *testing.T) {
	h := NewHistory(worldStages, world(31, 2000, 900, .5), worldStart+900)
	var days []Day
	for d := worldStart + 450; d < worldStart+800; d += 30 {
		days = append(days, d)
	}
	b := RunBacktest(h, days, BacktestOptions{Horizon: 90, Seed: 1, Draws: 500, Config: Config{Steps: 6, MaxRows: 8000}})
	if len(b.Snapshots) != len(days) || len(b.Calibration) != 10 {
		t.Fatalf("%d snapshots, %d bars", len(b.Snapshots), len(b.Calibration))
	}
	for _, w := range []Way{ByStage, ByRate, ByDeclared} {
		if b.Scores[ByModel].Brier >= b.Scores[w].Brier {
			t.Errorf("Brier %.4f, way %d has %.4f", b.Scores[ByModel].Brier, w, b.Scores[w].Brier)
		}
	}
	// Prior shocks make intervals cautious where there are none.
	if b.Coverage < .7 {
		t.Errorf("80 %% intervals hold %.0f %% of the snapshots", 100*b.Coverage)
	}
	if b.CountError[ByModel] > .2 {
		t.Errorf("counts are %.0f %% off", 100*b.CountError[ByModel])
	}
	for _, s := range b.Snapshots {
		if s.Low > s.High || s.AmountLow > s.AmountMid || s.AmountMid > s.AmountHi {
			t.Errorf("intervals are turned: %+v", s)
		}
	}
}

// Cutting the history after a snapshot's horizon changes nothing of it.
func TestBacktestSeesNoFuture(t *testing.T) {
	deals := world(32, 600, 700, .5)
	day := worldStart + 400
	o := BacktestOptions{Horizon: 90, Seed: 1, Draws: 200, Config: Config{Steps: 6}}
	whole := RunBacktest(NewHistory(worldStages, deals, worldStart+700), []Day{day}, o)
	cut := make([]Deal, 0, len(deals))
	for _, d := range deals {
		if d.Created > day+90 {
			continue
		}
		var moves []Move
		for _, m := range d.Moves {
			if m.Day <= day+90 {
				moves = append(moves, m)
			}
		}
		d.Moves = moves
		if d.OutcomeDay > day+90 {
			d.Outcome, d.OutcomeDay, d.Stage = Open, 0, ""
		}
		cut = append(cut, d)
	}
	short := RunBacktest(NewHistory(worldStages, cut, day+90), []Day{day}, o)
	if fmt.Sprintf("%+v", whole.Snapshots) != fmt.Sprintf("%+v", short.Snapshots) {
		t.Errorf("%+v\n%+v", whole.Snapshots, short.Snapshots)
	}
}

func TestBacktestStopsWhenTold(t *testing.T) {
	h := NewHistory(worldStages, world(33, 200, 400, 0), worldStart+400)
	b := RunBacktest(h, []Day{worldStart + 200, worldStart + 230, worldStart + 260}, BacktestOptions{
		Draws: 50, Config: Config{Steps: 6}, Progress: func(done, of int) bool { return done < 2 },
	})
	if len(b.Snapshots) != 2 || b.Scores[ByModel].N == 0 || len(b.Warnings) == 0 {
		t.Errorf("%d snapshots, %+v", len(b.Snapshots), b.Warnings)
	}
}

// The baseline by hand: two snapshots of one stage and one of another.
func TestBaselineByHand(t *testing.T) {
	deals := []Deal{
		{ID: "a", Created: 1000, Moves: []Move{{Day: 1000, Stage: "lead"}, {Day: 1025, Stage: "won"}}},
		{ID: "b", Created: 1000, Moves: []Move{{Day: 1000, Stage: "lead"}, {Day: 1035, Stage: "offer"}}},
	}
	h := NewHistory(worldStages, deals, 1080)
	b := LearnBaseline(h, 1080, 20, Config{}) // snapshots on days 1020 and 1050
	if b.N != 3 || b.Rate != 1./3 {
		t.Fatalf("%+v", b)
	}
	if got, want := b.ByStage["lead"], (1+1./3)/3; got != want {
		t.Errorf("lead %v, want %v", got, want)
	}
	s, _ := h.State("b", 1050)
	s.Declared = 1060
	if b.Declared(s) != 1 || b.Stage(s) != (1./3)/2 {
		t.Errorf("declared %v, stage %v", b.Declared(s), b.Stage(s))
	}
}

// All revenue of a steady world: the middle forecast of three months is near
// what came, and the intervals hold most of it.
func TestTotalsOfTheMadeUpWorld(t *testing.T) {
	h := NewHistory(worldStages, world(34, 3000, 900, .3), worldStart+900)
	var days []Day
	for d := worldStart + 500; d < worldStart+800; d += 60 {
		days = append(days, d)
	}
	snapshots := BacktestTotals(h, days, func(asOf Day) []period.Period {
		return []period.Period{{From: asOf + 1, To: asOf + 31}, {From: asOf + 31, To: asOf + 61}, {From: asOf + 61, To: asOf + 91}}
	}, BacktestOptions{Seed: 1, Draws: 400, Config: Config{Steps: 8, MaxRows: 8000}})
	errors := TotalErrors(snapshots)
	if len(snapshots) != len(days) || len(errors) != 3 {
		t.Fatalf("%d snapshots, errors %v", len(snapshots), errors)
	}
	inside, all := 0, 0
	for _, s := range snapshots {
		for k, v := range s.Actual {
			all++
			if v >= s.Low[k] && v <= s.High[k] {
				inside++
			}
			if s.Low[k] > s.Mid[k] || s.Mid[k] > s.High[k] {
				t.Errorf("interval is turned: %+v", s)
			}
		}
	}
	if inside*10 < all*6 {
		t.Errorf("80 %% intervals hold %d of %d periods: %+v", inside, all, snapshots)
	}
	for k, list := range errors {
		sum, actual := 0.0, 0.0
		for i, e := range list {
			sum += e
			actual += snapshots[i].Actual[k]
		}
		if bias := sum / actual; bias < -.2 || bias > .2 {
			t.Errorf("period %d: bias %.2f", k, bias)
		}
	}
}

func TestWonRevenueByHand(t *testing.T) {
	h := NewHistory(worldStages, []Deal{
		{ID: "a", Created: 1000, Outcome: Won, OutcomeDay: 1010, Amount: Cents(5)},
		{ID: "b", Created: 1000, Moves: []Move{{Day: 1000, Stage: "lead"}, {Day: 1019, Stage: "won"}}, Amount: Cents(70)},
		{ID: "c", Created: 1000, Outcome: Won, OutcomeDay: 1020, Amount: Cents(900)},
		{ID: "d", Created: 1000, Outcome: Lost, OutcomeDay: 1010, Amount: Cents(8000)},
	}, 1100)
	got := h.WonRevenue([]period.Period{{From: 1010, To: 1020}, {From: 1020, To: 1030}})
	if got[0] != 75 || got[1] != 900 {
		t.Errorf("%v, want 75 and 900", got)
	}
}
