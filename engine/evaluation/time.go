package evaluation

import (
	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// stretch is the part of the question's period that has passed, today included.
func stretch(in kpi.Input) period.Period {
	p := in.Period
	if p == (period.Period{}) && in.Deals != nil {
		p, _ = in.Deals.Span(in.Calendar)
	}
	if in.Today != 0 && p.To > in.Today+1 {
		p.To, p.Grain = in.Today+1, period.Span
	}
	return p
}

// present is how many months somebody was there in a stretch of days, days as parts of their month; times their
// working time. Without a start or end date it is all of it.
func present(p *record.Person, in period.Period) float64 {
	from, to := in.From, in.To
	if p.Start.Known() {
		from = max(from, p.Start)
	}
	if p.End.Known() {
		to = min(to, p.End+1)
	}
	return months(from, to) * p.FTE.Or(1)
}

// months is the length of [from, to) in calendar months.
func months(from, to period.Date) float64 {
	out := 0.0
	var cal period.Calendar
	for d := from; d < to; {
		m := cal.Of(period.Month, d)
		end := min(m.To, to)
		out += float64(end-d) / float64(m.Days())
		d = end
	}
	return out
}

// personMonths is the full-time months of several people.
func personMonths(s *change.State, ids []record.ID, in period.Period) float64 {
	out := 0.0
	for _, id := range ids {
		if p := change.Get(s, record.PersonKind, id); p != nil {
			out += present(p, in)
		}
	}
	return out
}

// monthsPer is how many months the range of a line is meant for.
func monthsPer(per string) float64 {
	switch per {
	case record.PerMonth:
		return 1
	case record.PerQuarter:
		return 3
	}
	return 12
}
