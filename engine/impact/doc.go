// Package impact tells whether working on accounts paid: what happened at the accounts that were worked on, before
// and after, against what happened meanwhile at those that were not (difference in differences; Angrist and Pischke,
// "Mostly Harmless Econometrics", 2009, §5.2). Each account enters at its own date and is compared only with accounts that
// never entered (Callaway and Sant'Anna, J. Econometrics 225, 2021).
//
// Few accounts are treated, so that usual standard errors mean little. What chance alone would show is found by
// drawing again which accounts are treated, many times (randomisation inference; Rosenbaum, "Observational Studies",
// 2002, §2; for few groups MacKinnon and Webb, Econometrics J. 21, 2018); the interval is all effects that
// such a test would not reject.
package impact

import "rumbo/engine/text"

// Unit is an account's course: for each period a numerator and a denominator, so that amounts (denominator 1)
// and ratios are averaged alike: the sum of the numerators by the sum of the denominators.
type Unit struct {
	Num, Den []float64
	Start    int // the period in which it was treated first; Never if it never was
}

// Never is the start of a unit that is not treated.
const Never = -1

// Design says what is compared.
type Design struct {
	Before, After int // at most so many periods before, and from the start on
	// Matched compares each treated unit with so many that were most alike before; 0 with all.
	Matched int
	Draws   int // of the test; 0 means 2,000
	Seed    uint64
}

// Least numbers for an answer.
const (
	leastTreated  = 3
	leastControls = 5
	leastPeriods  = 2 // on each side of the start
)

// Result is the effect of being treated, per period, in the measure's unit.
type Result struct {
	OK       bool
	Why      text.Text // why there is none
	Effect   float64
	Lo, Hi   float64 // 95 % interval
	P        float64 // how often chance alone shows as much
	Treated  int     // units counted
	Controls int
	// Relative is the effect as a share of what the treated units would have had without; NaN if that is not positive.
	Relative float64
	// Trend is the effect that is seen before anything began: the later half of the periods before against the
	// earlier half. It should be none; TrendP is how often chance alone shows as much, NaN if it cannot be told.
	Trend, TrendP float64
	LeftOut       []LeftOut
	Course        []Step
}

// LeftOut is how many treated units could not be counted, and why.
type LeftOut struct {
	Reason text.Text
	N      int
}

// Step is a period relative to the start (0 is the first treated one): the mean of the treated units and that of
// those they are compared with, both less their own mean before the start; N treated units have it.
type Step struct {
	At               int
	Treated, Control float64
	N                int
}

// Clear tells whether chance alone is an unlikely explanation (5 %).
func (r Result) Clear() bool { return r.OK && r.P <= 0.05 }

// Doubtful tells whether the treated units went another way before anything began (10 %), so that the effect cannot be
// put down to the treatment.
func (r Result) Doubtful() bool { return r.OK && r.TrendP <= 0.1 }
