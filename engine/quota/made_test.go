package quota_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/quota"
	"rumbo/engine/record"
)

var (
	usd   = money.Must("USD")
	cal   = period.Calendar{}
	today = period.On(2026, 6, 15)
	year  = cal.YearOf(2026)
)

type made struct {
	t   testing.TB
	s   *change.State
	n   uint64
	rng *rand.Rand
}

func (m *made) do(ops ...change.Op) {
	m.n++
	m.s = change.Apply(m.s, change.Change{At: change.Stamp{Replica: 1, Time: m.n << 16}, Ops: ops})
}

func (m *made) add(kind string, id record.ID, rec any) { m.do(change.Created(kind, id, rec)) }

// newMade is an empty workspace.
func newMade(t testing.TB, seed uint64) *made {
	return &made{t: t, s: &change.State{}, rng: rand.New(rand.NewPCG(seed, 7))}
}

func (m *made) plan() *quota.Plan { return m.planOn(today, "") }

func (m *made) planOn(day period.Date, measure string) *quota.Plan {
	return quota.Build(m.s, quota.Question{Year: year, Calendar: cal, Currency: usd, Measure: measure, Day: day, Sells: func(id record.ID) bool { return id[0] == 'p' }})
}

// write carries out a draft.
func (m *made) write(d *quota.Draft, when quota.When) error {
	steps, err := d.Steps(when)
	if err != nil {
		return err
	}
	for i, s := range steps {
		switch {
		case s.New != nil:
			m.add("target", record.ID(fmt.Sprint("n", m.n, "-", i)), s.New)
		case s.Delete:
			m.do(change.Delete(m.s, "target", s.ID))
		default:
			if op := change.Edit(m.s, "target", s.ID, map[string]record.Value{s.Field: s.Value}); len(op.Patches) > 0 {
				m.do(op)
			}
		}
	}
	return nil
}

// random is a company with teams, people who come and go and change teams, and targets of all lengths.
func random(t testing.TB, seed uint64) *made {
	m := newMade(t, seed)
	r := m.rng
	teams, people := 1+r.IntN(4), 1+r.IntN(12)
	for i := range teams {
		m.add("team", record.ID(fmt.Sprint("t", i)), &record.Team{Name: fmt.Sprint("Team ", i)})
	}
	day := func() period.Date { return year.From + period.Date(r.IntN(365)) }
	for i := range people {
		p := &record.Person{Name: fmt.Sprint("Person ", i), Role: "seller", Team: record.ID(fmt.Sprint("t", r.IntN(teams+1)))}
		if r.IntN(4) == 0 {
			p.Start = day()
		}
		if r.IntN(4) == 0 {
			p.End = max(p.Start, day())
		}
		id := record.ID(fmt.Sprint("p", i))
		m.add("person", id, p)
		if r.IntN(4) == 0 {
			d := day()
			m.add("membership", id+"a", &record.Membership{Person: id, Team: "t0", To: d})
			m.add("membership", id+"b", &record.Membership{Person: id, Team: record.ID(fmt.Sprint("t", r.IntN(teams))), From: d + 1})
		}
	}
	for i := range r.IntN(3 * people) {
		target := &record.Target{Amount: money.New(r.Int64N(90_000_000), usd)}
		switch r.IntN(4) {
		case 0:
			target.Team = record.ID(fmt.Sprint("t", r.IntN(teams)))
		case 1:
		default:
			target.Person = record.ID(fmt.Sprint("p", r.IntN(people)))
		}
		p := cal.Of(period.Grain(1+r.IntN(4)), day())
		if r.IntN(6) == 0 {
			p = period.Period{From: day() - 90, To: day() + 200}
		}
		if p.To <= p.From {
			continue
		}
		target.From, target.To = p.From, p.To-1
		if r.IntN(6) == 0 {
			target.Since = day()
		}
		m.add("target", record.ID(fmt.Sprint("g", i)), target)
	}
	return m
}
