package ingest

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/record"
)

func file(name, text string) Source { return Open(name, []byte(text), tabular.Options{}) }

func planOf(c Choices, s *change.State, files ...Source) *Preview {
	return Plan(Input{State: s, Sources: files, Choices: c})
}

const dealHead = "Opportunity ID,Deal name,Account,Owner,Stage,Amount,Created,Close date\n"

func TestUndecidedDatesAreAsked(t *testing.T) {
	src := file("deals.csv", dealHead+"A1,One,Acme,Ann,Proposal,100,01/02/2024,03/04/2024\nA2,Two,Acme,Ann,Proposal,100,02/02/2024,05/04/2024\n")
	p := planOf(Choices{}, nil, src)
	if p.Ready() || len(p.Questions) != 2 {
		t.Fatalf("ready %v, questions %v", p.Ready(), p.Questions)
	}
	q := p.Questions[0]
	if q.Topic != AskDates || q.Column != "Created" || fmt.Sprint(q.Options) != "[DD/MM/YYYY MM/DD/YYYY]" || q.Example != "01/02/2024" || !strings.Contains(q.Text.ES, "«Created»") {
		t.Errorf("question %+v", q)
	}
	for _, d := range dealsOf(p) {
		if d.Created.Known() || d.Close.Known() {
			t.Error("a date was guessed")
		}
	}
	answer := Choices{Files: map[string]FileChoice{"deals.csv": {Columns: map[string]ColumnChoice{"Created": {Dates: "DD/MM/YYYY"}, "Close date": {Dates: "DD/MM/YYYY"}}}}}
	p = planOf(answer, nil, src)
	if d := dealsOf(p)[0]; !p.Ready() || d.Created.String() != "2024-02-01" || d.Close.String() != "2024-04-03" {
		t.Errorf("ready %v, %s to %s", p.Ready(), d.Created, d.Close)
	}
}

// Thirty deals whose days all are below 13: only the order of creation and close tells.
func TestOrderSettlesDates(t *testing.T) {
	var b strings.Builder
	b.WriteString(dealHead)
	for i := range 30 {
		fmt.Fprintf(&b, "A%d,Deal,Acme,Ann,Won,100,%02d/%02d/2024,%02d/%02d/2024\n", i, 12-i%3, 1+i%4, 1+i%3, 3+i%4)
	}
	p := planOf(Choices{}, nil, file("deals.csv", b.String()))
	c := p.Files[0].Columns[6]
	if !p.Ready() || c.Dates != tabular.DateDMY || c.Reason.Empty() {
		t.Errorf("ready %v, %s because %q", p.Ready(), c.Dates, c.Reason.EN)
	}
	if got := problemCodes(p); got != "" {
		t.Errorf("problems %q", got)
	}
}

func TestUndecidedNumbersAreAsked(t *testing.T) {
	src := file("deals.csv", dealHead+"A1,One,Acme,Ann,Proposal,\"1,234\",2024-01-02,2024-02-02\nA2,Two,Acme,Ann,Proposal,\"5,678\",2024-01-02,2024-02-02\n")
	p := planOf(Choices{}, nil, src)
	if len(p.Questions) != 1 || p.Questions[0].Topic != AskNumbers || p.Questions[0].Example != "1,234" {
		t.Fatalf("questions %+v", p.Questions)
	}
	for answer, want := range map[string]int64{"1,234.56": 123400, "1.234,56": 123} {
		p = planOf(Choices{Files: map[string]FileChoice{"deals.csv": {Columns: map[string]ColumnChoice{"Amount": {Numbers: answer}}}}}, nil, src)
		if got := dealsOf(p)[0].Amount.Minor; got != want || !p.Ready() {
			t.Errorf("%s: %d cents, want %d", answer, got, want)
		}
	}
}

func TestProblemsHaveRowColumnAndValue(t *testing.T) {
	p := planOf(Choices{}, nil, file("deals.csv", dealHead+
		"A1,One,Acme,Ann,Proposal,100,2024-01-02,2024-02-02\n"+
		"A2,Two,Acme,Ann,Proposal,abc,2024-01-02,2024-02-31\n"+
		"A3,Three,Acme,Ann,Won,100,2024-05-02,2024-02-02\n"+
		"A1,Again,Acme,Ann,Proposal,100,2024-01-02,2024-02-02\n"+
		"A4,<b>Four</b>,<script>x</script>,Ann,Proposal,5,soon,2024-02-02\n"))
	var got []string
	for _, pr := range p.Problems {
		got = append(got, fmt.Sprintf("%d %s %s %q", pr.Row, pr.Column, pr.Code, pr.Value))
	}
	want := []string{`3 Amount bad_number "abc"`, `3 Close date impossible_date "2024-02-31"`, `4 Close date close_before_created "2024-02-02"`,
		`5 Opportunity ID duplicate "One"`, `6 Created bad_date "soon"`}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if deals := dealsOf(p); len(deals) != 4 || deals[3].Name != "<b>Four</b>" || p.Files[0].Refused != 1 {
		t.Errorf("%d deals, last %q", len(deals), deals[len(deals)-1].Name)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	big, _ := CheckSize("big.csv", 1<<30)
	for name, src := range map[string]Source{
		"empty": file("x.csv", ""), "zip": file("x.xlsx", "PK\x03\x04xl/workbook.xml"), "nothing known": file("x.csv", "α,β\n1,2\n"), "1 GB": big,
	} {
		p := planOf(Choices{}, nil, src)
		if r, refused := tabular.Refused(p.Problems); !refused || p.Ready() || len(p.Creates) != 0 || r.Text().ES == "" || len(p.Files) != 1 || p.Files[0].Read {
			t.Errorf("%s: %v", name, p.Problems)
		}
	}
}

func TestReimportUpdatesOnlyWhatChanged(t *testing.T) {
	s := do(t, nil, planOf(Choices{}, nil, file("deals.csv", dealHead+"A1,One,Acme,Ann,Proposal,100,2024-01-02,2024-02-02\nA2,Two,Acme,Ann,Proposal,200,2024-01-02,2024-02-02\n")))
	p := planOf(Choices{}, s, file("other name.csv", dealHead+"A2,Two,Acme,Ann,Won,250,,2024-02-02\nA1,One,Acme,Ann,Proposal,100,2024-01-02,2024-02-02\nA3,Three,Acme,Ann,Proposal,5,2024-03-01,2024-04-01\n"))
	if f := p.Files[0]; f.New != 1 || f.Updated != 1 || f.Unchanged != 1 {
		t.Errorf("new %d updated %d unchanged %d", f.New, f.Updated, f.Unchanged)
	}
	if len(p.Updates) != 1 || len(p.Updates[0].Fields) != 2 || p.Updates[0].Fields["amount"].Money().Minor != 25000 {
		t.Errorf("updates %+v: the empty cell must not erase the creation date", p.Updates)
	}
	s = do(t, s, p)
	if n := change.Count(s, record.OpportunityKind); n != 3 {
		t.Errorf("%d deals", n)
	}
}

func TestDeletedRecordsComeBack(t *testing.T) {
	src := file("deals.csv", dealHead+"A1,One,Acme,Ann,Proposal,100,2024-01-02,2024-02-02\n")
	first := planOf(Choices{}, nil, src)
	s := do(t, nil, first)
	deal := first.Creates[len(first.Creates)-1].ID
	moment++
	s = change.Apply(s, change.Change{At: change.Stamp{Replica: 1, Time: moment << 16}, Ops: []change.Op{change.Delete(s, "opportunity", deal)}})
	p := planOf(Choices{}, s, src)
	if len(p.Creates) != 0 || len(p.Updates) != 1 || p.Updates[0].ID != deal {
		t.Errorf("%d creates, updates %v", len(p.Creates), p.Updates)
	}
}

// Two people import the files in another order, one with the columns turned round: the IDs agree.
func TestRecordIDsAreTheSameEverywhere(t *testing.T) {
	deals := "Opportunity ID,Deal name,Account,Owner,Stage,Amount\nA1,One,Acme,Ann,Proposal,100\nA2,Two,Beta,Bob,Won,100\n"
	turned := "Owner,Amount,Stage,Account,Deal name,Opportunity ID\nBob,100,Won,Beta,Two,A2\nAnn,100,Proposal,Acme,One,A1\n"
	accounts := file("accounts.csv", "Account,Industry\nBeta,Retail\nAcme,Metal\n")
	ids := func(p *Preview) string {
		m := map[string]string{}
		for _, op := range p.Creates {
			m[op.Kind+" "+record.Lookup(op.Kind).TitleOf(op.New)] = string(op.ID)
		}
		return fmt.Sprint(m)
	}
	a := ids(planOf(Choices{}, nil, accounts, file("x.csv", deals)))
	b := ids(planOf(Choices{}, nil, file("y.csv", turned), accounts))
	if a != b {
		t.Errorf("\n%s\n%s", a, b)
	}
}

func TestDealsWithoutIdentifier(t *testing.T) {
	const head = "Deal name,Account,Stage,Amount,Created\n"
	src := file("deals.csv", head+"One,Acme,Proposal,100,2024-01-02\nOne,Acme,Proposal,100,2024-01-02\nTwo,Acme,Won,100,2024-01-02\n")
	p := planOf(Choices{}, nil, src)
	if got := problemCodes(p); got != "possible_duplicate=2" || len(dealsOf(p)) != 3 {
		t.Errorf("problems %q, %d deals", got, len(dealsOf(p)))
	}
	s := do(t, nil, p)
	again := planOf(Choices{}, s, src)
	if len(again.Creates)+len(again.Updates) != 0 {
		t.Errorf("again: %+v", again.Kinds)
	}
	byName := Choices{Files: map[string]FileChoice{"deals.csv": {Key: []string{"name"}}}}
	if p = planOf(byName, nil, src); len(dealsOf(p)) != 2 || p.Files[0].Refused != 1 {
		t.Errorf("by name: %d deals, %d refused", len(dealsOf(p)), p.Files[0].Refused)
	}
	s = do(t, nil, p)
	if p = planOf(byName, s, file("deals.csv", head+"One,Acme,Won,150,2024-06-02\n")); len(p.Updates) != 1 || len(p.Creates) != 0 {
		t.Errorf("by name again: %d updates, %d creates", len(p.Updates), len(p.Creates))
	}
}

func TestNearMissesAreNeverMergedSilently(t *testing.T) {
	accounts := file("accounts.csv", "Account,Industry\nMinera Ñandú S.A.,Mining\nAcme Corporation,Metal\n")
	deals := file("deals.csv", dealHead+"A1,One,Minera Nandu,Ann Lee,Proposal,1,2024-01-02,2024-02-02\nA2,Two,acme corporation,Lee Ann,Proposal,1,2024-01-02,2024-02-02\nA3,Three,Acme Corporatoin,Ann Lee,Proposal,1,2024-01-02,2024-02-02\n")
	p := planOf(Choices{}, nil, accounts, deals)
	var got []string
	for _, n := range p.Near {
		got = append(got, n.Kind+": "+n.Name+" → "+n.Into+" "+n.Why)
	}
	want := "account: Acme Corporatoin → Acme Corporation typo|account: acme corporation → Acme Corporation spelling|account: Acme Corporatoin → acme corporation typo|account: Minera Nandu → Minera Ñandú S.A. spelling|person: Lee Ann → Ann Lee order"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
	if n := kindNew(p, "account"); n != 5 {
		t.Errorf("%d accounts before anything is settled, want 5", n)
	}
	c := Choices{Merge: map[string]string{
		MergeKey("account", "Minera Nandu"):     "Minera Ñandú S.A.",
		MergeKey("account", "acme corporation"): "Acme Corporation",
		MergeKey("account", "Acme Corporatoin"): "Acme Corporatoin", // kept apart
		MergeKey("person", "Lee Ann"):           "Ann Lee",
	}}
	if p = planOf(c, nil, accounts, deals); kindNew(p, "account") != 3 || kindNew(p, "person") != 1 {
		t.Errorf("settled: %d accounts, %d people", kindNew(p, "account"), kindNew(p, "person"))
	}
}

func kindNew(p *Preview, kind string) int {
	for _, k := range p.Kinds {
		if k.Kind == kind {
			return k.New
		}
	}
	return 0
}

func TestMissingRecordsMayBeLeft(t *testing.T) {
	src := file("deals.csv", dealHead+"A1,One,Acme,Ann,Proposal,100,2024-01-02,2024-02-02\nA2,Two,Acme,Ann,Proposal,100,2024-01-02,2024-02-02\n")
	p := planOf(Choices{Leave: []string{"account"}}, nil, src)
	if kindNew(p, "account") != 0 || kindNew(p, "person") != 1 || dealsOf(p)[0].Account != "" {
		t.Errorf("kinds %+v", p.Kinds)
	}
	for _, m := range p.Missing {
		if m.Kind == "account" && (m.Created || m.Name != "Acme" || m.Uses != 2) {
			t.Errorf("missing %+v", m)
		}
	}
}

func TestColumnChoices(t *testing.T) {
	src := file("accounts.csv", "Account,Industry,Revenue,Segment code\nAcme,Metal,1.5,S1\nBeta,Retail,2.25,S2\n")
	c := Choices{Currency: "EUR", Files: map[string]FileChoice{"accounts.csv": {Columns: map[string]ColumnChoice{
		"Industry": {Slot: Ignore}, "Segment code": {Slot: Keep}, "Revenue": {Scale: 1_000_000}}}}}
	p := planOf(c, nil, src)
	a := p.Creates[0].New.(*record.Account)
	if a.Sector != "" || a.AnnualRevenue.String() != "1500000.00 EUR" || p.Creates[0].Extra[CustomField("Segment code")].Text() != "S1" {
		t.Errorf("%+v %v", a, p.Creates[0].Extra)
	}
	s := do(t, nil, p)
	if again := planOf(c, s, src); len(again.Creates)+len(again.Updates) != 0 {
		t.Errorf("again: %+v", again.Updates)
	}
	c.Files["accounts.csv"].Columns["Industry"] = ColumnChoice{Slot: "city"}
	if p = planOf(c, nil, src); p.Creates[0].New.(*record.Account).City != "Metal" {
		t.Errorf("%+v", p.Creates[0].New)
	}
}

func TestEntityChoice(t *testing.T) {
	src := file("x.csv", "name,email\nAnn Lee,ann@us.example\n")
	p := planOf(Choices{}, nil, src)
	if p.Ready() || len(p.Questions) != 1 || p.Questions[0].Topic != AskEntity {
		t.Errorf("questions %+v", p.Questions)
	}
	p = planOf(Choices{Files: map[string]FileChoice{"x.csv": {Entity: dialect.Person}}}, nil, src)
	if !p.Ready() || p.Creates[0].New.(*record.Person).Email != "ann@us.example" {
		t.Errorf("%v %+v", p.Questions, p.Creates)
	}
	p = planOf(Choices{Files: map[string]FileChoice{"x.csv": {Skip: true}}}, nil, src)
	if p.Ready() || len(p.Creates) != 0 || problemCodes(p) != "skipped=0" {
		t.Errorf("skipped: %v", p.Problems)
	}
}

func TestPresetSurvivesJSON(t *testing.T) {
	src := file("deals.csv", dealHead+"A1,One,Acme,Ann,Proposal,100,01/02/2024,03/04/2024\n")
	choice := FileChoice{Columns: map[string]ColumnChoice{"Created": {Dates: "MM/DD/YYYY"}, "Close date": {Dates: "MM/DD/YYYY"}, "Owner": {Slot: Ignore}}}
	p := planOf(Choices{Files: map[string]FileChoice{"deals.csv": choice}}, nil, src)
	data, err := json.Marshal(NewPreset("Monthly export", p.Files[0], choice))
	if err != nil {
		t.Fatal(err)
	}
	var back Preset
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	next := file("march.csv", "Close date,"+strings.TrimSuffix(dealHead, ",Close date\n")+"\n05/06/2024,A2,Two,Acme,Ann,Proposal,100,04/05/2024\n")
	found, ok := FindPreset([]Preset{{Headers: []string{"x"}}, back}, next.Sheet.Headers())
	if !ok {
		t.Fatal("the preset was not found for the same headers in another order")
	}
	p = planOf(Choices{Files: map[string]FileChoice{"march.csv": found.Choice}}, nil, next)
	if d := dealsOf(p)[0]; !p.Ready() || d.Created.String() != "2024-04-05" || d.Owner != "" {
		t.Errorf("%v %+v", p.Questions, d.Opportunity)
	}
}

func TestStageChoices(t *testing.T) {
	s := do(t, nil, planOf(Choices{}, nil, file("deals.csv", dealHead+"A1,One,Acme,Ann,Proposal,1,2024-01-02,2024-02-02\nA2,Two,Acme,Ann,Won,1,2024-01-02,2024-02-02\nA3,Two,Acme,Ann,Lost,1,2024-01-02,2024-02-02\n")))
	next := file("more.csv", dealHead+"B1,One,Acme,Ann,Cotización,1,2024-01-02,2024-02-02\nB2,Two,Acme,Ann,Closed Won,1,2024-01-02,2024-02-02\nB3,Two,Acme,Ann,Site visit,1,2024-01-02,2024-02-02\nB4,Two,Acme,Ann,,1,2024-01-02,2024-02-02\n")
	var got []string
	p := planOf(Choices{}, s, next)
	for _, st := range p.Stages {
		name := "new"
		if e := change.Get(s, record.StageKind, st.Target); e != nil {
			name = e.Name
		}
		got = append(got, fmt.Sprintf("%s→%s %s %v", st.Name, name, st.Outcome, st.Known))
	}
	if g := strings.Join(got, "; "); g != "→Proposal open false; Cotización→Proposal open true; Site visit→new open false; Closed Won→Won won true" {
		t.Errorf("stages %s", g)
	}
	won := p.Stages[3].Target
	p = planOf(Choices{Stages: map[string]string{"Site visit": string(won), "Closed Won": NewLost}}, s, next)
	for _, st := range p.Stages {
		if st.Name == "Site visit" && st.Outcome != record.StageWon || st.Name == "Closed Won" && (!st.New || st.Outcome != record.StageLost) {
			t.Errorf("chosen: %+v", st)
		}
	}
}

func TestShortenedIdentifiersAreNotUsed(t *testing.T) {
	p := planOf(Choices{}, nil, file("deals.csv", dealHead+"9.10E+09,One,Acme,Ann,Proposal,100,2024-01-02,2024-02-02\n9.10E+09,Two,Acme,Ann,Proposal,100,2024-01-02,2024-02-02\n"))
	if got := problemCodes(p); got != "shortened_identifier=0" || len(dealsOf(p)) != 2 || dealsOf(p)[0].ExternalID != "" {
		t.Errorf("problems %q, deals %+v", got, dealsOf(p))
	}
}

// A probability is a person's own only where it departs from what is usual in its stage.
func TestProbabilityOverrides(t *testing.T) {
	p := planOf(Choices{}, nil, file("deals.csv", "Opportunity ID,Account,Stage,Probability\nA1,x,Proposal,50\nA2,x,Proposal,50\nA3,x,Proposal,90\nA4,x,Proposal,0\nA5,x,Proposal,150\nA6,x,Won,100\n"))
	var got []string
	for _, d := range dealsOf(p) {
		got = append(got, fmt.Sprint(d.Probability.V))
	}
	if strings.Join(got, " ") != "0 0 0.9 0 0 0" || p.Stages[0].Probability.V != 0.5 {
		t.Errorf("overrides %v, stage %+v", got, p.Stages[0])
	}
	if got := problemCodes(p); got != "open_with_zero_probability=1 bad_percent=0" {
		t.Errorf("problems %q", got)
	}
}

func TestCirclesAreBroken(t *testing.T) {
	p := planOf(Choices{}, nil, file("accounts.csv", "Account,Industry,Parent\nA Co,x,B Co\nB Co,x,C Co\nC Co,x,A Co\nD Co,x,D Co\nE Co,x,A Co\n"))
	if got := problemCodes(p); got != "own_parent=0" || len(p.Problems) != 2 {
		t.Errorf("problems %v", p.Problems)
	}
	parents := 0
	for _, op := range p.Creates {
		if op.New.(*record.Account).Parent != "" {
			parents++
		}
	}
	if parents != 3 {
		t.Errorf("%d of 3 sound parents kept", parents)
	}
}

func TestCancelPlan(t *testing.T) {
	src := Open("deals.csv", manyDeals(10_000), tabular.Options{})
	calls := 0
	p := Plan(Input{Sources: []Source{src}, Progress: func(done, total int) bool { calls++; return done < 8000 }})
	if !p.Cancelled || p.Ready() || len(p.Creates) != 0 || calls < 3 {
		t.Errorf("cancelled %v after %d calls, %d creates", p.Cancelled, calls, len(p.Creates))
	}
}

// Every slot must lead to a field of its record, of a type that can take it.
func TestSlotsFitTheRecords(t *testing.T) {
	for _, e := range dialect.Entities() {
		k := record.Lookup(string(e))
		for _, s := range dialect.Slots(e) {
			info, ok := k.Info(s.Field)
			if !ok {
				t.Errorf("%s has no field %s for slot %s", e, s.Field, s.Name)
				continue
			}
			if s.Name != s.Field {
				continue
			}
			want := map[dialect.Type][]record.Type{dialect.Words: {record.TypeText, record.TypeLong, record.TypeLink, record.TypeMail, record.TypeChoice, record.TypeRef},
				dialect.Date: {record.TypeDate}, dialect.Money: {record.TypeMoney}, dialect.Number: {record.TypeInt, record.TypeNumber},
				dialect.Percent: {record.TypePercent}, dialect.RefName: {record.TypeRef}, dialect.Flag: {record.TypeBool}, dialect.Duration: {record.TypeInt}}[s.Type]
			fits := false
			for _, w := range want {
				fits = fits || w == info.Type
			}
			if !fits || s.Ref != "" && info.Ref != string(s.Ref) {
				t.Errorf("%s.%s: slot type %d (ref %s), field type %d (ref %s)", e, s.Name, s.Type, s.Ref, info.Type, info.Ref)
			}
		}
	}
}

// FuzzPlan feeds arbitrary files: a plan must end, refer only to records that exist, and
// plan nothing more when it was done.
func FuzzPlan(f *testing.F) {
	f.Add("Opportunity ID,Account,Owner,Stage,Amount,Close date\nA1,Acme,Ann,Won,1,2024-01-02\n", "Account,Parent\nAcme,Beta\nBeta,Acme\n")
	f.Add("name,stage\nx,Won\nx,Won\n", "sales_agent,manager,regional_office\nAnn,Ann,East\n")
	f.Add("Deal - ID,Deal - Title,Deal - Status,Deal - Value\n1,a,Lost,-\n", "First Name,Company\nA,B\n")
	f.Fuzz(func(t *testing.T, a, b string) {
		sources := []Source{file("a.csv", a), file("b.csv", b)}
		p := planOf(Choices{}, nil, sources...)
		there := map[record.ID]bool{}
		for _, op := range p.Creates {
			if there[op.ID] {
				t.Fatalf("%s twice", op.ID)
			}
			there[op.ID] = true
		}
		for _, op := range p.Creates {
			k := record.Lookup(op.Kind)
			for i, info := range k.Infos() {
				if id := record.ID(k.Get(op.New, i).Text()); info.Type == record.TypeRef && id != "" && !there[id] {
					t.Fatalf("%s.%s leads nowhere", op.Kind, info.Name)
				}
			}
		}
		for _, pr := range p.Problems {
			if pr.Text().ES == "" || strings.Contains(pr.Message.Text.EN, "{}") {
				t.Fatalf("no words for %v", pr)
			}
		}
		if !p.Ready() {
			return
		}
		s := do(t, nil, p)
		if again := planOf(Choices{}, s, sources...); len(again.Creates) != 0 {
			t.Fatalf("again: %d creates of %d", len(again.Creates), len(p.Creates))
		}
	})
}
