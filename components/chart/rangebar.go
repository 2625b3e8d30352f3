package chart

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// RangeBar is a value in the range in which it is expected: minimum, target and excellent divide its track, which runs from
// worse to better whichever way the figures go. It is decoration, as Bullet is. NaN is left out; without a minimum and a
// target there is nothing to draw.
type RangeBar struct {
	Minimum, Target, Excellent float64
	Value, Low, High           float64
	Faint                      bool // the value is weak
}

// beyond is how much of the range is shown beyond its ends.
const beyond = 0.25

// Draw gives the picture.
func (r RangeBar) Draw() app.UI {
	if math.IsNaN(r.Minimum) || math.IsNaN(r.Target) || r.Minimum == r.Target {
		return picture("range-bar")
	}
	end := r.Excellent
	if math.IsNaN(end) {
		end = r.Target + (r.Target-r.Minimum)/4
	}
	in := scale(-beyond, 1+beyond)
	x := func(v float64) float64 { return in((v - r.Minimum) / (end - r.Minimum)) }
	class := "range-value"
	if r.Faint {
		class = "range-faint"
	}
	parts := []app.UI{rect("range-below", 0, 5, x(r.Minimum), 14), rect("range-towards", x(r.Minimum), 5, x(r.Target)-x(r.Minimum), 14),
		rect("range-target", x(r.Target), 5, x(end)-x(r.Target), 14), rect("range-excellent", x(end), 5, wide-x(end), 14)}
	if !math.IsNaN(r.Value) {
		parts = append(parts, rect(class, 0, 9, math.Max(2, x(r.Value)), 6))
	}
	if !math.IsNaN(r.Low) && !math.IsNaN(r.High) {
		from, to := math.Min(x(r.Low), x(r.High)), math.Max(x(r.Low), x(r.High))
		parts = append(parts, rect("whisker-range", from, 11.4, to-from, 1.2), rect("whisker-end", from, 8, 1.2, 8), rect("whisker-end", math.Max(0, to-1.2), 8, 1.2, 8))
	}
	return picture("range-bar", append(parts, mark("bullet-due", x(r.Target), 2, 22, true))...)
}
