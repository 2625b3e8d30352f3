package account

import (
	"testing"
	"time"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

var day = period.On(2026, time.June, 1)

func won(days, n int) (out []Deal) {
	for range n {
		out = append(out, Deal{Item: Item[record.Opportunity]{Rec: &record.Opportunity{Created: day - period.Date(days), Close: day}}, Outcome: record.StageWon})
	}
	return out
}

func open(lines ...record.ID) (out []Deal) {
	for _, l := range lines {
		out = append(out, Deal{Item: Item[record.Opportunity]{Rec: &record.Opportunity{}}, Line: l, Outcome: record.StageOpen})
	}
	return out
}

func TestCadence(t *testing.T) {
	for _, c := range []struct {
		name   string
		deals  []Deal
		all    Cycle
		months int
		weak   bool
	}{
		{"short cycle of its own", won(40, 5), Cycle{300, 99}, 1, false},
		{"middle", won(120, 9), Cycle{}, 2, false},
		{"long", won(200, 5), Cycle{}, 3, false},
		{"long but complex", append(won(200, 5), open("a", "b", "c", "a", "b")...), Cycle{}, 2, false},
		{"short and complex stays monthly", append(won(20, 5), open("a", "b", "c", "a", "b")...), Cycle{}, 1, false},
		{"one sign is not complex", append(won(200, 5), open("a", "b", "c")...), Cycle{}, 3, false},
		{"few deals of its own", won(20, 4), Cycle{200, 50}, 3, true},
		{"nothing known", nil, Cycle{}, 2, true},
	} {
		got := CadenceOf(&Data{Deals: c.deals}, c.all)
		if got.Months != c.months || got.Weak != c.weak || len(got.Reasons) == 0 || got.Choice() == "" {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func with[T any](d *Data, k *record.Kind[T], recs ...*T) {
	if d.others == nil {
		d.others = map[string][]row{}
	}
	for i, r := range recs {
		d.others[k.Name] = append(d.others[k.Name], row{record.ID(rune('a' + i)), r})
	}
}

func TestReviewState(t *testing.T) {
	d := &Data{}
	with(d, record.ReviewKind,
		&record.Review{On: day - 400, Status: "held"}, &record.Review{On: day - 100, Status: "held"}, &record.Review{On: day - 40, Status: "planned"},
		&record.Review{On: day - 20, Status: "cancelled"}, &record.Review{On: day + 50, Status: "planned"})
	if s := ReviewsOf(d, day); s != (ReviewState{Held: 1, Last: day - 100, Next: day + 50, Missed: 1}) || s.Overdue(day, 1) {
		t.Errorf("%+v", s)
	}
	with(d, record.AppointmentKind, &record.Appointment{Kind: "other", Start: day + 1}, &record.Appointment{Kind: "internal", Start: day - 9, Rule: "FREQ=WEEKLY;INTERVAL=2"})
	if s := ReviewsOf(d, day); s.Next != day+5 {
		t.Errorf("%+v", s)
	}
	if s := (ReviewState{Last: day - 40}); !s.Overdue(day, 1) || s.Overdue(day, 2) {
		t.Error("overdue by the cadence")
	}
}

// Half of a proposed agenda is strategic, whatever presses, and its minutes are those asked for.
func TestProposedAgenda(t *testing.T) {
	d := &Data{Deals: open("a"), Actions: []Item[record.Action]{{Rec: &record.Action{Due: day - 3}}}}
	d.Deals[0].Rec.Close = day + 10
	var items []Item[record.ReviewItem]
	for _, p := range ProposeAgenda(d, Env{Today: day}, 0, 60) {
		items = append(items, Item[record.ReviewItem]{Rec: &record.ReviewItem{View: p.View, Minutes: p.Minutes}})
	}
	b := BalanceOf(items)
	if b.String() != "30/30" || !b.Words().Empty() {
		t.Error(b, b.Words())
	}
	for _, x := range []struct {
		b     Balance
		fault bool
	}{{Balance{60, 10}, true}, {Balance{10, 60}, true}, {Balance{30, 20}, false}, {Balance{}, false}} {
		if x.b.Words().Empty() == x.fault {
			t.Error(x.b, x.b.Words())
		}
	}
}
