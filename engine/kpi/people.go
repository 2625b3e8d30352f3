package kpi

import (
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

// effort is how much selling time a cell has.
type effort struct {
	months  float64 // full-time months
	heads   float64 // average number of people
	ids     []record.ID
	undated int // people without a start date: counted for the whole period
}

// sellers adds up the working time of the salespeople of the cell within its period, up
// to today. Months are calendar months, their parts by days.
func (p *part) sellers() (effort, period.Period, bool) {
	span, ok := p.span()
	if !ok {
		return effort{}, span, false
	}
	var e effort
	months := fullMonths(span.From, span.To)
	people := p.whose()
	for i := range people {
		x := &people[i]
		if !x.Sells || !p.passes(ByPerson, string(x.ID)) {
			continue
		}
		there := p.present(x, span.From, span.To)
		if len(there) == 0 {
			continue
		}
		if !x.Start.Known() {
			e.undated++
		}
		for _, t := range there {
			m := fullMonths(t.From, t.To)
			e.months += m * x.FTE
			e.heads += m / months
		}
		e.ids = append(e.ids, x.ID)
	}
	return e, span, true
}

// whose are the people among whom those of the cell are: the only one, or all.
func (p *part) whose() []Person {
	id, single := p.only(ByPerson)
	if !single {
		return p.Deals.People
	}
	if i := p.Deals.who(id); i >= 0 {
		return p.Deals.People[i : i+1]
	}
	return nil
}

// span is the cell's period, or that of the data, up to today; false if there is none.
func (p *part) span() (period.Period, bool) {
	span, ok := p.period, true
	if span == (period.Period{}) {
		span, ok = p.Deals.Span(p.Calendar)
	}
	if p.Today != 0 && span.To > p.Today+1 {
		span.To, span.Grain = p.Today+1, period.Span
	}
	return span, ok && span.From < span.To
}

// fullMonths is the length of [from, to) in months; a day is its month's part.
func fullMonths(from, to period.Date) float64 {
	m := 0.0
	var cal period.Calendar
	for d := from; d < to; {
		month := cal.Of(period.Month, d)
		end := min(month.To, to)
		if end-d == month.To-month.From {
			m++
		} else {
			m += float64(end-d) / float64(month.Days())
		}
		d = end
	}
	return m
}

// addTeams adds the teams that somebody is or was in to those of a list.
func (x *Person) addTeams(out []string) []string {
	for _, t := range x.everIn() {
		if !slices.Contains(out, string(t)) {
			out = append(out, string(t))
		}
	}
	return out
}

// sellerCells are the people, or teams, that have a number without having a deal.
func sellerCells(d *Deals) func(Dim) []string {
	return func(dim Dim) []string {
		var out []string
		for _, x := range d.People {
			switch {
			case !x.Sells:
			case dim == ByPerson:
				out = append(out, string(x.ID))
			case dim == ByTeam:
				out = x.addTeams(out)
			}
		}
		return out
	}
}
