package demo

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/quota"
	"rumbo/engine/record"
)

// byMonth is an amount for each month of the fiscal year, in minor units.
type byMonth [quota.Months]int64

func (b *byMonth) add(o byMonth) {
	for i := range b {
		b[i] += o[i]
	}
}

// weekdays are the working days by which the demonstration shares its quotas out.
var weekdays period.Workweek

// season is how a year's sales are usually spread over its months here: more towards the ends of quarters, less in
// the first months.
var season = [quota.Months]float64{6, 7, 9, 7, 8, 9, 7, 8, 10, 8, 9, 12}

// months spreads a year's amount over the months in which somebody is here, in steps as people would.
func (m *maker) months(a money.Amount, start period.Date) (out byMonth) {
	const step = 500
	cut := period.Calendar{}.Cut(m.year, period.Month)
	weights := make([]float64, quota.Months)
	for i, p := range cut {
		if here := weekdays.Days(max(p.From, start), p.To); here > 0 {
			weights[i] = season[i] * float64(here) / float64(weekdays.Days(p.From, p.To))
		}
	}
	unit := step * m.usd.Factor()
	for i, n := range quota.Split(a.Minor/unit, weights) {
		out[i] = n * unit
	}
	return out
}

// monthly creates the targets of an owner's months.
func (m *maker) monthly(what string, t record.Target, months byMonth) {
	for i, p := range (period.Calendar{}).Cut(m.year, period.Month) {
		if months[i] == 0 {
			continue
		}
		one := t
		one.From, one.To, one.Amount = p.From, p.To-1, money.New(months[i], m.usd)
		m.target(what, &one)
	}
}

// earlier is the team in which somebody was before, and the first day in the present one; "" for most, who have not moved.
func (m *maker) earlier(i int) (team record.ID, moved period.Date) {
	s := &m.staff[i]
	team, moved = m.id("team", (i+1)%len(teamNames)), m.today-240
	if i%6 != 5 || s.start >= moved || s.end != 0 || team == s.team {
		return "", 0
	}
	return team, moved
}

// teams gives the parts of somebody's months to the teams in which they fall: a month is that of the team with most of
// its working days, of as many the later.
func (m *maker) teams(i int, months byMonth) map[record.ID]byMonth {
	before, moved := m.earlier(i)
	out := map[record.ID]byMonth{}
	for k, p := range (period.Calendar{}).Cut(m.year, period.Month) {
		team := m.staff[i].team
		if day := min(max(moved, p.From), p.To); before != "" && weekdays.Days(p.From, day) > weekdays.Days(day, p.To) {
			team = before
		}
		part := out[team]
		part[k] = months[k]
		out[team] = part
	}
	return out
}
