package kpi

import (
	"rumbo/engine/period"
)

// CallGrid is calls, or live conversations, by person and period, each against what was aimed at.
type CallGrid struct {
	Periods []period.Period
	Goal    int // per person and working day; 0: none is set
	Rows    []CallRow
	All     []CallCell // of everybody, by period
}

// CallRow is one person; the ID is "" for calls of nobody.
type CallRow struct {
	Person Value
	Cells  []CallCell
	Total  CallCell
}

// CallCell is what somebody called in a period, up to today.
type CallCell struct {
	Calls int
	Days  int // working days on which they were here
	Goal  int // Days × the goal
	Here  bool
}

// add sums cells; of everybody, all who were here count.
func (c *CallCell) add(x CallCell) {
	c.Calls, c.Days, c.Goal, c.Here = c.Calls+x.Calls, c.Days+x.Days, c.Goal+x.Goal, c.Here || x.Here
}

// Met reports whether a goal was set and reached.
func (c CallCell) Met() bool { return c.Goal > 0 && c.Calls >= c.Goal }

// Share is calls ÷ goal; not known without a goal.
func (c CallCell) Share() Figure {
	if c.Goal == 0 {
		return Figure{Unit: Ratio}
	}
	return number(float64(c.Calls)/float64(c.Goal), Ratio)
}

// CallsAgainstGoal makes the grid for periods in order. In it are those who sell and were here in one of the
// periods, also without a call, and whoever else called. Of talks are live conversations, else calls dialled; each number is that of
// call_volume, or the numerator of connect_rate, for the same person and period.
func CallsAgainstGoal(in Input, talks bool, periods []period.Period) CallGrid {
	g := CallGrid{Periods: periods, Goal: in.Facts.settings().CallsDay, All: make([]CallCell, len(periods))}
	if talks {
		g.Goal = in.Facts.settings().ConversationsDay
	}
	at, column := map[string]int{}, map[period.Period]int{}
	for i, p := range periods {
		column[p] = i
	}
	row := func(v Value) *CallRow {
		i, ok := at[v.ID]
		if !ok {
			i = len(g.Rows)
			at[v.ID] = i
			g.Rows = append(g.Rows, CallRow{Person: v, Cells: make([]CallCell, len(periods))})
			for k, p := range periods {
				g.Rows[i].Cells[k] = in.callDays(v.ID, p, g.Goal)
			}
		}
		return &g.Rows[i]
	}
	for i := range in.Deals.People {
		x := &in.Deals.People[i]
		v := in.Deals.person.values[i]
		if x.Sells && in.Scope.passes(ByPerson, v.ID) && in.Scope.passes(ByTeam, string(x.Team)) && in.hereIn(i, periods) {
			row(v)
		}
	}
	in.Period, in.Alternative = period.Period{}, ""
	ind := CallVolume
	if talks {
		ind = ConnectRate
	}
	for _, c := range ind.By(in, By(ByPerson), Into(periods)) {
		if n := whole(c.Numerator); n > 0 {
			row(c.Keys[0].Value).Cells[column[c.Keys[1].Period]].Calls = n
		}
	}
	for i := range g.Rows {
		for k, c := range g.Rows[i].Cells {
			g.Rows[i].Total.add(c)
			g.All[k].add(c)
		}
	}
	return g
}

// here are the days of a period, up to today, on which somebody was here; nobody known is always here.
func (in *Input) here(code int, p period.Period) (from, to date) {
	from, to = p.From, p.To
	if in.Today != 0 {
		to = min(to, in.Today+1)
	}
	if code >= 0 && code < len(in.Deals.People) {
		x := &in.Deals.People[code]
		if x.Start != 0 {
			from = max(from, x.Start)
		}
		if x.End != 0 {
			to = min(to, x.End+1)
		}
	}
	return from, to
}

func (in *Input) hereIn(code int, periods []period.Period) bool {
	for _, p := range periods {
		if from, to := in.here(code, p); from < to {
			return true
		}
	}
	return false
}

// callDays is the cell of somebody who has not called yet.
func (in *Input) callDays(id string, p period.Period, goal int) CallCell {
	code := in.Deals.who(id)
	if code < 0 {
		return CallCell{} // somebody whose record is gone, or nobody: nothing was asked of them
	}
	from, to := in.here(code, p)
	if from >= to {
		return CallCell{}
	}
	days := in.Deals.Work.Days(from, to)
	return CallCell{Days: days, Goal: days * goal, Here: true}
}
