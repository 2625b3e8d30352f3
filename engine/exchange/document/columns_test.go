package document

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/money"
	"rumbo/engine/record"
)

// withFacts is a workspace with blocks of facts, a corrected row, and a block that cannot be read.
func withFacts(t testing.TB) *device {
	t.Helper()
	d := newDevice(1, nil)
	clp := money.Must("CLP")
	acts := fact.NewBuilder(fact.Activity, "calls.csv")
	lines := fact.NewBuilder(fact.RevenueLine, "invoices.csv")
	for i := range 40 {
		a := &record.Activity{Kind: []string{"call", "mail"}[i%2], On: 739_900 + 3, Duration: i % 3, Person: record.ID(fmt.Sprint("p", i%4)), Answered: i%5 == 0, Subject: `Reunión "clave"`}
		l := &record.RevenueLine{Account: "a", On: 739_903, Amount: money.New(int64(i)*150-3, usd), Quantity: record.Some(float64(i) / 8)}
		if i%3 == 0 {
			a.Cost, l.Amount, l.Quantity = money.New(int64(i), clp), money.New(1<<60, clp), record.Some(math.Pi*1e-9)
		}
		acts.Add(a)
		lines.Add(l)
	}
	block := acts.Ops()[0]
	broken := change.Created("block", "broken", &record.Block{Kind: "activity", Rows: 2, Data: "of another program\x00\xff"})
	made := change.Change{At: d.clock.Tick(wallStart), Author: "Ana", Label: "import", Ops: append(append([]change.Op{broken}, acts.Ops()...), lines.Ops()...)}
	d.state = change.Apply(d.state, made)
	fix := change.Change{At: d.clock.Tick(wallStart), Author: "Ana", Label: "edit", Ops: []change.Op{
		fact.Correct(d.state, "activity", fact.RowID(block.ID, 3), map[string]record.Value{"outcome": record.OfText("connected"), "answered": record.OfBool(true)})}}
	d.state = change.Apply(d.state, fix)
	d.history = change.History{made, fix}
	return d
}

func TestBlocksOfFactsComeBackToTheByte(t *testing.T) {
	d := withFacts(t)
	file := export(t, d.doc())
	for name, f := range map[string][]byte{"as written": file, "keys sorted": reorder(t, file)} {
		back := mustRead(t, f)
		if got, want := dump(back.State), dump(d.state); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
		if got, want := tell(back.History), tell(d.history); got != want {
			t.Errorf("%s: history\n%s\nwant\n%s", name, got, want)
		}
	}
	for _, want := range []string{`"kind":{"texts":["call","mail"],"at":[0,1,0`, `"on":{"dates":["2026-10-14"],"at":[0,0`, `"duration":{"ints":[null,1,2`, `"minor":[0,null,null,3`, `{"$bytes":"`} {
		if !strings.Contains(string(file), want) {
			t.Errorf("the document does not hold %s:\n%s", want, file)
		}
	}
	for _, e := range validate(t, file) {
		t.Error(e)
	}
}

func TestABlockThatContradictsItselfIsRefused(t *testing.T) {
	good := string(export(t, withFacts(t).doc()))
	for old, bad := range map[string]string{
		`"rows":40,"version"`:        `"rows":41,"version"`,
		`"on":{"dates":["2026-`:      `"on":{"dates":["2026-15-`,
		`"texts":["call","mail"]`:    `"texts":["call"]`,
		`"currencies":["CLP"]`:       `"currencies":["pesos"]`,
		`"duration":{"ints":[null,1`: `"duration":{"ints":[null,"one"`,
		`"answered":{"flags":[true`:  `"answered":{"flags":[1`,
		`"kind":{"texts"`:            `"kind":{"colours"`,
		`"quantity":{"numbers":`:     `"account":{"numbers":`,
	} {
		if !strings.Contains(good, old) {
			t.Fatalf("%s is not in\n%s", old, good)
		}
		if _, problems := Read([]byte(strings.Replace(good, old, bad, 1)), now, nil); len(problems) == 0 {
			t.Errorf("%s was read", bad)
		} else if p, refused := Refused(problems); !refused || p.Text.ES == "" {
			t.Errorf("%s: %v", bad, problems)
		}
	}
}

func TestFactsMakeASmallDocument(t *testing.T) {
	d := withFacts(t)
	file := export(t, d.doc())
	if n := bytes.Count(file, []byte("\n")); n > 60 {
		t.Errorf("%d lines: a block should be one", n)
	}
}

func TestACopyOfFactsRefersToTheCopies(t *testing.T) {
	d := withFacts(t)
	acme := change.Created("account", "a", &record.Account{Name: "Acme"})
	d.state = change.Apply(d.state, change.Change{At: d.clock.Tick(wallStart), Author: "Ana", Label: "create", Ops: []change.Op{acme}})
	n := 0
	ops := Copy(&change.State{}, Doc{State: d.state}, func() record.ID { n++; return record.ID(fmt.Sprint("new", n)) }, nil)
	s := change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: 1, Replica: 9}, Ops: ops})
	lines := fact.Build(s, fact.RevenueLine)
	if l := lines.Record(lines.Parts[0], 0).(*record.RevenueLine); lines.Len != 40 || change.Get(s, record.AccountKind, l.Account) == nil {
		t.Errorf("%d lines, the first of account %q", lines.Len, l.Account)
	}
	acts := fact.Build(s, fact.Activity)
	if a := acts.Record(acts.Parts[0], 3).(*record.Activity); acts.Len != 40 || a.Outcome != "connected" || a.Person != "" {
		t.Errorf("%d activities, the corrected one is %+v", acts.Len, a)
	}
}
