package pipeline

import (
	"fmt"
	"math"
	"testing"

	"rumbo/engine/stats"
)

func fitWorld(t *testing.T, seed uint64, n int, skill float64) (*History, *Model, Day) {
	t.Helper()
	asOf := worldStart + 500
	h := NewHistory(worldStages, world(seed, n, 600, skill), worldStart+600)
	m := Fit(h, asOf, Config{Steps: 12})
	if !m.Learned() {
		t.Fatalf("nothing learned: %+v", m)
	}
	return h, m, asOf
}

func TestCurvesAreChances(t *testing.T) {
	h, m, asOf := fitWorld(t, 1, 500, .5)
	for _, s := range h.Open(asOf) {
		c := m.Predict(s)
		for j := range c.Won {
			w, l := c.Won[j], c.Lost[j]
			if !(w >= 0 && l >= 0 && w+l <= 1+1e-12) {
				t.Fatalf("%s step %d: won %v, lost %v", s.ID, j, w, l)
			}
			if j > 0 && (w < c.Won[j-1] || l < c.Lost[j-1]) {
				t.Fatalf("%s step %d: chances fall over time", s.ID, j)
			}
		}
		if by := c.WonBy(22.5); math.Abs(by-(c.Won[0]+c.Won[1])/2) > 1e-12 {
			t.Errorf("between two steps %v, want the middle of %v and %v", by, c.Won[0], c.Won[1])
		}
	}
}

// Whatever is changed after the day a model was learned on, it must give the
// same answers for that day.
func TestNoLeakFromTheFuture(t *testing.T) {
	asOf := worldStart + 400
	deals := world(2, 400, 600, .5)
	h := NewHistory(worldStages, deals, worldStart+600)
	m := Fit(h, asOf, Config{Steps: 8})
	rng := stats.NewRand(7)
	other := make([]Deal, 0, len(deals))
	for _, d := range deals {
		if d.Created > asOf && rng.IntN(2) == 0 {
			continue
		}
		moves := append([]Move(nil), d.Moves...)
		d.Moves = nil
		for _, mv := range moves {
			if mv.Day <= asOf {
				d.Moves = append(d.Moves, mv)
			}
		}
		if d.OutcomeDay > asOf || d.Outcome == Open {
			d.Stage, d.Declared, d.Amount = "lead", asOf+Day(rng.IntN(500)), Cents(int64(rng.IntN(1e6)))
			d.Outcome, d.OutcomeDay = []Kind{Open, Won, Lost}[rng.IntN(3)], asOf+1+Day(rng.IntN(200))
			if d.Outcome == Open {
				d.OutcomeDay = 0
			}
			d.Moves = append(d.Moves, Move{Day: asOf + 1 + Day(rng.IntN(100)), Stage: "contract", Declared: asOf + 300, Amount: Cents(1)})
		}
		other = append(other, d)
	}
	g := NewHistory(worldStages, other, worldStart+600)
	n := Fit(g, asOf, Config{Steps: 8})
	open, twins := h.Open(asOf), g.Open(asOf)
	if len(open) != len(twins) || len(open) < 30 {
		t.Fatalf("%d deals open, %d after the future changed", len(open), len(twins))
	}
	for i := range open {
		a, b := m.Predict(open[i]), n.Predict(twins[i])
		if fmt.Sprint(a) != fmt.Sprint(b) {
			t.Fatalf("%s: the future shows through: %v, then %v", open[i].ID, a.Won, b.Won)
		}
	}
	if m.Shock != n.Shock || m.Penalty != n.Penalty {
		t.Errorf("shock %v and %v, penalty %v and %v", m.Shock, n.Shock, m.Penalty, n.Penalty)
	}
	d1, d2 := m.Simulate(open, Options{Seed: 1, Draws: 300}), n.Simulate(twins, Options{Seed: 1, Draws: 300})
	if fmt.Sprint(d1.Revenue) != fmt.Sprint(d2.Revenue) {
		t.Error("the future shows through in the revenue")
	}
}

func TestOrderOfDealsDoesNotMatter(t *testing.T) {
	deals := world(3, 300, 500, .5)
	turned := make([]Deal, len(deals))
	for i, d := range deals {
		turned[len(deals)-1-i] = d
	}
	asOf := worldStart + 500
	a, b := NewHistory(worldStages, deals, asOf), NewHistory(worldStages, turned, asOf)
	m, n := Fit(a, asOf, Config{Steps: 8}), Fit(b, asOf, Config{Steps: 8})
	for _, s := range a.Open(asOf) {
		u, _ := b.State(s.ID, asOf)
		if fmt.Sprint(m.Predict(s)) != fmt.Sprint(n.Predict(u)) {
			t.Fatalf("%s depends on the order of the deals", s.ID)
		}
	}
}

// In the made-up world, forecasts of a later time must be calibrated and rank
// better than the stage alone.
func TestForecastsOfAnotherTimeHold(t *testing.T) {
	h := NewHistory(worldStages, world(4, 2500, 900, .8), worldStart+900)
	m := Fit(h, worldStart+500, Config{Steps: 6})
	base := LearnBaseline(h, worldStart+500, 90, Config{})
	var p, q []float64
	var y []bool
	for day := worldStart + 520; day < worldStart+800; day += 90 {
		for _, s := range h.Open(day) {
			p, q = append(p, m.Predict(s).WonBy(90)), append(q, base.Stage(s))
			y = append(y, h.lines[h.byID[s.ID]].wonWithin(day, 90))
		}
	}
	model, stage := Score(p, y), Score(q, y)
	if model.Brier >= stage.Brier-.005 || model.AUC <= stage.AUC+.02 {
		t.Errorf("model %+v, stage alone %+v", model, stage)
	}
	if mean := stats.Mean(p); math.Abs(mean-model.Rate) > .04 {
		t.Errorf("mean chance %.3f, came true %.3f", mean, model.Rate)
	}
	outside := 0
	for _, b := range Calibration(p, y, 8) {
		if b.Mean < b.Low-.03 || b.Mean > b.High+.03 {
			outside++
		}
	}
	if outside > 1 {
		t.Errorf("%d of 8 bars of the calibration picture are off: %+v", outside, Calibration(p, y, 8))
	}
}

// Attributes are used where they tell something, and left out where they do not.
func TestAttributesMustProveThemselves(t *testing.T) {
	for _, c := range []struct {
		skill float64
		want  bool
	}{{1.6, true}, {0, false}} {
		h := NewHistory(worldStages, world(5, 2500, 900, c.skill), worldStart+900)
		m := Fit(h, worldStart+800, Config{Steps: 6})
		uses := false
		for _, key := range m.Attributes {
			uses = uses || key == "owner"
			if key == "source" || key == "line" {
				t.Errorf("skill %v: %s tells nothing in this world but is used", c.skill, key)
			}
		}
		if uses != c.want {
			t.Errorf("skill %v: owner used %v, want %v (%v)", c.skill, uses, c.want, m.Attributes)
		}
	}
}

// The reasons and the average make up the chance of the first step.
func TestReasonsAddUp(t *testing.T) {
	h, m, asOf := fitWorld(t, 6, 600, .5)
	average := 0.0
	for j, b := range m.win {
		average += m.enc.mean[j] * b
	}
	step := 0.0 // what the baseline over time says in the first step
	open := h.Open(asOf)
	for i := range open {
		x := newSparse(m.enc.cols)
		m.enc.row(x, &open[i], m.Config.middle(0))
		sum := average
		for _, r := range m.Reasons(open[i], worldStages, 100) {
			sum += r.LogOdds
			if r.Text.ES == "" || r.Text.EN == "" {
				t.Fatalf("reason %s has no words", r.Key)
			}
		}
		left := x.dot(0, m.win) - sum
		if i == 0 {
			step = left
		}
		// Reasons below 0.02 are not told: at most a handful of them.
		if math.Abs(left-step) > .2 {
			t.Fatalf("%s: %.3f of the log-odds are not explained, %.3f for the first deal", open[i].ID, left, step)
		}
	}
}

func TestWithoutHistoryStagesSpeak(t *testing.T) {
	deals := []Deal{{ID: "a", Created: 1000, Stage: "lead", Declared: 1150}, {ID: "b", Created: 1000, Stage: "contract", Declared: 1150}, {ID: "c", Created: 1000, Stage: "?"}}
	h := NewHistory(worldStages, deals, 1100)
	m := Fit(h, 1100, Config{})
	if m.Learned() || len(m.Warnings) != 1 || m.Warnings[0].Code != WarnNoHistory {
		t.Fatalf("%+v", m.Warnings)
	}
	if m.Shock <= .5 {
		t.Errorf("shock %v: without history the chances are quite uncertain", m.Shock)
	}
	a, _ := h.State("a", 1100)
	b, _ := h.State("b", 1100)
	low, high := m.Predict(a).WonBy(360), m.Predict(b).WonBy(360)
	if math.Abs(low-.1) > .02 || math.Abs(high-.8) > .08 {
		t.Errorf("within a year %.3f and %.3f, the stages say .1 and .8", low, high)
	}
	if r := m.Reasons(b, worldStages, 3); len(r) != 1 || r[0].Key != "stage" || r[0].LogOdds <= 0 {
		t.Errorf("reasons %+v", r)
	}
}

// Beta prior by hand: stated 0.4 worth 8 deals, 6 won and 2 lost:
// (3.2 + 6) / 16.
func TestStageRecordIsABetaPosterior(t *testing.T) {
	var deals []Deal
	for i := range 8 {
		end := "won"
		if i >= 6 {
			end = "lost"
		}
		deals = append(deals, Deal{ID: fmt.Sprint(i), Created: 1000, Moves: []Move{{Day: 1000, Stage: "offer"}, {Day: 1030, Stage: end}}})
	}
	m := Fit(NewHistory(worldStages, deals, 1100), 1100, Config{})
	for _, r := range m.Stages(worldStages) {
		want := map[string]float64{"lead": .1, "offer": 9.2 / 16, "contract": .8}[r.Stage]
		if math.Abs(r.Chance-want) > 1e-12 {
			t.Errorf("%s: %v, want %v", r.Stage, r.Chance, want)
		}
		if r.Stage == "offer" && (r.Won != 6 || r.Lost != 2 || math.Abs(r.SD-math.Sqrt(9.2*6.8/(256*17))) > 1e-12) {
			t.Errorf("%+v", r)
		}
	}
	if codes(m.Warnings)[WarnFewDeals] != 8 {
		t.Errorf("warnings %+v", m.Warnings)
	}
}
