package evaluation

import (
	"math"

	"rumbo/engine/compare"
	"rumbo/engine/record"
	"rumbo/engine/scorecard"
)

// Beside is one line of two people side by side.
type Beside struct {
	A, B *Line   // of the same indicator; B nil where the other's scorecard does not have it
	P    float64 // that they differ by chance alone; not a number where that cannot be told
	// Apart tells that they differ more than by chance, with all lines that were tested taken into account.
	Apart bool
	// Ahead is 1 where A's value is the better one, −1 where B's is, 0 where neither can be said.
	Ahead int
	// Few tells that one of them has too few cases for anything to be told.
	Few bool
}

// Profile is two people of a role side by side.
type Profile struct {
	Lines []Beside
	// Same tells that their final results come to the same: not further apart than sameScore points.
	Same           bool
	FinalA, FinalB record.Opt
}

// sameScore is how many points of a final result nobody should read anything into.
const sameScore = 10

// Two sets two people's cards beside each other. Where they differ is told at a false discovery rate of 5 % over all lines that
// can be tested (see compare.Discoveries).
func Two(q Question, a, b *Card) Profile {
	out := Profile{FinalA: Final(a), FinalB: Final(b)}
	out.Same = out.FinalA.OK && out.FinalB.OK && math.Abs(out.FinalA.V-out.FinalB.V) <= sameScore
	in := stretch(q.In)
	ea, eb := personMonths(q.State, a.People, in), personMonths(q.State, b.People, in)
	var p []float64
	for i := range a.Lines {
		x := Beside{A: &a.Lines[i], P: math.NaN()}
		x.B = b.Same(x.A)
		if x.B != nil && x.A.Result.Known && x.B.Result.Known {
			x.P = compare.Two(x.A.Indicator, q.In.Deals, x.A.Result, x.B.Result, ea, eb)
			x.Few = min(x.A.Result.N, x.B.Result.N) < compare.Enough && x.A.Quality == nil
			if x.Few {
				x.P = math.NaN()
			}
			x.Ahead = ahead(x.A, x.B)
		}
		out.Lines = append(out.Lines, x)
		p = append(p, x.P)
	}
	for i, found := range compare.Discoveries(p) {
		out.Lines[i].Apart = found
	}
	return out
}

// ahead tells whose value is better: by their scores, or where both are at an end of the range by the value itself.
func ahead(a, b *Line) int {
	va, vb := a.Result.Value, b.Result.Value
	if a.Indicator != nil && a.Indicator.Additive && a.Scale > 0 && b.Scale > 0 {
		va, vb = va/a.Scale, vb/b.Scale // who was there longer did more
	}
	if a.Common.Better == scorecard.Lower {
		va, vb = -va, -vb
	}
	switch {
	case a.Common.Better == scorecard.Either && a.Quality == nil, va == vb:
		return 0
	case va > vb:
		return 1
	}
	return -1
}

// Final is the score of a card's final results; unknown where none has data.
func Final(c *Card) record.Opt {
	for _, d := range c.Total.Dimensions {
		if d.ID == record.DimensionFinal {
			return d.Score
		}
	}
	return record.Opt{}
}
