package kpi

import (
	"cmp"
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/period"
	quotas "rumbo/engine/quota"
	"rumbo/engine/record"
)

// Who was in which team when. What somebody did counts for the team in which they were on that day: a deal by its close
// date if it is closed, a fact by its own. Open deals, and what has no date, count for the present team. Where a
// person has no memberships, the team noted with the person holds for all time.

// memberships are those of each person, in order.
func memberships(s *change.State) map[record.ID][]*record.Membership {
	out := map[record.ID][]*record.Membership{}
	for _, m := range change.All(s, record.MembershipKind) {
		out[m.Person] = append(out[m.Person], m)
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b *record.Membership) int { return cmp.Compare(a.From, b.From) })
	}
	return out
}

// teamOn is somebody's team on a day, "" for none. A day of 0 is the present; a day outside of all memberships counts
// for the next one, or for the last.
func (x *Person) teamOn(day period.Date) record.ID {
	if len(x.moves) == 0 || day == 0 {
		return x.Team
	}
	for i := len(x.moves) - 1; i >= 0; i-- {
		if x.moves[i].Holds(day) {
			return x.moves[i].Team
		}
	}
	for _, m := range x.moves {
		if m.From > day {
			return m.Team
		}
	}
	return x.moves[len(x.moves)-1].Team
}

// everIn are the teams that somebody is or was in.
func (x *Person) everIn() []record.ID {
	var out []record.ID
	if x.Team != "" {
		out = append(out, x.Team)
	}
	for _, m := range x.moves {
		if !slices.Contains(out, m.Team) {
			out = append(out, m.Team)
		}
	}
	return out
}

// present are the stretches of [from, to) in which somebody was in a team of the cell, in order.
func (p *part) present(x *Person, from, to period.Date) []period.Period {
	if x.Start.Known() {
		from = max(from, x.Start)
	}
	if x.End.Known() {
		to = min(to, x.End+1)
	}
	if from >= to {
		return nil
	}
	if len(x.moves) == 0 || !p.byTeam() {
		if !p.passes(ByTeam, string(x.Team)) {
			return nil
		}
		return []period.Period{{From: from, To: to, Grain: period.Span}}
	}
	bounds := []period.Date{from, to}
	for _, m := range x.moves {
		for _, d := range []period.Date{m.From, m.To + 1} {
			if d > from && d < to {
				bounds = append(bounds, d)
			}
		}
	}
	slices.Sort(bounds)
	bounds = slices.Compact(bounds)
	var out []period.Period
	for i := 1; i < len(bounds); i++ {
		if !p.passes(ByTeam, string(x.teamOn(bounds[i-1]))) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].To == bounds[i-1] {
			out[n-1].To = bounds[i]
			continue
		}
		out = append(out, period.Period{From: bounds[i-1], To: bounds[i], Grain: period.Span})
	}
	return out
}

// byTeam reports whether the cell is of some teams only.
func (p *part) byTeam() bool {
	return slices.ContainsFunc(p.keys, func(k Key) bool { return k.Dim == ByTeam }) || slices.ContainsFunc(p.Scope, func(f Filter) bool { return f.Dim == ByTeam })
}

// owed are the stretches of a span in which somebody's target counts for the cell: whole months, as quota.TeamIn
// gives them to a team. Teams that have targets of their own may be left out.
func (p *part) owed(id record.ID, span period.Period, without map[record.ID]bool) []period.Period {
	counts := func(team record.ID) bool { return p.passes(ByTeam, string(team)) && !without[team] }
	x := &Person{}
	if i := p.Deals.who(string(id)); i >= 0 {
		x = &p.Deals.People[i]
	}
	if len(x.moves) == 0 || without == nil && !p.byTeam() {
		if counts(x.Team) {
			return []period.Period{span}
		}
		return nil
	}
	var out []period.Period
	for d := span.From; d < span.To; {
		month := p.Calendar.Of(period.Month, d)
		to := min(month.To, span.To)
		switch n := len(out); {
		case !counts(quotas.TeamIn(month, x.Team, x.moves, p.Deals.Work)):
		case n > 0 && out[n-1].To == d:
			out[n-1].To = to
		default:
			out = append(out, period.Period{From: d, To: to, Grain: period.Span})
		}
		d = to
	}
	return out
}

// teamDict numbers the teams.
func (d *Deals) teamDict() *dict {
	out := newDict(len(d.teams))
	for _, v := range d.teams {
		out.add(v.ID, v.Name.EN)
	}
	return out
}

// teamColumn makes a dimension of teams from a column of people and the day of each row; without days all rows are of the present.
func (d *Deals) teamColumn(people *Column, day func(row int) period.Date) *Column {
	values := d.teamDict()
	of := nones(len(people.Values))
	moved := make([]bool, len(people.Values))
	for i, p := range d.People {
		of[i] = values.code(p.Team)
		moved[i] = len(p.moves) > 0
		for _, m := range p.moves {
			values.code(m.Team) // so that all teams have a number before rows are looked at
		}
	}
	if day == nil || !slices.Contains(moved, true) {
		return via(people.Codes, of, values.values)
	}
	out := make([]int32, len(people.Codes))
	for row, c := range people.Codes {
		switch {
		case c < 0:
			out[row] = -1
		case moved[c]:
			out[row] = values.code(d.People[c].teamOn(day(row)))
		default:
			out[row] = of[c]
		}
	}
	return &Column{out, values.values}
}
