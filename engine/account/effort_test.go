package account

import (
	"math"
	"slices"
	"strings"
	"testing"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

var (
	effortAt = Env{Today: period.On(2026, 11, 22), Currency: usd}
	hourly   = Rates{"luz": money.New(40_00, usd), "ian": money.New(60_00, usd)}
)

func TestOccurrences(t *testing.T) {
	on := period.On
	for _, c := range []struct {
		name     string
		a        record.PlannedActivity
		from, to period.Date
		want     []period.Date
	}{
		{"months keep to the month's end", record.PlannedActivity{Every: 1, Unit: "month", Starts: on(2026, 1, 31)}, on(2026, 1, 1), on(2026, 4, 30),
			[]period.Date{on(2026, 1, 31), on(2026, 2, 28), on(2026, 3, 31), on(2026, 4, 30)}},
		{"the window cuts", record.PlannedActivity{Every: 2, Unit: "week", Starts: on(2026, 1, 1)}, on(2026, 1, 10), on(2026, 2, 1), []period.Date{on(2026, 1, 15), on(2026, 1, 29)}},
		{"it ends", record.PlannedActivity{Every: 10, Unit: "day", Starts: on(2026, 1, 1), Until: on(2026, 1, 20)}, on(2026, 1, 1), on(2026, 3, 1), []period.Date{on(2026, 1, 1), on(2026, 1, 11)}},
		{"without a first day", record.PlannedActivity{Every: 1, Unit: "quarter"}, on(2026, 1, 5), on(2026, 7, 5), []period.Date{on(2026, 1, 5), on(2026, 4, 5), on(2026, 7, 5)}},
		{"never", record.PlannedActivity{Unit: "day"}, on(2026, 1, 5), on(2026, 7, 5), nil},
	} {
		if got := Occurrences(&c.a, c.from, c.to); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestWhatAYearOfAnActivityTakes(t *testing.T) {
	year := func(a record.PlannedActivity) Spend { return SpendOf(&a, usd, hourly) }
	month := record.PlannedActivity{Every: 1, Unit: "month", Minutes: 90, Cost: money.New(25_00, usd), People: []record.ID{"luz", "ian"}}
	if s := year(month); math.Abs(s.Times-12) > 1e-9 || math.Abs(s.Hours-36) > 1e-9 || s.Cost.Minor != 12*25_00+18*(40_00+60_00) || !s.Whole {
		t.Errorf("%+v", s)
	}
	month.People = append(month.People, "nobody's price")
	if s := year(month); math.Abs(s.Hours-54) > 1e-9 || s.Cost.Minor != 12*25_00+18*(40_00+60_00) || s.Whole {
		t.Errorf("%+v", s)
	}
	month.Cost = money.New(5, money.Must("CLP"))
	if s := year(month); s.Whole || s.Cost.Minor != 18*(40_00+60_00) {
		t.Errorf("another currency: %+v", s)
	}
	if s := year(record.PlannedActivity{Every: 0, Unit: "month", Minutes: 5}); s.Times != 0 || s.Hours != 0 {
		t.Errorf("%+v", s)
	}
}

func TestTheRateThatHolds(t *testing.T) {
	cost := func(p record.ID, from period.Date, minor int64, c money.Code) *record.PersonCost {
		return &record.PersonCost{Person: p, From: from, Hour: money.New(minor, c)}
	}
	r := RatesOf([]*record.PersonCost{cost("a", 10, 5, usd), cost("a", 30, 7, usd), cost("a", 90, 9, usd), cost("b", 10, 5, money.Must("CLP"))}, 50, usd)
	if len(r) != 1 || r["a"].Minor != 7 {
		t.Errorf("%v", r)
	}
}

// effortData is an account with five contacts of different lights, and lines with some of them.
func effortData(lines ...record.PlannedActivity) *Data {
	contact := func(id, closeness, stance, role, influence string, every int) Item[record.Contact] {
		return Item[record.Contact]{record.ID(id), &record.Contact{Account: "a", Name: id, Closeness: closeness, Stance: stance, Role: role, Influence: influence, EveryDays: every,
			LastContact: effortAt.Today - 1, Owner: "luz"}}
	}
	d := &Data{ID: "a", Account: &record.Account{}, others: map[string][]row{}, Contacts: []Item[record.Contact]{
		contact("boss", "distant", "neutral", "economic", "high", 30),
		contact("money", "known", "neutral", "economic", "high", 35),
		contact("friend", "close", "promoter", "user", "medium", 60),
		contact("clerk", "known", "neutral", "", "low", 0),
		contact("star", "close", "promoter", "economic", "high", 14),
	}}
	for i := range lines {
		lines[i].Account, lines[i].Kind = "a", "meeting"
		d.others["planned_activity"] = append(d.others["planned_activity"], row{record.ID(lines[i].Title), &lines[i]})
	}
	return d
}

func plannedWith(title string, every int, unit string, minutes int, who ...record.ID) record.PlannedActivity {
	return record.PlannedActivity{Title: title, Every: every, Unit: unit, Minutes: minutes, Contacts: who, People: []record.ID{"luz"}, Starts: period.On(2026, 1, 5), Rank: title}
}

func TestConsistencyOfEffortAndLight(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []record.PlannedActivity
		want  string
	}{
		{"nothing planned", nil, "uncovered boss, uncovered money"},
		{"as promised", []record.PlannedActivity{plannedWith("a", 1, "month", 60, "boss", "money")}, ""},
		{"too seldom", []record.PlannedActivity{plannedWith("a", 1, "quarter", 60, "boss", "money")}, "seldom boss, seldom money"},
		{"two lines together are enough", []record.PlannedActivity{plannedWith("a", 2, "month", 60, "boss", "money"), plannedWith("b", 2, "month", 60, "boss", "money")}, ""},
		{"a line that has ended does not count", []record.PlannedActivity{func() record.PlannedActivity {
			a := plannedWith("a", 1, "week", 60, "boss", "money")
			a.Until = effortAt.Today - 1
			return a
		}()}, "uncovered boss, uncovered money"},
		{"too much with those who are safe or matter little", []record.PlannedActivity{plannedWith("a", 1, "month", 60, "boss", "money"), plannedWith("b", 1, "week", 60, "friend"), plannedWith("c", 1, "week", 90, "clerk")},
			"surplus clerk, surplus friend"},
		{"a green one who decides keeps the promise", []record.PlannedActivity{plannedWith("a", 1, "month", 60, "boss", "money"), plannedWith("b", 2, "week", 60, "star")}, ""},
	} {
		d := effortData(c.lines...)
		var got []string
		for _, f := range Consistency(EffortOf(d, effortAt, hourly), LightsOf(d, effortAt.Today)) {
			got = append(got, string(f.Misfit)+" "+string(f.Contact.ID))
			if strings.ContainsAny(f.Words.ES+f.Words.EN, "{}") || f.Words.ES == "" {
				t.Errorf("unfinished words %v", f.Words)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}

// A proposal takes hours from those who can spare them and gives them to those who want them; done, it leaves no finding, and
// the figures that it told are those that come out.
func TestAProposalShiftsEffort(t *testing.T) {
	d := effortData(plannedWith("lunch", 1, "week", 120, "clerk"), plannedWith("coffee", 1, "week", 60, "friend"), plannedWith("board", 1, "quarter", 60, "boss"))
	before, lights := EffortOf(d, effortAt, hourly), LightsOf(d, effortAt.Today)
	p := ProposeShift(d, before, lights, effortAt, hourly)
	if len(p.Shifts) != 3 || p.Shifts[0].Line != "lunch" || p.Shifts[2].Line != "board" || p.Shifts[1].New == nil || p.Shifts[1].Contact != "money" {
		t.Fatalf("%+v", p.Shifts)
	}
	var lines []record.PlannedActivity
	for _, l := range before.Lines {
		rec := *l.Rec
		for _, s := range p.Shifts {
			if s.Line == l.ID {
				rec.Every, rec.Unit = s.Every, s.Unit
			}
		}
		lines = append(lines, rec)
	}
	rec := *p.Shifts[1].New
	rec.Title, rec.Starts = "new", effortAt.Today
	lines = append(lines, rec)
	after := EffortOf(effortData(lines...), effortAt, hourly)
	net := p.Net()
	if math.Abs(after.Total.Hours-before.Total.Hours-net.Hours) > 1e-6 || after.Total.Cost.Minor-before.Total.Cost.Minor != net.Cost.Minor || !net.Whole {
		t.Errorf("told %+v, came out %+v after %+v", net, after.Total, before.Total)
	}
	for _, f := range Consistency(after, lights) {
		if f.Misfit != Surplus {
			t.Errorf("still %s: %s", f.Misfit, f.Contact.ID)
		}
	}
	was, is := SplitOf(before, lights), SplitOf(after, lights)
	if is.Wanting <= was.Wanting || is.Rest >= was.Rest {
		t.Errorf("from %+v to %+v", was, is)
	}
	if p := ProposeShift(d, EffortOf(effortData(), effortAt, hourly), Lights{}, effortAt, hourly); len(p.Shifts) != 0 {
		t.Errorf("nobody wants effort, and yet %+v", p.Shifts)
	}
}

func TestPlannedAgainstDone(t *testing.T) {
	d := effortData(plannedWith("board", 1, "month", 60, "boss", "money"), plannedWith("coffee", 1, "month", 60, "friend"))
	act := func(id, contact, person, kind string, on period.Date, status string) Item[record.Activity] {
		return Item[record.Activity]{record.ID(id), &record.Activity{Kind: kind, On: on, Contact: record.ID(contact), Person: record.ID(person), Status: status}}
	}
	d.FromBlocks = listed{
		act("1", "boss", "luz", "meeting", period.On(2026, 2, 5), ""),
		act("2", "money", "luz", "meeting", period.On(2026, 2, 5), ""), // the same meeting
		act("3", "money", "ian", "meeting", period.On(2026, 3, 5), "done"),
		act("4", "friend", "luz", "call", period.On(2026, 3, 5), ""),   // of another kind
		act("5", "star", "luz", "meeting", period.On(2026, 3, 5), ""),  // with whom nothing is planned
		act("6", "boss", "luz", "meeting", period.On(2025, 12, 5), ""), // before the year
		act("7", "boss", "luz", "meeting", period.On(2026, 12, 5), ""), // to come
		act("8", "boss", "luz", "meeting", period.On(2026, 4, 5), record.ActivityCancelled),
	}
	e := EffortOf(d, effortAt, hourly)
	if l := e.Lines[0]; l.Due != 11 || l.Done != 2 || len(l.Taken) != 3 || l.Next != period.On(2026, 12, 5) {
		t.Errorf("%+v", l)
	}
	if l := e.Lines[1]; l.Due != 11 || l.Done != 0 {
		t.Errorf("%+v", l)
	}
	if len(e.Unplanned) != 2 || e.Actual[Seat{"money", "meeting"}] != 2 || e.Actual[Seat{"luz", "meeting"}] != 3 || math.Abs(e.Planned[Seat{"luz", "meeting"}]-24) > 1e-9 || e.OwedTouches() != 20 {
		t.Errorf("%d unplanned, %v, %v", len(e.Unplanned), e.Actual, e.Planned)
	}
	if s := e.Contacts["boss"]; math.Abs(s.Hours-6) > 1e-9 || math.Abs(s.Times-12) > 1e-9 {
		t.Errorf("%+v", s)
	}
}

// A contact that is gone leaves the plan standing and takes no part in it.
func TestParticipantsWhoAreGone(t *testing.T) {
	d := effortData(plannedWith("a", 1, "month", 60, "boss", "gone"))
	e := EffortOf(d, effortAt, hourly)
	if len(e.Lines[0].Rec.Contacts) != 1 || math.Abs(e.Contacts["boss"].Hours-12) > 1e-9 {
		t.Errorf("%+v", e.Lines[0])
	}
}
