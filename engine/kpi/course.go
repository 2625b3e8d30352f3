package kpi

import (
	"math"

	"rumbo/engine/period"
)

// Course is how what was won in a period has added up, step by step, beside what should have been won by then and what
// had been won by the same day of the year before. All are in whole units of the currency and from the first day of
// the period on; NaN stands for what is not known, as what lies ahead.
type Course struct {
	Steps  []period.Period
	Won    []float64 // up to the end of the step; of the running one, up to today
	Due    []float64 // the target's part by then; of the running step, by its end
	Before []float64
	Today  int    // the running step; −1 if none of them is
	Gap    Figure // won − due today; not known without a target
}

// CourseOf follows the question's period by months, one of a quarter by weeks, shorter ones by days. The figures are those of
// WonRevenue and Pace, by the definition of pace that the question asks for, or the
// default where that counts deals.
func CourseOf(in Input, rest func()) Course {
	grain := period.Month
	switch in.Period.Grain {
	case period.Quarter:
		grain = period.Week
	case period.Month, period.Week:
		grain = period.Day
	}
	if in.Alternative == "deals" { // the picture is of money
		in.Alternative = ""
	}
	c := Course{Steps: in.Calendar.Cut(in.Period, grain), Today: -1}
	before := in
	before.Alternative, before.Today = "", 0
	won := before
	for i, step := range c.Steps {
		to := min(step.To, in.Period.To)
		if step.Contains(in.Today) {
			c.Today = i
		}
		won.Period = period.Period{From: in.Period.From, To: min(to, in.Today+1)}
		c.Won = append(c.Won, wonIn(won, step.From <= in.Today))
		last := in.Calendar.YearBefore(in.Period)
		before.Period = period.Period{From: last.From, To: min(last.To, last.From+(to-in.Period.From))}
		c.Before = append(c.Before, wonIn(before, true))
		due := in
		due.Today = to - 1
		c.Due = append(c.Due, orNaN(Pace.Compute(due).Denominator))
		if rest != nil {
			rest()
		}
	}
	if now := Pace.Compute(in); now.Known {
		c.Gap = now.Numerator
		c.Gap.Minor, c.Gap.Value = now.Numerator.Minor-now.Denominator.Minor, now.Numerator.Value-now.Denominator.Value
	}
	return c
}

// wonIn is what was won in the question's period; nothing won is zero here, since it is a sum that grows.
func wonIn(in Input, begun bool) float64 {
	if !begun {
		return math.NaN()
	}
	if r := WonRevenue.Compute(in); r.Known {
		return r.Value
	}
	return 0
}

func orNaN(f Figure) float64 {
	if !f.Known {
		return math.NaN()
	}
	return f.Value
}
