package workspace

import (
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// imported is a workspace with an account and a block of two calls; it gives the calls' IDs.
func imported(t *testing.T) (d *desk, first, second record.ID) {
	d = newDesk(t)
	d.must(Create{"account", "a", &record.Account{Name: "Acme"}})
	b := fact.NewBuilder(fact.Activity, "calls.csv")
	b.Add(&record.Activity{Kind: "call", On: 739_000, Account: "a", Outcome: "voicemail"})
	b.Add(&record.Activity{Kind: "call", On: 739_001, Account: "a"})
	ops := b.Ops()
	d.must(Import{Creates: ops})
	return d, fact.RowID(ops[0].ID, 0), fact.RowID(ops[0].ID, 1)
}

func TestAnImportedRowIsCorrectedTakenAwayAndBroughtBack(t *testing.T) {
	d, first, second := imported(t)
	d.must(SetAll{{"activity", first, "outcome", record.OfText("connected")}, {"activity", first, "duration", record.OfInt(5)}})
	d.must(Set{"activity", first, "nature", record.OfText("strategic")})
	set := d.s.Activities()
	if got := set.Record(set.Parts[0], 0).(*record.Activity); got.Outcome != "connected" || got.Duration != 5 || got.Nature != "strategic" || got.Account != "a" {
		t.Errorf("%+v", got)
	}
	d.must(Delete{"activity", second})
	if d.s.Activities().Len != 1 {
		t.Error("the row should be gone")
	}
	if p := d.do(Set{"activity", second, "duration", record.OfInt(5)}); len(p) != 1 {
		t.Error("a row that was taken away cannot be edited:", p)
	}
	d.must(Undo{Change: d.log[len(d.log)-1]})
	if d.s.Activities().Len != 2 {
		t.Error("undo should bring the row back")
	}
	d.must(Undo{Change: d.log[2]}) // the import
	if d.s.Activities().Len != 0 {
		t.Error("an import is undone whole")
	}
	d.must(Import{Creates: d.log[2].Ops})
	if d.s.Activities().Len != 2 {
		t.Error("what was undone can be imported again")
	}
}

// A call that goes to another client leaves the contact behind, and what it says of nobody's client stays; a row that was taken away is
// put back without undoing what came after.
func TestACallGoesToAnotherClientAndARowIsPutBack(t *testing.T) {
	d, first, second := imported(t)
	d.must(Create{"account", "b", &record.Account{Name: "Bcme"}})
	d.must(Create{"contact", "c", &record.Contact{Name: "Luis", Account: "a"}})
	d.must(Set{"activity", first, "contact", record.OfText("c")})
	d.must(Set{"activity", first, "account", record.OfText("b")})
	if a := d.s.Standing("activity", first).(*record.Activity); a.Account != "b" || a.Contact != "" || a.Outcome != "voicemail" {
		t.Errorf("%+v", a)
	}
	d.must(Undo{Change: d.log[len(d.log)-1]})
	if a := d.s.Standing("activity", first).(*record.Activity); a.Account != "a" || a.Contact != "c" {
		t.Errorf("%+v", a)
	}
	d.must(DeleteAll{{"activity", first}, {"activity", second}})
	if d.s.Activities().Len != 0 || d.s.Standing("activity", second) != nil {
		t.Error("both should be gone")
	}
	d.must(Create{"account", "e", &record.Account{Name: "Later"}})
	d.must(PutBack{"activity", first})
	if a, is := d.s.Standing("activity", first).(*record.Activity); !is || a.Contact != "c" || d.s.Activities().Len != 1 {
		t.Errorf("%+v", a)
	}
	if d.s.Standing("activity", "nobody") != nil || d.s.Standing("account", "e") == nil {
		t.Error("what stands and what does not")
	}
}

func TestRulesHoldForARowAsItStands(t *testing.T) {
	d, first, _ := imported(t)
	for _, c := range []Set{
		{"activity", first, "kind", record.Value{}},
		{"activity", first, "duration", record.OfInt(-1)},
		{"activity", first, "contact", record.OfText("nobody")},
		{"activity", first, "follow_up", record.OfDate(738_999)}, // before the call, whose day only the block knows
	} {
		before := d.s
		if p := d.do(c); len(p) != 1 || p[0].Field != c.Field || d.s != before {
			t.Errorf("%s: %v", c.Field, p)
		}
	}
	d.must(Set{"activity", first, "follow_up", record.OfDate(739_003)})
}

func TestSetsFollowTheSnapshotOnlyWhereFactsChange(t *testing.T) {
	d, _, _ := imported(t)
	set := d.s.Activities()
	d.must(Set{"account", "a", "name", record.OfText("Acme S.A.")})
	if d.s.Activities() != set {
		t.Error("an account's name should not touch the facts")
	}
	d.must(Create{"activity", "", &record.Activity{Kind: "mail", On: 739_002, Account: "a"}})
	if now := d.s.Activities(); now.Len != 3 || now.Parts[0] != set.Parts[0] || set.Len != 2 {
		t.Error("the block should not be read again")
	}
	d.must(Delete{"account", "a"})
	if d.s.Activities().Len != 2 {
		t.Error("what was entered by hand goes with its account, what was imported stays")
	}
}

func TestAnswersFitTheirSurveysScale(t *testing.T) {
	d := newDesk(t)
	d.must(Create{"survey", "s", &record.Survey{Name: "Satisfacción", Type: record.SurveyCSAT}})
	answer := func(score float64) *record.SurveyAnswer {
		return &record.SurveyAnswer{Survey: "s", On: 739_000, Score: record.Some(score)}
	}
	if p := d.do(Create{"survey_answer", "x", answer(9)}); len(p) != 1 || p[0].Field != "score" {
		t.Error(p)
	}
	d.must(Create{"survey_answer", "x", answer(5)})
	if p := d.do(Set{"survey_answer", "x", "expected", record.OfFloat(0)}); len(p) != 1 || p[0].Field != "expected" {
		t.Error(p)
	}
}

func TestMilestonesGoWithTheirDealAndLeadsNoteTheirStatus(t *testing.T) {
	d := newDesk(t)
	d.must(Create{"account", "a", &record.Account{Name: "A"}})
	d.must(Create{"account", "b", &record.Account{Name: "B"}})
	d.must(Create{"opportunity", "o", &record.Opportunity{Name: "Deal", Account: "a", Stage: "stage-prospect"}})
	d.must(Create{"milestone", "m", &record.Milestone{Name: "Piloto", Opportunity: "o"}})
	d.must(Set{"opportunity", "o", "account", record.OfText("b")})
	if m := Get(d.s, record.MilestoneKind, "m"); m.Account != "b" {
		t.Errorf("%+v", m)
	}
	d.must(Create{"lead", "l", &record.Lead{Name: "Ana", Created: 739_000}})
	d.must(Set{"lead", "l", "status", record.OfText(record.LeadQualified)})
	if l := Get(d.s, record.LeadKind, "l"); !l.Changed.Known() || change.Count(d.s.State, record.LeadKind) != 1 {
		t.Errorf("%+v", l)
	}
}

func TestADaysCallsAreNotedAtOnceAndOnTheirContacts(t *testing.T) {
	d := newDesk(t)
	d.must(Create{"account", "a", &record.Account{Name: "A"}})
	d.must(Create{"contact", "c", &record.Contact{Name: "C", Account: "a", LastContact: 739_000}})
	call := func(id, account record.ID, on period.Date, outcome string) Create {
		return Create{"activity", id, &record.Activity{Kind: record.ActivityCall, On: on, Account: account, Contact: "c", Outcome: outcome}}
	}
	before := d.s
	if p := d.do(CreateAll{call("x", "a", 739_500, "connected"), call("y", "nowhere", 739_500, "connected")}); len(p) != 1 || p[0].ID != "y" || d.s != before {
		t.Errorf("one of them is wrong, so none may be made: %v", p)
	}
	d.must(CreateAll{call("x", "a", 739_500, "connected"), call("y", "a", 739_700, "voicemail")})
	if c := Get(d.s, record.ContactKind, "c"); d.s.Activities().Len != 2 || c.LastContact != 739_500 {
		t.Errorf("%d activities; last contact %v: a voicemail is no contact", d.s.Activities().Len, c.LastContact)
	}
	d.must(Undo{Change: d.log[len(d.log)-1]})
	if c := Get(d.s, record.ContactKind, "c"); d.s.Activities().Len != 0 || c.LastContact != 739_000 {
		t.Error("undo takes all of it back")
	}
}

// An account goes with what belongs to it; what files brought stays in the totals, or goes too, and one undo brings it all back.
func TestDeletingAnAccountWithItsFacts(t *testing.T) {
	d, first, _ := imported(t)
	d.must(Create{"account", "b", &record.Account{Name: "Other"}})
	d.must(Set{"activity", first, "account", record.OfText("b")})
	if n := len(d.s.ImportedOf("a")["activity"]); n != 1 || len(d.s.ImportedOf("b")["activity"]) != 1 || len(d.s.ImportedOf("c")) != 0 {
		t.Error("imported of a:", n)
	}
	d.must(Delete{"account", "a"})
	if d.s.Activities().Len != 2 {
		t.Error("what was imported went without being asked for")
	}
	d.must(Undo{Change: d.log[len(d.log)-1]})
	d.must(DeleteWithFacts{"a"})
	if d.s.Activities().Len != 1 || d.s.Row("account", "a").Alive() || len(d.s.ImportedOf("a")) != 0 {
		t.Error("the account's fact is still there, or another's is not")
	}
	d.must(Undo{Change: d.log[len(d.log)-1]})
	if d.s.Activities().Len != 2 || !d.s.Row("account", "a").Alive() {
		t.Error("undo brings both back")
	}
}
