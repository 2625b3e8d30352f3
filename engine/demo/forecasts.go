package demo

import (
	"math/rand/v2"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// Forecasts that were kept: of so many months, given on their second working day.
const keptMonths = 9

// forecasts adds what this company kept of its monthly forecasts, for all of it and for its lines: a little too hopeful
// on the whole, as people are. It draws its own chances.
func (m *maker) forecasts(seed uint64) {
	if m.size.Activities <= 0 || m.size.People > 60 {
		return
	}
	was := m.rng
	defer func() { m.rng = was }()
	m.rng = rand.New(rand.NewPCG(seed, 0x666f7265))
	s := workspace.Of(change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: m.ops}))
	in := kpi.Input{Deals: s.Deals(), Today: m.today}
	now, n := in.Calendar.Of(period.Month, m.today), 0
	by := m.peopleByID()[m.staff[0].id].Name
	for back := -keptMonths; back <= 0; back++ {
		in.Period = in.Calendar.Next(now, back)
		for _, scope := range append([]record.ID{""}, m.lines[:min(2, len(m.lines))]...) {
			in.Scope = nil
			of := ""
			if scope != "" {
				in.Scope, of = kpi.Scope{kpi.Only(kpi.ByLine, string(scope))}, "line:"+string(scope)
			}
			if on := workday(in.Period.From + 3); on <= m.today {
				m.kept(n, of, in, on, by)
				n++
			}
		}
	}
}

// kept is one forecast, between what came and what came on average in the half year before. The month that runs is
// forecast like the one before.
func (m *maker) kept(n int, scope string, in kpi.Input, on period.Date, by string) {
	run := in.Calendar.Of(period.Month, on)
	if in.Period.To > m.today {
		in.Period = in.Calendar.Next(in.Period, -1)
	}
	came := kpi.WonRevenue.Compute(in).Money().Units()
	in.Period = period.Period{From: in.Calendar.Next(in.Period, -6).From, To: in.Period.From}
	usual := kpi.WonRevenue.Compute(in).Money().Units() / 6
	if scope == "" {
		usual = came // a whole company is easier to foresee
	}
	mid := max((came+usual)/2*(1.04+0.16*m.rng.NormFloat64()), 5000)
	wide := mid * (0.16 + 0.08*m.rng.Float64())
	rounded := func(v float64) money.Amount { return m.amount(v, 500) }
	m.create("given_forecast", m.id("forecast", n), &record.GivenForecast{On: on, Scope: scope, From: run.From, To: run.To - 1, Low: rounded(mid - wide), Mid: rounded(mid), High: rounded(mid + wide), By: by})
}
