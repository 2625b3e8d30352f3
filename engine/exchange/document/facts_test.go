package document

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/money"
	"rumbo/engine/record"
)

// imported is a workspace of two accounts, a and b, of which files were imported, with corrected rows. Row i is of a where i is even.
func imported() (d *desk, calls, sold record.ID) {
	d = twoAccounts()
	acts, lines := fact.NewBuilder(fact.Activity, "calls.csv"), fact.NewBuilder(fact.RevenueLine, "invoices.csv")
	for i := range 10 {
		of, who, secret := record.ID("a"), record.ID("p1"), ""
		if i%2 == 1 {
			of, who, secret = "b", "p3", "Secret "
		}
		acts.Add(&record.Activity{Kind: "call", On: 739_900 + 1, Duration: i, Account: of, Contact: of + "-c", Person: who, Subject: secret + fmt.Sprint("call ", i), ExternalID: fmt.Sprint("c", i)})
		lines.Add(&record.RevenueLine{Account: of, On: 739_900, Amount: money.New(int64(100*i), usd), Document: secret + fmt.Sprint("invoice ", i)})
	}
	blocks := slices.Concat(acts.Ops(), lines.Ops())
	d.did(blocks...)
	calls, sold = blocks[0].ID, blocks[1].ID
	d.fix("activity", fact.RowID(calls, 0), "subject", record.OfText("corrected"))
	d.fix("activity", fact.RowID(calls, 2), "removed", record.OfBool(true))
	d.fix("activity", fact.RowID(calls, 4), "account", record.OfText("b"))
	d.fix("activity", fact.RowID(calls, 5), "account", record.OfText("a"))
	return d, calls, sold
}

func (d *desk) fix(kind string, id record.ID, field string, v record.Value) {
	op := fact.Correct(d.state, kind, id, map[string]record.Value{field: v})
	if d.state.Row(kind, id) != nil {
		op = change.Edit(d.state, kind, id, map[string]record.Value{field: v})
	}
	d.did(op)
}

// hands gives an account's plan to somebody as a file.
func (d *desk) hands(t *testing.T, account record.ID, to *desk) string {
	t.Helper()
	doc := d.doc()
	doc.Scope, doc.Account = Plan, account
	doc.State, doc.History = PlanOf(d.state, d.history, account)
	file := export(t, doc)
	back := mustRead(t, file)
	to.take(Doc{State: back.Into(to.state).State, History: back.History})
	return string(file)
}

// told lists an account's facts of a kind with what they say, read in columns and one by one.
func told(t *testing.T, s *change.State, kind string, account record.ID) map[record.ID]string {
	t.Helper()
	k, out := record.Lookup(kind), map[record.ID]string{}
	set := fact.Build(s, fact.Of(kind))
	of := set.Codes("account")
	for row := range set.Len {
		p, i := set.Find(row)
		if code := of.In(p)[i]; code < 0 || of.Values[code] != string(account) {
			continue
		}
		id, rec := p.ID(i), set.Record(p, i)
		if _, twice := out[id]; twice {
			t.Errorf("%s %s is there twice", kind, id)
		}
		for f, info := range k.Infos() {
			out[id] += info.Name + "=" + fmt.Sprint(k.Get(rec, f)) + " "
		}
		for f := range k.Infos() {
			if one := fact.Get(s, kind, id); one == nil || k.Get(one, f) != k.Get(rec, f) {
				t.Errorf("%s %s alone is %+v, in columns %+v", kind, id, one, rec)
			}
		}
	}
	return out
}

func same(t *testing.T, what string, a, b *change.State, account record.ID) {
	t.Helper()
	for _, kind := range []string{"activity", "revenue_line"} {
		if x, y := told(t, a, kind, account), told(t, b, kind, account); !maps.Equal(x, y) {
			t.Errorf("%s: of %s there is\n%v\nand here\n%v", what, kind, x, y)
		}
	}
}

func TestAPlanTakesItsImportedFactsAlong(t *testing.T) {
	mine, calls, _ := imported()
	theirs := newDesk(2, "Bruno")
	file := mine.hands(t, "a", theirs)
	for _, other := range []string{"Secret account", "Secret call 1", "Secret call 3", "Secret invoice", `"call 4"`} { // row 5 is of a by correction
		if strings.Contains(file, other) {
			t.Errorf("%s is in the plan:\n%s", other, file)
		}
	}
	if got := told(t, theirs.state, "activity", "a"); len(got) != 4 || len(told(t, theirs.state, "revenue_line", "a")) != 5 {
		t.Errorf("%d activities", len(got))
	}
	same(t, "handed over", mine.state, theirs.state, "a")
	if change.Get(theirs.state, record.PersonKind, "p3") == nil { // who called in the row that was corrected to be of a
		t.Error("an activity's person did not come along")
	}
	doc := mustRead(t, []byte(file))
	for _, k := range PreviewOf("", &change.State{}, nil, doc).Kinds {
		if want := map[string]int{"activity": 5, "revenue_line": 5}[k.Kind]; k.Kind == "block" || want > 0 && k.New != want {
			t.Errorf("the preview tells of %d %s", k.New, k.Kind)
		}
	}
	before := dump(mine.state)
	theirs.fix("activity", fact.RowID(calls, 6), "duration", record.OfInt(99))
	theirs.hands(t, "a", mine)
	same(t, "handed back", mine.state, theirs.state, "a")
	if n := mine.state.Table("block").Len(); n != 2 || dump(mine.state) == before {
		t.Errorf("%d blocks after one's own came back; the correction must have come", n)
	}
}

func TestExcerptsAndTheWholeMergeInAnyOrder(t *testing.T) {
	mine, _, _ := imported()
	first, last := newDesk(2, "Bruno"), newDesk(3, "Carla")
	mine.hands(t, "a", first)
	first.take(mine.doc())
	last.take(mine.doc())
	mine.hands(t, "a", last)
	for _, account := range []record.ID{"a", "b"} {
		same(t, "the plan first", mine.state, first.state, account)
		same(t, "the plan last", mine.state, last.state, account)
	}
	again := newDesk(4, "Dora")
	mine.hands(t, "a", again)
	n := again.state.Table("block").Len()
	mine.hands(t, "a", again)
	if again.state.Table("block").Len() != n {
		t.Error("the same plan twice left two excerpts")
	}
}

// What belongs to the account changes between two handovers: the rows that both hold count once.
func TestExcerptsThatOverlapCountOnce(t *testing.T) {
	mine, calls, _ := imported()
	theirs := newDesk(2, "Bruno")
	mine.hands(t, "a", theirs)
	mine.fix("activity", fact.RowID(calls, 7), "account", record.OfText("a"))
	mine.hands(t, "a", theirs)
	same(t, "one row more", mine.state, theirs.state, "a")
	third := newDesk(3, "Carla")
	theirs.hands(t, "a", third)
	same(t, "handed on", mine.state, third.state, "a")
	set := fact.Build(theirs.state, fact.Activity)
	theirs.fix("activity", fact.RowID(calls, 7), "duration", record.OfInt(5))
	now := fact.Update(set, theirs.state, fact.Activity)
	if now.Len != set.Len || now.Len != fact.Build(theirs.state, fact.Activity).Len {
		t.Errorf("%d rows, then %d", set.Len, now.Len)
	}
}

func TestAnImportTakenBackIsTakenBackWhereItWasHandedOver(t *testing.T) {
	mine, calls, sold := imported()
	theirs := newDesk(2, "Bruno")
	mine.hands(t, "a", theirs)
	mine.did(change.Delete(mine.state, "block", calls), change.Delete(mine.state, "block", sold))
	mine.hands(t, "a", theirs)
	if n := len(told(t, theirs.state, "activity", "a")) + len(told(t, theirs.state, "revenue_line", "a")); n > 0 {
		t.Errorf("%d facts are still there", n)
	}
	theirs.take(mine.doc())
	same(t, "with the whole", mine.state, theirs.state, "a")
}

func TestACopyOfAPlanHasFactsOfItsOwn(t *testing.T) {
	mine, _, _ := imported()
	theirs := newDesk(2, "Bruno")
	mine.hands(t, "a", theirs)
	n := 0
	ops := Copy(theirs.state, Doc{State: theirs.state}, func() record.ID { n++; return record.ID(fmt.Sprint("new", n)) }, nil)
	theirs.did(ops...)
	for id := range change.All(theirs.state, record.AccountKind) {
		if id == "a" {
			continue
		}
		subjects := fmt.Sprint(told(t, theirs.state, "activity", id))
		if len(told(t, theirs.state, "revenue_line", id)) != 5 || !strings.Contains(subjects, "corrected") || strings.Contains(subjects, "call 2") {
			t.Error(subjects)
		}
	}
	same(t, "what was copied", mine.state, theirs.state, "a")
}
