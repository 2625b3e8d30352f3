package account

import (
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// listed are activities as if they stood in blocks.
type listed []Item[record.Activity]

func (l listed) Len() int                          { return len(l) }
func (l listed) Read(n int, into *record.Activity) { *into = *l[n].Rec }
func (l listed) ID(n int) record.ID                { return l[n].ID }

func TestWhatCountsAsBeingInTouch(t *testing.T) {
	contact := &record.Contact{Name: "Ana", Closeness: "close", Stance: "promoter", EveryDays: 30, LastContact: today - 100}
	with := func(f func(d *Data)) Judgement {
		d := &Data{Contacts: []Item[record.Contact]{{"ana", contact}}}
		f(d)
		return LightsOf(d, today).All[0].Judgement
	}
	activity := func(a record.Activity) func(d *Data) {
		a.Contact = "ana"
		return func(d *Data) { d.FromBlocks = listed{{"x", &a}} }
	}
	for _, c := range []struct {
		name string
		data func(d *Data)
		last period.Date
		want Light
	}{
		{"only the date written down", func(*Data) {}, today - 100, Red},
		{"a call that was answered", activity(record.Activity{Kind: "call", On: today - 3, Outcome: record.OutcomeConnected}), today - 3, Green},
		{"a call to a voice box", activity(record.Activity{Kind: "call", On: today - 3, Outcome: record.OutcomeVoicemail}), today - 100, Red},
		{"a meeting to come", activity(record.Activity{Kind: "meeting", On: today + 3}), today - 100, Red},
		{"a meeting that was cancelled", activity(record.Activity{Kind: "meeting", On: today - 3, Status: record.ActivityCancelled}), today - 100, Red},
		{"a row that was taken away", activity(record.Activity{Kind: "meeting", On: today - 3, Removed: true}), today - 100, Red},
		{"an older meeting", activity(record.Activity{Kind: "meeting", On: today - 45}), today - 45, Amber},
		{"a note", func(d *Data) { d.Notes = []Item[record.Note]{{"n", &record.Note{Contact: "ana", On: today - 1}}} }, today - 1, Green},
		{"an action done", func(d *Data) {
			d.Actions = []Item[record.Action]{{"a", &record.Action{Contact: "ana", Status: "done", Done: today - 31}}}
		}, today - 31, Amber},
		{"an action not done", func(d *Data) {
			d.Actions = []Item[record.Action]{{"a", &record.Action{Contact: "ana", Status: "todo", Due: today}}}
		}, today - 100, Red},
		{"with somebody else", func(d *Data) { d.Notes = []Item[record.Note]{{"n", &record.Note{Contact: "eva", On: today}}} }, today - 100, Red},
	} {
		if j := with(c.data); j.Light != c.want || j.Last != c.last {
			t.Errorf("%s: %q since %v, want %q since %v", c.name, j.Light, j.Last, c.want, c.last)
		}
	}
}

func TestMonthEnds(t *testing.T) {
	ends := MonthEnds(period.On(2026, 3, 31), 3)
	want := []period.Date{period.On(2025, 12, 31), period.On(2026, 1, 31), period.On(2026, 2, 28), period.On(2026, 3, 31)}
	for i := range want {
		if len(ends) != len(want) || ends[i] != want[i] {
			t.Fatalf("%v", ends)
		}
	}
}

// The light of the past follows the dates of the time, and what was written down then where that is kept.
func TestTheLightsHistory(t *testing.T) {
	now := &record.Contact{Closeness: "close", Stance: "promoter", EveryDays: 30, Light: "red", LightReason: "x", LastContact: today - 2}
	touches := []Touch{{Contact: "ana", On: period.On(2026, 6, 10)}, {Contact: "eva", On: period.On(2026, 8, 1)}, {Contact: "ana", On: period.On(2026, 7, 25)}}
	ends := MonthEnds(today, 7)
	then := func(i int) *record.Contact {
		if i == 6 {
			return &record.Contact{Closeness: "distant", Stance: "detractor", EveryDays: 30}
		}
		return nil
	}
	got := LightHistory("ana", now, touches, ends, then)
	for i, want := range []PastLight{
		{Light: Unknown, Basis: BasisNone},                              // April: nothing yet
		{Light: Unknown, Basis: BasisNone},                              // May
		{Light: Green, Basis: BasisDates, Last: period.On(2026, 6, 10)}, // June
		{Light: Green, Basis: BasisDates, Last: period.On(2026, 7, 25)}, // July
		{Light: Amber, Basis: BasisDates, Last: period.On(2026, 7, 25)}, // August: 37 days
		{Light: Red, Basis: BasisDates, Last: period.On(2026, 7, 25)},   // September: 67 days
		{Light: Red, Basis: BasisLog, Last: period.On(2026, 7, 25)},     // October, as written down
		{Light: Green, Basis: BasisDates, Last: today - 2},              // today, without the hand's colour
	} {
		want.On = ends[i]
		if got[i] != want {
			t.Errorf("%v: %+v, want %+v", ends[i], got[i], want)
		}
	}
}

func TestContactsAsTheyWereWrittenDown(t *testing.T) {
	at := func(ms int64) change.Stamp { return change.Stamp{Time: uint64(ms) << 16, Replica: 1} }
	s := &change.State{}
	first := change.Change{At: at(1000), Ops: []change.Op{change.Created("contact", "ana", &record.Contact{Name: "Ana", Stance: "neutral"}), change.Created("note", "n", &record.Note{Text: "x"})}}
	s = change.Apply(s, first)
	second := change.Change{At: at(3000), Ops: []change.Op{change.Edit(s, "contact", "ana", map[string]record.Value{"stance": record.OfText("promoter")})}}
	s = change.Apply(s, second)
	third := change.Change{At: at(5000), Ops: []change.Op{change.Delete(s, "contact", "ana")}}
	got := ContactsAt(change.History{first, second, third}, &change.State{}, []int64{500, 2000, 4000, 6000})
	if len(got[0]) != 0 || got[1]["ana"].Stance != "neutral" || got[2]["ana"].Stance != "promoter" || len(got[3]) != 0 {
		t.Errorf("%v", got)
	}
}
