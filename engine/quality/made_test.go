package quality_test

import (
	"fmt"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/quality"
	"rumbo/engine/record"
)

var (
	usd, eur = money.Must("USD"), money.Must("EUR")
	today    = period.On(2026, 9, 17)
)

// world is a workspace in which nothing is wrong, and to which faults are added.
type world struct {
	t     testing.TB
	state *change.State
	n     uint64
}

func newWorld(t testing.TB) *world {
	w := &world{t: t, state: &change.State{}}
	for i, st := range []record.Stage{
		{Name: "Prospect", Outcome: record.StageOpen, Probability: record.Some(0.1), Rank: "a"},
		{Name: "Proposal", Outcome: record.StageOpen, Probability: record.Some(0.4), Rank: "b"},
		{Name: "Verbal", Outcome: record.StageOpen, Probability: record.Some(0.8), Rank: "c"},
		{Name: "Won", Outcome: record.StageWon, Rank: "d"}, {Name: "Lost", Outcome: record.StageLost, Rank: "e"},
		{Name: "Bare", Outcome: record.StageOpen, Rank: "f"}, {Name: "?", Rank: "g"},
	} {
		w.add("stage", record.ID(fmt.Sprint("s", i)), &st)
	}
	w.add("person", "p1", &record.Person{Name: "Ana"})
	w.add("person", "p2", &record.Person{Name: "Luis", End: today - 1})
	w.add("account", "a1", &record.Account{Name: "Minera Ñandú", Owner: "p1"})
	w.add("account", "a2", &record.Account{Name: "Banco Norte"})
	w.add("product", "r1", &record.Product{Name: "Plan", ListPrice: money.New(77_00, usd)})
	return w
}

func (w *world) apply(ops ...change.Op) {
	w.n++
	w.state = change.Apply(w.state, change.Change{At: change.Stamp{Replica: 1, Time: uint64(today.UnixMilli())<<16 + w.n}, Ops: ops})
}

func (w *world) add(kind string, id record.ID, rec any) { w.apply(change.Created(kind, id, rec)) }

// sound is an open deal with nothing wrong.
func sound() *record.Opportunity {
	return &record.Opportunity{Name: "Deal", Account: "a1", Owner: "p1", Stage: "s1", Amount: money.New(5000_00, usd),
		Created: today - 20, Close: today + 30, NextStep: "Call"}
}

func (w *world) deal(id record.ID, change func(*record.Opportunity)) {
	o := sound()
	change(o)
	w.add("opportunity", id, o)
}

func (w *world) move(deal, stage record.ID, on period.Date) {
	w.add("stage_move", record.ID(fmt.Sprint("m", w.n)), &record.StageMove{Opportunity: deal, Stage: stage, On: on})
}

func (w *world) find() quality.Report {
	return quality.Find(quality.Input{State: w.state, Deals: kpi.Build(w.state), Today: today, StaleDays: 60})
}

// write does what a fix proposes.
func (w *world) write(list []quality.Write) {
	for _, x := range list {
		w.apply(change.Edit(w.state, x.Kind, x.ID, map[string]record.Value{x.Field: x.Value}))
	}
}

func finds(r quality.Report, rule string, id record.ID) (quality.Finding, bool) {
	if f := r.Of(rule); f != nil {
		for _, x := range f.Findings {
			if x.ID == id {
				return x, true
			}
		}
	}
	return quality.Finding{}, false
}
