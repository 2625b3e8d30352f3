// Package train fits the networks of the combination on a folder of test
// series: the weights of the members so that the error of the combined forecast
// is least, and the widths of the intervals so that they hold. Everything is
// cross-validated over series, and the same data give the same networks.
package train

import (
	"math"

	"rumbo/engine/forecast"
	"rumbo/engine/forecast/score"
)

// Case is one forecast that could have been made: a series cut at an origin.
type Case struct {
	Group    string
	Series   int  // index of the series: its cases share a fold
	Latest   bool // the origin that is scored; others are earlier
	Evidence forecast.Evidence
	Actual   []float64 // divided by Evidence.Scale
	Abs      float64   // scale of MASE, divided by Evidence.Scale
	// SMAPE2 and MASE2 are the errors of naive2.
	SMAPE2, MASE2 float64
}

// Build gathers the cases of all series: each at its own origin and at up to
// earlier ones, a horizon apart, that leave enough history. each is told how
// many series are done.
func Build(all []score.Series, earlier int, each func(done int)) []Case {
	var out []Case
	for i := range all {
		s := all[i]
		h := len(s.Test)
		full := append(append([]float64(nil), s.Train...), s.Test...)
		for k := 0; k <= earlier; k++ {
			n := len(s.Train) - k*h
			if k > 0 && n < max(12, 3*s.Period) {
				break
			}
			s.Train, s.Test = full[:n], full[n:n+h]
			if c, ok := makeCase(&s); ok {
				c.Series, c.Latest = i, k == 0
				out = append(out, c)
			}
			s.Train = full[:len(full)-h]
		}
		if each != nil {
			each(i + 1)
		}
	}
	return out
}

func makeCase(s *score.Series) (Case, bool) {
	c := Case{Group: s.Group()}
	e, err := forecast.Gather(s.Input(), forecast.Options{Horizon: len(s.Test)})
	scale := forecast.SeasonalScale(s.Train, s.Period)
	if err != nil || !(scale.Abs > 0) {
		return c, false
	}
	n2 := score.Measure(s, score.Naive2(s.Train, s.Period, len(s.Test)))
	c.Evidence, c.Abs, c.SMAPE2, c.MASE2 = e, scale.Abs/e.Scale, n2.SMAPE, n2.MASE
	c.Actual = make([]float64, len(s.Test))
	for k, v := range s.Test {
		c.Actual[k] = v / e.Scale
	}
	return c, !math.IsNaN(c.SMAPE2)
}

// norms are the mean errors of naive2 in a group, which errors are divided by.
type norms struct{ smape, mase, n float64 }

func groupNorms(cases []*Case) map[string]*norms {
	g := map[string]*norms{}
	for _, c := range cases {
		if g[c.Group] == nil {
			g[c.Group] = &norms{}
		}
		v := g[c.Group]
		v.smape += c.SMAPE2
		v.mase += c.MASE2
		v.n++
	}
	for _, v := range g {
		v.smape /= v.n
		v.mase /= v.n
	}
	return g
}

// caseWeights make a group count by the square root of its size, so that
// neither the largest nor the smallest decides; each earlier origin counts as the
// part of the latest that is given.
func caseWeights(cases []*Case, groups map[string]*norms, earlier float64) []float64 {
	w := make([]float64, len(cases))
	sum := 0.0
	for i, c := range cases {
		w[i] = 1 / math.Sqrt(groups[c.Group].n)
		if !c.Latest {
			w[i] *= earlier
		}
		sum += w[i]
	}
	for i := range w {
		w[i] *= float64(len(cases)) / sum
	}
	return w
}
