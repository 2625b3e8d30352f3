package process

import (
	"math"
	"testing"

	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

var today = period.On(2026, 6, 20)

func stamp(day period.Date) change.Stamp {
	return change.Stamp{Time: uint64(day.UnixMilli()) << 16, Replica: 1}
}

// company is a plan of Ana's, with the people who work on it and its story.
func company() (*change.State, change.History) {
	do := func(day period.Date, author, label string, ops ...change.Op) change.Change {
		return change.Change{At: stamp(day), Author: author, Label: label, Ops: ops}
	}
	set := func(kind string, id record.ID, field string, v record.Value) change.Op {
		return change.Op{Kind: kind, ID: id, Patches: []change.Patch{{Field: field, To: v}}}
	}
	h := change.History{
		do(today-160, "Import Tool", "import", change.Created("person", "ceo", &record.Person{Name: "Eva", Role: "manager"}),
			change.Created("person", "ana", &record.Person{Name: "Ana", Role: "kam", Manager: "ceo"}), change.Created("person", "beto", &record.Person{Name: "Beto", Role: "seller", Manager: "ceo"}),
			change.Created("account", "a", &record.Account{Name: "A", Owner: "ana", Tier: "strategic", Planned: true, PlannedSince: period.On(2026, 4, 1)}),
			change.Created("account_member", "m", &record.AccountMember{Account: "a", Side: record.SideOurs, Person: "beto", Role: record.RoleSponsor}),
			change.Created("need", "n", &record.Need{Account: "a", Name: "Need"}),
			change.Created("contact", "c", &record.Contact{Account: "a", Name: "C"})),
		do(period.On(2026, 4, 10), "Ana", "create", change.Created("action", "late", &record.Action{Account: "a", Title: "Late", Owner: "ana", Status: "todo", Due: period.On(2026, 5, 5)}),
			change.Created("action", "fine", &record.Action{Account: "a", Title: "Fine", Owner: "ana", Status: "done", Due: period.On(2026, 5, 9), Done: period.On(2026, 5, 8)})),
		do(period.On(2026, 4, 11), "ana ", "edit", set("contact", "c", "name", record.OfText("Cecilia")), set("contact", "c", "phone", record.OfText("1"))),
		do(period.On(2026, 4, 12), "Nobody", "edit", set("contact", "c", "name", record.OfText("Celia"))),
		do(period.On(2026, 4, 13), "Ana", "undo", set("contact", "c", "name", record.OfText("Cecilia"))),
		do(period.On(2026, 5, 12), "Ana", "hold", change.Created("review", "r", &record.Review{Account: "a", On: period.On(2026, 5, 12), Status: "held", Present: []record.ID{"ana"}, Invited: []record.ID{"ana", "ceo"}}),
			change.Created("opportunity", "o", &record.Opportunity{Name: "O", Account: "a"})),
		do(period.On(2026, 5, 13), "Beto", "create", change.Created("note", "note", &record.Note{Account: "a", Author: "beto", On: period.On(2026, 5, 13), Text: "Called."})),
	}
	return h.Fold(&change.State{}, nil), h
}

func question(s *change.State, h change.History, from, to period.Date) *Question {
	people := map[record.ID]*record.Person{}
	for id, p := range change.All(s, record.PersonKind) {
		people[id] = p
	}
	person := func(author string) record.ID {
		return map[string]record.ID{"Ana": "ana", "ana ": "ana", "Beto": "beto"}[author]
	}
	return &Question{Plans: account.GatherAll(s, nil), People: people, Did: All(s, Read(h), person), Period: period.Period{From: from, To: to}, Env: account.Env{Today: today}}
}

func TestWorkIsReadFromTheLogAndTheRecordsOnce(t *testing.T) {
	s, h := company()
	q := question(s, h, period.On(2026, 4, 1), period.On(2026, 7, 1))
	var got []string
	for _, d := range q.Did {
		got = append(got, d.Day.String()[5:]+" "+string(d.Person)+" "+d.Part+" "+string('0'+rune(d.What)))
	}
	// The import and what was taken back are nobody's work; a deal is no work on the plan; the review and the note count once.
	want := []string{"04-10 ana action 0", "04-10 ana action 0", "04-11 ana contact 0", "04-12  contact 0", "05-08 ana action 2", "05-12 ana review 3", "05-13 beto note 1"}
	if len(got) != len(want) {
		t.Fatalf("%q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%q, want %q", got[i], want[i])
		}
	}
}

func TestContributionByHand(t *testing.T) {
	s, h := company()
	q := question(s, h, period.On(2026, 4, 1), period.On(2026, 7, 1))
	all := q.Contributions()
	ana := all["ana"]
	if ana.Edits != 3 || ana.Closed != 1 || ana.Attended != 1 || ana.Days != 4 || ana.Plans != 1 || ana.Notes != 0 || ana.Role != "kam" {
		t.Errorf("%+v", ana)
	}
	// April to 20 June: worked on in two months and not in the third, of which 20 of 30 days have come; one of two actions; one of one
	// review; 4 of 11 days (81 days × 48 / 365.25 = 10.6).
	want := int(math.Round(100 * (30*2/(2+20.0/30) + 30*0.5 + 25*1 + 15*4.0/11) / 100))
	if !ana.Known || ana.Weak || ana.Score != want {
		t.Errorf("%d, want %d: %+v", ana.Score, want, ana.Parts)
	}
	if ceo := all["ceo"]; ceo.Score != int(math.Round(100*(25*0+15*0)/40.0)) || ceo.Weak || ceo.Parts[2].Have != 0 || ceo.Parts[2].Want != 1 {
		t.Errorf("%+v", ceo)
	}
	if beto := all["beto"]; beto.Notes != 1 || !beto.Weak || beto.Parts[0].Known {
		t.Errorf("only days are known of Beto: %+v", all["beto"])
	}
	if all[""] != nil {
		t.Error("nobody contributes")
	}
}

func TestTheCourseTheStatesAndTheSponsors(t *testing.T) {
	s, h := company()
	q := question(s, h, period.On(2026, 4, 1), period.On(2026, 7, 1))
	course := q.Course()
	if len(course) != 3 || course[0].Did != 4 || course[0].People != 1 || course[1].People != 2 || course[1].Kept != 1 || course[2].Did != 0 || course[2].Plans != 1 || course[2].Kept != 0 {
		t.Errorf("%+v", course)
	}
	states := q.States(s)
	if len(states) != 1 || states[0].Days != int(today-period.On(2026, 5, 13)) || states[0].Promised != 30 || !states[0].Stale() {
		t.Fatalf("%+v", states)
	}
	if x := states[0].Sections; len(x) != 2 || x[0].Kind != "account_member" || x[1].Kind != "need" || x[1].Days != 160 {
		t.Errorf("team and needs were last written 160 days ago, more than three times 30: %+v", x)
	}
	sponsors := q.Sponsorship()
	if sponsors.Held != 1 || sponsors.With != 0 || len(sponsors.Sponsors) != 2 || sponsors.Sponsors[0] != (Sponsor{Person: "ceo", Invited: 1}) ||
		sponsors.Sponsors[1] != (Sponsor{Person: "beto", Invited: 1, Did: 1}) {
		t.Errorf("%+v", sponsors)
	}
	if empty := question(s, h, 0, 0); len(empty.Course()) != 0 || len(empty.Contributions()) != 0 {
		t.Error("work in a period without days")
	}
}

// Of the month that runs only what lies behind is expected, so that on its first day nobody is behind by a month; who is ahead has kept it and no more.
func TestTheRunningMonthCountsUpToToday(t *testing.T) {
	s, h := company()
	h = append(h, change.Change{At: stamp(period.On(2026, 6, 1)), Author: "Ana", Label: "edit", Ops: []change.Op{{Kind: "contact", ID: "c", Patches: []change.Patch{{Field: "phone", To: record.OfText("2")}}}}})
	s = change.Apply(s, h[len(h)-1])
	for _, c := range []struct {
		today      period.Date
		kept       int
		have, want float64
	}{
		{period.On(2026, 5, 31), 1, 2, 2}, {period.On(2026, 6, 1), 1, 2 + 1.0/30, 2 + 1.0/30}, {period.On(2026, 6, 15), 1, 2.5, 2.5}, {period.On(2026, 6, 30), 1, 3, 3},
		{period.On(2026, 7, 1), 0, 3, 3 + 1.0/31}, {period.On(2026, 7, 31), 0, 3, 4},
	} {
		q := question(s, h, period.On(2026, 4, 1), period.On(2026, 8, 1))
		q.Env.Today = c.today
		have, want := 0.0, 0.0
		course := q.Course()
		for _, m := range course {
			x, y := m.Upkeep()
			have, want = have+x, want+y
		}
		p := q.Contributions()["ana"].Parts[0]
		if last := course[len(course)-1]; last.Kept != c.kept || math.Abs(have-c.have) > 1e-9 || math.Abs(want-c.want) > 1e-9 || math.Abs(p.Have-have) > 1e-9 || math.Abs(p.Want-want) > 1e-9 {
			t.Errorf("%s: %v of %v, want %v of %v; %d kept; Ana's %+v", c.today, have, want, c.have, c.want, last.Kept, p)
		}
	}
}
