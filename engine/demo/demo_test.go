package demo

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

var today = period.On(2026, 11, 22)

func company(t testing.TB, seed uint64, size Size, lang string) *workspace.Snapshot {
	t.Helper()
	s, _, problems := workspace.Apply(workspace.Empty(), workspace.Import{Creates: Generate(seed, size, today, lang)},
		workspace.Env{At: change.Stamp{Time: 1 << 40, Replica: 1}, Today: today, Author: "Demo"})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

func TestTheSameSeedGivesTheSameCompany(t *testing.T) {
	bytesOf := func(seed uint64, lang string) []byte {
		return change.EncodeChange(change.Change{At: change.Stamp{Time: 1, Replica: 1}, Ops: Generate(seed, Company, today, lang)})
	}
	if !bytes.Equal(bytesOf(1, "es"), bytesOf(1, "es")) {
		t.Error("two runs differ")
	}
	if bytes.Equal(bytesOf(1, "es"), bytesOf(2, "es")) || bytes.Equal(bytesOf(1, "es"), bytesOf(1, "en")) {
		t.Error("seed or language do not matter")
	}
}

func TestEveryRecordIsSound(t *testing.T) {
	for seed := range uint64(6) {
		for _, lang := range []string{"es", "en"} {
			s := company(t, seed, Company, lang)
			for _, kind := range s.Kinds() {
				tab := s.Table(kind)
				for r := range tab.Rows() {
					for _, p := range tab.Kind().Validate(r.Rec) {
						t.Errorf("%s %s %s: %s", kind, r.ID, p.Field, p.Text.EN)
					}
					checkFields(t, s, tab.Kind(), r)
				}
			}
		}
	}
}

// checkFields finds references to nothing and words that were not filled.
func checkFields(t *testing.T, s *workspace.Snapshot, k record.Any, r *change.Row) {
	t.Helper()
	for i, f := range k.Infos() {
		v := k.Get(r.Rec, i).Text()
		if strings.ContainsAny(v, "{}") {
			t.Errorf("%s %s: unfilled %q", k.KindName(), r.ID, v)
		}
		if f.Type == record.TypeRef && v != "" && s.Row(f.Ref, record.ID(v)) == nil {
			t.Errorf("%s %s: %s points to nothing: %s", k.KindName(), r.ID, f.Name, v)
		}
	}
}

func TestTheCompanyIsBelievable(t *testing.T) {
	for seed := range uint64(6) {
		s := company(t, seed, Company, "es")
		n := map[string]int{}
		perPerson := map[record.ID]float64{}
		for id, o := range change.All(s.State, record.OpportunityKind) {
			n[s.Outcome(o)]++
			if o.Created > today || s.Outcome(o) != record.StageOpen && (o.Close > today || o.Close < o.Created || !o.Amount.Known()) {
				t.Errorf("%s: %+v", id, o)
			}
			if s.Outcome(o) == record.StageOpen {
				n["past"] += one(o.Close < today)
				n["no amount"] += one(!o.Amount.Known())
				n["stale"] += one(o.Changed < today-60)
			} else if s.Outcome(o) == record.StageWon {
				perPerson[o.Owner] += o.Amount.Units()
			}
		}
		rate := float64(n[record.StageWon]) / float64(n[record.StageWon]+n[record.StageLost])
		if rate < 0.22 || rate > 0.45 || n[record.StageOpen] < 50 || n[record.StageOpen] > 200 {
			t.Errorf("seed %d: win rate %.2f, %v", seed, rate, n)
		}
		if n["past"] < 4 || n["no amount"] < 1 || n["stale"] < 4 {
			t.Errorf("seed %d: too few faults: %v", seed, n)
		}
		least, most := 1e18, 0.0
		for _, v := range perPerson {
			least, most = min(least, v), max(most, v)
		}
		if len(perPerson) < 6 || most < 1.5*least {
			t.Errorf("seed %d: sellers are all alike: %v", seed, perPerson)
		}
		checkMoves(t, s)
		checkPlans(t, s)
		checkTargets(t, s)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// checkMoves holds every deal against its stage history.
func checkMoves(t *testing.T, s *workspace.Snapshot) {
	t.Helper()
	last := map[record.ID]*record.StageMove{}
	for id, m := range change.All(s.State, record.StageMoveKind) {
		if p := last[m.Opportunity]; p != nil && m.On < p.On || m.On > today {
			t.Errorf("%s goes back in time, or into the future", id)
		}
		last[m.Opportunity] = m
	}
	for id, o := range change.All(s.State, record.OpportunityKind) {
		if m := last[id]; m == nil || m.Stage != o.Stage || m.Account != o.Account {
			t.Errorf("%s: the history does not end where the deal is", id)
		}
	}
}

func checkPlans(t *testing.T, s *workspace.Snapshot) {
	t.Helper()
	plans, overdue, late := 0, 0, 0
	for id, a := range change.All(s.State, record.AccountKind) {
		if a.Tier != "strategic" {
			continue
		}
		plans++
		contacts := workspace.Records(s, record.ContactKind, s.OfAccount("contact", id))
		if len(contacts) < 5 || len(contacts) > 12 || len(s.OfAccount("fact", id)) < 5 || len(s.OfAccount("section", id)) < 4 || len(s.OfAccount("note", id)) < 3 || len(s.OfAccount("target", id)) < 3 {
			t.Errorf("the plan of %s is thin", a.Name)
		}
		tops := 0
		for _, c := range contacts {
			tops += one(c.Rec.ReportsTo == "")
			overdue += one(c.Rec.LastContact.Known() && int(today-c.Rec.LastContact) > c.Rec.EveryDays)
		}
		if tops != 1 {
			t.Errorf("%s has %d people at the top", a.Name, tops)
		}
		for _, x := range workspace.Records(s, record.ActionKind, s.OfAccount("action", id)) {
			late += one(x.Rec.Late(today))
		}
	}
	if plans != 8 || overdue < 5 || late < 5 {
		t.Errorf("%d plans, %d contacts overdue, %d actions late", plans, overdue, late)
	}
}

func checkTargets(t *testing.T, s *workspace.Snapshot) {
	t.Helper()
	sum := map[string]int64{}
	for _, x := range change.All(s.State, record.TargetKind) {
		switch {
		case x.Person != "":
			sum["people"] += x.Amount.Minor
		case x.Team != "":
			sum["teams"] += x.Amount.Minor
		case x.Account == "":
			sum["company"] += x.Amount.Minor
		}
	}
	won := money.Amount{Currency: money.Must("USD")}
	for _, o := range change.All(s.State, record.OpportunityKind) {
		if s.Outcome(o) == record.StageWon && o.Close >= period.On(2026, 1, 1) {
			won, _ = won.Add(o.Amount)
		}
	}
	if sum["people"] != sum["teams"] || sum["teams"] != sum["company"] {
		t.Errorf("targets do not add up: %v", sum)
	}
	if r := float64(won.Minor) / float64(sum["company"]); r < 0.5 || r > 1.6 {
		t.Errorf("won %v of a target of %v", won.Minor/100, sum["company"]/100)
	}
}

func TestLargeCompanies(t *testing.T) {
	s := company(t, 1, Large(10_000), "es")
	if n := s.Table("opportunity").Len(); n != 10_000 {
		t.Error(n)
	}
	names := map[string]bool{}
	for id, a := range change.All(s.State, record.AccountKind) {
		if names[a.Name] {
			t.Error(id, a.Name, "twice")
		}
		names[a.Name] = true
	}
	checkMoves(t, s)
}

func TestBothLanguagesSayTheirOwn(t *testing.T) {
	same := 0
	for _, list := range [][]text.Text{actionTexts, noteTexts, nextSteps, lostReasons, sources} {
		for _, w := range list {
			same += one(w.ES == w.EN || fmt.Sprint(text.Placeholders(w.ES)) != fmt.Sprint(text.Placeholders(w.EN)))
		}
	}
	for _, f := range factTexts {
		same += one(f.words.ES == f.words.EN || len(text.Placeholders(f.words.ES)) != len(text.Placeholders(f.words.EN)))
	}
	if same > 0 {
		t.Error(same, "texts are not translated, or not alike")
	}
}

func BenchmarkGenerate100k(b *testing.B) {
	for b.Loop() {
		Generate(1, Large(100_000), today, "es")
	}
}

// Two people who look at the demonstration and exchange files must not find their records mixed.
func TestTwoCompaniesHaveNoRecordInCommon(t *testing.T) {
	today := period.On(2026, 3, 9)
	of := func(tag string, replica uint64) *change.State {
		size := Company
		size.Tag = tag
		return change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: replica << 16, Replica: replica}, Ops: Generate(7, size, today, "es")})
	}
	a, b := of("x1", 1), of("x2", 2)
	both, _ := change.Merge(a, b)
	for _, kind := range a.Kinds() {
		n := a.Table(kind).Len()
		switch kind {
		case "settings", "stage", "role", "qualitative", "scorecard_line", "template_section", "tiering": // every workspace has the same ones
			n = 0
		}
		if got := both.Table(kind).Len(); got != n+b.Table(kind).Len() {
			t.Errorf("%s: %d records in both, %d in one", kind, got, b.Table(kind).Len())
		}
	}
	deal := change.All(b, record.OpportunityKind)
	deal(func(id record.ID, o *record.Opportunity) bool {
		if change.Get(b, record.AccountKind, o.Account) == nil || change.Get(a, record.AccountKind, o.Account) != nil {
			t.Errorf("deal %s names the account %s", id, o.Account)
			return false
		}
		return true
	})
}
