package quota_test

import (
	"fmt"
	"testing"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/quota"
	"rumbo/engine/record"
)

// large is a company of 300 people in 20 teams with a quota for every month.
func large(b *testing.B) *made {
	m := newMade(b, 1)
	months := cal.Cut(year, period.Month)
	set := func(team, person record.ID, v int64) {
		for i, p := range months {
			m.add("target", record.ID(fmt.Sprint(team, person, "-", i)), &record.Target{Team: team, Person: person, From: p.From, To: p.To - 1, Amount: money.New(v, usd)})
		}
	}
	for t := range 20 {
		team := record.ID(fmt.Sprint("t", t))
		m.add("team", team, &record.Team{Name: fmt.Sprint("Team ", t)})
		for i := range 15 {
			person := record.ID(fmt.Sprint("p", t, "-", i))
			m.add("person", person, &record.Person{Name: string(person), Role: "seller", Team: team})
			set("", person, 10_000_00)
		}
		set(team, "", 150_000_00)
	}
	set("", "", 3_000_000_00)
	return m
}

func BenchmarkPlanOf300(b *testing.B) {
	m := large(b)
	b.ResetTimer()
	for range b.N {
		m.plan()
	}
}

func BenchmarkEditAndSettle(b *testing.B) {
	p := large(b).plan()
	b.ResetTimer()
	for range b.N {
		d := p.Edit()
		if d.Set(2, quota.Month(3), 9_999_99) != nil || d.SpreadOpen(1, quota.Year, 2) != nil {
			b.Fatal("refused")
		}
		if _, err := d.Steps(quota.When{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWeeks(b *testing.B) {
	p := large(b).plan()
	weeks := p.Weeks()
	b.ResetTimer()
	for range b.N {
		for i := range p.Nodes {
			for _, w := range weeks[:13] {
				p.Within(i, w)
			}
		}
	}
}
