package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/record"
)

const realData = "../../../../shared/data/crm/"

// realFile opens a file of the real data; the test is skipped where it is missing.
func realFile(t testing.TB, path string) Source {
	t.Helper()
	data, err := os.ReadFile(realData + path)
	if err != nil {
		t.Skipf("real data is missing: %v", err)
	}
	return Open(filepath.Base(path), data, tabular.Options{})
}

func maven(t testing.TB, pipeline string) []Source {
	var out []Source
	for _, f := range []string{pipeline, "products.csv", "accounts.csv", "sales_teams.csv"} {
		out = append(out, realFile(t, "maven/"+f))
	}
	return out
}

var moment uint64

// do makes the state after an import.
func do(t testing.TB, s *change.State, p *Preview) *change.State {
	t.Helper()
	if !p.Ready() {
		t.Fatalf("not ready: questions %v, %d creates, %d updates", p.Questions, len(p.Creates), len(p.Updates))
	}
	if s == nil {
		s = &change.State{}
	}
	moment++
	c := change.Change{At: change.Stamp{Replica: 1, Time: moment << 16}, Author: "Ana", Label: "import", Ops: p.Creates}
	for _, u := range p.Updates {
		c.Ops = append(c.Ops, change.Edit(s, u.Kind, u.ID, u.Fields))
	}
	return change.Apply(s, c)
}

// deals are an import's opportunities with the outcome of their stages.
type dealRow struct {
	*record.Opportunity
	outcome string
}

func dealsOf(p *Preview) []dealRow {
	outcome := map[record.ID]string{}
	var out []dealRow
	for _, op := range p.Creates {
		switch r := op.New.(type) {
		case *record.Stage:
			outcome[op.ID] = r.Outcome
		case *record.Opportunity:
			out = append(out, dealRow{r, outcome[r.Stage]})
		}
	}
	return out
}

// The check values of the Maven pipeline, from both of its forms: counts, sums in
// cents, deals without account, mean and extreme cycles of won deals.
func TestMavenCheckValues(t *testing.T) {
	for _, file := range []string{"sales_pipeline.csv", "sales_pipeline_dmy.csv"} {
		p := Plan(Input{Sources: maven(t, file)})
		if !p.Ready() {
			t.Fatalf("%s: not ready: %v", file, p.Questions)
		}
		got := map[string]int64{}
		days, shortest, longest := 0, 1<<30, 0
		for _, d := range dealsOf(p) {
			got[d.outcome]++
			if d.Account == "" {
				got["no account"]++
			}
			if d.Owner == "" || d.Product == "" || d.Name == "" {
				t.Fatalf("%s: a deal without owner, product or name: %+v", file, d.Opportunity)
			}
			if d.outcome == record.StageWon {
				got["won cents"] += d.Amount.Minor
				n := int(d.Close - d.Created)
				days, shortest, longest = days+n, min(shortest, n), max(longest, n)
			}
			if d.outcome == record.StageOpen && d.Amount.Known() {
				got["open with amount"]++
			}
		}
		want := map[string]int64{"won": 4238, "lost": 2473, "open": 2089, "no account": 1425, "won cents": 1_000_553_400}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: got %v, want %v", file, got, want)
		}
		if mean := float64(days) / float64(got["won"]); fmt.Sprintf("%.3f", mean) != "51.782" || shortest != 1 || longest != 138 {
			t.Errorf("%s: cycle %.3f (%d–%d), want 51.782 (1–138)", file, mean, shortest, longest)
		}
	}
}

// Both forms of the pipeline give the same records with the same IDs, to the last field.
func TestMavenFormsAgree(t *testing.T) {
	a := Plan(Input{Sources: maven(t, "sales_pipeline.csv")})
	b := Plan(Input{Sources: maven(t, "sales_pipeline_dmy.csv")})
	if len(a.Creates) != len(b.Creates) {
		t.Fatalf("%d and %d records", len(a.Creates), len(b.Creates))
	}
	for i, op := range a.Creates {
		other := b.Creates[i]
		if op.ID != other.ID || fmt.Sprintf("%+v", op.New) != fmt.Sprintf("%+v", other.New) {
			t.Fatalf("record %d differs:\n%s %+v\n%s %+v", i, op.ID, op.New, other.ID, other.New)
		}
	}
}

func TestMavenPreview(t *testing.T) {
	p := Plan(Input{Sources: maven(t, "sales_pipeline.csv")})
	if got, want := fmt.Sprint(p.Kinds), "[{stage 4 0 0 0} {team 3 0 0 0} {person 41 0 0 0} {account 85 0 0 0} {product 8 0 0 0} {opportunity 8800 0 0 0}]"; got != want {
		t.Errorf("kinds %s, want %s", got, want)
	}
	if len(p.Near) != 1 || p.Near[0] != (NearMiss{Kind: "product", Name: "GTXPro", Into: "GTX Pro", Why: NearSpelling, Uses: 1480}) {
		t.Errorf("near-misses %+v", p.Near)
	}
	if got := problemCodes(p); got != "lost_without_amount=2473 small_revenue=0" {
		t.Errorf("problems %q", got)
	}
	f := p.Files[0]
	if len(f.Sample) != 20 || f.Sample[0].Row != 2 || fmt.Sprint(f.Sample[0].Values) != "[1C1I7A6R Moses Frase GTX Plus Basic Cancity Won 2016-10-20 2017-03-01 1054.00 USD]" {
		t.Errorf("sample %v", f.Sample[:1])
	}
}

// problemCodes lists the kinds of problems with their number.
func problemCodes(p *Preview) string {
	var out []string
	for _, pr := range p.Problems {
		out = append(out, fmt.Sprintf("%s=%d", pr.Code, pr.N))
	}
	return strings.Join(slices.Compact(out), " ")
}

func TestMavenMergeOnceSettled(t *testing.T) {
	p := Plan(Input{Sources: maven(t, "sales_pipeline.csv"), Choices: Choices{Merge: map[string]string{MergeKey("product", "GTXPro"): "GTX Pro"}}})
	if len(p.Near) != 1 || !p.Near[0].Settled || !p.Near[0].Merged {
		t.Errorf("near-misses %+v", p.Near)
	}
	products := map[record.ID]int{}
	var gtx record.ID
	for _, op := range p.Creates {
		if r, ok := op.New.(*record.Product); ok && r.Name == "GTX Pro" {
			gtx = op.ID
		}
	}
	for _, d := range dealsOf(p) {
		products[d.Product]++
	}
	if len(products) != 7 || products[gtx] != 1480 {
		t.Errorf("%d products, GTX Pro in %d deals, want 7 and 1480", len(products), products[gtx])
	}
}

// Importing the same files again changes nothing, whatever their form; files one by
// one give the same records as all at once.
func TestMavenAgain(t *testing.T) {
	s := do(t, nil, Plan(Input{Sources: maven(t, "sales_pipeline.csv")}))
	again := Plan(Input{State: s, Sources: maven(t, "sales_pipeline_dmy.csv")})
	if len(again.Creates) != 0 || len(again.Updates) != 0 || again.Ready() {
		t.Errorf("again: %d creates, %d updates: %+v", len(again.Creates), len(again.Updates), again.Kinds)
	}
	var one *change.State
	for _, src := range maven(t, "sales_pipeline.csv") { // the pipeline comes first: all others are placeholders then
		one = do(t, one, Plan(Input{State: one, Sources: []Source{src}}))
	}
	final := Plan(Input{State: one, Sources: maven(t, "sales_pipeline.csv")})
	if len(final.Creates) != 0 || len(final.Updates) != 0 {
		t.Errorf("one by one: %d creates, %d updates: %+v", len(final.Creates), len(final.Updates), final.Kinds)
	}
	for _, kind := range []string{"person", "account", "product", "opportunity", "team", "stage"} {
		if a, b := s.Table(kind).Len(), one.Table(kind).Len(); a != b {
			t.Errorf("%s: %d at once, %d one by one", kind, a, b)
		}
	}
}

func TestSalesforceCheckValues(t *testing.T) {
	p := Plan(Input{Sources: []Source{realFile(t, "salesforce/Opportunity.csv")}})
	if f := p.Files[0]; f.Dialect.ID != "salesforce" || f.New != 50 || f.Refused != 0 {
		t.Fatalf("%s, %d new, %d refused", f.Dialect.ID, f.New, f.Refused)
	}
	got := map[string]int64{}
	for _, d := range dealsOf(p) {
		got[d.outcome]++
		if d.outcome == record.StageWon {
			got["cents"] += d.Amount.Minor
		}
		if d.Account == "" || d.Owner == "" || d.Product == "" || d.ExternalID == "" || d.Created.String() != "2024-01-22" || d.Probability.OK {
			t.Fatalf("deal %+v", d.Opportunity)
		}
	}
	if want := map[string]int64{"won": 12, "lost": 3, "open": 35, "cents": 1_054_256_298}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	byID := 0
	for _, m := range p.Missing {
		if m.ByID {
			byID++
		}
	}
	if byID != 19 { // 18 accounts and their owner have no names in this export
		t.Errorf("%d records known by their identifier only, want 19", byID)
	}
	for _, s := range p.Stages {
		if s.Outcome == record.StageOpen && (!s.Probability.OK || s.Probability.V == 0) {
			t.Errorf("stage %+v takes the probability 0 of the file", s)
		}
	}
}

// Names that come later fill the placeholders instead of making new accounts.
func TestSalesforceAccountsLater(t *testing.T) {
	s := do(t, nil, Plan(Input{Sources: []Source{realFile(t, "salesforce/Opportunity.csv")}}))
	accounts := Open("Account.csv", []byte("Id,Name,Industry,BillingCountry,NumberOfEmployees,OwnerId\n001Ec00000GGw3iIAD,Patterson-Hansen,Banking,Chile,120,005Ec000004oBPNIA2\n"), tabular.Options{})
	p := Plan(Input{State: s, Sources: []Source{accounts}})
	if len(p.Creates) != 0 || len(p.Updates) != 1 {
		t.Fatalf("%d creates, %d updates: %v", len(p.Creates), len(p.Updates), p.Problems)
	}
	s = do(t, s, p)
	a := change.Get(s, record.AccountKind, p.Updates[0].ID)
	if a.Name != "Patterson-Hansen" || a.Country != "Chile" || a.Employees != 120 || a.Owner == "" {
		t.Errorf("account %+v", a)
	}
}
