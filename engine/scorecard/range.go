// Package scorecard tells what a number is worth: by the range in which it may fall it gets a band and a score.
package scorecard

import (
	"math"

	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Better is the direction in which a range is better. Its values are those of kpi.Better.
type Better uint8

// The directions.
const (
	Either Better = iota // as the range's own order says
	Higher
	Lower
)

// Range is the band in which a result may fall. Any of its values may be unknown.
type Range struct {
	Minimum, Target, Excellent record.Opt
	Better                     Better
}

// Band is where a value lies in its range.
type Band uint8

// The bands, from worst to best.
const (
	NoBand       Band = iota // the value is not known, or the range says nothing
	BelowMinimum             // worse than the minimum
	BelowTarget              // from the minimum up to the target; also worse than the target where no minimum is set
	AtTarget                 // from the target up to excellent
	AtExcellent
)

// Label is the band in words.
func (b Band) Label() text.Text {
	switch b {
	case BelowMinimum:
		return text.New("no llega al mínimo", "misses the minimum")
	case BelowTarget:
		return text.New("no llega a la meta", "short of the target")
	case AtTarget:
		return text.New("en la meta", "on target")
	case AtExcellent:
		return text.New("excelente", "excellent")
	}
	return text.New("sin rango", "no range")
}

// Empty reports whether the range says nothing.
func (r Range) Empty() bool { return !r.Minimum.OK && !r.Target.OK && !r.Excellent.OK }

// Scores that the points of a range are worth. The target is worth 80, so that a target that was met is clearly
// good and still leaves something to the excellent.
const (
	scoreTarget    = 80
	scoreExcellent = 100
)

// lower reports whether less is better: by what was stated, or else by the range's own order.
func (r Range) lower() bool {
	if r.Better != Either {
		return r.Better == Lower
	}
	known := r.known()
	return len(known) > 1 && known[len(known)-1] < known[0]
}

func (r Range) known() []float64 {
	var out []float64
	for _, o := range []record.Opt{r.Minimum, r.Target, r.Excellent} {
		if o.OK {
			out = append(out, o.V)
		}
	}
	return out
}

// Score is what a value is worth, 0 to 100: 0 at the minimum or worse, 80 at the target, 100 at excellent or
// better, on straight lines between. The minimum earns nothing because it is what may not be missed, not what is
// asked. Where excellent is not set, the line from the minimum to the target goes on up to 100, so that setting it later moves
// only values beyond the target. ok is false where the value, the minimum or the target is not known, or where
// the range is out of order.
func (r Range) Score(v float64) (score float64, ok bool) {
	if !r.Minimum.OK || !r.Target.OK || math.IsNaN(v) || r.Check() != nil {
		return 0, false
	}
	minimum, target := r.Minimum.V, r.Target.V
	excellent := r.Excellent.Or(target + (target-minimum)*(scoreExcellent-scoreTarget)/scoreTarget)
	if r.lower() {
		v, minimum, target, excellent = -v, -minimum, -target, -excellent
	}
	switch {
	case v <= minimum:
		return 0, true
	case v < target:
		return scoreTarget * (v - minimum) / (target - minimum), true
	case v < excellent:
		return scoreTarget + (scoreExcellent-scoreTarget)*(v-target)/(excellent-target), true
	}
	return scoreExcellent, true
}

// Band is where a value lies. A value exactly on a limit is in the better band.
func (r Range) Band(v float64) Band {
	if math.IsNaN(v) || r.Empty() || r.Check() != nil {
		return NoBand
	}
	reaches := func(limit record.Opt) bool {
		if r.lower() {
			return limit.OK && v <= limit.V
		}
		return limit.OK && v >= limit.V
	}
	switch {
	case reaches(r.Excellent):
		return AtExcellent
	case reaches(r.Target):
		return AtTarget
	case reaches(r.Minimum) || !r.Minimum.OK:
		return BelowTarget
	}
	return BelowMinimum
}

// Check refuses a range that is out of order, or that runs against its direction. Problems name the fields
// "minimum", "target" and "excellent".
func (r Range) Check() []record.Problem {
	if p := record.CheckRange(r.Minimum, r.Target, r.Excellent); p != nil {
		return p
	}
	known := r.known()
	if r.Better == Either || len(known) < 2 || (known[len(known)-1] < known[0]) == (r.Better == Lower) {
		return nil
	}
	field := "target"
	if !r.Target.OK {
		field = "excellent"
	}
	if r.Better == Lower {
		return []record.Problem{{Field: field, Text: text.New("Aquí más bajo es mejor: la meta tiene que ser menor que el mínimo exigido, y lo excelente menor que la meta.",
			"Lower is better here: the target has to be less than the minimum asked for, and excellent less than the target.")}}
	}
	return []record.Problem{{Field: field, Text: text.New("Aquí más alto es mejor: la meta tiene que ser mayor que el mínimo, y lo excelente mayor que la meta.",
		"Higher is better here: the target has to be more than the minimum, and excellent more than the target.")}}
}
