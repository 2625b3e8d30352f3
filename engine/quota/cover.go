package quota

import (
	"slices"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Target is a target with its ID.
type Target struct {
	ID record.ID
	*record.Target
}

// value is what the target asks for: minor units, or deals.
func (t Target) value() int64 {
	if t.InDeals() {
		return int64(t.Deals)
	}
	return t.Amount.Minor
}

// Covered is what targets ask of a stretch of days.
type Covered struct {
	Value   int64 // minor units, or deals
	IDs     []record.ID
	Partial bool // some of them counted only in part
}

// InForce leaves out the targets that a later one for the same days has replaced by the day, and
// those that do not hold yet; 0 means at the end of time. The targets are of one owner and one measure.
func InForce(targets []Target, day period.Date) []Target {
	type days struct{ from, to period.Date }
	latest := map[days]period.Date{}
	holds := func(t Target) bool { return day == 0 || t.Since <= day }
	revised := false
	for _, t := range targets {
		k := days{t.From, t.To}
		if at, had := latest[k]; holds(t) && (!had || t.Since > at) {
			latest[k] = t.Since
		}
		revised = revised || t.Since.Known()
	}
	if !revised {
		return targets
	}
	var out []Target
	for _, t := range targets {
		if holds(t) && t.Since == latest[days{t.From, t.To}] {
			out = append(out, t)
		}
	}
	return out
}

// Cover adds up what the targets of one owner, in one measure and all in force, ask of the days of
// the span. Each day belongs to the shortest target that holds it.
func Cover(targets []Target, span period.Period, work period.Workweek) Covered {
	bounds := []period.Date{span.From, span.To}
	for _, t := range targets {
		for _, d := range []period.Date{t.From, t.To + 1} {
			if d > span.From && d < span.To {
				bounds = append(bounds, d)
			}
		}
	}
	slices.Sort(bounds)
	bounds = slices.Compact(bounds)
	var out Covered
	values, used := make([]int64, len(targets)), make([]int, len(targets))
	for i := 1; i < len(bounds); i++ {
		from, to := bounds[i-1], bounds[i]
		shortest := 0
		for _, t := range targets {
			if n := t.Period().Days(); t.From <= from && to <= t.To+1 && (shortest == 0 || n < shortest) {
				shortest = n
			}
		}
		for k, t := range targets {
			if t.Period().Days() == shortest && t.From <= from && to <= t.To+1 {
				used[k] += int(to - from)
				values[k] += Piece(t.value(), t.Period(), from, to, work)
			}
		}
	}
	for k, t := range targets {
		if used[k] > 0 {
			out.IDs = append(out.IDs, t.ID)
			out.Value += values[k]
			out.Partial = out.Partial || used[k] < t.Period().Days()
		}
	}
	return out
}

// Piece is the part of a value spread over the working days of a period that falls to the days from…to (to
// excluded), which lie in it. It is a difference of rounded running totals, so that pieces that
// follow each other sum to the whole. Where no day is a working day, every day counts.
func Piece(value int64, of period.Period, from, to period.Date, work period.Workweek) int64 {
	days := work.Days
	if days(of.From, of.To) == 0 {
		days = func(a, b period.Date) int { return int(b - a) }
	}
	all := int64(days(of.From, of.To))
	if all == 0 {
		return 0
	}
	until := func(d period.Date) int64 { return money.MulDiv(value, int64(days(of.From, d)), all) }
	return until(to) - until(from)
}
