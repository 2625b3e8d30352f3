//go:build !js || worker

package forecast

import (
	"context"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() { Register() }

// The same report twice, a week apart: what it says otherwise the second time is the movement.
func TestTwoImportsAWeekApart(t *testing.T) {
	l := newLife()
	first := today - 7
	due := period.Period{From: today - 30, To: today + 60}
	deal := func(id, stage string, close period.Date, amount int64) change.Op {
		return change.Created("opportunity", record.ID(id), &record.Opportunity{Name: id, Stage: record.ID(stage), Owner: "ana", Created: today - 90, Close: close, Amount: usd(amount)})
	}
	l.do(first, deal("same", "stage-qualify", today+20, 1), deal("grows", "stage-qualify", today+20, 20), deal("shrinks", "stage-qualify", today+20, 300),
		deal("slips", "stage-qualify", today+20, 4000), deal("comes", "stage-qualify", today+90, 50000), deal("won", "stage-negotiate", today-3, 600000), deal("lost", "stage-qualify", today+10, 7000000))
	edit := func(id string, fields map[string]record.Value) change.Op {
		return change.Edit(l.state, "opportunity", record.ID(id), fields)
	}
	l.do(today, edit("grows", map[string]record.Value{"amount": record.OfMoney(usd(25))}), edit("shrinks", map[string]record.Value{"amount": record.OfMoney(usd(100))}),
		edit("slips", map[string]record.Value{"close": record.OfDate(today + 80)}), edit("comes", map[string]record.Value{"close": record.OfDate(today + 30)}),
		edit("won", map[string]record.Value{"stage": record.OfText("stage-won"), "close": record.OfDate(today - 2)}),
		edit("lost", map[string]record.Value{"stage": record.OfText("stage-lost"), "close": record.OfDate(today - 1)}),
		change.Created("opportunity", "new", &record.Opportunity{Name: "new", Stage: "stage-prospect", Owner: "ana", Created: today - 2, Close: today + 40, Amount: usd(80000000)}))

	d := &Desk{}
	d.Load("week", Pack(workspace.Of(l.state), NewStory(l.log, untold.dayOf, nil), today, nil))
	m, err := d.Move(context.Background(), Between{Scope: Scope{Kind: "person", ID: "ana"}, From: first, To: today, Due: due, Today: today}, nil)
	if err != nil {
		t.Fatal(err)
	}
	cents := func(v int64) int64 { return 100 * v }
	want := [Flows]int64{Created: cents(80000000), PulledIn: cents(50000), Increased: cents(5), Decreased: cents(-200), PushedOut: cents(-4000), Won: cents(-600000), Lost: cents(-7000000)}
	if m.Sum != want || m.Start != cents(7604321) || m.Assumed != 0 {
		t.Errorf("got %v from %d, assumed %d; want %v", m.Sum, m.Start, m.Assumed, want)
	}
	rest := m.Start - m.End
	for _, v := range m.Sum {
		rest += v
	}
	if rest != 0 {
		t.Errorf("left over: %d", rest)
	}
	if len(m.Changes) != 7 || m.Count[Stayed] != 1 || m.SlippedN != 1 || m.SlippedSum != cents(4000) {
		t.Errorf("%d changes, %d stayed; slipped %d, %d", len(m.Changes), m.Count[Stayed], m.SlippedN, m.SlippedSum)
	}
	if len(m.Pushes) != 1 || m.Pushes[0].ID != "slips" || !m.Pushes[0].Out {
		t.Errorf("pushes: %+v", m.Pushes)
	}
	if m, err = d.Move(context.Background(), Between{Scope: Scope{Kind: "person", ID: "luis"}, From: first, To: today, Today: today}, nil); err != nil || m.StartN+m.EndN != 0 {
		t.Errorf("somebody else's: %+v, %v", m, err)
	}
}
