package kpi

import (
	"rumbo/engine/period"
)

// Comparison is a number beside itself one period and one year earlier.
type Comparison struct {
	Now    Result
	Before Change // against the period before
	Year   Change // against the same period a year before
	// ToDate tells that the period is not over: the earlier ones are cut after as many days.
	ToDate bool
}

// Change is the difference from an earlier period.
type Change struct {
	Period period.Period
	Result Result
	// Known tells whether both numbers are known; else there is no difference.
	Known bool
	// Difference in the figure's unit; of ratios in points (0.05 is five of them).
	Difference Figure
	// Share is the difference as a part of the earlier value; not known where that is zero or negative.
	Share Figure
	// Good is 1 if the change is for the better, −1 for the worse, 0 if neither can be said.
	Good int
	// Apart tells that the two intervals do not overlap: the change is more than chance.
	Apart bool
}

// Compare answers the question for its period, the one before and the one a year before. For
// all time, and for definitions that describe today, there is nothing to compare with.
func (i *Indicator) Compare(in Input) Comparison {
	c := Comparison{Now: i.Compute(in)}
	if in.Period == (period.Period{}) || i.Alternative(in.Alternative).Timing == Now {
		return c
	}
	elapsed := period.Date(in.Period.Days())
	if in.Today != 0 && in.Period.Contains(in.Today) && in.Today+1 < in.Period.To {
		elapsed, c.ToDate = in.Today+1-in.Period.From, true
	}
	c.Before = i.against(c.Now, in, in.Calendar.Next(in.Period, -1), elapsed, c.ToDate)
	c.Year = i.against(c.Now, in, in.Calendar.YearBefore(in.Period), elapsed, c.ToDate)
	return c
}

func (i *Indicator) against(now Result, in Input, p period.Period, days period.Date, cut bool) Change {
	if cut && p.From+days < p.To {
		p.To, p.Grain = p.From+days, period.Span
	}
	out := Change{Period: p}
	if p.From < 1 {
		return out
	}
	out.Result = i.Over(in, []period.Period{p})[0]
	then := out.Result
	if !now.Known || !then.Known {
		return out
	}
	out.Known = true
	out.Difference = now.Figure
	out.Difference.Value -= then.Value
	out.Difference.Minor -= then.Minor
	if then.Value > 0 && then.Unit != Net {
		out.Share = number(out.Difference.Value/then.Value, Ratio)
	}
	switch {
	case i.Better == Neutral || out.Difference.Value == 0:
	case (out.Difference.Value > 0) == (i.Better == Higher):
		out.Good = 1
	default:
		out.Good = -1
	}
	a, b := now.Interval, then.Interval
	out.Apart = a.Known && b.Known && (a.Low > b.High || b.Low > a.High)
	return out
}

// Explanation is all that a panel shows about one number.
type Explanation struct {
	Indicator   *Indicator
	Alternative *Alternative
	Input       Input
	Comparison
}

// Explain answers the question and tells how: definition, steps, records in and out, warnings, comparison.
func (i *Indicator) Explain(in Input) Explanation {
	return Explanation{Indicator: i, Alternative: i.Alternative(in.Alternative), Input: in, Comparison: i.Compare(in)}
}
