package demo

import (
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func TestEveryFactIsSound(t *testing.T) {
	for seed := range uint64(3) {
		s := company(t, seed, Company, "es")
		for _, kind := range fact.Kinds() {
			set, k := s.Facts(kind), record.Lookup(kind)
			if set.Len < 1000 || len(set.Broken) > 0 {
				t.Errorf("seed %d: %d facts of kind %s", seed, set.Len, kind)
			}
			for row := range set.Len {
				p, i := set.Find(row)
				rec := set.Record(p, i)
				for _, problem := range k.Validate(rec) {
					t.Fatalf("%s %+v %s: %s", kind, rec, problem.Field, problem.Text.EN)
				}
				for n, f := range k.Infos() {
					v := k.Get(rec, n)
					if f.Type == record.TypeRef && !v.IsNull() && s.Row(f.Ref, record.ID(v.Text())) == nil {
						t.Fatalf("%s: %s points to nothing: %v", kind, f.Name, v)
					}
					if f.Name == "on" && v.Date() > today && k.Get(rec, k.Field("status")).Text() != record.ActivityPlanned {
						t.Fatalf("%s lies in the future: %+v", kind, rec)
					}
				}
			}
		}
	}
}

func TestActivitiesGoWithTheDeals(t *testing.T) {
	for seed := range uint64(3) {
		s := company(t, seed, Company, "en")
		set := s.Activities()
		touches, deals := map[string]int{}, map[string]int{}
		contacts, hours := 0, 0.0
		last := map[record.ID]*record.Contact{}
		for id, c := range change.All(s.State, record.ContactKind) {
			last[id] = c
		}
		for row := range set.Len {
			p, i := set.Find(row)
			a := set.Record(p, i).(*record.Activity)
			if hours += float64(a.Duration) / 60; a.Kind != record.ActivityOther {
				contacts++
			}
			if c := last[a.Contact]; c != nil && c.LastContact < a.On {
				t.Fatalf("%s was last contacted on %v, yet %+v", c.Name, c.LastContact, a)
			}
			if o := workspace.Get(s, record.OpportunityKind, a.Opportunity); o != nil {
				touches[s.Outcome(o)]++
				if a.Account != o.Account || a.On < o.Created || a.Status == "" && s.Outcome(o) != record.StageOpen && a.On > o.Close {
					t.Fatalf("%+v does not fit %+v", a, o)
				}
			}
		}
		for _, o := range change.All(s.State, record.OpportunityKind) {
			deals[s.Outcome(o)]++
		}
		won, lost := float64(touches[record.StageWon])/float64(deals[record.StageWon]), float64(touches[record.StageLost])/float64(deals[record.StageLost])
		if won < 1.25*lost || lost < 2 {
			t.Errorf("seed %d: %.1f touches a won deal, %.1f a lost one", seed, won, lost)
		}
		if contacts < 8500 || contacts > 9500 {
			t.Errorf("seed %d: %d contacts", seed, contacts)
		}
		if perWeek := hours / 113 / 12; perWeek < 18 || perWeek > 40 {
			t.Errorf("seed %d: %.1f hours a person and week", seed, perWeek)
		}
	}
}

func TestClientsAreAskedAndPeopleAreRated(t *testing.T) {
	s := company(t, 1, Company, "es")
	for kind, least := range map[string]int{"lead": 250, "channel": 6, "campaign": 5, "survey": 3, "survey_answer": 120, "rating": 40, "capacity": 12, "person_cost": 12, "membership": 11, "milestone": 30} {
		if n := s.Table(kind).Len(); n < least {
			t.Errorf("%d of %s", n, kind)
		}
	}
	status := map[string]int{}
	for _, l := range change.All(s.State, record.LeadKind) {
		status[l.Status]++
	}
	for _, st := range []string{record.LeadNew, record.LeadInterested, record.LeadQualified, record.LeadWon, record.LeadLost, record.LeadDiscarded} {
		if status[st] < 6 {
			t.Errorf("leads: %v", status)
		}
	}
}

func TestALargeCompanyHasAsManyActivitiesAsAsked(t *testing.T) {
	s := company(t, 1, Large(2_000).With(30_000), "es")
	set := s.Activities()
	kind, contacts := set.Choices("kind"), 0
	for _, p := range set.Parts {
		for _, k := range kind.In(p) {
			if k != kind.Code(record.ActivityOther) {
				contacts++
			}
		}
	}
	if contacts < 29_000 || contacts > 32_000 {
		t.Error(contacts)
	}
}

func BenchmarkGenerateMillion(b *testing.B) {
	for b.Loop() {
		Generate(1, Large(100_000).With(1_000_000), today, "es")
	}
}
