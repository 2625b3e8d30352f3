package kpi_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/period"
	"rumbo/engine/pipeline"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// write is what somebody wrote of a deal on a day, as a log tells it.
type write struct {
	deal  record.ID
	on    period.Date
	close period.Date
	cents int64
}

// written makes up what was written of a workspace's deals: dates put off and pulled in, amounts changed, some of them
// before anything was on record.
func written(s *workspace.Snapshot, seed uint64) (out []write) {
	rng := rand.New(rand.NewPCG(seed, 2))
	for id, o := range change.All(s.State, record.OpportunityKind) {
		if !o.Created.Known() || rng.IntN(8) == 0 {
			continue
		}
		until := today
		if s.Outcome(o) != record.StageOpen {
			until = o.Close
		}
		day := o.Created
		if rng.IntN(6) == 0 {
			day += 40
		}
		for day < until {
			out = append(out, write{id, day, day + 5 + period.Date(rng.IntN(120)), 100 * (1 + rng.Int64N(90_000))})
			day += 1 + period.Date(rng.IntN(60))
		}
	}
	return out
}

// past replays a workspace's deals with their changes of stage and what was written of them.
func past(t testing.TB, s *workspace.Snapshot, writes []write) *kpi.Past {
	t.Helper()
	var stages pipeline.Stages
	kinds := map[string]pipeline.Kind{record.StageOpen: pipeline.Open, record.StageWon: pipeline.Won, record.StageLost: pipeline.Lost}
	for i, st := range s.Stages() {
		kind, ok := kinds[st.Rec.Outcome]
		if !ok {
			kind = pipeline.Parked
		}
		stages = append(stages, pipeline.Stage{ID: string(st.ID), Rank: i, Kind: kind, Qualified: st.Rec.Qualified})
	}
	moves := map[record.ID][]pipeline.Move{}
	for _, w := range writes {
		moves[w.deal] = append(moves[w.deal], pipeline.Move{Day: w.on, Declared: w.close, Amount: pipeline.Cents(w.cents)})
	}
	for _, m := range change.All(s.State, record.StageMoveKind) {
		moves[m.Opportunity] = append(moves[m.Opportunity], pipeline.Move{Day: m.On, Stage: string(m.Stage)})
	}
	var deals []pipeline.Deal
	for id, o := range change.All(s.State, record.OpportunityKind) {
		d := pipeline.Deal{ID: string(id), Created: o.Created, Stage: string(o.Stage), Outcome: stages.Find(string(o.Stage)).Kind, Moves: moves[id]}
		if d.Outcome == pipeline.Won || d.Outcome == pipeline.Lost {
			d.OutcomeDay = o.Close
		} else {
			d.Declared = o.Close
		}
		deals = append(deals, d)
	}
	past := kpi.NewPast(stages)
	if err := pipeline.Lives(stages, slices.Values(deals), today, s.Calendar(), func(l pipeline.Life) error { past.Add(l); return nil }); err != nil {
		t.Fatal(err)
	}
	return past
}

// The indicator and the funnel's records are one definition: the same counts, stage by stage.
func TestStageConversionIsTheFunnel(t *testing.T) {
	s := company(t, 5)
	in := factInput(s)
	in.Period = year2026
	for _, c := range kpi.StageConversion.By(in, kpi.By(kpi.ByStage)) {
		if !c.Known {
			t.Errorf("%s is not known: %s", c.Keys[0].Value.ID, c.Why.Text.EN)
		}
		if c.Numerator.Value > c.Denominator.Value || c.N == 0 {
			t.Errorf("%s: %v of %v", c.Keys[0].Value.ID, c.Numerator.Value, c.Denominator.Value)
		}
	}
	in.Alternative = "decided"
	whole := kpi.StageConversion.Compute(in)
	in.Alternative = "cohort"
	if all := kpi.StageConversion.Compute(in); whole.Value < all.Value || whole.N > all.N || !strings.Contains(all.Steps[0].In(locale.For("en-US")), "came") {
		t.Errorf("decided %v of %d, cohort %v of %d", whole.Value, whole.N, all.Value, all.N)
	}
}

// A deal is due in its month and in its quarter: each kind of period counts its own, others the months.
func TestSlippageOfEachKindOfPeriod(t *testing.T) {
	deals := []pipeline.Deal{
		{ID: "a", Created: period.On(2025, 12, 1), Moves: []pipeline.Move{{Day: period.On(2025, 12, 1), Stage: "s1", Declared: period.On(2026, 2, 10)}, {Day: period.On(2026, 2, 5), Declared: period.On(2026, 3, 20)}}},
		{ID: "b", Created: period.On(2025, 12, 1), Moves: []pipeline.Move{{Day: period.On(2025, 12, 1), Stage: "s1", Declared: period.On(2026, 2, 10)}}, Outcome: pipeline.Won, OutcomeDay: period.On(2026, 2, 11)},
	}
	stages := pipeline.Stages{{ID: "s1"}, {ID: "s3", Kind: pipeline.Won}}
	past := kpi.NewPast(stages)
	if err := pipeline.Lives(stages, slices.Values(deals), today, period.Calendar{}, func(l pipeline.Life) error { past.Add(l); return nil }); err != nil {
		t.Fatal(err)
	}
	var ops []change.Op
	for _, id := range []record.ID{"a", "b"} {
		ops = append(ops, change.Created("opportunity", id, &record.Opportunity{Name: string(id), Created: period.On(2025, 12, 1)}))
	}
	s := workspace.Of(change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: ops}))
	s.Tell(past)
	in := factInput(s)
	for _, x := range []struct {
		of      period.Period
		slipped float64
		n       int
	}{
		{in.Calendar.Of(period.Month, period.On(2026, 2, 1)), .5, 2},
		{in.Calendar.Of(period.Month, period.On(2026, 3, 1)), 0, 1}, // a is overdue, and was not put off
		{in.Calendar.Of(period.Quarter, period.On(2026, 2, 1)), 0, 2},
		{in.Calendar.Of(period.Year, period.On(2026, 2, 1)), 1. / 3, 3},
		{period.Period{From: period.On(2026, 2, 1), To: period.On(2026, 4, 1), Grain: period.Span}, 1. / 3, 3},
		{period.Period{}, 1. / 3, 3},
	} {
		in.Period = x.of
		if r := kpi.Slippage.Compute(in); !r.Known || r.Value != x.slipped || r.N != x.n || r.Count() != x.n {
			t.Errorf("%v: %v of %d (%d counted), want %v of %d", x.of, r.Value, r.N, r.Count(), x.slipped, x.n)
		}
	}
}

// While the past is not there, numbers that need it say so and ask for it; told, they are there, and stay through changes of other things.
func TestPastIsAskedFor(t *testing.T) {
	s := company(t, 6)
	told := s.Numbers()
	fresh := workspace.Of(s.State)
	asked := 0
	fresh.Numbers().OnLack(func() { asked++ })
	in := factInput(fresh)
	in.Period = year2026
	if r := kpi.StageConversion.Compute(in); r.Known || asked == 0 || !strings.Contains(r.Why.Text.EN, "being read") {
		t.Errorf("%+v, asked %d times", r.Why, asked)
	}
	fresh.Tell(past(t, s, written(s, 6)))
	in = factInput(fresh)
	in.Period = year2026
	if r := kpi.StageConversion.Compute(in); !r.Known || !told.Told() {
		t.Errorf("told, but %v", r.Why.Text.EN)
	}
	later := fresh.Next(change.Apply(s.State, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 30}, Ops: []change.Op{change.Created("note", "n", &record.Note{Text: "x"})}}))
	if !later.Numbers().Told() {
		t.Error("a note made the past of the deals be forgotten")
	}
	var deal record.ID
	for id := range change.All(s.State, record.OpportunityKind) {
		deal = id
		break
	}
	op := change.Edit(s.State, "opportunity", deal, map[string]record.Value{"name": record.OfText("y")})
	later = fresh.Next(change.Apply(s.State, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 30}, Ops: []change.Op{op}}))
	if later.Numbers().Told() {
		t.Error("a deal has changed, yet its old past is still told")
	}
}

// Each time that a close was put off counts once, each deal once, whatever the grouping.
func TestPushesCountTimesAndDeals(t *testing.T) {
	s := company(t, 7)
	in := factInput(s)
	in.Alternative = "times"
	times := kpi.PushCount.Compute(in)
	in.Alternative = "deals"
	deals := kpi.PushCount.Compute(in)
	var ids []record.ID
	for _, g := range times.Counted {
		ids = append(ids, g.Named(in.Deals, g.Len())...)
	}
	if len(ids) != times.N {
		t.Fatalf("%d listed, %d times", len(ids), times.N)
	}
	slices.Sort(ids)
	if n := len(slices.Compact(ids)); n != deals.N || deals.N == times.N {
		t.Errorf("%d deals, %d listed, %d times", deals.N, n, times.N)
	}
}

// The health of accounts is what their plans say, summed up.
func TestAccountHealthIsThatOfThePortfolio(t *testing.T) {
	s := company(t, 8)
	in := factInput(s)
	sum, n := 0, 0
	for _, a := range s.Portfolio(today) {
		if a.Health.Known {
			sum, n = sum+a.Health.Score, n+1
		}
		one := in
		one.Scope = kpi.Scope{kpi.Only(kpi.ByAccount, string(a.ID))}
		if r := kpi.AccountHealth.Compute(one); r.Known != a.Health.Known || r.Known && r.Value != float64(a.Health.Score) {
			t.Errorf("%s: %v, its plan says %d", a.ID, r.Value, a.Health.Score)
		}
	}
	if r := kpi.AccountHealth.Compute(in); n == 0 || r.N != n || r.Numerator.Value != float64(sum) {
		t.Errorf("%v points of %d accounts, want %d of %d", r.Numerator.Value, r.N, sum, n)
	}
}
