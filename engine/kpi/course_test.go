package kpi_test

import (
	"math"
	"testing"

	"rumbo/engine/kpi"
	"rumbo/engine/period"
)

// The course ends where the indicators are: what was won up to today, what the whole target asks for at the end, and what the
// whole year before brought; nothing is said of days to come.
func TestCourseMeetsTheIndicators(t *testing.T) {
	in := madeInput(t, 3000, 7)
	for _, per := range []period.Period{year2026, in.Calendar.Of(period.Quarter, today), in.Calendar.Of(period.Month, today)} {
		for _, alternative := range []string{"", "linear", "deals"} {
			in.Period, in.Alternative = per, alternative
			c := kpi.CourseOf(in, nil)
			last := len(c.Steps) - 1
			if c.Today < 0 || !c.Steps[c.Today].Contains(today) {
				t.Fatalf("%v: the running step is %d of %d", per, c.Today, last+1)
			}
			for i := range c.Steps {
				if ahead := i > c.Today; math.IsNaN(c.Won[i]) != ahead {
					t.Errorf("%v: step %d has %v won, and today is in %d", per, i, c.Won[i], c.Today)
				}
				if i > 0 && (c.Won[i] < c.Won[i-1] || c.Due[i] < c.Due[i-1] || c.Before[i] < c.Before[i-1]) {
					t.Errorf("%v: a sum shrinks at step %d", per, i)
				}
			}
			ask := in
			ask.Alternative = ""
			attained := kpi.Attainment.Compute(ask)
			toTheCent(t, "due at the end", c.Due[last], attained.Denominator.Value)
			pace := kpi.Pace.Compute(ask)
			toTheCent(t, "won today", c.Won[c.Today], pace.Numerator.Value)
			toTheCent(t, "the gap", c.Gap.Value, pace.Numerator.Value-pace.Denominator.Value)
			before := ask
			before.Period, before.Today = in.Calendar.YearBefore(per), 0
			toTheCent(t, "the year before", c.Before[last], kpi.WonRevenue.Compute(before).Value)
		}
	}
}

func toTheCent(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 0.011 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}
