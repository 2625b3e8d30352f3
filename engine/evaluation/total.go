package evaluation

import (
	"math"

	"rumbo/engine/kpi"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Total is what a scorecard adds up to.
type Total struct {
	Score record.Opt // 0…100; unknown where no line has data
	// Weights is the sum of all lines' weights; Covered the share of it whose lines have data; Weak the share of the
	// covered weights that rests on weak numbers.
	Weights, Covered, Weak float64
	Dimensions             []Dimension
	Steps                  []kpi.Phrase
}

// Dimension is the part of a total that one dimension makes.
type Dimension struct {
	ID     string
	Label  text.Text
	Score  record.Opt
	Weight float64 // of all its lines
	Share  float64 // of the total, 0…1
	Points float64 // Share × Score
	Lines  int     // with data
	Of     int
}

// Whole is what the weights of a scorecard should add up to.
const Whole = 100

var (
	pointsText    = text.New("{dimension}: {score} × {weight} ÷ {covered} = {points}", "{dimension}: {score} × {weight} ÷ {covered} = {points}")
	sumText       = text.New("Suma = {score}", "Sum = {score}")
	uncoveredText = text.New("Las líneas sin datos pesan {missing} de {weights} y quedan fuera: las demás se reparten el total.", "The lines without data weigh {missing} of {weights} and are left out: the others share the total.")
	offText       = text.New("Los pesos suman {weights} y no 100: cada uno cuenta como su parte de esa suma.", "The weights sum to {weights} and not to 100: each counts as its part of that sum.")
)

// total adds up lines and writes each one's share into it.
func total(lines []Line) Total {
	t := Total{}
	covered := 0.0
	for i := range lines {
		t.Weights += lines[i].Weight
		if lines[i].Scored() {
			covered += lines[i].Weight
		}
	}
	for _, d := range record.Dimensions {
		dim := Dimension{ID: d.Value, Label: d.Label}
		weighed, sum := 0.0, 0.0
		for i := range lines {
			l := &lines[i]
			if l.Rec.Dimension != d.Value {
				continue
			}
			dim.Of++
			dim.Weight += l.Weight
			if !l.Scored() {
				continue
			}
			l.Share = l.Weight / covered
			l.Points = l.Share * l.Score.V
			dim.Lines++
			weighed, sum = weighed+l.Weight, sum+l.Weight*l.Score.V
			if l.Result.Weak {
				t.Weak += l.Share
			}
		}
		if weighed > 0 {
			dim.Score, dim.Share = record.Some(sum/weighed), weighed/covered
			dim.Points = dim.Share * dim.Score.V
			t.Score = record.Some(t.Score.V + dim.Points)
			t.Steps = append(t.Steps, say(pointsText, "dimension", d.Label, "score", dim.Score, "weight", weighed, "covered", covered, "points", record.Some(dim.Points)))
		}
		if dim.Of > 0 {
			t.Dimensions = append(t.Dimensions, dim)
		}
	}
	if t.Weights > 0 {
		t.Covered = covered / t.Weights
	}
	t.tell(covered)
	return t
}

// tell adds what a reader has to know of the weights.
func (t *Total) tell(covered float64) {
	if t.Score.OK {
		t.Score.V = math.Min(t.Score.V, 100) // rounding
		t.Steps = append(t.Steps, say(sumText, "score", t.Score))
	}
	if missing := t.Weights - covered; missing > 1e-9 {
		t.Steps = append(t.Steps, say(uncoveredText, "missing", missing, "weights", t.Weights))
	}
	if t.Weights > 0 && math.Abs(t.Weights-Whole) > 1e-9 {
		t.Steps = append(t.Steps, say(offText, "weights", t.Weights))
	}
}

// Normalised are weights in whole numbers that sum to 100, in proportion to what is there: the largest remainders are rounded
// up (Hamilton's method). All zero, or none, are left as they are.
func Normalised(weights []float64) []float64 {
	sum := 0.0
	for _, w := range weights {
		sum += math.Max(0, w)
	}
	out := make([]float64, len(weights))
	if sum <= 0 {
		return append(out[:0], weights...)
	}
	left := Whole
	rest := make([]float64, len(weights))
	for i, w := range weights {
		exact := math.Max(0, w) / sum * Whole
		out[i] = math.Floor(exact + 1e-9)
		rest[i] = exact - out[i]
		left -= int(out[i])
	}
	for ; left > 0; left-- {
		best := 0
		for i := range rest {
			if rest[i] > rest[best]+1e-12 {
				best = i
			}
		}
		out[best]++
		rest[best] = -1
	}
	return out
}
